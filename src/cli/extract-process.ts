/** The process around `extract.ts`. */
import { isLetGo } from '../formats/pdf/let-go.ts';
import { main } from './extract.ts';

/** Runs it on the process's own input and output, and sets the exit code. */
export async function runExtract(args: readonly string[]): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader has seen enough (`| head`).
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  process.on('unhandledRejection', (error) => {
    if (!isLetGo(error)) throw error;
  });
  process.exitCode = await main(args, {
    stdin: process.stdin,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    isTerminal: process.stderr.isTTY,
  });
}
