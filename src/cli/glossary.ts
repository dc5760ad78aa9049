/**
 * `npm run glossary -- --source FILE`: regenerates an issue's glossary from its text and its written data.
 *
 * Without `--check` the files are written; with it they are compared, and a difference is exit code 1.
 */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse as parseYaml, YAMLParseError } from 'yaml';
import { compileGlossary } from '../compile/glossary.ts';
import { readCompanion, readIssueFile, readNotes, WrittenDataError } from '../compile/written.ts';
import { extract } from '../extract/index.ts';
import type { Glossary } from '../glossary/entry.ts';
import { loadLexicon } from './lexicon.ts';
import { radicalOf } from './radicals.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const HELP = `Usage: npm run glossary -- --source FILE [--issue FOLDER] [--check]

Writes glossary.json and companion.json in FOLDER (default: glossary/china-brief-24-08)
from the issue's text FILE and from issue.yaml, notes.yaml and companion.yaml in FOLDER.

  --source FILE    the issue's text, Markdown or plain
  --issue FOLDER   where the written data stands and the glossary goes
  --check          write nothing; exit with 1 if the files are not what would be written
`;

/** A fault that one line on standard error explains. */
class UsageError extends Error {}

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      source: { type: 'string' },
      issue: { type: 'string', default: join(root, 'glossary/china-brief-24-08') },
      check: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (!values.source) throw new UsageError('--source FILE is missing: the text of the issue');
  const source = await readText(values.source);
  const written = async (name: string) => readYaml(join(values.issue, name));
  const lexicon = await loadLexicon();
  const { glossary, companion } = compileGlossary({
    source,
    terms: extract(source, { lexicon }),
    issue: readIssueFile(await written('issue.yaml')),
    notes: readNotes(await written('notes.yaml')),
    companion: readCompanion(await written('companion.yaml')),
    lexicon,
    radicalOf,
  });
  const outputs = [
    { file: join(values.issue, 'glossary.json'), content: format(glossary) },
    { file: join(values.issue, 'companion.json'), content: format(companion) },
  ];
  let differing = 0;
  for (const { file, content } of outputs) {
    if (values.check) {
      const same = (await readText(file)) === content;
      if (!same) process.stderr.write(`${file} is not what the glossary command writes\n`);
      differing += same ? 0 : 1;
    } else await writeWhole(file, content);
  }
  process.stderr.write(
    `${glossary.entries.length} printed terms, ${companion.entries.length} companion terms\n`,
  );
  return differing > 0 ? 1 : 0;
}

function format(glossary: Glossary): string {
  return `${JSON.stringify(glossary, null, 1)}\n`;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

async function readYaml(file: string): Promise<unknown> {
  const content = await readText(file);
  try {
    return parseYaml(content);
  } catch (error) {
    if (error instanceof YAMLParseError) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}

/** Written beside and moved, so that a stop in between leaves the old file whole. */
async function writeWhole(file: string, content: string): Promise<void> {
  await writeFile(`${file}.part`, content);
  await rename(`${file}.part`, file);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const isUsage =
    error instanceof UsageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  if (!(isUsage || error instanceof WrittenDataError)) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 2;
}
