/**
 * How long the screen stands still while a Chinese text of 100,000 characters is opened and scrolled through in the
 * reader, in a real Chromium: the longest tasks of the main thread (ms of the processor), the longest wait between two
 * frames, and how many elements there are at the end; beside it the same text drawn word by word at once. Then a look
 * for a term through 1,000 texts. Prints JSON lines; passes or fails nothing.
 *
 *     npx tsx tests/bench/reader.ts [characters...]
 */
import { lookThrough } from '../../src/app/term/look-through.ts';
import type { LibrarySource } from '../../src/library/fold.ts';
import { source } from '../library/made-up.ts';
import type { SourceId } from '../../src/library/source.ts';
import { serve } from './dev-server.ts';
import type * as ReaderPage from './reader-page.ts';
import { traced } from './trace.ts';

const given = process.argv.slice(2).map(Number);
const print = (figures: object) => process.stdout.write(`${JSON.stringify(figures)}\n`);

/** Sentences of an article in English with the term now and then, as most kept texts are. */
const sentence = 'Officials spoke of reform (改革) and of high-quality development in the province. ';
const texts = new Map(
  Array.from({ length: 1_000 }, (_, i) => [
    `text-${i.toString(16).padStart(40, '0')}` as SourceId,
    `${sentence}${'The committee met again, and nothing of the kind was said there. '.repeat(300)}\n`,
  ]),
);
let longest = 0;
let began = performance.now();
const start = began;
let lines = 0;
await lookThrough(
  { term: '改革', renderings: ['reform', 'high-quality development'] },
  {
    sources: [...texts.keys()].map((id): LibrarySource => ({
      source: source(id, []),
      stored: source(id, []),
      state: 'on',
      shipped: false,
      finds: [],
    })),
  },
  {
    textOf: (id) => Promise.resolve(texts.get(id) ?? null),
    async giveWay() {
      longest = Math.max(longest, performance.now() - began);
      await new Promise((resolve) => setImmediate(resolve));
      began = performance.now();
    },
    now: () => performance.now(),
    signal: new AbortController().signal,
    onfound: (found) => (lines += found.lines.length),
    onlooked: () => undefined,
  },
);
print({
  'look through texts': {
    texts: texts.size,
    characters: [...texts.values()].reduce((sum, text) => sum + text.length, 0),
    lines,
    took: Math.round(performance.now() - start),
    'longest slice': Number(longest.toFixed(1)),
  },
});

const address = '/tests/bench/reader-page.ts';
const { browser, newPage, close } = await serve();
try {
  for (const characters of given.length > 0 ? given : [10_000, 100_000]) {
    for (const way of ['reader', 'all at once'] as const) {
      const page = await newPage();
      await page.evaluate(async (address) => {
        const { prepare } = (await import(/* @vite-ignore */ address)) as typeof ReaderPage;
        await prepare();
      }, address);
      const steps: Record<string, object> = {};
      for (const step of ['opened', 'flung', 'scrolled'] as const) {
        const { result, ...tasks } = await traced(browser, page, () =>
          page.evaluate(
            async ({ address, step, count, way }) => {
              const { measure } = (await import(/* @vite-ignore */ address)) as typeof ReaderPage;
              return measure(step, count, way);
            },
            { address, step, count: characters, way },
          ),
        );
        steps[step] = { 'longest frame': result, ...tasks };
      }
      const elements = await page.evaluate(async (address) => {
        const { close } = (await import(/* @vite-ignore */ address)) as typeof ReaderPage;
        return close();
      }, address);
      print({ [way]: { characters, ...steps, elements } });
      await page.close();
    }
  }
} finally {
  await close();
}
