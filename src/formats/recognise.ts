/** Which format a file is in, by its first bytes and, where those leave a choice, by its name. */

export const FORMATS = [
  'text',
  'html',
  'mhtml',
  'pdf',
  'docx',
  'epub',
  'rtf',
  'subtitles',
  'table',
  'xlsx',
  'tbx',
  'zip',
] as const;
export type Format = (typeof FORMATS)[number];
