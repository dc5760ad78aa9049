/** What the capitals of a gloss say, and which of its words says what it is. */
import { NAME_PARTICLES } from '../words.ts';

/** A capital, a figure, or a brand’s small letter before its capital. */
export const CAPITAL = /^(?:[\p{Lu}\d]|\p{Ll}{1,2}\p{Lu})/u;

/** Words of a gloss with what its capitals say. */
export interface Shape {
  readonly words: readonly string[];
  readonly proper: boolean;
  /** The words up to a preposition, which say what it is, and the last of them. */
  readonly phrase: string;
  readonly head: string;
}

export function shapeOf(gloss: string): Shape {
  const all = gloss.split(/\s+/).filter(Boolean);
  const bare = all.map((word) => word.replace(/^[“"‘'«(]+|[”"’',.:;!?)»]+$/g, ''));
  const capitals = bare.filter((w) => CAPITAL.test(w)).length;
  const proper =
    bare.length > 0 &&
    CAPITAL.test(bare[0]!) &&
    // 5G networks have a figure, and no name.
    (bare.length === 1 || !/^\d/.test(bare[0]!) || capitals > 1) &&
    // New normal: a capital that begins a line, however short the word.
    !(bare.length === 2 && /^\p{Ll}{4,}$/u.test(bare[1]!)) &&
    capitals >= bare.filter((w) => w.length > 3 && !NAME_PARTICLES.has(w)).length * 0.75;
  const until = bare.findIndex((w, i) => i > 0 && /^(?:of|for|on|in|at|to|under|from|with|from)$/.test(w));
  const phrase = bare.slice(0, until < 0 ? bare.length : until);
  return { words: bare, proper, phrase: phrase.join(' '), head: (phrase.at(-1) ?? '').toLowerCase() };
}
