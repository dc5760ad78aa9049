/** Numerals: which of their characters stand together, which apart, which with a hyphen (GB/T 16159-2012, 6.1.5). */
import { DIGIT, MEASURE, NUMERAL } from './word-lists.ts';
import { cut, wordPart, type WordPart } from './word-part.ts';

/** Puts the characters of each numeral together and marks the measure word after it (6.1.5). */
export function mergeNumbers(words: readonly WordPart[]): WordPart[] {
  const merged: WordPart[] = [];
  // 一|百年: a number that the division into dictionary words has broken.
  const list = words.flatMap((p, i) => {
    const chars = Array.from(p.hanzi);
    const afterNumber = NUMERAL.test(words[i - 1]?.hanzi ?? '');
    const units = /^[十百千万萬亿億]+/.exec(p.hanzi)?.[0].length ?? 0;
    if (afterNumber && units && units < chars.length) return cut(p, [units, chars.length - units]);
    // 两|个人: after a numeral 个 counts.
    if (afterNumber && chars.length === 2 && /^[个個]$/.test(chars[0]!)) return cut(p, [1, 1]);
    if (chars[0] === '第' && chars.length > 1 && NUMERAL.test(chars.slice(1).join('')))
      return cut(p, [1, chars.length - 1]);
    return [p];
  });
  for (let i = 0; i < list.length; i++) {
    const start = i;
    let text = '';
    while (i < list.length && NUMERAL.test(list[i]!.hanzi) && list[i]!.joint === ' ')
      text += list[i++]!.hanzi;
    const ordinal = /^第$/.test(list[i]?.hanzi ?? '') && NUMERAL.test(list[i + 1]?.hanzi ?? '');
    if (text) {
      const run = list.slice(start, i);
      const whole = wordPart(
        text,
        run.flatMap((p) => p.readings),
      );
      whole.capital = run[0]!.capital;
      merged.push(...numberParts(whole));
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
  return merged.map((p, i) =>
    p.role === 'word' && MEASURE.has(p.hanzi) && merged[i - 1]?.role === 'number'
      ? { ...p, role: 'measure' }
      : p,
  );
}

/** Hundreds, thousands, ten thousands end a word; numbers that only stand side by side take a hyphen. */
function numberParts(whole: WordPart): WordPart[] {
  const chars = Array.from(whole.hanzi);
  const lengths: number[] = [];
  const hyphens = new Set<number>();
  let length = 0;
  chars.forEach((char, i) => {
    length++;
    const next = chars[i + 1];
    if (!next) return;
    const digit = (c: string) => DIGIT.includes(c);
    const hasUnits = /[十百千万萬亿億]/.test(whole.hanzi);
    const unit = /^[百千万萬亿億]$/.test(char) && !/^[万萬亿億]$/.test(next);
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
  }));
}
