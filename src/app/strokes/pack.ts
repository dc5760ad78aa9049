/**
 * Strokes of many characters in one file. As JSON the characters of hanzi-writer-data take 31 MB, gzipped 12 MB; packed so
 * and gzipped, 6.4 MB. Coordinates are whole numbers: the few halves among them are rounded, to less than is seen.
 *
 * A pack is two runs of bytes, which compress better apart: how things are built, and coordinates. Numbers are varints
 * (seven bits a byte, the low ones first), coordinates differences from the point before, zigzag (0, −1, 1, −2, …).
 *
 *     length of the first run
 *     first run, for each character, in the order of code points:
 *         code point, less that of the character before; number of strokes
 *         for each stroke the commands of its outline: M L Q C as 1 2 3 4, Z as 0, which ends it
 *         for each stroke the number of points of its median
 *         number of strokes that are the radical, and which
 *     second run: the coordinates of outlines, then of medians, character by character
 */

/** As hanzi-writer takes it. The origin is at the left below, y grows upwards, and a side is 1024 long. */
export interface Strokes {
  /** Outlines, as paths of SVG. */
  readonly strokes: string[];
  /** Of each stroke the line through its middle, in the order it is written. */
  readonly medians: number[][][];
  /** Places of the strokes that are the radical. */
  readonly radStrokes?: number[];
}

/** Points that a command of an outline takes, by its place here. */
const COMMANDS = 'ZMLQC';
const POINTS = [0, 1, 1, 2, 3] as const;

/**
 * @param characters each with its strokes, in any order
 * @throws Error naming a character whose outlines have another command
 */
export function packStrokes(characters: readonly (readonly [character: string, Strokes])[]): Uint8Array {
  const first: number[] = [];
  const second: number[] = [];
  const sorted = characters
    .map(([character, strokes]) => ({ character, code: character.codePointAt(0)!, strokes }))
    .sort((a, b) => a.code - b.code);
  let before = 0;
  for (const { character, code, strokes } of sorted) {
    writeNumber(first, code - before);
    before = code;
    writeNumber(first, strokes.strokes.length);
    for (const path of strokes.strokes) packPath(path, character, first, second);
    for (const median of strokes.medians) {
      writeNumber(first, median.length);
      const point = { x: 0, y: 0 };
      for (const [x = 0, y = 0] of median) writePoint(second, point, x, y);
    }
    const radical = strokes.radStrokes ?? [];
    writeNumber(first, radical.length);
    for (const stroke of radical) writeNumber(first, stroke);
  }
  const length: number[] = [];
  writeNumber(length, first.length);
  return Uint8Array.from([...length, ...first, ...second]);
}

function packPath(path: string, character: string, first: number[], second: number[]): void {
  const point = { x: 0, y: 0 };
  for (const [, letter, rest] of path.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const command = COMMANDS.indexOf(letter!);
    const numbers = (rest!.match(/-?[\d.]+/g) ?? []).map(Number);
    if (command < 0 || numbers.length !== 2 * POINTS[command]!)
      throw new Error(`The strokes of ${character} have a command that is not known: ${letter}${rest}`);
    first.push(command);
    for (let i = 0; i < numbers.length; i += 2) writePoint(second, point, numbers[i]!, numbers[i + 1]!);
  }
  if (first.at(-1) !== 0) throw new Error(`A stroke of ${character} is not closed.`);
}

function writePoint(to: number[], before: { x: number; y: number }, x: number, y: number): void {
  const point = { x: Math.round(x), y: Math.round(y) };
  for (const axis of ['x', 'y'] as const) {
    const difference = point[axis] - before[axis];
    writeNumber(to, difference < 0 ? -2 * difference - 1 : 2 * difference);
  }
  Object.assign(before, point);
}

function writeNumber(to: number[], value: number): void {
  while (value > 127) {
    to.push((value & 127) | 128);
    value >>= 7;
  }
  to.push(value);
}

/** The strokes of a character, or null where the pack has none. @throws RangeError when the pack is cut short */
export function findStrokes(pack: Uint8Array, character: string): Strokes | null {
  const wanted = character.codePointAt(0);
  const first = new Reader(pack, 0);
  const end = first.number() + first.at;
  const second = new Reader(pack, end);
  for (let code = 0; first.at < end;) {
    code += first.number();
    const strokes = readStrokes(first, second);
    if (code === wanted) return strokes;
  }
  return null;
}

function readStrokes(first: Reader, second: Reader): Strokes {
  const count = first.number();
  const strokes: string[] = [];
  while (strokes.length < count) {
    const path: (string | number)[] = [];
    const point = { x: 0, y: 0 };
    let command: number;
    do {
      command = first.number();
      path.push(COMMANDS[command]!);
      for (let i = 0; i < POINTS[command]!; i++) path.push(...second.point(point));
    } while (command !== 0);
    strokes.push(path.join(' '));
  }
  const medians = strokes.map(() => {
    const point = { x: 0, y: 0 };
    return Array.from({ length: first.number() }, () => second.point(point));
  });
  const radStrokes = Array.from({ length: first.number() }, () => first.number());
  return { strokes, medians, radStrokes };
}

class Reader {
  at: number;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  number(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.at++];
      if (byte === undefined) throw new RangeError('The pack of strokes is cut short.');
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  }

  /** The next point, which `from` becomes. */
  point(from: { x: number; y: number }): [x: number, y: number] {
    for (const axis of ['x', 'y'] as const) {
      const zigzag = this.number();
      from[axis] += zigzag & 1 ? -(zigzag + 1) / 2 : zigzag / 2;
    }
    return [from.x, from.y];
  }
}
