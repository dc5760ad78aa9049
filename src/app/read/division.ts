/** Has Chinese text divided into words by a worker, and asks it about one of them: for reading word by word. */
import type { DescribedSense, Span, TextWord } from '../../describe/running-text.ts';
import { createTurns } from '../../platform/in-turn.ts';
import { WorkerClient } from '../../platform/worker-client.ts';
import type { KeptFile } from '../offline/kept-file.ts';
import { ExtractionError } from './extraction.ts';
import { ReportSchema, type Job, type Report } from './messages.ts';

/** Chinese to be divided, and where in it words stand that are known besides the dictionary's. */
export interface Stretch {
  readonly text: string;
  /** In order, of one beginning the longest first. */
  readonly known: readonly Span[];
}

/** Questions are answered one after the other. Each rejects with an ExtractionError, or an AbortError once it is closed. */
export interface Division {
  /** The words of each stretch. @param reads whether they are to be read, too */
  divide(stretches: readonly Stretch[], reads: boolean): Promise<readonly (readonly TextWord[])[]>;
  /** What the dictionary says of a word, reading by reading. @param reading as the text has it; empty if not known */
  look(word: string, reading: string): Promise<readonly DescribedSense[]>;
  /** Ends the worker and frees the dictionary's memory; a later question starts another. */
  close(): void;
}

const startWorker = () =>
  new Worker(new URL('../lexicon.worker.ts', import.meta.url), { type: 'module', name: 'division' });

/** @param lexicon the dictionary, fetched where it is not kept */
export function createDivision(lexicon: KeptFile): Division {
  const client = new WorkerClient<Job, typeof ReportSchema>(
    startWorker,
    ReportSchema,
    (fault, details) => new ExtractionError(fault, details),
  );
  let jobs = 0;
  /** The worker hears nothing while it works, and to ask it again would end it. */
  const inTurn = createTurns();
  let closed = new AbortController();

  function ask<T extends object>(
    job: Extract<Job, { type: 'divide' | 'look' }>,
    resultOf: (report: Report) => T | undefined,
  ): Promise<T> {
    const { signal } = closed;
    return inTurn(() =>
      client.ask<T>(job, {
        signal,
        hear(report) {
          if (report.job !== job.job) return undefined;
          if (report.type === 'failed') throw new ExtractionError(report.reason, report.details);
          const result = resultOf(report);
          if (result === undefined && report.type !== 'fetching' && report.type !== 'opening')
            throw new ExtractionError('fault', 'Another question was answered.');
          return result;
        },
      }),
    );
  }

  return {
    divide: (stretches, reads) =>
      ask(
        {
          type: 'divide',
          job: ++jobs,
          lexicon,
          stretches: stretches.map(({ text, known }) => ({
            text,
            known: known.map(({ start, end }) => ({ start, end })),
          })),
          reads,
        },
        (report) =>
          report.type === 'divided' && report.words.length === stretches.length ? report.words : undefined,
      ),
    look: (word, reading) =>
      ask({ type: 'look', job: ++jobs, lexicon, word, reading }, (report) =>
        report.type === 'looked' ? (report.senses as readonly DescribedSense[]) : undefined,
      ),
    close() {
      closed.abort();
      closed = new AbortController();
      client.close();
    },
  };
}
