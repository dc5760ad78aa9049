/** Terms of some sources, and which of them are still to be put first among the new ones. */
import type { Library } from '../../library/fold.ts';
import type { SourceId } from '../../library/source.ts';
import type { TermId } from '../../term/term-id.ts';

/** Each once, as the reader left them. */
export const termsOf = (library: Library, sources: readonly SourceId[]): TermId[] => [
  ...new Set(sources.flatMap((id) => library.source(id)?.finds.map(({ find }) => find.term) ?? [])),
];

/**
 * Those that can come first among the new ones: nothing was said of them yet, no card of theirs is begun, and they are more
 * than names that are cited, which are studied one by one.
 */
export function termsToStudy(
  library: Library,
  sources: readonly SourceId[],
  isBegun: (term: TermId) => boolean,
): TermId[] {
  const meant = new Set(
    sources.flatMap(
      (id) => library.source(id)?.finds.flatMap(({ find }) => (find.cited === true ? [] : [find.term])) ?? [],
    ),
  );
  return [...meant].filter((term) => library.entry(term)?.study === null && !isBegun(term));
}
