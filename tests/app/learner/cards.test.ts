import { describe, expect, it } from 'vitest';
import { cardsOf } from '../../../src/app/learner/cards.ts';
import type { Entry, Issue } from '../../../src/glossary/entry.ts';
import { DEFAULT_SETTINGS, settingsOf } from '../../../src/schedule/settings.ts';
import { library } from './in-memory.ts';

const issue: Issue = library.issue;
const [first] = library.printed;
const entries: Entry[] = [
  { ...first!, id: 'term' },
  { ...first!, id: 'author', drilled: false },
  { ...first!, id: 'ours', origin: 'supplied' },
  { ...first!, id: 'our-author', origin: 'supplied', drilled: false },
];
const asked = (settings: Partial<typeof DEFAULT_SETTINGS>, reviewed: readonly string[] = []) =>
  cardsOf({ issue, entries }, { ...DEFAULT_SETTINGS, ...settings }, undefined, (card) =>
    reviewed.includes(card),
  ).map(({ id }) => id);

describe('cardsOf', () => {
  it('leaves out what is not drilled until it is asked for', () => {
    expect(asked({})).toEqual(['term:hanzi-meaning']);
    expect(asked({ leftOut: ['supplied'] })).toEqual(['term:hanzi-meaning', 'author:hanzi-meaning']);
  });

  it('keeps a card that has reviews, and only that', () => {
    expect(asked({ directions: ['hanzi-meaning', 'meaning-hanzi'] }, ['author:hanzi-meaning'])).toEqual([
      'term:hanzi-meaning',
      'term:meaning-hanzi',
      'author:hanzi-meaning',
    ]);
  });

  it('leaves out any label the learner does not want', () => {
    expect(asked({ leftOut: ['cited', 'supplied', `kind:${first!.kind}`] })).toEqual([]);
    expect(asked({ leftOut: ['cited', 'supplied', 'kind:none'] })).toEqual(['term:hanzi-meaning']);
  });

  /** What version 0.1.0 asked, by its two switches; all its cards had been begun in the second. */
  const rows: [stored: Record<string, boolean>, untouched: string[], begun: string[]][] = [
    [{}, ['term'], ['term', 'author']],
    [{ supplied: true }, ['term', 'ours'], ['term', 'author', 'ours', 'our-author']],
    [{ names: true }, ['term', 'author'], ['term', 'author']],
    [
      { supplied: true, names: true },
      ['term', 'author', 'ours', 'our-author'],
      ['term', 'author', 'ours', 'our-author'],
    ],
    [{ supplied: false, names: false }, ['term'], ['term', 'author']],
  ];
  it.each(rows)(
    'asks by stored settings of version 0.1.0 what that version asked: %j',
    (stored, ...wanted) => {
      const fields = Object.fromEntries(
        Object.entries(stored).map(([name, value]) => [name, { value, at: 5 }]),
      );
      const { leftOut } = settingsOf({ v: 1, fields });
      const every = entries.map(({ id }) => `${id}:hanzi-meaning`);
      const ids = (reviewed: string[]) => asked({ leftOut }, reviewed).map((id) => id.split(':')[0]);
      expect([ids([]), ids(every)]).toEqual(wanted);
    },
  );

  it('labels each card with kind, topic, source and articles', () => {
    const [card] = cardsOf(library, DEFAULT_SETTINGS);
    expect(card!.labels).toEqual([
      `kind:${first!.kind}`,
      `topic:${first!.topic}`,
      `source:${issue.id}`,
      ...issue.articles
        .filter(({ id }) => first!.occurrences.some(({ article }) => article === id))
        .map(({ id }) => `article:${id}`),
    ]);
    const labelled = (label: string) =>
      cardsOf(library, { ...DEFAULT_SETTINGS, leftOut: [] }).filter(({ labels }) => labels.includes(label));
    expect(labelled('supplied').map(({ term }) => term)).toEqual(library.supplied.map(({ id }) => id));
    expect(labelled('cited').map(({ term }) => term)).toEqual(
      library.entries.filter(({ drilled }) => !drilled).map(({ id }) => id),
    );
  });
});
