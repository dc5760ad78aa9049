/** Every passage with its terms that there is: of `passages.ts`, of the folders `passages/` and `corpus/`. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { passageFiles, passagesIn, type WrittenPassage } from './passage-files.ts';
import { PASSAGES } from './passages.ts';
import { readExpected } from './scoring.ts';

const corpus = join(dirname(fileURLToPath(import.meta.url)), 'corpus');
const issue = join(dirname(fileURLToPath(import.meta.url)), '../fixtures/own-issue');

/**
 * Passages that no rule and no weight was made with; only their total is looked at. From `unseen-d` and
 * `unseen-e` was learnt how sure is how right; from the newer ones, nothing at all.
 */
export const isUnseen = (file: string): boolean => file.startsWith('unseen');

/** The passages of `passages.ts`, one for each habit of printing. */
export const tablePassages = (): WrittenPassage[] =>
  PASSAGES.map(({ style, text, terms }) => ({
    file: 'passages',
    style,
    text,
    terms: terms.map(([hanzi, english, kind, abbreviation]) => ({
      hanzi,
      english: (english ?? '').split(' | '),
      kinds: kind ? [kind] : [],
      abbreviation: abbreviation ? [abbreviation] : [],
      suspect: false,
    })),
  }));

/** All passages, in order; `file` says where each is from. */
export function allPassages(): WrittenPassage[] {
  return [
    ...tablePassages(),
    ...readdirSync(corpus)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => ({
        file: 'corpus',
        style: name,
        text: readFileSync(join(corpus, name), 'utf8'),
        terms: readExpected(readFileSync(join(corpus, name.replace('.txt', '.expected.tsv')), 'utf8')),
      })),
    {
      file: 'own-issue',
      style: 'a whole issue',
      text: readFileSync(join(issue, 'issue.md'), 'utf8'),
      terms: readExpected(readFileSync(join(issue, 'expected.tsv'), 'utf8')),
    },
    ...passageFiles().flatMap((file) => passagesIn(file)),
  ];
}
