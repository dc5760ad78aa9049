/**
 * Files out of a zip archive, one at a time and never more than it says it holds. What an archive claims is weighed
 * before anything is unpacked, and what comes out is counted while it does. fflate only inflates here: its own reader
 * of archives checks no sum, does not see that a file is encrypted, and cuts off what is longer than was said.
 */
import { Inflate } from 'fflate';
import { FormatError, type Dropped } from './document.ts';
import { readDirectory, type ZipEntry } from './zip-directory.ts';

/** What all that is read of one archive may come to, unpacked; bytes. */
export const LARGEST_CONTENT = 100 * 1024 * 1024;
/** How many times as long as packed a file may be; text shrinks to a tenth, the emptiest table to a hundredth. */
const HIGHEST_RATIO = 250;
/** A file as short as this cannot do harm, however well it was packed. */
const HARMLESS = 1024 * 1024;
/** Bytes that go into the unpacking at once; at the most a thousand times as many come out. */
const PIECE = 8 * 1024;

/** How many bytes may still be unpacked, of one archive and those in it. */
export interface Room {
  left: number;
}

export class Archive {
  readonly #bytes: Uint8Array;
  readonly #entries: ReadonlyMap<string, ZipEntry>;
  readonly #room: Room;

  /** @throws FormatError `damaged`, `bomb` */
  constructor(bytes: Uint8Array, room: Room = { left: LARGEST_CONTENT }) {
    this.#bytes = bytes;
    this.#room = room;
    const entries = readDirectory(bytes);
    const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
    // Files that share their bytes: a small archive of them unpacks to anything.
    if (packed > bytes.length) throw new FormatError('bomb', `${packed} bytes packed in ${bytes.length}`);
    this.#entries = new Map(entries.map((entry) => [entry.name, entry]));
  }

  /** Names of files, as the directory orders them; none of a folder. */
  get names(): string[] {
    return [...this.#entries.keys()].filter((name) => !name.endsWith('/'));
  }

  /**
   * @returns undefined where there is no such file
   * @throws FormatError `bomb`, `encrypted`, `damaged`, `unread-format` for a method of packing that is not deflate
   */
  read(name: string): Uint8Array | undefined {
    const entry = this.#entries.get(name);
    if (entry === undefined) return undefined;
    if (entry.isEncrypted) throw new FormatError('encrypted', `${name} is encrypted`);
    if (entry.size > HARMLESS && entry.size > entry.packed * HIGHEST_RATIO) {
      throw new FormatError('bomb', `${name} unpacks from ${entry.packed} to ${entry.size} bytes`);
    }
    this.#room.left -= entry.size;
    if (this.#room.left < 0) throw new FormatError('bomb', `more than ${LARGEST_CONTENT} bytes`);
    const packed = this.#packed(entry);
    if (entry.method !== 0 && entry.method !== 8) {
      throw new FormatError('unread-format', `${name} is packed by method ${entry.method}`);
    }
    const content = entry.method === 0 ? packed : inflate(packed, entry);
    if (content.length !== entry.size || crcOf(content) !== entry.crc) {
      throw new FormatError('damaged', `${name} is not what the archive says it is`);
    }
    return content;
  }

  #packed({ name, offset, packed }: ZipEntry): Uint8Array {
    const bytes = this.#bytes;
    const header = bytes.subarray(offset, offset + 30);
    const isHeader = header.length === 30 && [0x50, 0x4b, 3, 4].every((byte, at) => header[at] === byte);
    const from = isHeader
      ? offset + 30 + header[26]! + header[27]! * 256 + header[28]! + header[29]! * 256
      : Infinity;
    if (from + packed > bytes.length) throw new FormatError('damaged', `${name} is cut short`);
    return bytes.subarray(from, from + packed);
  }
}

function inflate(packed: Uint8Array, { name, size }: ZipEntry): Uint8Array {
  const content = new Uint8Array(size);
  let length = 0;
  const stream = new Inflate((piece) => {
    // Checked before more is unpacked: the directory may lie.
    if (length + piece.length > size)
      throw new FormatError('bomb', `${name} is longer than the archive says`);
    content.set(piece, length);
    length += piece.length;
  });
  try {
    for (let at = 0; at < packed.length || at === 0; at += PIECE) {
      stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
    }
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw new FormatError('damaged', `${name}: ${(error as Error).message}`);
  }
  return content.subarray(0, length);
}

const CRC = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crcOf(bytes: Uint8Array): number {
  let value = -1;
  for (let at = 0; at < bytes.length; at++) value = CRC[(value ^ bytes[at]!) & 0xff]! ^ (value >>> 8);
  return ~value >>> 0;
}

export interface PackedFile {
  /** Its path in the archive. */
  readonly name: string;
  /** Unpacks it. @throws FormatError what is wrong with this file alone, or `bomb` */
  readonly read: () => Uint8Array;
}

export interface Unpacked {
  readonly files: readonly PackedFile[];
  /** What computers put there for themselves is not counted. */
  readonly dropped: readonly Dropped[];
}

/** Of computers, not of people. */
const OWN_FILE = /(?:^|\/)(?:__MACOSX\/|\.[^/]*$|Thumbs\.db$|desktop\.ini$)/i;
/** What is no text by its name; what each of the others is, its bytes tell (read-file.ts). */
const NOT_READ =
  /\.(?:zip|rar|7z|t?gz|bz2|xz|zst|tar|iso|png|jpe?g|gif|webp|avif|heic|svg|tiff?|bmp|ico|mp[34]|m4[av]|wav|ogg|webm|avi|mov|mkv|woff2?|[ot]tf|css|js|mjs|exe|dll|dmg|apk|sqlite|db)$/i;

/**
 * A folder of articles: its files, each unpacked only when it is read.
 *
 * @throws FormatError `damaged`, `bomb`, `encrypted`, `nothing-inside`
 */
export function unpackZip(bytes: Uint8Array): Unpacked {
  const archive = new Archive(bytes);
  const own = archive.names.filter((name) => !OWN_FILE.test(name));
  const read = own.filter((name) => !NOT_READ.test(name));
  if (read.length === 0) throw new FormatError('nothing-inside');
  const count = own.length - read.length;
  return {
    files: read.map((name) => ({ name, read: () => archive.read(name)! })),
    dropped: count > 0 ? [{ kind: 'files', count }] : [],
  };
}
