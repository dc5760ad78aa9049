/**
 * English that a text's layout gives to its Chinese, so that nothing needs to be weighed: the column of a table that
 * says so at its head, or the line of an entry that is labelled.
 */
import type { Lexicon } from '../../lexicon/lexicon.ts';
import type { ChineseRun } from '../chinese.ts';
import type { Field } from './field.ts';
import { readLabels } from './labels.ts';
import { readTables } from './tables.ts';
import { readTurns } from './turns.ts';

/** The fields of runs, by the offset of the run; runs that no layout speaks for are left out. */
export function fieldsOf(text: string, runs: readonly ChineseRun[], lexicon: Lexicon): Map<number, Field> {
  const fields = new Map<number, Field>();
  readTables(text, runs, lexicon, fields);
  readLabels(text, runs, fields);
  readTurns(text, runs, lexicon, fields);
  return fields;
}
