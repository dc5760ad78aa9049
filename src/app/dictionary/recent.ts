/** What was looked up lately, on this device alone: a note of the browser's, no part of the learner's data. */
import * as v from 'valibot';
import { readNote, writeNote } from '../../platform/platform.ts';

const KEY = 'tifa.looked-up';
/** More would be a list to search in itself. */
export const MOST_RECENT = 12;
/** Longer texts are pasted once, and not asked for again. */
const LONGEST = 60;

const NoteSchema = v.pipe(
  v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST))),
  v.maxLength(100),
);

/** The latest first; none where the note is no list of ours. */
export function recentLookUps(): readonly string[] {
  const note = readNote(KEY);
  if (note === null) return [];
  try {
    const read = v.safeParse(NoteSchema, JSON.parse(note));
    return read.success ? read.output.slice(0, MOST_RECENT) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** The list with a query at its head. */
export function withLookUp(recent: readonly string[], query: string): readonly string[] {
  const asked = query.trim().replace(/\s+/g, ' ');
  if (asked === '' || asked.length > LONGEST) return recent;
  const key = asked.toLowerCase();
  return [asked, ...recent.filter((other) => other.toLowerCase() !== key)].slice(0, MOST_RECENT);
}

export function rememberLookUp(query: string): void {
  writeNote(KEY, JSON.stringify(withLookUp(recentLookUps(), query)));
}

export function forgetLookUps(): void {
  writeNote(KEY, null);
}
