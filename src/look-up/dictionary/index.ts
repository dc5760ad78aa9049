/**
 * The dictionary as it is searched: CC-CEDICT's text form (see `src/lexicon/lexicon.ts`) in bytes, and a finder over
 * it. One pass over the bytes lays out every field; no line becomes a string before it is shown. A few tens of
 * megabytes, some tenths of a second.
 */
import type { Sense, Lexicon } from '../../lexicon/lexicon.ts';
import { createFinder, type NumberFinder } from '../finder.ts';
import { hasHan } from '../fold.ts';
import type { Rank } from '../hits.ts';
import { soundColumns } from '../sounds.ts';
import { listForms } from './forms.ts';
import { EVERY_SORT } from './every-sort.ts';
import { layOutGlosses } from './glosses.ts';
import { readLines } from './lines.ts';
import { meantByPointers } from './pointers.ts';
import { RARE_READING, rareReadings } from './rare-readings.ts';
import { beginningWith, sayingMost } from './senses.ts';
import { inZhuyin } from './zhuyin.ts';

/** A word of the dictionary: all that is written alike in simplified characters. */
export interface Word {
  /** Simplified. */
  readonly hanzi: string;
  /** What the dictionary says, the sense that was found first. */
  readonly senses: readonly Sense[];
}

export interface WordHit extends Word {
  readonly rank: Rank;
}

export interface FoundWords {
  /** Best first: among equals the shorter and the commoner. */
  readonly hits: readonly WordHit[];
  readonly total: number;
}

export interface Dictionary {
  find(query: string, limit: number): FoundWords;
  /** See `Finder`. */
  suggest(query: string): string | undefined;
  /** The word of these characters, in either script; undefined where it is not listed. */
  word(characters: string): Word | undefined;
  /** The words that have these characters among others. */
  containing(characters: string, limit: number): FoundWords;
  /** The same words, for dividing a text into them. */
  readonly lexicon: Lexicon;
}

/**
 * @param text the text form, in UTF-8
 * @param toZhuyin of a numbered syllable; asked when zhuyin is first looked for
 * @throws TypeError when the text is not a lexicon
 */
export function openDictionary(text: Uint8Array, toZhuyin: (numbered: string) => string | null): Dictionary {
  open(new TextEncoder().encode(EVERY_SORT), toZhuyin);
  return open(text, toZhuyin);
}

function open(text: Uint8Array, toZhuyin: (numbered: string) => string | null): Dictionary {
  const lines = readLines(text);
  const decoder = new TextDecoder();
  const senseOf = (index: number): Sense => {
    const line = decoder.decode(text.subarray(lines.starts[index]!, lines.ends[index]!));
    const [simplified = '', traditional = '', pinyin = '', , glosses = ''] = line.split('\t');
    return { simplified, traditional: traditional || simplified, pinyin, glosses: glosses.split('/') };
  };
  const forms = listForms(text, lines);
  const meant = meantByPointers(text, lines, forms);
  const { glosses, weights } = layOutGlosses(text, lines, meant);
  for (const line of rareReadings(lines, forms, senseOf))
    weights[line] = Math.max(0, weights[line]! - RARE_READING);
  const finder = createFinder({
    hanzi: lines.hanzi,
    glosses,
    pinyin: soundColumns(lines.pinyin, lines.starts.length),
    zhuyin: () => soundColumns(inZhuyin(lines.pinyin, toZhuyin), lines.starts.length),
    weights,
    names: lines.names,
    groups: { of: forms.words, count: forms.count },
    traditional: (line) => senseOf(line).traditional,
    inside: false,
  });
  /** A sense with what is meant by the word it points to. */
  const meaningOf = (line: number): Sense => {
    const sense = senseOf(line);
    const other = meant.get(line);
    if (other === undefined) return sense;
    return { ...sense, glosses: [...senseOf(other.line).glosses, ...sense.glosses] };
  };
  /** @param line one of the word; its sense is the first where it is what was found */
  const wordOf = (line: number, isFound: boolean): Word => {
    const lines = forms.linesOf(forms.words[line]!);
    const all = lines.map(meaningOf);
    const { simplified: hanzi, traditional, pinyin } = all[lines.indexOf(line)]!;
    const senses = sayingMost(all);
    const isIt = (sense: Sense) => sense.traditional === traditional && sense.pinyin === pinyin;
    return { hanzi, senses: isFound ? beginningWith(isIt, senses) : senses };
  };
  /** What is found by its characters is no one line of them. */
  const foundWords = (
    { hits, total }: ReturnType<NumberFinder['find']>,
    byCharacters: boolean,
  ): FoundWords => ({
    hits: hits.map(({ item, rank }) => ({ ...wordOf(item, !byCharacters), rank })),
    total,
  });
  return {
    find: (query, limit) => foundWords(finder.find(query, limit), hasHan(query)),
    suggest: (query) => finder.suggest(query),
    word(characters) {
      const found = forms.find(characters);
      if (found.length === 0) return undefined;
      const all = found.map(meaningOf);
      // 么 is itself before it is 幺 in traditional characters; 麼 is the commoner of its two.
      const commonest = () =>
        found.reduce((one, other) => (lines.counts[other]! > lines.counts[one]! ? other : one));
      const { simplified: hanzi } =
        all.find(({ simplified }) => simplified === characters) ?? senseOf(commonest());
      return { hanzi, senses: beginningWith(({ simplified }) => simplified === hanzi, sayingMost(all)) };
    },
    containing(characters, limit) {
      const { hits, total } = finder.holding(characters, limit + 1);
      const others = hits.filter(({ rank }) => rank !== 'exact');
      return foundWords(
        { hits: others.slice(0, limit), total: total - (hits.length - others.length), beyond: 0 },
        true,
      );
    },
    lexicon: {
      senses: (word) => forms.find(word).map(senseOf),
      readings: (word) => forms.find(word).map((line) => senseOf(line).pinyin),
      has: (word) => forms.find(word).length > 0,
      count: (word) => lines.counts[forms.find(word)[0] ?? -1] ?? 0,
      longest: lines.longest,
      reach: () => lines.longest,
    },
  };
}
