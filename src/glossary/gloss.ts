/** Which English a screen shows for an entry. */
import type { Entry } from './entry.ts';

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
