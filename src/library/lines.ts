import { firstWhere } from '../sorted/first-where.ts';

/** Lines and columns of a text, as the glossary and the extractor count them, into offsets and back. */
export interface Lines {
  /**
   * @param line from 1, divided by line feeds alone
   * @param column from 1, in UTF-16 code units
   * @returns the offset from 0, in UTF-16 code units; null where the text has no such place
   */
  offset(line: number, column: number): number | null;
  /** The line and column of an offset that is in the text. */
  position(offset: number): { readonly line: number; readonly column: number };
}

export function linesOf(text: string): Lines {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return {
    offset(line, column) {
      const start = starts[line - 1];
      if (start === undefined || column < 1) return null;
      // A mention may run over a line's end; where it starts it must be in the line.
      const end = starts[line] ?? text.length + 1;
      const at = start + column - 1;
      return at < end ? at : null;
    },
    position(offset) {
      const line = firstWhere(1, starts.length, (i) => starts[i]! > offset);
      return { line, column: offset - starts[line - 1]! + 1 };
    },
  };
}
