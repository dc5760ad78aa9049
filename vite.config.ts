import { execFileSync } from 'node:child_process';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { firstScreen } from './build/first-screen.ts';
import { fsrsTrainer } from './build/fsrs-trainer.ts';
import { glossaryCheck } from './build/glossary-check.ts';
import { glossaryPages } from './build/glossary-pages.ts';
import { issueFacts } from './build/issue-facts.ts';
import { lexiconAsset } from './build/lexicon-asset.ts';
import { licences } from './build/licences.ts';
import { manifest } from './build/manifest.ts';
import { pinyinFont } from './build/pinyin-font.ts';
import { songFont } from './build/song-font.ts';
import packageJson from './package.json' with { type: 'json' };

const version = appVersion();

export default defineConfig({
  // Relative, so that any static host serves the app under any path.
  base: './',
  define: { __APP_VERSION__: JSON.stringify(version) },
  plugins: [
    svelte(),
    glossaryCheck(),
    issueFacts(),
    songFont(),
    pinyinFont(),
    firstScreen(),
    lexiconAsset(),
    fsrsTrainer(),
    licences(),
    glossaryPages(),
    {
      name: 'tifa:version',
      transformIndexHtml: () => [
        { tag: 'meta', attrs: { name: 'version', content: version }, injectTo: 'head' },
      ],
    },
    VitePWA({
      // The new worker waits until the learner takes it (src/app/service-worker.ts registers it).
      registerType: 'prompt',
      injectRegister: false,
      manifest,
      // The globs find them already.
      includeManifestIcons: false,
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,png,woff2,json}'],
        // The browser's install dialogue shows them, from the network. Nor are the dictionary and the
        // trainer of the schedule among the globs: few visits need them, and src/app/read and src/app/fit keep
        // them once they were fetched. The detector of encodings is kept by the worker: without it the reader
        // is asked.
        globIgnores: ['screenshots/**', 'assets/jschardet*'],
        runtimeCaching: [{ urlPattern: /\/assets\/jschardet[^/]*\.js$/, handler: 'CacheFirst' }],
        navigateFallback: 'index.html',
        // A file asked for by name is that file or an error, never the app.
        navigateFallbackDenylist: [/\/[^/]+\.[^/]+$/],
        cleanupOutdatedCaches: true,
        clientsClaim: true,
      },
    }),
  ],
  worker: { format: 'es', plugins: () => [lexiconAsset(), fsrsTrainer()] },
  build: {
    target: 'es2022',
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // One file for what runs first, one for what Today and the drill share: twenty of a kilobyte
            // would cost a round trip for every six.
            { name: 'first', tags: ['$initial'], priority: 1 },
            {
              name: 'study',
              test: /src\/(store|schedule(?!\/(simulate|statistics|fitting)))\/|src\/app\/study\/(learner|today|wording|drill-address)|node_modules\/(ts-fsrs|ulid|idb-keyval)\//,
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
