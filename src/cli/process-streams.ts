/** The process's own output, for its commands. */

/** Where a command says what it did. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
}

/** Writes to the process's output until its reader has seen enough (`| head`), which ends the process quietly. */
export function processOutput(): Output {
  const onClosed = (stream: NodeJS.WriteStream, ended: () => void) =>
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      ended();
    });
  onClosed(process.stdout, () => process.exit(0));
  // What is told on the side may go unheard: the work goes on.
  onClosed(process.stderr, () => undefined);
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  };
}
