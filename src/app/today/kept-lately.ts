/** The sources kept lately, for Today. */

/** Sources shown. */
const MOST = 3;

/** The sources the reader has kept last, the latest first: not those shipped, removed ones, or the list of own words. */
export function keptLately<
  One extends {
    readonly source: { readonly id: string; readonly addedAt: number; readonly type: string };
    readonly state: string;
    readonly shipped: boolean;
  },
>(sources: readonly One[]): One[] {
  return sources
    .filter(({ source, state, shipped }) => !shipped && state !== 'removed' && source.type !== 'word-list')
    .sort((a, b) => b.source.addedAt - a.source.addedAt)
    .slice(0, MOST);
}
