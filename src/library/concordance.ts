/**
 * A concordance: every sentence of a text that holds a term or an English version of it, centred on that word, so that
 * one sees how it was used and how others have put it.
 *
 * A text is looked through a stretch at a time: whoever asks decides how long they go on without a rest.
 */
import { writingsOf } from '../term/variants.ts';
import { renderingKey } from './entry.ts';
import { sentenceOf, stretchOfSentence, type Sentence, type Stretch } from './sentence.ts';

/** What is looked for. */
export interface Sought {
  /** The term's identifier: its characters, folded. */
  readonly term: string;
  /** English versions of it, each once. */
  readonly renderings: readonly string[];
}

/** A sentence with one of its words in the middle. */
export interface CentredSentence extends Sentence {
  /** Offsets of that word in the text. */
  readonly at: Stretch;
}

/** A sentence, centred on the term where its characters stand in it, else on its English. */
export interface ConcordanceLine extends CentredSentence {
  /** Whether `term` is Chinese. */
  readonly chinese: boolean;
  /** Offsets in the text. */
  readonly sentence: Stretch;
  /** The same sentence centred on each of the renderings that stand in it, on the first place of each. */
  readonly english: ReadonlyMap<string, CentredSentence>;
}

/** A term has more renderings only by mistake; the most used ones come first. */
export const MOST_RENDERINGS = 40;
/** So much is looked through at a time: well under a millisecond. UTF-16 code units. */
const STRIDE = 8_000;
/** A word that lies over the end of a stretch is found in the next one, which begins so much earlier. */
const OVERLAP = 600;

interface Hit extends Stretch {
  /** Undefined where it is the term's characters. */
  readonly rendering?: string;
}

/**
 * Prepares what is looked for, once for all texts. What it gives yields the lines of a text, as `normalisedText` gives
 * it, in its order, each sentence once. Between two of them it may yield null: so much is done that somebody else may
 * want a turn.
 */
export function concordance(
  sought: Sought,
): (text: string) => Generator<ConcordanceLine | null, void, undefined> {
  const termIn = termFinder(sought.term);
  const englishIn = englishFinder(sought.renderings);
  return (text) => linesIn(text, (part) => [...termIn(part), ...englishIn(part)]);
}

/** @param hitsOf those in a part of the text, in any order, with offsets in it */
function* linesIn(
  text: string,
  hitsOf: (part: string) => readonly Hit[],
): Generator<ConcordanceLine | null, void, undefined> {
  /** The sentence that is being gathered: what comes next may stand in it, too. */
  let sentence: Stretch | undefined;
  let hits: Hit[] = [];
  for (const hit of hitsIn(text, hitsOf)) {
    if (hit === null) {
      yield null;
      continue;
    }
    if (sentence !== undefined && hit.start < sentence.end) {
      hits.push(hit);
      continue;
    }
    if (sentence !== undefined) yield lineOf(text, sentence, hits);
    sentence = stretchOfSentence(text, hit.start, hit.end);
    hits = [hit];
  }
  if (sentence !== undefined) yield lineOf(text, sentence, hits);
}

function lineOf(text: string, sentence: Stretch, hits: readonly Hit[]): ConcordanceLine {
  const centredOn = ({ start, end }: Stretch): CentredSentence => {
    const at = { start, end };
    return { ...sentenceOf(text, sentence, at), at };
  };
  const english = new Map<string, CentredSentence>();
  for (const hit of hits)
    if (hit.rendering !== undefined && !english.has(hit.rendering))
      english.set(hit.rendering, centredOn(hit));
  const term = hits.find((hit) => hit.rendering === undefined);
  const [first] = english.values();
  return {
    ...(term === undefined ? first! : centredOn(term)),
    chinese: term !== undefined,
    sentence,
    english,
  };
}

/** In the order of the text; null after each stretch that was looked through. */
function* hitsIn(text: string, hitsOf: (part: string) => readonly Hit[]): Generator<Hit | null> {
  let done = 0;
  for (let from = 0; from < text.length; from += STRIDE) {
    const start = Math.max(0, from - OVERLAP);
    const isLast = from + STRIDE >= text.length;
    const found = hitsOf(text.slice(start, from + STRIDE))
      .map((hit): Hit => ({ ...hit, start: start + hit.start, end: start + hit.end }))
      .sort((a, b) => a.start - b.start || b.end - a.end);
    // What touches the end may go on behind it.
    const safe = isLast ? text.length : from + STRIDE - OVERLAP / 2;
    for (const hit of found) {
      if (hit.start < done || hit.start >= safe) continue;
      yield hit;
    }
    done = safe;
    if (!isLast) yield null;
  }
}

/* The term's characters */

const BETWEEN_HAN = '\\s*';
/**
 * Marks, roughly: without a table of every letter there is. Such a table takes a regular expression a millisecond to
 * make ready wherever it stands in it.
 */
const BETWEEN_OTHERS = '[^0-9A-Za-z\u00c0-\u1fff\u3005-\u3007\u3040-\uffef\n]';
const WIDE_MARKS = '[\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]';

function termFinder(term: string): (part: string) => Hit[] {
  const signs = Array.from(term.replace(/~\d$/, ''));
  if (signs.length === 0) return () => [];
  const pattern = new RegExp(termPattern(signs), 'gu');
  return (part) =>
    Array.from(part.matchAll(pattern), ({ index, 0: found }) => ({
      start: index,
      end: index + found.length,
    }));
}

/** The characters as any script and region has them, with whatever blanks are between; letters in either width and case. */
function termPattern(signs: readonly string[]): string {
  const writings = writingsOf(signs.join(''));
  return signs
    .map((sign, i) => {
      const next = signs[i + 1];
      const forms = [writings.get(sign) ?? sign];
      if (/[a-z0-9]/.test(sign)) forms.push(wide(sign));
      if (/[a-z]/.test(sign)) forms.push(sign.toUpperCase(), wide(sign.toUpperCase()));
      const form = `[${forms.join('')}]`;
      if (next === undefined) return form;
      return form + (isHan(sign) && isHan(next) ? BETWEEN_HAN : `(?:${BETWEEN_OTHERS}|${WIDE_MARKS}){0,3}`);
    })
    .join('');
}

const wide = (sign: string): string => String.fromCharCode(sign.charCodeAt(0) + 0xfee0);
const isHan = (sign: string): boolean => /\p{Script=Han}/u.test(sign);

/* Its English */

interface Phrase {
  /** As keys have them: small letters without accents and apostrophes. */
  readonly words: readonly string[];
  readonly rendering: string;
}

/**
 * Whole words, in the plural or not, with up to three marks or blanks between them; of several the longest. Only first
 * words are looked for by a regular expression: one of all phrases, each with what may stand in it, is slow to make ready.
 */
function englishFinder(renderings: readonly string[]): (part: string) => Hit[] {
  const byKey = new Map<string, Phrase>();
  for (const rendering of renderings.slice(0, MOST_RENDERINGS)) {
    const key = renderingKey(rendering);
    // Nothing but a letter would stand everywhere; Chinese is looked for as the term.
    if (key.length > 1 && !/\p{Script=Han}/u.test(key) && !byKey.has(key))
      byKey.set(key, { words: key.split(' '), rendering });
  }
  if (byKey.size === 0) return () => [];
  const phrases = [...byKey].sort(([a], [b]) => b.length - a.length).map(([, phrase]) => phrase);
  const first = new RegExp([...new Set(phrases.map(({ words }) => words[0]!))].join('|'), 'g');
  return (part) => {
    const folded = foldEnglish(part);
    const hits: Hit[] = [];
    let end = 0;
    for (const { index } of folded.text.matchAll(first)) {
      const start = folded.offset(index);
      if (start < end || isLetter(part[start - 1])) continue;
      for (const { words, rendering } of phrases) {
        const to = endOfPhrase(part, folded, index, words);
        if (to === null) continue;
        hits.push({ start, end: (end = to), rendering });
        break;
      }
    }
    return hits;
  };
}

/** Where in the part a phrase ends that begins in the folded text; null where another begins there, or a longer word. */
function endOfPhrase(
  part: string,
  { text, offset }: FoldedEnglish,
  start: number,
  words: readonly string[],
): number | null {
  let at = start;
  for (const [i, word] of words.entries()) {
    if (i > 0) {
      const from = at;
      while (at < text.length && at - from < MOST_MARKS && !isLetter(text[at])) at++;
      if (at === from) return null;
    }
    if (!text.startsWith(word, at)) return null;
    at += word.length;
  }
  for (const ending of ['', 's', 'es']) {
    if (!text.startsWith(ending, at)) continue;
    const end = offset(at + ending.length - 1) + 1;
    if (!isLetter(part[end])) return end;
  }
  return null;
}

/** Between two words of a phrase. */
const MOST_MARKS = 3;

const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

interface FoldedEnglish {
  /** Small letters without accents and apostrophes, as keys have them. */
  readonly text: string;
  /** Where a character of it stands in what was folded. */
  readonly offset: (at: number) => number;
}

function foldEnglish(part: string): FoldedEnglish {
  let small = part.toLowerCase();
  // İ is two characters when it is small.
  if (small.length !== part.length) small = part.replaceAll('İ', 'I').toLowerCase();
  const plain = small.replace(ACCENTED, (one) => PLAIN.get(one)!);
  const offsets: number[] = [];
  let [text, from] = ['', 0];
  for (const { index } of plain.matchAll(/['’‘]/g)) {
    text += plain.slice(from, index);
    for (; from < index; from++) offsets.push(from);
    from = index + 1;
  }
  if (from === 0) return { text: plain, offset: (at) => at };
  const [length, last] = [offsets.length, from];
  return {
    text: text + plain.slice(last),
    offset: (at) => (at < length ? offsets[at]! : at - length + last),
  };
}

const PLAIN: ReadonlyMap<string, string> = new Map(
  ['aàáâäāǎ', 'eèéêëēě', 'iìíîïīǐ', 'oòóôöōǒ', 'uùúûüūǔ', 'cç', 'nñ'].flatMap(([letter, ...accented]) =>
    accented.map((one) => [one, letter!] as const),
  ),
);
const ACCENTED = new RegExp(`[${[...PLAIN.keys()].join('')}]`, 'g');

/** What of a source its place in a concordance is decided by. */
export interface DatedLines {
  readonly source: { readonly id: string; readonly date?: string; readonly addedAt: number };
  readonly lines: readonly ConcordanceLine[];
}

/**
 * Sources that use the term's characters before those that have but its English, each from the newest to the oldest;
 * in each the Chinese lines first. A source without a date counts as written when it was added.
 */
export function inConcordanceOrder<Group extends DatedLines>(groups: readonly Group[]): Group[] {
  const isChinese = ({ lines }: Group) => lines.some(({ chinese }) => chinese);
  return groups
    .map((group) => ({
      ...group,
      lines: group.lines.toSorted((a, b) => Number(b.chinese) - Number(a.chinese) || a.at.start - b.at.start),
    }))
    .sort((a, b) => Number(isChinese(b)) - Number(isChinese(a)) || byDate(a, b));
}

/** The lines that have a rendering, centred on it, in the order of their text; sources from the newest to the oldest. */
export function ofRendering<Group extends DatedLines>(groups: readonly Group[], rendering: string): Group[] {
  return groups
    .map((group) => ({
      ...group,
      lines: group.lines
        .flatMap((line) => {
          const centred = line.english.get(rendering);
          return centred === undefined ? [] : [{ ...line, ...centred, chinese: false }];
        })
        .sort((a, b) => a.at.start - b.at.start),
    }))
    .filter(({ lines }) => lines.length > 0)
    .sort(byDate);
}

/** In how many of the lines each rendering stands, the most used first. */
export function countRenderings(
  groups: readonly Pick<DatedLines, 'lines'>[],
): { readonly text: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { lines } of groups)
    for (const { english } of lines)
      for (const text of english.keys()) counts.set(text, (counts.get(text) ?? 0) + 1);
  return Array.from(counts, ([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count);
}

function byDate(a: DatedLines, b: DatedLines): number {
  const dateOf = ({ source: { date, addedAt } }: DatedLines) =>
    date ?? new Date(addedAt).toISOString().slice(0, 10);
  return compare(dateOf(b), dateOf(a)) || compare(a.source.id, b.source.id);
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
