/**
 * A file's bytes as text, or why they are none. Articles come in whatever encoding their site or editor used.
 * UTF-8 is tried first because other encodings hardly ever pass for it; among the rest a detector tells which is
 * likely, and where it is not sure the reader is asked.
 */

/** Larger files are no article; reading one would keep a phone busy for minutes. Bytes. */
export const LARGEST_FILE = 10 * 1024 * 1024;

export type FileProblem = 'empty' | 'too-large' | 'pdf' | 'archive' | 'binary';

/** Why nothing can be found in what the reader brought. */
export type InputProblem = FileProblem | 'no-chinese' | 'nothing' | 'unreadable';

/** Those that bear no mark and are not UTF-8, by the names of the Encoding Standard. */
export const OTHER_ENCODINGS = ['gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type OtherEncoding = (typeof OTHER_ENCODINGS)[number];
export type Encoding = 'utf-8' | OtherEncoding;

export interface Reading<E extends Encoding = Encoding> {
  readonly encoding: E;
  readonly text: string;
}

export type TextFile =
  | Reading
  | { readonly problem: FileProblem }
  /** Several encodings may be meant: the text in each, the likeliest first. */
  | { readonly doubt: readonly Reading<OtherEncoding>[] };

/**
 * How likely each of some encodings is, as a number from 0 to 1, the likeliest first; those that are out of the
 * question are left out.
 */
export type Detect = (
  bytes: Uint8Array,
  among: readonly OtherEncoding[],
) => Promise<readonly { readonly encoding: OtherEncoding; readonly confidence: number }[]>;

/** The likeliest encoding is taken when it is so many times as likely as the next. */
const SURE = 2.5;

/**
 * @param detect asked only where the bytes themselves do not tell; may reject, as where it must be fetched and
 *   there is no network: then the reader is asked
 */
export async function readTextFile(bytes: Uint8Array, detect: Detect): Promise<TextFile> {
  if (bytes.length === 0) return { problem: 'empty' };
  if (bytes.length > LARGEST_FILE) return { problem: 'too-large' };
  if (startsWith(bytes, '%PDF-')) return { problem: 'pdf' };
  // Word, OpenDocument and EPUB files are zip archives.
  if (startsWith(bytes, 'PK\u0003\u0004')) return { problem: 'archive' };
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null;
  if (marked !== null) {
    const text = decode(bytes, marked);
    return text === null ? { problem: 'binary' } : { text, encoding: marked };
  }
  const utf8 = bytes.includes(0) ? null : decode(bytes, 'utf-8');
  if (utf8 !== null) return mostlyControls(utf8) ? { problem: 'binary' } : { text: utf8, encoding: 'utf-8' };

  const candidates = OTHER_ENCODINGS.flatMap((encoding): Reading<OtherEncoding>[] => {
    const text = decode(bytes, encoding);
    return text !== null && isPlausible(text, encoding, bytes) ? [{ encoding, text }] : [];
  });
  const [only] = candidates;
  if (only === undefined) return { problem: 'binary' };
  if (candidates.length === 1) return only;
  return choose(candidates, bytes, detect);
}

async function choose(
  candidates: readonly Reading<OtherEncoding>[],
  bytes: Uint8Array,
  detect: Detect,
): Promise<TextFile> {
  let ranking: Awaited<ReturnType<Detect>>;
  try {
    ranking = await detect(
      bytes,
      candidates.map(({ encoding }) => encoding),
    );
  } catch (error) {
    console.info('The encoding cannot be detected:', error);
    ranking = [];
  }
  const confidence = (of: Reading<OtherEncoding>) =>
    ranking.find(({ encoding }) => encoding === of.encoding)?.confidence ?? 0;
  const sorted = [...candidates].sort((a, b) => confidence(b) - confidence(a));
  const [first, second] = sorted as [Reading<OtherEncoding>, Reading<OtherEncoding>];
  // The detector knows UTF-16 by the zeros in it, and Chinese alone has none.
  const unheard = sorted.some((one) => one.encoding.startsWith('utf-16') && confidence(one) === 0);
  const sure = confidence(first) > 0 && confidence(first) >= SURE * confidence(second);
  return sure && !unheard ? first : { doubt: sorted };
}

function decode(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    // Without `ignoreBOM` the byte-order mark is dropped.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    // Bytes that this encoding does not have.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** What an article is written in: Latin, Chinese and, quoted, their neighbours; signs, digits, white space. */
const USUAL =
  /[\p{Script=Latin}\p{Script=Han}\p{Script=Bopomofo}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Greek}\p{Script=Cyrillic}\p{M}\p{N}\p{P}\p{S}\p{Z}\t\r\n\f]/gu;

/** Whether a text may be what was written: nine characters in ten are usual ones, and they stand as usual. */
function isPlausible(text: string, encoding: OtherEncoding, bytes: Uint8Array): boolean {
  const start = text.slice(0, 20_000);
  if (mostlyControls(start)) return false;
  const usual = start.match(USUAL)?.length ?? 0;
  if (usual < 0.9 * Array.from(start).length) return false;
  // Accented letters stand one by one among plain ones; rows of them are another encoding misread.
  if (encoding === 'windows-1252') {
    return !/[\u00a0-\u00ff]{4}/.test(start) && plainShare(bytes.subarray(0, 20_000)) > 0.5;
  }
  // Two plain letters make a rare character; a text of such is one of plain letters misread.
  if (encoding.startsWith('utf-16')) return bytes.includes(0) || plainShare(bytes.subarray(0, 20_000)) < 0.8;
  return true;
}

const plainShare = (bytes: Uint8Array): number =>
  bytes.filter((byte) => byte >= 0x20 && byte < 0x7f).length / bytes.length;

/** More than one in a hundred characters is a control character other than white space. */
function mostlyControls(text: string): boolean {
  let controls = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0c && code !== 0x0d) controls++;
  }
  return controls * 100 > text.length;
}

function startsWith(bytes: Uint8Array, signature: string): boolean {
  return Array.from(signature).every((sign, i) => bytes[i] === sign.charCodeAt(0));
}

export const hasChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** Letters of a text shown to tell encodings apart, and of what stands before them. */
const PREVIEW = 90;
const LEAD = 20;

/** The part of a text that tells its encoding: from its first letters beyond ASCII. */
export function previewOf(text: string): string {
  const at = Math.max(0, text.search(/[^\0-\u007f]/));
  const from = Math.max(0, at - LEAD);
  const shown = text.slice(from, from + PREVIEW).replaceAll(/\s+/g, ' ');
  return `${from > 0 ? '…' : ''}${shown.trim()}${from + PREVIEW < text.length ? '…' : ''}`;
}
