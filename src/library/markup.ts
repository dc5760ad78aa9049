/** As much of Markdown as showing an article needs; plain text goes through as it is. */

/**
 * What stands between two headings, items or paragraphs: a blank line; a line's end before a heading, an item,
 * a quotation or a row of a table; the end of a heading's line. Each way begins with the line feed: what looks back
 * from every letter makes a long line cost its length squared.
 */
export const BLOCK_BORDER =
  /\n[ \t\r]*\n\s*|\n(?=[ \t]*(?:#{1,6}[ \t]|[-*+•][ \t]|\d{1,3}[.)][ \t]|>|\|))|\n(?<=^[ \t]*#{1,6}[ \t][^\n]*\n)/gm;

/**
 * The words of a stretch of Markdown: without emphasis, tags and the backslashes that escape a mark, links as
 * their text, any white space as one blank. The ends are not trimmed, because the stretch may be part of a line.
 */
export function withoutMarkup(text: string): string {
  return text
    .replaceAll(/<\/?[a-zA-Z][^<>]{0,200}>/g, '')
    .replaceAll(/!?\[([^[\]]{0,300})\]\([^()\s]{0,500}\)/g, '$1')
    .replaceAll(/(?<!\\)(?:\*+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}]))/gu, '')
    .replaceAll(/\\([\\`*_{}[\]()#+\-.!$|~<>])/g, '$1')
    .replaceAll(/\s+/g, ' ');
}
