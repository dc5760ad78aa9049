/**
 * The two files that few visits need, the dictionary and the trainer of the schedule: fetched when they are first
 * asked for, then kept in the Cache API, from where they are read with no network. The service worker does not
 * precache them.
 *
 * The build says what is in them, and nothing else is ever kept or used.
 */
import * as v from 'valibot';
import { fetchPart, LoadError } from '../shell/load.ts';

export const KeptFileSchema = v.object({
  /** Name of the cache it is kept in, of which it is the only file. */
  cache: v.string(),
  /** Where it lies beside the app, absolute. */
  address: v.pipe(v.string(), v.url()),
  /** Its length, which is what comes over the network. */
  bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** SHA-256 of its bytes, in lower-case hexadecimal digits. */
  sha256: v.string(),
});
export type KeptFile = Readonly<v.InferOutput<typeof KeptFileSchema>>;

/** Whether it can be read with no network. Never rejects. */
export async function isKept({ cache, address }: KeptFile): Promise<boolean> {
  return (await orNone(address, async () => (await openCache(cache))?.match(address))) !== undefined;
}

export async function removeKept({ cache }: KeptFile): Promise<void> {
  if (typeof caches !== 'undefined') await caches.delete(cache);
}

/**
 * The file's bytes, from this device or else from the network, and then kept here.
 *
 * @param progress hears how many bytes have come, when they come from the network
 * @throws LoadError `broken` when what comes is not what was built
 */
export async function loadKept(file: KeptFile, progress: (bytes: number) => void): Promise<Blob> {
  const { address } = file;
  const cache = await openCache(file.cache);
  const kept = await orNone(address, async () => (await cache?.match(address))?.blob());
  if (kept !== undefined) {
    if (await isAsBuilt(kept, file)) return kept;
    console.info(`The kept ${address} is damaged and is fetched again.`);
    await cache?.delete(address);
  }
  const blob = await fetchBuilt(file, progress);
  try {
    await cache?.put(address, new Response(blob));
    // Of earlier versions of the app.
    for (const other of (await cache?.keys()) ?? []) if (other.url !== address) await cache?.delete(other);
  } catch (error) {
    // No room. It serves this time, and is fetched again the next.
    console.info(`${address} could not be kept:`, error);
  }
  return blob;
}

/** A file of the app, as the build knows it. */
export type BuiltFile = Pick<KeptFile, 'address' | 'bytes' | 'sha256'>;

/**
 * A file from the network or from what the service worker keeps, with every byte as it was built.
 *
 * @throws LoadError `broken` when what comes is not what was built, asked for again, too
 */
export async function fetchBuilt(
  file: BuiltFile,
  progress: (bytes: number) => void = () => undefined,
): Promise<Blob> {
  let blob = await fetchWhole(file.address, 'default', progress);
  // The browser itself may have kept what something else answered under this address.
  if (!(await isAsBuilt(blob, file))) blob = await fetchWhole(file.address, 'reload', progress);
  if (!(await isAsBuilt(blob, file)))
    throw new LoadError('broken', `${file.address}: what came is not the file that was built`);
  return blob;
}

/** What gzip made of it, undone. */
export function unpacked(packed: Blob): Response {
  return new Response(packed.stream().pipeThrough(new DecompressionStream('gzip')));
}

/** Undefined where the page is not secure or site data is blocked. */
async function openCache(name: string): Promise<Cache | undefined> {
  if (typeof caches === 'undefined') return undefined;
  try {
    return await caches.open(name);
  } catch (error) {
    console.info('The browser keeps no files:', error);
    return undefined;
  }
}

/** What is kept; undefined where there is nothing, or the browser cannot read it. */
async function orNone<T>(address: string, read: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    console.info(`What is kept of ${address} cannot be read:`, error);
    return undefined;
  }
}

async function fetchWhole(
  address: string,
  cache: RequestCache,
  progress: (bytes: number) => void,
): Promise<Blob> {
  const response = await fetchPart(address, { cache });
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  try {
    const reader = response.body?.getReader();
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true };
      if (done || value === undefined) return new Blob(parts);
      parts.push(value);
      progress((bytes += value.length));
    }
  } catch (error) {
    throw new LoadError('unreachable', `${address} was cut off`, error);
  }
}

async function isAsBuilt(blob: Blob, { bytes, sha256 }: BuiltFile): Promise<boolean> {
  if (blob.size !== bytes) return false;
  // A page that is not secure has no digests, and keeps nothing either; gzip's own checksum is left to it.
  if (typeof crypto.subtle === 'undefined') return true;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
  return sha256 === Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
