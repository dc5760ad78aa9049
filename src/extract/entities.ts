/**
 * HTML's entities read before anything else, with the way back to where they stand: a gloss then neither holds
 * `&amp;` nor misses the quotation mark that bounds it, and every position still points into the text as given.
 */
import { decodeHTML } from 'entities';
import { firstWhere } from '../sorted/first-where.ts';

/** A text that may be read, and where each of its characters stands in the text as given. */
export interface Readable {
  readonly text: string;
  /** The offset in the text as given of what stands at `at`. */
  origin(at: number): number;
}

/** `&lt;` and `&gt;` stay: decoded they would look like tags. */
const ENTITY = /&(?!lt;|gt;|#60;|#62;|#x3[ce];)(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;

/** Reads the entities of a text. One that HTML does not know stays as it stands. */
export function readEntities(given: string): Readable {
  let text = '';
  let from = 0;
  /** Offsets just after each entity: in what is read, and in what was given. */
  const read: number[] = [];
  const stood: number[] = [];
  for (const m of given.matchAll(ENTITY)) {
    const entity = m[0];
    const character = decodeHTML(entity);
    if (character === entity || character === '') continue;
    text += given.slice(from, m.index) + character;
    from = m.index + entity.length;
    read.push(text.length);
    stood.push(from);
  }
  if (from === 0) return { text: given, origin: (at) => at };
  text += given.slice(from);
  return {
    text,
    origin(at) {
      const after = firstWhere(0, read.length, (i) => read[i]! > at);
      if (after === 0) return Math.min(at, stood[0]! - 1);
      const origin = stood[after - 1]! + (at - read[after - 1]!);
      // Inside what one entity gave, no offset but its start is there.
      const next = stood[after];
      return next === undefined ? origin : Math.min(origin, next - 1);
    },
  };
}
