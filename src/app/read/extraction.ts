/** Has articles read by the worker. One client, one worker, one job at a time. */
import * as v from 'valibot';
import type { Described } from '../../describe/describe.ts';
import type { Term } from '../../extract/index.ts';
import { isLoadFailure } from '../shell/load.ts';
import type { KeptFile } from '../offline/kept-file.ts';
import { ReportSchema, type FailureReason, type Job, type Report } from './messages.ts';
import type { Wanted } from './term-list.ts';

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

export type Progress = Extract<Report, { type: 'fetching' | 'opening' | 'reading' }>;

/** A job that gave nothing; what was to be read is untouched. */
export class ExtractionError extends Error {
  readonly reason: FailureReason;
  constructor(reason: FailureReason, details: string) {
    super(details);
    this.name = 'ExtractionError';
    this.reason = reason;
  }
}

interface JobOptions {
  readonly signal?: AbortSignal;
  readonly onprogress?: (progress: Progress) => void;
}

/** What was found in some texts. */
export interface Findings {
  /** The terms of each text. */
  readonly terms: readonly (readonly Term[])[];
  /** How each of them is read. */
  readonly described: readonly (readonly Described[])[];
}

/**
 * A second call of either ends the first, whose promise then rejects with an `AbortError`.
 *
 * @throws ExtractionError; the signal's reason when it is aborted
 */
export interface Extraction {
  read(texts: readonly string[], options: JobOptions): Promise<Findings>;
  /** How terms are read, one for one. */
  describe(terms: readonly Wanted[], options: JobOptions): Promise<readonly Described[]>;
  /** Ends the worker and frees the dictionary's memory; a later `read` starts another. */
  close(): void;
}

/** @param lexicon the dictionary */
export function createExtraction(lexicon: KeptFile): Extraction {
  let worker: Worker | undefined;
  let jobs = 0;
  let cancel: ((reason: unknown) => void) | undefined;

  function close() {
    worker?.terminate();
    worker = undefined;
    cancel?.(new DOMException('The reading was ended.', 'AbortError'));
    cancel = undefined;
  }

  function run<T>(
    what: DistributiveOmit<Job, 'job' | 'lexicon'>,
    { signal, onprogress }: JobOptions,
    resultOf: (report: Report) => T | undefined,
  ): Promise<T> {
    // A worker in the middle of a text hears nothing: it is ended, and the dictionary opens again.
    if (cancel !== undefined) close();
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    const own = (worker ??= new Worker(new URL('./extraction.worker.ts', import.meta.url), {
      type: 'module',
      name: 'extraction',
    }));
    const job: Job = { ...what, job: ++jobs, lexicon };

    return new Promise<T>((resolve, reject) => {
      const abort = () => {
        settle();
        own.terminate();
        if (worker === own) worker = undefined;
        reject(signal?.reason as Error);
      };
      const settle = () => {
        own.onmessage = own.onerror = own.onmessageerror = null;
        signal?.removeEventListener('abort', abort);
        cancel = undefined;
      };
      const fail = (error: ExtractionError) => {
        settle();
        // Nothing is known of the state it is in.
        own.terminate();
        if (worker === own) worker = undefined;
        reject(error);
      };
      cancel = (reason) => {
        settle();
        reject(reason as Error);
      };
      signal?.addEventListener('abort', abort);
      own.onmessage = ({ data }: MessageEvent<unknown>) => {
        const checked = v.safeParse(ReportSchema, data);
        if (!checked.success) return fail(new ExtractionError('fault', checked.issues[0].message));
        const report = checked.output;
        if (report.job !== job.job) return;
        const result = resultOf(report);
        if (result !== undefined) {
          settle();
          resolve(result);
        } else if (report.type === 'failed') fail(new ExtractionError(report.reason, report.details));
        else if (report.type === 'done' || report.type === 'described') {
          fail(new ExtractionError('fault', 'Another question was answered.'));
        } else onprogress?.(report);
      };
      own.onerror = (event) => {
        event.preventDefault();
        fail(
          isLoadFailure(event)
            ? new ExtractionError('code', "The worker's code could not be loaded.")
            : new ExtractionError('fault', event.message),
        );
      };
      own.onmessageerror = () => fail(new ExtractionError('fault', 'A message could not be read.'));
      own.postMessage(job);
    });
  }

  return {
    close,
    read: (texts, options) =>
      run({ type: 'read', texts: [...texts] }, options, (report) =>
        report.type === 'done' ? (report as Findings) : undefined,
      ),
    describe: (terms, options) =>
      run({ type: 'describe', terms: [...terms] }, options, (report) =>
        report.type === 'described' && report.described.length === terms.length
          ? (report.described as readonly Described[])
          : undefined,
      ),
  };
}
