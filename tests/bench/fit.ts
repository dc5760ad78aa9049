/**
 * Fitting measured: from a log to the offer, in a real Chromium and one thread, as in the app. Beside it the trainer
 * alone, and the plain way of doing without it: a search that changes one parameter after the other, which is what
 * could be written over ts-fsrs in an evening. Prints JSON lines; passes or fails nothing.
 *
 *     npx tsx tests/bench/fit.ts
 */
import { serve } from './dev-server.ts';
import type * as FitPage from './fit-page.ts';

const served = await serve();
try {
  const page = await served.newPage();
  for (const reviews of [1000, 10_000, 100_000]) {
    const figures = await page.evaluate(async (count) => {
      const address = '/tests/bench/fit-page.ts';
      const { measure } = (await import(/* @vite-ignore */ address)) as typeof FitPage;
      return measure(count);
    }, reviews);
    process.stdout.write(`${JSON.stringify(figures)}\n`);
  }
} finally {
  await served.close();
}
