import { expect, test } from 'vitest';
import {
  comingText,
  isListFile,
  knownText,
  ownText,
  withTextsText,
  type Coming,
} from '../../../src/app/settings/data-wording.ts';
import { edit, find, source, SOURCE_A, SOURCE_B, term, ulid } from '../../library/made-up.ts';

const NOTHING: Coming = {
  ...{ adds: 0, answers: 0, edits: 0 },
  sources: { fresh: 0, newer: 0, known: 5, removed: 0 },
  changes: {},
  texts: { fresh: 0 },
  settings: [],
};

test.each<[what: string, coming: Partial<Coming>, said: string]>([
  ['nothing', {}, ''],
  ['answers alone', { adds: 400, answers: 400 }, '400 answers'],
  ['records of other kinds', { adds: 3 }, '3 records'],
  ['both', { adds: 477, answers: 400 }, '400 answers, 77 other records'],
  [
    'a library without records',
    { sources: { fresh: 4, newer: 0, known: 0, removed: 0 }, changes: { tag: 3, note: 0 }, edits: 3 },
    '4 new sources, 3 tags',
  ],
  [
    'changes by kind, what is the reader’s own first',
    { changes: { removed: 1, gloss: 12, note: 3 }, edits: 16 },
    '3 notes, 12 own glosses, 1 source removed',
  ],
  [
    'sources by what becomes of them',
    { sources: { fresh: 1200, newer: 1, known: 5, removed: 2 } },
    '1,200 new sources, 1 source in a newer reading, 2 sources that were removed and stay so',
  ],
  ['changes that others have outdone', { edits: 2 }, '2 changes that show nowhere'],
  [
    'all of it',
    {
      ...{ adds: 1, answers: 1, changes: { word: 2 }, edits: 2, texts: { fresh: 1 } },
      sources: { fresh: 1, newer: 0, known: 0, removed: 0 },
      settings: ['newPerDay', 'reviewsPerDay'],
    },
    '1 answer, 1 new source, 2 own words, 1 text, 2 settings (new cards a day, reviews a day)',
  ],
])('what a file brings is one list: %s', (_, coming, said) => {
  expect(comingText({ ...NOTHING, ...coming })).toBe(said);
});

test('what is here is told without zeros', () => {
  expect(knownText({ records: 477, sources: 0, edits: 1, texts: 0 })).toBe('477 records, 1 change');
  expect(knownText({ records: 0, sources: 0, edits: 0, texts: 0 })).toBe('');
});

test.each([
  ['deck.apkg', true],
  ['Collection.COLPKG', true],
  ['words.csv', true],
  ['words.tsv', true],
  ['words.txt', true],
  ['words.tbx', true],
  ['words.xlsx', true],
  ['tifa-2026-11-27.json', false],
  ['csv', false],
])('%s is a deck or a list by its name: %s', (name, expected) => {
  expect(isListFile(name)).toBe(expected);
});

test('texts are told with their size', () => {
  expect(withTextsText({ count: 1, bytes: 12_000_000 })).toBe('With the text you kept (12 MB)');
  // Not nothing.
  expect(withTextsText({ count: 1, bytes: 80 })).toBe('With the text you kept (1 kB)');
  expect(withTextsText({ count: 9, bytes: 840_000 })).toBe('With the 9 texts you kept (840 kB)');
});

test('an erasure tells what stands in the library, not what was taken away before', () => {
  const edits = [
    edit(1, { of: SOURCE_B, set: 'removed', to: true }),
    edit(2, { of: term('安全'), set: 'note', to: 'old', replaces: [] }),
    edit(3, { of: term('安全'), set: 'note', to: 'new', replaces: [ulid(2)] }),
    edit(4, { of: term('安全'), set: 'gloss', to: 'own' }),
    edit(5, { of: term('发展'), set: 'gloss', to: null }),
    edit(6, { of: term('发展'), set: 'tag', tag: 'x', to: true }),
    edit(7, { of: term('安全'), set: 'tag', tag: 'x', to: true }),
    edit(8, { of: term('发展'), set: 'word', to: find('发展', 'mine') }),
  ];
  const sources = [source(SOURCE_A, []), source(SOURCE_B, [])];
  expect(ownText({ sources, edits }, { count: 2, bytes: 5 })).toBe(
    '1 source, 2 kept texts, 1 note, 1 own gloss, 1 own word, 1 tag',
  );
  expect(ownText({ sources: [], edits: [] }, { count: 0, bytes: 0 })).toBe('');
});
