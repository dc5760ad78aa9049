import { describe, expect, it } from 'vitest';
import { readCompanion, readIssueFile, readNotes, WrittenDataError } from '../../src/compile/written.ts';

const note = { topic: 'foreign-policy', note: 'Said of streets.' };
const notes = (terms: Record<string, unknown>) => ({ version: 1, terms });

describe('readNotes', () => {
  it('reads what is written and fills what may be left out', () => {
    expect(readNotes(notes({ 净街: note })).get('净街')).toEqual({
      ...note,
      tags: [],
      related: [],
      corrections: [],
    });
  });

  it.each<[string, unknown, string]>([
    ['no note', { topic: 'foreign-policy' }, 'notes.yaml: 净街: note: '],
    ['an unknown topic', { ...note, topic: 'weather' }, 'notes.yaml: 净街: topic: '],
    ['an unknown field', { ...note, notes: 'x' }, 'notes.yaml: 净街: notes: '],
    [
      'words that are not the term',
      { ...note, words: [{ hanzi: '净', gloss: 'clean' }] },
      'notes.yaml: 净街: words: joined they are "净"',
    ],
    [
      'an example without the term',
      { ...note, example: { hanzi: '街道。', pinyin: 'x', english: 'x' } },
      'notes.yaml: 净街: example.hanzi: must contain the term exactly once',
    ],
    [
      'an example with the term twice',
      { ...note, example: { hanzi: '净街净街。', pinyin: 'x', english: 'x' } },
      'notes.yaml: 净街: example.hanzi: must contain',
    ],
    ['a term related to itself', { ...note, related: ['净街'] }, 'notes.yaml: 净街: related: names itself'],
    ['a list for a note', [], 'notes.yaml: 净街: '],
  ])('names file, entry and field of %s', (_, term, message) => {
    let error: unknown;
    try {
      readNotes(notes({ 净街: term, 好街: note }));
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(WrittenDataError);
    expect((error as WrittenDataError).faults.every((fault) => fault.startsWith('notes.yaml: '))).toBe(true);
    expect((error as WrittenDataError).message).toContain(message);
  });

  it.each([[null], ['text'], [{ version: 2, terms: {} }], [{ version: 1 }], [[]]])(
    'refuses %j as a file',
    (data) => {
      expect(() => readNotes(data)).toThrowError(WrittenDataError);
    },
  );

  it('reports every fault at once', () => {
    const faults = () =>
      readNotes(notes({ 净街: { ...note, topic: 'x' }, 好街: { topic: 'foreign-policy' } }));
    expect(faults).toThrowError(/净街: topic[\s\S]*好街: note/);
  });
});

describe('readCompanion', () => {
  it('wants the English by which the term is found', () => {
    expect(() =>
      readCompanion(notes({ 净街: { ...note, english: 'x', kind: 'policy-term', printed: [] } })),
    ).toThrowError(/companion.yaml: 净街: printed: /);
  });
});

describe('readIssueFile', () => {
  it('wants a date', () => {
    const issue = {
      version: 1,
      id: 'x',
      journal: 'x',
      publisher: 'x',
      volume: 1,
      issue: 1,
      date: 'April',
      articles: [],
    };
    expect(() => readIssueFile(issue)).toThrowError(/issue.yaml: date: /);
    expect(readIssueFile({ ...issue, date: '2024-04-12' }).date).toBe('2024-04-12');
  });
});
