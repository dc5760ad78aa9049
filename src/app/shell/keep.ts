/** Asks the browser never to evict the learner's data, and says what came of it where it did not promise. */
import { askToKeep, type Promised } from '../../platform/storage.ts';
import { notify, withdrawNotice } from './notices.svelte.ts';

const ID = 'not-persisted';

/**
 * @param late is told where the answer comes after all: a browser may pass the question on to the learner
 * @returns whether the browser has promised it
 */
export async function keepStorage(late: (isPromised: boolean) => void): Promise<boolean> {
  const say = (promised: Promised): boolean => {
    if (promised === 'promised') withdrawNotice(ID);
    else notify({ id: ID, ...NOTICES[promised] });
    return promised === 'promised';
  };
  return say(await askToKeep((isPromised) => late(say(isPromised ? 'promised' : 'not-promised'))));
}

const NOTICES = {
  'not-promised': {
    tone: 'quiet',
    text: 'The browser did not promise it. Installing the app, or using it for some days, usually changes that.',
  },
  unasked: {
    tone: 'warning',
    text: 'The browser has not answered. If it still asks you, answer it there; otherwise export a file now and then.',
  },
} as const;
