/**
 * What every reader of a format gives: a file as text that the extractor can read, and what the file says of itself.
 *
 * The text is light Markdown, because that is what the extractor knows: `#` before headings, `-` or `1.` before list
 * items, `|` between the cells of a table, `*emphasis*` and `**strong**` (they bound glosses), `[^1]:` before notes,
 * which stand after what they belong to. Whatever else a file holds is left out and counted (`dropped`).
 */
import type { Detect } from './encoding.ts';

/** What a file may be in, and an archive of several; `recognise.ts` tells which. */
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

/** What a file says of itself; as it stands there, one line each, unchecked. */
export interface DocumentFacts {
  readonly title?: string;
  readonly author?: string;
  readonly publication?: string;
  /** As the file has it; only a day of the form YYYY-MM-DD is one. */
  readonly date?: string;
  readonly address?: string;
  /** A BCP 47 tag. */
  readonly language?: string;
}

/** What was left out of the text, or is no good in it, by kind, in the reader's words elsewhere (app/read/wording.ts). */
export const DROPPED = [
  'running-heads',
  'page-numbers',
  'scripts',
  'menus',
  'pictures',
  'media',
  'comments',
  'hidden-text',
  'unmapped-characters',
  /** They stand in the text, and are probably not the ones that are printed. */
  'doubtful-letters',
  'files',
] as const;
export type DroppedKind = (typeof DROPPED)[number];

export interface Dropped {
  readonly kind: DroppedKind;
  /** How many of them. */
  readonly count: number;
}

export interface Document {
  /** The file's name, or the path of one inside an archive. */
  readonly name: string;
  readonly format: Format;
  /** Lines end in line feeds. */
  readonly text: string;
  readonly facts: DocumentFacts;
  /** For each page, the line (from 1) it begins on; rises; none where the format has no pages. */
  readonly pages?: readonly number[];
  readonly dropped: readonly Dropped[];
}

/** Why a file gives no document. */
export const FORMAT_PROBLEMS = [
  'empty',
  'too-large',
  /** It unpacks to more than any article holds. */
  'bomb',
  'binary',
  'damaged',
  'encrypted',
  /** Pictures of pages, without any text. */
  'image-only',
  /** A format that is known and not read, as .doc. */
  'unread-format',
  /** A termbase: words and no text. */
  'word-list',
  'nothing-inside',
] as const;
export type FormatProblem = (typeof FORMAT_PROBLEMS)[number];

export class FormatError extends Error {
  override readonly name = 'FormatError';
  readonly problem: FormatProblem;
  /** @param details for a report: the library's own words */
  constructor(problem: FormatProblem, details: string = problem) {
    super(details);
    this.problem = problem;
  }
}

/** How a reader tells how far it is and learns that it is to stop. */
export interface ReadOptions {
  /** Called now and then: pages, or other parts, done of all. */
  readonly onprogress?: (done: number, of: number) => void;
  /** @throws the signal's reason between two parts, once it is aborted */
  readonly signal?: AbortSignal;
  /** Awaited between two parts, so that whatever is to abort the signal comes to its turn. */
  readonly pause?: () => Promise<void>;
  /** Gives one of the tables that come with a format's library, by its name; `cmaps` of pdf.js. */
  readonly table?: (name: string) => Promise<Uint8Array>;
  /** Asked which encoding a text is in that does not say so itself. */
  readonly detect?: Detect;
}

/** One format's reader; throws `FormatError`, and nothing else for any bytes. */
export type ReadFormat = (bytes: Uint8Array, name: string, options: ReadOptions) => Promise<Document>;
