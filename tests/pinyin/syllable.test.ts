import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  divide,
  fromZhuyin,
  readMarked,
  SYLLABLES,
  toMarks,
  toNumbers,
  toZhuyin,
} from '../../src/pinyin/syllable.ts';

const numbered = fc
  .tuple(fc.constantFrom(...SYLLABLES), fc.integer({ min: 1, max: 5 }))
  .map(([base, tone]) => `${base}${tone}`);

describe('a syllable', () => {
  it.each([
    ['zhong1', 'zhōng', 'ㄓㄨㄥ'],
    ['guo2', 'guó', 'ㄍㄨㄛˊ'],
    ['nü3', 'nǚ', 'ㄋㄩˇ'],
    ['lüe4', 'lüè', 'ㄌㄩㄝˋ'],
    ['de5', 'de', '˙ㄉㄜ'],
    ['gui3', 'guǐ', 'ㄍㄨㄟˇ'],
    ['liu2', 'liú', 'ㄌㄧㄡˊ'],
    ['xue2', 'xué', 'ㄒㄩㄝˊ'],
    ['quan2', 'quán', 'ㄑㄩㄢˊ'],
    ['jiong3', 'jiǒng', 'ㄐㄩㄥˇ'],
    ['yong3', 'yǒng', 'ㄩㄥˇ'],
    ['weng1', 'wēng', 'ㄨㄥ'],
    ['wen2', 'wén', 'ㄨㄣˊ'],
    ['shi4', 'shì', 'ㄕˋ'],
    ['er2', 'ér', 'ㄦˊ'],
    ['r5', 'r', '˙ㄦ'],
    ['ê4', 'ề', 'ㄝˋ'],
    ['m2', 'ḿ', 'ㄇˊ'],
    ['ng4', 'ǹg', 'ㄫˋ'],
    ['hao3', 'hǎo', 'ㄏㄠˇ'],
    ['kou3', 'kǒu', 'ㄎㄡˇ'],
    ['yi1', 'yī', 'ㄧ'],
    ['wu3', 'wǔ', 'ㄨˇ'],
    ['yuan4', 'yuàn', 'ㄩㄢˋ'],
  ])('%s is written %s and %s', (number, marked, zhuyin) => {
    expect(toMarks(number)).toBe(marked);
    expect(toNumbers(marked)).toBe(number);
    expect(toZhuyin(number)).toBe(zhuyin);
  });

  it.each([
    ['lu:4', 'lǜ'],
    ['lv4', 'lǜ'],
    ['LÜ4', 'lǜ'],
    ['nu:e4', 'nüè'],
    ['de0', 'de'],
  ])('reads the spelling %s as %s', (spelling, marked) => {
    expect(toMarks(spelling)).toBe(marked);
  });

  it('reads marks that stand as separate characters', () => {
    expect(toNumbers('ǹg'.normalize('NFD'))).toBe('ng4');
    expect(toNumbers('lǜ'.normalize('NFD'))).toBe('lü4');
  });

  it.each(['', '2025', 'AI', 'zhōngguó', 'a b1', '中'])('leaves %j, which is none, as it is', (text) => {
    expect(toMarks(text)).toBe(text);
    expect(readMarked('zhōngguó')).toBeNull();
    expect(toZhuyin(text)).toBeNull();
  });

  it.each([
    ['˙ㄇㄚ', 'ma5'],
    ['ㄇㄚ˙', 'ma5'],
    ['ㄓ', 'zhi1'],
    ['x', null],
    ['ㄅㄅ', null],
  ])('reads the zhuyin %s as %s', (zhuyin, number) => {
    expect(fromZhuyin(zhuyin)).toBe(number);
  });

  it('comes back from marks as it went', () => {
    fc.assert(
      fc.property(
        // No letter of the colouring r bears a mark.
        numbered.filter((n) => !/^r\d/.test(n)),
        (n) => {
          expect(toNumbers(toMarks(n))).toBe(n);
        },
      ),
    );
  });

  it('comes back from zhuyin as it went', () => {
    fc.assert(
      fc.property(
        numbered.filter((n) => !/^r\d/.test(n)),
        (n) => {
          expect(fromZhuyin(toZhuyin(n)!)).toBe(n);
        },
      ),
    );
  });

  it('has a zhuyin spelling of its own', () => {
    const spellings = [...SYLLABLES].filter((base) => base !== 'r').map((base) => toZhuyin(`${base}1`));
    expect(spellings).not.toContain(null);
    expect(new Set(spellings).size).toBe(spellings.length);
  });

  it('falls into initial and final', () => {
    expect(divide('yue')).toEqual(['', 'üe']);
    expect(divide('ju')).toEqual(['j', 'ü']);
    expect(divide('zhi')).toEqual(['zh', '']);
    expect(divide('shui')).toEqual(['sh', 'uei']);
    expect(divide('ng')).toEqual(['', 'ng']);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        toMarks(text);
        toNumbers(text);
        toZhuyin(text);
        fromZhuyin(text);
      }),
    );
  });
});
