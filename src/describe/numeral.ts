/** Numbers written in Chinese characters: 三十二万八千, 一九四九, 第二十一. */

const DIGITS = '零一二三四五六七八九';
const SAME: Readonly<Record<string, string>> = { 〇: '零', 两: '二', 兩: '二', 萬: '万', 億: '亿' };
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 };
const LARGE: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

export const NUMERAL = /^[〇零一二三四五六七八九十百千万亿兩两萬億]+$/u;

/** What a number means in English: “328,000”, “1949”, “number 21 (ordinal)”; null where it is none. */
export function meaningOfNumeral(text: string): string | null {
  const number = text.replace(/^第/u, '');
  if (!NUMERAL.test(number)) return null;
  const signs = Array.from(number, (sign) => SAME[sign] ?? sign);
  // Digit by digit, as years are.
  if (signs.every((sign) => DIGITS.includes(sign))) {
    const digits = signs.map((sign) => DIGITS.indexOf(sign)).join('');
    return text === number ? digits : ordinal(digits);
  }
  const value = valueOf(signs).toLocaleString('en');
  return text === number ? value : ordinal(value);
}

const ordinal = (number: string) => `number ${number} (ordinal)`;

function valueOf(signs: readonly string[]): number {
  let [whole, section, digit] = [0, 0, 0];
  for (const sign of signs) {
    const [small, large] = [SMALL[sign], LARGE[sign]];
    if (small !== undefined) {
      section += (digit || 1) * small;
      digit = 0;
    } else if (large !== undefined) {
      // 三万亿 is 万 times 亿.
      const before = section + digit;
      whole =
        before === 0
          ? (whole || 1) * large
          : large > 10_000
            ? (whole + before) * large
            : whole + before * large;
      [section, digit] = [0, 0];
    } else digit = DIGITS.indexOf(sign);
  }
  return whole + section + digit;
}
