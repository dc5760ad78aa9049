/** What stands on page after page without being text: running heads and feet, and page numbers. */
import { rowsOf, textOfRow, type Row, type Segment } from './segments.ts';

export interface PageRows {
  readonly segments: readonly Segment[];
  readonly height: number;
}

export interface WithoutRunning {
  /** For each page what is left of it. */
  readonly left: readonly (readonly Segment[])[];
  readonly heads: number;
  readonly numbers: number;
}

interface Edge {
  readonly page: number;
  readonly row: Row;
  readonly zone: 'head' | 'foot';
  /** How many rows stand outside of it. */
  readonly depth: number;
  /** With every number made one. */
  readonly key: string;
  readonly text: string;
}

/** How much of a page's height may be head or foot, and how many rows of it. */
const ZONE = 0.14;
const ROWS = 4;
const NUMBER = /\d+|\b[ivxl]{1,7}\b/gi;
const PAGE_NUMBER =
  /^[\s\-–—|•·/[\](){}~]*(?:page|p\.|第)?\s*#\s*(?:页|頁)?(?:\s*(?:of|\/|共)\s*#\s*(?:页|頁)?)?[\s\-–—|•·/[\](){}~]*$/i;

export function withoutRunning(pages: readonly PageRows[]): WithoutRunning {
  const edges = pages.flatMap(edgesOf);
  const repeated = repeatedIn(edges, pages.length);
  const counted = numbersIn(edges, pages.length);
  const left = pages.map(({ segments }) => new Set(segments));
  let heads = 0;
  let numbers = 0;
  // From the outside in: what stands inside of a line that stays, stays.
  const open = new Map<string, boolean>();
  for (const edge of [...edges].sort((a, b) => a.depth - b.depth)) {
    const side = `${edge.page} ${edge.zone}`;
    const isNumber = counted.has(edge);
    const isHead = repeated.has(edge) || edge.row.segments.every(isArtifact);
    const goes = (open.get(side) ?? true) && (isNumber || isHead);
    open.set(side, goes);
    if (!goes) continue;
    if (isNumber) numbers += 1;
    else heads += 1;
    for (const segment of edge.row.segments) left[edge.page]!.delete(segment);
  }
  // Pages that have nothing but a number are read as they are.
  return left.some((set) => set.size > 0)
    ? { left: left.map((set) => [...set]), heads, numbers }
    : { left: pages.map(({ segments }) => segments), heads: 0, numbers: 0 };
}

const isArtifact = ({ pieces }: Segment) => pieces.every((piece) => piece.artifact);

function edgesOf({ segments, height }: PageRows, page: number): Edge[] {
  const near = (zone: Edge['zone']) => {
    const inZone = segments.filter(({ y, size }) =>
      zone === 'head' ? y - size < ZONE * height : y > (1 - ZONE) * height,
    );
    // A page of a thousand pieces at its edge has no head.
    if (inZone.length > 60) return [];
    const rows = rowsOf(inZone);
    if (zone === 'foot') rows.reverse();
    return rows.slice(0, ROWS).map((row, depth): Edge => {
      const text = textOfRow(row).replace(/\s+/g, ' ').trim();
      return { page, row, zone, depth, text, key: `${zone} ${text.toLowerCase().replace(NUMBER, '#')}` };
    });
  };
  return [...near('head'), ...near('foot')];
}

/** Rows whose text stands at the same height on other pages. */
function repeatedIn(edges: readonly Edge[], pages: number): Set<Edge> {
  const byKey = new Map<string, Edge[]>();
  for (const edge of edges) {
    // Numbers alone are told apart by what they count.
    if (!/\p{L}/u.test(edge.key.slice(edge.zone.length))) continue;
    const list = byKey.get(edge.key);
    if (list) list.push(edge);
    else byKey.set(edge.key, [edge]);
  }
  const found = new Set<Edge>();
  const enough = pages <= 4 ? 2 : 3;
  for (const list of byKey.values()) {
    for (const edge of list) {
      const same = list.filter((other) => Math.abs(other.row.y - edge.row.y) < edge.row.size);
      if (new Set(same.map(({ page }) => page)).size >= enough) for (const other of same) found.add(other);
      // All of one height at once, or a book of a thousand pages would be compared page by page.
      if (found.has(edge) && same.length === list.length) break;
    }
  }
  return found;
}

/** Numbers of pages: alone in their row, and rising with the pages. */
function numbersIn(edges: readonly Edge[], pages: number): Set<Edge> {
  const alone = edges.filter(({ key, zone }) => PAGE_NUMBER.test(key.slice(zone.length + 1)));
  const byStart = new Map<string, Edge[]>();
  for (const edge of alone) {
    const value = valueOf(edge.text);
    if (value === null) continue;
    const start = `${edge.zone} ${value - edge.page}`;
    const list = byStart.get(start);
    if (list) list.push(edge);
    else byStart.set(start, [edge]);
  }
  const found = new Set<Edge>();
  for (const list of byStart.values())
    if (list.length >= 2 || pages === 1) for (const edge of list) found.add(edge);
  return found;
}

function valueOf(text: string): number | null {
  const [first] = text.match(NUMBER) ?? [];
  if (first === undefined) return null;
  return /^\d+$/.test(first) ? Number(first) : romanOf(first.toLowerCase());
}

function romanOf(text: string): number {
  const values: Record<string, number> = { i: 1, v: 5, x: 10, l: 50 };
  const digits = [...text].map((letter) => values[letter] ?? 0);
  return digits.reduce((sum, digit, i) => sum + (digit < (digits[i + 1] ?? 0) ? -digit : digit), 0);
}
