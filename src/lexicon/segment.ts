/**
 * Divides Chinese text into words: the division with the greatest product of word probabilities
 * (a unigram model over the lexicon's counts), found by dynamic programming from the end, as jieba does.
 * Runs of anything but Han characters are words of their own. O(n × longest word).
 */
import type { Lexicon } from './lexicon.ts';

/** Words counted by jieba in all; the denominator of a word's probability. */
const TOTAL = 60_101_967;
const HAN_RUN = /\p{Script=Han}+|\P{Script=Han}+/gu;

/** Divisions asked for lately: reading one term asks for its words several times. */
const recent = new WeakMap<Lexicon, Map<string, readonly string[]>>();
const MOST_RECENT = 500;
/** Longer texts are no terms. */
const LONGEST_KEPT = 40;
const NONE: ReadonlySet<string> = new Set();
/**
 * How often a word that is only known besides is taken to be counted: one of three characters and more wins against
 * what it is made of, one of two hardly ever against the words on either side.
 */
const KNOWN_COUNT = { short: 50, long: 2_000 };

/**
 * How often a word is taken to be counted at the least. Newer ones than the corpus are listed (印太, 内卷, 元宇宙): they win
 * against two that are no more than common, the longer ones, which may be an affix and a word (不干涉), less often; a
 * character that is not even listed is rarer than any word.
 */
const LEAST_COUNT = { short: 5, long: 3, unlisted: 0.01 };

/**
 * The words of `text`, in order; joined they are `text` again.
 *
 * @param besides runs of Han characters that are words, too, as a reader's own terms in the script of the text
 */
export function segment(
  text: string,
  lexicon: Lexicon,
  besides: ReadonlySet<string> = NONE,
): readonly string[] {
  if (text.length > LONGEST_KEPT || besides.size > 0) return divide(text, lexicon, besides);
  let known = recent.get(lexicon);
  if (!known) recent.set(lexicon, (known = new Map()));
  let words = known.get(text);
  if (!words) {
    words = divide(text, lexicon, besides);
    if (known.size >= MOST_RECENT) known.clear();
    known.set(text, words);
  }
  return words;
}

const leastCount = (isListed: boolean, length: number): number =>
  isListed ? LEAST_COUNT[length > 2 ? 'long' : 'short'] : LEAST_COUNT.unlisted;

function divide(text: string, lexicon: Lexicon, known: ReadonlySet<string>): string[] {
  const words: string[] = [];
  for (const run of text.match(HAN_RUN) ?? []) {
    if (/\p{Script=Han}/u.test(run)) words.push(...segmentHan(Array.from(run), lexicon, known));
    else words.push(run);
  }
  return words;
}

function segmentHan(chars: readonly string[], lexicon: Lexicon, known: ReadonlySet<string>): string[] {
  let longestKnown = 1;
  for (const word of known) longestKnown = Math.max(longestKnown, word.length);
  const n = chars.length;
  const best = new Array<number>(n + 1).fill(-Infinity);
  const next = new Array<number>(n).fill(0);
  best[n] = 0;
  for (let i = n - 1; i >= 0; i--) {
    let word = '';
    const reach = Math.max(lexicon.reach(chars[i]!), longestKnown);
    for (let j = i; j < n && word.length < reach; j++) {
      word += chars[j];
      const single = j === i;
      const isKnown = known !== NONE && known.has(word);
      const isListed = lexicon.has(word);
      if (!single && !isKnown && !isListed) continue;
      const counted = Math.max(lexicon.count(word), leastCount(isListed, j - i + 1));
      const count = isKnown ? Math.max(counted, KNOWN_COUNT[j - i < 2 ? 'short' : 'long']) : counted;
      const score = Math.log(count / TOTAL) + best[j + 1]!;
      if (score > best[i]!) {
        best[i] = score;
        next[i] = j + 1;
      }
    }
  }
  const words: string[] = [];
  for (let i = 0; i < n; i = next[i]!) words.push(chars.slice(i, next[i]!).join(''));
  return words;
}
