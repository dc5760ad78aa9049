import { availableParallelism } from 'node:os';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { characterFacts } from './build/character-facts.ts';
import { fsrsTrainer } from './build/fsrs-trainer.ts';
import { icons } from './build/icons.ts';
import { issueFacts } from './build/issue-facts.ts';
import { lexiconAsset } from './build/lexicon-asset.ts';
import { shippedStart } from './build/shipped-start.ts';
import { songFont } from './build/song-font.ts';
import { strokeAssets } from './build/stroke-packs.ts';
import { isLetGo } from './src/formats/pdf/let-go.ts';
import { findBrowser } from './tests/browser.ts';
import { TellStandstill } from './tests/standstill.ts';
import { versionPlugin } from './tests/version-plugin.ts';

const plugins = () => [
  icons(),
  svelte(),
  issueFacts(),
  shippedStart(),
  songFont(),
  lexiconAsset(),
  characterFacts(),
  fsrsTrainer(),
  strokeAssets(),
  versionPlugin('0.0.0-test'),
];

/** Started by tests/run-vitest.ts: once, and to the end. */
const isWatchedRun = process.send !== undefined;

/** They load pdf.js, whose stand-ins for newer functions make whatever runs after it in the same worker slow. */
const WITH_PDFJS = ['tests/formats/**/*.test.ts', 'tests/cli/*.test.ts'];
const NOT_UNIT = ['tests/**/*.browser.test.ts', 'tests/e2e/**', 'tests/bench/**'];
const inNode = {
  environment: 'node' as const,
  // Pure code keeps nothing from one file to the next; to load it anew for each would double the time.
  isolate: false,
  setupFiles: ['tests/as-it-was.ts'],
  // Properties run hundreds of times (no longer than tests/as-it-was.ts says) and the issue's text is long: a slow machine
  // is no failure.
  testTimeout: 120_000,
  include: ['tests/**/*.test.ts'],
};

/**
 * `unit` and `documents` run pure code in Node, the latter what reads files; `browser` runs in a real Chromium what
 * needs one (storage, components).
 * `npx vitest run --project unit tests/extract` runs a part.
 */
export default defineConfig({
  test: {
    // One less than the cores would be one on a small machine, which then idles while a test waits for a process or a
    // browser of its own.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // The name is all that is left of an error's class here.
    onUnhandledError: (error) => !isLetGo(Object.assign(new Error(error.message), { name: error.name })),
    reporters: ['default', ...(isWatchedRun ? [new TellStandstill((told) => process.send?.(told))] : [])],
    projects: [
      { plugins: plugins(), test: { ...inNode, name: 'unit', exclude: [...NOT_UNIT, ...WITH_PDFJS] } },
      { plugins: plugins(), test: { ...inNode, name: 'documents', include: WITH_PDFJS, exclude: NOT_UNIT } },
      {
        plugins: plugins(),
        // While nothing is edited: each file of tests has a page of its own, which loads the same modules.
        ...(isWatchedRun && { server: { headers: { 'Cache-Control': 'max-age=3600, immutable' } } }),
        // Found only when the worker starts: Vite would reload the page in the middle of its test.
        optimizeDeps: {
          include: [
            '@mozilla/readability',
            'docx',
            'entities',
            'fast-check',
            'fflate',
            'fzstd',
            'hanzi-writer',
            'htmlparser2',
            'jschardet',
            'linkedom/worker',
            'mammoth',
            'opencc-js/dict/STCharacters',
            'opencc-js/dict/TSCharacters',
            'papaparse',
            'pinyin-pro',
            'saxes',
            'sql.js',
            'stemmer',
            'to-jyutping',
          ],
        },
        test: {
          name: 'browser',
          // Limits for what hangs, here as well: on a busy machine a page waits for its turn.
          testTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
          include: ['tests/**/*.browser.test.ts'],
          setupFiles: ['tests/empty-device.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: await findBrowser() }),
            instances: [{ browser: 'chromium', viewport: { width: 390, height: 844 } }],
          },
        },
      },
    ],
  },
});
