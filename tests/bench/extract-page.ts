/**
 * A reading in a process of its own, from a bundle such as the command's or the worker's: `extract.ts` bundles and starts
 * it, and reads the JSON it writes. What it is to do, the dictionary's packed file and the text's are its arguments.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parentPort, Worker } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import { extract } from '../../src/extract/index.ts';
import { openLexicon } from '../../src/lexicon/lexicon.ts';
import { plainExpression } from '../extract/plain-expression.ts';

/** Milliseconds by the clock, and of the processor's on all threads. */
export interface Taken {
  readonly wall: number;
  readonly processor: number;
}
export type First = Readonly<
  Record<'modules' | 'dictionary' | 'first' | 'second' | 'plainFirst' | 'plainSecond', Taken>
>;
/** Bytes that are held when a text has been read: by objects, and by typed arrays beside them. */
export interface Memory {
  readonly heap: number;
  readonly arrays: number;
}

const [, , mode, dictionary = '', file = ''] = process.argv;

function taken(work: () => unknown): Taken {
  const wall = performance.now();
  const processor = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(processor);
  return { wall: performance.now() - wall, processor: (user + system) / 1000 };
}

const openPacked = () => openLexicon(gunzipSync(readFileSync(dictionary)));

function first(): First {
  const { user, system } = process.cpuUsage();
  const modules = { wall: performance.now(), processor: (user + system) / 1000 };
  const text = readFileSync(file, 'utf8');
  const plainFirst = taken(() => plainExpression(text));
  const plainSecond = taken(() => plainExpression(text));
  let lexicon: ReturnType<typeof openPacked>;
  const opened = taken(() => (lexicon = openPacked()));
  const read = () => extract(text, { lexicon });
  return { modules, dictionary: opened, first: taken(read), second: taken(read), plainFirst, plainSecond };
}

function memory(): Memory {
  extract(readFileSync(file, 'utf8'), { lexicon: openPacked() });
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { heap: heapUsed, arrays: arrayBuffers };
}

/** Milliseconds from the wish to cancel until the worker has ended, in the middle of a reading. */
async function cancel(): Promise<number> {
  const worker = new Worker(fileURLToPath(import.meta.url), { argv: ['read', dictionary, file] });
  await once(worker, 'message');
  await wait(300);
  const asked = performance.now();
  await worker.terminate();
  return performance.now() - asked;
}

if (mode === 'read') {
  const lexicon = openPacked();
  const text = readFileSync(file, 'utf8');
  parentPort!.postMessage('reading');
  extract(text, { lexicon });
} else {
  const done = mode === 'first' ? first() : mode === 'memory' ? memory() : await cancel();
  process.stdout.write(JSON.stringify(done));
}
