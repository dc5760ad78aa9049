/** Asks the browser never to evict the learner's data, and says what came of it where it did not promise. */
import { askToKeep } from '../../platform/storage.ts';
import { notify, withdrawNotice } from './notices.svelte.ts';

const ID = 'not-persisted';

/** @returns whether the browser has promised it */
export async function keepStorage(): Promise<boolean> {
  switch (await askToKeep()) {
    case 'promised':
      withdrawNotice(ID);
      return true;
    case 'not-promised':
      notify({
        id: ID,
        tone: 'quiet',
        text: 'The browser did not promise it. Installing the app, or using it for some days, usually changes that.',
      });
      return false;
    case 'unasked':
      notify({
        id: ID,
        tone: 'warning',
        text: 'The browser has not answered. If it still asks you, answer it there; otherwise export a file now and then.',
      });
      return false;
  }
}
