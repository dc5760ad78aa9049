/** The fit as the screen shows it: kept while the app is open, so that leaving the settings loses none of it. */
import type { Memory } from '../../schedule/memory.ts';
import { DATABASE } from '../../store/store.ts';
import { openLearnerData } from '../learner/learner.svelte.ts';
import { EXTRAS } from '../offline/extras.ts';
import { isKept } from '../offline/kept-file.ts';
import type { Learner } from '../learner/learner.ts';
import { holdReload } from '../shell/replaced.ts';
import { FitError, fitSchedule } from './fit.ts';
import type { FailureReason, Outcome, Progress } from './messages.ts';
import { readinessOf, type Readiness } from './readiness.ts';

export type Phase =
  | { readonly name: 'idle' }
  | { readonly name: 'working'; readonly progress: Progress | null }
  | { readonly name: 'failed'; readonly reason: FailureReason; readonly details: string }
  | { readonly name: 'done'; readonly outcome: Outcome; readonly today: number };

let phase = $state.raw<Phase>({ name: 'idle' });
let readiness = $state.raw<Readiness>();
let kept = $state<boolean>();
let running: AbortController | undefined;
/** The memory that what is shown was made from. It is replaced when the log or the schedule is another. */
let basis: Memory | undefined;
let listening = false;

// A fit takes its time, and what it found is nowhere but here.
holdReload(() => phase.name === 'working' || phase.name === 'done');

export const fitting = {
  get phase(): Phase {
    return phase;
  },
  /** Undefined until it is known. */
  get readiness(): Readiness | undefined {
    return readiness;
  },
  /** Whether the trainer is on this device; undefined until it is known. */
  get trainerKept(): boolean | undefined {
    return kept;
  },
};

/** Finds out whether there is enough to fit to. Called whenever the settings are opened. */
export async function lookAtLog(): Promise<void> {
  const learner = await openLearnerData();
  if (!listening) {
    listening = true;
    learner.onChange(({ type }) => {
      // An import, an erasure, another retention: what was found is of no use any more.
      if (basis !== undefined && learner.memory !== basis) stopFitting();
      if (type === 'everything') lookAtLog().catch((error: unknown) => console.error(error));
    });
  }
  [readiness, kept] = await Promise.all([readinessOf(learner), isKept(EXTRAS.trainer)]);
}

/** Fits until it is done, fails or is stopped. */
export async function startFitting(learner: Learner): Promise<void> {
  running?.abort();
  const own = (running = new AbortController());
  const today = learner.today();
  basis = learner.memory;
  phase = { name: 'working', progress: null };
  try {
    const outcome = await fitSchedule(
      {
        type: 'fit',
        trainer: EXTRAS.trainer,
        // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing shows it
        log: { database: DATABASE, former: new Map(learner.store.former) },
        settings: $state.snapshot(learner.settings),
        cards: learner.cards.map(({ id }) => id),
        today,
      },
      {
        signal: own.signal,
        onprogress: (progress) => {
          if (running === own) phase = { name: 'working', progress };
        },
      },
    );
    if (running === own) phase = { name: 'done', outcome, today };
  } catch (error) {
    if (running !== own || own.signal.aborted) return;
    if (!(error instanceof FitError)) console.error(error);
    phase = {
      name: 'failed',
      reason: error instanceof FitError ? error.reason : 'fault',
      details: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  } finally {
    if (running === own) kept = await isKept(EXTRAS.trainer);
  }
}

/** Ends a fit that runs, and forgets what one has found. */
export function stopFitting(): void {
  running?.abort();
  running = undefined;
  basis = undefined;
  phase = { name: 'idle' };
}
