/** People's names in running text that no dictionary has: found by the title beside them, or by the speaking after them. */
import type { Lexicon } from '../lexicon/lexicon.ts';
import { FUNCTION } from '../pinyin/orthography/word-lists.ts';
import { isSurname } from '../pinyin/surname.ts';
import { TITLES } from '../pinyin/titles.ts';

/** What people do in reports right after their names. */
const SPEAKS =
  /^(?:说|說|表示|指出|强调|強調|认为|認為|称|稱|坦言|介绍|介紹|写道|寫道|回忆|回憶|透露|告诉|告訴|主持|出席|会见|會見|率领|率領)$/;
/** What is said so often that it is hardly part of a name: its count in the word list. */
const COMMON = 60_000;

/**
 * How many words from `at` on are a person's name: a surname, and a given name of one or two characters. 0 where they
 * are none.
 */
export function nameLength(words: readonly string[], at: number, lexicon: Lexicon): number {
  const surname = words[at]!;
  if (surname.length > 2 || FUNCTION.has(surname) || !isSurname(surname, lexicon)) return 0;
  const mayBeGiven = (word: string | undefined) =>
    word !== undefined &&
    /^\p{Script=Han}$/u.test(word) &&
    !FUNCTION.has(word) &&
    lexicon.count(word) < COMMON;
  const given = mayBeGiven(words[at + 1]) ? (mayBeGiven(words[at + 2]) ? 2 : 1) : 0;
  if (given === 0) return 0;
  const before = words[at - 1] ?? '';
  for (const length of given === 2 ? [2, 1] : [1]) {
    const after = words[at + 1 + length] ?? '';
    if (TITLES.has(after) || SPEAKS.test(after) || (length === 2 && TITLES.has(before))) return 1 + length;
  }
  return 0;
}
