/** How many dialogs are open: what lies behind one can be neither reached nor dismissed. */
import { untrack } from 'svelte';

let count = $state(0);

export const openDialogs = {
  get any(): boolean {
    return count > 0;
  },
};

/** Counts a dialog in; the function given counts it out, once. */
export function countDialog(): () => void {
  // An effect that counts must not depend on the count.
  untrack(() => (count += 1));
  let isCounted = true;
  return () => {
    if (!isCounted) return;
    isCounted = false;
    count -= 1;
  };
}
