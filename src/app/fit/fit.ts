/** Has the schedule fitted by a worker of its own, which ends with the fit. */
import * as v from 'valibot';
import { isLoadFailure } from '../shell/load.ts';
import { ReportSchema, type FailureReason, type Job, type Outcome, type Progress } from './messages.ts';

/** A fit that gave nothing; log and settings are untouched. */
export class FitError extends Error {
  readonly reason: FailureReason;
  constructor(reason: FailureReason, details: string) {
    super(details);
    this.name = 'FitError';
    this.reason = reason;
  }
}

/**
 * @param signal ends the worker at once; the promise rejects with its reason
 * @throws FitError
 */
export function fitSchedule(
  job: Job,
  {
    signal,
    onprogress,
  }: { readonly signal?: AbortSignal; readonly onprogress?: (progress: Progress) => void },
): Promise<Outcome> {
  if (signal?.aborted) return Promise.reject(signal.reason as Error);
  const worker = new Worker(new URL('./fit.worker.ts', import.meta.url), { type: 'module', name: 'fit' });
  return new Promise<Outcome>((resolve, reject) => {
    const end = () => {
      worker.terminate();
      signal?.removeEventListener('abort', abort);
    };
    const abort = () => {
      end();
      reject(signal?.reason as Error);
    };
    const fail = (error: FitError) => {
      end();
      reject(error);
    };
    signal?.addEventListener('abort', abort);
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      const checked = v.safeParse(ReportSchema, data);
      if (!checked.success) return fail(new FitError('fault', checked.issues[0].message));
      const report = checked.output;
      if (report.type === 'done') {
        end();
        resolve(report.outcome);
      } else if (report.type === 'failed') fail(new FitError(report.reason, report.details));
      else onprogress?.(report);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      fail(
        isLoadFailure(event)
          ? new FitError('code', "The worker's code could not be loaded.")
          : new FitError('fault', event.message),
      );
    };
    worker.onmessageerror = () => fail(new FitError('fault', 'A message could not be read.'));
    worker.postMessage(job);
  });
}
