/** The parts of a person's name: surname, given name, and what stands before and after them. */
import type { Lexicon } from '../lexicon/lexicon.ts';
import { NUMERAL } from '../lexicon/numeral.ts';
import { segment } from '../lexicon/segment.ts';
import { isSurname, surnameLengths } from './surname.ts';
import { ADDRESS, SHORT_TITLES, TITLES } from './titles.ts';

/** `address` is the 小 of 小刘, `title` the 部长 of 王部长; `inside` is a name inside another term. */
export type NamePart = 'surname' | 'given' | 'foreign' | 'address' | 'title' | 'inside';

/** The parts of a person's name; null where it is none, but a place's or a term that was taken for one. */
export function nameParts(
  run: string,
  lexicon: Lexicon,
  transcribed: boolean,
): (readonly [string, NamePart])[] | null {
  if (transcribed) return [[run, 'foreign']];
  const chars = Array.from(run);
  // Known by a name of one word: 孔子, 包公, 西施 (6.2.1.4).
  if (isNameOfOneWord(run, lexicon)) return [[run, 'foreign']];
  if (chars.length === 2 && ADDRESS.has(chars[0]!) && (chars[0] === '阿' || isSurname(chars[1]!, lexicon)))
    return [
      [chars[0]!, 'address'],
      [chars[1]!, 'given'],
    ];
  const office = officeBefore(chars, lexicon);
  if (office) return office;
  const title = titleOf(chars, lexicon);
  const name = chars.slice(0, chars.length - title.length);
  const titled: (readonly [string, NamePart])[] = title.length > 0 ? [[title.join(''), 'title']] : [];
  if (title.length > 0 && surnameLengths(`${name.join('')}某`, lexicon)[0] === name.length)
    return [[name.join(''), 'surname'], ...titled];
  // What stands before a title may be a given name alone: 国强同志.
  if (title.length > 0 && name.length === 2) {
    const whole = name.join('');
    const isFull = lexicon.senses(whole).some(({ pinyin: read }) => /^[A-Z]\S* [A-Z]/.test(read));
    if (!isFull && (lexicon.has(whole) || !isSurname(name[0]!, lexicon) || lexicon.count(whole) > 0))
      return [[whole, 'given'], ...titled];
  }
  const surname = surnameOf(name.join(''), lexicon);
  // 达赖喇嘛: the dictionary says which words it is.
  if (surname === null)
    return isNoName(run, lexicon) || isNameOfTwo(run, lexicon) ? null : [[run, 'foreign']];
  return [
    ...surname.map((word) => [word, 'surname'] as const),
    [name.slice(Array.from(surname.join('')).length).join(''), 'given'],
    ...titled,
  ];
}

/** An office and the name of who holds it: 外交部发言人毛宁; null where the run is not both. */
function officeBefore(chars: readonly string[], lexicon: Lexicon): (readonly [string, NamePart])[] | null {
  if (chars.length < 4) return null;
  for (const length of [3, 2]) {
    const office = chars.slice(0, -length);
    const name = chars.slice(-length).join('');
    if (![2, 3].some((size) => TITLES.has(office.slice(-size).join('')))) continue;
    const surname = surnameOf(name, lexicon);
    if (surname?.length !== 1) continue;
    return [
      ...segment(office.join(''), lexicon).map((word) => [word, 'title'] as const),
      [surname[0]!, 'surname'],
      [name.slice(surname[0]!.length), 'given'],
    ];
  }
  return null;
}

/** The characters of the title a name ends in. */
function titleOf(chars: readonly string[], lexicon: Lexicon): string[] {
  for (const length of [3, 2])
    if (chars.length > length && TITLES.has(chars.slice(-length).join(''))) return chars.slice(-length);
  return chars.length === 2 && SHORT_TITLES.has(chars[1]!) && isSurname(chars[0]!, lexicon)
    ? [chars[1]!]
    : [];
}

/** Whether the dictionary writes a person's name as one word: one capital, and years in the gloss. */
function isNameOfOneWord(run: string, lexicon: Lexicon): boolean {
  return lexicon
    .senses(run)
    .some(
      ({ pinyin: read, glosses }) =>
        /^[A-Z][^A-Z]*$/.test(read) &&
        !glosses.some((gloss) => /\bsurname\b/.test(gloss)) &&
        glosses.some((gloss) => /\((?:c\. ?|born |b\. )?\d|\bBC\b/.test(gloss)),
    );
}

/** Whether the dictionary writes it as a name of two words, and of no place: Lin2 Zheng4. */
function isNameOfTwo(word: string, lexicon: Lexicon): boolean {
  const senses = lexicon.senses(word);
  return (
    senses.length > 0 &&
    senses.every(
      ({ pinyin: read, glosses }) => /^[A-Z]\S*(?: \S+)* [A-Z]/.test(read) && !glosses.some(namesPlace),
    )
  );
}

/** Whether characters without a surname begin with a place, or are divided into common words alone. */
function isNoName(run: string, lexicon: Lexicon): boolean {
  const words = segment(run, lexicon);
  const isPlace = (word: string) =>
    lexicon.senses(word).some(({ pinyin: read, glosses }) => /^[A-Z]/.test(read) && glosses.some(namesPlace));
  const size = (word: string) => Array.from(word).length;
  if (words.length > 1 && size(words[0]!) > 1 && isPlace(words[0]!)) return true;
  return (
    size(run) > 3 &&
    words.length > 1 &&
    words.every(
      (word, i) =>
        lexicon.senses(word).some(({ pinyin: read }) => /^[a-z]/.test(read)) &&
        (size(word) > 1 || NUMERAL.test(word) || (i > 0 && NUMERAL.test(words[i - 1]!))),
    )
  );
}

export const namesPlace = (gloss: string): boolean =>
  /\b(?:city|province|county|district|prefecture|capital|China|country)\b|^see .*[省市县区岛]\[/i.test(gloss);

/**
 * The surnames at the head of a personal name: one, two when a married woman bears both, or none when the
 * characters only transcribe a foreign name. A given name has one or two characters.
 */
function surnameOf(name: string, lexicon: Lexicon): string[] | null {
  const chars = Array.from(name);
  for (const length of surnameLengths(name, lexicon)) {
    const given = chars.length - length;
    if (given < 1 || given > 2) continue;
    const head = chars.slice(0, length).join('');
    if (length === 1 || isSurname(head, lexicon)) return [head];
    // 海南, 中国: two surnames side by side that are a word are no married name; 林郑 is listed as one.
    if (lexicon.has(head) && !isNameOfTwo(head, lexicon)) continue;
    return length === 3 ? [chars.slice(0, 2).join(''), chars[2]!] : chars.slice(0, length);
  }
  return null;
}
