/** Where a source is read about. */
import type { LibrarySource } from '../../library/fold.ts';
import { formatRoute } from '../shell/route.ts';

/** The address of a source's page: the shipped issue has its own. */
export function sourceHref({ source, shipped }: Pick<LibrarySource, 'source' | 'shipped'>): string {
  return shipped ? formatRoute({ screen: 'issue' }) : `#/source/${encodeURIComponent(source.id)}`;
}
