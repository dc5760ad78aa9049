/** The words of a list as finds: read, written in the other script and divided as any other term is. */
import * as v from 'valibot';
import type { Described } from '../../describe/describe.ts';
import { meaningsOf } from '../../describe/words.ts';
import type { ListedWord } from '../../exchange/word-list.ts';
import type { Lexicon } from '../../lexicon/lexicon.ts';
import { LONGEST, plainLine } from '../../library/plain-text.ts';
import { FindSchema, type Find } from '../../library/source.ts';
import type { Kind } from '../../term/kinds.ts';
import type { TermId } from '../../term/term-id.ts';
import { termKey } from '../../term/term-key.ts';
import type { Wanted } from '../read/term-list.ts';
import { readTyped } from '../read/typed-reading.ts';

/** What a source has no place for: the reader's own, and so edits. */
export interface OfReader {
  readonly term: TermId;
  readonly tags: readonly string[];
  readonly note: string;
}

export interface ListRemark {
  readonly row: number;
  readonly hanzi: string;
  /** `reading`: the list's does not fit the characters, the dictionary's was taken. `refused`: no term was made. */
  readonly about: 'reading' | 'refused';
  /** A sentence. */
  readonly problem: string;
}

export interface MadeWord {
  readonly find: Find | null;
  readonly ofReader: OfReader | null;
  readonly remark: ListRemark | null;
}

export interface MakingOptions {
  /** Of words whose row names none. */
  readonly kind: Kind;
  /** Takes the dictionary's first meaning where the list has none. */
  readonly fillIn: boolean;
}

/** A meaning out of the dictionary, which no person has looked at. */
const FILLED_IN = 0.5;

/** @param describe says how a term is read, by the same dictionary */
export function makeWord(
  word: ListedWord,
  { kind: usual, fillIn }: MakingOptions,
  lexicon: Lexicon,
  describe: (wanted: Wanted) => Described,
): MadeWord {
  const { row, hanzi, traditional, pinyin, gloss, tags, note, kind = usual } = word;
  const read = pinyin === undefined ? null : readTyped(hanzi, pinyin);
  const isName = kind === 'person' || kind === 'place';
  // Without tones it is no reading, but it chooses among several.
  const spelt =
    read?.reading === undefined ? (pinyin ?? (isName ? (gloss ?? undefined) : undefined)) : undefined;
  const described = describe({
    hanzi,
    kind,
    ...(traditional !== undefined && { traditional }),
    ...(read?.reading !== undefined && { reading: read.reading }),
    ...(spelt !== undefined && { romanisation: spelt }),
  });
  const ofDictionary =
    gloss === null && fillIn ? meaningsOf(described.hanzi, lexicon, described.numbered)[0] : undefined;
  const find = {
    term: termKey(described.hanzi),
    hanzi: described.hanzi,
    traditional: described.traditional,
    pinyin: described.pinyin,
    numbered: described.numbered,
    zhuyin: described.zhuyin,
    kind,
    gloss: gloss ?? (plainLine(ofDictionary ?? '', LONGEST.gloss) || null),
    confidence: ofDictionary === undefined ? 1 : FILLED_IN,
    words: described.words.map((one) => ({ ...one, gloss: plainLine(one.gloss, LONGEST.gloss) })),
    places: [],
  };
  const checked = v.safeParse(FindSchema, find, { abortEarly: true });
  if (!checked.success) {
    const problem = checked.issues[0].message;
    return { find: null, ofReader: null, remark: { row, hanzi, about: 'refused', problem } };
  }
  return {
    find: checked.output,
    ofReader: tags.length > 0 || note !== '' ? { term: checked.output.term, tags, note } : null,
    remark:
      read?.problem !== undefined && !readsAs(pinyin ?? '', described.pinyin)
        ? { row, hanzi, about: 'reading', problem: read.problem }
        : null,
  };
}

/** Whether a reading says the same as far as it says anything: its tones may be missing. */
const readsAs = (a: string, b: string): boolean => bare(a) === bare(b);
const bare = (reading: string): string =>
  reading
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}|[^\p{L}]/gu, '');
