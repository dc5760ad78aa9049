/** A reading that a person has given in numbers, spelt as the reading it takes the place of. */
import { toMarks, toZhuyin } from './syllable.ts';

const SYLLABLE = /^[a-zêü]+[0-5]$/i;

/**
 * @param numbered numbered pinyin, a syllable per character and Latin letters as they are: `zhu3 quan2 AI`
 * @param pinyin the present spelling: where its letters fit, the new one is divided into words and has capitals as it
 * @returns both spellings; a part that is no syllable stays as it is
 */
export function respell(numbered: string, pinyin: string): { pinyin: string; zhuyin: string } {
  const parts = numbered
    .trim()
    .split(/\s+/)
    .map((part) => part.normalize('NFC').replace(/u:|v/gi, 'ü'));
  const marked = parts.map((part) => (SYLLABLE.test(part) ? withCapital(toMarks(part), part) : part));
  return {
    pinyin: dividedAs(marked, pinyin) ?? marked.join(' '),
    zhuyin: parts.map((part) => toZhuyin(part) ?? part).join(' '),
  };
}

/** `Zeng1`, as dictionaries write names, keeps its capital. */
function withCapital(marked: string, numbered: string): string {
  const first = numbered.charAt(0);
  return first === first.toLowerCase() ? marked : marked.charAt(0).toUpperCase() + marked.slice(1);
}

/** The syllables with what stands between the same letters in `pinyin`; null where its letters are others. */
function dividedAs(marked: readonly string[], pinyin: string): string | null {
  const letters = Array.from(pinyin.normalize('NFC'));
  let at = 0;
  let text = '';
  for (const syllable of marked) {
    while (at < letters.length && !/[\p{L}\p{N}]/u.test(letters[at]!)) text += letters[at++]!;
    for (const letter of syllable) {
      const present = letters[at++];
      if (present === undefined || plain(present) !== plain(letter)) return null;
      text += present === present.toLowerCase() ? letter : letter.toUpperCase();
    }
  }
  return letters.slice(at).some((letter) => /[\p{L}\p{N}]/u.test(letter))
    ? null
    : text + letters.slice(at).join('');
}

/** A letter without its tone; ü stays ü. */
const plain = (letter: string): string =>
  letter
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC');
