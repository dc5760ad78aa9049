/** The browser process is killed in the middle of a drill, again and again: nothing graded is lost. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../browser.ts';
import { expect, test } from './fixtures.ts';
import { answer, answerOf, revealButton, storedGrades } from './learner.ts';

interface Running {
  readonly page: Page;
  /** Ends the whole browser at once, as a crash or an empty battery would. */
  kill(): Promise<void>;
}

async function launch(profile: string, address: string): Promise<Running> {
  const { executablePath, args, env } = await findBrowser();
  const browser = spawn(
    executablePath,
    [...args, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
    // A group of its own, so that its children die with it.
    { env, detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const connection = await chromium.connectOverCDP(await endpoint(browser));
  const page = connection.contexts()[0]!.pages()[0]!;
  await page.goto(address);
  return {
    page,
    async kill() {
      const ended = once(browser, 'exit');
      process.kill(-browser.pid!, 'SIGKILL');
      await ended;
    },
  };
}

/** Where the browser says it can be spoken to. */
async function endpoint(browser: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: browser.stderr! })) {
    const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error('The browser ended before it could be spoken to.');
}

test('every answer that was followed by the next card survives', async ({ host }) => {
  test.setTimeout(180_000);
  const profile = await mkdtemp(join(tmpdir(), 'tifa-killed-'));
  /** What the learner has seen accepted: the next card came. */
  let accepted = 0;
  let running: Running | undefined;
  try {
    for (let round = 0; round < 6; round++) {
      running = await launch(profile, `${host.url}#/drill`);
      const { page } = running;
      await expect(revealButton(page)).toBeVisible();
      const found = await storedGrades(page);
      expect(found.length, `after ${round} kills`).toBeGreaterThanOrEqual(accepted);
      // The answer that was under way may have been stored as well, or not; never half, never twice.
      expect(found.length).toBeLessThanOrEqual(accepted + 1);
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
      accepted = found.length;

      for (let given = 0; given < 1 + (round % 3); given++) {
        await answer(page, given % 2 === 0 ? 'Good' : 'Again');
        accepted++;
      }
      await revealButton(page).click();
      await expect(answerOf(page)).toBeVisible();
      if (round % 2 === 0) {
        // Killed while the answer is on its way: the key is pressed, and nothing is waited for.
        const pressed = page.evaluate(() => {
          dispatchEvent(new KeyboardEvent('keydown', { key: '3' }));
        });
        await Promise.all([pressed.catch(() => undefined), running.kill()]);
      } else await running.kill();
      running = undefined;
    }
    running = await launch(profile, `${host.url}#/`);
    await expect(running.page.getByRole('link', { name: 'Continue' })).toBeVisible();
    expect((await storedGrades(running.page)).length).toBeGreaterThanOrEqual(accepted);
  } finally {
    await running?.kill();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
