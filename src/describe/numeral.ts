/** What a number in Chinese characters means, said in English. */
import { numbersOf } from '../lexicon/numeral.ts';

/**
 * What a number means in English: “328,000”, “1949”, “50 or 60”, “number 21 (ordinal)”; null where it is none, or only
 * says that there are many (千百万).
 */
export function meaningOfNumeral(text: string): string | null {
  const number = text.replace(/^第/u, '');
  const numbers = numbersOf(number);
  if (numbers === null) return null;
  const { values, digits } = numbers;
  const said = values.map((value) => value.toLocaleString('en')).join(' or ');
  const isNoYear = said !== '' && (text !== number || /[两兩]/u.test(number));
  const meaning = [said, isNoYear ? '' : (digits ?? '')].filter(Boolean).join('; ');
  return text === number ? meaning : `number ${meaning} (ordinal)`;
}
