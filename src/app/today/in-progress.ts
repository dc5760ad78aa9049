/** The reading in progress, for Today. Apart, because it needs all that checks a draft. */
import { PASTED, readDraft } from '../read/draft.ts';

/** The reading in progress. */
export interface InProgress {
  /** What it is called, or how it begins. */
  readonly title: string;
  /** Terms found in it; null where it is not read yet. */
  readonly terms: number | null;
}

/** Characters of a text's beginning that stand for its title. */
const BEGINNING = 60;

/** @param stored whatever lies where the draft does; null where nothing can be continued */
export function inProgress(stored: unknown): InProgress | null {
  const read = readDraft(stored);
  if (read.state !== 'read') return null;
  const { text, files, findings } = read.draft;
  if (findings === null && text.trim() === '' && files.length === 0) return null;
  const named = files.find(({ name }) => name !== PASTED)?.name;
  const line = text.split('\n').find((one) => one.trim() !== '');
  return {
    title: findings?.facts[0]?.title || named || beginning(line ?? '') || PASTED,
    terms: findings === null ? null : findings.terms.reduce((sum, { length }) => sum + length, 0),
  };
}

function beginning(line: string): string {
  const signs = Array.from(line.replace(/^[#>*\s]+/, '').trim());
  return signs.length <= BEGINNING ? signs.join('') : `${signs.slice(0, BEGINNING).join('').trimEnd()}…`;
}
