/**
 * The dictionary on this device: fetched once, then kept in the Cache API, from where it opens with no
 * network. It is not among the files the service worker precaches, because few visits need its megabytes.
 */

/** The only cache this module writes; one dictionary at a time is in it. */
const CACHE = 'lexicon';

export class LexiconError extends Error {
  /** `unreachable`: no network. `missing`: the host has it no longer. `broken`: what came is no dictionary. */
  readonly reason: 'unreachable' | 'missing' | 'broken';
  constructor(reason: LexiconError['reason'], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'LexiconError';
    this.reason = reason;
  }
}

/** Whether it can be opened with no network. */
export async function isLexiconKept(address: string): Promise<boolean> {
  return (await openCache())?.match(address).then((found) => found !== undefined) ?? false;
}

export async function removeLexicon(): Promise<void> {
  if (typeof caches !== 'undefined') await caches.delete(CACHE);
}

/**
 * The dictionary's text form, from this device or else from the network, and then kept here.
 *
 * @param address of the gzipped text
 * @param progress hears how many bytes have come, when they come from the network
 * @throws LexiconError
 */
export async function loadLexiconText(address: string, progress: (bytes: number) => void): Promise<string> {
  const cache = await openCache();
  const kept = await cache?.match(address);
  if (kept !== undefined) {
    try {
      return await unpack(await kept.blob());
    } catch (error) {
      // Cut off or evicted in part: what the network has replaces it.
      console.info('The kept dictionary cannot be read and is fetched again:', error);
      await cache?.delete(address);
    }
  }
  const blob = await fetchWhole(address, progress);
  const text = await unpack(blob);
  try {
    await cache?.put(address, new Response(blob, { headers: { 'Content-Length': String(blob.size) } }));
    // Dictionaries of earlier versions of the app.
    for (const other of (await cache?.keys()) ?? []) if (other.url !== address) await cache?.delete(other);
  } catch (error) {
    // No room. It serves this time, and is fetched again the next.
    console.info('The dictionary could not be kept:', error);
  }
  return text;
}

/** Undefined where the page is not secure or site data is blocked. */
async function openCache(): Promise<Cache | undefined> {
  if (typeof caches === 'undefined') return undefined;
  try {
    return await caches.open(CACHE);
  } catch (error) {
    console.info('The browser keeps no files:', error);
    return undefined;
  }
}

async function fetchWhole(address: string, progress: (bytes: number) => void): Promise<Blob> {
  let response: Response;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  try {
    response = await fetch(address);
  } catch (error) {
    throw new LexiconError('unreachable', `${address} could not be fetched`, error);
  }
  if (!response.ok || response.body === null) {
    throw new LexiconError('missing', `${address}: HTTP ${response.status}`);
  }
  try {
    let bytes = 0;
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      progress((bytes += value.length));
    }
  } catch (error) {
    throw new LexiconError('unreachable', `${address} was cut off`, error);
  }
  return new Blob(parts);
}

async function unpack(packed: Blob): Promise<string> {
  try {
    return await new Response(packed.stream().pipeThrough(new DecompressionStream('gzip'))).text();
  } catch (error) {
    throw new LexiconError('broken', 'What came is not the gzipped dictionary', error);
  }
}
