/** What the service worker answers about the readers of formats; apart, because only the settings ask. */
import * as v from 'valibot';

const bytes = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Answers on the port that a question about the readers of formats came with. */
export const OfReadersSchema = v.variant('type', [
  /** How much of them is kept, and the files of which this is; `isDone` in the last answer. */
  v.object({ type: v.literal('kept'), bytes, total: bytes, files: v.array(v.string()), isDone: v.boolean() }),
  /** They could not all be kept, because of this file or of what is told instead. */
  v.object({
    type: v.literal('not-kept'),
    reason: v.picklist(['storage', 'unlike', 'unreachable']),
    details: v.string(),
  }),
]);
export type OfReaders = v.InferOutput<typeof OfReadersSchema>;
