/** The process's own output, for its commands. */

/** Where a command says what it did. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
}

/**
 * Writes to the process's output. Once a reader has seen enough (`| head`) the rest goes unheard, and the work goes on: the
 * exit code tells what came of it all the same.
 */
export function processOutput(): Output {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  };
}
