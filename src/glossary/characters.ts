/** The characters of a term under the words they make, so that a line is only broken between words. */
import type { Character, Details, Entry } from './entry.ts';

/** One sign of a term; `character` is missing for Latin letters, digits and punctuation. */
export interface Sign {
  readonly hanzi: string;
  readonly traditional: string;
  readonly character?: Character;
}

/**
 * Divides a term into its words and these into signs. What stands between the words (a dash, a book-title
 * mark) joins the word before it, or the first. A term whose words do not make it up is one word.
 */
export function divideIntoSigns(
  entry: Pick<Entry, 'hanzi' | 'traditional' | 'words'> & Pick<Details, 'characters'>,
): readonly (readonly Sign[])[] {
  const simplified = Array.from(entry.hanzi);
  const traditional = Array.from(entry.traditional);
  let next = 0;
  const signs = simplified.map((hanzi, i): Sign => {
    const character = entry.characters[next];
    const both = { hanzi, traditional: traditional[i] ?? hanzi };
    if (character?.hanzi !== hanzi) return both;
    next++;
    return { ...both, character };
  });

  const starts = new Set<number>();
  let from = 0;
  for (const word of entry.words) {
    const letters = Array.from(word.hanzi);
    const at = indexOfRun(simplified, letters, from);
    if (at < 0) return [signs];
    starts.add(at);
    from = at + letters.length;
  }
  // The first word takes what stands before it.
  starts.delete(Math.min(...starts));
  const words: Sign[][] = [[]];
  signs.forEach((sign, i) => {
    if (starts.has(i)) words.push([]);
    words.at(-1)!.push(sign);
  });
  return words;
}

function indexOfRun(text: readonly string[], run: readonly string[], from: number): number {
  for (let at = from; at + run.length <= text.length; at++) {
    if (run.every((sign, i) => text[at + i] === sign)) return at;
  }
  return -1;
}
