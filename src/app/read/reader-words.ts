/** The words of a block of a text, as a reader can open them, and what is drawn of them. */
import type { TextWord } from '../../describe/running-text.ts';
import { divideByScript } from '../../glossary/prose.ts';
import type { Entry } from '../../library/entry.ts';
import { apart, knownPlaces, type TermIndex } from '../../library/known-terms.ts';
import { READ_AS_ONE } from '../../pinyin/aligned.ts';
import {
  readNumbered,
  SYLLABLES,
  toZhuyin,
  writeMarked,
  writeNumbered,
  type Tone,
} from '../../pinyin/syllable.ts';
import { languageTag, type Notation } from '../shell/appearance.ts';
import { shownText, type Block, type Mark } from './blocks.ts';
import type { Stretch } from './division.ts';
import type { Above } from './reader-note.ts';
import type { Standing } from './standing.ts';
import type { CardFacts } from './term-card.ts';

/** Offsets are of the text that is shown of the block, in UTF-16 code units. */
export interface ReaderWord {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Of what was found in the text, or of a source's term. */
  readonly mark?: Mark<CardFacts>;
  /** Numbered pinyin, a syllable per Han character; empty where the dictionary has not been asked. */
  readonly reading: string;
}

/** Chinese of a block that is not marked. */
export interface BlockStretch extends Stretch {
  readonly start: number;
}

type MarkedBlock = Pick<Block<CardFacts>, 'pieces'>;

const HAN = /\p{Script=Han}/u;

/** What of a block is to be divided into words: all Chinese beside its marks. */
export function stretchesOf({ pieces }: MarkedBlock, index: TermIndex): BlockStretch[] {
  const stretches: BlockStretch[] = [];
  let start = 0;
  for (const { text, mark } of pieces) {
    if (mark === undefined && HAN.test(text))
      stretches.push({ start, text, known: knownPlaces(text, index) });
    start += text.length;
  }
  return stretches;
}

/**
 * The words of a block in order.
 *
 * @param wordsOf a stretch as the dictionary divides it; undefined where it has not, then only terms are words
 */
export function wordsOfBlock(
  block: MarkedBlock,
  stretches: readonly BlockStretch[],
  wordsOf: (stretch: BlockStretch) => readonly TextWord[] | undefined,
): ReaderWord[] {
  const words: ReaderWord[] = [];
  for (const stretch of stretches) {
    const divided =
      wordsOf(stretch) ?? apart(stretch.known).map(({ start, end }) => ({ start, end, reading: '' }));
    for (const { start, end, reading } of divided)
      words.push({
        start: stretch.start + start,
        end: stretch.start + end,
        text: stretch.text.slice(start, end),
        reading,
      });
  }
  let at = 0;
  for (const { text, mark } of block.pieces) {
    if (mark !== undefined) words.push({ start: at, end: at + text.length, text, mark, reading: '' });
    at += text.length;
  }
  return words.sort((a, b) => a.start - b.start);
}

/** A stretch of a block as it is drawn. */
export interface Run {
  readonly start: number;
  readonly text: string;
  /** Whether it must be told from the language around it. */
  readonly chinese: boolean;
  readonly word?: ReaderWord;
}

/** A block in runs, joined its text again. @param isChinese whether all of the text is */
export function runsOf(block: MarkedBlock, words: readonly ReaderWord[], isChinese: boolean): Run[] {
  const text = shownText(block);
  const runs: Run[] = [];
  const plain = (from: number, to: number) => {
    if (from >= to) return;
    const between = text.slice(from, to);
    let start = from;
    for (const run of isChinese ? [{ text: between, chinese: false }] : divideByScript(between)) {
      runs.push({ start, ...run });
      start += run.text.length;
    }
  };
  let at = 0;
  for (const word of words) {
    plain(at, word.start);
    runs.push({ start: word.start, text: word.text, chinese: !isChinese && HAN.test(word.text), word });
    at = word.end;
  }
  plain(at, text.length);
  return runs;
}

/** A run as it looks. */
export interface DrawnRun {
  readonly start: number;
  readonly text: string;
  readonly lang?: string | undefined;
  /** What its card is of. */
  readonly word?: ReaderWord | undefined;
  /** How well the term is known; undefined for what is no term. */
  readonly standing?: Standing | undefined;
  /** Its characters with what stands above each; null where nothing does. */
  readonly signs?: readonly Sign[] | null;
}

/** What the runs of a text look like. */
export interface Look {
  /** Whether all of the text is Chinese. */
  readonly isChinese: boolean;
  readonly above: Above;
  readonly notation: Notation;
  /** The term of the library that a word is. */
  readonly entryOf: (word: ReaderWord) => Pick<Entry, 'id' | 'pinyinNumbered'> | undefined;
  readonly standingOf: (term: string) => Standing;
}

/** A block as it is drawn: its terms underlined, and what is to stand above its words. */
export const drawnRuns = (
  block: MarkedBlock,
  words: readonly ReaderWord[],
  { isChinese, above, notation, entryOf, standingOf }: Look,
): DrawnRun[] =>
  runsOf(block, words, isChinese).map(({ start, text, chinese, word }): DrawnRun => {
    const lang = chinese ? languageTag('simplified') : undefined;
    if (word === undefined) return { start, text, lang };
    const entry = entryOf(word);
    const standing = entry ? standingOf(entry.id) : word.mark ? 'new' : undefined;
    const isAbove = above === 'all' || (above === 'unknown' && standing !== 'known');
    const reading = entry && HAN.test(text) ? entry.pinyinNumbered : word.reading;
    return { start, text, lang, word, standing, signs: isAbove ? signsOf(text, reading, notation) : null };
  });

/** A character with what is written above it; nothing above what is no character. */
export interface Sign {
  readonly sign: string;
  readonly above: string;
  readonly tone: Tone | null;
}

/**
 * A word character by character with its reading; null where that has not a syllable for each.
 *
 * @param reading numbered pinyin, with the Latin letters and digits of the word or without
 */
export function signsOf(word: string, reading: string, notation: Notation): Sign[] | null {
  const pieces = reading.split(' ').filter((piece) => /[\p{L}\p{N}]/u.test(piece));
  const signs: Sign[] = [];
  let next = 0;
  let tone: Tone | null = null;
  for (const part of word.match(READ_AS_ONE) ?? []) {
    if (!HAN.test(part)) {
      next = behindLetters(part, pieces, next);
      signs.push(...Array.from(part, (sign) => ({ sign, above: '', tone: null })));
      continue;
    }
    const syllable = readNumbered(pieces[next++] ?? '');
    if (syllable === null || !SYLLABLES.has(syllable.base)) return null;
    // The r of 哪儿 belongs to the syllable before it.
    if (syllable.base !== 'r') ({ tone } = syllable);
    const numbered = writeNumbered(syllable);
    signs.push({
      sign: part,
      above: notation === 'zhuyin' ? (toZhuyin(numbered) ?? '') : writeMarked(syllable),
      tone,
    });
  }
  return next === pieces.length && signs.some(({ above }) => above !== '') ? signs : null;
}

/** Letters and digits stand in a reading as they are (AI, A4), one by one (O K), or not at all. */
function behindLetters(part: string, pieces: readonly string[], next: number): number {
  const plain = (text: string) => text.normalize('NFKC').toLowerCase();
  const wanted = plain(part);
  let read = '';
  for (let at = next; at < pieces.length && read.length < wanted.length;) {
    read += plain(pieces[at++]!);
    if (read === wanted) return at;
  }
  return next;
}
