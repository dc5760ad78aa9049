/** Repairs a damaged term where the evidence is there, and says what cannot be repaired. */
import { segment } from '../lexicon/segment.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { isPinyin, matchRomanisation, parseSyllables, suggestCorrection } from '../pinyin/index.ts';
import { readingsOf } from '../pinyin/character.ts';
import type { Profile } from './align.ts';
import type { Flag } from './term.ts';

export interface Repair {
  readonly hanzi: string;
  readonly flag: Flag;
}

/**
 * A 一 that is a dash: between two names, where no word of the dictionary holds it, and the English (if any)
 * has a dash there and no "one". Null when there is none.
 */
export function dashForYi(
  profile: Profile,
  english: readonly string[] | null,
  lexicon: Lexicon,
): Repair | null {
  const { hanzi } = profile;
  if (!hanzi.slice(1, -1).includes('一')) return null;
  const words = segment(hanzi, lexicon);
  const isName = (word: string | undefined) =>
    word !== undefined &&
    lexicon.senses(word).some((s) => /^[A-Z]/.test(s.pinyin) && !/^surname/.test(s.glosses[0] ?? ''));
  let at = 0;
  for (let i = 0; i < words.length; at += words[i]!.length, i++) {
    if (words[i] !== '一' || i === 0 || i === words.length - 1) continue;
    let dash = false;
    for (const word of english ?? []) {
      const [left, right] = word.split(/[-–—一]/);
      if (!left || !right || !/^\p{Lu}/u.test(right)) continue;
      const joins =
        profile.links(left).some((l) => l.to <= at) &&
        (profile.links(right).some((l) => l.from > at) || /^\p{Lu}{2,}$/u.test(right));
      dash ||= joins;
    }
    if (english?.some((w) => /^(?:one|first|single|uni|same|a)$/i.test(w))) continue;
    if (!dash && !(isName(words[i - 1]) && isName(words[i + 1]))) continue;
    const read = `${hanzi.slice(0, at)}—${hanzi.slice(at + 1)}`;
    return {
      hanzi: read,
      flag: {
        type: 'dash-for-yi',
        message: 'The character 一 was read as a dash between two names.',
        from: hanzi,
        read,
      },
    };
  }
  return null;
}

/**
 * A name printed in pinyin that its characters do not spell: as many syllables as characters, some or all
 * other ones. Null where the English is no pinyin name or agrees.
 */
export function nameMismatch(hanzi: string, english: string, aligned: number, lexicon: Lexicon): Flag | null {
  const size = Array.from(hanzi).length;
  const words = english.split(/\s+/);
  if (size < 2 || size > 4 || words.length > 3 || aligned > 0 || !/^\p{Script=Han}+$/u.test(hanzi))
    return null;
  if (!words.every((w) => /^\p{Lu}/u.test(w)) || !isPinyin(english)) return null;
  if (!parseSyllables(english).some((s) => s.length === size)) return null;
  const match = matchRomanisation(hanzi, english, lexicon);
  if (match.verdict === 'full' || match.verdict === 'surname') return null;
  const reading = Array.from(hanzi, (c) => (readingsOf(c, lexicon)[0] ?? c).replace(/\d$/, '')).join('');
  const letters = english.toLowerCase().replace(/[^\p{L}]/gu, '');
  // The misprint is in the romanisation if one letter sets it right; else likely in the characters.
  const suggestion = oneEditApart(reading, letters)
    ? reading[0]!.toUpperCase() + reading.slice(1)
    : suggestCorrection(hanzi, english, lexicon, { most: 1 }).find(({ listed }) => listed)?.hanzi;
  return {
    type: 'name-mismatch',
    message: `${hanzi} reads ${reading}, but ${english} is printed; one of them is a misprint.`,
    from: english,
    read: reading,
    ...(suggestion !== undefined && { suggestion }),
  };
}

/** Whether one letter inserted, left out, changed or exchanged with its neighbour makes the one the other. */
export function oneEditApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  const rest = (s: string, n: number) => s.slice(i + n);
  return (
    rest(a, 1) === rest(b, 1) ||
    rest(a, 1) === rest(b, 0) ||
    rest(a, 0) === rest(b, 1) ||
    (a[i] === b[i + 1] && a[i + 1] === b[i] && rest(a, 2) === rest(b, 2))
  );
}
