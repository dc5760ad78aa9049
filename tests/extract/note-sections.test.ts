import { describe, expect, it } from 'vitest';
import { isInNotes, noteSectionsOf } from '../../src/extract/note-sections.ts';

/** The lines that lie in notes. */
const noted = (text: string) => {
  const sections = noteSectionsOf(text);
  let at = 0;
  return text.split('\n').filter((line) => {
    const inside = line !== '' && isInNotes(sections, at);
    at += line.length + 1;
    return inside;
  });
};

describe('sections of notes', () => {
  it.each([
    ['Markdown', 'a\n\n## Notes\n\nb\nc', ['b', 'c']],
    ['up to the next heading', '# References\nb\n# About us\nc', ['b']],
    ['several', '## Notes\nb\n## Sources\nc\n## End\nd', ['b', 'c']],
    ['bold', '**Endnotes:**\nb', ['b']],
    ['underlined', 'a\nBibliography\n===\nb', ['===', 'b']],
    ['a plain line', 'a.\n\nNotes\n\nb', ['b']],
    ['a plain line before a numbered one', 'a.\nNotes\n1. b', ['1. b']],
    ['up to a plain line that stands alone', 'Notes\n\nb.\n\nAbout the author\n\nc', ['b.']],
    ['Windows line ends', '## Notes\r\nb', ['b']],
    ['with a number', 'IV. Works cited\nb', ['b']],
    ['Chinese', '参考文献：\nb', ['b']],
    ['no word of a list', '文学\nliterature\n注\nnote', []],
    ['no sentence about notes', 'Notes on the lake\n\nb', []],
    ['none', 'a\n\nb', []],
  ])('%s', (_, text, lines) => {
    expect(noted(text)).toEqual(lines);
  });

  it.each([`# a${' '.repeat(110)}x`, `== ${' '.repeat(110)}x`])(
    'reads %j about as soon as other lines',
    (line) => {
      /** The quickest of several readings of many such lines, in milliseconds: what else runs makes the others slower. */
      const quickest = (one: string) => {
        const text = `${one}\n`.repeat(5_000);
        const times = Array.from({ length: 4 }, () => {
          const start = performance.now();
          expect(noteSectionsOf(text)).toEqual([]);
          return performance.now() - start;
        });
        return Math.min(...times);
      };
      // Where a line costs the cube of its length it is some three hundred times.
      expect(quickest(line)).toBeLessThan(60 * quickest('lake '.repeat(23)));
    },
  );
});
