/** Traditional and simplified characters: one into the other, and telling which a text is in. */
import simplifiedToTraditional from 'opencc-js/dict/STCharacters';
import traditionalToSimplified from 'opencc-js/dict/TSCharacters';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { segment } from '../lexicon/segment.ts';

/** OpenCC's tables read `A B|C D E|…`: a character, then its counterparts, the commonest first. */
function table(dictionary: string): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const pair of dictionary.split('|')) {
    const [from, to] = pair.split(' ');
    if (from && to) map.set(from, to);
  }
  return map;
}
const toTraditional = table(simplifiedToTraditional);
const toSimplified = table(traditionalToSimplified);

/** Simplified form, character by character (no character has two simplified forms that matter here). */
export function simplify(hanzi: string): string {
  let out = '';
  for (const c of hanzi) out += toSimplified.get(c) ?? c;
  return out;
}

/** Whether any character is written only in traditional script. */
export function isTraditional(hanzi: string): boolean {
  return simplify(hanzi) !== hanzi;
}

/**
 * Traditional form: word by word from the dictionary, which knows 皇后 from 以後, and what it does not list
 * character by character. Text already traditional is given back as it is.
 */
export function traditionalise(hanzi: string, lexicon: Lexicon): string {
  if (isTraditional(hanzi)) return hanzi;
  return segment(hanzi, lexicon)
    .map((word) => {
      const sense = word.length > 1 ? lexicon.senses(word).find((s) => s.simplified === word) : undefined;
      return sense?.traditional ?? Array.from(word, (c) => toTraditional.get(c) ?? c).join('');
    })
    .join('');
}
