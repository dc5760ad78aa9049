/** Which English a screen shows for an entry. */
import type { Entry } from './entry.ts';

/** The gloss as printed, else the one we supply; the abbreviation or nothing where there is neither. */
export function glossOf(entry: Pick<Entry, 'english' | 'suppliedEnglish' | 'abbreviation'>): string {
  return entry.english ?? entry.suppliedEnglish ?? entry.abbreviation ?? '';
}
