/** What the ways into the app have in common: which files are offered to it, and what of a paste is worth keeping. */

/** Ends of the names of files that can be read; systems offer these, and what is in them is found out by their bytes. */
export const READ_EXTENSIONS = [
  '.md',
  '.markdown',
  '.txt',
  '.text',
  '.pdf',
  '.html',
  '.htm',
  '.xhtml',
  '.mht',
  '.mhtml',
  '.docx',
  '.epub',
  '.rtf',
  '.srt',
  '.vtt',
  '.csv',
  '.tsv',
  '.xlsx',
  '.tbx',
  '.zip',
] as const;

/**
 * Whether copied HTML says more than its plain text: emphasis, which bounds glosses, headings, lists and tables. Pages
 * and word processors copy spans of style around any words, which say nothing.
 */
export const saysMore = (html: string): boolean =>
  /<(?:em|strong|i|b|table|h[1-6]|ul|ol|blockquote|ruby|sup)\b(?![^>]*font-weight:\s*normal)[\s>]/i.test(
    html,
  );

/** The first address of a page in what was shared; browsers put it into one field or another. */
export function sharedAddress(...fields: readonly (string | undefined)[]): string | null {
  for (const field of fields) {
    const found = /https?:\/\/[^\s<>"\\]+/.exec(field ?? '')?.[0].replace(/[.,;)]+$/, '');
    if (found !== undefined) return found;
  }
  return null;
}
