/** Why a word is found that was typed as Taiwan or Hong Kong has it. */
import { hasHan, plainSigns } from '../../look-up/fold.ts';
import { mainlandForms, regionalWordsIn } from '../../term/regions.ts';
import { foldChinese } from '../../term/term-key.ts';
import type { Script } from '../shell/appearance.ts';

/**
 * "Taiwan writes 軟體 for 软件."
 *
 * @param shown what stands in the lists; undefined where none of it is what the region's word stands for
 */
export function regionalNote(
  query: string,
  shown: readonly { readonly hanzi: string }[],
  script: Script,
): string | undefined {
  if (!hasHan(query)) return undefined;
  const folded = foldChinese(plainSigns(query));
  const meant = mainlandForms(folded);
  if (!shown.some(({ hanzi }) => meant.some((form) => foldChinese(hanzi).includes(form)))) return undefined;
  const inScript = (word: string) => (script === 'traditional' ? word : foldChinese(word));
  const notes = regionalWordsIn(folded).flatMap((word) =>
    typeof word === 'string'
      ? []
      : [`${word.region} writes ${word.there} for ${word.here.map(inScript).join(' or ')}.`],
  );
  return [...new Set(notes)].join(' ');
}
