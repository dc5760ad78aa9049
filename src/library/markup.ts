/** As much of Markdown as showing an article needs; plain text goes through as it is. */

/**
 * What stands between two headings, items or paragraphs: a blank line; a line's end before a heading, an item,
 * a quotation or a row of a table; the end of a heading's line. In Chinese, which is mostly written without blank
 * lines, also a line's end before an indented line and after a full stop. Each way begins with the line feed: what
 * looks back from every letter makes a long line cost its length squared.
 */
export const BLOCK_BORDER =
  /\n[ \t\r]*\n\s*|\n(?=[ \t]*(?:#{1,6}[ \t]|[-*+•][ \t]|\d{1,3}[.)][ \t]|>|\||\u3000)|[ \t\u3000]*(?:第[一二三四五六七八九十百零\d]{1,6}[章节節篇编編部回卷]|[一二三四五六七八九十]{1,3}、))|\n(?<=^[ \t]*#{1,6}[ \t][^\n]*\n)|\n(?<=^[ \t\u3000]*(?:第[一二三四五六七八九十百零\d]{1,6}[章节節篇编編部回卷]|[一二三四五六七八九十]{1,3}、)[^\n，。；！？]{0,40}\n)|\n(?<=[。！？][”’」』）]?\n)/gm;

/** A heading as Chinese documents have them, without any mark: 第三章 总则, 一、总体要求. */
export const isChineseHeading = (line: string): boolean =>
  /^[ \t\u3000]*(?:第[一二三四五六七八九十百零\d]{1,6}[章节節篇编編部回卷]|[一二三四五六七八九十]{1,3}、)[^\n，。；！？]{0,40}$/u.test(
    line,
  );

/**
 * The words of a stretch of Markdown: without emphasis, tags and the backslashes that escape a mark, links as
 * their text, any white space as one blank, and none where a line of Chinese was broken. The ends are not trimmed,
 * because the stretch may be part of a line.
 */
export function withoutMarkup(text: string): string {
  const words = MARKS.test(text) ? withoutMarks(text) : text;
  // Blanks between words are what they are to be: of a long text there are as many as words.
  return words.replaceAll(/[^\S ]\s*|\s{2,}/g, (blank, at: number, whole: string) => {
    if (!blank.includes('\n')) return ' ';
    return isChinese(whole[at - 1]) && isChinese(whole[at + blank.length]) ? '' : ' ';
  });
}

/** Most paragraphs have none of them. */
const MARKS = /[<[*_\\]/;

const withoutMarks = (text: string): string =>
  text
    .replaceAll(/<\/?[a-zA-Z][^<>]{0,200}>/g, '')
    .replaceAll(/!?\[([^[\]]{0,300})\]\([^()\s]{0,500}\)/g, '$1')
    .replaceAll(/(?<!\\)(?:\*+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}]))/gu, '')
    .replaceAll(/\\([\\`*_{}[\]()#+\-.!$|~<>])/g, '$1');

/** Characters and their marks; those beyond the first plane are too rare to matter. */
const isChinese = (sign: string | undefined): boolean =>
  sign !== undefined && /[\p{Script=Han}\u3001-\u303f\uff00-\uffef]/u.test(sign);
