/** A source that comes as a colleague's file: what it would add, told before anything is taken. */
import { EXTRACTOR_VERSION } from '../../extract/version.ts';
import { type Edit, type EditDraft, subjectOf } from '../../library/edit.ts';
import { addEdits, addSource, type Library, type SourceState } from '../../library/fold.ts';
import { MAX_SHARE_LENGTH, ShareError, readShare, type Share } from '../../library/share.ts';
import { wordCounts, type Standing } from '../read/standing.ts';
import { factsLine, sourceRow, typeOf } from './source-rows.ts';

export interface SharedSource {
  readonly share: Share;
  readonly title: string;
  /** Type, author, publication, date. */
  readonly facts: string;
  readonly terms: number;
  /** "2 known, 5 new". */
  readonly standings: string;
  /** How many terms no source here has yet. */
  readonly fresh: number;
  /** The first terms, as "改革 reform". */
  readonly first: readonly {
    readonly hanzi: string;
    readonly traditional: string;
    readonly gloss: string | null;
  }[];
  /** What the library makes of it now; null where it is not there. */
  readonly here: SourceState | null;
}

/** How many terms are shown before the file is taken. */
const FIRST = 8;

/**
 * Reads a file and says what it would add.
 *
 * @param sha256 of a text as UTF-8, in hexadecimal digits
 * @throws ShareError where it is no such file
 */
export async function readSharedSource(
  file: Pick<Blob, 'size' | 'text'>,
  library: Library,
  standings: ReadonlyMap<string, Standing>,
  sha256: (text: string) => Promise<string>,
): Promise<SharedSource> {
  // A character is four bytes at the most: a larger one is not even read.
  if (file.size > 4 * MAX_SHARE_LENGTH) throw new ShareError('The file is larger than any source.');
  const share = await readShare(await file.text(), { extractor: EXTRACTOR_VERSION }, sha256);
  const here = library.source(share.source.id);
  if (here?.shipped) throw new ShareError('The file holds a source that comes with Tifa.');
  const merged = addEdits(addSource(library, share.source), editsToTake(share, library));
  const added = merged.source(share.source.id)!;
  const row = sourceRow(added, standings);
  return {
    share,
    title: row.title,
    facts: [typeOf(added.source), factsLine(added.source)].filter((fact) => fact !== '').join(' · '),
    terms: row.terms,
    standings: wordCounts(row.standings),
    fresh: added.finds.filter(({ find }) => library.entry(find.term) === undefined).length,
    first: added.finds
      .slice(0, FIRST)
      .map(({ find: { hanzi, traditional, gloss } }) => ({ hanzi, traditional, gloss })),
    here: here?.state ?? null,
  };
}

/** Of the edits of a file those about which the reader has said nothing: what the reader has said of a source stands. */
function editsToTake({ source, edits }: Share, library: Library): Edit[] {
  const own = new Set(
    library.records.edits.flatMap((edit) => (edit['of'] === source.id ? [subjectOf(edit as Edit)] : [])),
  );
  return edits.filter((edit) => !own.has(subjectOf(edit)));
}

/** What adding it stores beside the source. */
export const draftsToTake = (share: Share, library: Library): EditDraft[] =>
  editsToTake(share, library).map(draftOf);

/** Whoever stores it gives it an identifier and a moment of its own. */
function draftOf(edit: Edit): EditDraft {
  const fields = Object.entries(edit).filter(([field]) => !['v', 'id', 'at'].includes(field));
  return Object.fromEntries(fields) as unknown as EditDraft;
}
