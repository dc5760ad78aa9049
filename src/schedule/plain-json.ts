/**
 * JSON of any value that storage can give back. What JSON has no word for (a BigInt, a date, a table of bytes, a
 * value that contains itself) is written as an object with one key that begins with a dollar sign, so that a
 * damaged value leaves in a file as it was found, and never keeps the sound ones in.
 */

/** Deeper than any value of ours; the call stack of a browser bears some ten times as much. */
const DEEPEST = 500;

/** Never throws, and never gives `undefined`. A plain value is written as `JSON.stringify` writes it. */
export function plainJson(value: unknown): string {
  return JSON.stringify(plain(value, [], 0));
}

function plain(value: unknown, around: readonly object[], depth: number): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : { $number: String(value) };
    case 'bigint':
      return { $bigint: String(value) };
    case 'undefined':
      return { $undefined: true };
    case 'symbol':
    case 'function':
      return { $unwritable: String(value) };
    case 'object':
      if (value === null) return null;
  }
  const object: object = value;
  if (around.includes(object)) return { $cycle: around.length - around.indexOf(object) };
  if (depth >= DEEPEST) return { $deeper: kindOf(object) };
  const inside = [...around, object];
  const each = (one: unknown) => plain(one, inside, depth + 1);
  try {
    if (Array.isArray(object)) return Array.from(object, each);
    if (object instanceof Date) {
      const moment = object.getTime();
      return { $date: Number.isNaN(moment) ? null : object.toISOString() };
    }
    if (object instanceof Map) return { $map: [...object].map(each) };
    if (object instanceof Set) return { $set: [...object].map(each) };
    if (object instanceof RegExp) return { $regexp: String(object) };
    if (object instanceof Error) return { $error: `${object.name}: ${object.message}` };
    if (object instanceof ArrayBuffer) return { $bytes: [...new Uint8Array(object)] };
    if (object instanceof DataView) {
      return { $bytes: [...new Uint8Array(object.buffer, object.byteOffset, object.byteLength)] };
    }
    if (ArrayBuffer.isView(object)) {
      return { $array: kindOf(object), values: Array.from(object as unknown as Iterable<unknown>, each) };
    }
    const kind = kindOf(object);
    const entries = Object.entries(object).map(([key, one]) => [key, each(one)] as const);
    // `fromEntries` defines keys, so that one called __proto__ stays a key.
    return kind === 'Object'
      ? Object.fromEntries(entries)
      : { $kind: kind, $value: Object.fromEntries(entries) };
  } catch (error) {
    return { $unwritable: `${kindOf(object)}: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function kindOf(object: object): string {
  return Object.prototype.toString.call(object).slice('[object '.length, -1);
}
