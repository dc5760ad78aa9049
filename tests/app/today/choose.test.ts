import { describe, expect, test } from 'vitest';
import { readPlan } from '../../../src/app/drill/read-plan.ts';
import { ASKS, planName, planOf } from '../../../src/app/drill/drill-names.ts';
import { labelName, type Named } from '../../../src/app/library/label-names.ts';
import { parseRoute } from '../../../src/app/shell/route.ts';
import { asksWithCards, countForChoice, partsFor } from '../../../src/app/today/choose.ts';
import { DAY } from '../../../src/schedule/model.ts';
import { library, openDesk } from '../learner/in-memory.ts';

const known = { ...library, source: () => ({ state: 'on' as const }) };

const { issue } = library;
const named: Named = {
  sources: [{ id: issue.id, title: 'The issue' }],
  articles: issue.articles,
  topics: issue.topics,
  shippedTags: new Set<string>(),
};

/** One card forgotten today, one flagged, one set aside, one long not seen. */
async function openPast() {
  const desk = await openDesk();
  const { learner } = desk;
  const [old, flagged, away, hard] = learner.queue().main;
  await learner.grade(old!, 4, 1000);
  desk.now += 40 * DAY;
  await learner.mark(flagged!, 'flag');
  await learner.mark(away!, 'suspend');
  await learner.grade(hard!, 1, 1000);
  return { ...desk, learner };
}

describe('what can be drilled by itself', () => {
  test('starts at the first that has something in it, and offers no other', async () => {
    const fresh = await openDesk();
    expect(asksWithCards(countForChoice(fresh.learner))).toEqual(['due', 'fresh', 'everything', 'cram']);
    const { learner } = await openPast();
    expect(asksWithCards(countForChoice(learner))).toEqual(ASKS);
    await learner.change('newPerDay', 0);
    await learner.change('reviewsPerDay', 0);
    expect(asksWithCards(countForChoice(learner))).not.toContain('fresh');
    for (const { id } of learner.cards) await learner.mark(id, 'suspend');
    expect(asksWithCards(countForChoice(learner))).toEqual([]);
  });

  test('every row has cards, as many as its address asks', async () => {
    const { learner } = await openPast();
    const counted = countForChoice(learner);
    const seen = new Set<string>();
    for (const ask of ASKS)
      for (const { title, parts } of partsFor(counted, ask, named))
        for (const { name, cards, href } of parts) {
          seen.add(title);
          const route = parseRoute(href);
          const plan = route.screen === 'drill' ? readPlan(route.query, known) : null;
          expect(plan, href).not.toBeNull();
          const { learning, main } = learner.queue(plan!.filter, plan!.extent);
          expect(cards, `${ask} ${name}`).toBe(learning.length + main.length);
          expect(cards).toBeGreaterThan(0);
        }
    // One source that has all of it is no choice.
    expect([...seen]).toEqual(['', 'Articles', 'Kinds', 'Topics', 'Tags']);
  });

  test('two sources, supplied terms and tags are choices', async () => {
    const { learner } = await openDesk();
    const counts = countForChoice(learner);
    const half = { ...counts.everything, all: 1 };
    const labels = new Map([
      ...counts.labels,
      ['source:text', half],
      ['supplied', half],
      ['tag:b', half],
      ['tag:a', half],
    ]);
    const sources = [...named.sources, { id: 'text', title: 'A text' }];
    const groups = partsFor({ ...counts, labels }, 'everything', { ...named, sources });
    const names = (wanted: string) =>
      groups.find(({ title }) => title === wanted)?.parts.map(({ name }) => name);
    expect(names('Sources')).toEqual(['The issue', 'A text', 'Supplied terms']);
    expect(names('Tags')!.slice(0, 2)).toEqual(['a', 'b']);
  });
});

test.each([
  ['due', undefined, null],
  ['due', 'kind:person', 'People'],
  ['cram', undefined, 'Cram, nothing is stored'],
  ['weak', 'kind:person', 'People · weak'],
  ['everything', 'supplied', 'Supplied terms · also what is not due'],
  ['everything', undefined, 'Also what is not due'],
  ['cram', `source:${issue.id}`, 'The issue · cram, nothing is stored'],
  ['unseen', 'tag:own', 'own · not seen for long'],
  ['fresh', 'source:gone', 'source:gone · new only'],
] as const)('a drill of %s, %s says so', (ask, label, name) =>
  expect(planName(planOf(ask, label), (one) => labelName(named, one))).toBe(name),
);

test('a drill of some terms says how many', () => {
  const plan = (terms: string[]) =>
    ({ filter: { by: 'terms', terms }, extent: 'due', mode: 'scheduled' }) as const;
  expect(planName(plan(['a']), String)).toBe('One term');
  expect(planName(plan(['a', 'b']), String)).toBe('2 terms');
});
