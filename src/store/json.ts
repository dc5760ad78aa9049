/** JSON of something long, made and stored in pieces, so that the page answers in between. */

/** Letters made without a pause. UTF-16 code units. */
const AT_ONCE = 100_000;
/** A piece has about as many: to store one takes a page some milliseconds. UTF-16 code units. */
export const PIECE = 1_000_000;
/** So deep lies what is short, each term of a draft, and is made at once: field by field takes four times as long. */
const DEPTH = 4;

/**
 * As `JSON.stringify`, of plain objects, arrays and values that do not change meanwhile.
 *
 * @param pause awaited after each part; never where the whole is short
 * @returns the pieces, one at least; joined they are the JSON
 */
export async function jsonInPieces(value: unknown, pause: () => Promise<void>): Promise<string[]> {
  if (value === undefined) throw new TypeError('Nothing has no JSON.');
  const pieces: string[] = [];
  let parts: string[] = [];
  let length = 0;
  let lengthOfPiece = 0;
  const endPiece = (): void => {
    pieces.push(parts.join(''));
    parts = [];
    lengthOfPiece = 0;
  };
  const add = (part: string): void => {
    parts.push(part);
    length += part.length;
    lengthOfPiece += part.length;
    if (lengthOfPiece >= PIECE) endPiece();
  };
  const write = (part: string): Promise<void> | undefined => {
    add(part);
    if (length < AT_ONCE) return undefined;
    length = 0;
    return pause();
  };
  async function writeAll(one: unknown, depth: number): Promise<void> {
    if (typeof one === 'string' && one.length > AT_ONCE) return writeText(one);
    if (depth === DEPTH || typeof one !== 'object' || one === null) {
      return write(JSON.stringify(one) ?? 'null');
    }
    const isList = Array.isArray(one);
    const within = isList
      ? one.map((inside: unknown) => ['', inside] as const)
      : Object.entries(one).flatMap(([name, inside]) =>
          inside === undefined ? [] : [[`${JSON.stringify(name)}:`, inside] as const],
        );
    for (const [at, [name, inside]] of within.entries()) {
      add(`${at > 0 ? ',' : isList ? '[' : '{'}${name}`);
      await writeAll(inside, depth + 1);
    }
    return write(within.length === 0 ? (isList ? '[]' : '{}') : isList ? ']' : '}');
  }
  async function writeText(text: string): Promise<void> {
    add('"');
    for (let at = 0; at < text.length;) {
      let end = Math.min(text.length, at + AT_ONCE);
      // Half of a character would be written as a code of its own.
      if ((text.charCodeAt(end) & 0xfc00) === 0xdc00) end--;
      await write(JSON.stringify(text.slice(at, end)).slice(1, -1));
      at = end;
    }
    add('"');
  }
  await writeAll(value, 0);
  if (parts.length > 0) endPiece();
  return pieces;
}
