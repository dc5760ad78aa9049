/** Has articles read by the worker. One client, one worker, one job at a time. */
import type { Term } from '../../extract/index.ts';
import { WorkerClient } from '../../platform/worker-client.ts';
import type { KeptFile } from '../offline/kept-file.ts';
import { ReportSchema, type FailureReason, type Job, type Report } from './messages.ts';

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

export interface Extraction {
  /**
   * The terms of each text. A second call ends the first, whose promise then rejects with an `AbortError`.
   *
   * @throws ExtractionError; the signal's reason when it is aborted
   */
  read(
    texts: readonly string[],
    options: { readonly signal?: AbortSignal; readonly onprogress?: (progress: Progress) => void },
  ): Promise<Term[][]>;
  /** Ends the worker and frees the dictionary's memory; a later `read` starts another. */
  close(): void;
}

const startWorker = () =>
  new Worker(new URL('./extraction.worker.ts', import.meta.url), { type: 'module', name: 'extraction' });

/** @param lexicon the dictionary */
export function createExtraction(lexicon: KeptFile): Extraction {
  const client = new WorkerClient<Job, typeof ReportSchema>(
    startWorker,
    ReportSchema,
    (fault, details) => new ExtractionError(fault, details),
  );
  let jobs = 0;

  return {
    read(texts, { signal, onprogress }) {
      const job: Job = { type: 'read', job: ++jobs, lexicon, texts: [...texts] };
      return client.ask<Term[][]>(job, {
        signal,
        hear: (report) => {
          if (report.job !== job.job) return undefined;
          if (report.type === 'done') return report.terms as Term[][];
          if (report.type === 'failed') throw new ExtractionError(report.reason, report.details);
          onprogress?.(report);
          return undefined;
        },
      });
    },
    close: () => client.close(),
  };
}
