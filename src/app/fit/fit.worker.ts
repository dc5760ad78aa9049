/** Fits the schedule away from the screen: one job, then its client ends it. Nothing it is sent leaves the device. */
import * as v from 'valibot';
import type { LogRecord } from '../../schedule/model.ts';
import { openStore } from '../../store/store.ts';
import { LoadError } from '../shell/load.ts';
import { loadKept, unpacked } from '../offline/kept-file.ts';
import { fitToLearner } from './fit-to-learner.ts';
import { JobSchema, type FailureReason, type Job, type Report } from './messages.ts';
import { openTrainer, UnsupportedError } from './trainer.ts';

const report = (message: Report) => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const job = v.safeParse(JobSchema, data);
  // From no client of ours; there is no one to report to.
  if (!job.success) throw new TypeError(`not a job: ${job.issues[0].message}`);
  void fit(job.output);
});

async function fit({ trainer, ...job }: Job): Promise<void> {
  try {
    const packed = await loadKept(trainer, (bytes) => report({ type: 'fetching', bytes }));
    const module = await WebAssembly.compile(await unpacked(packed).arrayBuffer());
    const log = await logOf(job);
    report({ type: 'done', outcome: fitToLearner({ ...job, log }, await openTrainer(module), report) });
  } catch (error) {
    const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
    report({ type: 'failed', reason: reasonOf(error), details });
  }
}

async function logOf({ log }: Pick<Job, 'log'>): Promise<readonly LogRecord[]> {
  if (!('database' in log)) return log;
  const store = await openStore({ name: log.database, former: log.former });
  try {
    return await store.readLog();
  } finally {
    await store.close();
  }
}

function reasonOf(error: unknown): FailureReason {
  if (error instanceof LoadError) return error.reason === 'code' ? 'code' : `trainer-${error.reason}`;
  return error instanceof UnsupportedError ? 'unsupported' : 'fault';
}
