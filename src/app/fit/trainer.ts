/** The reference's trainer in this thread: the trials of a learner in, the 21 parameters of FSRS-6 out. */
import openFsrs, { Fsrs } from 'fsrs-browser';
import type { TrainingSet } from '../../schedule/fitting.ts';

/** The trainer's passes over the trials (`num_epochs` of fsrs-rs). */
const PASSES = 5;
/**
 * 64 kB pages: 256 MB, where the package would reserve a gigabyte, which a phone may refuse. A hundred thousand
 * trials take a fraction of it.
 */
const MOST_PAGES = 4096;

/** The browser lacks what the trainer is compiled for. */
export class UnsupportedError extends Error {
  override readonly name = 'UnsupportedError';
}

export type Train = (set: TrainingSet, onprogress: (share: number) => void) => Float32Array;

/**
 * Opens the trainer; one page or worker opens it once. It works in one thread and blocks it meanwhile, so that
 * thread should be a worker's.
 *
 * @throws UnsupportedError
 */
export async function openTrainer(module: WebAssembly.Module): Promise<Train> {
  let memory: WebAssembly.Memory;
  try {
    // Compiled for threads, it takes shared memory only. That may be had without cross-origin isolation as long
    // as it is handed to no other thread.
    memory = new WebAssembly.Memory({ initial: 18, maximum: MOST_PAGES, shared: true });
  } catch (error) {
    throw new UnsupportedError('The browser has no shared WebAssembly memory', { cause: error });
  }
  await openFsrs({ module_or_path: module, memory });

  return ({ ratings, elapsed, lengths }, onprogress) => {
    const info = console.info;
    // The counter the trainer keeps lies in memory that no other thread may see, and this one is busy. But after
    // each pass the trainer logs a line.
    console.info = (...words: unknown[]) => {
      const pass = /^epoch: (\d+)/.exec(String(words[0]))?.[1];
      if (pass !== undefined) onprogress(Number(pass) / PASSES);
    };
    try {
      return new Fsrs().computeParameters(ratings, elapsed, lengths, undefined, true);
    } finally {
      console.info = info;
    }
  };
}
