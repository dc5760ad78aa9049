/** Lines as the paragraphs, headings, items, tables and notes that they make. */
import { partsInHead } from './head.ts';
import { joined, PAGE } from './join.ts';
import { linesOf, type Line, type Run } from './lines.ts';
import { greatest, least, medianOf, rowsOf, type Segment } from './segments.ts';

export interface Block {
  kind: 'text' | 'heading' | 'item' | 'table' | 'note';
  runs: Run[];
  /** The page it begins on, from 0, and those it goes on to, in the order of the `PAGE`s in it. */
  readonly page: number;
  readonly breaks: number[];
  /** Of most of its letters. */
  readonly size: number;
  /** A note's, without its mark. */
  label?: string;
  /** Whether it begins set in, as a new paragraph is. */
  readonly setIn: boolean;
  /** Whether its last line leaves no room for another word. */
  full: boolean;
  readonly bold: boolean;
}

/** How much smaller than the text its notes are. */
const NOTE_SIZE = 0.93;
/** How much larger than the text its headings are. */
const HEADING_SIZE = 1.12;
const LONGEST_HEADING = 250;
const LONGEST_BOLD_HEADING = 150;

const BULLET = /^(?:[•●▪■◦○‣►➢❖✓·]|\uf0b7)\s*|^[-–—*]\s+/;
const NUMBERED = /^(?:\(?\d{1,3}[.)]|\([a-z]\)|[a-z]\)|\[\d{1,3}\])\s+/;
const MARK = /^(?:\[?\d{1,3}\]?|[*†‡§¶]{1,3}|[a-z])$/;
const ENDED = /[.!?:;。！？：；…][”"’'）)\]»]*$|[”"]$/;

/** What is known of the whole text before its blocks are made. */
export interface TextFacts {
  /** The size of most letters. */
  readonly body: number;
  /** Marks of notes in the text. */
  readonly marks: ReadonlySet<string>;
}

/**
 * The lines of a page's regions, where a heading over all columns ends in a short line: that one fits into the first
 * column, and is given back to the heading.
 */
export function withWholeHeadings(regions: readonly (readonly Line[])[], body: number): Line[][] {
  const whole = regions.map((lines) => [...lines]);
  const right = greatest(regions.flat(), (line) => line.right);
  for (const [i, lines] of whole.entries()) {
    const next = whole[i + 1];
    const last = lines.at(-1);
    const [rest] = next ?? [];
    if (!next || !last || !rest || last.size <= HEADING_SIZE * body) continue;
    const step = rest.y - last.y;
    const isOfOneLook = Math.abs(rest.size - last.size) < 0.05 * last.size && rest.bold === last.bold;
    const room = { left: last.x, right, leading: step };
    if (isOfOneLook && step > 0 && step < 1.6 * last.size && isFull(last, rest, room)) {
      lines.push(rest);
      next.shift();
    }
  }
  return whole.filter((lines) => lines.length > 0);
}

export const linesOfRegion = (segments: readonly Segment[]): Line[] => linesOf(rowsOf(segments));

/** Marks of notes in `lines`, where they do not begin one. */
export function marksIn(lines: readonly Line[]): string[] {
  return lines.flatMap(({ runs }) =>
    runs.flatMap((run, i) => (run.raised && i > 0 ? labelsOf(run.text) : [])),
  );
}

/** `1, 2` as its labels; none where it is no mark. */
export function labelsOf(mark: string): string[] {
  const labels = mark
    .trim()
    .split(/[,;\s]+/)
    .map((label) => label.replace(/^[[(]|[\])]$/g, ''));
  return labels.every((label) => MARK.test(label)) ? labels : [];
}

export function blocksOf(lines: readonly Line[], page: number, { body, marks }: TextFacts): Block[] {
  const blocks: Block[] = [];
  const room = roomOf(lines);
  let first: Line | null = null;
  let previous: Line | null = null;
  let current: Block | null = null;
  // Until two lines have made a paragraph, and again below each heading.
  let inHead = true;
  for (const [i, line] of lines.entries()) {
    const note = noteLabel(line, body, marks, current);
    if (
      !current ||
      !first ||
      !previous ||
      note ||
      begins(line, previous, first, current, room, body, lines[i + 1]) ||
      (inHead &&
        current.kind === 'text' &&
        partsInHead(line, previous, !isFull(previous, line, room), room.right - room.left))
    ) {
      current = blockOf(line, page, body, room, note);
      blocks.push(current);
      first = line;
      inHead ||= current.kind === 'heading';
    } else if (current.kind === 'table') addRuns(current, '\n', line.runs);
    else {
      inHead &&= current.kind !== 'text';
      goOn(current, line.runs);
    }
    current.full = isFull(line, undefined, room);
    previous = line;
  }
  for (const block of blocks) settle(block, body);
  return blocks;
}

interface Room {
  readonly left: number;
  readonly right: number;
  /** From one line to the next. */
  readonly leading: number;
}

function roomOf(lines: readonly Line[]): Room {
  const steps = lines.slice(1).flatMap((line, i) => {
    const step = line.y - lines[i]!.y;
    return step > 0 && step < 3 * line.size ? step : [];
  });
  const size = medianOf(lines.map((line) => line.size));
  // The lower quartile: between short paragraphs most steps are those between paragraphs.
  const leading = steps.sort((a, b) => a - b)[steps.length >> 2] ?? 1.2 * size;
  return {
    left: least(lines, (line) => line.x),
    right: greatest(lines, (line) => line.right),
    leading: Math.max(leading, size),
  };
}

/** The label where a note begins. */
function noteLabel(
  line: Line,
  body: number,
  marks: ReadonlySet<string>,
  current: Block | null,
): string | null {
  const [head] = line.runs;
  if (!head || line.table) return null;
  if (head.raised) return line.text === '' ? null : (labelsOf(head.text)[0] ?? null);
  if (line.size > NOTE_SIZE * body) return null;
  const label = /^\[?(\d{1,3}|[*†‡§¶]{1,3})[\].)]?\s+\S|^([*†‡§¶]{1,3})\S/.exec(line.text);
  const found = label?.[1] ?? label?.[2];
  if (found === undefined) return null;
  const next = current?.kind === 'note' && Number(found) === Number(current.label) + 1;
  return next || marks.has(found) ? found : null;
}

function begins(
  line: Line,
  previous: Line,
  first: Line,
  current: Block,
  room: Room,
  body: number,
  next: Line | undefined,
): boolean {
  if (line.table !== previous.table) return true;
  const size = Math.max(line.size, previous.size);
  const step = line.y - previous.y;
  const isLarge = size > HEADING_SIZE * body;
  // Another column, or another place on the page.
  if (step <= 0 || step > (isLarge ? Math.max(1.6 * size, 1.15 * room.leading) : 1.3 * room.leading))
    return true;
  if (Math.abs(line.size - previous.size) > 0.08 * size && line.text.length > 2) return true;
  if (line.table) return false;
  if (BULLET.test(line.text)) return true;
  const isShort = !isFull(previous, line, room);
  if (NUMBERED.test(line.text) && (isShort || current.kind === 'item')) return true;
  if (current.bold && !line.bold && !(line.runs[0]?.bold ?? false)) return true;
  if (line.bold && !previous.bold && isShort && ENDED.test(previous.text)) return true;
  if (isLarge) return false;
  const indent = (line.x - previous.x) / size;
  const isCentred = Math.abs(line.x + line.right - previous.x - previous.right) < size;
  if (indent > 0.8 && !isCentred) {
    // Set in after a full line: the second line of an entry of a list of literature, or a new paragraph.
    if (current.kind === 'item' || current.kind === 'note') return false;
    const hangs = previous === first && !ENDED.test(previous.text);
    return !(hangs && (!next || next.x > previous.x + 0.4 * size));
  }
  if (indent < -0.8 && !isCentred && previous !== first && first.x < previous.x - 0.8 * size) return true;
  if (current.kind === 'item' && indent < -0.8 && isShort) return true;
  return isShort && ENDED.test(previous.text) && !/^[\p{Ll},;)）]/u.test(line.text);
}

/** Whether the first word of `next` has no room on the line. */
function isFull(line: Line, next: Line | undefined, room: Room): boolean {
  const left = room.right - line.right;
  const word = next ? /^\S*/.exec(next.text)![0] : 'intermediate';
  const wide = next && next.text.length > 0 ? (next.right - next.x) / next.text.length : 0.5 * line.size;
  return left < (Math.min(word.length, 30) + 1) * wide + 0.8 * line.size;
}

function blockOf(line: Line, page: number, body: number, room: Room, note: string | null): Block {
  const { text } = line;
  const isHeading = !BULLET.test(text) && (line.size > HEADING_SIZE * body || line.bold);
  const isItem = BULLET.test(text) || NUMBERED.test(text);
  const kind = note ? 'note' : line.table ? 'table' : isHeading ? 'heading' : isItem ? 'item' : 'text';
  return {
    kind,
    runs: note ? withoutLabel(line.runs) : [...line.runs],
    page,
    breaks: [],
    size: line.size,
    ...(note && { label: note }),
    setIn: line.x > room.left + 0.8 * line.size,
    full: true,
    bold: line.bold,
  };
}

function withoutLabel([head, ...others]: readonly Run[]): Run[] {
  if (!head) return [];
  if (head.raised) return others;
  const text = head.text.replace(/^\s*\[?(?:\d{1,3}|[*†‡§¶]{1,3})[\].)]?\s*/, '');
  return [{ ...head, text }, ...others];
}

/** Adds the next line of a block, joined as the two lines ask for. */
function goOn(block: Block, runs: readonly Run[], mark = ''): void {
  const last = block.runs.at(-1);
  const [next] = runs;
  if (!last || !next) return addRuns(block, mark, runs);
  const { before, between } = joined(last.text, next.raised ? ',' : next.text);
  block.runs[block.runs.length - 1] = { ...last, text: before };
  addRuns(block, mark + between, runs);
}

function addRuns(block: Block, between: string, [next, ...others]: readonly Run[]): void {
  const last = block.runs.at(-1);
  if (!next) return;
  if (!last) block.runs.push({ ...next, text: between + next.text });
  else if (last.bold === next.bold && last.italic === next.italic && last.raised === next.raised)
    block.runs[block.runs.length - 1] = { ...last, text: last.text + between + next.text };
  else {
    block.runs[block.runs.length - 1] = { ...last, text: last.text + between };
    block.runs.push(next);
  }
  block.runs.push(...others);
}

/** Adds to a block what it was cut off from, on `page`. */
export function append(block: Block, { runs, breaks }: Block, page: number): void {
  const isNew = page !== block.page && !block.breaks.includes(page);
  goOn(block, runs, isNew ? PAGE : '');
  if (isNew) block.breaks.push(page);
  block.breaks.push(...breaks);
}

export const textOf = (runs: readonly Run[]): string => runs.map((run) => run.text).join('');

/** A heading that is too long for one, or that ends like a sentence, is a paragraph after all. */
function settle(block: Block, body: number): void {
  if (block.kind !== 'heading') return;
  const text = textOf(block.runs).trim();
  const isLarge = block.size > HEADING_SIZE * body;
  const longest = isLarge ? LONGEST_HEADING : LONGEST_BOLD_HEADING;
  const isSentence = isLarge ? text.length > 80 && /[.。,，;]$/.test(text) : /[.。,，;]$/.test(text);
  if (text.length > longest || isSentence || !/\p{L}/u.test(text))
    block.kind = NUMBERED.test(text) ? 'item' : 'text';
}

/** Whether `next`, the first block of a column or page, goes on with what `last` was cut off in. */
export function goesOn(last: Block, next: Block): boolean {
  if (next.kind !== 'text' || (last.kind !== 'text' && last.kind !== 'item')) return false;
  if (Math.abs(last.size - next.size) > 0.06 * last.size || next.bold !== last.bold) return false;
  if (!last.full || ENDED.test(textOf(last.runs.filter((run) => !run.raised)).trim())) return false;
  return !next.setIn || /^[\p{Ll},;)）]/u.test(textOf(next.runs).trim());
}
