/** A term whose characters are put right: the library has another in its place. */
import type { EditDraft } from './edit.ts';
import type { Entry } from './entry.ts';
import { MY_WORDS, type SourceId } from './source.ts';
import type { TermId } from '../term/term-id.ts';

export interface Replaced {
  readonly from: Entry;
  readonly to: TermId;
}

/**
 * What takes whose place by some edits: where one term leaves the library and one comes that the same source, or the
 * reader's own words, did not have. Null where none does, or of several it cannot be said which.
 *
 * @param entryOf as the library is before
 */
export function replacedBy(
  edits: readonly EditDraft[],
  entryOf: (term: TermId) => Entry | undefined,
): Replaced | null {
  const gone: Entry[] = [];
  const come: TermId[] = [];
  for (const edit of edits) {
    if (edit.set !== 'word' && edit.set !== 'find') continue;
    const [source, term] = edit.set === 'word' ? [MY_WORDS, edit.of] : [edit.of, edit.term];
    const entry = entryOf(term);
    if (edit.to !== null) {
      if (entry === undefined || !isIn(entry, source)) come.push(term);
    } else if (entry !== undefined && isNowhereElse(entry, source)) gone.push(entry);
  }
  const [from, to] = [gone[0], come[0]];
  return gone.length === 1 && come.length === 1 ? { from: from!, to: to! } : null;
}

export const isIn = (entry: Pick<Entry, 'finds'>, source: SourceId): boolean =>
  entry.finds.some((one) => one.source === source);

/** Whether the library has a term from this source alone. */
export const isNowhereElse = (entry: Pick<Entry, 'finds'>, source: SourceId): boolean =>
  entry.finds.every((one) => one.source === source);

export const hasNote = (entry: Pick<Entry, 'notes'> | undefined, text: string): boolean =>
  entry?.notes.some((note) => note.text === text) === true;

/** A term's notes for the one that takes its place; what that one has already is not written twice. */
export const notesAlong = ({ id, notes }: Entry, to: TermId, heir: Entry | undefined): EditDraft[] =>
  notes.flatMap(({ id: note, text }): EditDraft[] => [
    { of: id, set: 'note', to: '', replaces: [note] },
    ...(hasNote(heir, text) ? [] : [{ of: to, set: 'note', to: text, replaces: [] } as const]),
  ]);

/** What the reader has written of a term, and chosen, for the one that takes its place: notes, tags, the own gloss, its study. */
export function goesAlong(from: Entry, to: TermId, heir: Entry | undefined): EditDraft[] {
  const { tags, ownGloss, study } = from;
  return [
    ...notesAlong(from, to, heir),
    ...tags
      .filter((tag) => heir?.tags.includes(tag) !== true)
      .map((tag): EditDraft => ({ of: to, set: 'tag', tag, to: true })),
    ...(ownGloss !== null && (heir?.ownGloss ?? null) === null
      ? [{ of: to, set: 'gloss', to: ownGloss } as const]
      : []),
    ...(study !== null && (heir?.study ?? null) === null
      ? [{ of: to, set: 'study', to: study } as const]
      : []),
  ];
}
