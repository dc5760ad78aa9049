/**
 * How the app stands a PDF of 500 pages and a text of 5 MB, as it is and as a page and a document of Word, in a real
 * Chromium: the tasks of the main thread that take longer than the 50 ms in which a screen has to answer, the longest by
 * the processor's time, which other programs do not lengthen, the greatest memory of its workers, and how long they go on
 * once they are told to stop. Beside it the naive way: all that was found taken in and written in one piece. Prints JSON
 * lines; passes or fails nothing.
 *
 *     npx tsx tests/bench/opening.ts [a folder with the app built [pdf text html docx]]
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type CDPSession, type Page } from 'playwright-core';
import { build } from 'vite';
import { findBrowser } from '../browser.ts';
import { hostStatically } from '../e2e/static-host.ts';
import { longDocx, longHtml, longPdf, longText } from './long-documents.ts';
import { TASK_CATEGORIES, tasksOf } from './trace.ts';

const files = await mkdtemp(join(tmpdir(), 'tifa-opening-'));
const [, , given, ...asked] = process.argv;
let folder = given;
if (folder === undefined) {
  folder = join(files, 'app');
  await build({
    root: fileURLToPath(new URL('../..', import.meta.url)),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  });
}
const host = await hostStatically(folder);
const browser = await chromium.launch(await findBrowser());

/** What a worker holds: its heap and, beside it, its buffers. Megabytes. */
class Memory {
  readonly #session: CDPSession;
  readonly #targets = new Set<string>();
  #greatest = 0;
  #call = 0;

  private constructor(session: CDPSession) {
    this.#session = session;
    session.on('Target.attachedToTarget', ({ sessionId }) => this.#targets.add(sessionId));
    session.on('Target.detachedFromTarget', ({ sessionId }) => this.#targets.delete(sessionId));
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const { result } = JSON.parse(message) as { result?: Record<string, number> };
      if (result?.['usedSize'] === undefined) return;
      const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = result;
      this.#greatest = Math.max(this.#greatest, usedSize + embedderHeapUsedSize + backingStorageSize);
    });
  }

  static async of(page: Page): Promise<Memory> {
    const session = await page.context().newCDPSession(page);
    const memory = new Memory(session);
    await session.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: false,
      flatten: false,
    });
    setInterval(() => void memory.#ask(), 50).unref();
    return memory;
  }

  async #ask(): Promise<void> {
    for (const sessionId of this.#targets) {
      const message = JSON.stringify({ id: ++this.#call, method: 'Runtime.getHeapUsage' });
      // A worker that has just ended answers nothing.
      await this.#session.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => undefined);
    }
  }

  take(): number {
    const greatest = this.#greatest;
    this.#greatest = 0;
    return Math.round(greatest / 1e6);
  }
}

/** Characters. */
const LONG = 5_000_000;

interface Watched {
  longTasks: { start: number; duration: number }[];
}

async function measure(name: string, file: string, content: Uint8Array | string): Promise<void> {
  // By its path: a file that is handed over in a message is unpacked by the page.
  const path = join(files, file);
  await writeFile(path, content);
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  page.setDefaultTimeout(600_000);
  page.on('pageerror', (error) => console.error(error));
  await page.addInitScript(() => {
    const watched: Watched = { longTasks: [] };
    Object.assign(window, { watched });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        watched.longTasks.push({ start: startTime, duration });
    }).observe({ type: 'longtask' });
  });
  const memory = await Memory.of(page);
  const step = async (what: string, work: () => Promise<unknown>) => {
    await page.waitForTimeout(300);
    await page.evaluate(() => ((window as unknown as { watched: Watched }).watched.longTasks = []));
    memory.take();
    await browser.startTracing(page, { categories: TASK_CATEGORIES });
    const start = performance.now();
    await work();
    const took = Math.round(performance.now() - start);
    await page.waitForTimeout(1_000);
    const longest = Math.round(tasksOf(await browser.stopTracing())[0] ?? 0);
    const tasks = await page.evaluate(() =>
      (window as unknown as { watched: Watched }).watched.longTasks.map(({ duration }) =>
        Math.round(duration),
      ),
    );
    const figures = {
      took,
      'longest task, of the processor': longest,
      'tasks over 50 ms': tasks.sort((a, b) => b - a).slice(0, 8),
      'worker MB': memory.take(),
    };
    process.stdout.write(`${JSON.stringify({ [`${name}: ${what}`]: figures })}\n`);
  };
  const choose = () => page.locator('input[type="file"]').setInputFiles(path);
  /** Until nothing of the work is left: its worker has gone. */
  const cancelled = async (what: string, button: string) => {
    // Its button is there before it is: the file is read first.
    const worker = page.workers().at(-1) ?? (await page.waitForEvent('worker'));
    const start = performance.now();
    const gone = new Promise<void>((resolve) => worker?.once('close', () => resolve()));
    await page.evaluate((selector) => document.querySelector<HTMLElement>(selector)?.click(), button);
    await gone;
    const took = Math.round(performance.now() - start);
    process.stdout.write(`${JSON.stringify({ [`${name}: ${what}`]: { took } })}\n`);
  };

  await page.goto(`${host.url}#/read`);
  await page.getByLabel('The article').waitFor();
  // By selectors that cost nothing: to look for roles makes the page compute styles for longer than a task may take.
  const brought = page.locator('ul.files');

  await choose();
  await page.locator('.opening button').waitFor();
  if (file.endsWith('.pdf')) await page.getByText(/part \d{2,} of/).waitFor();
  await cancelled('cancel opening', '.opening button');

  await step('open', async () => {
    await choose();
    await brought.waitFor();
  });
  await step('look at the text', async () => {
    await brought.getByText('The text as it will be read').click();
    await brought.locator('textarea, pre').waitFor();
  });
  const find = () => page.getByText('Find the terms').click();
  await find();
  await page.locator('main [role=progressbar], main progress').waitFor();
  // In the midst of it: a PDF of 500 pages is read in less than a second.
  await page.waitForTimeout(200);
  await cancelled('cancel reading', '.actions button');
  await page.getByLabel('The article', { exact: true }).waitFor();
  await step('read', async () => {
    await find();
    await page.locator('ol [data-term]').first().waitFor();
  });
  await step('naive: take in and write what was found in one piece', () =>
    page.evaluate(async () => {
      const databases = await indexedDB.databases();
      for (const { name } of databases) {
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const opening = indexedDB.open(name!);
          opening.onsuccess = () => resolve(opening.result);
          opening.onerror = () => reject(opening.error!);
        });
        for (const store of database.objectStoreNames) {
          const values = await new Promise<unknown[]>((resolve, reject) => {
            const all = database.transaction(store).objectStore(store).getAll();
            all.onsuccess = () => resolve(all.result);
            all.onerror = () => reject(all.error!);
          });
          const draft = values.find(
            (value) => typeof (value as { json?: unknown } | null)?.json === 'string',
          );
          if (draft !== undefined)
            JSON.stringify(structuredClone(JSON.parse((draft as { json: string }).json)));
        }
        database.close();
      }
    }),
  );
  await step('scroll through the list', async () => {
    for (let i = 0; i < 20; i++) {
      await page.mouse.wheel(0, 3_000);
      await page.waitForTimeout(50);
    }
  });
  await step('show the terms in the text', async () => {
    await page.evaluate(() => document.querySelector<HTMLElement>('input[value=text]')?.click());
    await page.waitForTimeout(3_000);
  });
  await context.close();
}

try {
  for (const [kind, name, file, content] of [
    ['pdf', 'a PDF of 500 pages', 'long.pdf', () => longPdf(500)],
    ['text', 'a text of 5 MB', 'long.md', () => longText(LONG)],
    ['html', 'a page of 5 MB', 'long.html', () => longHtml(LONG)],
    ['docx', 'a document of 5 MB', 'long.docx', () => longDocx(LONG)],
  ] as const) {
    if (asked.length === 0 || asked.includes(kind)) await measure(name, file, content());
  }
} finally {
  await browser.close();
  await host.stop();
  await rm(files, { recursive: true });
}
process.exit(0);
