import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPinyin, parseSyllables } from '../../src/pinyin/parse.ts';
import { SYLLABLES, toMarks, WORD_SYLLABLES } from '../../src/pinyin/syllable.ts';

const read = (text: string) =>
  parseSyllables(text).map((division) => division.map(({ base, tone }) => base + (tone ?? '')).join(' '));

describe('written pinyin', () => {
  it.each([
    ['guojia hulianwang xinxi bangongshi', 'guo jia hu lian wang xin xi ban gong shi'],
    ['zhuxuanlü', 'zhu xuan lü'],
    ['shùjù ānquán', 'shu4 ju4 an1 quan2'],
    ['Zhong1guo2', 'zhong1 guo2'],
    ['lv4 se4', 'lü4 se4'],
    ['nu:3 er2', 'nü3 er2'],
    ["Xi'an", 'xi an'],
    ['Xi’an', 'xi an'],
    ['renlei-mingyun-gongtongti', 'ren lei ming yun gong tong ti'],
    ['huār', 'hua1 r'],
    ['BEIJING', 'bei jing'],
    ["Zhōngdōng'ōu", 'zhong1 dong1 ou1'],
    ['dì-yī', 'di4 yi1'],
    ['jv4ti3', 'ju4 ti3'],
    ['gǎigé kāifàng.', 'gai3 ge2 kai1 fang4'],
  ])('%s reads %s first', (text, syllables) => {
    expect(read(text)[0]).toBe(syllables);
    expect(isPinyin(text)).toBe(true);
  });

  it('lists every division of an ambiguous word', () => {
    expect(read('xian')).toEqual(['xian', 'xi an']);
    expect(read('fangan')).toEqual(['fan gan', 'fang an']);
    expect(read("fang'an")).toEqual(['fang an']);
  });

  it('takes the tone mark to decide a division', () => {
    expect(read('xīān')).toEqual(['xi1 an1']);
    expect(read('xiān')).toContain('xian1');
  });

  it.each(['four winds', 'Jensen', 'cyber', 'Кремль', '中国', '', '2025', 'Tsai', 'Hsiao'])(
    '%j is none',
    (text) => {
      expect(isPinyin(text)).toBe(false);
      expect(read(text)).toEqual([]);
    },
  );

  it('has among its divisions the syllables it was written from', () => {
    const syllable = fc.tuple(fc.constantFrom(...WORD_SYLLABLES), fc.integer({ min: 1, max: 4 }));
    fc.assert(
      fc.property(
        fc.array(syllable, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('joined', 'spaced', 'numbered', 'marked'),
        (syllables, form) => {
          const bases = syllables.map(([base]) => base);
          const text = {
            joined: bases.join(''),
            spaced: bases.join(' '),
            numbered: syllables.map(([base, tone]) => base + tone).join(''),
            marked: syllables.map(([base, tone]) => toMarks(base + tone)).join(''),
          }[form];
          const divisions = parseSyllables(text).map((d) => d.map(({ base }) => base).join(' '));
          expect(divisions).toContain(bases.join(' '));
          expect(isPinyin(text)).toBe(true);
        },
      ),
    );
  });

  /** Letters alone, every spelling of ü the same. */
  const lettersOf = (text: string) =>
    text
      .normalize('NFD')
      .toLowerCase()
      .replaceAll('v', 'u')
      .replaceAll(/[^a-z]/g, '');
  const signs = fc.oneof(
    fc.constantFrom(...WORD_SYLLABLES),
    fc.constantFrom(...WORD_SYLLABLES).map((base) => toMarks(`${base}3`)),
    fc.constantFrom(...' -’1205aerngvüêEXāǎ\u0301:中'),
  );

  it('divides what is pinyin without adding, losing or moving a letter or a tone', () => {
    const anything = fc.oneof(
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
      { weight: 4, arbitrary: fc.array(signs, { maxLength: 8 }).map((parts) => parts.join('')) },
    );
    fc.assert(
      fc.property(anything, (text) => {
        const divisions = parseSyllables(text);
        expect(isPinyin(text)).toBe(divisions.length > 0);
        for (const division of divisions) {
          expect(lettersOf(division.map(({ base }) => base).join(''))).toBe(lettersOf(text));
          for (const { base } of division) expect(SYLLABLES).toContain(base);
          const told = text.normalize('NFD').match(/[\u0300\u0301\u0304\u0306\u030c0-5]/g) ?? [];
          const tones = division.flatMap(({ tone }) => tone ?? []);
          expect(tones.length).toBeLessThanOrEqual(told.length);
        }
        const all = divisions.map((division) => JSON.stringify(division));
        expect(new Set(all).size).toBe(all.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('answers at once on a text without end', () => {
    expect(parseSyllables('a'.repeat(100_000))).toEqual([]);
    expect(isPinyin('a'.repeat(100_000))).toBe(true);
    expect(parseSyllables('xian'.repeat(100)).length).toBeGreaterThan(0);
  });
});
