/**
 * The learner's data, opened once for all screens, and made reactive. The store and the scheduler are fetched
 * when a screen first asks, so that they do not stand between the reader and the first paint.
 */
import { library, openLibrary } from './library.ts';
import { loadPart } from './load.ts';
import { holdReload } from './replaced.ts';
import { lookForVoice, speech } from './speech.svelte.ts';
import type { Learner } from './study/learner.ts';

export type LearnerState =
  | { readonly status: 'opening' }
  | { readonly status: 'open'; readonly learner: Learner }
  | { readonly status: 'failed'; readonly error: unknown };

let state = $state.raw<LearnerState>({ status: 'opening' });
/** Grows with every change of the data, and as time passes: what is due depends on both. */
let revision = $state(0);
let opening: Promise<Learner> | undefined;

export const learnerData = {
  get state(): LearnerState {
    return state;
  },
  /** What `view` makes of the open data, again at every change of it; undefined until it is open. */
  read<T>(view: (learner: Learner) => T): T | undefined {
    void revision;
    return state.status === 'open' ? view(state.learner) : undefined;
  },
};

/** Opens the learner's data, or tries again after a failure. The outcome also stands in `learnerData.state`. */
export function openLearnerData(): Promise<Learner> {
  if (opening !== undefined) return opening;
  state = { status: 'opening' };
  opening = load();
  opening.then(
    (learner) => {
      state = { status: 'open', learner };
      learner.onChange(() => revision++);
      holdReload(() => learner.unsaved.length > 0);
      followTime();
      followVoice(learner);
      tidyWhenIdle(learner);
    },
    (error: unknown) => {
      console.error(error);
      opening = undefined;
      state = { status: 'failed', error };
    },
  );
  return opening;
}

async function load(): Promise<Learner> {
  const [{ openStore }, { openLearner }] = await Promise.all([
    loadPart(() => import('../store/store.ts')),
    loadPart(() => import('./study/learner.ts')),
    openLibrary(),
  ]);
  return openLearner({
    store: await openStore(),
    library: library(),
    clock: { now: Date.now, zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone },
    random: () => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32,
  });
}

const MINUTE = 60_000;

/** A card in learning comes due, the day turns: also while the screen only lies there. */
function followTime(): void {
  const look = () => {
    if (document.visibilityState === 'visible') revision++;
  };
  setInterval(look, MINUTE);
  document.addEventListener('visibilitychange', look);
}

/** Listening is offered once the browser has named a Chinese voice. */
function followVoice(learner: Learner): void {
  lookForVoice();
  $effect.root(() => {
    $effect(() => learner.offerListening(speech.available));
  });
}

function tidyWhenIdle(learner: Learner): void {
  const tidy = () => {
    learner.store.tidy(learner.memory, Date.now()).catch((error: unknown) => {
      // Packing is a convenience: everything is stored as it was, and the next visit tries again.
      console.error(error);
    });
  };
  if (typeof requestIdleCallback === 'function') requestIdleCallback(tidy, { timeout: MINUTE });
  else setTimeout(tidy, MINUTE / 6);
}
