/** Has the schedule fitted by a worker of its own, which ends with the fit. */
import { WorkerClient } from '../../platform/worker-client.ts';
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

const startWorker = () =>
  new Worker(new URL('./fit.worker.ts', import.meta.url), { type: 'module', name: 'fit' });

/**
 * @param signal ends the worker at once; the promise rejects with its reason
 * @throws FitError
 */
export async function fitSchedule(
  job: Job,
  {
    signal,
    onprogress,
  }: { readonly signal?: AbortSignal; readonly onprogress?: (progress: Progress) => void },
): Promise<Outcome> {
  const client = new WorkerClient<Job, typeof ReportSchema>(
    startWorker,
    ReportSchema,
    (fault, details) => new FitError(fault, details),
  );
  try {
    return await client.ask(job, {
      signal,
      hear: (report) => {
        if (report.type === 'done') return report.outcome;
        if (report.type === 'failed') throw new FitError(report.reason, report.details);
        onprogress?.(report);
        return undefined;
      },
    });
  } finally {
    client.close();
  }
}
