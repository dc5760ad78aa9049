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

/** The words of `text`, in order; joined they are `text` again. */
export function segment(text: string, lexicon: Lexicon): readonly string[] {
  if (text.length > LONGEST_KEPT) return divide(text, lexicon);
  let known = recent.get(lexicon);
  if (!known) recent.set(lexicon, (known = new Map()));
  let words = known.get(text);
  if (!words) {
    words = divide(text, lexicon);
    if (known.size >= MOST_RECENT) known.clear();
    known.set(text, words);
  }
  return words;
}

function divide(text: string, lexicon: Lexicon): string[] {
  const words: string[] = [];
  for (const [run] of text.matchAll(HAN_RUN)) {
    if (/\p{Script=Han}/u.test(run)) words.push(...segmentHan(Array.from(run), lexicon));
    else words.push(run);
  }
  return words;
}

function segmentHan(chars: readonly string[], lexicon: Lexicon): string[] {
  const n = chars.length;
  const best = new Float64Array(n + 1);
  const next = new Int32Array(n + 1);
  for (let i = n - 1; i >= 0; i--) {
    best[i] = -Infinity;
    let word = '';
    const reach = Math.max(1, lexicon.reach(chars[i]!));
    for (let j = i; j < n && word.length < reach; j++) {
      word += chars[j];
      const single = j === i;
      if (!single && !lexicon.has(word)) continue;
      // A listed word that was never counted is rarer than any counted one; an unlisted character rarer still.
      const count = lexicon.count(word) || (lexicon.has(word) ? 0.5 : 0.01);
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
