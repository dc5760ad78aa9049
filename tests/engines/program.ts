/** Programs beside us: whether they are there, and running them until they are no longer wanted. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, constants } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';

/** The whole path of the first of these names that can be run; null where none can. */
export async function findProgram(...names: string[]): Promise<string | null> {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  for (const path of names.flatMap((name) => folders.map((folder) => join(folder, name))))
    if (
      await access(path, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return path;
  return null;
}

const running = new Set<() => void>();
// A program of a group of its own would outlive us where we are interrupted.
process.once('exit', () => running.forEach((kill) => kill()));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

export interface Program {
  /** When it has ended, by itself or not. */
  readonly ended: Promise<void>;
  /** Ends it, and all that it has started. */
  stop(): Promise<void>;
}

/** @param hear what it says, line by line, on either way out */
export function startProgram(
  path: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  hear: (line: string) => void,
): Program {
  const child = spawn(path, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    // It has not even begun.
    child.once('error', () => resolve());
  });
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', hear);
  child.once('error', (error) => hear(error.message));
  const kill = () => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch (error) {
      // All of it has ended by itself.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  };
  running.add(kill);
  return {
    ended,
    async stop() {
      kill();
      running.delete(kill);
      await ended;
    },
  };
}

/** Starts a program, and waits until it has said what the pattern reads; what that reads in brackets comes with it. */
export async function startUntil(
  ready: RegExp,
  path: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  hear: (line: string) => void = () => {},
): Promise<{ readonly program: Program; readonly said: string }> {
  let program!: Program;
  const before: string[] = [];
  const said = await new Promise<string>((resolve, reject) => {
    const limit = setTimeout(
      () => reject(new Error(`${path} did not start within two minutes:\n${before.join('\n')}`)),
      120_000,
    );
    program = startProgram(path, args, env, (line) => {
      before.push(line);
      hear(line);
      const found = ready.exec(line);
      if (found === null) return;
      clearTimeout(limit);
      resolve(found[1] ?? '');
    });
    void program.ended.then(() => {
      clearTimeout(limit);
      reject(new Error(`${path} ended before it was ready:\n${before.join('\n')}`));
    });
  }).catch(async (error: unknown) => {
    await program.stop();
    throw error;
  });
  return { program, said };
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
