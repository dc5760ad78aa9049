/**
 * The order in which a page is read: it is cut along the white strips between its columns, and across where columns
 * begin or end, until nothing is left to cut.
 */
import { endsSquare } from './characters.ts';
import { extentOf, greatest, least, medianOf, type Segment } from './segments.ts';

/** How wide a strip between columns is at least, in ems. */
const STRIP = 0.8;
/** How many lines a column has at least, and how wide, in ems, it is. */
const LINES = 3;
const COLUMN = 8;
/** A page with more is no page of an article: so many at a time are taken in the order of the file. */
const MOST_SEGMENTS = 2_000;

/** Groups of segments, in the order they are read; within a group from the top down. */
export function regionsOf(segments: readonly Segment[]): Segment[][] {
  if (segments.length > MOST_SEGMENTS)
    return [segments.slice(0, MOST_SEGMENTS), ...regionsOf(segments.slice(MOST_SEGMENTS))];
  return cut([...segments], medianOf(segments.map(({ size }) => size)), 0);
}

function cut(segments: Segment[], em: number, depth: number): Segment[][] {
  if (segments.length === 0) return [];
  const strip = segments.length >= 2 * LINES && depth < 40 ? bestStrip(segments, em) : null;
  if (!strip) return [segments];
  const { left, right, top, bottom } = strip;
  const inside = new Set([...left, ...right]);
  const outside = segments.filter((segment) => !inside.has(segment));
  const middle = (top + bottom) / 2;
  const above = outside.filter((segment) => segment.y < middle);
  const below = outside.filter((segment) => segment.y >= middle);
  return [above, ...stages(left, right), below].flatMap((part) => cut(part, em, depth + 1));
}

interface Strip {
  readonly left: Segment[];
  readonly right: Segment[];
  readonly top: number;
  readonly bottom: number;
}

/** The strip with most lines on either side of it. */
function bestStrip(segments: readonly Segment[], em: number): Strip | null {
  const sorted = [...segments]
    .sort((a, b) => a.top - b.top)
    .map((segment) => ({ segment, over: isOver(segment, segments) }));
  const tried = new Set<number>();
  let best: Strip | null = null;
  let most = 0;
  for (const { right: edge } of segments) {
    const x = Math.round(edge * 2) / 2;
    if (tried.has(x)) continue;
    tried.add(x);
    for (const strip of stripsAt(x, sorted, em)) {
      const score = Math.min(strip.left.length, strip.right.length);
      if (score <= most || !areBeside(strip) || !areColumns(strip) || !isGutter(strip)) continue;
      best = strip;
      most = score;
    }
  }
  return best;
}

/** Whether a line is printed over another: a long address that does not keep to its column. */
function isOver(segment: Segment, others: readonly Segment[]): boolean {
  const height = segment.bottom - segment.top;
  return others.some(
    (other) =>
      other !== segment &&
      Math.min(other.bottom, segment.bottom) - Math.max(other.top, segment.top) > 0.3 * height &&
      other.x > segment.x + 0.5 * height &&
      other.x < segment.right - 0.2 * height,
  );
}

/** Stretches of the page's height where nothing crosses a strip that begins at `x`. */
function* stripsAt(
  x: number,
  sorted: readonly { segment: Segment; over: boolean }[],
  em: number,
): Generator<Strip> {
  const end = x + STRIP * em;
  let left: Segment[] = [];
  let right: Segment[] = [];
  const done = (): Strip | null => {
    const [a, b] = [left, right];
    [left, right] = [[], []];
    if (a.length < LINES || b.length < LINES) return null;
    return { left: a, right: b, ...extentOf([...a, ...b]) };
  };
  for (const { segment, over } of sorted) {
    if (segment.right <= x + 0.5 || (over && segment.x < x)) left.push(segment);
    else if (segment.x >= end - 0.5) right.push(segment);
    else {
      const strip = done();
      if (strip) yield strip;
    }
  }
  const strip = done();
  if (strip) yield strip;
}

/**
 * Whether lines are those of a text, and not the cells of a table: most fill their column, and hold more than a word
 * or two. `set` are lines that surely are, so that whatever stands beside them is no table with them.
 */
function columnOf(segments: readonly Segment[]): 'set' | 'text' | null {
  const x = least(segments, (segment) => segment.x);
  const width = greatest(segments, (segment) => segment.right) - x;
  const size = medianOf(segments.map((segment) => segment.size));
  if (width < COLUMN * size) return null;
  const rows = byHeight(segments, 0.3 * size);
  if (rows.length < LINES) return null;
  const letters = lettersOf(segments.flatMap(({ pieces }) => pieces)) / rows.length;
  const full = (share: number) => rows.filter((row) => isFull(row, share * width, size)).length / rows.length;
  if (rows.length > 4 && letters >= 25 && full(0.9) >= 0.6) return 'set';
  return letters >= 14 && full(0.55) >= 0.5 ? 'text' : null;
}

/** Whether both sides are columns, or one is and the other, as a listing or a picture's words, stands beside it. */
function areColumns({ left, right }: Strip): boolean {
  const [a, b] = [columnOf(left), columnOf(right)];
  return (a !== null && b !== null) || a === 'set' || b === 'set';
}

function byHeight(segments: readonly Segment[], tolerance: number): Segment[][] {
  const rows: Segment[][] = [];
  for (const segment of [...segments].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row && segment.y - row[0]!.y <= tolerance) row.push(segment);
    else rows.push([segment]);
  }
  return rows;
}

/** Whether a line goes over `width`, without a gap as between cells. */
function isFull(row: readonly Segment[], width: number, size: number): boolean {
  const sorted = [...row].sort((a, b) => a.x - b.x);
  const right = greatest(sorted, (segment) => segment.right);
  if (right - sorted[0]!.x < width) return false;
  return sorted.slice(1).every((segment, i) => segment.x - sorted[i]!.right < 1.5 * size);
}

/** In the room they take: a square character counts twice. */
const lettersOf = (pieces: Segment['pieces']) =>
  pieces.reduce((sum, { text }) => sum + (endsSquare(text) ? text.length * 2 : text.length), 0);

/** Whether both columns stand beside each other for a good part of the shorter one. */
function areBeside({ left, right }: Strip): boolean {
  const [a, b] = [extentOf(left), extentOf(right)];
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return shared > 0.4 * Math.min(a.bottom - a.top, b.bottom - b.top);
}

/** Whether a strip is wider than the blanks of the lines beside it: those of a loose line may stand one below the other. */
function isGutter({ left, right }: Strip): boolean {
  const start = least(right, ({ x }) => x);
  const gutter = start - greatest(left, (segment) => (segment.right < start ? segment.right : segment.x));
  const rows = [left, right].flatMap((side) => byHeight(side, 0.3 * medianOf(side.map(({ size }) => size))));
  const loose = rows.filter((row) => {
    const sorted = [...row].sort((a, b) => a.x - b.x);
    return sorted.slice(1).some((segment, i) => segment.x - sorted[i]!.right > 0.7 * gutter);
  });
  return loose.length * 3 < rows.length;
}

/** Two columns that begin anew below a heading which stands alone are read down to it first. */
function stages(left: Segment[], right: Segment[]): Segment[][] {
  const median = medianOf([...left, ...right].map(({ size }) => size));
  const heading = left
    .filter((line) => line.size >= 1.12 * median)
    .sort((a, b) => a.y - b.y)
    .find((line) => {
      const alone = right.every(
        (other) => other.bottom < line.top - 0.3 * median || other.top > line.bottom + 0.3 * median,
      );
      const above = (other: Segment) => other.y < line.y;
      return alone && right.some(above) && !right.every(above) && left.some(above);
    });
  if (!heading) return [left, right];
  const before = (line: Segment) => line !== heading && line.y < heading.y;
  const after = (line: Segment) => !before(line);
  return [left.filter(before), right.filter(before), ...stages(left.filter(after), right.filter(after))];
}
