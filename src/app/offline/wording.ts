/** What is on the device and what is not, in words. */
import type { Extra } from './extras.ts';
import type { Problem } from './offline.svelte.ts';

/** What each is for. */
export const PARTS: Readonly<
  Record<Extra | 'app' | 'readers', { readonly name: string; readonly use: string }>
> = {
  app: { name: 'App and glossary', use: 'drill, look-up, statistics' },
  dictionary: { name: 'Dictionary', use: 'any word, articles you bring' },
  readers: { name: 'Readers of files', use: 'PDF, web pages, Word, e-books, tables' },
  trainer: { name: 'Trainer', use: 'fits the schedule to you' },
};

/** Formats by the names of the files that read them (build/chunks.ts). */
const FORMATS: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  html: 'web pages',
  docx: 'Word',
  epub: 'e-books',
  rtf: 'RTF',
  xlsx: 'spreadsheets',
};

/** "PDF, Word": the formats that these files read. */
export const readersKept = (files: readonly string[]): string =>
  Object.entries(FORMATS)
    .filter(([format]) => files.some((file) => file.includes(`/part-${format}-`)))
    .map(([, name]) => name)
    .join(', ');

/** Why something is not kept, and what helps. */
export function wordProblem(problem: Problem): string {
  switch (problem) {
    case 'worker':
      return 'The browser refused to keep it, or something else answered in the server’s place. Try again later.';
    case 'unlike':
    case 'broken':
      return (
        'What came is not what was published: a log-in page of the Wi-Fi may stand in between, or a new version ' +
        'is just being uploaded. Nothing of it was kept. Try again later.'
      );
    case 'storage':
      return 'There is no room for it, or the browser refuses to store it. Make some room, then try again.';
    case 'unreachable':
      return 'The network could not be reached, or broke off. Try again when you are online.';
    case 'missing':
      return 'The server has it no longer; a newer version has probably replaced this one. Reload the app.';
    case 'fault':
      return 'It could not be read. Reload the app, then try again.';
  }
}

/**
 * What works offline once the app is kept, and how much more it takes for everything.
 *
 * @param missing the size of what is not on the device, as written for people; null when nothing is missing
 */
export function readyNotice(missing: string | null): string {
  return missing === null
    ? 'Everything works offline now.'
    : `Drill and look-up work offline now. Reading articles and fitting the schedule take ${missing} more.`;
}
