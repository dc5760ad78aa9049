/** What the dictionary shows below the library's own terms, and what it shows above them. */
import { termKey } from '../../term/term-key.ts';
import type { Answer } from './look-up.ts';
import type { FoundInDictionary, ShownWord } from './messages.ts';

export interface Layers {
  /**
   * A word that is just what was typed, where no term of the library is: it stands before all. So does one that fits as
   * well as the first of the terms and is a part of it: 主义 before 单边主义.
   */
  readonly first: ShownWord | undefined;
  readonly words: readonly ShownWord[];
  /** How many words the dictionary has found. */
  readonly total: number;
  /** Whether there are more than are given. */
  readonly isCut: boolean;
  /** Of a longer phrase. */
  readonly parts: readonly ShownWord[];
  readonly characters: readonly ShownWord[];
  /** Nothing at all. */
  readonly isEmpty: boolean;
}

const isIn = ({ hanzi }: ShownWord, term: { readonly hanzi: string } | undefined): boolean =>
  term !== undefined && term.hanzi !== hanzi && term.hanzi.includes(hanzi);

/** Under what each word that is found would be in the library, by its characters. */
export const keysOf = (found: FoundInDictionary | undefined): ReadonlyMap<string, string> =>
  new Map(found?.words.map(({ hanzi }) => [hanzi, termKey(hanzi)]));

/**
 * @param inLibrary the term that a word is in the library; what its list shows already is not shown twice
 */
export function layersOf(
  found: Answer,
  inDictionary: FoundInDictionary | undefined,
  inLibrary: (hanzi: string) => string | undefined,
): Layers {
  if (inDictionary === undefined || found.state === 'index')
    return { first: undefined, words: [], total: 0, isCut: false, parts: [], characters: [], isEmpty: true };
  const listed = new Set(found.state === 'hits' ? found.entries.map(({ id }) => id as string) : []);
  const isNew = ({ hanzi }: ShownWord) => !listed.has(inLibrary(hanzi) ?? '');
  const { words, total, best, parts, characters } = inDictionary;
  const [top] = words;
  const isBetter =
    top !== undefined &&
    found.state === 'hits' &&
    isNew(top) &&
    found.best !== 'exact' &&
    (best === 'exact' || (best === found.best && isIn(top, found.entries[0])));
  const rest = (isBetter ? words.slice(1) : words).filter(isNew);
  return {
    first: isBetter ? top : undefined,
    words: rest,
    total,
    isCut: total > words.length,
    parts,
    characters,
    isEmpty: words.length === 0 && parts.length === 0 && characters.length === 0,
  };
}
