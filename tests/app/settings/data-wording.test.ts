import { expect, test } from 'vitest';
import {
  addedText,
  addsText,
  changesText,
  knownText,
  ownText,
  sourcesText,
  withTextsText,
} from '../../../src/app/settings/data-wording.ts';
import { edit, find, source, SOURCE_A, SOURCE_B, term, ulid } from '../../library/made-up.ts';

test('changes are told by kind, what is the reader’s own first', () => {
  expect(changesText({ removed: 1, gloss: 12, note: 3 })).toBe('3 notes, 12 own glosses, 1 source removed');
  expect(changesText({ 'find-out': 2, later: 1 })).toBe(
    '2 terms left out of their sources, 1 change of a later version of Tifa',
  );
  expect(changesText({ note: 0 })).toBe('none');
});

test('sources are told by what becomes of them', () => {
  expect(sourcesText({ fresh: 1200, newer: 1, known: 5, removed: 0 })).toBe(
    '1,200 new, 1 in a newer reading',
  );
  expect(sourcesText({ fresh: 0, newer: 0, known: 5, removed: 1 })).toBe('1 that was removed and stays so');
  expect(sourcesText({ fresh: 0, newer: 0, known: 5, removed: 2 })).toBe('2 that were removed and stay so');
  expect(sourcesText({ fresh: 0, newer: 0, known: 5, removed: 0 })).toBe('none');
});

test('what is here and what was added are told without zeros', () => {
  expect(knownText({ records: 477, sources: 0, edits: 1, texts: 0 })).toBe('477 records, 1 change');
  expect(knownText({ records: 0, sources: 0, edits: 0, texts: 0 })).toBe('nothing');
  expect(addedText({ sources: 2, edits: 0, texts: 1 })).toBe('To the library: 2 sources, 1 text.');
  expect(addedText({ sources: 0, edits: 0, texts: 0 })).toBe('');
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

test('what a file adds is told, and that it adds nothing', () => {
  expect(addsText({ adds: 477, answers: 400 })).toBe('477 records, 400 of them answers');
  expect(addsText({ adds: 1, answers: 1 })).toBe('1 record, 1 of them an answer');
  expect(addsText({ adds: 0, answers: 0 })).toBe('nothing');
});
