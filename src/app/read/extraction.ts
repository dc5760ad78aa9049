/** Has articles read by the worker. One client, one worker, one job at a time. */
import type { Described } from '../../describe/describe.ts';
import type { Term } from '../../extract/index.ts';
import { WorkerClient } from '../../platform/worker-client.ts';
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
  /** Opens the dictionary, which takes a while, before anything is to be read; a `read` meanwhile waits for it. */
  open(): Promise<void>;
  read(texts: readonly string[], options: JobOptions): Promise<Findings>;
  /** How terms are read, one for one. */
  describe(terms: readonly Wanted[], options: JobOptions): Promise<readonly Described[]>;
  /** Ends the worker and frees the dictionary's memory; a later `read` starts another. */
  close(): void;
}

const startWorker = () =>
  new Worker(new URL('../lexicon.worker.ts', import.meta.url), { type: 'module', name: 'extraction' });

/** @param lexicon the dictionary */
export function createExtraction(lexicon: KeptFile): Extraction {
  const client = new WorkerClient<Job, typeof ReportSchema>(
    startWorker,
    ReportSchema,
    (fault, details) => new ExtractionError(fault, details),
  );
  let jobs = 0;

  /** The dictionary is being opened: to ask for something else now would end that. */
  let opening: Promise<unknown> | undefined;

  async function run<T extends object>(
    what: DistributiveOmit<Job, 'job' | 'lexicon'>,
    { signal, onprogress }: JobOptions,
    resultOf: (report: Report) => T | undefined,
  ): Promise<T> {
    // Whether it could be opened is told by what is asked then.
    if (opening !== undefined) await opening.catch(() => undefined);
    const job: Job = { ...what, job: ++jobs, lexicon };
    return client.ask<T>(job, {
      signal,
      hear: (report) => {
        if (report.job !== job.job) return undefined;
        const result = resultOf(report);
        if (result !== undefined) return result;
        if (report.type === 'failed') throw new ExtractionError(report.reason, report.details);
        if (report.type === 'fetching' || report.type === 'opening' || report.type === 'reading') {
          onprogress?.(report);
        } else if (report.type !== 'found') {
          throw new ExtractionError('fault', 'Another question was answered.');
        }
        return undefined;
      },
    });
  }

  return {
    async open() {
      if (client.isStarted) return;
      const opened = run({ type: 'open' }, {}, (report) => (report.type === 'opened' ? report : undefined));
      opening = opened;
      try {
        await opened;
      } finally {
        // It may have been ended, and another begun.
        if (opening === opened) opening = undefined;
      }
    },
    close: () => client.close(),
    read: (texts, options) => {
      const terms = texts.map((): Term[] => []);
      const described = texts.map((): Described[] => []);
      return run({ type: 'read', texts: [...texts] }, options, (report) => {
        if (report.type === 'done') return { terms, described };
        if (report.type === 'found') {
          const { text, terms: found, described: as } = report;
          if (terms[text] === undefined || found.length !== as.length)
            throw new ExtractionError('fault', 'Terms came of no text, or without their readings.');
          terms[text].push(...(found as Term[]));
          described[text]!.push(...(as as Described[]));
        }
        return undefined;
      });
    },
    describe: (terms, options) =>
      run({ type: 'describe', terms: [...terms] }, options, (report) =>
        report.type === 'described' && report.described.length === terms.length
          ? (report.described as readonly Described[])
          : undefined,
      ),
  };
}
