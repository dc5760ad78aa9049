/** A word by its readings, and what is studied of one. */
import type { WordFields } from '../words/own-word.ts';
import { NO_WORD } from '../words/own-word.ts';
import type { ShownSense, ShownWord } from './messages.ts';
import { partsOfSense, type SenseParts } from './show-word.ts';

export interface Reading extends SenseParts {
  readonly sense: ShownSense;
  /** Each once, in the order of the dictionary. */
  readonly traditional: readonly string[];
}

/** What is read alike is one reading: of 任 the surname and the verb are two, of 发 the two traditional forms. */
export function readingsOfWord(word: ShownWord, script: 'simplified' | 'traditional'): readonly Reading[] {
  const byReading = new Map<string, Reading>();
  for (const sense of word.senses) {
    const { meanings, asides } = partsOfSense(sense, script);
    const known = byReading.get(sense.numbered.toLowerCase());
    byReading.set(sense.numbered.toLowerCase(), {
      sense: known?.sense ?? sense,
      // What means nothing of its own is said beside the meanings.
      traditional:
        known !== undefined && meanings.length === 0
          ? known.traditional
          : [...new Set([...(known?.traditional ?? []), sense.traditional])],
      meanings: [...(known?.meanings ?? []), ...meanings],
      asides: [...(known?.asides ?? []), ...asides],
    });
  }
  return [...byReading.values()];
}

/** So many meanings are asked; a card with more asks for none of them. */
const MOST_ASKED = 3;

/** The fields of the own word that "Study this" makes of it. */
export const fieldsToStudy = (
  { hanzi }: ShownWord,
  { sense, meanings, traditional }: Reading,
): WordFields => ({
  ...NO_WORD,
  hanzi,
  reading: sense.pinyin,
  traditional: traditional[0] ?? '',
  english: meanings.slice(0, MOST_ASKED).join('; '),
  study: true,
});

/** Where Pleco is asked for a word; it runs on phones and tablets alone, and nothing tells whether it is there. */
export const plecoHref = (characters: string): string =>
  `plecoapi://x-callback-url/s?q=${encodeURIComponent(characters)}`;

/** @param touches how many fingers the screen takes: an iPad calls itself a Mac */
export const hasPleco = (userAgent: string, touches: number): boolean =>
  /Android|iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touches > 1);
