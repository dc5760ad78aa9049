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

/** A sentence, centred on the term where its characters stand in it, else on its English. */
export interface ConcordanceLine extends Sentence {
  /** Whether `term` is Chinese. */
  readonly chinese: boolean;
  /** Offsets in the text. */
  readonly at: Stretch;
  readonly sentence: Stretch;
  /** Those of the renderings looked for that stand in the sentence. */
  readonly renderings: readonly string[];
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
 * The lines of a text in its order, each sentence once. Between two of them it may yield null: so much is done that
 * somebody else may want a turn.
 *
 * @param text as `normalisedText` gives it
 */
export function* concordanceOf(text: string, sought: Sought): Generator<ConcordanceLine | null, void> {
  const patterns = patternsOf(sought);
  /** The sentence that is being gathered: what comes next may stand in it, too. */
  let sentence: Stretch | undefined;
  let hits: Hit[] = [];
  for (const hit of hitsIn(text, patterns)) {
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
  const [first] = hits;
  const { start, end, rendering } = hits.find((hit) => hit.rendering === undefined) ?? first!;
  const at = { start, end };
  return {
    ...sentenceOf(text, sentence, at),
    chinese: rendering === undefined,
    at,
    sentence,
    renderings: [...new Set(hits.flatMap((hit) => hit.rendering ?? []))],
  };
}

interface Patterns {
  readonly term: RegExp | null;
  readonly english: RegExp | null;
  readonly byKey: ReadonlyMap<string, string>;
}

/** In the order of the text; null after each stretch that was looked through. */
function* hitsIn(text: string, { term, english, byKey }: Patterns): Generator<Hit | null> {
  let done = 0;
  for (let from = 0; from < text.length; from += STRIDE) {
    const start = Math.max(0, from - OVERLAP);
    const part = text.slice(start, from + STRIDE);
    const isLast = from + STRIDE >= text.length;
    const found: Hit[] = [];
    if (term !== null)
      for (const match of part.matchAll(term))
        found.push({ start: start + match.index, end: start + match.index + match[0].length });
    if (english !== null)
      for (const match of part.matchAll(english)) {
        const rendering = renderingOf(match[0], byKey);
        const at = start + match.index;
        if (rendering !== undefined) found.push({ start: at, end: at + match[0].length, rendering });
      }
    found.sort((a, b) => a.start - b.start || b.end - a.end);
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

/** The rendering that was matched: with a plural's ending, too. */
function renderingOf(matched: string, byKey: ReadonlyMap<string, string>): string | undefined {
  const key = renderingKey(matched);
  return byKey.get(key) ?? byKey.get(key.replace(/s$/, '')) ?? byKey.get(key.replace(/es$/, ''));
}

const BETWEEN_HAN = '\\s*';
const BETWEEN_OTHERS = '[^\\p{L}\\p{N}\\n]{0,3}';

function patternsOf({ term, renderings }: Sought): Patterns {
  const byKey = new Map<string, string>();
  for (const rendering of renderings.slice(0, MOST_RENDERINGS)) {
    const key = renderingKey(rendering);
    // Nothing but a letter would stand everywhere; Chinese is looked for as the term.
    if (key.length > 1 && !/\p{Script=Han}/u.test(key) && !byKey.has(key)) byKey.set(key, rendering);
  }
  const signs = Array.from(term.replace(/~\d$/, ''));
  return {
    term: signs.length === 0 ? null : new RegExp(termPattern(signs), 'giu'),
    english: byKey.size === 0 ? null : new RegExp(englishPattern([...byKey.keys()]), 'giu'),
    byKey,
  };
}

/** The characters as any script and region has them, with whatever blanks are between; letters in either width. */
function termPattern(signs: readonly string[]): string {
  const writings = writingsOf(signs.join(''));
  return signs
    .map((sign, i) => {
      const next = signs[i + 1];
      const wide = /[a-z0-9]/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : '';
      const form = `[${writings.get(sign) ?? sign}${wide}]`;
      if (next === undefined) return form;
      return form + (isHan(sign) && isHan(next) ? BETWEEN_HAN : BETWEEN_OTHERS);
    })
    .join('');
}

/** Whole words, in the plural or not, whatever stands between them; of several the longest. */
function englishPattern(keys: readonly string[]): string {
  const phrases = [...keys]
    .sort((a, b) => b.length - a.length)
    .map((key) => key.split(' ').map(wordPattern).join('[^\\p{L}\\p{N}]{1,3}'));
  return `(?<![\\p{L}\\p{N}])(?:${phrases.join('|')})(?:e?s)?(?![\\p{L}\\p{N}])`;
}

/** A key has no apostrophes and no accents: in the text they may stand. */
const wordPattern = (word: string): string =>
  Array.from(word, (letter) => LETTERS[letter] ?? letter).join("['’]?");

const LETTERS: Readonly<Record<string, string>> = {
  a: '[aàáâäāǎ]',
  e: '[eèéêëēě]',
  i: '[iìíîïīǐ]',
  o: '[oòóôöōǒ]',
  u: '[uùúûüūǔ]',
  c: '[cç]',
  n: '[nñ]',
};

const isHan = (sign: string): boolean => /\p{Script=Han}/u.test(sign);

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
  const dateOf = ({ source: { date, addedAt } }: Group) =>
    date ?? new Date(addedAt).toISOString().slice(0, 10);
  const isChinese = ({ lines }: Group) => lines.some(({ chinese }) => chinese);
  return groups
    .map((group) => ({
      ...group,
      lines: group.lines.toSorted((a, b) => Number(b.chinese) - Number(a.chinese) || a.at.start - b.at.start),
    }))
    .sort(
      (a, b) =>
        Number(isChinese(b)) - Number(isChinese(a)) ||
        compare(dateOf(b), dateOf(a)) ||
        compare(a.source.id, b.source.id),
    );
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
