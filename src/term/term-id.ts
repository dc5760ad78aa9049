/**
 * When two writings of Chinese are the same term, and what names it: the one definition of both.
 *
 * Script, region, width, case, blanks and marks do not count: 《環球 時報》 and 环球时报 are one term, 主权AI and
 * 主权ＡＩ too. An identifier is made of the characters alone, so every device and every later version makes the
 * same one, homophones never meet in one, and a corrected reading keeps its reviews.
 */
import * as v from 'valibot';
import { foldVariants } from './variants.ts';

/**
 * A term's folded characters (`foldChinese`): 人类命运共同体. Of two words that are written alike the second one has
 * `~2` behind them, given by whoever writes a glossary.
 */
export type TermId = string & { readonly __term: never };

/** UTF-16 code units; the longest slogans that are printed as terms have some sixty characters. */
export const LONGEST_TERM_ID = 120;

const TERM_ID = /^[\p{L}\p{N}]*\p{Script=Han}[\p{L}\p{N}]*(?:~[2-9])?$/u;

const NOT_PLAIN_HAN = /[^\u3400-\u9fff\n]+/g;
const NOT_CHINESE_WORD = /[^\p{L}\p{N}\n]+/gu;

/**
 * Chinese text of any script and region, with what Latin letters and digits it holds: "《環球 時報》" becomes
 * "环球时报". A line break stays, so that many texts can be folded at once, joined by it.
 */
export function foldChinese(text: string): string {
  return foldVariants(
    text.replace(NOT_PLAIN_HAN, (run) => run.normalize('NFKC').toLowerCase().replace(NOT_CHINESE_WORD, '')),
  );
}

/**
 * What counts of a term's writing, as it is written: no blanks and marks, full-width letters as narrow ones. Two of
 * one term differ in script, region and case alone.
 */
export const countedSigns = (hanzi: string): string =>
  hanzi
    .replace(NOT_PLAIN_HAN, (run) => run.normalize('NFKC').replace(NOT_CHINESE_WORD, ''))
    .replaceAll('\n', '');

/** What two writings of one term have in common; the empty text where nothing is Chinese. */
export const termKey = (hanzi: string): string => foldChinese(hanzi).replaceAll('\n', '');

/**
 * The identifier of a term.
 *
 * @throws RangeError where the text holds no Chinese character, or more characters than an identifier may have
 */
export function termIdOf(hanzi: string): TermId {
  const id = termKey(hanzi);
  if (!isTermId(id)) throw new RangeError(`No term: ${hanzi.slice(0, 80)}`);
  return id;
}

/** Whether a text is formed as an identifier is; it need not be of any term. */
export function isTermId(value: unknown): value is TermId {
  return typeof value === 'string' && value.length <= LONGEST_TERM_ID && TERM_ID.test(value);
}

export const TermIdSchema = v.custom<TermId>(isTermId, 'is no identifier of a term');
