/** What tasks.ts runs in a browser. */
import { LogWork, workOnLog } from '../../src/app/learner/log-work/client.ts';
import { writeBackup } from '../../src/exchange/backup.ts';
import { planImport } from '../../src/exchange/import-plan.ts';
import { readBackup } from '../../src/exchange/read-backup.ts';
import { sha256 } from '../../src/platform/hash.ts';
import { rebuild } from '../../src/schedule/memory.ts';
import { DAY, type CardId } from '../../src/schedule/model.ts';
import { createScheduler } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS, NO_SETTINGS } from '../../src/schedule/settings.ts';
import { byDay, eventsOf, habitsOf } from '../../src/schedule/statistics.ts';
import { openStore } from '../../src/store/store.ts';
import { END, makeLog } from './log.ts';

const DATABASE = 'tasks';
const options = { database: DATABASE };
const today = Math.floor(END / DAY);

/** How long something took, and the longest task of the main thread meanwhile; 0 for under 50. */
async function watched<T>(work: () => Promise<T>): Promise<{ took: number; longest: number; result: T }> {
  let longest = 0;
  const take = (entries: PerformanceEntryList) => {
    for (const { duration } of entries) longest = Math.max(longest, duration);
  };
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  observer.observe({ type: 'longtask' });
  // Whatever came before belongs to a task of its own.
  await new Promise((resolve) => setTimeout(resolve, 100));
  observer.takeRecords();
  longest = 0;
  const start = performance.now();
  const result = await work();
  const took = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 200));
  take(observer.takeRecords());
  observer.disconnect();
  return { took: Math.round(took), longest: Math.round(longest), result };
}

const figure = ({ took, longest }: { took: number; longest: number }) => ({ took, 'longest task': longest });

/** @param reviews answers in the log */
export async function measure(reviews: number) {
  const scheduler = createScheduler(DEFAULT_SETTINGS);
  const store = await openStore({ name: DATABASE });
  await store.erase();
  const glossary = { id: 'x', version: 1, entries: 0 };
  let file = new Blob(
    writeBackup({ log: makeLog(reviews, 20_000), settings: NO_SETTINGS, glossary, damaged: [] }, END, today),
  );

  const reading = new LogWork(store, options);
  const preview = await watched(() => reading.do({ type: 'preview', file, now: END }));
  const merge = await watched(() => reading.do({ type: 'merge', now: END }));
  reading.end();
  const first = await watched(async () => {
    if ((await store.readStart(scheduler, 8192)).memory !== null) throw new Error('it is cached');
    await workOnLog(store, { type: 'prepare', settings: DEFAULT_SETTINGS, now: END }, {}, options);
    return store.readMemory(scheduler);
  });
  const next = await watched(() => store.readMemory(scheduler));
  const statistics = await watched(() =>
    workOnLog(store, { type: 'figures', settings: DEFAULT_SETTINGS, today, now: END }, {}, options),
  );
  const backup = await watched(() =>
    workOnLog(
      store,
      {
        type: 'backup',
        context: { unsaved: [], glossary, writtenBy: '1.0.0', now: END, day: today },
        texts: true,
      },
      {},
      options,
    ),
  );

  // The same beside the screen, as it would be without a worker.
  const naivePreview = await watched(async () => {
    const log = await store.readLog();
    const here = {
      ...{ log, canonical: (card: CardId) => card, settings: NO_SETTINGS },
      ...{ sources: [], edits: [], texts: new Set<never>() },
    };
    planImport(await readBackup([await file.text()], sha256), here, END);
  });
  file = new Blob();
  const naiveFirst = await watched(async () => rebuild(await store.readLog(), scheduler));
  const naiveStatistics = await watched(async () => {
    const events = eventsOf(await store.readLog(), scheduler);
    byDay(events);
    habitsOf(events);
  });
  await store.erase();
  await store.close();
  return {
    reviews,
    'import, preview': figure(preview),
    'import, merge': figure(merge),
    'first start': figure(first),
    'next start': figure(next),
    statistics: figure(statistics),
    backup: figure(backup),
    'import, preview, naive': figure(naivePreview),
    'first start, naive': figure(naiveFirst),
    'statistics, naive': figure(naiveStatistics),
  };
}
