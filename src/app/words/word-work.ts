/** Has word lists read and words described by the worker. One client, one worker, one job at a time. */
import type { Described } from '../../describe/describe.ts';
import type { Column } from '../../exchange/word-list.ts';
import type { Find } from '../../library/source.ts';
import type { LogRecord } from '../../schedule/model.ts';
import { WorkerClient } from '../../platform/worker-client.ts';
import type { KeptFile } from '../offline/kept-file.ts';
import type { ListRemark, MakingOptions, OfReader } from './list-finds.ts';
import { ReportSchema, type Job, type Overview, type Reason, type Report } from './messages.ts';
import type { WantedWord } from './own-word.ts';

/** A job that gave nothing; what it was about is untouched. */
export class WordWorkError extends Error {
  readonly reason: Reason;
  constructor(reason: Reason, details: string) {
    super(details);
    this.name = 'WordWorkError';
    this.reason = reason;
  }
}

export interface ListToRead {
  /** Empty where it is a workbook. */
  readonly text: string;
  readonly workbook?: Uint8Array;
  /** A package of Anki, in the place of text. */
  readonly anki?: Blob;
  /** Which of its sheets, or note types, from 0; the first where nothing is said. */
  readonly sheet?: number;
  /** Whether the first row holds names; guessed where nothing is said. */
  readonly headed?: boolean;
  /** What each column holds; guessed where nothing is said. */
  readonly columns?: readonly (Column | null)[];
}

export interface MadeList {
  readonly finds: readonly Find[];
  readonly ofReader: readonly OfReader[];
  readonly remarks: readonly ListRemark[];
  /** Reviews of these words, where they were asked for. */
  readonly records: readonly LogRecord[];
}

/** The learner's calendar, by which reviews fall on a study day. */
export interface ReviewCalendar {
  readonly zone: string;
  readonly dayStartsAt: number;
}

export interface DescribedWord {
  readonly described: Described;
  /** What the dictionary says the whole word means. */
  readonly meanings: readonly string[];
}

export type Progress =
  | Extract<Report, { type: 'fetching' | 'opening' }>
  | { readonly type: 'making'; readonly done: number; readonly of: number };

interface JobOptions {
  readonly signal?: AbortSignal;
  readonly onprogress?: (progress: Progress) => void;
}

/**
 * A second call of any ends the first, whose promise then rejects with an `AbortError`.
 *
 * @throws WordWorkError; the signal's reason when it is aborted
 */
export interface WordWork {
  look(list: ListToRead): Promise<Overview>;
  make(
    list: ListToRead,
    making: MakingOptions & { readonly reviews?: ReviewCalendar },
    options: JobOptions,
  ): Promise<MadeList>;
  describe(word: WantedWord, options?: JobOptions): Promise<DescribedWord>;
  /** Ends the worker and frees the dictionary's memory; a later call starts another. */
  close(): void;
}

const startWorker = () =>
  new Worker(new URL('../lexicon.worker.ts', import.meta.url), { type: 'module', name: 'words' });

/** @param lexicon the dictionary */
export function createWordWork(lexicon: KeptFile): WordWork {
  const client = new WorkerClient<Job, typeof ReportSchema>(
    startWorker,
    ReportSchema,
    (fault, details) => new WordWorkError(fault, details),
  );
  let jobs = 0;

  function run<T extends object>(
    job: Job,
    { signal, onprogress }: JobOptions,
    resultOf: (report: Report) => T | undefined,
  ): Promise<T> {
    return client.ask<T>(job, {
      signal,
      hear: (report) => {
        if (report.job !== job.job) return undefined;
        if (report.type === 'failed') throw new WordWorkError(report.reason, report.details);
        if (report.type === 'fetching' || report.type === 'opening') {
          onprogress?.(report);
          return undefined;
        }
        return resultOf(report);
      },
    });
  }

  return {
    close: () => client.close(),
    look: (list) =>
      run({ type: 'look', job: ++jobs, ...toSend(list) }, {}, (report) =>
        report.type === 'looked' ? report.overview : undefined,
      ),
    make: (list, { kind, fillIn, reviews }, options) => {
      const records: LogRecord[] = [];
      const finds: Find[] = [];
      const ofReader: OfReader[] = [];
      const remarks: ListRemark[] = [];
      const asked = { kind, fillIn, ...(reviews !== undefined && { reviews }) };
      return run({ type: 'make', job: ++jobs, lexicon, ...toSend(list), ...asked }, options, (report) => {
        if (report.type === 'reviews') records.push(...report.records);
        if (report.type !== 'made') return undefined;
        finds.push(...(report.finds as Find[]));
        ofReader.push(...report.ofReader);
        remarks.push(...report.remarks);
        const { done, of } = report;
        if (done >= of) return { finds, ofReader, remarks, records };
        options.onprogress?.({ type: 'making', done, of });
        return undefined;
      });
    },
    describe: ({ division, ...word }, options = {}) =>
      run(
        {
          type: 'word',
          job: ++jobs,
          lexicon,
          word: { ...word, ...(division !== undefined && { division: [...division] }) },
        },
        options,
        (report) =>
          report.type === 'described'
            ? { described: report.described as Described, meanings: report.meanings }
            : undefined,
      ),
  };
}

const toSend = ({ text, workbook, anki, sheet, headed, columns }: ListToRead) => ({
  text,
  ...(workbook !== undefined && { workbook }),
  ...(anki !== undefined && { anki }),
  ...(sheet !== undefined && { sheet }),
  ...(headed !== undefined && { headed }),
  ...(columns !== undefined && { columns: [...columns] }),
});
