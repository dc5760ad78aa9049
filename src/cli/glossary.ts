/**
 * `npm run glossary -- --source FILE`: regenerates an issue's glossary from its text and its written data.
 *
 * Without `--check` the files are written; with it they are compared, and a difference is exit code 1.
 */
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse as parseYaml, YAMLParseError } from 'yaml';
import { compileGlossary } from '../compile/glossary.ts';
import { readIds } from '../compile/ids.ts';
import { readCharacters, readIssueFile, readWritten, WrittenDataError } from '../compile/written.ts';
import { extract } from '../extract/index.ts';
import { loadLexicon } from './lexicon.ts';
import { radicalOf } from './radicals.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const HELP = `Usage: npm run glossary -- --source FILE [--issue FOLDER] [--check]

Writes glossary.json, companion.json, details.json and ids.json in FOLDER (default:
glossary/china-brief-24-08) from the issue's text FILE and from issue.yaml, terms/*.yaml,
sets.yaml and characters.yaml in FOLDER. Any fault in these is named, and nothing is written.

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
  const lexicon = await loadLexicon();
  const { faults, ...compiled } = compileGlossary({
    source,
    terms: extract(source, { lexicon }),
    ...(await readIssueFolder(values.issue)),
    lexicon,
    radicalOf,
  });
  if (faults.length > 0) throw new WrittenDataError(faults);
  const outputs = (['glossary', 'companion', 'details', 'ids'] as const).map((name) => ({
    file: join(values.issue, `${name}.json`),
    content: `${JSON.stringify(compiled[name], null, 1)}\n`,
  }));
  let differing = 0;
  for (const { file, content } of outputs) {
    if (values.check) {
      const same = (await readText(file)) === content;
      if (!same) process.stderr.write(`${file} is not what the glossary command writes\n`);
      differing += same ? 0 : 1;
    } else await writeWhole(file, content);
  }
  process.stderr.write(
    `${compiled.glossary.entries.length} printed terms, ${compiled.companion.entries.length} companion terms\n`,
  );
  return differing > 0 ? 1 : 0;
}

/** What people wrote of an issue, and the ids given before. */
async function readIssueFolder(folder: string) {
  const written = async (name: string) => ({
    name: basename(name),
    data: await readYaml(join(folder, name)),
  });
  const files = await readdir(folder);
  const termFiles = (await readdir(join(folder, 'terms'))).filter((name) => name.endsWith('.yaml')).sort();
  return {
    issue: readIssueFile((await written('issue.yaml')).data),
    written: readWritten(
      await Promise.all(termFiles.map((name) => written(join('terms', name)))),
      files.includes('sets.yaml') ? await written('sets.yaml') : undefined,
    ),
    senses: readCharacters((await written('characters.yaml')).data),
    ids: files.includes('ids.json') ? readIds(JSON.parse(await readText(join(folder, 'ids.json')))) : {},
  };
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
