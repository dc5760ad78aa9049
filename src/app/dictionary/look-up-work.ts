/** Has the dictionary searched by a worker: one question at a time, and of what is typed meanwhile only the last. */
import { linkWorker, type WorkerLink } from '../../platform/worker-client.ts';
import type { KeptFile } from '../offline/kept-file.ts';
import {
  ReportSchema,
  type AboutWord,
  type FoundInDictionary,
  type Job,
  type Reason,
  type Report,
} from './messages.ts';

/** The dictionary could not be asked. */
export class LookUpError extends Error {
  readonly reason: Reason;
  constructor(reason: Reason, details: string) {
    super(details);
    this.name = 'LookUpError';
    this.reason = reason;
  }
}

/** @throws LookUpError; an `AbortError` where the worker is ended meanwhile */
export interface LookUpWork {
  /** Starts the worker and opens the dictionary, which takes a while, before anything is asked. */
  open(): Promise<void>;
  /** Null where something else was asked before its turn came. */
  find(query: string): Promise<FoundInDictionary | null>;
  about(characters: string): Promise<AboutWord>;
  /** Ends the worker and frees the dictionary's memory; a later question starts another. */
  close(): void;
}

interface Waiting {
  readonly job: Job;
  readonly answer: (report: Report | null) => void;
  readonly fail: (error: Error) => void;
}

const startWorker = () =>
  new Worker(new URL('../look-up.worker.ts', import.meta.url), { type: 'module', name: 'look-up' });

/** @param lexicon the dictionary, which must be on the device */
export function createLookUpWork(lexicon: KeptFile, start: () => Worker = startWorker): LookUpWork {
  let link: WorkerLink | undefined;
  let asked: Waiting | undefined;
  let waiting: Waiting[] = [];
  let jobs = 0;

  function next() {
    if (asked !== undefined) return;
    asked = waiting.shift();
    if (asked === undefined) return;
    try {
      link ??= connect();
      link.post(asked.job);
    } catch (error) {
      end(new LookUpError('fault', error instanceof Error ? error.message : String(error)));
    }
  }

  const connect = () =>
    linkWorker(start(), ReportSchema, {
      hear(report) {
        if (asked === undefined || report.job !== asked.job.job) return;
        const { answer, fail } = asked;
        asked = undefined;
        if (report.type === 'failed') fail(new LookUpError(report.reason, report.details));
        else answer(report);
        next();
      },
      fail: (fault, details) => end(new LookUpError(fault, details)),
    });

  function end(error: Error) {
    link?.end();
    link = undefined;
    const all = asked === undefined ? waiting : [asked, ...waiting];
    asked = undefined;
    waiting = [];
    for (const { fail } of all) fail(error);
  }

  const ask = (job: Job) =>
    new Promise<Report | null>((answer, fail) => {
      waiting.push({ job, answer, fail });
      next();
    });

  return {
    async open() {
      if (link === undefined) await ask({ type: 'open', job: ++jobs, lexicon });
    },
    async find(query) {
      // What was typed before it is no longer asked.
      const isFind = ({ job }: Waiting) => job.type === 'find';
      for (const { answer } of waiting.filter(isFind)) answer(null);
      waiting = waiting.filter((one) => !isFind(one));
      const report = await ask({ type: 'find', job: ++jobs, lexicon, query });
      return report?.type === 'found' ? report.found : null;
    },
    async about(characters) {
      const report = await ask({ type: 'word', job: ++jobs, lexicon, characters });
      if (report?.type !== 'word') throw new LookUpError('fault', 'The worker answered something else.');
      return report.about;
    },
    close: () => end(new DOMException('The work was ended.', 'AbortError')),
  };
}
