/**
 * Single fields of a message in protocol buffers, in which Anki keeps its settings; there is no need of their library
 * for three of them (https://protobuf.dev/programming-guides/encoding).
 */

/** A number; null where the message is broken or has none. */
export function numberAt(message: Uint8Array, field: number): number | null {
  const value = valueAt(message, field);
  return typeof value === 'number' ? value : null;
}

/** A text; null where the message is broken or has none. */
export function textAt(message: Uint8Array, field: number): string | null {
  const value = valueAt(message, field);
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : null;
}

function valueAt(message: Uint8Array, wanted: number): number | Uint8Array | null {
  let at = 0;
  let found: number | Uint8Array | null = null;
  const varint = (): number => {
    let value = 0;
    for (let shift = 1; at < message.length; shift *= 128) {
      const byte = message[at++]!;
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
    return NaN;
  };
  while (at < message.length) {
    const tag = varint();
    let value: number | Uint8Array | null = null;
    switch (tag % 8) {
      case 0:
        value = varint();
        break;
      case 1:
        at += 8;
        break;
      case 2: {
        const length = varint();
        value = message.subarray(at, at + length);
        at += length;
        break;
      }
      case 5:
        at += 4;
        break;
      default:
        return null;
    }
    if (Number.isNaN(at) || at > message.length || Number.isNaN(value)) return null;
    // The last one counts.
    if (Math.floor(tag / 8) === wanted && value !== null) found = value;
  }
  return found;
}
