/** Numerals: which of their characters stand together, which apart, which with a hyphen (GB/T 16159-2012, 6.1.5). */
import { DIGIT, NUMERAL } from '../../lexicon/numeral.ts';
import { MEASURE } from './word-lists.ts';
import { cut, inFull, wordPart, type WordPart } from './word-part.ts';

/** Puts the characters of each numeral together and marks the measure word after it (6.1.5). */
export function mergeNumbers(words: readonly WordPart[]): WordPart[] {
  const merged: WordPart[] = [];
  const list = words.flatMap((p, i) =>
    p.joint === '-' || words[i + 1]?.joint === '-'
      ? [p]
      : broken(p, words[i - 1]?.hanzi ?? '', words[i + 1]?.hanzi ?? ''),
  );
  for (let i = 0; i < list.length; i++) {
    const start = i;
    let text = '';
    while (i < list.length && isNumber(list, i) && list[i]!.joint === ' ') text += list[i++]!.hanzi;
    const ordinal = /^第$/.test(list[i]?.hanzi ?? '') && NUMERAL.test(list[i + 1]?.hanzi ?? '');
    if (text) {
      const run = list.slice(start, i);
      const whole = wordPart(
        text,
        run.flatMap((p) => p.readings),
      );
      whole.capital = run[0]!.capital;
      const parts = numberParts(whole, MEASURE.has(list[i]?.hanzi ?? ''));
      const before = merged.at(-1);
      // 初十.
      if (before?.hanzi === '初') parts[0]!.joint = '-';
      merged.push(...parts);
      i--;
    } else if (ordinal) {
      // 6.1.5.2: dì-yī.
      const first = list[i]!;
      const rest: WordPart[] = [];
      while (NUMERAL.test(list[i + 1]?.hanzi ?? '')) rest.push(list[++i]!);
      const numbers = numberParts(
        wordPart(
          rest.map((p) => p.hanzi).join(''),
          rest.flatMap((p) => p.readings),
        ),
      );
      numbers[0]!.joint = '-';
      merged.push({ ...first, role: 'number' }, ...numbers);
    } else merged.push(list[i]!);
  }
  return merged.map((p, i) => {
    if (p.role !== 'word' || merged[i - 1]?.role !== 'number') {
      // 一大|碗.
      const isLarge = i > 1 && merged[i - 2]!.role === 'number' && /^[大小]$/.test(merged[i - 1]!.hanzi);
      return isLarge && p.role === 'word' && MEASURE.has(p.hanzi) ? { ...p, role: 'measure' } : p;
    }
    // 十|来|万, 一百|多|个.
    const next = merged[i + 1];
    const isAbout = /^[来來多余餘]$/.test(p.hanzi) && next?.role !== 'word';
    const isLarge = /^[大小]$/.test(p.hanzi) && next !== undefined && MEASURE.has(next.hanzi);
    return MEASURE.has(p.hanzi) || isAbout || isLarge ? { ...p, role: 'measure' } : p;
  });
}

const UNIT = /^[十百千万萬亿億]/;
const SEVERAL = /^[几幾]$/;

/** What the division into dictionary words has put together of a number, what it counts and how (两|个人, 一|百年). */
function broken(p: WordPart, before: string, after: string): WordPart[] {
  const chars = Array.from(p.hanzi);
  if (chars.length === 1) return [p];
  const [first, second] = chars;
  const afterNumber = NUMERAL.test(before);
  const afterCount = afterNumber || /[几幾]$/.test(before);
  const units = /^[十百千万萬亿億]+/.exec(p.hanzi)?.[0].length ?? 0;
  // 一|百年; but 零七|万物 is a word that begins with what is a number elsewhere.
  if (afterNumber && units && units < chars.length && chars.slice(units).every((char) => MEASURE.has(char)))
    return cut(p, [units, chars.length - units]);
  if (first === '第' && chars.length > 1 && NUMERAL.test(chars.slice(1).join('')))
    return cut(p, [1, chars.length - 1]);
  // 五月|四日: a date is no name of a month.
  if (second === '月' && NUMERAL.test(first!) && NUMERAL.test(Array.from(after)[0] ?? ''))
    return cut({ ...p, capital: false }, [1, 1]);
  if (p.hanzi === '分之') return cut(p, [1, 1]);
  if (chars.length !== 2) return [p];
  if (NUMERAL.test(first!) && second === '分' && after.startsWith('之')) return cut(p, [1, 1]);
  if (!MEASURE.has(second!)) {
    // 十几|个人, 几|家人.
    if (!afterCount || !/^[个個]$/.test(first!)) return [p];
    return measuring(cut(p, [1, 1]), 0);
  }
  if (second === '人' && afterCount && MEASURE.has(first!)) return measuring(cut(p, [1, 1]), 0);
  // 八|九天, 几天, 几|十根, 一百|多个, 一|大碗: what counts, and what is counted by.
  const counts =
    (afterNumber && NUMERAL.test(first!)) ||
    SEVERAL.test(first!) ||
    (SEVERAL.test(before) && UNIT.test(first!)) ||
    (afterNumber && /^[多余餘来來大小]$/.test(first!));
  if (!counts) return [p];
  const [counting, measure] = measuring(cut(p, [1, 1]), 1) as [WordPart, WordPart];
  if (SEVERAL.test(first!)) return [{ ...counting, role: 'number' }, measure];
  return [NUMERAL.test(first!) ? counting : { ...counting, role: 'measure' }, measure];
}

/** Marks one of the parts as a measure word, which is read in full. */
function measuring(parts: readonly WordPart[], at: number): WordPart[] {
  return parts.map((part, i) =>
    i === at ? { ...part, role: 'measure', readings: part.readings.map(inFull) } : part,
  );
}

/** A numeral, or 几 beside a unit: 十几, 几十. */
function isNumber(list: readonly WordPart[], at: number): boolean {
  const { hanzi } = list[at]!;
  // 千千万万 is a word.
  if (NUMERAL.test(hanzi)) return !/^(.)\1(.)\2$/u.test(hanzi);
  if (/^[十百千]+[几幾]$/.test(hanzi)) return true;
  const next = list[at + 1]?.hanzi ?? '';
  return SEVERAL.test(hanzi) && (UNIT.test(next) || /十$/.test(list[at - 1]?.hanzi ?? ''));
}

/** Hundreds, thousands, ten thousands end a word; numbers that only stand side by side take a hyphen. */
function numberParts(whole: WordPart, counts = false): WordPart[] {
  const chars = Array.from(whole.hanzi);
  const digits = chars.every((char) => DIGIT.includes(char));
  // 二〇〇八: digits that are read one by one.
  if (digits && (chars.length > 3 || (/[零〇]/.test(whole.hanzi) && chars.length > 2)))
    return cut(
      whole,
      chars.map(() => 1),
    ).map((part) => ({ ...part, role: 'number' as const }));
  // 亿万, 千百: by hundreds and by thousands.
  if (counts && /^(?:[亿億][万萬]|千百|百千)$/.test(whole.hanzi))
    return cut(whole, [1, 1]).map((part, i) => ({
      ...part,
      role: 'number' as const,
      joint: i > 0 ? ('-' as const) : part.joint,
    }));
  const hasUnits = /[十百千万萬亿億]/.test(whole.hanzi);
  const lengths: number[] = [];
  const hyphens = new Set<number>();
  let length = 0;
  chars.forEach((char, i) => {
    length++;
    const next = chars[i + 1];
    if (!next) return;
    const digit = (c: string) => DIGIT.includes(c);
    const unit =
      (/^[百千万萬亿億]$/.test(char) && !/^[万萬亿億]$/.test(next)) || (/^[零〇]$/.test(char) && hasUnits);
    // 七八 "seven or eight", 十四五 "the fourteenth five": two numbers, not one.
    const apart =
      digit(char) && digit(next) && char !== '零' && char !== '〇' && (hasUnits || chars.length === 2);
    if (unit || apart) {
      lengths.push(length);
      if (apart) hyphens.add(lengths.length);
      length = 0;
    }
  });
  lengths.push(length);
  return cut(whole, lengths).map((part, i) => ({
    ...part,
    role: 'number' as const,
    joint: i > 0 && hyphens.has(i) ? ('-' as const) : part.joint,
    capital: part.capital || (whole.capital && hyphens.has(i)),
  }));
}
