/**
 * A text divided for showing: headings, items and paragraphs, each cut at the places that are marked. Markdown
 * emphasis and tags are left out, the words are not touched.
 */
import { BLOCK_BORDER, withoutMarkup } from '../../library/markup.ts';

/** A longer text is not shown marked; UTF-16 code units. */
export const LONGEST_SHOWN = 1_500_000;

export interface Mark<T> {
  /** Offsets in the text, UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly of: T;
}

export type Piece<T> = { readonly text: string; readonly mark?: Mark<T> };

export interface Block<T> {
  readonly form: 'heading' | 'item' | 'paragraph';
  /** Offset of its first character in the text. */
  readonly start: number;
  readonly pieces: readonly Piece<T>[];
}

/** @param marks in order of position, apart from one another */
export function divideIntoBlocks<T>(text: string, marks: readonly Mark<T>[]): Block<T>[] {
  const blocks: Block<T>[] = [];
  let next = 0;
  for (const { start, end } of stretches(text)) {
    const lead = /^[ \t]*(?:(#{1,6}[ \t]+)|([-*+•][ \t]+|>[ \t]*))?/.exec(
      text.slice(start, Math.min(end, start + 200)),
    );
    const form = lead?.[1] !== undefined ? 'heading' : lead?.[2] !== undefined ? 'item' : 'paragraph';
    const from = start + (lead?.[0].length ?? 0);
    const pieces: Piece<T>[] = [];
    let at = from;
    while (next < marks.length && marks[next]!.start < end) {
      const mark = marks[next++]!;
      // One that began in the block before, or in the heading's own marks.
      if (mark.start < at) continue;
      push(pieces, withoutMarkup(text.slice(at, mark.start)));
      pieces.push({ text: withoutMarkup(text.slice(mark.start, mark.end)), mark });
      at = mark.end;
    }
    if (at < end) push(pieces, withoutMarkup(text.slice(at, end)));
    if (pieces.some((piece) => piece.mark !== undefined || piece.text.trim() !== '')) {
      blocks.push({ form, start, pieces });
    }
  }
  return blocks;
}

function push<T>(pieces: Piece<T>[], text: string): void {
  if (text !== '') pieces.push({ text });
}

function* stretches(text: string): Generator<{ start: number; end: number }> {
  let start = 0;
  for (const border of text.matchAll(BLOCK_BORDER)) {
    yield { start, end: border.index };
    start = border.index + border[0].length;
  }
  yield { start, end: text.length };
}
