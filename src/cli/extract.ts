/**
 * `npm run extract`: lists the Chinese terms printed in articles, with the English each is given.
 *
 * What it reads and writes beside files comes in as an argument; `extract-command.ts` gives it the process's own.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { isTermFormat, TERM_FORMATS, writeTerms, type ListedTerm } from '../exchange/extracted-terms.ts';
import { withoutMark } from '../exchange/table-csv.ts';
import { extract, printsCantonese } from '../extract/index.ts';
import { loadLexicon } from './lexicon.ts';

const HELP = `Lists the Chinese terms printed in an article, each with the English it is given.

  npm run --silent extract -- FILE…            read Markdown or plain text; "-" is standard input
  npm run --silent extract -- - < article.txt

Options
  --format json|jsonl|tsv|csv|anki   how to write the list (default json)
  --explain                          add why each gloss was chosen: the signals and their weights
  --help                             show this

Each term has hanzi, english (null where none is printed), abbreviation, kind (person, organisation, place,
publication, policy-term), pinyin, traditional, printed (exactly what stands in the text), occurrences
(line, column, section), confidence (0 to 1) and flags (what was repaired, what looks misprinted).
With several files every term also names its file.

Exit code 0 when every file gave terms, 2 when one cannot be read, is empty, is not text or holds no Chinese
(the others are listed all the same).
`;

/** Something about the input that the person can put right. */
class InputError extends Error {}

/** Where the command reads and writes, beside the files it is given. */
export interface CommandIo {
  readonly stdin: AsyncIterable<Uint8Array>;
  out(text: string): void;
  err(text: string): void;
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
  if (!isTermFormat(format))
    throw new InputError(`--format ${format}: choose one of ${TERM_FORMATS.join(', ')}`);
  if (positionals.length === 0)
    throw new InputError('name a file to read, or - for standard input; --help explains');

  const texts: { file: string; text: string }[] = [];
  for (const file of positionals) {
    try {
      texts.push({ file, text: await readArticle(file, io.stdin) });
    } catch (error) {
      complain(error);
    }
  }
  if (texts.length === 0) return;
  const isLong = texts.length > 1 || texts.some(({ text }) => text.length > 2_000_000);
  const progress = progressLine(isLong, io);
  progress('opening the dictionary');
  const lexicon = await loadLexicon();
  const found: ListedTerm[] = [];
  for (const [i, { file, text }] of texts.entries()) {
    progress(`${i + 1} of ${texts.length}: ${file}`);
    const cantonese = printsCantonese(text)
      ? (await import('../pinyin/cantonese.ts')).cantoneseReadings
      : undefined;
    const terms = extract(text, { lexicon, ...(cantonese && { cantonese }) });
    if (terms.length === 0) complain(new InputError(`${nameOf(file)}: there is no Chinese in it`));
    for (const term of terms) found.push({ term, ...(positionals.length > 1 && { file }) });
  }
  progress('');
  if (found.length > 0) io.out(withoutMark(writeTerms(found, format, values.explain)));
}

const nameOf = (file: string) => (file === '-' ? 'standard input' : file);

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', short: 'f' },
        explain: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new InputError(`${(error as Error).message.split('. ')[0]}; --help explains`);
  }
}

/** The text of a file, or an error that says in one line why it is none. */
async function readArticle(file: string, stdin: AsyncIterable<Uint8Array>): Promise<string> {
  const name = nameOf(file);
  let bytes: Buffer;
  try {
    bytes = file === '-' ? await readAll(stdin) : await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EACCES' || code === 'EPERM'
          ? 'reading it is not permitted'
          : code === 'EISDIR'
            ? 'this is a folder'
            : (error as Error).message;
    throw new InputError(`${name}: ${why}`);
  }
  if (bytes.length === 0) throw new InputError(`${name}: the file is empty`);
  return decode(bytes, name);
}

function decode(bytes: Buffer, name: string): string {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null;
  if (!utf16 && bytes.subarray(0, 65_536).includes(0))
    throw new InputError(`${name}: this is a binary file, not text`);
  let text: string;
  try {
    text = new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError(`${name}: this is not text in UTF-8`);
  }
  if (text.trim() === '') throw new InputError(`${name}: the file is empty`);
  return text;
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Writes what is being done over itself on a terminal, and nothing anywhere else. */
function progressLine(isLong: boolean, { err, isTerminal }: CommandIo): (doing: string) => void {
  if (!isLong || !isTerminal) return () => undefined;
  return (doing) => err(`\r\u001b[K${doing}`);
}
