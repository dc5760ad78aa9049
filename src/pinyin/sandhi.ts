/** Tones that change in speech and not in writing: 一, 不, and a third tone before another. */
import type { Syllable, Tone } from './syllable.ts';

/**
 * Of each syllable the tone it is spoken with where that is another than the written one; null where it is not.
 *
 * 一 is yí before a fourth tone (and before 个, which is one made light) and yì before any other; 不 is bú before
 * a fourth tone, and taken for it before any other, where the rule is often carried over (bú kě); a third tone is spoken
 * as a second before a third.
 *
 * @param characters the character of each syllable; empty where it is not known
 */
export function changedTones(syllables: readonly Syllable[], characters: readonly string[]): (Tone | null)[] {
  return syllables.map(({ tone }, i) => {
    const next = syllables[i + 1]?.tone;
    if (next === undefined) return null;
    if (characters[i] === '一' && tone === 1) return next >= 4 ? 2 : 4;
    if (characters[i] === '不' && tone === 4) return 2;
    return tone === 3 && next === 3 ? 2 : null;
  });
}
