/** Chinese as a reader of any level meets it: in both scripts and with its reading. */
import type { Quoted } from '../glossary/entry.ts';
import { divideByScript } from '../glossary/prose.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { toTraditional } from '../lexicon/script.ts';
import { segment } from '../lexicon/segment.ts';
import { matchRomanisation, romanise } from '../pinyin/index.ts';
import { isSurname } from '../pinyin/surname.ts';

export interface Chinese {
  readonly hanzi: string;
  readonly traditional: string;
  readonly pinyin: string;
}

export interface ChineseWriter {
  /** A word, a phrase or a sentence in simplified characters. */
  write(hanzi: string): Chinese;
  /** Every stretch of Chinese in English prose, by itself. */
  quotedIn(prose: readonly (string | undefined)[]): Quoted;
}

/** `known` are terms whose forms are settled; they are taken as they are where they stand alone. */
export function createChineseWriter(lexicon: Lexicon, known: readonly Chinese[]): ChineseWriter {
  const settled = new Map(known.map((term) => [term.hanzi, term]));
  const write = (hanzi: string): Chinese => {
    const bare = hanzi.replaceAll(/^[“‘《〈「]|[”’》〉」]$/gu, '');
    const term = settled.get(bare);
    if (!term) {
      const { pinyin } = romanise(hanzi, { lexicon });
      return {
        hanzi,
        traditional: toTraditional(hanzi),
        pinyin: isSentence(hanzi) ? capitalised(pinyin) : pinyin,
      };
    }
    return { hanzi, traditional: hanzi.replace(bare, () => term.traditional), pinyin: term.pinyin };
  };
  return {
    write,
    quotedIn: (prose) => {
      const quoted: Record<string, Quoted[string]> = {};
      for (const text of prose) {
        let before = '';
        for (const run of text ? divideByScript(text) : []) {
          if (run.chinese && quoted[run.text] === undefined) {
            const { traditional, pinyin } = write(run.text);
            quoted[run.text] = { traditional, pinyin: nameInPinyin(run.text, before, lexicon) ?? pinyin };
          }
          before = run.text;
        }
      }
      return quoted;
    },
  };
}

/** A name in two words, and the bracket that opens behind it: "its head, Zhou Hui (". */
const NAME_BEFORE = /(\p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}’'-]+) \($/u;

/** What stands behind a person's name is that name where it reads so, or where it is a surname and what is no word. */
function nameInPinyin(hanzi: string, before: string, lexicon: Lexicon): string | undefined {
  const name = NAME_BEFORE.exec(before)?.[1];
  if (name === undefined) return undefined;
  const chars = Array.from(hanzi);
  if (chars.length > 4 || !isSurname(chars[0]!, lexicon)) return undefined;
  const isNoWord = chars.length === 3 && segment(hanzi, lexicon).length === chars.length;
  const reads = matchRomanisation(hanzi, name, lexicon).verdict === 'full';
  if (!reads && !isNoWord) return undefined;
  return romanise(hanzi, { lexicon, kind: 'person', ...(reads && { printedRomanisation: name }) }).pinyin;
}

function isSentence(hanzi: string): boolean {
  return /[。！？；]/u.test(hanzi);
}

function capitalised(text: string): string {
  return text.replace(/\p{L}/u, (letter) => letter.toUpperCase());
}
