/** Which English a screen shows for an entry. */
import type { Entry } from './entry.ts';
import { foldLatin } from './fold.ts';

/** The gloss as printed, else the one we supply; the abbreviation or nothing where there is neither. */
export function glossOf(entry: Pick<Entry, 'english' | 'suppliedEnglish' | 'abbreviation'>): string {
  return entry.english ?? entry.suppliedEnglish ?? entry.abbreviation ?? '';
}

/** The other entries that have the same English, so that a question by it has several right answers. */
export function sharingGloss(entry: Entry, entries: readonly Entry[]): readonly Entry[] {
  const asked = plain(glossOf(entry));
  if (asked === '') return [];
  return entries.filter(
    (other) =>
      other.id !== entry.id &&
      [other.english, other.suppliedEnglish, other.abbreviation].some(
        (gloss) => plain(gloss ?? '') === asked,
      ),
  );
}

const plain = (gloss: string): string => foldLatin(gloss).trim().replace(/\s+/g, ' ');
