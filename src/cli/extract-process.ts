/** The process around `extract.ts`. */
import { isLetGo } from '../formats/pdf/let-go.ts';
import { main } from './extract.ts';
import type { Output } from './process-streams.ts';

/** Runs it on the process's own input and an output, and sets the exit code. */
export async function runExtract(args: readonly string[], output: Output): Promise<void> {
  process.on('unhandledRejection', (error) => {
    if (!isLetGo(error)) throw error;
  });
  process.exitCode = await main(args, {
    ...output,
    stdin: process.stdin,
    isTerminal: process.stderr.isTTY,
  });
}
