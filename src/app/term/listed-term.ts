/** What lists show of a term, whether it comes from the library or from a shipped glossary. */
import type { Entry } from '../../library/entry.ts';
import type { Written } from '../../library/entry.ts';

export interface ListedTerm {
  readonly id: string;
  readonly hanzi: string;
  readonly traditional: string;
  readonly pinyin: string;
  readonly pinyinNumbered: string;
  readonly zhuyin: string;
  readonly zhuyinTaiwan?: string | undefined;
  readonly gloss?: string | null | undefined;
  readonly abbreviation?: string | undefined;
  /** Of an entry of a shipped glossary. */
  readonly origin?: Written['origin'];
  /** Of an entry of the library. */
  readonly written?: Pick<Written, 'origin'>;
}

/** Whether the term's Chinese is supplied: its issue names the thing in English only. */
export function isSupplied({ origin, written }: Pick<ListedTerm, 'origin' | 'written'>): boolean {
  return (origin ?? written?.origin) === 'supplied';
}

/** What the glossary has written of a term, with what the reader has put right in it. */
export function writtenOf(entry: Entry): Written | undefined {
  const { written, gloss, kind, pinyin, pinyinNumbered, zhuyin, tags } = entry;
  if (written === undefined) return undefined;
  return {
    ...withoutTaiwan(written),
    ...(gloss !== null && { gloss }),
    kind,
    pinyin,
    pinyinNumbered,
    zhuyin,
    ...(entry.zhuyinTaiwan !== undefined && { zhuyinTaiwan: entry.zhuyinTaiwan }),
    tags: [...tags],
  };
}

/** The reader's own reading stands for both regions. */
function withoutTaiwan(written: Written): Written {
  const rest = { ...written };
  delete rest.zhuyinTaiwan;
  return rest;
}

/** A term's words, as the glossary gives them, else as the first source does that divides it. */
export function wordsOf({ written, finds }: Entry): Pick<Written, 'words' | 'quoted'> {
  if (written !== undefined) return written;
  const words = finds.find(({ find }) => find.words.length > 0)?.find.words ?? [];
  return { words: [...words], quoted: {} };
}
