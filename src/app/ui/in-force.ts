/** A control shows what is in force: also after it was asked for something else that was refused. */
import { tick } from 'svelte';

/**
 * Does what a control asks, which may take its time, and has the control show again what stands then. The browser has
 * changed it at once, and of what was refused nothing else would tell it.
 */
export async function ask(act: () => unknown, show: () => void): Promise<void> {
  try {
    await act();
  } finally {
    await tick();
    show();
  }
}
