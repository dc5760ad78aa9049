/** What can be done to the rows of a list of found terms: a reading does it to its draft, a kept source by edits. */
import type { Shape, Value, Values } from './corrections.ts';
import type { FoundTerm } from './found-term.ts';

/** Each gives what stood in the way, a sentence, with nothing changed; null where it is done. */
export interface TermActs {
  correct(row: FoundTerm, values: Values): Promise<string | null>;
  /** One value as it was found. */
  restore(row: FoundTerm, value: Value): Promise<string | null>;
  /** Changes which characters are a term. */
  shape(made: Shape): Promise<string | null>;
  /** Takes that back. */
  unshape(row: FoundTerm): Promise<string | null>;
  leaveOut(row: FoundTerm): Promise<string | null>;
  takeBack(row: FoundTerm): Promise<string | null>;
  /** Whether it comes first among the new ones. */
  study(row: FoundTerm, to: boolean): Promise<string | null>;
}

/** What the reader made of a row, each to be undone by itself. */
export type Made = Value | 'characters';

export const MADE_LABELS: Readonly<Record<Made, string>> = {
  english: 'wording',
  kind: 'kind',
  reading: 'reading',
  characters: 'characters',
};

export const NOT_ALLOWED = 'The text does not allow that.';
