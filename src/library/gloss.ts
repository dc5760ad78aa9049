/** Which English a screen shows for an entry. */
import type { Entry } from '../glossary/entry.ts';
import { foldLatin } from '../look-up/fold.ts';

/** The gloss with the print's errors corrected; the abbreviation or nothing where there is none. */
export function glossOf(entry: {
  readonly gloss?: string | null | undefined;
  readonly abbreviation?: string | undefined;
}): string {
  return entry.gloss ?? entry.abbreviation ?? '';
}

/** What the source prints, where that is not what is shown; undefined elsewhere. */
export function printedOtherwise(entry: Pick<Entry, 'gloss' | 'english' | 'origin'>): string | undefined {
  return entry.origin === 'printed' && entry.english !== null && entry.english !== entry.gloss
    ? entry.english
    : undefined;
}

/** An entry of a glossary, or of the library with what a glossary has written of it. */
interface GlossedTerm {
  readonly id: string;
  readonly gloss?: string | null | undefined;
  readonly abbreviation?: string | undefined;
  readonly english?: string | null;
  readonly written?: { readonly english: string | null };
}

/** The other entries that have the same English, so that a question by it has several right answers. */
export function sharingGloss<Term extends GlossedTerm>(
  entry: Term,
  entries: readonly Term[],
): readonly Term[] {
  const asked = plain(glossOf(entry));
  if (asked === '') return [];
  return entries.filter(
    (other) =>
      other.id !== entry.id &&
      [other.gloss, other.english, other.written?.english, other.abbreviation].some(
        (gloss) => plain(gloss ?? '') === asked,
      ),
  );
}

const plain = (gloss: string): string => foldLatin(gloss).trim().replace(/\s+/g, ' ');
