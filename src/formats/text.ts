/**
 * A file's bytes as text, or why they are none. Articles come in whatever encoding their site or editor used.
 * UTF-8 is tried first because other encodings hardly ever pass for it; among the rest a detector tells which is
 * likely, and where it is not sure the reader is asked.
 */
import { OTHER_ENCODINGS, type Detect, type Encoding, type OtherEncoding } from './encoding.ts';
import { FormatError, type Document, type ReadFormat, type ReadOptions } from './document.ts';

/** Larger files are no article; reading one would keep a phone busy for minutes. Bytes. */
export const LARGEST_FILE = 10 * 1024 * 1024;

export interface Reading<E extends Encoding = Encoding> {
  readonly encoding: E;
  readonly text: string;
}

/** Several encodings may be meant: the text in each, the likeliest first. */
export interface Doubt {
  readonly doubt: readonly Reading<OtherEncoding>[];
}

/** The likeliest encoding is taken when it is so many times as likely as the next. */
const SURE = 2.5;

/**
 * @param detect asked only where the bytes themselves do not tell; may reject, as where it must be fetched and
 *   there is no network: then the reader is asked
 * @throws FormatError `empty`, `too-large`, `binary`
 */
export async function readText(bytes: Uint8Array, detect: Detect): Promise<Reading | Doubt> {
  if (bytes.length === 0) throw new FormatError('empty');
  if (bytes.length > LARGEST_FILE) throw new FormatError('too-large');
  const marked = markedEncoding(bytes);
  if (marked === 'utf-16le' || marked === 'utf-16be') {
    const text = decode(bytes, marked);
    if (text === null) throw new FormatError('binary');
    return { text, encoding: marked };
  }
  const utf8 = bytes.includes(0) ? null : decode(bytes, 'utf-8');
  if (utf8 !== null) {
    if (mostlyControls(utf8)) throw new FormatError('binary');
    return { text: utf8, encoding: 'utf-8' };
  }
  const candidates = OTHER_ENCODINGS.flatMap((encoding): Reading<OtherEncoding>[] => {
    const text = decode(bytes, encoding);
    return text !== null && isPlausible(text, encoding, bytes) ? [{ encoding, text }] : [];
  });
  const [only] = candidates;
  if (only === undefined) throw new FormatError('binary');
  if (candidates.length === 1) return only;
  return choose(candidates, bytes, detect);
}

/**
 * The text of a file whose format may itself say how it is encoded: by its mark, as UTF-8, by what it declares, and
 * where none of these fits, in the likeliest encoding. UTF-8 comes before what is declared, because pages are saved
 * anew with what they declared before. Whoever wants the reader to be asked in doubt calls `readText` first and passes
 * on the answer as UTF-8 with a mark (`markedUtf8`).
 *
 * @param declared a label of the Encoding Standard, as `gb2312`
 * @throws FormatError `empty`, `too-large`, `binary`
 */
export async function textOf(
  bytes: Uint8Array,
  { detect = nobodyKnows }: ReadOptions,
  declared: string | null = null,
): Promise<string> {
  if (declared !== null && bytes.length <= LARGEST_FILE && markedEncoding(bytes) === null) {
    const said = decode(bytes, 'utf-8') === null ? decodeAs(bytes, declared) : null;
    if (said !== null && !mostlyControls(said)) return withLineFeeds(said);
  }
  const reading = await readText(bytes, detect);
  return withLineFeeds('doubt' in reading ? reading.doubt[0]!.text : reading.text);
}

/** How far into a page its encoding is looked for; some have long scripts before it. Bytes. */
const HEAD = 4_096;

/** What the start of a page or of XML says of its encoding, as a label of the Encoding Standard; null where it does not. */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
  const [, label] =
    /<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head) ??
    /^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head) ??
    [];
  return label ?? null;
}

const nobodyKnows: Detect = () => Promise.resolve([]);

/** A text as bytes that are read as nothing but itself, whatever encoding is declared in it. */
export const markedUtf8 = (text: string): Uint8Array => new TextEncoder().encode(`\ufeff${text}`);

export const withLineFeeds = (text: string): string => text.replaceAll(/\r\n?/g, '\n');

/** Plain text or Markdown. */
export const readPlainText: ReadFormat = async (bytes, name, options): Promise<Document> => {
  const text = await textOf(bytes, options);
  if (text.trim() === '') throw new FormatError('empty');
  return { name, format: 'text', text, facts: {}, dropped: [] };
};

/** The encoding a file's first bytes name. */
export function markedEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : null;
}

/**
 * Bytes in an encoding named by any of its labels; null where there is no such encoding. What the bytes do not spell
 * in it becomes U+FFFD; where that is much, they are in another, and the answer is null, too.
 */
export function decodeAs(bytes: Uint8Array, label: string): string | null {
  const name = encodingNamed(label);
  if (name === null) return null;
  if (name === 'windows-1252') return decodeWestern(bytes);
  // Its superset, because pages that say GBK have characters beyond it.
  const text = new TextDecoder(name === 'gbk' ? 'gb18030' : name).decode(bytes);
  let broken = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) broken++;
  return broken * 100 > text.length ? null : text;
}

/** The Encoding Standard's name for a label, in small letters. */
function encodingNamed(label: string): string | null {
  try {
    const { encoding } = new TextDecoder(label.trim());
    // A page that can be read so far as to say that it is in UTF-16 is not.
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding === 'iso-8859-1' ? 'windows-1252' : encoding;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

async function choose(
  candidates: readonly Reading<OtherEncoding>[],
  bytes: Uint8Array,
  detect: Detect,
): Promise<Reading | Doubt> {
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
  if (encoding === 'windows-1252') return decodeWestern(bytes);
  try {
    // Without `ignoreBOM` the byte-order mark is dropped.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    // Bytes that this encoding does not have.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Windows-1252 from 0x80 to 0x9f; five of them stand for nothing but themselves. */
const WESTERN = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Node's decoder of Windows-1252 is one of Latin-1, without quotation marks and dashes. */
function decodeWestern(bytes: Uint8Array): string {
  return new TextDecoder('latin1')
    .decode(bytes)
    .replaceAll(/[\u0080-\u009f]/g, (letter) => WESTERN[letter.charCodeAt(0) - 0x80]!);
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
