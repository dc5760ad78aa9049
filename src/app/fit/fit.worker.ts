/** Fits the schedule away from the screen: one job, then its client ends it. Nothing it is sent leaves the device. */
import * as v from 'valibot';
import { LoadError } from '../load.ts';
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
    report({ type: 'done', outcome: fitToLearner(job, await openTrainer(module), report) });
  } catch (error) {
    const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
    report({ type: 'failed', reason: reasonOf(error), details });
  }
}

function reasonOf(error: unknown): FailureReason {
  if (error instanceof LoadError) return error.reason === 'code' ? 'code' : `trainer-${error.reason}`;
  return error instanceof UnsupportedError ? 'unsupported' : 'fault';
}
