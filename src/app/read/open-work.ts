/** Opens files, in a worker: whatever format they are in becomes documents. */
import { FormatError } from '../../formats/document.ts';
import { readFile, type Load } from '../../formats/read-file.ts';
import { READERS, unpacker } from '../../formats/readers.ts';
import { fetchPart, LoadError, loadPart } from '../shell/load.ts';
import { detectEncoding } from './detect-encoding.ts';
import { nextTask } from './next-task.ts';
import type { OpenJob, OpenReport } from './open-messages.ts';
import { readTextFile } from './text-file.ts';

const load: Load = {
  reader: (format) => loadPart(READERS[format]),
  unpacker: () => loadPart(unpacker),
};

async function table(name: string): Promise<Uint8Array> {
  const { tableAddress } = await loadPart(() => import('./pdf-tables.ts'));
  const address = tableAddress(name);
  if (address === undefined) throw new Error(`There is no table ${name}.`);
  const response = await fetchPart(new URL(address, import.meta.url));
  return new Uint8Array(await response.arrayBuffer());
}

/** Does one job; whatever goes wrong is reported. */
export async function workOnFile(asked: OpenJob, report: (message: OpenReport) => void): Promise<void> {
  const { job } = asked;
  try {
    report(asked.type === 'open' ? await open(asked, report) : await decode(asked));
  } catch (error) {
    const problem =
      error instanceof FormatError ? error.problem : error instanceof LoadError ? 'code' : 'fault';
    const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
    report({ type: 'failed', job, problem, details });
  }
}

async function open(
  { job, name, bytes }: Extract<OpenJob, { type: 'open' }>,
  report: (message: OpenReport) => void,
): Promise<OpenReport> {
  const read = await readFile(bytes, name, {
    load,
    detect: detectEncoding,
    table,
    pause: nextTask,
    onprogress: (done, of) => report({ type: 'part', job, done, of }),
  });
  return { type: 'opened', job, read: read as Extract<OpenReport, { type: 'opened' }>['read'] };
}

async function decode({ job, bytes }: Extract<OpenJob, { type: 'decode' }>): Promise<OpenReport> {
  const file = await readTextFile(bytes, detectEncoding);
  return { type: 'decoded', job, file: file as Extract<OpenReport, { type: 'decoded' }>['file'] };
}
