/** Has work on the whole log done by a worker, or here where the browser gives none. */
import { BackupError } from '../../../exchange/backup.ts';
import { chance, NoAnswerError, PATIENCE } from '../../../platform/platform.ts';
import { linkWorker, type WorkerLink } from '../../../platform/worker-client.ts';
import { storageErrorOf } from '../../../store/errors.ts';
import type { Memory } from '../../../schedule/memory.ts';
import { DATABASE, type OnShare, type Store } from '../../../store/store.ts';
import type { LogJobs, Results } from './jobs.ts';
import { loadPart } from '../../shell/load.ts';
import { ReportSchema, type Job, type JobOf, type Report } from './messages.ts';

/** The worker could not be started, or fell silent before it had begun. */
class NoWorkerError extends Error {
  override readonly name = 'NoWorkerError';
}

/** Answers up to which the log is read beside the screen: quicker than a worker starts. */
const READ_HERE = 8192;

const startWorker = () =>
  new Worker(new URL('./log.worker.ts', import.meta.url), { type: 'module', name: 'log' });

export interface LogWorkOptions {
  /** Name of the database. */
  readonly database?: string;
  /** null for no worker. */
  readonly start?: (() => Worker) | null;
}

interface Waiting {
  readonly begun: () => void;
  readonly share: OnShare;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * How the log of a memory is best worked on: a short one beside the screen.
 *
 * @param more further records, about, as of a file
 */
export function waysFor(memory: Pick<Memory, 'cards'>, more = 0): LogWorkOptions {
  let answers = more;
  for (const { reps } of memory.cards.values()) answers += reps;
  return answers <= READ_HERE ? { start: null } : {};
}

/** One worker for a row of jobs that belong together; to be ended. */
export class LogWork {
  readonly #store: Store;
  readonly #database: string;
  readonly #start: (() => Worker) | null;
  #link: WorkerLink | undefined;
  #here: LogJobs | undefined;
  #ended = false;
  #next = 0;
  readonly #waiting = new Map<number, Waiting>();

  /** @param store where there is no worker, the work is done on it */
  constructor(store: Store, { database = DATABASE, start = startWorker }: LogWorkOptions = {}) {
    this.#store = store;
    this.#database = database;
    this.#start = start;
  }

  /** @throws BackupError where a file is none; the store's errors; AbortError after `end` */
  async do<Type extends keyof Results>(
    job: JobOf<Type>,
    onshare: OnShare = () => undefined,
  ): Promise<Results[Type]> {
    if (this.#start !== null && this.#here === undefined) {
      try {
        return (await this.#ask(this.#start, job as Job, onshare)) as Results[Type];
      } catch (error) {
        if (!(error instanceof NoWorkerError)) throw error;
        console.info('There is no worker; the log is read beside the screen.', error);
      }
    }
    const { LogJobs } = await loadPart(() => import('./jobs.ts'));
    this.#here ??= new LogJobs(async () => this.#store, chance);
    if (this.#ended) throw ended();
    return this.#here.do(job, onshare);
  }

  /** Stops what is under way, and forgets a file that was read. */
  end(): void {
    this.#ended = true;
    this.#stop(ended());
  }

  #stop(error: Error): void {
    this.#link?.end();
    this.#link = undefined;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #ask(start: () => Worker, job: Job, onshare: OnShare): Promise<unknown> {
    if (this.#ended) return Promise.reject(ended());
    const id = this.#next++;
    return new Promise<unknown>((resolve, reject) => {
      const timer = setTimeout(
        () => this.#stop(new NoWorkerError('', { cause: new NoAnswerError('the worker', PATIENCE) })),
        PATIENCE,
      );
      const settle =
        <T>(settled: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer);
          this.#waiting.delete(id);
          settled(value);
        };
      this.#waiting.set(id, {
        begun: () => clearTimeout(timer),
        share: onshare,
        resolve: settle(resolve),
        reject: settle(reject),
      });
      try {
        this.#link ??= linkWorker(start(), ReportSchema, {
          hear: (report) => this.#hear(report),
          // Its own code did not load, or failed outside a job.
          fail: (_fault, details) => this.#stop(new NoWorkerError(details)),
        });
        this.#link.post({ id, database: this.#database, former: new Map(this.#store.former), job });
      } catch (error) {
        this.#stop(new NoWorkerError('the worker could not be started', { cause: error }));
      }
    });
  }

  #hear(report: Report): void {
    const waiting = this.#waiting.get(report.id);
    if (waiting === undefined) return;
    switch (report.type) {
      case 'begun':
        return waiting.begun();
      case 'share':
        return waiting.share(report.share);
      case 'done':
        return waiting.resolve(report.result);
      case 'failed':
        return waiting.reject(errorOf(report));
    }
  }
}

/** One job by a worker of its own. @param signal ends it: it rejects with an AbortError */
export async function workOnLog<Type extends keyof Results>(
  store: Store,
  job: JobOf<Type>,
  { signal, onshare }: { readonly signal?: AbortSignal; readonly onshare?: OnShare } = {},
  options?: LogWorkOptions,
): Promise<Results[Type]> {
  const work = new LogWork(store, options);
  const end = () => work.end();
  signal?.addEventListener('abort', end);
  if (signal?.aborted) end();
  try {
    return await work.do(job, onshare);
  } finally {
    signal?.removeEventListener('abort', end);
    work.end();
  }
}

/** Whether an error only says that the work was ended. */
export function isEnded(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

function ended(): Error {
  return new DOMException('The work on the log was ended.', 'AbortError');
}

/** The error as it was thrown in the worker, as far as screens tell errors apart. */
function errorOf({ name, message, details }: Extract<Report, { type: 'failed' }>): Error {
  const error =
    name === 'BackupError' ? new BackupError(message) : (storageErrorOf(name, message) ?? new Error(message));
  error.stack = details;
  return error;
}
