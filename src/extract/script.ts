/** Traditional and simplified characters: one into the other, and telling which a text is in. */
import simplifiedToTraditional from 'opencc-js/dict/STCharacters';
import traditionalToSimplified from 'opencc-js/dict/TSCharacters';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { segment } from '../lexicon/segment.ts';
import { readPairs } from '../term/character-pairs.ts';

/** Exchanges characters one by one. */
type Exchange = (text: string) => string;

/** By one of OpenCC's tables. */
function exchangeBy(dictionary: string): Exchange {
  /** By code unit what to put in its place: 0 for itself, and `OTHER` where either is no single code unit. */
  const units = new Uint16Array(0x10000).fill(OTHER, 0xd800, 0xdc00);
  const others = new Map<string, string>();
  readPairs(
    dictionary,
    (from, to) => (units[from] = to),
    (from, to) => {
      others.set(from, to);
      units[from.charCodeAt(0)] = OTHER;
    },
  );
  return (text) => {
    let out = '';
    let kept = 0;
    for (let at = 0; at < text.length; at++) {
      const to = units[text.charCodeAt(at)]!;
      if (to === 0) continue;
      const from = to === OTHER ? String.fromCodePoint(text.codePointAt(at)!) : text[at]!;
      out += text.slice(kept, at) + (to === OTHER ? (others.get(from) ?? from) : String.fromCharCode(to));
      at += from.length - 1;
      kept = at + 1;
    }
    return kept === 0 ? text : out + text.slice(kept);
  };
}
const OTHER = 0xffff;

let toTraditional: Exchange | undefined;
let toSimplified: Exchange | undefined;

/** Simplified form, character by character (no character has two simplified forms that matter here). */
export function simplify(hanzi: string): string {
  return (toSimplified ??= exchangeBy(traditionalToSimplified))(hanzi);
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
  const exchange = (toTraditional ??= exchangeBy(simplifiedToTraditional));
  return segment(hanzi, lexicon)
    .map((word) => {
      const sense = word.length > 1 ? lexicon.senses(word).find((s) => s.simplified === word) : undefined;
      return sense?.traditional ?? exchange(word);
    })
    .join('');
}
