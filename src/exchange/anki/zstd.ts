/** Zstandard, in which Anki's newer packages keep their collection: unpacked under a limit. */
import { Decompress, decompress } from 'fzstd';
import { FormatError } from '../../formats/document.ts';

const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];
/** fzstd moves a whole window for each block; so many bytes in all take seconds. A collection of 100 MB takes 2e9. */
const MOST_MOVED = 20e9;
/** Bytes that go into the unpacking at once. */
const PIECE = 64 * 1024;

export const isZstd = (bytes: Uint8Array): boolean => MAGIC.every((byte, at) => bytes[at] === byte);

/**
 * Unpacks what was packed in one go. What it claims is weighed before anything is unpacked.
 *
 * @param most bytes that may come out
 * @throws FormatError `bomb`, `damaged`
 */
export function unpackZstd(bytes: Uint8Array, most: number): Uint8Array {
  const { content, window, blocks } = readFrame(bytes);
  if (content !== null && content > most) throw new FormatError('bomb', `unpacks to ${content} bytes`);
  if (content === null && window * blocks > MOST_MOVED)
    throw new FormatError('bomb', `${blocks} blocks that look back on ${window} bytes`);
  try {
    return content === null ? unpackStream(bytes, most) : decompress(bytes);
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw new FormatError('damaged', `Zstandard: ${(error as Error).message}`);
  }
}

function unpackStream(bytes: Uint8Array, most: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const stream = new Decompress((piece) => {
    length += piece.length;
    if (length > most) throw new FormatError('bomb', `more than ${most} bytes`);
    pieces.push(piece);
  });
  for (let at = 0; at < bytes.length; at += PIECE)
    stream.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

interface Frame {
  /** Bytes it unpacks to; null where it does not say. */
  readonly content: number | null;
  /** Bytes it wants to look back on. */
  readonly window: number;
  readonly blocks: number;
}

/** Reads the heads of a frame and of its blocks (RFC 8878, 3.1.1); it is to be the only one. */
function readFrame(bytes: Uint8Array): Frame {
  if (!isZstd(bytes)) throw new FormatError('damaged', 'no frame of Zstandard');
  const byte = (at: number): number => {
    const value = bytes[at];
    if (value === undefined) throw new FormatError('damaged', 'Zstandard: it is cut short');
    return value;
  };
  const descriptor = byte(4);
  const isOnePiece = (descriptor & 0x20) !== 0;
  const [exponent, mantissa] = [byte(5) >> 3, byte(5) & 7];
  let at = (isOnePiece ? 5 : 6) + [0, 1, 2, 4][descriptor & 3]!;
  const size = [isOnePiece ? 1 : 0, 2, 4, 8][descriptor >> 6]!;
  let content: number | null = size === 0 ? null : 0;
  for (let one = size - 1; one >= 0; one--) content = content! * 256 + byte(at + one);
  if (size === 2) content! += 256;
  at += size;
  let blocks = 0;
  for (let isLast = false; !isLast; blocks++) {
    const head = byte(at) | (byte(at + 1) << 8) | (byte(at + 2) << 16);
    isLast = (head & 1) !== 0;
    // One that repeats a byte holds it once.
    at += 3 + (((head >> 1) & 3) === 1 ? 1 : head >> 3);
  }
  if ((descriptor & 4) !== 0) at += 4;
  if (at !== bytes.length) throw new FormatError('damaged', 'Zstandard: it is not in one frame');
  return { content, window: isOnePiece ? content! : 2 ** (10 + exponent) * (1 + mantissa / 8), blocks };
}
