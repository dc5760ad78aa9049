/** What is told of word lists: their columns, what is wrong with them, and what became of them. */
import type { Column, ListFormat, ListProblem, RowProblem } from '../../exchange/word-list.ts';
import { MOST_ROWS } from '../../exchange/word-list.ts';
import type { InputProblem } from '../read/text-file.ts';
import { megabytes, wordFailure, wordProblem } from '../read/wording.ts';
import { counted } from '../term/labels.ts';
import type { Reason } from './messages.ts';
import type { Progress } from './word-work.ts';

export const COLUMN_LABELS: Readonly<Record<Column, string>> = {
  hanzi: 'Chinese',
  traditional: 'Traditional form',
  pinyin: 'Reading',
  english: 'English',
  kind: 'Kind',
  tags: 'Tags',
  note: 'Note',
};

export const FORMAT_LABELS: Readonly<Record<ListFormat, string>> = {
  csv: 'A table with commas or semicolons (CSV)',
  tsv: 'A table with tabs',
  anki: 'Notes of Anki',
  tbx: 'A termbase (TBX)',
  xlsx: 'A workbook (XLSX)',
  lines: 'A word on each line',
};

export const ROW_PROBLEMS: Readonly<Record<RowProblem['problem'], string>> = {
  'no-chinese': 'no Chinese in it',
  'too-long': 'longer than a term can be',
};

export interface Failure {
  readonly happened: string;
  readonly todo: string;
}

/** Why a list or a word could not be worked on, and what to do. */
export function wordReason(reason: Reason): Failure {
  switch (reason) {
    case 'empty':
    case 'too-many-rows':
    case 'too-many-columns':
    case 'broken-xml':
    case 'not-tbx':
    case 'broken-workbook':
      return wordListProblem(reason);
    case 'fault':
      return {
        happened: 'The work broke off',
        todo: 'A list of this length may need more memory than the browser gives. Try again, or bring a part of it.',
      };
    default:
      return wordFailure(reason);
  }
}

function wordListProblem(problem: ListProblem): Failure {
  switch (problem) {
    case 'empty':
      return { happened: 'The list has no rows', todo: 'Choose another file, or paste the words.' };
    case 'too-many-rows':
      return {
        happened: `The list has more than ${MOST_ROWS.toLocaleString('en')} rows`,
        todo: 'Divide it, and add the parts one after the other.',
      };
    case 'too-many-columns':
      return {
        happened: 'The list has more columns than a word can use',
        todo: 'It may not be a word list. Choose another file, or save it with the columns you need.',
      };
    case 'broken-xml':
      return {
        happened: 'The termbase is damaged',
        todo: 'It may have been cut short. Save it once more from the program that made it.',
      };
    case 'not-tbx':
      return {
        happened: 'The file is XML, but no termbase',
        todo: 'Save the list as TBX, or as a table (CSV).',
      };
    case 'broken-workbook':
      return {
        happened: 'The workbook is damaged',
        todo: 'It may have been cut short. Save it once more from the program that made it, or as a table (CSV).',
      };
  }
}

/** A workbook has a password before anything in it can be seen. */
export const lockedWorkbook = (name: string): string =>
  `“${name}” has a password. Open it in the program that made it, save it without one, and bring that.`;

/** What is wrong with a file, and what to do. */
export function wordFileProblem(name: string, problem: InputProblem): string {
  if (problem === 'archive') {
    return `“${name}” is an archive or a document of another program. In Anki choose File, Export, “Notes in plain text”; in a spreadsheet save it as a workbook (.xlsx) or as CSV.`;
  }
  return wordProblem({ name, problem });
}

export function wordProgress(progress: Progress | null, lexiconBytes: number): string {
  switch (progress?.type) {
    case undefined:
      return 'Starting…';
    case 'fetching':
      return `Fetching the dictionary: ${megabytes(progress.bytes)} of ${megabytes(lexiconBytes)}`;
    case 'opening':
      return 'Opening the dictionary…';
    case 'making':
      return `${progress.done.toLocaleString('en')} of ${counted(progress.of, 'word')}`;
  }
}
