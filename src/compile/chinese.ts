/** Chinese as a reader of any level meets it: in both scripts and with its reading. */
import type { Quoted } from '../glossary/entry.ts';
import { divideByScript } from '../glossary/prose.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { toTraditional } from '../lexicon/script.ts';
import { romanise } from '../pinyin/index.ts';

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
      const runs = prose.flatMap((text) => (text ? divideByScript(text) : []));
      const stretches = new Set(runs.filter(({ chinese }) => chinese).map(({ text }) => text));
      return Object.fromEntries(
        [...stretches].map((stretch) => {
          const { traditional, pinyin } = write(stretch);
          return [stretch, { traditional, pinyin }];
        }),
      );
    },
  };
}

function isSentence(hanzi: string): boolean {
  return /[。！？；]/u.test(hanzi);
}

function capitalised(text: string): string {
  return text.replace(/\p{L}/u, (letter) => letter.toUpperCase());
}
