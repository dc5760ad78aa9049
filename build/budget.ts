/**
 * What a first visit may cost, and the app on a device. The build stops on more: raise a limit only with its
 * reason.
 *
 * Sizes are of gzipped files where hosts compress them, since that is what comes over the network.
 */
import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { listFiles } from './service-worker.ts';

export interface Cost {
  /** Files that index.html asks for by itself, and it. */
  readonly requests: number;
  /** index.html, on which the first paint waits. */
  readonly page: number;
  /** Scripts that index.html asks for. */
  readonly scripts: number;
  /** The glossary, and whatever else index.html asks for. */
  readonly data: number;
  /** What the service worker keeps, not compressed: room on the device. */
  readonly device: number;
}

/** In bytes, but for `requests`. Each is what it was when it was set, and a little room. */
export const LIMITS: Cost = {
  // Six at a time on a host without HTTP/2: it was 10, which is two rounds.
  requests: 12,
  // It was 8.0 kB, and each component's style adds the 45 bytes of its hash to the policy. With 14 kB at the most it
  // comes in the first round trip of a fresh connection.
  page: 10_500,
  // They were 61.6 kB: 0.3 s on the slow mobile network that `npm run bench -- paint` takes. 11 kB more are what
  // outlives a failing browser function, screen or network, and what reads a long log away from the screen.
  // And 72.6 kB before a learner's cards came of a library with labels; 79 kB before Today said how far it is, what is
  // next and what the week brings.
  // 0.2 kB measure what stands at the foot, where letters of twice the size are otherwise covered.
  // And some bytes sign what is stored with the version that wrote it.
  scripts: 84_400,
  // They were 113.3 kB, both glossaries; they come last, and the first paint does not wait for them.
  data: 120_000,
  // It was 2.5 MB. The glossary's depth is 1 MB, and as much again as a plain page; both compress to a quarter.
  // Own words and word lists brought their screens, and readers of XML and of HTML's entities.
  // And opening files of any format a worker, and what is shown of them; the readers themselves are no part of this,
  // since they are kept only once they were asked for. Then the list of all terms, correcting a kept list, gaps in one's
  // own texts, and what the extractor reads and weighs more.
  device: 4_980_000,
};

export function budget(): Plugin {
  let folder = '';
  return {
    name: 'tifa:budget',
    apply: 'build',
    configResolved: (config) => void (folder = resolve(config.root, config.build.outDir)),
    writeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        const excess = excessOf(costOf(folder), LIMITS);
        if (excess.length > 0)
          throw new Error(`Over budget (build/budget.ts): ${excess.join('; ')}. What has grown, and why?`);
      },
    },
  };
}

/** @param folder a built app */
export function costOf(folder: string): Cost {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const asked = [
    ...new Set(
      [...page.matchAll(/<(?:link|script|img)\b[^>]*?\s(?:href|src)="\.\/([^"]+)"[^>]*>/g)]
        // A browser asks for these when it installs the app.
        .filter(([tag]) => !/rel="(?:manifest|apple-touch-icon)"/.test(tag))
        .map(([, url]) => url!),
    ),
  ];
  const weigh = (urls: readonly string[]) =>
    urls.reduce((sum, url) => {
      const file = join(folder, url);
      return (
        sum + (/\.(woff2|png)$/.test(url) ? statSync(file).size : gzipSync(readFileSync(file)).byteLength)
      );
    }, 0);
  const scripts = asked.filter((url) => url.endsWith('.js'));
  return {
    requests: asked.length + 1,
    page: weigh(['index.html']),
    scripts: weigh(scripts),
    data: weigh(asked.filter((url) => !scripts.includes(url))),
    device: listFiles(folder).reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** Each cost above its limit, as a line for people. */
export function excessOf(cost: Cost, limits: Cost): string[] {
  return (Object.keys(limits) as (keyof Cost)[])
    .filter((what) => cost[what] > limits[what])
    .map((what) => `${what} ${cost[what]}, at most ${limits[what]}`);
}
