/** What a printed list of terms says of itself. */
import { counted } from './labels.ts';

/** So many sources are named; the others are counted. */
const NAMED = 4;

/** "From China Brief 24-8, Breakfast and 2 more"; the empty text where there is none. @param titles may repeat */
export function sourcesInWords(titles: readonly string[]): string {
  const all = [...new Set(titles)];
  if (all.length === 0) return '';
  const named = all.slice(0, NAMED).join(', ');
  return `From ${named}${all.length > NAMED ? ` and ${counted(all.length - NAMED, 'more', 'more')}` : ''}`;
}
