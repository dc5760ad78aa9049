/**
 * English that a text's layout gives to its Chinese, so that nothing needs to be weighed: the column of a table that
 * says so at its head, or the line of an entry that is labelled.
 */
import type { Lexicon } from '../../lexicon/lexicon.ts';
import type { ChineseRun } from '../chinese.ts';
import type { Stretch } from '../gloss.ts';
import { readLabels } from './labels.ts';
import { readTables } from './tables.ts';
import { readTurns } from './turns.ts';

/** What stands for a run elsewhere in its row or entry; null where that is empty, or where there is no such place. */
export interface Field {
  readonly english: Stretch | null;
  readonly pinyin: Stretch | null;
  /** How it was found, in words for a person. */
  readonly signal: string;
}

/** The fields of runs, by the offset of the run; runs that no layout speaks for are left out. */
export function fieldsOf(text: string, runs: readonly ChineseRun[], lexicon: Lexicon): Map<number, Field> {
  const fields = new Map<number, Field>();
  readTables(text, runs, lexicon, fields);
  readLabels(text, runs, fields);
  readTurns(text, runs, lexicon, fields);
  return fields;
}
