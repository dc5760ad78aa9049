/** A browser that dies in the middle: for what must not be lost, or left half done, by that. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';
import { findBrowser } from './browser.ts';
import { trusting } from './host/certificate.ts';

/** Starts a browser on the profile, and kills it without warning once `live` is done. */
export async function lifeOf(
  profile: string,
  live: (context: BrowserContext) => Promise<void>,
): Promise<void> {
  const { executablePath, args, env } = trusting(await findBrowser());
  const browserProcess = spawn(
    executablePath,
    [...args, '--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
    { env, stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  );
  const gone = once(browserProcess, 'exit');
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      browserProcess.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = /DevTools listening on (ws:\S+)/.exec(said);
        if (found) resolve(found[1]!);
      });
      browserProcess.once('exit', () => reject(new Error(`The browser did not start: ${said}`)));
    });
    const browser = await chromium.connectOverCDP(address);
    await live(browser.contexts()[0]!);
  } finally {
    // The whole group: a renderer that outlived the browser could still write.
    process.kill(-browserProcess.pid!, 'SIGKILL');
    await gone;
  }
}

/**
 * Leaves the logs of a profile's IndexedDB, one for each site, as a browser does that is killed in the middle of a write:
 * the last record says how long it is and then ends too soon.
 *
 * @returns false, with nothing done, where the browser stores it otherwise than in LevelDB
 */
export async function tearLogs(profile: string): Promise<boolean> {
  const folder = join(profile, 'Default/IndexedDB');
  const files = await readdir(folder, { recursive: true });
  // The last one of each site is the one that is written to.
  const logs = new Map(
    files
      .filter((file) => /\.leveldb\/\d+\.log$/.test(file))
      .sort()
      .map((file) => [dirname(file), join(folder, file)]),
  );
  for (const log of logs.values()) await tear(log);
  return logs.size > 0;
}

async function tear(log: string): Promise<void> {
  // LevelDB's doc/log_format.md: blocks, in each of them records of checksum, length (two bytes), type and what it holds.
  const BLOCK = 32_768;
  const HEADER = 7;
  const left = BLOCK - ((await stat(log)).size % BLOCK);
  const filler = left > HEADER ? 0 : left;
  const header = Buffer.alloc(HEADER);
  header.writeUInt16LE((filler === 0 ? left : BLOCK) - HEADER, 4);
  const FIRST = 2;
  header[6] = FIRST;
  await appendFile(log, Buffer.concat([Buffer.alloc(filler), header]));
}
