/** On which pages of a source a term stands, in words. */
import { pageAt, type Place } from '../../library/source.ts';

/** So many pages are named; the others are counted. */
const NAMED = 5;

/**
 * "p. 12", "pp. 3, 12 and 4 more"; the empty text where the source has no pages.
 *
 * @param pages lines on which pages begin
 * @param before what stands before it, if there is anything to say
 */
export function wordPages(
  places: readonly Pick<Place, 'line'>[],
  pages: readonly number[] | undefined,
  before = '',
): string {
  if (pages === undefined) return '';
  const numbers = [...new Set(places.map(({ line }) => pageAt(pages, line)))].filter((page) => page !== null);
  if (numbers.length === 0) return '';
  const named = numbers.slice(0, NAMED).join(', ');
  const more = numbers.length > NAMED ? ` and ${numbers.length - NAMED} more` : '';
  return `${before}${numbers.length === 1 ? 'p.' : 'pp.'} ${named}${more}`;
}
