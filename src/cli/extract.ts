/**
 * `tifa extract`: lists the Chinese terms printed in articles, with the English each is given.
 *
 * What it reads and writes beside files comes in as an argument; `extract-command.ts` gives it the process's own.
 */
import { readdir, readFile as readBytes, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  isTermFormat,
  TERM_FORMATS,
  writeTerms,
  type ListedTerm,
  type TermSource,
} from '../exchange/extracted-terms.ts';
import { withoutMark } from '../exchange/table-csv.ts';
import { extract, printsCantonese, type Term } from '../extract/index.ts';
import { detectWith } from '../formats/detect-encoding.ts';
import { FormatError, type Document, type Dropped, type FormatProblem } from '../formats/document.ts';
import { LARGEST_FILE, readFile, type DoubtfulFile, type Load } from '../formats/read-file.ts';
import { READERS, unpacker } from '../formats/readers.ts';
import { OTHER_ENCODINGS } from '../formats/encoding.ts';
import { markedUtf8 } from '../formats/text.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { pdfTable } from './pdf-tables.ts';
import type { Output } from './process-streams.ts';

/** What the command writes: what the screen offers, and a termbase. */
const WRITTEN = [...TERM_FORMATS, 'tbx'] as const;

const HELP = `Lists the Chinese terms printed in articles, each with the English it is given.

  tifa extract FILE…            PDF, web pages (.html, .mhtml), Word (.docx), e-books (.epub), .rtf, subtitles,
                                tables (.csv, .tsv, .xlsx), Markdown or plain text; a .zip or a folder of them
  tifa extract - < article.txt  "-" is standard input

Options
  --format json|jsonl|tsv|csv|tbx|anki   how to write the list (default json)
  --title TEXT  --author TEXT            what the text does not say of itself, or says wrongly; with one
  --source NAME --date YYYY-MM-DD          file only. --source is the publication it appeared in
  --encoding ${OTHER_ENCODINGS.join('|')}
                                         of files whose encoding cannot be told
  --explain                              add why each gloss was chosen: the signals and their weights
  --help                                 show this

Each term has hanzi, english (null where none is printed), abbreviation, kind (person, organisation, place,
publication, policy-term), pinyin, traditional, printed (exactly what stands in the text), occurrences
(line, column, section, and the page where there are any), confidence (0 to 1), flags (what was repaired, what
looks misprinted) and source (what is known of the text). With several texts every term also names its file.
What was left out of a text, as running heads and menus, is said on standard error.

Exit code 0 when every file gave terms, 2 when one cannot be read, is empty or holds no Chinese (the others are
listed all the same).
`;

/** Something about the input that the person can put right. */
class InputError extends Error {}

/** Where the command reads and writes, beside the files it is given. */
export interface CommandIo extends Output {
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Whether what `err` writes is shown on a terminal, where a line can be written over. */
  readonly isTerminal: boolean;
}

/** Runs the command with the words after its name; gives the exit code, 0 or 2. */
export async function main(args: readonly string[], io: CommandIo): Promise<0 | 2> {
  const complaints: string[] = [];
  /** Says in one line what is wrong with the input; other files are still read. */
  const complain = (error: unknown): void => {
    if (!(error instanceof InputError)) throw error;
    complaints.push(error.message);
    io.err(`extract: ${error.message}\n`);
  };
  try {
    await run(args, io, complain);
  } catch (error) {
    complain(error);
  }
  return complaints.length > 0 ? 2 : 0;
}

/** A file to be read, and whether it was named or found in a folder that was. */
interface Named {
  readonly path: string;
  readonly isNamed: boolean;
}

async function run(
  args: readonly string[],
  io: CommandIo,
  complain: (error: unknown) => void,
): Promise<void> {
  const { values, positionals } = readArguments(args);
  if (values.help) {
    io.out(HELP);
    return;
  }
  const format = values.format ?? 'json';
  if (!isTermFormat(format) && format !== 'tbx')
    throw new InputError(`--format ${format}: choose one of ${WRITTEN.join(', ')}`);
  if (values.encoding !== undefined && !(OTHER_ENCODINGS as readonly string[]).includes(values.encoding))
    throw new InputError(`--encoding ${values.encoding}: choose one of ${OTHER_ENCODINGS.join(', ')}`);
  if (values.date !== undefined && !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(values.date))
    throw new InputError(`--date ${values.date}: write it as 2025, 2025-03 or 2025-03-14`);
  if (positionals.length === 0)
    throw new InputError('name a file to read, or - for standard input; --help explains');

  const documents: Document[] = [];
  const say = (message: string) => io.err(`extract: ${message}\n`);
  /** What stands in a folder and is no article is said, and no failure. */
  const tell = (error: unknown, isNamed: boolean) => {
    if (isNamed) complain(error);
    else if (error instanceof InputError) say(error.message);
    else throw error;
  };
  for (const { path, isNamed } of await filesOf(positionals, complain)) {
    try {
      const unsettled = (error: unknown) => tell(error, isNamed);
      documents.push(...(await readDocuments(path, io, values.encoding, { say, unsettled })));
    } catch (error) {
      tell(error, isNamed);
    }
  }
  if (documents.length === 0) return;
  const stated = sourceOf({
    title: values.title,
    author: values.author,
    publication: values.source,
    date: values.date,
  });
  if (stated !== undefined && documents.length > 1)
    throw new InputError('--title, --author, --source and --date are of one text; here are several');

  const isLong = documents.length > 1 || documents.some(({ text }) => text.length > 2_000_000);
  const progress = progressLine(isLong, io);
  progress('opening the dictionary');
  const lexicon = await (await import('./lexicon.ts')).loadLexicon();
  const isSeveral = documents.length > 1 || positionals.length > 1;
  const found: ListedTerm[] = [];
  for (const [i, document] of documents.entries()) {
    progress(`${i + 1} of ${documents.length}: ${document.name}`);
    const terms = await termsOf(document.text, lexicon);
    if (terms.length === 0) complain(new InputError(`${document.name}: there is no Chinese in it`));
    const left = wordDropped(document.dropped);
    if (left !== '') say(`${document.name}: left out ${left}`);
    const { count = 0 } = document.dropped.find(({ kind }) => kind === 'doubtful-letters') ?? {};
    if (count > 0)
      say(
        `${document.name}: ${count} letters are probably not what is printed; its fonts say wrongly which they draw`,
      );
    const source = sourceOf({ ...document.facts, ...stated });
    for (const term of terms)
      found.push({
        term,
        ...(isSeveral && { file: document.name === STDIN ? '-' : document.name }),
        ...(source && { source }),
        ...(document.pages && {
          pages: term.occurrences.map(({ line }) => pageAt(document.pages!, line)),
        }),
      });
  }
  progress('');
  if (found.length === 0) return;
  if (format !== 'tbx') io.out(withoutMark(writeTerms(found, format, values.explain)));
  else io.out((await import('../exchange/terms-tbx.ts')).termsToTbx(found));
}

async function termsOf(text: string, lexicon: Lexicon): Promise<Term[]> {
  const cantonese = printsCantonese(text)
    ? (await import('../pinyin/cantonese.ts')).cantoneseReadings
    : undefined;
  return extract(text, { lexicon, ...(cantonese && { cantonese }) });
}

/** What is known of a text; undefined where nothing is. */
function sourceOf(facts: { readonly [F in keyof TermSource]: string | undefined }): TermSource | undefined {
  const { title, author, publication, date, address } = facts;
  const said = Object.entries({ title, author, publication, date, address }).filter(([, fact]) => fact);
  return said.length === 0 ? undefined : (Object.fromEntries(said) as TermSource);
}

/** Number of the page, from 1, on which a line stands; null before the first. */
function pageAt(pages: readonly number[], line: number): number | null {
  const page = pages.findLastIndex((first) => first <= line) + 1;
  return page === 0 ? null : page;
}

const STDIN = 'standard input';

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', short: 'f' },
        title: { type: 'string' },
        author: { type: 'string' },
        source: { type: 'string' },
        date: { type: 'string' },
        encoding: { type: 'string' },
        explain: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new InputError(`${(error as Error).message.split('. ')[0]}; --help explains`);
  }
}

/** Files as they were named, and of folders all that lie in them, but what is hidden. */
async function filesOf(named: readonly string[], complain: (error: unknown) => void): Promise<Named[]> {
  const files: Named[] = [];
  for (const path of named) {
    try {
      if (path === '-' || !(await stat(path)).isDirectory()) {
        files.push({ path, isNamed: true });
        continue;
      }
      const inside = (await readdir(path, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((file) => !/(?:^|[\\/])\.(?!\.?[\\/])/.test(file.slice(path.length)))
        .sort();
      if (inside.length === 0) complain(new InputError(`${path}: there is no file in this folder`));
      files.push(...inside.map((file) => ({ path: file, isNamed: false })));
    } catch (error) {
      complain(inputError(path, error));
    }
  }
  return files;
}

const load: Load = { reader: (format) => READERS[format](), unpacker };
const detect = detectWith(() => import('jschardet'));

const options = { load, detect, table: pdfTable };

/**
 * The documents of a file, or an error that says in one line why there is none.
 *
 * @param unsettled is told of each file in it whose encoding is in doubt; the others are read all the same
 */
async function readDocuments(
  path: string,
  io: CommandIo,
  encoding: string | undefined,
  { say, unsettled }: { say: (message: string) => void; unsettled: (error: unknown) => void },
): Promise<Document[]> {
  const name = path === '-' ? STDIN : path;
  let bytes: Uint8Array;
  try {
    bytes = path === '-' ? await readAll(io.stdin) : await readBytes(path);
  } catch (error) {
    throw inputError(name, error);
  }
  try {
    const { documents, doubtful, unread, dropped } = await readFile(bytes, name, options);
    const settled: Document[] = [];
    for (const file of doubtful) {
      try {
        settled.push(...(await settle(file, encoding)));
      } catch (error) {
        unsettled(error);
      }
    }
    for (const file of unread) say(`${file.name}: ${PROBLEMS[file.problem]}`);
    // Termbases alone: words, and no text.
    if (documents.length === 0 && doubtful.length === 0) throw new FormatError('nothing-inside');
    const left = wordDropped(dropped);
    if (left !== '') say(`${name}: left out ${left}`);
    return [...documents, ...settled];
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new InputError(`${name}: ${PROBLEMS[error.problem]}`);
  }
}

/** A file in doubt in the encoding that was named. */
async function settle(
  { name, doubt }: DoubtfulFile,
  encoding: string | undefined,
): Promise<readonly Document[]> {
  const reading = doubt.find((one) => one.encoding === encoding);
  if (reading !== undefined) return (await readFile(markedUtf8(reading.text), name, options)).documents;
  const likely = doubt.map((one) => one.encoding).join(' or ');
  throw new InputError(`${name}: its encoding cannot be told; name it by --encoding (${likely})`);
}

function inputError(name: string, error: unknown): InputError {
  const { code, message } = error as NodeJS.ErrnoException;
  const why =
    code === 'ENOENT'
      ? 'there is no such file'
      : code === 'EACCES' || code === 'EPERM'
        ? 'reading it is not permitted'
        : message;
  return new InputError(`${name}: ${why}`);
}

const PROBLEMS: Readonly<Record<FormatProblem, string>> = {
  empty: 'the file is empty',
  'too-large': `the file is larger than ${LARGEST_FILE / 1024 / 1024} MB, or its text than any article`,
  bomb: 'it unpacks to more than any article holds; nothing of it was read',
  binary: 'this is a binary file, not text',
  damaged: 'the file is damaged or cut short',
  encrypted: 'the file is locked by a password',
  'image-only': 'it holds pictures and no text',
  'unread-format': 'this format is not read',
  'word-list': 'it is a termbase: a list of words, and no text',
  'nothing-inside': 'there is no file in it that can be read',
};

/** "2 running heads, 1 menu": by the names of what is left out. */
const wordDropped = (dropped: readonly Dropped[]): string =>
  dropped
    .filter(({ count, kind }) => count > 0 && kind !== 'doubtful-letters')
    .map(
      ({ kind, count }) => `${count} ${(count === 1 ? kind.replace(/s$/, '') : kind).replaceAll('-', ' ')}`,
    )
    .join(', ');

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Writes what is being done over itself on a terminal, and nothing anywhere else. */
function progressLine(isLong: boolean, { err, isTerminal }: CommandIo): (doing: string) => void {
  if (!isLong || !isTerminal) return () => undefined;
  return (doing) => err(`\r\u001b[K${doing}`);
}
