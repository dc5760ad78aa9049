/** The rows of a region as lines of text: runs of one look, marks of notes, cells of a table. */
import { closedUp } from './characters.ts';
import type { Face, Piece } from './pieces.ts';
import { isBlankBetween, type Box, type Row, type Segment } from './segments.ts';

/** Text of one look. */
export interface Run extends Face {
  readonly text: string;
  /** Small and above the line: the mark of a note, or a power. */
  readonly raised: boolean;
}

export interface Line extends Box {
  readonly runs: readonly Run[];
  /** Without marks of notes. */
  readonly text: string;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  /** A row of a table; cells are parted by ` | `. */
  readonly table: boolean;
}

/** How wide, in ems, the room between two cells is at least. */
const CELL = 1.5;
const WIDE_CELL = 3;

interface Cell extends Box {
  readonly segments: Segment[];
}

export function linesOf(rows: readonly Row[]): Line[] {
  const cells = rows.map(cellsOf);
  return rows.map((row, i) => {
    const own = cells[i]!;
    const near = [i - 1, i + 1].filter((j) => j in rows && Math.abs(rows[j]!.y - row.y) < 4 * row.size);
    const loose = isLoose(own);
    const table = own.length > 1 && near.some((j) => areAligned(own, cells[j]!, row.size, loose));
    return lineOf(row, own, table ? 'table' : loose ? 'loose' : 'line');
  });
}

function cellsOf(row: Row): Cell[] {
  const cells: Cell[] = [];
  for (const segment of row.segments) {
    const last = cells.at(-1);
    const isLabel =
      last &&
      cells.length === 1 &&
      LABEL.test(last.segments.map((s) => s.pieces.map((p) => p.text).join('')).join(' '));
    if (last && (isLabel || segment.x - last.right < CELL * row.size)) {
      last.segments.push(segment);
      cells[cells.length - 1] = { ...last, right: Math.max(last.right, segment.right) };
    } else
      cells.push({
        segments: [segment],
        x: segment.x,
        right: segment.right,
        top: segment.top,
        bottom: segment.bottom,
      });
  }
  return cells;
}

/** What an item of a list begins with, alone. */
const LABEL = /^(?:[•●▪■◦○‣►➢❖✓*·–—-]|\uf0b7|\ufffd|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]?|\[\d{1,3}\])$/i;

/** Whether the gaps are as wide as each other: those of a justified line of few words. */
function isLoose(cells: readonly Cell[]): boolean {
  const gaps = cells.slice(1).map((cell, i) => cell.x - cells[i]!.right);
  return gaps.length > 1 && Math.max(...gaps) <= 1.35 * Math.min(...gaps);
}

/** Whether cells of two rows, some or `all` of them, begin, end or have their middle one below the other. */
function areAligned(a: readonly Cell[], b: readonly Cell[], size: number, all: boolean): boolean {
  if (b.length < 2) return false;
  const near = (x: number, y: number) => Math.abs(x - y) < 0.7 * size;
  const isNear = (cell: Cell) =>
    b
      .slice(1)
      .some(
        (other) =>
          near(cell.x, other.x) ||
          near(cell.right, other.right) ||
          near(cell.x + cell.right, other.x + other.right),
      );
  return all ? a.slice(1).every(isNear) : a.slice(1).some(isNear);
}

function lineOf(row: Row, cells: readonly Cell[], kind: 'table' | 'loose' | 'line'): Line {
  const runs: Run[] = [];
  let last: Piece | null = null;
  cells.forEach((cell, i) => {
    const gap = i > 0 ? cell.x - cells[i - 1]!.right : 0;
    if (i > 0 && (kind === 'table' || (kind === 'line' && gap >= WIDE_CELL * row.size))) {
      add(runs, { text: ' | ', bold: false, italic: false, raised: false });
      last = null;
    }
    for (const piece of cell.segments.flatMap((segment) => segment.pieces)) {
      const blank = last && (isBlankBetween(last, piece) ? ' ' : '');
      const raised = piece.size <= 0.86 * row.size && piece.y < row.y - 0.14 * row.size;
      const { bold, italic } = piece;
      if (blank) add(runs, { ...runs.at(-1)!, raised: false, text: blank });
      add(runs, { text: piece.text, bold, italic, raised });
      last = piece;
    }
  });
  const plain = runs.filter(({ raised }) => !raised);
  const text = plain
    .map((run) => run.text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
  const { x, right, top, bottom, y, size } = row;
  const lettered = plain.filter((run) => /[\p{L}\p{N}]/u.test(run.text));
  return {
    runs,
    text,
    x,
    right,
    top,
    bottom,
    y,
    size,
    table: kind === 'table',
    bold: lettered.length > 0 && lettered.every((run) => run.bold),
  };
}

function add(runs: Run[], run: Run): void {
  const last = runs.at(-1);
  const tidy = (text: string) => closedUp(text.replace(/(?:\s?[.·…]){5,}/g, ' … '));
  if (last && last.bold === run.bold && last.italic === run.italic && last.raised === run.raised)
    runs[runs.length - 1] = { ...last, text: tidy(last.text + run.text) };
  else runs.push({ ...run, text: tidy(run.text) });
}
