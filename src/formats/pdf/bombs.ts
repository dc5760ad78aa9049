/**
 * Whether a stream of a file unpacks to more than any page holds, told before pdf.js unpacks it: pdf.js knows no limit.
 *
 * Streams are found by their words, not through the file's tables, which may lie. What is encrypted is not seen.
 */
import { FormatError } from '../document.ts';

/** What a stream may unpack to, in bytes; and a picture, which is not unpacked unless it is used as something else. */
const MOST = 64_000_000;
const MOST_OF_PICTURE = 400_000_000;
/** Deflate packs no tighter than this, LZW a little. */
const TIGHTEST = 1_400;

const STREAM = [...'stream'].map((letter) => letter.charCodeAt(0));
const END = [...'endstream'].map((letter) => letter.charCodeAt(0));

/** @throws FormatError `bomb` */
export async function refuseBombs(
  bytes: Uint8Array,
  pause: (() => Promise<void>) | undefined,
): Promise<void> {
  const latin = new TextDecoder('latin1');
  for (let at = indexOf(bytes, STREAM, 0); at >= 0; at = indexOf(bytes, STREAM, at)) {
    const isEnd = latin.decode(bytes.subarray(Math.max(0, at - 3), at)) === 'end';
    const head = latin.decode(bytes.subarray(Math.max(0, at - 2_000), at));
    at += STREAM.length;
    if (isEnd) continue;
    while (bytes[at] === 13 || bytes[at] === 10) at += 1;
    const end = indexOf(bytes, END, at);
    const packed = bytes.subarray(at, end < 0 ? bytes.length : end);
    const dictionary = head.slice(head.lastIndexOf(' obj') + 1);
    if (packed.length * TIGHTEST > MOST || isVeiled(dictionary)) {
      await measure(packed, dictionary);
      await pause?.();
    }
    at += packed.length;
  }
}

/** Whether a stream may be packed more than once, or says elsewhere how it is. */
function isVeiled(dictionary: string): boolean {
  const filters = /\/(?:Filter|F)\b([^]*)/.exec(dictionary)?.[1] ?? '';
  const packings = filters.match(/\/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b/g)?.length ?? 0;
  return packings > 1 || /^\s*\[?\s*\d+\s+\d+\s+R/.test(filters) || /#|\/Brotli/.test(filters);
}

async function measure(packed: Uint8Array, dictionary: string): Promise<void> {
  const isPicture = /\/Subtype\s*\/Image/.test(dictionary);
  const most = isPicture ? MOST_OF_PICTURE : MOST;
  const refuse = (length: number) => {
    if (length > most) throw new FormatError('bomb', `a stream unpacks to more than ${most} bytes`);
  };
  if (/\/Brotli/.test(dictionary)) throw new FormatError('unread-format', 'packed by Brotli');
  let bytes = packed;
  if (/\/(?:ASCII85Decode|A85)\b/.test(dictionary)) bytes = fromAscii85(bytes);
  else if (/\/(?:ASCIIHexDecode|AHx)\b/.test(dictionary)) bytes = fromHex(bytes);
  // Whatever the file says its filters are, what begins like deflate may be unpacked as deflate, and again.
  for (let depth = 0; isDeflate(bytes); depth++) {
    if (depth > 3) throw new FormatError('bomb', 'packed again and again');
    const inner = await inflated(bytes, refuse);
    if (!inner) return;
    bytes = inner;
  }
  if (/\/LZW/.test(dictionary)) refuse(lzwLength(bytes, most));
  else if (/\/(?:RunLengthDecode|RL)\b/.test(dictionary)) refuse(bytes.length * 64);
}

const isDeflate = (bytes: Uint8Array) =>
  ((bytes[0] ?? 0) & 0x0f) === 8 && (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) % 31 === 0;

/** Unpacks without keeping more than what might be packed once more; null where that is not so. */
async function inflated(bytes: Uint8Array, refuse: (length: number) => void): Promise<Uint8Array | null> {
  let length = 0;
  let kept: Uint8Array[] | null = [];
  const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream('deflate'));
  const reader = (stream as ReadableStream<Uint8Array>).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      refuse(length);
      if (kept && !isDeflate(kept[0] ?? value)) kept = null;
      kept?.push(value);
    }
  } catch (error) {
    // Cut short or followed by something: pdf.js takes what there is, and so does this.
    if (error instanceof FormatError) throw error;
  }
  if (!kept) return null;
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of kept) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** How long the text is that LZW codes stand for, as far as `most`. */
function lzwLength(bytes: Uint8Array, most: number): number {
  let lengths: number[] = [];
  let width = 9;
  let last = 0;
  let total = 0;
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xff_ffff;
    bits += 8;
    if (bits < width) continue;
    const code = (held >> (bits - width)) & ((1 << width) - 1);
    bits -= width;
    if (code === 256) [lengths, width, last] = [[], 9, 0];
    else if (code === 257) break;
    else {
      const length = code < 256 ? 1 : (lengths[code - 258] ?? last + 1);
      if (last > 0 && lengths.length < 4096 - 258) lengths.push(last + 1);
      last = length;
      total += length;
      if (total > most) break;
      width =
        lengths.length + 259 >= 2048
          ? 12
          : lengths.length + 259 >= 1024
            ? 11
            : lengths.length + 259 >= 512
              ? 10
              : 9;
    }
  }
  return total;
}

function fromAscii85(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  let digits: number[] = [];
  for (const byte of bytes) {
    if (byte === 126) break;
    if (byte === 122 && digits.length === 0) out.push(0, 0, 0, 0);
    if (byte < 33 || byte > 117) continue;
    digits.push(byte - 33);
    if (digits.length < 5) continue;
    const value = digits.reduce((sum, digit) => sum * 85 + digit, 0);
    out.push((value / 2 ** 24) & 255, (value / 65_536) & 255, (value / 256) & 255, value & 255);
    digits = [];
  }
  return Uint8Array.from(out);
}

function fromHex(bytes: Uint8Array): Uint8Array {
  const digits = new TextDecoder('latin1').decode(bytes).replace(/>[^]*|[^0-9a-f]/gi, '');
  return Uint8Array.from({ length: digits.length >> 1 }, (_, i) =>
    parseInt(digits.slice(2 * i, 2 * i + 2), 16),
  );
}

function indexOf(bytes: Uint8Array, word: readonly number[], from: number): number {
  for (let at = bytes.indexOf(word[0]!, from); at >= 0; at = bytes.indexOf(word[0]!, at + 1))
    if (word.every((letter, i) => bytes[at + i] === letter)) return at;
  return -1;
}
