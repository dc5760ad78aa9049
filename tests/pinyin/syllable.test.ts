import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  divide,
  fromZhuyin,
  readMarked,
  readNumbered,
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
    ['r5', 'r', 'ㄦ'],
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

  /** Anything at all, and what nearly is a syllable. */
  const nearly = (letters: string) =>
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...letters), { maxLength: 6 }).map((signs) => signs.join('')),
    );
  const bearsMark = (base: string) => /[aeêiouümn]/.test(base);

  it('is lost or changed by no spelling, and what is none stays as it is', () => {
    fc.assert(
      fc.property(nearly('aeêioünmgzhrv:AÜ0135'), (text) => {
        const syllable = readNumbered(text);
        if (!syllable) expect(toMarks(text)).toBe(text);
        else if (bearsMark(syllable.base))
          expect(toNumbers(toMarks(text))).toBe(syllable.base + syllable.tone);
        else expect(toMarks(text)).toBe(syllable.base);
        const zhuyin = toZhuyin(text);
        expect(zhuyin !== null).toBe(syllable !== null && SYLLABLES.has(syllable.base));
        if (zhuyin !== null && syllable!.base !== 'r')
          expect(fromZhuyin(zhuyin)).toBe(syllable!.base + syllable!.tone);
      }),
    );
    fc.assert(
      fc.property(nearly('aeêiouünmgzhrv\u0304\u0301\u030c\u0306\u0300\u0308ÁÜǜ'), (text) => {
        const syllable = readMarked(text);
        if (!syllable) expect(toNumbers(text)).toBe(text);
        else {
          expect(toNumbers(text)).toBe(syllable.base + syllable.tone);
          if (bearsMark(syllable.base)) expect(readMarked(toMarks(toNumbers(text)))).toEqual(syllable);
        }
      }),
    );
  });

  it('is read from zhuyin where it is written in one of the ways there are, and nowhere else', () => {
    const written = new Map(
      [...SYLLABLES]
        .filter((base) => base !== 'r')
        .flatMap((base): [string, string][] => {
          const bare = toZhuyin(`${base}1`)!;
          return [
            ...[1, 2, 3, 4, 5].map((tone): [string, string] => [toZhuyin(base + tone)!, base + tone]),
            [`${bare}ˉ`, `${base}1`],
            [`${bare}˙`, `${base}5`],
          ];
        }),
    );
    const forms = fc.constantFrom(...written.keys());
    const zhuyin = fc.oneof(
      nearly('ㄅㄆㄇㄈㄉㄌㄐㄓㄧㄨㄩㄚㄛㄜㄝㄞㄢㄣㄥˉˊˇˋ˙'),
      forms,
      // A form with its signs in another order, or a sign too many.
      forms
        .chain((form) => fc.shuffledSubarray([...form], { minLength: form.length }))
        .map((f) => f.join('')),
      fc.tuple(fc.constantFrom(...'ˉˊˇˋ˙ㄅㄧ '), forms).map((pair) => pair.join('')),
    );
    fc.assert(
      fc.property(zhuyin, (text) => {
        expect(fromZhuyin(text)).toBe(written.get(text) ?? null);
      }),
      { numRuns: 1000 },
    );
  });
});
