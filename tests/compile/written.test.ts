import { describe, expect, it } from 'vitest';
import {
  readCharacters,
  readIssueFile,
  readWritten,
  WrittenDataError,
  type WrittenFile,
} from '../../src/compile/written.ts';

const source = {
  title: 'Readout',
  publisher: 'Xinhua',
  url: 'https://example.org/readout',
  seen: '2026-11-25',
};
/** A term with the least it needs. */
const least = {
  topic: 'foreign-policy',
  definition: 'Streets that are swept before an important visit.',
};
const file = (
  terms: Record<string, unknown>,
  sources: Record<string, unknown> = {},
  name = 'streets.yaml',
): WrittenFile => ({ name, data: { version: 2, sources, terms } });

function faultsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof WrittenDataError) return error.faults;
    throw error;
  }
  return [];
}

describe('readWritten', () => {
  it('reads what is written and fills what may be left out', () => {
    const { terms, sets, sources } = readWritten([file({ 净街: least })]);
    expect(terms.get('净街')).toEqual({
      ...least,
      file: 'streets.yaml',
      tags: [],
      wordings: [],
      notHere: [],
      renderings: [],
      history: [],
      contrasts: [],
      related: [],
      cites: [],
      corrections: [],
      drilled: true,
      elsewhere: [],
    });
    expect(sets).toEqual([]);
    expect(sources).toEqual({});
  });

  it.each<[string, object, string]>([
    ['no definition', { definition: undefined }, 'definition: '],
    [
      'a long definition',
      { definition: `The ${'very '.repeat(22)}end.` },
      'definition: has more than 22 words',
    ],
    ['two sentences', { definition: 'Streets. They are swept.' }, 'definition: is more than one sentence'],
    ['no full stop', { definition: 'Streets that are swept' }, 'definition: must begin with a capital'],
    [
      'a definition of the article',
      { definition: 'What the article calls it.' },
      'definition: speaks of an article',
    ],
    ['a topic that is no id', { topic: 'The weather' }, 'topic: '],
    ['an unknown field', { notes: 'x' }, 'notes: '],
    [
      'words that are not the term',
      { words: [{ hanzi: '净', gloss: 'clean' }] },
      'words: joined they are "净"',
    ],
    [
      'an example without the term',
      { example: { hanzi: '街道。', pinyin: 'x', english: 'x' } },
      'example.hanzi: must contain the term exactly once',
    ],
    [
      'an example with the term twice',
      { example: { hanzi: '净街净街。', pinyin: 'x', english: 'x' } },
      'example.hanzi: must contain the term exactly once',
    ],
    ['a term related to itself', { related: [{ to: '净街', why: 'x' }] }, 'related: names itself'],
    ['a relation to no entry', { related: [{ to: '大门', why: 'x' }] }, 'related: no entry 大门'],
    [
      'a relation told twice',
      {
        related: [
          { to: '好街', why: 'x' },
          { to: '好街', why: 'y' },
        ],
      },
      'related: names 好街 twice',
    ],
    ['a contrast nobody can read', { contrasts: [{ to: '脏街', why: 'x' }] }, 'contrasts: 脏街 is no entry'],
    [
      'a claim with nothing behind it',
      { history: [{ date: '2017', what: 'First swept.' }] },
      'history.0: needs a source',
    ],
    [
      'a claim that is sourced and unchecked',
      { renderings: [{ english: 'x', by: 'press', who: 'x', source: 'issue', certainty: 'memory' }] },
      'renderings.0: needs a source',
    ],
    [
      'a source that is not there',
      { history: [{ date: '2017', what: 'First swept.', source: 'nowhere' }] },
      'history.0.source: no source nowhere',
    ],
    ['a date that is none', { history: [{ date: 'May', what: 'x', source: 'issue' }] }, 'history.0.date: '],
    [
      'a quotation of something else',
      { quotation: { hanzi: '大门。', english: 'x', source: 'issue' } },
      'quotation.hanzi: does not contain the term',
    ],
    ['a context that rests on no line', { context: 'Said of streets.' }, 'cites: missing'],
    [
      'a misprint that is repeated',
      {
        background: 'The tidy-street campain.',
        corrections: [{ type: 'misprint', printed: 'campain', corrected: 'campaign', reason: 'x' }],
      },
      'prose repeats what is corrected: "campain"',
    ],
    [
      'letters of a wrong encoding',
      { example: { hanzi: '净街ï¼好。', pinyin: 'x', english: 'x' } },
      'example.hanzi: holds a Latin-1 sign beside a Chinese character (U+8857 U+00EF)',
    ],
    [
      'an ASCII comma between characters',
      { background: 'As in 发扬精神,增强本领.' },
      'background: holds Latin punctuation between Chinese characters (U+795E U+002C U+589E)',
    ],
  ])('names file, entry and field of %s', (_, over, message) => {
    const faults = faultsOf(() => readWritten([file({ 净街: { ...least, ...over }, 好街: least })]));
    expect(faults.join('\n')).toContain(`streets.yaml: 净街: ${message}`);
  });

  it('takes marks around and inside a term for the same term', () => {
    const example = { hanzi: '共建“净”街。', pinyin: 'x', english: 'x' };
    expect(faultsOf(() => readWritten([file({ 净街: { ...least, example } })]))).toEqual([]);
  });

  it.each([[null], ['text'], [{ version: 1, sources: {}, terms: {} }], [{ version: 2 }], [[]]])(
    'refuses %j as a file',
    (data) => {
      expect(faultsOf(() => readWritten([{ name: 'a.yaml', data }])).join()).toMatch(/^a\.yaml/);
    },
  );

  it('reports every fault at once, of every file', () => {
    const faults = faultsOf(() =>
      readWritten([
        file({ 净街: { ...least, topic: 'The weather' } }, {}, 'a.yaml'),
        file({ 好街: { topic: 'foreign-policy' } }, {}, 'b.yaml'),
      ]),
    );
    expect(faults.join('\n')).toMatch(/a\.yaml: 净街: topic[\s\S]*b\.yaml: 好街: definition/);
  });

  it('finds no fault with what leads to a faulty term, or is asked for by one', () => {
    const related = [{ to: '净街', why: 'x' }];
    const contrasts = [{ to: '净街', why: 'x' }];
    const history = [{ date: '2017', what: 'First swept.', source: 'one' }];
    const faulty = { ...least, history, topic: 'The weather' };
    const faults = faultsOf(() =>
      readWritten([
        file({ 净街: faulty }, { one: source }, 'a.yaml'),
        file({ 好街: { ...least, related }, 大街: { ...least, contrasts } }, {}, 'b.yaml'),
      ]),
    );
    expect(faults).toEqual([expect.stringMatching(/^a\.yaml: 净街: topic: /)]);
  });

  it('finds no fault with what asks for the terms and sources of a faulty file', () => {
    const related = [{ to: '净街', why: 'x' }];
    const history = [{ date: '2017', what: 'First swept.', source: 'one' }];
    const faults = faultsOf(() =>
      readWritten([
        { name: 'a.yaml', data: { version: 1, sources: { one: source }, terms: { 净街: least } } },
        file({ 好街: { ...least, related, history } }, {}, 'b.yaml'),
      ]),
    );
    expect(faults).toEqual([expect.stringMatching(/^a\.yaml: version: /)]);
  });

  it('refuses a term or a source that stands twice, and a source nothing rests on', () => {
    const history = [{ date: '2017', what: 'First swept.', source: 'one' }];
    const faults = faultsOf(() =>
      readWritten([
        file({ 净街: { ...least, history } }, { one: source, two: source }, 'a.yaml'),
        file({ 净街: least }, { one: source }, 'b.yaml'),
      ]),
    );
    expect(faults).toEqual([
      'b.yaml: sources: one: stands twice',
      'b.yaml: 净街: stands twice',
      'a.yaml: sources: two: nothing rests on it',
    ]);
  });

  it('reads sets, and refuses one without a source', () => {
    const set = {
      id: 'two-streets',
      title: 'The two streets',
      definition: 'Two streets named together.',
      source: 'issue',
      members: [
        { hanzi: '净街', english: 'tidy street' },
        { hanzi: '好街', english: 'good street' },
      ],
    };
    const sets = (one: object) => ({ name: 'sets.yaml', data: { version: 2, sources: {}, sets: [one] } });
    expect(readWritten([file({ 净街: least })], sets(set)).sets).toEqual([set]);
    expect(faultsOf(() => readWritten([file({})], sets({ ...set, source: 'x' })))).toEqual([
      'sets.yaml: two-streets: source: no source x',
    ]);
  });
});

describe('readCharacters', () => {
  it('wants one character and at least one sense', () => {
    const faults = faultsOf(() =>
      readCharacters({ version: 1, characters: { 净街: [{ gloss: 'x' }], 净: [] } }),
    );
    expect(faults).toHaveLength(2);
    expect(faults[0]).toMatch(/^characters\.yaml: characters\.净街: is not one character/);
    expect(faults[1]).toMatch(/^characters\.yaml: characters\.净: /);
  });
});

describe('readIssueFile', () => {
  it('wants a date', () => {
    const issue = {
      version: 2,
      id: 'x',
      journal: 'x',
      publisher: 'x',
      volume: 1,
      issue: 1,
      date: 'April',
      articles: [],
      topics: [],
    };
    expect(() => readIssueFile(issue)).toThrowError(/issue.yaml: date: /);
    expect(readIssueFile({ ...issue, date: '2024-04-12' }).date).toBe('2024-04-12');
  });
});
