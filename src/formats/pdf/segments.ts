/** Pieces that follow each other on a line, and the rows that such stretches make. */
import { endsSquare, leastTyped, startsSquare } from './characters.ts';
import type { Piece } from './pieces.ts';

export interface Box {
  readonly x: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Pieces on one line, without a gap wider than a wide blank. */
export interface Segment extends Box {
  readonly pieces: readonly Piece[];
  /** Of the pieces that most letters stand in. */
  readonly y: number;
  readonly size: number;
}

/** Segments at one height, from left to right. */
export interface Row extends Box {
  readonly segments: readonly Segment[];
  readonly y: number;
  readonly size: number;
}

/** How far apart, in ems, pieces of one segment may stand: justified lines are seldom wider. */
const WIDEST_BLANK = 0.75;
/** From where on, in ems, a gap between letters is a blank. */
const BLANK = 0.16;

export function segmentsOf(pieces: readonly Piece[]): Segment[] {
  const segments: Segment[] = [];
  // Copied for each: a list that grew has room for more, and a book has 100,000 of them.
  const current: Piece[] = [];
  for (const piece of pieces) {
    const last = current.at(-1);
    if (last && !continues(last, piece)) {
      segments.push(segmentOf(current.slice()));
      current.length = 0;
    }
    // Drawn twice for a bold look.
    if (last?.text === piece.text && Math.abs(last.x - piece.x) < 0.1 * piece.size && last.y === piece.y)
      continue;
    current.push(piece);
  }
  if (current.length > 0) segments.push(segmentOf(current.slice()));
  return segments;
}

function continues(last: Piece, next: Piece): boolean {
  const size = Math.max(last.size, next.size);
  const gap = (next.x - last.right) / size;
  if (gap < -0.6 || gap > WIDEST_BLANK) return false;
  const raised = Math.abs(next.y - last.y) / size;
  // A mark above the line, or what follows it.
  const isMark = Math.min(last.size, next.size) <= 0.86 * size;
  return raised <= (isMark ? 0.55 : 0.25);
}

function segmentOf(pieces: readonly Piece[]): Segment {
  const { y, size } = mainOf(pieces);
  return {
    pieces,
    y,
    size,
    x: least(pieces, (piece) => piece.x),
    right: greatest(pieces, (piece) => piece.right),
    top: y - 0.8 * size,
    bottom: y + 0.2 * size,
  };
}

/** The line and size that most letters have. */
export function mainOf(pieces: readonly Piece[]): { y: number; size: number } {
  let main = pieces[0]!;
  if (pieces.length > 1) {
    const letters = new Map<string, number>();
    let most = 0;
    for (const piece of pieces) {
      const key = `${piece.size.toFixed(1)} ${piece.y.toFixed(1)}`;
      const count = (letters.get(key) ?? 0) + piece.text.length;
      letters.set(key, count);
      if (count > most) [most, main] = [count, piece];
    }
  }
  return { y: main.y, size: main.size };
}

/** Rows of `segments`, from the top down. */
export function rowsOf(segments: readonly Segment[]): Row[] {
  const rows: { y: number; size: number; segments: Segment[] }[] = [];
  // The largest first, so that a mark above its line finds the line.
  for (const segment of [...segments].sort((a, b) => b.size - a.size || a.y - b.y)) {
    const row = rows.find(
      ({ y, size, segments: others }) =>
        (Math.abs(segment.y - y) <= 0.25 * Math.max(segment.size, 0.6 * size) ||
          isMarkOf(segment, y, size)) &&
        others.every((other) => overlap(other, segment) < 0.3 * Math.min(width(other), width(segment))),
    );
    if (row) row.segments.push(segment);
    else rows.push({ y: segment.y, size: segment.size, segments: [segment] });
  }
  return rows
    .sort((a, b) => a.y - b.y)
    .map((row) => {
      const sorted = row.segments.sort((a, b) => a.x - b.x);
      return {
        segments: sorted,
        ...mainOf(sorted.flatMap(({ pieces }) => pieces)),
        x: sorted[0]!.x,
        ...extentOf(sorted),
        right: greatest(sorted, ({ right }) => right),
      };
    });
}

/** The least of a list that may be longer than a call has arguments. */
export const least = <T>(list: readonly T[], value: (item: T) => number): number =>
  list.reduce((least, item) => Math.min(least, value(item)), Infinity);
export const greatest = <T>(list: readonly T[], value: (item: T) => number): number =>
  list.reduce((greatest, item) => Math.max(greatest, value(item)), -Infinity);
export const extentOf = (boxes: readonly Box[]): { top: number; bottom: number } => ({
  top: least(boxes, ({ top }) => top),
  bottom: greatest(boxes, ({ bottom }) => bottom),
});
export function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

const width = (box: Box) => box.right - box.x;
const overlap = (a: Box, b: Box) => Math.min(a.right, b.right) - Math.max(a.x, b.x);
const isMarkOf = (segment: Segment, y: number, size: number) =>
  segment.size <= 0.86 * size &&
  segment.y < y &&
  segment.y > y - 0.6 * size &&
  segment.pieces.length === 1 &&
  segment.pieces[0]!.text.length <= 6;

/** Whether a blank stands between two pieces of one line: as the file says, or as they are set. */
export function isBlankBetween(last: Piece, next: Piece): boolean {
  const size = Math.max(last.size, next.size);
  const gap = (next.x - last.right) / size;
  const [squareEnd, squareStart] = [endsSquare(last.text), startsSquare(next.text)];
  const tracking = Math.max(trackingOf(last), trackingOf(next));
  if (squareEnd && squareStart) return gap - tracking > leastTyped(last.text, next.text);
  // In a line that is set wide, room is left between Chinese and Latin, too.
  if ((squareEnd || squareStart) && tracking > 0.08) return gap - tracking > 0.1;
  return gap > BLANK || (next.blank && gap > -0.1);
}

/** How far, in ems, the characters of a Chinese piece stand apart. */
const trackingOf = ({ text, x, right, size }: Piece): number =>
  text.length > 1 && [...text].every(startsSquare)
    ? Math.max(0, ((right - x) / size - text.length) / (text.length - 1))
    : 0;

/** The bare text of a row, for comparing rows. */
export function textOfRow(row: Row): string {
  return row.segments.map(({ pieces }) => textOfPieces(pieces)).join(' ');
}

export function textOfPieces(pieces: readonly Piece[]): string {
  let text = '';
  pieces.forEach((piece, i) => {
    const last = pieces[i - 1];
    text += last && isBlankBetween(last, piece) ? ` ${piece.text}` : piece.text;
  });
  return text;
}
