/**
 * What a version brings that waits to be taken: its worker has the sentence in it, so it came with the version, checked and
 * whole, and nothing is fetched for it.
 */
import * as v from 'valibot';

const WhatIsNewSchema = v.object({ type: v.literal('new'), sentence: v.string() });
export type WhatIsNew = v.InferOutput<typeof WhatIsNewSchema>;

/** A version before this one does not know the question, and is offered when a host goes back to it. */
const PATIENCE = 1_000;

/** What the worker says; null where it does not answer. */
export async function whatIsNewIn(worker: Pick<ServiceWorker, 'postMessage'>): Promise<string | null> {
  const { port1, port2 } = new MessageChannel();
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<string | null>((give) => {
      timer = setTimeout(() => give(null), PATIENCE);
      port1.onmessage = ({ data }: MessageEvent<unknown>) => {
        const answer = v.safeParse(WhatIsNewSchema, data);
        give(answer.success ? answer.output.sentence : null);
      };
      worker.postMessage({ type: 'WHAT_IS_NEW' }, [port2]);
    });
  } finally {
    clearTimeout(timer);
    port1.close();
  }
}
