/** Where the strokes of a character lie, and reading them: the glossary's with the app, others when they are first asked for. */
import { own, rest, shipped } from 'virtual:stroke-packs';
import { unpacked } from '../offline/kept-file.ts';
import { fetchPart, LoadError } from '../shell/load.ts';
import { findStrokes, type Strokes } from './pack.ts';

const OWN: ReadonlySet<string> = new Set(own);

/** The file in which a character's strokes would stand. */
export function fileOf(character: string): string {
  if (OWN.has(character)) return shipped;
  const code = character.codePointAt(0) ?? 0;
  return (rest.findLast(({ from }) => from <= code) ?? rest[0])!.address;
}

/** The file that was read last: the characters of a term often share one. */
let latest: { readonly address: string; readonly bytes: Promise<Uint8Array> } | undefined;

/**
 * The strokes of a character, or null where there are none for it.
 *
 * @throws LoadError
 */
export async function loadStrokes(character: string): Promise<Strokes | null> {
  const address = fileOf(character);
  if (latest?.address !== address) latest = { address, bytes: load(address) };
  const reading = latest;
  try {
    return findStrokes(await reading.bytes, character);
  } catch (error) {
    // It is fetched anew when it is asked for again.
    if (latest === reading) latest = undefined;
    throw error instanceof RangeError ? new LoadError('broken', `${address} is cut short`, error) : error;
  }
}

async function load(address: string): Promise<Uint8Array> {
  const response = await fetchPart(new URL(address, document.baseURI));
  let packed: Blob;
  try {
    packed = await response.blob();
  } catch (error) {
    throw new LoadError('unreachable', `${address} was cut off`, error);
  }
  try {
    return new Uint8Array(await unpacked(packed).arrayBuffer());
  } catch (error) {
    // A page of something in between; gzip knows its own.
    throw new LoadError('broken', `${address}: what came is not the file that was built`, error);
  }
}
