/** Written pinyin, of a word or a sentence, in zhuyin. */
import { parseSyllables } from './parse.ts';
import { toZhuyin } from './syllable.ts';

/** The signs of pinyin's Latin type as they stand among characters. */
const SIGNS: Readonly<Record<string, string>> = {
  ',': '，',
  '.': '。',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
};

/**
 * `rénlèi de mìngyùn.` → `ㄖㄣˊ ㄌㄟˋ ˙ㄉㄜ ㄇㄧㄥˋ ㄩㄣˋ。`: syllables with blanks between them, an unmarked one in
 * the neutral tone. What is no pinyin stays, above all Latin abbreviations and numbers (AI, 5G).
 */
export function pinyinToZhuyin(pinyin: string): string {
  let written = '';
  let blank = false;
  for (const [part] of pinyin.normalize('NFC').matchAll(/[\p{L}\p{M}\p{N}'’]+|[^]/gu)) {
    if (/^[\s-]$/.test(part)) {
      blank = written !== '';
      continue;
    }
    const isWord = /^[\p{L}\p{N}]/u.test(part);
    // A sign follows its word at once; a quotation mark or bracket that opens does not.
    if (blank && !/[，。；：？！]$/.test(written) && (isWord || /^[“‘(]$/.test(part))) written += ' ';
    else if (isWord && /[ㄅ-ㄯˊˇˋ]$/u.test(written)) written += ' ';
    blank = false;
    written += isWord ? inZhuyin(part) : (SIGNS[part] ?? part);
  }
  return written;
}

function inZhuyin(word: string): string {
  // Capitals alone are letters: AI is no syllable.
  if (/\p{N}/u.test(word) || /^\p{Lu}{2,}$/u.test(word)) return word;
  const [division] = parseSyllables(word);
  const syllables = division?.map(({ base, tone }) => toZhuyin(`${base}${tone ?? 5}`));
  return syllables?.every((one) => one !== null) ? syllables.join(' ') : word;
}
