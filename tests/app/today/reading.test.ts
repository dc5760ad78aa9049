import { describe, expect, test } from 'vitest';
import { inProgress } from '../../../src/app/today/in-progress.ts';
import { keptLately } from '../../../src/app/today/kept-lately.ts';

const draft = { v: 1, text: '', files: [], findings: null };
const findings = (title: string) => ({
  texts: ['Pasted text'],
  terms: [[]],
  descriptions: [],
  corrections: { shapes: [], values: {} },
  facts: [{ title, author: '', publication: '', date: '', address: '' }],
});

describe('the reading in progress', () => {
  test.each<[string, unknown, ReturnType<typeof inProgress>]>([
    ['nothing stored', null, null],
    ['nothing in it', draft, null],
    ['damaged', { v: 1, text: 7 }, null],
    ['of a later version', { v: 99, text: 'x' }, null],
    [
      'a text, by how it begins',
      { ...draft, text: '\n# A strait  \nMore' },
      { title: 'A strait', terms: null },
    ],
    [
      'a file, by its name',
      { ...draft, files: [{ name: 'a.txt', text: 'x' }] },
      { title: 'a.txt', terms: null },
    ],
    [
      'what was found, by its title',
      { ...draft, text: 'x', findings: findings('On the strait') },
      { title: 'On the strait', terms: 0 },
    ],
    ['what was found without one', { ...draft, text: 'x', findings: findings('') }, { title: 'x', terms: 0 }],
  ])('%s', (_, stored, wanted) => expect(inProgress(stored)).toEqual(wanted));

  test('a long beginning is cut between characters', () => {
    const { title } = inProgress({ ...draft, text: '𠀀'.repeat(100) })!;
    expect(title).toBe(`${'𠀀'.repeat(60)}…`);
  });
});

test('the latest three that the reader has kept', () => {
  const source = (id: string, addedAt: number, more: object = {}) => ({
    source: { id, addedAt, type: 'article' },
    state: 'on',
    shipped: false,
    ...more,
  });
  const kept = keptLately([
    source('issue', 9, { shipped: true }),
    source('a', 1),
    source('b', 5, { state: 'off' }),
    source('c', 3),
    source('gone', 8, { state: 'removed' }),
    source('words', 7, { source: { id: 'words', addedAt: 7, type: 'word-list' } }),
    source('d', 4),
  ]);
  expect(kept.map(({ source }) => source.id)).toEqual(['b', 'd', 'c']);
});
