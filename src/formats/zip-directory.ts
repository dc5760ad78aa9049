/** What a zip archive says it holds, read from its central directory; nothing is unpacked. */
import { FormatError } from './document.ts';

export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly isEncrypted: boolean;
  /** Bytes in the archive, and unpacked, as the directory has it. */
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  /** Where its own header begins. */
  readonly offset: number;
}

/** More files than any book or folder of articles has. */
export const MOST_ENTRIES = 10_000;

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LONGEST_COMMENT = 0xffff;

/** @throws FormatError `damaged`, `bomb` where there are more than 10,000 files */
export function readDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const { count, at } = directoryOf(view);
    if (count > MOST_ENTRIES) throw new FormatError('bomb', `${count} files`);
    const entries: ZipEntry[] = [];
    for (let from = at; entries.length < count;) {
      if (view.getUint32(from, true) !== ENTRY)
        throw new FormatError('damaged', 'no entry of a zip directory');
      const nameLength = view.getUint16(from + 28, true);
      const extraLength = view.getUint16(from + 30, true);
      const nameAt = from + 46;
      entries.push(
        entryOf(view, from, part(bytes, nameAt, nameLength), part(bytes, nameAt + nameLength, extraLength)),
      );
      from = nameAt + nameLength + extraLength + view.getUint16(from + 32, true);
    }
    return entries;
  } catch (error) {
    // A number that would stand behind the end of the file.
    if (error instanceof RangeError) throw new FormatError('damaged', error.message);
    throw error;
  }
}

function directoryOf(view: DataView): { readonly count: number; readonly at: number } {
  let end = view.byteLength - 22;
  const first = Math.max(0, end - LONGEST_COMMENT);
  while (end >= first && view.getUint32(end, true) !== END) end--;
  if (end < first) throw new FormatError('damaged', 'no directory of a zip archive');
  const count = view.getUint16(end + 10, true);
  const at = view.getUint32(end + 16, true);
  if (count !== 0xffff && at !== 0xffffffff) return { count, at };
  if (end < 20 || view.getUint32(end - 20, true) !== LOCATOR_64) return { count, at };
  const end64 = long(view, end - 20 + 8);
  if (view.getUint32(end64, true) !== END_64)
    throw new FormatError('damaged', 'no directory of a zip archive');
  return { count: long(view, end64 + 32), at: long(view, end64 + 48) };
}

function entryOf(view: DataView, from: number, name: Uint8Array, extra: Uint8Array): ZipEntry {
  const flags = view.getUint16(from + 8, true);
  let size = view.getUint32(from + 24, true);
  let packed = view.getUint32(from + 20, true);
  let offset = view.getUint32(from + 42, true);
  const fields = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  for (let at = 0; at + 4 <= extra.length; at += 4 + fields.getUint16(at + 2, true)) {
    if (fields.getUint16(at, true) !== 1) continue;
    // The long forms of those that do not fit, in this order.
    let value = at + 4;
    const next = () => long(fields, (value += 8) - 8);
    if (size === 0xffffffff) size = next();
    if (packed === 0xffffffff) packed = next();
    if (offset === 0xffffffff) offset = next();
  }
  return {
    name: nameOf(name, (flags & 0x800) !== 0),
    method: view.getUint16(from + 10, true),
    isEncrypted: (flags & 0x41) !== 0,
    packed,
    size,
    crc: view.getUint32(from + 16, true),
    offset,
  };
}

/** Windows in Chinese packs names in its own encoding and does not say so. */
function nameOf(bytes: Uint8Array, isUtf8: boolean): string {
  const name = new TextDecoder().decode(bytes);
  const isOther = !isUtf8 && name.includes('\ufffd');
  return (isOther ? new TextDecoder('gb18030').decode(bytes) : name).replaceAll('\\', '/');
}

function part(bytes: Uint8Array, from: number, length: number): Uint8Array {
  if (from + length > bytes.length) throw new FormatError('damaged', 'the zip directory is cut short');
  return bytes.subarray(from, from + length);
}

function long(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}
