/**
 * The learner's data, opened once for all screens, and made reactive. The store and the scheduler are fetched
 * when a screen first asks, so that they do not stand between the reader and the first paint.
 */
import { chance, timeZone, wallClock } from '../../platform/platform.ts';
import type { SchedulerSettings } from '../../schedule/scheduler.ts';
import type { Store } from '../../store/store.ts';
import { edition, stamp } from 'virtual:shipped-start';
import { loadPart } from '../shell/load.ts';
import { notify, withdrawNotice } from '../shell/notices.svelte.ts';
import { holdReload } from '../shell/replaced.ts';
import { lately } from './lately.ts';
import type { Learner } from './learner.ts';

export type LearnerState =
  /** `share` is how much of a long log has been read, 0 to 1; null where that is not needed. */
  | { readonly status: 'opening'; readonly share: number | null }
  | { readonly status: 'open'; readonly learner: Learner }
  | { readonly status: 'failed'; readonly error: unknown };

let state = $state.raw<LearnerState>({ status: 'opening', share: null });
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
  state = { status: 'opening', share: null };
  opening = load();
  opening.then(
    (learner) => {
      state = { status: 'open', learner };
      learner.onChange(() => revision++);
      holdReload(() => learner.unsaved.length > 0);
      followTime();
      listenForVoice(learner).catch((error: unknown) => console.error(error));
      guardUnsaved(learner);
      warnOfMomentsAhead(learner);
      tidyWhenIdle(learner);
      // Whatever screen is shown: the number on the icon, the file in the reader's folder.
      whenIdle(async () => (await loadPart(() => import('./upkeep.ts'))).keepUp(learner));
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
  const [{ openStore }, { openLearner }, { former, rows }] = await Promise.all([
    loadPart(() => import('../../store/store.ts')),
    loadPart(() => import('./learner.ts')),
    loadPart(() => import('./shipped-start.ts')).then(({ openShippedStart }) => openShippedStart()),
  ]);
  const store = await openStore({ former, load: loadPart, writtenBy: __APP_VERSION__ });
  return openLearner({
    store,
    library: {
      edition,
      shippedRows: rows,
      shipped: async () => {
        const { glossaryFiles, openGlossary } = await loadPart(() => import('../library/glossary.ts'));
        const [{ shippedOf }] = await Promise.all([
          loadPart(() => import('../../library/shipped.ts')),
          openGlossary(),
        ]);
        return shippedOf(glossaryFiles());
      },
      folding: () => loadPart(() => import('./folding.ts')).then(({ folding }) => folding),
      whenIdle,
    },
    glossary: stamp,
    clock: { now: Date.now, zone: lately(timeZone, Date.now), wall: lately(wallClock, Date.now) },
    random: chance,
    prepare: (settings) => prepare(store, settings),
  });
}

/** Under way: a screen and a message from another tab may ask for the same at once. */
let preparing: { readonly key: string; readonly done: Promise<void> } | undefined;

/** Makes the memory of a long log in a worker, which caches it. */
function prepare(store: Store, settings: SchedulerSettings): Promise<void> {
  const key = JSON.stringify(settings);
  if (preparing?.key !== key) {
    const own = { key, done: makeMemory(store, settings) };
    preparing = own;
    const forget = () => {
      if (preparing === own) preparing = undefined;
    };
    own.done.then(forget, forget);
  }
  return preparing.done;
}

async function makeMemory(store: Store, settings: SchedulerSettings): Promise<void> {
  const { workOnLog } = await loadPart(() => import('./log-work/client.ts'));
  const onshare = (share: number) => {
    if (state.status === 'opening') state = { status: 'opening', share };
  };
  await workOnLog(store, { type: 'prepare', settings, now: Date.now() }, { onshare });
}

const UNSAVED = 'unsaved-answer';

/**
 * What waits to be stored is lost with the page, on whatever screen: the browser asks before it goes. Once it is
 * stored, or erased, the notice that the drill has left goes too.
 */
function guardUnsaved(learner: Learner): void {
  window.addEventListener('beforeunload', (event) => {
    if (learner.unsaved.length > 0) event.preventDefault();
  });
  learner.onChange(() => {
    if (learner.unsaved.length === 0) withdrawNotice(UNSAVED);
  });
}

/** Says, when the drill is left, that something of it waits to be stored, if anything does. @param back leads to it */
export function warnOfUnsaved(back: () => void): void {
  if (state.status !== 'open' || state.learner.unsaved.length === 0) return;
  notify({
    id: UNSAVED,
    tone: 'warning',
    text: 'An answer of your drill is not stored yet.',
    action: { label: 'Back to it', run: back },
  });
}

/** The drill is open again, and shows it itself. */
export function withdrawUnsaved(): void {
  withdrawNotice(UNSAVED);
}

function warnOfMomentsAhead(learner: Learner): void {
  const ahead = learner.ahead();
  if (ahead === null) return;
  notify({
    id: 'moments-ahead',
    tone: 'warning',
    text: 'Some of your answers or settings carry a date that lies ahead of this device’s clock. Settings, “Your data”, says what that means.',
    ofData: true,
    action: { label: 'Settings', run: () => void (location.hash = '#/settings') },
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
async function listenForVoice(learner: Learner): Promise<void> {
  const { followVoice } = await loadPart(() => import('../speech/follow-voice.svelte.ts'));
  followVoice((available) => learner.offerListening(available));
}

function tidyWhenIdle(learner: Learner): void {
  whenIdle(() => learner.store.tidy(learner.memory, Date.now()));
}

/** For what is a convenience: everything is stored without it, and the next visit tries again. */
export function whenIdle(work: () => Promise<void>): void {
  const run = () => void work().catch((error: unknown) => console.error(error));
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: MINUTE });
  else setTimeout(run, MINUTE / 6);
}
