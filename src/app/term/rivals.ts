/** The English versions of a term side by side: what sources say, what the glossary has gathered, what the reader says. */
import { renderingKey, type Entry, type Written } from '../../library/entry.ts';
import { LONGEST, plainLine } from '../../library/plain-text.ts';
import type { Library, LibrarySource } from '../../library/fold.ts';
import type { EditDraft } from '../../library/edit.ts';

export interface Rival {
  readonly key: string;
  readonly text: string;
  /** Who uses it, each with the number of places. */
  readonly uses: readonly { readonly source: LibrarySource; readonly count: number }[];
  /** What the glossary has written of it. */
  readonly written: readonly Written['renderings'][number][];
  /** Whether it is what the card asks. */
  readonly asked: boolean;
}

/** Most used first, then those that only the glossary knows; each version once, however it is spelt. */
export function rivalsOf(entry: Entry, library: Pick<Library, 'source'>): Rival[] {
  const asked = entry.gloss === null ? null : renderingKey(entry.gloss);
  const rivals = new Map<string, Rival>();
  const add = (text: string, more: Partial<Pick<Rival, 'uses' | 'written'>>) => {
    const key = renderingKey(text);
    const known = rivals.get(key);
    rivals.set(key, {
      key,
      text: known?.text ?? text,
      uses: [...(known?.uses ?? []), ...(more.uses ?? [])],
      written: [...(known?.written ?? []), ...(more.written ?? [])],
      asked: key === asked,
    });
  };
  for (const { text, sources } of entry.renderings) {
    const uses = sources.flatMap((id) => {
      const source = library.source(id);
      const find = entry.finds.find((one) => one.source === id)?.find;
      return source === undefined || find === undefined ? [] : [{ source, count: find.places.length }];
    });
    add(text, { uses });
  }
  for (const rendering of entry.written?.renderings ?? []) add(rendering.english, { written: [rendering] });
  if (entry.written?.gloss !== undefined) add(entry.written.gloss, {});
  return [...rivals.values()];
}

/** The English that is asked where the reader has chosen none. */
export function usualGloss({ written, finds }: Entry): string | null {
  return written?.gloss ?? finds.find(({ find }) => find.gloss !== null)?.find.gloss ?? null;
}

/** What makes a version the one that is asked; nothing but blanks brings back the usual one. */
export function choose(entry: Entry, text: string): EditDraft {
  const wanted = plainLine(text, LONGEST.gloss);
  return { of: entry.id, set: 'gloss', to: wanted === '' || wanted === usualGloss(entry) ? null : wanted };
}
