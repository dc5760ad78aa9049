/**
 * A page that a browser saved with all that belongs to it (RFC 2557), or a letter (RFC 5322): the first part that is
 * a page is read, or the first that is text. What belongs to it is neither unpacked nor fetched. Written here because
 * libraries for letters (postal-mime) unpack every part, put the pages of frames behind the page, and give text only,
 * decoded as it is declared.
 */
import { FormatError, type Document, type ReadFormat, type ReadOptions } from './document.ts';
import { tidyFacts } from './facts.ts';
import { readPage, type PageText } from './html.ts';
import { declaredEncoding, LARGEST_FILE, textOf } from './text.ts';

/** Parts in parts; a letter that was passed on has three or four. */
const DEEPEST = 10;
const MOST_PARTS = 2_000;

export const readMhtml: ReadFormat = async (bytes, name, options): Promise<Document> => ({
  name,
  format: 'mhtml',
  ...(await readMessage(bytes, options)),
});

/** @param read what is taken of a page @throws FormatError */
export async function readMessage(
  bytes: Uint8Array,
  options: ReadOptions,
  read: (source: string) => PageText = readPage,
): Promise<PageText> {
  if (bytes.length === 0) throw new FormatError('empty');
  if (bytes.length > 4 * LARGEST_FILE) throw new FormatError('too-large');
  // A byte a letter: what is encoded otherwise is decoded by itself.
  const message = new TextDecoder('latin1').decode(bytes).replaceAll('\r\n', '\n');
  const { headers } = partOf(message);
  const parts = textParts(message);
  const part = parts.find(({ type }) => type === 'text/html' || type === 'application/xhtml+xml') ?? parts[0];
  if (part === undefined) throw new FormatError('nothing-inside', 'no part with text');
  const content = contentOf(part);
  const isPlain = part.type === 'text/plain';
  const charset = charsetOf(part);
  const source = await textOf(content, options, charset ?? (isPlain ? null : declaredEncoding(content)));
  if (isPlain && source.trim() === '') throw new FormatError('empty');
  const { text, facts, dropped } = isPlain ? { text: source, facts: {}, dropped: [] } : read(source);
  const others = parts.length - 1;
  return {
    text,
    facts: {
      ...tidyFacts({
        title: wordsIn(headers.get('subject')),
        author: undefined,
        publication: undefined,
        date: undefined,
        address: headers.get('snapshot-content-location') ?? part.headers.get('content-location'),
        language: undefined,
      }),
      ...facts,
    },
    dropped: [...dropped, ...(others > 0 ? [{ kind: 'files' as const, count: others }] : [])],
  };
}

interface Part {
  readonly headers: ReadonlyMap<string, string>;
  /** As `text/html`. */
  readonly type: string;
  readonly body: string;
}

/** All parts with text, in their order. */
function textParts(message: string): Part[] {
  const found: Part[] = [];
  const open = [{ source: message, depth: 0 }];
  for (let next = open.shift(), count = 0; next !== undefined; next = open.shift()) {
    if (++count > MOST_PARTS) throw new FormatError('bomb', `more than ${MOST_PARTS} parts`);
    const part = partOf(next.source);
    if (/^text\/(?:html|plain)$|^application\/xhtml\+xml$/.test(part.type)) found.push(part);
    const { depth } = next;
    if (part.type.startsWith('multipart/') && depth < DEEPEST) {
      open.unshift(...inside(part).map((source) => ({ source, depth: depth + 1 })));
    }
  }
  return found;
}

function partOf(source: string): Part {
  const end = source.startsWith('\n') ? 0 : source.indexOf('\n\n');
  const head = end < 0 ? source : source.slice(0, end);
  const headers = new Map<string, string>();
  for (const line of head.replaceAll(/\n[ \t]+/g, ' ').split('\n', 1_000)) {
    const [, field, value] = /^([\w-]{1,100}):\s*([^]*)$/.exec(line) ?? [];
    if (field !== undefined && value !== undefined && !headers.has(field.toLowerCase())) {
      headers.set(field.toLowerCase(), value.slice(0, 4_000));
    }
  }
  const type = /^[^;\s]*/.exec(headers.get('content-type') ?? 'text/plain')![0].toLowerCase();
  return { headers, type, body: end < 0 ? '' : source.slice(end).replace(/^\n\n?/, '') };
}

function inside({ headers, body }: Part): string[] {
  const boundary = parameter(headers.get('content-type') ?? '', 'boundary');
  if (boundary === undefined) return [];
  const border = `\n--${boundary}`;
  const parts = `\n${body}`.split(border, MOST_PARTS + 2).slice(1);
  const last = parts.findIndex((part) => part.startsWith('--'));
  // Behind the boundary its own line ends.
  return (last < 0 ? parts : parts.slice(0, last)).map((part) => part.replace(/^[ \t]*\n/, ''));
}

function parameter(value: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(value);
  return found?.[1] ?? found?.[2];
}

const charsetOf = ({ headers }: Part): string | null =>
  parameter(headers.get('content-type') ?? '', 'charset') ?? null;

function contentOf({ headers, body }: Part): Uint8Array {
  switch (headers.get('content-transfer-encoding')?.trim().toLowerCase()) {
    case 'base64':
      return fromBase64(body);
    case 'quoted-printable':
      return fromQuoted(body);
    default:
      return Uint8Array.from(body, (letter) => letter.charCodeAt(0));
  }
}

function fromBase64(text: string): Uint8Array {
  const digits = text.replaceAll(/[^A-Za-z0-9+/]/g, '');
  // A last digit alone is none of a byte.
  const whole = digits.length % 4 === 1 ? digits.slice(0, -1) : digits;
  return Uint8Array.from(atob(whole), (letter) => letter.charCodeAt(0));
}

function fromQuoted(text: string): Uint8Array {
  // Looked for from the first blank of a row only: a row may be as long as the file.
  const joined = text.replaceAll(/(?<![ \t])[ \t]+$/gm, '').replaceAll('=\n', '');
  const letters = joined.replaceAll(/=([0-9A-Fa-f]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}

/** A header's encoded words (RFC 2047), as a title in Chinese has. */
function wordsIn(value: string | undefined): string | undefined {
  return value
    ?.replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(
      /=\?([\w-]{1,40})\?([bq])\?([^?]*)\?=/gi,
      (whole, charset: string, way: string, coded: string) => {
        const bytes = way.toLowerCase() === 'b' ? fromBase64(coded) : fromQuoted(coded.replaceAll('_', ' '));
        try {
          return new TextDecoder(charset).decode(bytes);
        } catch (error) {
          // An encoding there is none of: the word stays as it is.
          if (error instanceof RangeError) return whole;
          throw error;
        }
      },
    );
}
