/** A reading that the reader has typed for a term, with the Latin letters and digits the term has: `zhu3 quan2 AI`. */
import { readTyped, type TypedReading } from '../read/typed-reading.ts';

/** As `readTyped`, whose reading has a syllable for each Han character and nothing else. */
export function readOwnReading(hanzi: string, typed: string): TypedReading {
  const read = readTyped(hanzi, typed);
  if (read.reading === undefined) return read;
  const syllables = read.reading.split(' ');
  const parts = hanzi.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? [];
  return {
    reading: parts.map((part) => (/\p{Script=Han}/u.test(part) ? syllables.shift() : part)).join(' '),
  };
}
