/** Whether the log holds enough for a fit, without reading more of it than is needed to tell. */
import { historiesOf, LEAST_TRIALS, trialsOf } from '../../schedule/fitting.ts';
import type { Memory } from '../../schedule/memory.ts';
import type { LogRecord } from '../../schedule/model.ts';

export type Readiness =
  | { readonly kind: 'enough' }
  | { readonly kind: 'too-few'; readonly trials: number; readonly missing: number };

/** With so many times the answers needed, few of them on the same day as the one before, no count is needed. */
const PLENTY = 25;

/** @throws what reading the log throws */
export async function readinessOf(learner: {
  readonly memory: Pick<Memory, 'cards'>;
  readonly store: { readLog(): Promise<readonly LogRecord[]> };
}): Promise<Readiness> {
  let atMost = 0;
  for (const { reps } of learner.memory.cards.values()) atMost += Math.max(0, reps - 1);
  if (atMost >= PLENTY * LEAST_TRIALS) return { kind: 'enough' };
  const trials = trialsOf(historiesOf(await learner.store.readLog())).length;
  if (trials >= LEAST_TRIALS) return { kind: 'enough' };
  return { kind: 'too-few', trials, missing: LEAST_TRIALS - trials };
}
