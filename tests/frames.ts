/**
 * Now and then Chromium gives a page no frame any more, for no reason that is known: its timers run, it is not busy, and
 * another page of the same browser has frames (standstill.ts has the same of Vitest's page). A test that waits for
 * something to be drawn there fails, whatever it tests.
 */
import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page, TestInfo } from '@playwright/test';

/** No page, however busy the machine, is so long without a frame (ms). */
const LONGEST = 10_000;

/**
 * Watches a test's pages, ends the test when one of them gets no frames, and lets it be run again in a new browser. A test
 * that failed while its pages had frames is not run again: it fails at once.
 */
export async function watchFrames(
  browser: Browser,
  info: TestInfo,
  test: () => Promise<void>,
  hasFrames = pageHasFrames,
): Promise<void> {
  const failed = join(info.project.outputDir, `${info.testId}.failed`);
  if (info.retry > 0 && (await exists(failed))) throw new Error('It failed before, with frames.');
  let isLost = false;
  let end = () => {};
  const ended = new Promise<'ended'>((resolve) => (end = () => resolve('ended')));
  const watching = (async () => {
    let missed = 0;
    while ((await Promise.race([ended, pause(LONGEST)])) !== 'ended') {
      const pages = browser.contexts().flatMap((context) => context.pages());
      const all = await Promise.race([ended, Promise.all(pages.map(hasFrames))]);
      if (all === 'ended') return;
      missed = all.every(Boolean) ? 0 : missed + 1;
      if (missed < 2) continue;
      isLost = true;
      console.warn(`A page of “${info.title}” gets no frames.`);
      await Promise.all(browser.contexts().map((context) => context.close()));
      return;
    }
  })();
  try {
    await test();
  } finally {
    end();
    await watching;
  }
  if (info.status === info.expectedStatus) await rm(failed, { force: true });
  else if (!isLost) await writeFile(failed, '');
}

/** False where none comes though timers run; what cannot be asked is not told to be without. */
async function pageHasFrames(page: Page): Promise<boolean> {
  const asked = (async () => {
    const session = await page.context().newCDPSession(page);
    try {
      const { frameTree } = await session.send('Page.getFrameTree');
      // A world of its own: the test may have put a clock of its own into the page's.
      const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', {
        frameId: frameTree.frame.id,
      });
      const { result } = await session.send('Runtime.evaluate', {
        contextId,
        awaitPromise: true,
        returnByValue: true,
        expression: `new Promise((resolve) => {
          requestAnimationFrame(() => resolve(true));
          setTimeout(() => resolve(document.visibilityState === 'hidden'), ${LONGEST});
        })`,
      });
      return result.value !== false;
    } finally {
      await session.detach();
    }
  })().catch(() => true);
  return Promise.race([asked, pause(2 * LONGEST).then(() => true)]);
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
