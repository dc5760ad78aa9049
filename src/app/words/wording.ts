/** What is told of word lists: their columns, what is wrong with them, and what became of them. */
import type { Column, ListFormat, ListProblem, RowProblem } from '../../exchange/word-list.ts';
import { MOST_ROWS } from '../../exchange/word-list.ts';
import type { PackageProblem } from '../../exchange/anki/package-error.ts';
import type { InputProblem } from '../read/text-file.ts';
import { wordFailure, wordProblem, type BroughtProblem } from '../read/wording.ts';
import { counted } from '../term/labels.ts';
import { DIRECTION_LABELS, storageSize } from '../learner/wording.ts';
import type { Overview, Reason } from './messages.ts';
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
  apkg: 'A package of Anki',
  tbx: 'A termbase (TBX)',
  xlsx: 'A workbook (XLSX)',
  lines: 'A word on each line',
};

export const ROW_PROBLEMS: Readonly<Record<RowProblem['problem'], string>> = {
  'no-chinese': 'no Chinese in it',
  'too-long': 'longer than a term can be',
  'latin-words': 'other words beside the Chinese, in one column',
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
    case 'broken-package':
    case 'newer-package':
    case 'large-package':
    case 'no-notes':
      return packageProblem(reason);
    case 'fault':
      return {
        happened: 'The work broke off',
        todo: 'A list of this length may need more memory than the browser gives. Try again, or bring a part of it.',
      };
    default:
      return wordFailure(reason);
  }
}

function packageProblem(problem: PackageProblem): Failure {
  switch (problem) {
    case 'broken-package':
      return {
        happened: 'The file is no sound package of Anki',
        todo: 'It may have been cut short. Export it once more from Anki: File, Export.',
      };
    case 'newer-package':
      return {
        happened: 'The package is of a later Anki than this version knows',
        todo: 'In Anki choose File, Export, and there “Support older Anki versions”.',
      };
    case 'large-package':
      return {
        happened: 'The package holds more than can be taken at once',
        todo: 'In Anki export one deck of it, without media.',
      };
    case 'no-notes':
      return { happened: 'The package has no notes', todo: 'Choose another file.' };
  }
}

/** Nothing leaves the log, and so whoever takes a list back is told. */
export const answersStay = (answers: number): string =>
  answers === 1 ? 'Its answer stays in your log.' : `Its ${counted(answers, 'answer')} stay in your log.`;

/** A package of Anki that is too large to be opened. */
export const largePackage = (name: string): string =>
  `“${name}” is too large for a browser. In Anki export it without media, or one deck of it.`;

/** @param why what kept them from being stored */
export const reviewsNotStored = ({ happened, todo }: Failure): Failure => ({
  happened: 'The words are here, and their reviews were not stored',
  todo: `${happened}. ${todo} Bring the same file once more: nothing is added twice.`,
});

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

/** What becomes of the reviews of a template of Anki. */
export function templateText({ direction, answers }: Template): string {
  const of = counted(answers, 'answer');
  return direction === null
    ? `none of the ways in which you are asked here; ${of} left out`
    : `${DIRECTION_LABELS[direction].name}, ${of}`;
}
type Template = NonNullable<Overview['anki']>['templates'][number];

/** A workbook has a password before anything in it can be seen. */
export const lockedWorkbook = (name: string): string =>
  `“${name}” has a password. Open it in the program that made it, save it without one, and bring that.`;

/** What is wrong with a file, and what to do. */
export function wordFileProblem(name: string, problem: InputProblem | BroughtProblem): string {
  if (problem === 'archive') {
    return `“${name}” is an archive or a document of another program. From Anki bring a package (.apkg); in a spreadsheet save it as a workbook (.xlsx) or as CSV.`;
  }
  return wordProblem({ name, problem });
}

export function wordProgress(progress: Progress | null, lexiconBytes: number): string {
  switch (progress?.type) {
    case undefined:
      return 'Starting…';
    case 'fetching':
      return `Fetching the dictionary: ${storageSize(progress.bytes)} of ${storageSize(lexiconBytes)}`;
    case 'opening':
      return 'Opening the dictionary…';
    case 'making':
      return `${progress.done.toLocaleString('en')} of ${counted(progress.of, 'word')}`;
  }
}
