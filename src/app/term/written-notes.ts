/** Notes that are being written, by the term. */
import * as v from 'valibot';
import { halfTyped, LONGEST_KEPT } from '../ui/half-typed.ts';

/** What is written, and the notes it takes the place of. */
const WrittenNoteSchema = v.object({
  text: v.pipe(v.string(), v.maxLength(LONGEST_KEPT)),
  replaces: v.pipe(v.array(v.string()), v.readonly()),
});
export type WrittenNote = Readonly<v.InferOutput<typeof WrittenNoteSchema>>;

export const writtenNotes = halfTyped('notes', WrittenNoteSchema);
