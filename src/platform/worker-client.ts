/** The screen's side of a worker: its reports are checked on arrival, and whatever goes wrong with it ends it. */
import * as v from 'valibot';

/** `code`: the worker's own code did not load. `fault`: it failed, or sent what is no report. */
export type WorkerFault = 'code' | 'fault';

export interface WorkerLink {
  /** @param transfer what is handed over and no longer here */
  post(message: unknown, transfer?: Transferable[]): void;
  /** Ends the worker at once; nothing more is heard of it. */
  end(): void;
}

/**
 * Listens to a worker until it is ended.
 *
 * @param schema of its reports
 * @param heard.fail is called once at most, after the worker has been ended; `details` are the error's own words
 */
export function linkWorker<Schema extends v.GenericSchema>(
  worker: Worker,
  schema: Schema,
  heard: {
    readonly hear: (report: v.InferOutput<Schema>) => void;
    readonly fail: (fault: WorkerFault, details: string) => void;
  },
): WorkerLink {
  const end = () => {
    worker.onmessage = worker.onerror = worker.onmessageerror = null;
    worker.terminate();
  };
  const fail = (fault: WorkerFault, details: string) => {
    end();
    heard.fail(fault, details);
  };
  worker.onmessage = ({ data }: MessageEvent<unknown>) => {
    const checked = v.safeParse(schema, data);
    if (checked.success) heard.hear(checked.output);
    else fail('fault', checked.issues[0].message);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    if (isLoadFailure(event)) fail('code', "The worker's code could not be loaded.");
    else fail('fault', event.message);
  };
  worker.onmessageerror = () => fail('fault', 'A message could not be read.');
  return { post: (message, transfer = []) => worker.postMessage(message, transfer), end };
}

/**
 * Whether a worker's `error` event tells that its code did not load, and not that the code failed: only then is it
 * a plain event, without a message.
 */
function isLoadFailure(event: Event): boolean {
  return !('message' in event) || event.message === undefined;
}

/** One worker, started when it is first asked, and one job at a time. */
export class WorkerClient<Job, Schema extends v.GenericSchema> {
  readonly #start: () => Worker;
  readonly #schema: Schema;
  readonly #errorOf: (fault: WorkerFault, details: string) => Error;
  #link: WorkerLink | undefined;
  #hear: (report: v.InferOutput<Schema>) => void = () => undefined;
  /** Ends the worker and the job under way; undefined while there is none. */
  #stop: ((reason: unknown) => void) | undefined;

  /**
   * @param schema of the worker's reports
   * @param errorOf what a job is rejected with when the worker itself fails
   */
  constructor(start: () => Worker, schema: Schema, errorOf: (fault: WorkerFault, details: string) => Error) {
    this.#start = start;
    this.#schema = schema;
    this.#errorOf = errorOf;
  }

  /** Whether it has a worker, idle or not. */
  get isStarted(): boolean {
    return this.#link !== undefined;
  }

  /**
   * Has one job done. A job under way is ended: in the middle of its work a worker hears nothing.
   *
   * @param signal ends the worker; the promise rejects with its reason
   * @param transfer what of the job is handed over and no longer here
   * @param hear is given each report; what it returns is the result, undefined means that more is to come, and what
   *   it throws fails the job and ends the worker, of whose state nothing is known
   */
  ask<Result extends object>(
    job: Job,
    {
      signal,
      transfer = [],
      hear,
    }: {
      readonly signal?: AbortSignal | undefined;
      readonly transfer?: Transferable[];
      readonly hear: (report: v.InferOutput<Schema>) => Result | undefined;
    },
  ): Promise<Result> {
    if (this.#stop !== undefined) this.close();
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    return new Promise<Result>((resolve, reject) => {
      const settle = () => {
        signal?.removeEventListener('abort', abort);
        this.#stop = undefined;
      };
      const stop = (reason: unknown) => {
        settle();
        this.#end();
        reject(reason as Error);
      };
      const abort = () => stop(signal?.reason);
      this.#stop = stop;
      this.#hear = (report) => {
        try {
          const result = hear(report);
          if (result === undefined) return;
          settle();
          resolve(result);
        } catch (error) {
          stop(error);
        }
      };
      signal?.addEventListener('abort', abort);
      try {
        this.#link ??= this.#open();
        this.#link.post(job, transfer);
      } catch (error) {
        stop(error);
      }
    });
  }

  /** Ends the worker and frees its memory; a job under way rejects with an AbortError. A later one starts another. */
  close(): void {
    if (this.#stop === undefined) this.#end();
    else this.#stop(new DOMException('The work was ended.', 'AbortError'));
  }

  #open(): WorkerLink {
    return linkWorker(this.#start(), this.#schema, {
      hear: (report) => {
        if (this.#stop !== undefined) this.#hear(report);
      },
      fail: (fault, details) => {
        this.#link = undefined;
        this.#stop?.(this.#errorOf(fault, details));
      },
    });
  }

  #end(): void {
    this.#link?.end();
    this.#link = undefined;
  }
}
