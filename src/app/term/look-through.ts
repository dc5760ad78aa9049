/** Looks through the kept texts for a term, text after text, and never for long without a rest. */
import { concordance, type ConcordanceLine, type Sought } from '../../library/concordance.ts';
import type { Library, LibrarySource } from '../../library/fold.ts';
import { linesOf } from '../../library/lines.ts';
import { pageAt, type SourceId } from '../../library/source.ts';

export interface FoundLine extends ConcordanceLine {
  /** Number of the page it stands on; null where the source has none. */
  readonly page: number | null;
}

/** What one text has. */
export interface SourceLines {
  readonly of: LibrarySource;
  /** The source itself, by which groups are ordered. */
  readonly source: LibrarySource['source'];
  /** At least one. */
  readonly lines: readonly FoundLine[];
}

/** How far it is: of so many sources so many were looked through. */
export interface Looked {
  readonly done: number;
  readonly of: number;
  /** More sentences than are gathered were found. */
  readonly isFull: boolean;
}

export interface LookOptions {
  /** The text kept with a source, null where none is. */
  readonly textOf: (id: SourceId) => Promise<string | null>;
  readonly giveWay: () => Promise<void>;
  /** Milliseconds, from any beginning. */
  readonly now: () => number;
  readonly signal: AbortSignal;
  /** Hears of each text that has the term, and of how far it is. */
  readonly onfound: (found: SourceLines) => void;
  readonly onlooked: (looked: Looked) => void;
}

/** So long it goes on without a rest (ms): with what the browser does besides, less than a frame. */
const SLICE = 6;
/** Whoever wants to read more of them looks for a rarer word. */
export const MOST_LINES = 3_000;

/** Ends quietly when it is aborted. @throws what `textOf` does */
export async function lookThrough(
  sought: Sought,
  { sources }: Pick<Library, 'sources'>,
  { textOf, giveWay, now, signal, onfound, onlooked }: LookOptions,
): Promise<void> {
  const withTexts = sources.filter(({ source, state }) => state !== 'removed' && source.type !== 'word-list');
  let count = 0;
  let began = now();
  const linesIn = concordance(sought);
  for (const [i, of] of withTexts.entries()) {
    onlooked({ done: i, of: withTexts.length, isFull: count >= MOST_LINES });
    if (count >= MOST_LINES) return;
    const text = await textOf(of.source.id);
    if (signal.aborted) return;
    if (text === null) continue;
    const lines: FoundLine[] = [];
    let places: ReturnType<typeof linesOf> | undefined;
    for (const line of linesIn(text)) {
      if (line !== null && count < MOST_LINES) {
        count++;
        const { pages } = of.source;
        const page =
          pages === undefined ? null : pageAt(pages, (places ??= linesOf(text)).position(line.at.start).line);
        lines.push({ ...line, page });
      }
      if (now() - began < SLICE) continue;
      await giveWay();
      if (signal.aborted) return;
      began = now();
    }
    if (lines.length > 0) onfound({ of, source: of.source, lines });
  }
  onlooked({ done: withTexts.length, of: withTexts.length, isFull: count >= MOST_LINES });
}
