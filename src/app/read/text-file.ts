/**
 * A file's bytes as text, or why they are none. Articles come in whatever encoding their site or editor used;
 * UTF-8 is tried first because other encodings hardly ever pass for it, then the two of Chinese pages, told
 * apart by which gives the commoner characters.
 */

/** Larger files are no article; reading one would keep a phone busy for minutes. Bytes. */
export const LARGEST_FILE = 10 * 1024 * 1024;

export type FileProblem = 'empty' | 'too-large' | 'pdf' | 'archive' | 'binary';

/** Why nothing can be found in what the reader brought. */
export type InputProblem = FileProblem | 'no-chinese' | 'nothing' | 'unreadable';

export type TextFile =
  | { readonly text: string; readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' }
  | { readonly problem: FileProblem };

/** The commonest characters of both scripts; a text of some length in the right encoding is full of them. */
const COMMON = /[的一是不了在人有我他这這中大来來上国國个個到说說们們为為子和地出道也时時年得会會]/gu;

export function readTextFile(bytes: Uint8Array): TextFile {
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
  if (bytes.includes(0)) return { problem: 'binary' };
  const utf8 = decode(bytes, 'utf-8');
  if (utf8 !== null) return mostlyControls(utf8) ? { problem: 'binary' } : { text: utf8, encoding: 'utf-8' };

  let best: TextFile = { problem: 'binary' };
  let most = 0;
  for (const encoding of ['gb18030', 'big5'] as const) {
    const text = decode(bytes, encoding);
    if (text === null || mostlyControls(text)) continue;
    const common = text.match(COMMON)?.length ?? 0;
    if (common > most) {
      best = { text, encoding };
      most = common;
    }
  }
  return best;
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    // Without `ignoreBOM` the byte-order mark is dropped.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    // Bytes that this encoding does not have.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

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
