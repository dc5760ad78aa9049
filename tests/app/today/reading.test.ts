import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { sourceIdOf } from '../../../src/library/source.ts';
import { inProgress } from '../../../src/app/today/in-progress.ts';
import { keptLately } from '../../../src/app/today/kept-lately.ts';

const draft = { v: 1, text: '', files: [], findings: null };
const NOTHING_SAID = { title: '', author: '', publication: '', date: '', address: '', language: '' };
const found = (...hanzi: string[]) =>
  hanzi.map((one) => ({
    hanzi: one,
    english: 'strait',
    kind: 'place',
    pinyin: 'hǎixiá',
    traditional: one,
    printed: { hanzi: one, english: 'strait' },
    occurrences: [{ line: 1, column: 1, printed: one }],
    confidence: 1,
    reasons: [],
    flags: [],
  }));
const findings = (title: string, { terms = found('海峡'), values = {}, shapes = [] as object[] } = {}) => ({
  texts: ['Pasted text'],
  terms: [terms],
  descriptions: [],
  corrections: { shapes, values },
  facts: [{ ...NOTHING_SAID, title }],
});
const TEXT = 'The strait (海峡).';
const CHINESE = '必须坚持以人民为中心的发展思想。';

const hash = async (text: string) => createHash('sha256').update(text).digest('hex');
type Sources = Parameters<typeof inProgress>[1];
const progressOf = (stored: unknown, sources: Sources = []) => inProgress(stored, sources, hash);

describe('the reading in progress', () => {
  test.each<[string, unknown, Awaited<ReturnType<typeof inProgress>>]>([
    ['nothing stored', null, null],
    ['nothing in it', draft, null],
    ['damaged', { v: 1, text: 7 }, null],
    ['of a later version', { v: 99, text: 'x' }, null],
    [
      'a text, by how it begins',
      { ...draft, text: '\n# A strait 海峡 \nMore' },
      { title: 'A strait 海峡', terms: null },
    ],
    [
      'a file, by its name',
      { ...draft, files: [{ name: 'a.txt', text: TEXT }] },
      { title: 'a.txt', terms: null },
    ],
    [
      'what was found, by its title',
      { ...draft, text: TEXT, findings: findings('On the strait') },
      { title: 'On the strait', terms: 1 },
    ],
    [
      'what was found without one',
      { ...draft, text: TEXT, findings: findings('') },
      { title: TEXT, terms: 1 },
    ],
    ['a text without characters', { ...draft, text: 'Just English, as it was refused.' }, null],
    ['nothing was found', { ...draft, text: '東京タワー', findings: findings('Tower', { terms: [] }) }, null],
    [
      'a Chinese text without a term of the library',
      { ...draft, text: CHINESE, findings: findings('', { terms: [] }) },
      { title: CHINESE, terms: 0 },
    ],
    [
      'a file that was read beside a text that was refused',
      {
        ...draft,
        text: 'Just English',
        files: [{ name: 'a.txt', text: TEXT }],
        findings: { ...findings(''), texts: ['a.txt'] },
      },
      { title: 'a.txt', terms: 1 },
    ],
  ])('%s', async (_, stored, wanted) => expect(await progressOf(stored)).toEqual(wanted));

  test('a long beginning is cut between characters', async () => {
    const { title } = (await progressOf({ ...draft, text: '海𠀀'.repeat(50) }))!;
    expect(title).toBe(`${'海𠀀'.repeat(30)}…`);
  });

  describe('of a text that is kept', () => {
    const kept = async (said: object, { state = 'on', now = said } = {}) => {
      const id = sourceIdOf('article', await hash(TEXT));
      return [{ source: { id, ...now }, stored: { id, ...said }, state }] as unknown as Sources;
    };
    const read = (more?: object) => ({ ...draft, text: TEXT, findings: findings('On the strait', more) });

    test.each<[string, unknown, object, { state?: string; now?: object }, boolean]>([
      ['as it stands', read(), { title: 'On the strait' }, {}, false],
      [
        'with other ends of lines',
        { ...read(), text: `\ufeff${TEXT}` },
        { title: 'On the strait' },
        {},
        false,
      ],
      ['before it is read again', { ...draft, text: TEXT }, { title: 'On the strait' }, {}, false],
      ['put right there', read(), { title: 'Strait' }, { now: { title: 'On the strait' } }, false],
      ['removed since', read(), { title: 'On the strait' }, { state: 'removed' }, true],
      [
        'with a value put right',
        read({ values: { '0-0': { english: 'Strait' } } }),
        { title: 'On the strait' },
        {},
        true,
      ],
      [
        'with a shape put right',
        read({ shapes: [{ do: 'split', row: '0-0', at: 1 }] }),
        { title: 'On the strait' },
        {},
        true,
      ],
      ['with another title', read(), { title: 'Strait' }, {}, true],
      ['another text', { ...draft, text: `${TEXT} More.` }, { title: 'On the strait' }, {}, true],
    ])('%s', async (_, stored, said, how, goesOn) =>
      expect((await progressOf(stored, await kept(said, how))) !== null).toBe(goesOn),
    );

    test('beside one that is not', async () => {
      const stored = { ...draft, text: TEXT, files: [{ name: 'b.txt', text: `${TEXT} More.` }] };
      expect(await progressOf(stored, await kept({ title: '' }))).toEqual({ title: 'b.txt', terms: null });
    });
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
