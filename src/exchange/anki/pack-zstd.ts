/**
 * A frame of Zstandard that holds its content as it is (RFC 8878, 3.1.1.2.2): Anki wants its newer collections in one,
 * and the archive around it packs them as well. What compresses in Zstandard is WebAssembly of some 300 kB.
 */

const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];
/** A window of 128 KiB, as large as the largest block; the content's length in four bytes; no checksum. */
const HEAD = [0x80, 0x38];
const LARGEST_BLOCK = 128 * 1024;

export function packZstd(content: Uint8Array): Uint8Array {
  const blocks = Math.max(1, Math.ceil(content.length / LARGEST_BLOCK));
  const head = [...MAGIC, ...HEAD, ...little(content.length, 4)];
  const packed = new Uint8Array(head.length + blocks * 3 + content.length);
  packed.set(head);
  let at = head.length;
  for (let block = 0; block < blocks; block++) {
    const piece = content.subarray(block * LARGEST_BLOCK, (block + 1) * LARGEST_BLOCK);
    const isLast = block === blocks - 1 ? 1 : 0;
    packed.set(little(piece.length * 8 + isLast, 3), at);
    packed.set(piece, at + 3);
    at += 3 + piece.length;
  }
  return packed;
}

const little = (value: number, bytes: number): number[] =>
  Array.from({ length: bytes }, (_, byte) => Math.floor(value / 256 ** byte) % 256);
