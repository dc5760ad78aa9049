/** What pinyin-pro reads, as numbered syllables. */
import { pinyin } from 'pinyin-pro';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { cedictSyllables, HAN, usualForm } from './character.ts';
import { readMarked, writeNumbered } from './syllable.ts';

/** pinyin-pro's reading of each character of a run; an empty string where it has none. */
export function readByPinyinPro(run: string, lexicon: Lexicon): string[] {
  const read = (text: string) => checked(text, pinyin(text, { type: 'array', toneSandhi: false }));
  const readings = read(run);
  const usual = usualForm(run, lexicon);
  if (usual === run) return readings;
  // It knows fewer words in traditional characters, and reads 麗 as in 高麗 wherever it stands.
  const chars = Array.from(run);
  const others = read(usual);
  const isCommon = (char: string, numbered: string) =>
    lexicon
      .senses(char)
      .some((sense) => /^[a-z]/.test(sense.pinyin) && cedictSyllables(sense.pinyin)[0] === numbered);
  return readings.map((reading, i) =>
    !isCommon(chars[i]!, reading) && isCommon(chars[i]!, others[i]!) ? others[i]! : reading,
  );
}

export function surnameByPinyinPro(surname: string): string[] {
  return checked(
    surname,
    pinyin(surname, { type: 'array', toneSandhi: false, mode: 'surname', surname: 'head' }),
  );
}

function checked(run: string, read: readonly string[]): string[] {
  const chars = Array.from(run);
  const list =
    read.length === chars.length
      ? read
      : chars.map((char) => pinyin(char, { type: 'array', toneSandhi: false })[0] ?? '');
  return list.map((syllable, i) => (HAN.test(chars[i]!) ? numberedOf(syllable) : ''));
}

const fromMarks = new Map<string, string>();
const MOST_MARKED = 5_000;

/**
 * A syllable with its mark as a numbered one; empty where it is none. pinyin-pro can write numbers itself, with twenty
 * regular expressions for each syllable.
 */
function numberedOf(marked: string): string {
  let written = fromMarks.get(marked);
  if (written === undefined) {
    const syllable = readMarked(marked);
    // 哼 hng without a mark: nobody says how it is read.
    const isRead = syllable && (syllable.tone !== 5 || /[aoeiuüê]|[nm]$/.test(syllable.base));
    written = isRead ? writeNumbered(syllable) : '';
    if (fromMarks.size >= MOST_MARKED) fromMarks.clear();
    fromMarks.set(marked, written);
  }
  return written;
}
