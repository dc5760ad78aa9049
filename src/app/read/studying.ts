/** Terms of some sources, and which of them are still to be put first among the new ones. */
import type { Library } from '../../library/fold.ts';
import type { SourceId } from '../../library/source.ts';
import type { TermId } from '../../term/term-id.ts';

/** Each once, as the reader left them. */
export const termsOf = (library: Library, sources: readonly SourceId[]): TermId[] => [
  ...new Set(sources.flatMap((id) => library.source(id)?.finds.map(({ find }) => find.term) ?? [])),
];

export const termsToStudy = (library: Library, sources: readonly SourceId[]): TermId[] =>
  termsOf(library, sources).filter((term) => library.entry(term)?.study !== true);
