/** What the service worker tells the pages, checked on arrival. */
import * as v from 'valibot';

const bytes = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const FromWorkerSchema = v.variant('type', [
  /** A version is being kept: bytes so far, of how many. */
  v.object({ type: v.literal('keeping'), bytes, total: bytes }),
  /** It could not be, because of this file, or of what is told instead; the version before stays in charge. */
  v.object({
    type: v.literal('not-kept'),
    reason: v.picklist(['storage', 'unlike']),
    file: v.string(),
  }),
  /** How much of the version in charge is on the device: the answer to `WHAT_IS_KEPT`. */
  v.object({ type: v.literal('kept'), bytes, total: bytes }),
]);
export type FromWorker = v.InferOutput<typeof FromWorkerSchema>;
