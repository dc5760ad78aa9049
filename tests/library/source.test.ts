import { describe, expect, test } from 'vitest';
import {
  canonicalList,
  isSourceId,
  joinFinds,
  MOST_FINDS,
  MY_WORDS,
  normalisedText,
  pageAt,
  readSource,
  sourceIdOf,
} from '../../src/library/source.ts';
import { find, source, SOURCE_A, term } from './made-up.ts';

const good = source(SOURCE_A, [find('双循环', 'dual circulation'), find('安全', 'security')], {
  author: 'A. Author',
  date: '2024-05',
  address: 'https://example.org/a?b=c',
  language: 'zh-Hant',
});

describe('the identifier of a source', () => {
  test.each([
    ['china-brief-24-08', true],
    [SOURCE_A, true],
    [`list-${'0'.repeat(40)}`, true],
    [`text-${'a'.repeat(39)}`, false],
    [`text-${'A'.repeat(40)}`, false],
    ['text-file', false],
    ['人类', false],
    ['a--b', false],
    ['__proto__', false],
    ['', false],
    [7, false],
  ])('%j: %s', (id, sound) => expect(isSourceId(id)).toBe(sound));

  test('is the hash of the text, cut short', () => {
    expect(sourceIdOf('article', 'AB'.repeat(32))).toBe(`text-${'ab'.repeat(20)}`);
    expect(sourceIdOf('word-list', '01'.repeat(32))).toBe(`list-${'01'.repeat(20)}`);
    expect(() => sourceIdOf('article', 'ab'.repeat(20))).toThrow(RangeError);
    expect(() => sourceIdOf('article', 'xy'.repeat(32))).toThrow(RangeError);
  });

  test('does not depend on how lines end or on a byte-order mark', () => {
    expect(normalisedText('\ufeffa\r\nb\rc\n')).toBe('a\nb\nc\n');
  });

  test('nor on the order of a word list', () => {
    const [a, b] = [find('安全', 'security'), find('发展', null)];
    expect(canonicalList([a, b])).toBe(canonicalList([b, a]));
    expect(canonicalList([a, b])).not.toBe(canonicalList([a]));
  });
});

describe('reading a source', () => {
  test('gives it back as it was written', () => {
    expect(readSource(JSON.parse(JSON.stringify(good)))).toEqual({
      source: good,
      later: false,
      refused: [],
      refusedCount: 0,
    });
  });

  test.each([
    ['nothing', null, /Object/],
    ['a list', [], /^v: /],
    ['its own name for the own words', { ...good, id: MY_WORDS }, /^id: is the name of the own words/],
    ['an address that runs', { ...good, address: 'javascript:alert(1)' }, /^address: is no address/],
    ['an address with a quote', { ...good, address: 'https://a.org/"><b' }, /^address: is no address/],
    ['a title with a line break', { ...good, title: 'a\nb' }, /^title: holds characters that cannot be seen/],
    [
      'a title that turns around',
      { ...good, title: 'a\u202eb' },
      /^title: holds characters that cannot be seen/,
    ],
    ['a blank title', { ...good, title: '  ' }, /^title: is empty/],
    ['half a character', { ...good, author: '\ud800' }, /^author: holds characters that cannot be seen/],
    ['a title without end', { ...good, title: 'a'.repeat(501) }, /^title: is longer than 500/],
    ['no date', { ...good, date: '2024-13' }, /^date: is no date/],
    ['a moment without end', { ...good, addedAt: 1e300 }, /^addedAt: /],
    ['terms that are none', { ...good, finds: 'all' }, /^finds: /],
  ])('refuses one with %s', (_, value, problem) => {
    const read = readSource(value);
    expect(read.source).toBeNull();
    expect(read.refused).toEqual([
      { where: 'the source', problem: expect.stringMatching(problem) as string },
    ]);
  });

  test('leaves one of a later version where it is', () => {
    const read = readSource({ ...good, v: 2, finds: { packed: true } });
    expect(read).toMatchObject({ source: null, later: true });
    expect(read.refused[0]?.problem).toMatch(/later version/);
  });

  test.each([
    ['characters of another term', { hanzi: '法国' }, /^its characters are another term/],
    ['no term', { term: '__proto__' }, /^term: is no identifier of a term/],
    ['no kind', { kind: 'slogan' }, /^kind: /],
    ['too much confidence', { confidence: 1.1 }, /^confidence: /],
    ['no number', { confidence: Number.NaN }, /^confidence: /],
    ['a gloss of many lines', { gloss: 'a\nb' }, /^gloss: holds/],
    ['a place before the first line', { places: [{ line: 0, column: 1, length: 1 }] }, /^places\.0\.line: /],
    ['places without end', { places: Array(10_001).fill({ line: 1, column: 1, length: 1 }) }, /^places: /],
  ])('a find with %s costs itself only', (_, wrong, problem) => {
    const read = readSource({ ...good, finds: [good.finds[0], { ...good.finds[1], ...wrong }] });
    expect(read.source?.finds).toEqual([good.finds[0]]);
    expect(read.refused).toEqual([
      {
        where: expect.stringMatching(/^term 2 \(/) as string,
        problem: expect.stringMatching(problem) as string,
      },
    ]);
  });

  test('of two finds of one term the first is taken', () => {
    const read = readSource({ ...good, finds: [...good.finds, find('安全', 'safety')] });
    expect(read.source).toEqual(good);
    expect(read.refused[0]).toEqual({ where: 'term 3 (安全)', problem: 'stands in the source already' });
  });

  test('a flood of bad finds is counted, not described', () => {
    const finds = Array.from({ length: 5_000 }, () => ({ hanzi: '安'.repeat(10_000) }));
    const read = readSource({ ...good, finds });
    expect(read.refusedCount).toBe(5_000);
    expect(read.refused.length).toBeLessThanOrEqual(20);
    expect(JSON.stringify(read.refused).length).toBeLessThan(10_000);
  });

  test('has a bound on how many terms are taken', () => {
    const digits = '零一二三四五六七八九';
    const finds = Array.from({ length: MOST_FINDS + 3 }, (_, n) =>
      find(Array.from(String(n), (digit) => digits[Number(digit)]).join(''), null),
    );
    const read = readSource({ ...good, finds });
    expect(read.source?.finds.length).toBe(MOST_FINDS);
    expect(read.refusedCount).toBe(3);
  });

  test('drops what is not part of the shape', () => {
    const value: unknown = JSON.parse(
      JSON.stringify(good).replace('"v":1', '"v":1,"__proto__":{"x":1},"constructor":1'),
    );
    expect(readSource(value).source).toEqual(good);
  });
});

describe('finds of one term', () => {
  test('become one, with the places of all', () => {
    const place = { line: 9, column: 3, length: 3 };
    const joined = joinFinds([
      find('双循环', null, { confidence: 0.4, cited: true, places: [place] }),
      find('双循环', 'dual circulation', { abbreviation: 'DC' }),
    ]);
    expect(joined).toEqual([
      find('双循环', 'dual circulation', {
        abbreviation: 'DC',
        places: [{ line: 1, column: 1, length: 3 }, place],
      }),
    ]);
    expect(joined[0]?.term).toBe(term('双循环'));
  });
});

describe('pages', () => {
  test.each([
    [[1, 10, 20], 1, 1],
    [[1, 10, 20], 9, 1],
    [[1, 10, 20], 10, 2],
    [[1, 10, 20], 500, 3],
    // A page without text begins where the next one does.
    [[1, 10, 10, 12], 10, 3],
    [[3, 10], 2, null],
  ])('of %j line %d stands on page %j', (pages, line, page) => expect(pageAt(pages, line)).toBe(page));

  test('are kept with the source', () => {
    const paged = { ...good, pages: [1, 4, 4, 9] };
    expect(readSource(paged).source).toEqual(paged);
  });

  test.each([[[]], [[0]], [[5, 4]], [[1.5]], ['1'], [Array.from({ length: 20_001 }, (_, i) => i + 1)]])(
    'that are none (%#) cost themselves only',
    (pages) => {
      const { source: read, refused } = readSource({ ...good, pages });
      expect(read).toEqual(good);
      expect(refused).toMatchObject([{ where: 'the pages' }]);
    },
  );
});
