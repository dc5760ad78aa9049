/**
 * The trainer's WebAssembly on this device: fetched when a fit is first asked for, then kept in the Cache API, from
 * where it is read with no network. It is not among the files the service worker precaches, because few visits
 * need it.
 */

/** The only cache this module writes; one version of the trainer at a time is in it. */
const CACHE = 'fsrs-trainer';

export class TrainerError extends Error {
  /** `unreachable`: no network. `missing`: the host has it no longer. `broken`: what came is no WebAssembly. */
  readonly reason: 'unreachable' | 'missing' | 'broken';
  constructor(reason: TrainerError['reason'], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'TrainerError';
    this.reason = reason;
  }
}

/** Whether a fit needs no network. */
export async function isTrainerKept(address: string): Promise<boolean> {
  return (await (await openCache())?.match(address)) !== undefined;
}

/**
 * The WebAssembly, from this device or else from the network, and then kept here.
 *
 * @param address of the gzipped file
 * @param progress hears how many bytes have come, when they come from the network
 * @throws TrainerError
 */
export async function loadTrainer(
  address: string,
  progress: (bytes: number) => void,
): Promise<WebAssembly.Module> {
  const cache = await openCache();
  const kept = await cache?.match(address);
  if (kept !== undefined) {
    try {
      return await compile(await kept.blob());
    } catch (error) {
      // Cut off or evicted in part: what the network has replaces it.
      console.info('The kept trainer cannot be read and is fetched again:', error);
      await cache?.delete(address);
    }
  }
  const blob = await fetchWhole(address, progress);
  const module = await compile(blob);
  try {
    await cache?.put(address, new Response(blob));
    // Trainers of earlier versions of the app.
    for (const other of (await cache?.keys()) ?? []) if (other.url !== address) await cache?.delete(other);
  } catch (error) {
    // No room. It serves this time, and is fetched again the next.
    console.info('The trainer could not be kept:', error);
  }
  return module;
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
  try {
    response = await fetch(address);
  } catch (error) {
    throw new TrainerError('unreachable', `${address} could not be fetched`, error);
  }
  if (!response.ok || response.body === null)
    throw new TrainerError('missing', `${address}: HTTP ${response.status}`);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  try {
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return new Blob(parts);
      parts.push(value);
      progress((bytes += value.length));
    }
  } catch (error) {
    throw new TrainerError('unreachable', `${address} was cut off`, error);
  }
}

async function compile(packed: Blob): Promise<WebAssembly.Module> {
  try {
    const stream = packed.stream().pipeThrough(new DecompressionStream('gzip'));
    return await WebAssembly.compile(await new Response(stream).arrayBuffer());
  } catch (error) {
    throw new TrainerError('broken', 'What came is not the gzipped trainer', error);
  }
}
