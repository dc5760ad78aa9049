/** What a term's page decides: whether it is drilled, which English is asked, which sentences it shows. */
import { describe, expect, test } from 'vitest';
import { isSupplied, wordsOf, writtenOf } from '../../../src/app/term/listed-term.ts';
import { readOwnReading } from '../../../src/app/read/typed-reading.ts';
import { choose, rivalsOf, usualGloss } from '../../../src/app/term/rivals.ts';
import { cardsInStates } from '../../../src/app/term/set-aside.ts';
import { cardSentences, placeOnCard, sentencesInSources } from '../../../src/app/term/source-sentences.ts';
import { studyState } from '../../../src/app/term/study.ts';
import type { Edit } from '../../../src/library/edit.ts';
import type { Written } from '../../../src/library/entry.ts';
import { foldLibrary } from '../../../src/library/fold.ts';
import { plainLines } from '../../../src/library/plain-text.ts';
import { SUPPLIED } from '../../../src/schedule/labels.ts';
import {
  at,
  edit,
  find,
  NOTHING_SHIPPED,
  source,
  SOURCE_A,
  SOURCE_B,
  spell,
  term,
} from '../../library/made-up.ts';
import { openDesk, PARTS } from '../learner/in-memory.ts';

const REFORM = term('改革');
const LONG = 'They speak of reform (改革) again and again, as everybody knows. Reform (改革) goes on.\n';
const SHORT = 'More reform.\n\n改革 it is.\n';
const places = (text: string, word = '改革') =>
  text.split('\n').flatMap((line, i) =>
    [...line.matchAll(new RegExp(word, 'g'))].map(({ index }) => ({
      line: i + 1,
      column: index + 1,
      length: word.length,
    })),
  );
const made = (edits: Edit[] = []) => {
  const library = foldLibrary(
    NOTHING_SHIPPED,
    [
      source(SOURCE_A, [
        find('改革', 'reform', {
          places: places(LONG),
          words: [{ hanzi: '改革', traditional: '改革', pinyin: 'gǎigé', gloss: 'to change' }],
        }),
      ]),
      source(SOURCE_B, [find('改革', 'the Reforms', { places: places(SHORT) })], {
        addedAt: 1_700_000_000_001,
      }),
    ],
    edits,
    spell,
  );
  return { library, entry: library.entry(REFORM)! };
};

describe('studying a term', () => {
  const usual = { study: null, offered: true, labels: ['kind:person', SUPPLIED] };
  const fresh = { reps: 0, setAside: null };
  test.each([
    ['new', usual, [fresh], /^New/, ['study', 'leave-out']],
    ['wanted', { ...usual, study: true }, [fresh], /^First/, ['as-usual', 'leave-out']],
    ['begun', usual, [fresh, { reps: 2, setAside: null }], /^Being learned/, ['leave-out']],
    ['left out by a label', usual, [], /supplied/, ['study']],
    ['of a source that is off', { ...usual, offered: false }, [], /looked up only/, ['study']],
    ['taken out', { ...usual, study: false }, [], /taken it out/, ['study']],
    ['set aside', usual, [{ reps: 3, setAside: 'leech' as const }], /Set aside/, ['leave-out']],
  ])('%s', (_, entry, cards, text, acts) => {
    const state = studyState(entry, cards, [SUPPLIED]);
    expect(state.text).toMatch(text);
    expect(state.acts).toEqual(acts);
  });

  test.each([
    ['tag:tech-war', 'tech-war'],
    ['tag:united-front', 'united front'],
    ['kind:policy-term', 'policy term'],
  ])('says that %s is left out as it is shown elsewhere', (label, shown) => {
    const written = { ...usual, labels: [label], written: { tags: ['united-front'] } as unknown as Written };
    expect(studyState(written, [], [label]).text).toBe(`Not drilled: “${shown}” is left out.`);
  });

  test('brings the term to the head of the new ones, and out of them again', async () => {
    const { learner } = await openDesk();
    await learner.shelf.keep(source(SOURCE_A, [find('改革', 'reform')]), null);
    await learner.shelf.edit({ of: REFORM, set: 'study', to: true });
    expect(learner.cards.filter(({ term }) => term === REFORM).every(({ study }) => study)).toBe(true);
    await learner.shelf.edit({ of: REFORM, set: 'study', to: false });
    expect(learner.cards.some(({ term }) => term === REFORM)).toBe(false);
  });
});

describe('rival renderings', () => {
  test('stand side by side with their sources, the one that is asked marked', () => {
    const { library, entry } = made();
    const rivals = rivalsOf(entry, library);
    expect(rivals.map(({ text, asked, uses }) => [text, asked, uses.map(({ count }) => count)])).toEqual([
      ['reform', true, [2]],
      ['the Reforms', false, [1]],
    ]);
    expect(rivals[1]!.uses[0]!.source.source.title).toBe('Source b');
  });

  test('one chosen is asked, and choosing the usual one again takes the choice back', () => {
    const { library, entry } = made([edit(1, { of: REFORM, set: 'gloss', to: 'the Reforms' })]);
    expect(rivalsOf(entry, library).map(({ asked }) => asked)).toEqual([false, true]);
    expect(usualGloss(entry)).toBe('reform');
    expect(choose(entry, 'reform')).toMatchObject({ set: 'gloss', to: null });
    expect(choose(entry, ' my \u0000 own ')).toMatchObject({ to: 'my own' });
    expect(choose(entry, '  ')).toMatchObject({ to: null });
  });

  test('of the glossary stand with those of sources, none twice', async () => {
    const library = foldLibrary(
      await PARTS.library.shipped(),
      [source(SOURCE_A, [find('网络主权', 'Cyber-Sovereignty')])],
      [],
      spell,
    );
    const entry = library.entry(term('网络主权'))!;
    const rivals = rivalsOf(entry, library);
    expect(new Set(rivals.map(({ key }) => key)).size).toBe(rivals.length);
    const of = (id: string) =>
      rivals.filter(({ uses }) => uses.some(({ source }) => source.source.id === id));
    expect(of(SOURCE_A)).toHaveLength(1);
  });
});

describe('a term that no glossary has', () => {
  test('has the words its source divides it into, and nothing written', () => {
    const { entry } = made();
    expect(writtenOf(entry)).toBeUndefined();
    expect(wordsOf(entry).words.map(({ gloss }) => gloss)).toEqual(['to change']);
    expect(isSupplied(entry)).toBe(false);
  });

  test('keeps what the reader puts right in a written entry', async () => {
    const shipped = await PARTS.library.shipped();
    const edits = [edit(1, { of: term('网络主权'), set: 'gloss', to: 'mine' })];
    const entry = foldLibrary(shipped, [], edits, spell).entry(term('网络主权'))!;
    expect(writtenOf(entry)).toMatchObject({ gloss: 'mine', definition: entry.written!.definition });
  });
});

describe('sentences of kept texts', () => {
  const texts: Record<string, string | null> = { [SOURCE_A]: LONG, [SOURCE_B]: SHORT };
  const read = (edits: Edit[] = []) => {
    const { library, entry } = made(edits);
    return sentencesInSources(entry, library, async (id) => texts[id] ?? null).then((all) => ({
      all,
      entry,
    }));
  };

  test('come source by source, and the shortest stands on the card', async () => {
    const { all, entry } = await read();
    expect(all.map(({ sentences }) => sentences.length)).toEqual([2, 1]);
    const sentences = cardSentences(all);
    expect(sentences[placeOnCard(entry, sentences)]!.sentence.after).toBe(' it is.');
  });

  test('the one chosen stands there instead', async () => {
    const { all, entry } = await read([
      edit(1, { of: REFORM, set: 'sentence', to: at(SOURCE_A, 1, places(LONG)[0]!.column) }),
    ]);
    const sentences = cardSentences(all);
    expect(sentences[placeOnCard(entry, sentences)]!.sentence.before).toContain('They speak');
  });

  test('those with the characters come first, and a heading last', async () => {
    const text = '# Of 改革\n\nReform goes on.\n\nOf 改革 they speak.\n';
    const all = [...places(text), { ...places(text, 'Reform')[0]!, form: 'english' as const }];
    const library = foldLibrary(
      NOTHING_SHIPPED,
      [source(SOURCE_A, [find('改革', 'reform', { places: all })])],
      [],
      spell,
    );
    const [read] = await sentencesInSources(library.entry(REFORM)!, library, async () => text);
    expect(read!.sentences.map(({ before, term: printed, after }) => before + printed + after)).toEqual([
      'Of 改革 they speak.',
      'Reform goes on.',
      'Of 改革',
    ]);
  });

  test('a source without a text has none', async () => {
    const { library, entry } = made();
    expect(await sentencesInSources(entry, library, async () => null)).toEqual([]);
    expect(placeOnCard(entry, [])).toBe(-1);
  });
});

test('lists of cards by state', async () => {
  const { learner } = await openDesk();
  const [one, other] = learner.cards;
  await learner.mark(one!.id, 'suspend');
  await learner.mark(one!.id, 'flag');
  await learner.mark(other!.id, 'bury');
  const lists = cardsInStates(learner);
  expect(lists.suspended.get(one!.term)).toEqual([one!.id]);
  expect(lists.flagged.get(one!.term)).toEqual([one!.id]);
  expect(lists.buried.get(other!.term)).toEqual([other!.id]);
  expect(lists.known.size + lists.leech.size).toBe(0);
  await learner.mark(one!.id, 'unsuspend');
  expect(cardsInStates(learner).suspended.size).toBe(0);
});

test.each([
  ['主权AI', 'zhǔquán', 'zhu3 quan2 AI'],
  ['改革', 'gai3 ge2', 'gai3 ge2'],
  ['“十四五”规划', 'shísìwǔ guīhuà', 'shi2 si4 wu3 gui1 hua4'],
])('%s read as %s is %s', (hanzi, typed, reading) => {
  expect(readOwnReading(hanzi, typed)).toEqual({ reading });
});

test('a note keeps its lines and loses what cannot be seen', () => {
  expect(plainLines(' one\r\ntwo\u202e\u0000 ', 20)).toBe('one\ntwo');
  expect(plainLines('ab😀', 3)).toBe('ab');
  expect(plainLines('\u200b\n\u2060', 20)).toBe('');
});
