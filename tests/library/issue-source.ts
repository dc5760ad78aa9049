/**
 * A text made up to stand for an issue: every form the glossary lists stands at its line and column, and
 * between them there are words without meaning. The issue itself is its authors' and is not in the project.
 */
import type { Entry } from '../../src/glossary/entry.ts';

export function sourceOf(entries: readonly Entry[]): string {
  const lines: string[] = [];
  const places = entries
    .flatMap(({ occurrences }) => occurrences)
    .sort((a, b) => a.line - b.line || a.column - b.column);
  for (const { line, column, printed } of places) {
    while (lines.length < line) lines.push('');
    const present = lines[line - 1]!;
    // One that stands inside a longer one is there already.
    if (present.length >= column) continue;
    lines[line - 1] = present + filler(column - 1 - present.length) + printed;
  }
  return `${lines.map((line) => (line === '' ? '' : `${line} end.`)).join('\n')}\n`;
}

/** So many characters of sentences about nothing, with a blank at either end where there is room. */
function filler(length: number): string {
  if (length < 3) return ' '.repeat(length);
  return ` ${'lorem ipsum dolor. Sit amet, '.repeat(Math.ceil(length / 29)).slice(0, length - 2)} `;
}
