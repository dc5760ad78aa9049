/** Has files opened by the worker. One client, one worker, one file at a time. */
import type { ReadFiles } from '../../formats/read-file.ts';
import { WorkerClient } from '../../platform/worker-client.ts';
import { OpenReportSchema, type OpenJob, type OpenProblem, type OpenReport } from './open-messages.ts';
import type { TextFile } from './text-file.ts';

/** A file that was not opened; it is untouched. */
export class OpenError extends Error {
  override readonly name = 'OpenError';
  readonly problem: OpenProblem;
  constructor(problem: OpenProblem, details: string) {
    super(details);
    this.problem = problem;
  }
}

export interface Opening {
  /**
   * @param bytes are handed over: whoever calls has them no longer
   * @param onprogress hears pages, or other parts, done of all
   * @throws OpenError; the signal's reason when it is aborted, which ends the worker at once
   */
  open(
    file: { readonly name: string; readonly bytes: Uint8Array },
    options: { readonly signal?: AbortSignal; readonly onprogress?: (done: number, of: number) => void },
  ): Promise<ReadFiles>;
  /**
   * A file's text as it stands, or why it is none.
   *
   * @param bytes are handed over
   * @throws as `open`
   */
  decode(bytes: Uint8Array): Promise<TextFile>;
  /** Ends the worker and frees its memory; a later call starts another. */
  close(): void;
}

const startWorker = () =>
  new Worker(new URL('./files.worker.ts', import.meta.url), { type: 'module', name: 'files' });

export function createOpening(start: () => Worker = startWorker): Opening {
  const client = new WorkerClient<OpenJob, typeof OpenReportSchema>(
    start,
    OpenReportSchema,
    (fault, details) => new OpenError(fault, details),
  );
  let jobs = 0;

  /** @param bytes of the job, which are handed over */
  const run = <T extends object>(
    job: OpenJob,
    bytes: Uint8Array,
    signal: AbortSignal | undefined,
    resultOf: (report: OpenReport) => T | undefined,
  ): Promise<T> =>
    client.ask<T>(job, {
      signal,
      transfer: [bytes.buffer],
      hear: (report) => {
        if (report.job !== job.job) return undefined;
        if (report.type === 'failed') throw new OpenError(report.problem, report.details);
        return resultOf(report);
      },
    });

  return {
    close: () => client.close(),
    open: ({ name, bytes }, { signal, onprogress }) =>
      run<ReadFiles>(
        { type: 'open', job: ++jobs, name, bytes: bytes as Uint8Array<ArrayBuffer> },
        bytes,
        signal,
        (report) => {
          if (report.type === 'part') onprogress?.(report.done, report.of);
          return report.type === 'opened' ? (report.read as ReadFiles) : undefined;
        },
      ),
    decode: (bytes) =>
      run<TextFile>(
        { type: 'decode', job: ++jobs, bytes: bytes as Uint8Array<ArrayBuffer> },
        bytes,
        undefined,
        (report) => (report.type === 'decoded' ? report.file : undefined),
      ),
  };
}
