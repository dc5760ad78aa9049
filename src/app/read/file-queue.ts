/** Files that wait to be opened: one at a time, so that no two are in memory, and all of them given up at a word. */
import type { DocumentFacts } from '../../formats/document.ts';
import { LARGEST_FILE, type ReadFiles } from '../../formats/read-file.ts';
import type { OpenProblem } from './open-messages.ts';
import { OpenError, type Opening } from './opening.ts';

/** A file, wherever it comes from. */
export interface Brought {
  /** With its folder, where one was brought. */
  readonly name: string;
  /** In bytes, where that is known before it is read. */
  readonly size?: number;
  /** What is known of it besides what it says itself. */
  readonly facts?: DocumentFacts;
  /** May reject: a file that has gone, or that the system does not let the browser read. */
  readonly bytes: () => Promise<Uint8Array>;
}

export const broughtFile = (file: File, name: string = file.webkitRelativePath || file.name): Brought => ({
  name,
  size: file.size,
  bytes: async () => new Uint8Array(await file.arrayBuffer()),
});

export interface QueueProgress {
  readonly name: string;
  /** Which of how many, from 1. */
  readonly file: number;
  readonly files: number;
  /** Pages, or other parts, done of all; null until that is known. */
  readonly parts: { readonly done: number; readonly of: number } | null;
}

export interface QueueEvents {
  readonly opened: (file: Brought, read: ReadFiles) => void;
  readonly failed: (name: string, problem: OpenProblem | 'unreadable', details: unknown) => void;
  /** What is being opened now; null once nothing is. */
  readonly now: (progress: QueueProgress | null) => void;
}

export interface FileQueue {
  /** Resolves when all that waits is opened, has failed or was given up. Never rejects. */
  add(files: readonly Brought[]): Promise<void>;
  stop(): void;
}

export function createFileQueue(
  opening: Pick<Opening, 'open' | 'close'>,
  { opened, failed, now }: QueueEvents,
): FileQueue {
  let waiting: Brought[] = [];
  let done = 0;
  let working: Promise<void> | undefined;
  let stop = new AbortController();

  async function open(file: Brought, { signal }: AbortController): Promise<void> {
    const { name, size = 0 } = file;
    const progress = (parts: QueueProgress['parts']) => {
      if (!signal.aborted) now({ name, file: done + 1, files: done + 1 + waiting.length, parts });
    };
    progress(null);
    if (size > LARGEST_FILE) return failed(name, 'too-large', `${size} bytes`);
    let bytes: Uint8Array;
    try {
      bytes = await file.bytes();
    } catch (error) {
      if (!signal.aborted) failed(name, 'unreadable', error);
      return;
    }
    if (signal.aborted) return;
    try {
      const read = await opening.open(
        { name, bytes },
        { signal, onprogress: (parts, of) => progress({ done: parts, of }) },
      );
      if (!signal.aborted) opened(file, read);
    } catch (error) {
      if (!signal.aborted) failed(name, error instanceof OpenError ? error.problem : 'fault', error);
    }
  }

  async function openAll(): Promise<void> {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      await open(file, stop);
      done++;
    }
    // What a large document took of the memory is free before its terms are looked for.
    opening.close();
    done = 0;
    working = undefined;
    now(null);
  }

  return {
    add(files) {
      if (files.length === 0) return Promise.resolve();
      waiting.push(...files);
      working ??= openAll();
      return working;
    },
    stop() {
      waiting = [];
      const ended = stop;
      stop = new AbortController();
      ended.abort(new DOMException('Opening was given up.', 'AbortError'));
      if (working !== undefined) now(null);
    },
  };
}
