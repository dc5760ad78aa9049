/**
 * What names a term: its characters, folded (term-key.ts), so that every device and every later version makes the same
 * identifier, homophones never meet in one, and a corrected reading keeps its reviews. Here is only its form; what
 * makes one brings tables of characters, which the first screen does not need.
 */
import * as v from 'valibot';

/**
 * A term's folded characters (`termIdOf`): 人类命运共同体. Of two words that are written alike the second one has
 * `~2` behind them, given by whoever writes a glossary.
 */
export type TermId = string & { readonly __term: never };

/** UTF-16 code units; the longest slogans that are printed as terms have some sixty characters. */
export const LONGEST_TERM_ID = 120;

const TERM_ID = /^[\p{L}\p{N}]*\p{Script=Han}[\p{L}\p{N}]*(?:~[2-9])?$/u;

/** Whether a text is formed as an identifier is; it need not be of any term. */
export function isTermId(value: unknown): value is TermId {
  return typeof value === 'string' && value.length <= LONGEST_TERM_ID && TERM_ID.test(value);
}

export const TermIdSchema = v.custom<TermId>(isTermId, 'is no identifier of a term');
