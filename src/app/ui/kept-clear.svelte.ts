/** What notices keep clear of beside the foot of the window: bars that stick above it as long as their list is in view. */
import { untrack } from 'svelte';

let kept = $state.raw<readonly Element[]>([]);

export const keptClear = (): readonly Element[] => kept;

/** An attachment: no notice lies over the element. */
export function keepClear(element: Element): () => void {
  kept = [...untrack(() => kept), element];
  return () => (kept = untrack(() => kept).filter((one) => one !== element));
}
