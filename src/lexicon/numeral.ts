/** Numbers written in Chinese characters: which characters are numerals, and what they say together. */

/** Digits by their character; both scripts. */
export const DIGIT = '零〇一二两兩三四五六七八九';
/** Numerals alone. */
export const NUMERAL = new RegExp(`^[${DIGIT}十百千万萬亿億]+$`);

const DIGITS = '零一二三四五六七八九';
const SAME: Readonly<Record<string, string>> = { 〇: '零', 两: '二', 兩: '二', 萬: '万', 億: '亿' };
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000, 万: 10_000, 亿: 100_000_000 };

/** What a numeral says. */
interface Numbers {
  /** The number, or both where it is one or the other: 五六十; empty where it is read by its digits alone. */
  readonly values: readonly number[];
  /** The digits one by one, as those of years are: 一九四九, 八九; null where it holds a unit. */
  readonly digits: string | null;
}

/** Null for what is no numeral, is in no order in which it is one number, or only says that there are many (千百万). */
export function numbersOf(text: string): Numbers | null {
  if (!NUMERAL.test(text)) return null;
  const signs = Array.from(text, (sign) => SAME[sign] ?? sign);
  const about = signs.findIndex((sign, i) => isAbout(sign, signs[i + 1]));
  const digits = signs.every((sign) => DIGITS.includes(sign))
    ? signs.map((sign) => DIGITS.indexOf(sign)).join('')
    : null;
  // 八九 are eight or nine, or the year.
  if (digits !== null && (about < 0 || signs.length > 2)) return { values: [], digits };
  const either = about < 0 ? [signs] : [about + 1, about].map((left) => signs.filter((_, i) => i !== left));
  const values = either.map(valueOf);
  return values.every((value) => value !== null) ? { values, digits } : null;
}

/** The one number that a numeral says, digits before all else (八九 is 89); null where it says several or none. */
export function numberOfHan(text: string): number | null {
  const numbers = numbersOf(text);
  if (numbers === null) return null;
  const { values, digits } = numbers;
  if (digits !== null) return Number(digits);
  return values.length === 1 ? values[0]! : null;
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
