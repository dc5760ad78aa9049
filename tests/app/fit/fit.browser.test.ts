/** The real trainer, in its worker. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FitError, fitSchedule } from '../../../src/app/fit/fit.ts';
import type { Job, Progress } from '../../../src/app/fit/messages.ts';
import { EXTRAS } from '../../../src/app/offline/extras.ts';
import { isKept } from '../../../src/app/offline/kept-file.ts';
import { DEFAULT_SETTINGS } from '../../../src/schedule/settings.ts';
import { createIds } from '../../../src/schedule/ids.ts';
import { cardId, DAY, type LogRecord } from '../../../src/schedule/model.ts';
import { openStore } from '../../../src/store/store.ts';
import { termIdOf } from '../../../src/term/term-key.ts';
import { seeded } from '../../schedule/seeded.ts';
import { simulatedLog } from '../../schedule/simulated-log.ts';

const log = simulatedLog();
const job: Job = {
  type: 'fit',
  trainer: EXTRAS.trainer,
  log,
  settings: DEFAULT_SETTINGS,
  cards: [...new Set(log.map(({ card }) => card))],
  today: 20_001,
};

const forget = async () => void (await caches.delete('fsrs-trainer'));
beforeEach(forget);
afterEach(forget);

describe('fitting in a browser without cross-origin isolation', () => {
  // Twice the work of the others: a slow machine is no failure.
  test(
    'finds parameters that foretell a forgetful learner better, and the same ones each time',
    { timeout: 60_000 },
    async () => {
      expect(globalThis.crossOriginIsolated).toBe(false);
      const progress: Progress[] = [];
      const outcome = await fitSchedule(job, { onprogress: (one) => progress.push(one) });
      if (outcome.kind !== 'better') throw new Error(outcome.kind);
      const { current, fitted } = outcome.comparison;
      expect(fitted.logLoss).toBeLessThan(current.logLoss - 0.02);
      expect(fitted.rmse).toBeLessThan(current.rmse);
      expect(outcome.weights).toHaveLength(21);
      // This learner forgets sooner than the defaults say.
      for (const grade of [0, 1, 2]) expect(outcome.weights[grade]).toBeLessThan(1.2);
      const steps = progress.flatMap((one) => (one.type === 'working' ? [one.step] : []));
      expect(steps.filter((step) => step === 'fitting-earlier').length).toBeGreaterThan(3);
      expect(steps).toContain('fitting-all');
      expect(progress.some(({ type }) => type === 'fetching')).toBe(true);

      expect(await isKept(EXTRAS.trainer)).toBe(true);
      const again: Progress[] = [];
      expect(await fitSchedule(job, { onprogress: (one) => again.push(one) })).toEqual(outcome);
      expect(again.some(({ type }) => type === 'fetching')).toBe(false);
    },
  );

  test('reads the kept trainer anew where it was damaged', async () => {
    await (await caches.open('fsrs-trainer')).put(EXTRAS.trainer.address, new Response('cut off'));
    expect((await fitSchedule(job, {})).kind).toBe('better');
  });

  test('reads the log under the names that its terms have now', async () => {
    const database = `tifa-fit-${performance.timeOrigin}`;
    const former = new Map([['renmin', termIdOf('人民')]]);
    const store = await openStore({ name: database, former });
    const nextId = createIds(seeded(1));
    const answer = (term: string, day: number): LogRecord => {
      const at = day * DAY;
      const card = cardId(term, 'hanzi-meaning');
      return { v: 1, type: 'grade', id: nextId(at), card, at, day, grade: 3, took: 2000 };
    };
    // As 0.1.0 named the term, and as it is named since.
    await store.append(answer('renmin', 20_000), answer(termIdOf('人民'), 20_010));
    const outcome = await fitSchedule({ ...job, log: { database, former } }, {});
    expect(outcome).toMatchObject({ kind: 'too-few', trials: 1 });
    await store.close();
    indexedDB.deleteDatabase(database);
  });

  test('ends at once when it is cancelled', async () => {
    const stop = new AbortController();
    const running = fitSchedule(job, {
      signal: stop.signal,
      onprogress: ({ type }) => {
        if (type === 'working') stop.abort(new DOMException('enough', 'AbortError'));
      },
    });
    await expect(running).rejects.toThrow('enough');
    await expect(fitSchedule(job, { signal: stop.signal })).rejects.toThrow('enough');
  });

  test.each([
    ['out of reach', 'http://localhost:1/trainer.bin', 'trainer-unreachable'],
    ['of another kind', '/package.json', 'trainer-broken'],
  ])('says so where the trainer is %s', async (_name, path, reason) => {
    const failed = await fitSchedule(
      { ...job, trainer: { ...EXTRAS.trainer, address: new URL(path, location.href).href } },
      {},
    ).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(FitError);
    expect((failed as FitError).reason).toBe(reason);
    expect(await isKept(EXTRAS.trainer)).toBe(false);
  });
});
