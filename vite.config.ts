import { execFileSync } from 'node:child_process';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { budget } from './build/budget.ts';
import { characterFacts } from './build/character-facts.ts';
import {
  BELOW_TODAY,
  CHINESE_FILES,
  CUSTOM_ELEMENTS,
  isStudyRoot,
  partName,
  SHARED,
  SVELTE_LATER,
  UI_FILES,
} from './build/chunks.ts';
import { contentSecurity } from './build/content-security.ts';
import { icons } from './build/icons.ts';
import { firstPaint } from './build/first-paint.ts';
import { firstScreen } from './build/first-screen.ts';
import { fsrsTrainer } from './build/fsrs-trainer.ts';
import { glossaryCheck } from './build/glossary-check.ts';
import { glossaryPages } from './build/glossary-pages.ts';
import { hosting } from './build/hosting.ts';
import { issueFacts } from './build/issue-facts.ts';
import { leanLibraries } from './build/lean-libraries.ts';
import { lexiconAsset } from './build/lexicon-asset.ts';
import { licences } from './build/licences.ts';
import { webManifest } from './build/manifest.ts';
import { pinyinFont } from './build/pinyin-font.ts';
import { serviceWorker } from './build/service-worker.ts';
import { shippedStart } from './build/shipped-start.ts';
import { songFont } from './build/song-font.ts';
import { strokeAssets } from './build/stroke-packs.ts';
import packageJson from './package.json' with { type: 'json' };

const version = appVersion();

export default defineConfig({
  // Relative, so that any static host serves the app under any path.
  base: './',
  define: { __APP_VERSION__: JSON.stringify(version) },
  plugins: [
    icons(),
    leanLibraries(),
    svelte(),
    glossaryCheck(),
    issueFacts(),
    shippedStart(),
    songFont(),
    pinyinFont(),
    firstScreen(),
    firstPaint(),
    lexiconAsset(),
    fsrsTrainer(),
    strokeAssets(),
    characterFacts(),
    licences(),
    glossaryPages(),
    {
      name: 'tifa:version',
      transformIndexHtml: () => [
        { tag: 'meta', attrs: { name: 'version', content: version }, injectTo: 'head' },
      ],
    },
    webManifest(),
    hosting(),
    contentSecurity(),
    budget(),
    serviceWorker(),
  ],
  worker: {
    format: 'es',
    plugins: () => [lexiconAsset(), fsrsTrainer(), characterFacts()],
    rolldownOptions: { output: { chunkFileNames: partName } },
  },
  build: {
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: {
      treeshake: {
        moduleSideEffects: [CUSTOM_ELEMENTS, SVELTE_LATER].map((test) => ({ test, sideEffects: false })),
      },
      output: {
        chunkFileNames: partName,
        codeSplitting: {
          groups: [
            // One file for what runs first, one for what Today and the drill share, one for what stands below Today's
            // figures: twenty of a kilobyte would cost a round trip for every six.
            { name: 'first', tags: ['$initial'], priority: 4 },
            { name: 'fields', test: SVELTE_LATER, priority: 5, includeDependenciesRecursively: false },
            { name: 'study', test: isStudyRoot, priority: 3 },
            { name: 'chinese', test: CHINESE_FILES, priority: 2 },
            { name: 'ui', test: UI_FILES, priority: 2 },
            { name: 'below', test: BELOW_TODAY, priority: 2 },
            // What else several screens share: by who shares it, but nothing in a file of less than so many bytes that
            // could go with what almost the same screens share.
            {
              name: SHARED,
              priority: 1,
              minShareCount: 2,
              entriesAware: true,
              entriesAwareMergeThreshold: 5_000,
            },
          ],
        },
      },
    },
  },
});

function appVersion(): string {
  if (process.env.TIFA_VERSION) return process.env.TIFA_VERSION;
  try {
    const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return `${packageJson.version} (${commit.trim()})`;
  } catch {
    // Built from an archive, without git.
    return packageJson.version;
  }
}
