/**
 * `npx tsx build/unihan-radicals.ts FOLDER`: writes src/cli/radicals.txt anew from the Unicode Character Database.
 *
 * FOLDER holds Unihan_IRGSources.txt and CJKRadicals.txt (of Unihan.zip and UCD.zip of one Unicode version).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Name the folder with Unihan_IRGSources.txt and CJKRadicals.txt.');
const sources = readFileSync(join(folder, 'Unihan_IRGSources.txt'), 'utf8');
const version = /Unicode version: ([\d.]+)/.exec(sources)?.[1];
if (!version) throw new Error('Unihan_IRGSources.txt does not say which Unicode version it is of.');

/** "120'" is the simplified form of radical 120. */
const forms = new Map<string, string>();
for (const line of readFileSync(join(folder, 'CJKRadicals.txt'), 'utf8').split('\n')) {
  const match = /^(\d+'*); [^;]*; ([0-9A-F]+)/.exec(line);
  if (match) forms.set(match[1]!, String.fromCodePoint(parseInt(match[2]!, 16)));
}
const characters = new Map<string, string>();
for (const [, code, radical] of sources.matchAll(/^U\+([0-9A-F]+)\tkRSUnicode\t(\d+'*)\./gm)) {
  const point = parseInt(code!, 16);
  if (point < 0x4e00 || point > 0x9fff) continue;
  characters.set(radical!, (characters.get(radical!) ?? '') + String.fromCodePoint(point));
}
const lines = [...characters]
  .sort(([a], [b]) => parseInt(a) - parseInt(b) || a.length - b.length)
  .map(([radical, of]) => {
    const form = forms.get(radical);
    if (!form) throw new Error(`CJKRadicals.txt has no radical ${radical}.`);
    return `${radical}\t${form}\t${of}`;
  });
writeFileSync(
  new URL('../src/cli/radicals.txt', import.meta.url),
  `# Radicals of the characters U+4E00 to U+9FFF by kRSUnicode, the first where there are several: number, form, characters.
# From the Unihan Database of Unicode ${version}, © Unicode, Inc., under the Unicode License
# (https://www.unicode.org/license.txt). Written by build/unihan-radicals.ts.
${lines.join('\n')}
`,
);
