/**
 * When two writings of Chinese are the same term: the one definition.
 *
 * Script, region, width, case, blanks and marks do not count: 《環球 時報》 and 环球时报 are one term, 主权AI and
 * 主权ＡＩ too.
 */
import { isTermId, type TermId } from './term-id.ts';
import { foldVariants } from './variants.ts';

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
