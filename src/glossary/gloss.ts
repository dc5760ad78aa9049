/** Which English a screen shows for an entry. */
import type { Entry } from './entry.ts';
import { foldLatin } from './fold.ts';

/** The gloss with the print's errors corrected; the abbreviation or nothing where there is none. */
export function glossOf(entry: Pick<Entry, 'gloss' | 'abbreviation'>): string {
  return entry.gloss ?? entry.abbreviation ?? '';
}

/** What the source prints, where that is not what is shown; undefined elsewhere. */
export function printedOtherwise(entry: Pick<Entry, 'gloss' | 'english' | 'origin'>): string | undefined {
  return entry.origin === 'printed' && entry.english !== null && entry.english !== entry.gloss
    ? entry.english
    : undefined;
}

/** The other entries that have the same English, so that a question by it has several right answers. */
export function sharingGloss(entry: Entry, entries: readonly Entry[]): readonly Entry[] {
  const asked = plain(glossOf(entry));
  if (asked === '') return [];
  return entries.filter(
    (other) =>
      other.id !== entry.id &&
      [other.gloss, other.english, other.abbreviation].some((gloss) => plain(gloss ?? '') === asked),
  );
}

const plain = (gloss: string): string => foldLatin(gloss).trim().replace(/\s+/g, ' ');
