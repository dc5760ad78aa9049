/** Something the reader does to the library, with what went wrong said where it was done. */
import { failureText } from '../shell/failure.ts';
import { notify } from '../shell/notices.svelte.ts';

/** Whether it was stored; where it was not, a notice says why, and nothing has changed. */
export async function attempt(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    console.error(error);
    notify({ id: 'library-act', tone: 'warning', text: failureText(error, navigator.onLine) });
    return false;
  }
}
