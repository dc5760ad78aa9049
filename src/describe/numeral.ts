/** Numbers written in Chinese characters: 三十二万八千, 一九四九, 第二十一. */
import { NUMERAL } from '../pinyin/orthography/word-lists.ts';

const DIGITS = '零一二三四五六七八九';
const SAME: Readonly<Record<string, string>> = { 〇: '零', 两: '二', 兩: '二', 萬: '万', 億: '亿' };
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000, 万: 10_000, 亿: 100_000_000 };

/**
 * What a number means in English: “328,000”, “1949”, “50 or 60”, “number 21 (ordinal)”; null where it is none, or only
 * says that there are many (千百万).
 */
export function meaningOfNumeral(text: string): string | null {
  const number = text.replace(/^第/u, '');
  if (!NUMERAL.test(number)) return null;
  const isNoYear = text !== number || /[两兩]/u.test(number);
  const meaning = meaningOf(
    Array.from(number, (sign) => SAME[sign] ?? sign),
    isNoYear,
  );
  if (meaning === null || text === number) return meaning;
  return `number ${meaning} (ordinal)`;
}

function meaningOf(signs: readonly string[], isNoYear: boolean): string | null {
  const about = signs.findIndex((sign, i) => isAbout(sign, signs[i + 1]));
  const isByDigits = signs.every((sign) => DIGITS.includes(sign));
  // Digit by digit, as years are; 八九 are eight or nine, or the year.
  const digits = isByDigits ? signs.map((sign) => DIGITS.indexOf(sign)).join('') : undefined;
  if (digits !== undefined && (about < 0 || signs.length > 2)) return digits;
  const either = about < 0 ? [signs] : [about + 1, about].map((left) => signs.filter((_, i) => i !== left));
  const values = either.map(valueOf);
  if (values.includes(null)) return null;
  const said = values.map((value) => value!.toLocaleString('en')).join(' or ');
  return digits === undefined || isNoYear ? said : `${said}; ${digits}`;
}

/** Whether two digits are one number or the other: 五六十, 三五百. */
function isAbout(sign: string, next: string | undefined): boolean {
  if (next === undefined || !DIGITS.includes(sign) || sign === '零') return false;
  return DIGITS.indexOf(next) === DIGITS.indexOf(sign) + 1 || sign + next === '三五';
}

/** Null where the signs are in no order in which they are one number, or it is too large to be told. */
function valueOf(signs: readonly string[]): number | null {
  let [whole, section, digit] = [0, 0, 0];
  for (const [i, sign] of signs.entries()) {
    const before = signs[i - 1];
    const unit = UNITS[sign];
    if (unit === undefined) {
      if (digit > 0) return null;
      digit = DIGITS.indexOf(sign);
    } else if (unit < UNITS['万']!) {
      // 千百 are many; 三百十五 is a number.
      if (section % (unit * 10) > 0 || (digit === 0 && i > 0 && unit > 10)) return null;
      section += (digit || 1) * unit;
      digit = 0;
    } else {
      const counted = section + digit;
      // 三万亿 is 万 times 亿; 亿万 are many.
      if (counted === 0 && i > 0 && !(UNITS[before!]! <= unit)) return null;
      if (counted === 0) whole = (whole || 1) * unit;
      else whole = unit > UNITS['万']! ? (whole + counted) * unit : whole + counted * unit;
      [section, digit] = [0, 0];
    }
  }
  // 一万二 are twelve thousand.
  const last = UNITS[signs.at(-2) ?? ''] ?? 1;
  const value = whole + section + (last > 10 ? (digit * last) / 10 : digit);
  return Number.isSafeInteger(value) ? value : null;
}
