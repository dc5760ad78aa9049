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
  /** What a start needs of the glossary, and whatever else index.html asks for. */
  readonly data: number;
  /** What the service worker keeps, not compressed: room on the device. */
  readonly device: number;
  /** Files it keeps, each of them a request of an installation. */
  readonly files: number;
}

/** In bytes, but for `requests` and `files`. Each is what it was when it was set, and a little room. */
export const LIMITS: Cost = {
  // Six at a time on a host without HTTP/2: it was 10, which is two rounds.
  requests: 12,
  // It was 11.2 kB, half of them hashes of styles (lean-libraries.ts). Of what is left the half that the first paint needs
  // comes first (first-paint.ts).
  page: 5_300,
  // They were 84 kB. What Today needs before its figures stand is in them and nothing else: neither what judges and writes
  // stored data, nor the dictionary's tables, nor what stands below the figures, nor what draws notices, nor the parts of
  // Svelte that only other screens need (chunks.ts, lean-libraries.ts). A button that keeps the focus while it waits, and rows
  // that come clear of notices, are some 100 bytes; that own terms wait beside the issue's, as many; a heading with something
  // beside it, and a draft for each tab, half as many each, and the names of the tabs with large letters, too; and that an
  // act builds on those that are still on their way. That a page is cleared as everything is erased in another tab is some
  // 100; that a text is given back without its source, and room for what is said below a field, half as many each; that
  // the first write waits for the old log, 20; that a term's answers go along with its characters, 40.
  scripts: 54_500,
  // They were 113 kB, both glossaries, which now come when the first screen stands (src/app/learner/shipped-start.ts).
  data: 9_400,
  // It was 2.5 MB. The glossary's depth is 1 MB, and as much again as a plain page; both compress to a quarter.
  // Own words and word lists brought their screens, and readers of XML and of HTML's entities.
  // And opening files of any format a worker, and what is shown of them; the readers themselves are no part of this,
  // since they are kept only once they were asked for. Then the list of all terms, correcting a kept list, gaps in one's
  // own texts, and what the extractor reads and weighs more. Then looking words up in the dictionary: a worker of 69 kB,
  // of which 45 are tables of characters, and some 20 kB of screens. The reader by touch and the concordance are 20 kB.
  // And 0.42 MB of strokes, of the characters that the glossary has; then hanzi-writer, and what lays readings over
  // characters.
  // 16 kB are what a start needs of the glossary, apart from it.
  // And decks of Anki, out and in: what asks for them and what makes words and reviews of them; SQLite itself is kept
  // once it was asked for.
  // And 32 kB of radicals and counts of strokes, for the pages of words; then kinds told by fitted weights, a text beside
  // its terms before they are kept, and what Anki's present format asks of the screens: 27 kB.
  // And how Taiwan and Hong Kong write words, OpenCC's tables: 50 kB for the pages, 30 kB in the worker that searches.
  // And what more is read of Word, and told of a term from what it is cited under: 11 kB.
  // And numbers of a running text told and read, the focus kept where something is tried again, a book's notes found on its
  // other pages, and more told of a span in the extractor: 8 kB.
  // And the focus kept wherever a button goes, pages read past a missing end, more kept of what is damaged, names and
  // single characters read by their neighbours, and the extractor's words in lists: 10 kB.
  // And which of several words English usually means, told by the words made of each, and what lets the extractor
  // pass over what cannot be: 5 kB.
  // And a list of words taken back: 1 kB.
  // And the finder, and what look-up shows, in parts of their own, tags among its filters, and what the library has of a
  // list before it is taken: 4 kB. And kinds of names, titles and citations told by the extractor: 6 kB. And phrases added
  // while reading, the library's English beside a text's terms, what a text adds, and which reading goes on: 7 kB.
  // And lines and cells of a list divided by their script: 4 kB; a draft for each tab, in the page and in the two workers
  // that open the store, and what is half typed: 13 kB; every reason of a gloss in words, acts on the card of a found term,
  // what leads to a term's English, and what is not lost by leaving early or trying again: 18 kB. And shapes of published
  // writing that the extractor reads: 20 kB; keys of the list to check, choosing by keys, and what is said where terms are
  // counted: 5 kB. And lists whose words have letters, and files of one name: 1 kB.
  // What quick hands and several tabs do, and forms that say what is too long: 7 kB.
  // And more of the rules of pinyin, and all of them where words of the dictionary are looked up, too: 47 kB.
  // And other tabs cleared, texts given back, tags that look alike, and what was one component and is several: 4 kB.
  // And where glosses begin, told by what they mean: 4 kB.
  // The reader, what was found and look-up are divided into components, each of which is some 300 bytes: 9 kB.
  // And the dictionary opened before anything is asked of it: 1 kB.
  // And tags that look alike made one: 1 kB.
  // And what is done and to what, lists that the Chinese counts, menus, and words for their like: 7 kB.
  // And answers that go along with a term's characters: 4 kB.
  // And entries that are explained, British spelling, offices and ships: 5 kB.
  device: 6_109_500,
  // They were 169, half of them of less than 3 kB: a phone's connection, and its storage, work for each file, however small
  // (vite.config.ts).
  files: 128,
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
  const kept = listFiles(folder);
  return {
    requests: asked.length + 1,
    page: weigh(['index.html']),
    scripts: weigh(scripts),
    data: weigh(asked.filter((url) => !scripts.includes(url))),
    device: kept.reduce((sum, { bytes }) => sum + bytes, 0),
    files: kept.length,
  };
}

/** Each cost above its limit, as a line for people. */
export function excessOf(cost: Cost, limits: Cost): string[] {
  return (Object.keys(limits) as (keyof Cost)[])
    .filter((what) => cost[what] > limits[what])
    .map((what) => `${what} ${cost[what]}, at most ${limits[what]}`);
}
