/** Where the strokes of a character lie, and reading them: the glossary's with the app, others when they are first asked for. */
import { own, rest, shipped } from 'virtual:stroke-packs';
import { fetchBuilt, unpacked, type BuiltFile } from '../offline/kept-file.ts';
import { LoadError } from '../shell/load.ts';
import { findStrokes, type Strokes } from './pack.ts';

const OWN: ReadonlySet<string> = new Set(own);

/** The file in which a character's strokes would stand. */
export function fileOf(character: string): BuiltFile {
  if (OWN.has(character)) return shipped;
  const code = character.codePointAt(0) ?? 0;
  return (rest.findLast(({ from }) => from <= code) ?? rest[0])!;
}

/** The file that was read last: the characters of a term often share one. */
let latest: { readonly file: BuiltFile; readonly bytes: Promise<Uint8Array> } | undefined;

/**
 * The strokes of a character, or null where there are none for it.
 *
 * @throws LoadError
 */
export async function loadStrokes(character: string): Promise<Strokes | null> {
  const file = fileOf(character);
  if (latest?.file !== file) latest = { file, bytes: load(file) };
  const reading = latest;
  try {
    return findStrokes(await reading.bytes, character);
  } catch (error) {
    // It is fetched anew when it is asked for again.
    if (latest === reading) latest = undefined;
    throw error;
  }
}

async function load({ address, ...built }: BuiltFile): Promise<Uint8Array> {
  const packed = await fetchBuilt({ address: new URL(address, document.baseURI).href, ...built });
  try {
    return new Uint8Array(await unpacked(packed).arrayBuffer());
  } catch (error) {
    // Where the page is not secure, its bytes were not compared; gzip knows its own.
    throw new LoadError('broken', `${address}: what came is not the file that was built`, error);
  }
}
