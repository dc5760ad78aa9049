/** Where a source is read about. */
import type { LibrarySource } from '../../library/fold.ts';
import { formatRoute } from '../shell/route.ts';

/** The address of a source's page: the shipped issue has its own. @param at offset in its text */
export function sourceHref(
  { source: { id }, shipped }: Pick<LibrarySource, 'source' | 'shipped'>,
  at?: number,
): string {
  const place = at === undefined ? {} : { at };
  return formatRoute(shipped ? { screen: 'issue', ...place } : { screen: 'source', id, ...place });
}
