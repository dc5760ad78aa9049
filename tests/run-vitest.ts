/**
 * Runs Vitest as `npx vitest run` does, with the same arguments. A run that stands still (tests/standstill.ts) is ended,
 * and what was left of it is run in a new browser. A test that has failed has failed: nothing is run twice that ended.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Standstill } from './standstill.ts';

const VITEST = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
/** More than so many times is no accident. */
const MOST_RUNS = 3;
/** For what is open to be closed. Milliseconds. */
const TIME_TO_END = 15_000;

interface Outcome {
  readonly code: number;
  readonly standstill: Standstill | null;
}

function runVitest(args: readonly string[]): Promise<Outcome> {
  const vitest = spawn(process.execPath, [VITEST, 'run', ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  let standstill: Standstill | null = null;
  vitest.on('message', (told: Standstill) => {
    standstill = told;
    vitest.kill();
    setTimeout(() => vitest.kill('SIGKILL'), TIME_TO_END).unref();
  });
  return new Promise((resolve, reject) => {
    vitest.once('error', reject);
    vitest.once('close', (code) => resolve({ code: code ?? 1, standstill }));
  });
}

let failed = false;
let args: readonly string[] = process.argv.slice(2);
for (let run = 1; ; run++) {
  const { code, standstill } = await runVitest(args);
  if (standstill === null) process.exit(failed ? 1 : code);
  for (const failure of standstill.failures) console.error(`\nFailed: ${failure}`);
  failed ||= standstill.failures.length > 0;
  const left = `${standstill.unfinished.length} files had not ended`;
  if (run === MOST_RUNS) {
    console.error(`\nThe tests stood still ${MOST_RUNS} times; ${left}.`);
    process.exit(1);
  }
  console.warn(`\nThe tests stood still; ${left}, and are run in a new browser.\n`);
  args = standstill.unfinished;
}
