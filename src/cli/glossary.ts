/**
 * `npm run glossary -- --source FILE`, and `tifa glossary` as it is installed: regenerates an issue's glossary from its text
 * and its written data.
 *
 * Without `--check` the files are written; with it they are compared, and a difference is exit code 1. What it says
 * goes to an argument; `glossary-command.ts` and `tifa.ts` give it the process's own.
 */
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { parse as parseYaml, YAMLParseError } from 'yaml';
import { compileGlossary } from '../compile/glossary.ts';
import { wordsToLookAt } from '../compile/look.ts';
import { readIds } from '../compile/ids.ts';
import {
  readCharacters,
  readIssueFile,
  readWritten,
  WrittenDataError,
  type WrittenFile,
} from '../compile/written.ts';
import { extract } from '../extract/index.ts';
import { loadLexicon } from './lexicon.ts';
import type { Output } from './process-streams.ts';
import { radicalOf } from './radicals.ts';

/** How it is called. */
export interface CalledAs {
  readonly name: string;
  /** The issue that is meant where none is named; without it one must be. */
  readonly issue?: string;
}

const helpOf = ({ name, issue }: CalledAs) => `Usage: ${name} --source FILE ${
  issue === undefined ? '--issue FOLDER' : '[--issue FOLDER]'
} [--check]

Writes glossary.json, supplied.json, details.json and ids.json in FOLDER from the issue's
text FILE and from issue.yaml, terms/*.yaml, sets.yaml and characters.yaml in FOLDER. Any
fault in these is named, and nothing is written.

  --source FILE    the issue's text, Markdown or plain
  --issue FOLDER   where the written data stands and the glossary goes${
    issue === undefined ? '' : `;\n                   else ${issue}`
  }
  --check          write nothing; exit with 1 if the files are not what would be written
  --look           also list what no rule can judge: words of a term that its example's
                   English may leave out
  --help           show this

Exit code 0 when the files are written or are what would be written, 1 when --check finds
another, 2 when something cannot be read or is at fault.
`;

/** Something about the arguments or files that the person can put right. */
class InputError extends Error {}

/** Runs the command with the words after its name; gives the exit code. */
export async function main(args: readonly string[], io: Output, as: CalledAs): Promise<0 | 1 | 2> {
  try {
    return await run(args, io, as);
  } catch (error) {
    if (!(error instanceof InputError || error instanceof WrittenDataError)) throw error;
    io.err(`${error.message}\n`);
    return 2;
  }
}

async function run(args: readonly string[], io: Output, as: CalledAs): Promise<0 | 1> {
  const values = readArguments(args);
  if (values.help) {
    io.out(helpOf(as));
    return 0;
  }
  if (!values.source) throw new InputError('--source FILE is missing: the text of the issue');
  const issue = values.issue ?? as.issue;
  if (!issue) throw new InputError('--issue FOLDER is missing: where the written data of the issue stands');
  const source = await readText(values.source);
  const folder = await readIssueFolder(issue);
  const lexicon = await loadLexicon();
  const { faults, ...compiled } = compileGlossary({
    source,
    terms: extract(source, { lexicon }),
    ...folder,
    lexicon,
    radicalOf,
  });
  if (faults.length > 0) throw new WrittenDataError(faults);
  const outputs = (['glossary', 'supplied', 'details', 'ids'] as const).map((name) => ({
    file: join(issue, `${name}.json`),
    content: `${JSON.stringify(compiled[name], null, 1)}\n`,
  }));
  let differing = 0;
  for (const { file, content } of outputs) {
    if (values.check) {
      const same = (await readTextIfThere(file)) === content;
      if (!same) io.err(`${file} is not what the glossary command writes\n`);
      differing += same ? 0 : 1;
    } else await writeWhole(file, content);
  }
  if (values.look) {
    const lines = wordsToLookAt([...compiled.glossary.entries, ...compiled.supplied.entries]);
    io.out(lines.map((line) => `${line}\n`).join(''));
  }
  io.err(
    `${compiled.glossary.entries.length} printed terms, ${compiled.supplied.entries.length} supplied terms\n`,
  );
  return differing > 0 ? 1 : 0;
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        source: { type: 'string' },
        issue: { type: 'string' },
        check: { type: 'boolean', default: false },
        look: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    if (!(error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) throw error;
    throw new InputError(`${(error as Error).message.split('. ')[0]}; --help explains`);
  }
}

/** What people wrote of an issue, and the ids given before. The faults of all files are told at once. */
async function readIssueFolder(folder: string) {
  const written = async (name: string): Promise<WrittenFile> => ({
    name: basename(name),
    data: await readYaml(join(folder, name)),
  });
  const files = await readNames(folder);
  const termFiles = await Promise.all(
    (await readNames(join(folder, 'terms')))
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => written(join('terms', name))),
  );
  const setsFile = files.includes('sets.yaml') ? await written('sets.yaml') : undefined;
  const issueFile = await written('issue.yaml');
  const charactersFile = await written('characters.yaml');
  const ids = files.includes('ids.json') ? await readIdsFile(join(folder, 'ids.json')) : {};

  const faults: string[] = [];
  const issue = collecting(faults, () => readIssueFile(issueFile.data));
  const terms = collecting(faults, () => readWritten(termFiles, setsFile));
  const senses = collecting(faults, () => readCharacters(charactersFile.data));
  if (!issue || !terms || !senses) throw new WrittenDataError(faults);
  return { issue, written: terms, senses, ids };
}

/** What `read` gives; null where it finds faults, which join the others. */
function collecting<T>(faults: string[], read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof WrittenDataError)) throw error;
    faults.push(...error.faults);
    return null;
  }
}

/** Ids keep learners' reviews with their terms, so a file of them that cannot be believed is never begun anew. */
async function readIdsFile(file: string) {
  const content = await readText(file);
  try {
    return readIds(JSON.parse(content));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof v.ValiError)
      throw new InputError(`${file}: ${error.message}; take it from an earlier version`);
    throw error;
  }
}

async function readNames(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    throw unreadable(folder, error);
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error);
  }
}

async function readTextIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw unreadable(file, error);
  }
}

function unreadable(name: string, error: unknown): InputError {
  return new InputError(`${name} cannot be read: ${(error as Error).message}`);
}

async function readYaml(file: string): Promise<unknown> {
  const content = await readText(file);
  try {
    return parseYaml(content);
  } catch (error) {
    if (error instanceof YAMLParseError) throw new InputError(`${file}: ${error.message}`);
    throw error;
  }
}

/** Written beside and moved, so that a stop in between leaves the old file whole. */
async function writeWhole(file: string, content: string): Promise<void> {
  await writeFile(`${file}.part`, content);
  await rename(`${file}.part`, file);
}
