/**
 * The glossary of the shipped issue, fetched once beside the code and kept for every screen.
 *
 * It is data with a hashed name, not a module: the browser parses JSON several times faster than the same
 * text as JavaScript, and not on the way to the first paint.
 */
import type { Glossary } from '../../glossary/entry.ts';
import { joinGlossaries, type Library } from '../../glossary/library.ts';
import { parseShippedGlossary } from '../../glossary/load.ts';
import { fetchPart } from '../shell/load.ts';

/** The printed and the supplied terms; each file is a glossary of the issue. */
const FILES = import.meta.glob<string>('../../../glossary/china-brief-24-08/{glossary,supplied}.json', {
  query: '?url',
  import: 'default',
  eager: true,
});

interface Opened {
  readonly files: readonly Glossary[];
  readonly joined: Library;
}
let opened: Opened | undefined;
let opening: Promise<Library> | undefined;

/** Fetches, checks and joins; a second call gives the first one's result, unless that failed. */
export function openGlossary(): Promise<Library> {
  opening ??= load().catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

/**
 * The open glossary, for a screen that is only shown once it is.
 *
 * @throws Error before `openGlossary` has succeeded: a fault of the caller
 */
export function glossary(): Library {
  return asOpened().joined;
}

/** The glossaries it was joined from. @throws Error as `glossary` does */
export function glossaryFiles(): readonly Glossary[] {
  return asOpened().files;
}

function asOpened(): Opened {
  if (opened === undefined) throw new Error('The glossary is not open yet.');
  return opened;
}

async function load(): Promise<Library> {
  // In whatever order: joining puts printed entries first.
  const files = await Promise.all(
    Object.entries(FILES).map(async ([file, url]) => {
      const response = await fetchPart(url);
      return parseShippedGlossary(await response.text(), file.split('/').pop() ?? file);
    }),
  );
  opened = { files, joined: joinGlossaries(files) };
  return opened.joined;
}
