/** Not unpacked yet. */
import { FormatError, type Dropped } from './document.ts';

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

export function unpackZip(bytes: Uint8Array): Unpacked {
  throw new FormatError('unread-format', `${bytes.length} bytes`);
}
