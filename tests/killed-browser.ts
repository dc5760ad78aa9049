/** A browser that dies in the middle: for what must not be lost, or left half done, by that. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chromium, type BrowserContext } from 'playwright-core';
import { findBrowser } from './browser.ts';

/** Starts a browser on the profile, and kills it without warning once `live` is done. */
export async function lifeOf(
  profile: string,
  live: (context: BrowserContext) => Promise<void>,
): Promise<void> {
  const { executablePath, args, env } = await findBrowser();
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
