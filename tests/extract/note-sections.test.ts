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
    ['with blanks and signs behind', '## Notes  ##  \nb', ['b']],
    ['wide blanks within a heading', `# a${' '.repeat(100)}x\n\nb`, []],
    ['none', 'a\n\nb', []],
  ])('%s', (_, text, lines) => {
    expect(noted(text)).toEqual(lines);
  });
});
