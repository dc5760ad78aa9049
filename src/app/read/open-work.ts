/** Opens files, in a worker: whatever format they are in becomes documents. */
import { FormatError } from '../../formats/document.ts';
import { readFile, type Load } from '../../formats/read-file.ts';
import { READERS, unpacker } from '../../formats/readers.ts';
import { fetchPart, LoadError, loadPart } from '../shell/load.ts';
import { detectEncoding } from './detect-encoding.ts';
import type { OpenJob, OpenReport } from './open-messages.ts';

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

/** A worker that is ended goes on until its task is done, or for two seconds. */
const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** Does one job; whatever goes wrong is reported. */
export async function openFile(
  { job, name, bytes }: OpenJob,
  report: (message: OpenReport) => void,
): Promise<void> {
  try {
    const read = await readFile(bytes, name, {
      load,
      detect: detectEncoding,
      table,
      pause: nextTask,
      onprogress: (done, of) => report({ type: 'part', job, done, of }),
    });
    report({ type: 'opened', job, read: read as Extract<OpenReport, { type: 'opened' }>['read'] });
  } catch (error) {
    const problem =
      error instanceof FormatError ? error.problem : error instanceof LoadError ? 'code' : 'fault';
    const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
    report({ type: 'failed', job, problem, details });
  }
}
