import { describe, expect, it } from 'vitest';
import { cardsOf } from '../../../src/app/learner/cards.ts';
import type { Entry, Issue } from '../../../src/glossary/entry.ts';
import { DEFAULT_SETTINGS, settingsOf } from '../../../src/schedule/settings.ts';
import { termIdOf } from '../../../src/term/term-id.ts';
import { library } from './in-memory.ts';

const issue: Issue = library.issue;
const [first] = library.printed;
const entries: Entry[] = [
  { ...first!, id: termIdOf('提法') },
  { ...first!, id: termIdOf('作者'), drilled: false },
  { ...first!, id: termIdOf('补充'), origin: 'supplied' },
  { ...first!, id: termIdOf('补充作者'), origin: 'supplied', drilled: false },
];
const asked = (settings: Partial<typeof DEFAULT_SETTINGS>, reviewed: readonly string[] = []) =>
  cardsOf({ issue, entries }, { ...DEFAULT_SETTINGS, ...settings }, undefined, (card) =>
    reviewed.includes(card),
  ).map(({ id }) => id);

describe('cardsOf', () => {
  it('leaves out what is not drilled until it is asked for', () => {
    expect(asked({})).toEqual(['提法:hanzi-meaning']);
    expect(asked({ leftOut: ['supplied'] })).toEqual(['提法:hanzi-meaning', '作者:hanzi-meaning']);
  });

  it('keeps a card that has reviews, and only that', () => {
    expect(asked({ directions: ['hanzi-meaning', 'meaning-hanzi'] }, ['作者:hanzi-meaning'])).toEqual([
      '提法:hanzi-meaning',
      '提法:meaning-hanzi',
      '作者:hanzi-meaning',
    ]);
  });

  it('leaves out any label the learner does not want', () => {
    expect(asked({ leftOut: ['cited', 'supplied', `kind:${first!.kind}`] })).toEqual([]);
    expect(asked({ leftOut: ['cited', 'supplied', 'kind:none'] })).toEqual(['提法:hanzi-meaning']);
  });

  /** What version 0.1.0 asked, by its two switches; all its cards had been begun in the second. */
  const rows: [stored: Record<string, boolean>, untouched: string[], begun: string[]][] = [
    [{}, ['提法'], ['提法', '作者']],
    [{ supplied: true }, ['提法', '补充'], ['提法', '作者', '补充', '补充作者']],
    [{ names: true }, ['提法', '作者'], ['提法', '作者']],
    [
      { supplied: true, names: true },
      ['提法', '作者', '补充', '补充作者'],
      ['提法', '作者', '补充', '补充作者'],
    ],
    [{ supplied: false, names: false }, ['提法'], ['提法', '作者']],
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
