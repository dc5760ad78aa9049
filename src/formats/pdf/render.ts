/** Blocks as light Markdown, with the line that each page begins on. */
import type { Block } from './blocks.ts';
import { labelsOf, textOf } from './blocks.ts';
import { PAGE, undivided } from './join.ts';
import type { Run } from './lines.ts';

/** Where a line may end for a page: at a blank that nothing follows which Markdown takes for a mark. */
const SEAM = new RegExp(`(${PAGE}| (?=[\\p{L}“"‘(（[])|\\n)`, 'u');
const INNER = new RegExp(`^([\\s${PAGE}]*)(.*?)([\\s${PAGE},;:]*)$`, 'su');

export interface Rendered {
  readonly text: string;
  /** For each page, the line (from 1) it begins on. */
  readonly pages: number[];
}

/** @param pages how many there are; a page without text begins where the next one does */
export function render(blocks: readonly Block[], pages: number): Rendered {
  const levels = levelsOf(blocks);
  const notes = new Set(blocks.flatMap(({ kind, label }) => (kind === 'note' && label ? label : [])));
  const texts = undivided(blocks.map((block) => markdownOf(block, levels, notes)));
  const starts = new Map<number, number>();
  const begin = (page: number, line: number) => {
    if (!starts.has(page)) starts.set(page, line);
  };
  let line = 1;
  let text = '';
  for (const [i, block] of blocks.entries()) {
    const { text: own, breaks } = withBreaks(texts[i]!);
    if (own === '' && breaks.length === 0) continue;
    const gap = text === '' ? '' : isTight(blocks[i - 1], block) ? '\n' : '\n\n';
    text += gap + own;
    line += gap.length;
    begin(block.page, line);
    for (const [j, page] of block.breaks.entries()) begin(page, line + (breaks[j] ?? 0));
    line += own.split('\n').length - 1;
  }
  const rising: number[] = [];
  let next = line;
  for (let page = pages - 1; page >= 0; page--) {
    next = Math.min(next, starts.get(page) ?? next);
    rising.unshift(next);
  }
  return { text: text === '' ? '' : `${text}\n`, pages: rising };
}

/** Items of one list, and notes, stand line by line. */
const isTight = (last: Block | undefined, next: Block) =>
  last !== undefined && last.kind === next.kind && (next.kind === 'item' || next.kind === 'note');

/**
 * Makes a line end of the first blank after the place where a page begins.
 * Gives for each such place how many line ends stand before what follows it.
 */
function withBreaks(text: string): { text: string; breaks: number[] } {
  const breaks: number[] = [];
  let out = '';
  let waiting = 0;
  let lines = 0;
  for (const part of text.split(SEAM)) {
    if (part === PAGE) waiting += 1;
    else if (part === '\n' || (part === ' ' && waiting > 0)) {
      out += '\n';
      lines += 1;
      for (; waiting > 0; waiting--) breaks.push(lines);
    } else out += part;
  }
  for (; waiting > 0; waiting--) breaks.push(lines);
  return { text: out, breaks };
}

/** The levels of headings by their size, the largest first; bold ones of the text's size come last. */
function levelsOf(blocks: readonly Block[]): (size: number) => number {
  const sizes = blocks.filter(({ kind }) => kind === 'heading').map(({ size }) => size);
  const distinct: number[] = [];
  for (const size of sizes.sort((a, b) => b - a)) {
    const last = distinct.at(-1);
    if (last === undefined || size < 0.95 * last) distinct.push(size);
  }
  return (size) =>
    Math.min(
      6,
      Math.max(1, distinct.findIndex((other) => size > 0.95 * other - 1e-6 && size <= other + 1e-6) + 1),
    );
}

function markdownOf(block: Block, levels: (size: number) => number, notes: ReadonlySet<string>): string {
  const { runs } = block;
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(levels(block.size))} ${styled(
        runs.map((run) => ({ ...run, bold: false })),
        notes,
      )}`;
    case 'item':
      return itemOf(styled(runs, notes));
    case 'note':
      return `[^${block.label ?? ''}]: ${styled(runs, notes)}`;
    case 'table':
      return styled(
        runs.map((run) => ({ ...run, bold: false })),
        notes,
      );
    default:
      return styled(runs, notes);
  }
}

/** The bullet of an item as Markdown's; a number stays as it is. */
const itemOf = (text: string) =>
  text.replace(/^(\**)(?:[•●▪■◦○‣►➢❖✓·]|\uf0b7|[-–—*](?=\s))\1\s*/u, (_, stars: string) => `- ${stars}`);

function styled(runs: readonly Run[], notes: ReadonlySet<string>): string {
  const parts: { text: string; bold: boolean; italic: boolean }[] = [];
  let before = '';
  for (const run of runs) {
    const text = run.raised ? raised(run.text, before, notes) : run.text;
    before = text || before;
    const last = parts.at(-1);
    // A mark, a blank or a bracket has the look of what it follows.
    const plain = run.raised || !/[\p{L}\p{N}]/u.test(text);
    const look = plain ? { bold: last?.bold ?? false, italic: last?.italic ?? false } : run;
    if (run.raised && last) parts.push({ text, bold: false, italic: false });
    else if (last && last.bold === look.bold && last.italic === look.italic) last.text += text;
    else parts.push({ text, bold: look.bold, italic: look.italic });
  }
  return parts
    .map(({ text, bold, italic }) => {
      const mark = bold && italic ? '***' : bold ? '**' : italic ? '*' : '';
      if (mark === '') return text;
      // Blanks and marks of a sentence stand outside, or Markdown knows no emphasis.
      const [, open = '', inner = '', close = ''] = INNER.exec(text) ?? [];
      return inner === '' ? text : `${open}${mark}${inner}${mark}${close}`;
    })
    .join('')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A mark as Markdown's; a power as raised figures, so that it does not become part of the number before it. */
function raised(text: string, before: string, notes: ReadonlySet<string>): string {
  const labels = labelsOf(text);
  const isNote =
    labels.length > 0 &&
    (labels.every((label) => notes.has(label)) || /[\p{L}\p{P}]\s*$/u.test(before)) &&
    !/^[a-z]$/.test(text.trim());
  if (isNote) return labels.map((label) => `[^${label}]`).join('');
  return text.replace(/\d/g, (digit) => RAISED[Number(digit)]!);
}

export const hasText = (blocks: readonly Block[]): boolean =>
  blocks.some(({ runs }) => textOf(runs).trim() !== '');
