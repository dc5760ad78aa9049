/**
 * How long the screen stands still: the longest task of the main thread (ms; 0 for under 50) while a long log is
 * imported, opened, counted and exported, in a real Chromium; beside it the same without a worker. Prints JSON
 * lines; passes or fails nothing.
 *
 *     npx tsx tests/bench/tasks.ts [sizes...]
 */
import { serve } from './dev-server.ts';
import type * as TasksPage from './tasks-page.ts';

const given = process.argv.slice(2).map(Number);
const served = await serve();
try {
  for (const reviews of given.length > 0 ? given : [10_000, 1_000_000]) {
    const page = await served.newPage();
    const figures = await page.evaluate(async (count) => {
      const address = '/tests/bench/tasks-page.ts';
      const { measure } = (await import(/* @vite-ignore */ address)) as typeof TasksPage;
      return measure(count);
    }, reviews);
    for (const [what, figure] of Object.entries(figures)) {
      process.stdout.write(`${JSON.stringify({ [what]: figure })}\n`);
    }
    await page.close();
  }
} finally {
  await served.close();
}
