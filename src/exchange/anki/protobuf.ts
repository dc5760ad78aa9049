/** Messages in protocol buffers, in which Anki keeps its settings: single fields read, and whole ones written. */
import { PbfReader, PbfWriter } from 'pbf';

/** A number; null where the message is broken or has none. */
export function numberAt(message: Uint8Array, field: number): number | null {
  return lastAt(message, field, VARINT, (reader) => reader.readVarint());
}

/** A text; null where the message is broken or has none. */
export function textAt(message: Uint8Array, field: number): string | null {
  return lastAt(message, field, BYTES, (reader) => new TextDecoder().decode(reader.readBytes()));
}

/** How the value of a field is written, as its tag says. */
const VARINT = 0;
const BYTES = 2;

/** The last one counts. */
function lastAt<T>(
  message: Uint8Array,
  wanted: number,
  type: number,
  read: (reader: PbfReader) => T,
): T | null {
  const reader = new PbfReader(message);
  let found: T | null = null;
  try {
    for (let field = reader.nextField(); field !== 0; field = reader.nextField())
      if (field === wanted && reader.type === type) found = read(reader);
  } catch {
    // It throws at what is no message, which is told by null.
    return null;
  }
  return reader.pos > message.length ? null : found;
}

/** @param write is handed what takes the fields, in any order */
export function messageOf(write: (writer: PbfWriter) => void): Uint8Array {
  const writer = new PbfWriter();
  write(writer);
  return writer.finish();
}
