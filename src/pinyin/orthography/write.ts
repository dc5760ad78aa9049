/**
 * Writes read characters as Hanyu pinyin in standard orthography: what is joined, what is separated, what takes
 * a hyphen, a capital, an apostrophe.
 *
 * The rules are those of GB/T 16159-2012 (Basic rules of the Chinese phonetic alphabet orthography), GB/T
 * 28039-2011 (personal names) and the rules for place names both refer to; the numbers in comments are the
 * former's sections. Where the standards leave the division into words to the dictionary, CC-CEDICT's entries and
 * its capitals decide, and jieba's counts tell a free word from a bound morpheme.
 */
import type { Lexicon } from '../../lexicon/lexicon.ts';
import type { Kind } from '../../term/kinds.ts';
import type { CharacterReading, ReadWord } from '../reading.ts';
import type { PrintedSyllable } from '../romanisation/result.ts';
import { toMarks } from '../syllable.ts';
import { divide } from './divide.ts';
import { mergeComplements, mergeCounted, mergePairs } from './join.ts';
import { mergeNumbers } from './numerals.ts';
import {
  commonBesideAlike,
  mergeCountries,
  mergeDirections,
  mergeShortNames,
  nameParts,
} from './proper-names.ts';
import { mergeSingles } from './singles.ts';
import { MINOR } from './word-lists.ts';
import { joinTo, wordPart, type WordPart } from './word-part.ts';

/** An orthographic word: what stands between two blanks. */
export interface WrittenWord {
  readonly hanzi: string;
  readonly pinyin: string;
}

/** A stretch of a term: Han characters, read; or anything else, kept. */
export type Stretch =
  | {
      readonly words: readonly ReadWord[];
      /** How the text that it was found in divides it, per character; it rules. */
      readonly division?: readonly PrintedSyllable[];
    }
  | { readonly other: string };

/**
 * Writes the stretches of a term of this kind, and says how its characters are read there: what stands after a noun
 * may be light, what counts is not. Punctuation stands in the text and is none of the words.
 */
export function writeTerm(
  stretches: readonly Stretch[],
  { kind, isTitle }: { readonly kind?: Kind | undefined; readonly isTitle: boolean },
  lexicon: Lexicon,
): { pinyin: string; words: WrittenWord[]; readings: CharacterReading[] } {
  let text = '';
  const words: WrittenWord[] = [];
  const readings: CharacterReading[] = [];
  let tight = true;
  for (const stretch of stretches) {
    if ('other' in stretch) {
      for (const [part] of stretch.other.matchAll(
        /[\p{L}\p{M}\p{N}]+(?:[.:'’-][\p{L}\p{N}]+)*|[^\p{L}\p{M}\p{N}]/gu,
      )) {
        if (/^\s$/u.test(part)) {
          tight = text === '';
          continue;
        }
        const sign = SIGNS[part] ?? part;
        if (!/[\p{L}\p{N}]/u.test(part)) {
          // Signs stand with the word before or after them, as in Latin type.
          if (sign === '') continue;
          const opens = /^[“‘([<]/.test(sign);
          if (opens && !tight) text += ' ';
          text += sign;
          tight = opens || /^[-–/+]$/.test(sign);
          continue;
        }
        text += (tight ? '' : ' ') + part;
        words.push({ hanzi: part, pinyin: part });
        tight = false;
      }
      continue;
    }
    const byRule = partsOf(stretch.words, kind, lexicon);
    const { division } = stretch;
    const parts = division ? partsAsPrinted(byRule, division, kind) : byRule;
    const titled = isTitle && !division?.some(({ capital }) => capital);
    readings.push(...parts.flatMap((p) => p.readings));
    for (const word of joinParts(parts, titled, words.length === 0)) {
      text += (tight || text === '' ? '' : ' ') + word.pinyin;
      words.push(word);
      tight = false;
    }
  }
  return { pinyin: text.trim(), words, readings };
}

/** 6.7: Chinese punctuation as it is written beside pinyin; book-title marks only tell the reader it is a title. */
const SIGNS: Readonly<Record<string, string>> = {
  '，': ',',
  '、': ',',
  '。': '.',
  '；': ';',
  '：': ':',
  '？': '?',
  '！': '!',
  '（': '(',
  '）': ')',
  '〔': '[',
  '〕': ']',
  '［': '[',
  '］': ']',
  '《': '',
  '》': '',
  '〈': '',
  '〉': '',
  '「': '“',
  '」': '”',
  '『': '‘',
  '』': '’',
  '—': '-',
  '－': '-',
  '–': '-',
  '～': '-',
  '＋': '+',
  '·': '',
  '・': '',
  '•': '',
  '‧': '',
};

/** The parts as they are printed: blanks, hyphens and, where it has any, capitals. */
function partsAsPrinted(
  byRule: readonly WordPart[],
  division: readonly PrintedSyllable[],
  kind: Kind | undefined,
): WordPart[] {
  const hasCapitals = division.some(({ capital }) => capital);
  const parts: WordPart[] = [];
  const chars = byRule.flatMap((p) =>
    Array.from(p.hanzi, (hanzi, i) => ({ hanzi, reading: p.readings[i]!, capital: p.capital && i === 0 })),
  );
  chars.forEach(({ hanzi, reading, capital }, i) => {
    const { joint, capital: printed } = division[i]!;
    // 许-明-华: in a person's name a hyphen only shows where a syllable ends (GB/T 28039-2011).
    const begins = i === 0 || joint === ' ' || (joint === '-' && kind !== 'person');
    if (begins)
      parts.push({
        ...wordPart(hanzi, [reading]),
        capital: hasCapitals ? printed : capital,
        joint: joint === '-' ? '-' : ' ',
      });
    else joinTo(parts.at(-1)!, wordPart(hanzi, [reading]));
  });
  return parts;
}

/** The parts of a run of words, each with what joins it to the one before. */
function partsOf(words: readonly ReadWord[], kind: Kind | undefined, lexicon: Lexicon): WordPart[] {
  const list = words.flatMap((word): WordPart[] => {
    const whole = wordPart(word.hanzi, word.readings, word.sense);
    // 外交部|发言人 before a name: of an office, what has a capital keeps it.
    if (word.part === 'title' && word.capitals.includes(true))
      return divide(word, lexicon).map((part) => ({ ...part, role: 'title' }));
    if (word.part === 'title') return [{ ...whole, role: 'title' }];
    if (word.part) return [{ ...whole, capital: true, role: 'name' }];
    return divide(word, lexicon);
  });
  // GB/T 28039-2011: two surnames borne together are hyphenated, each with its capital.
  if (words[0]?.part === 'surname' && words[1]?.part === 'surname') list[1]!.joint = '-';
  if (kind === 'person' && words.some(({ part }) => part !== undefined)) return list;
  const numbered = mergeNumbers(mergeComplements(mergePairs(list), lexicon));
  const divided = mergeCounted(mergeDirections(mergeCountries(numbered, lexicon)), lexicon);
  if (kind === 'place') return mergeSingles(nameParts(divided, lexicon), lexicon);
  const named = kind === 'organisation' ? mergeShortNames(divided, lexicon) : divided;
  return commonBesideAlike(mergeSingles(named, lexicon));
}

/** @param begins whether the first of the parts is the first word of the term, which in a title always has a capital */
function joinParts(list: readonly WordPart[], titled: boolean, begins: boolean): WrittenWord[] {
  const words: { hanzi: string; pinyin: string }[] = [];
  for (const p of list) {
    const isFirst = begins && words.length === 0;
    const capital =
      p.capital || (titled && p.joint === ' ' && p.role !== 'title' && (isFirst || !MINOR.has(p.hanzi)));
    const text = writePart(p, capital);
    const last = words.at(-1);
    if (p.joint === ' ' || !last) words.push({ hanzi: p.hanzi, pinyin: text });
    else {
      last.hanzi += p.hanzi;
      last.pinyin += p.joint + text;
    }
  }
  return words;
}

/** Joins syllables; an apostrophe goes before one that begins with a, o or e inside a word. */
function writePart(p: WordPart, capital: boolean): string {
  let text = '';
  for (const { numbered, hanzi } of p.readings) {
    const marked = numbered ? toMarks(numbered) : hanzi;
    const vowel = /^[aoe]/.test(numbered) || /^ê/.test(numbered);
    text += (text && vowel ? "'" : '') + marked;
  }
  return capital ? capitalise(text) : text;
}

function capitalise(text: string): string {
  const first = Array.from(text.normalize('NFC'))[0] ?? '';
  return first.toUpperCase() + text.normalize('NFC').slice(first.length);
}
