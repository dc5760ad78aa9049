/** The reader's own words as a list and as a file. */
import type { ListedWord } from '../../exchange/word-list-text.ts';
import type { Entry } from '../../library/entry.ts';
import { MY_WORDS, type Find } from '../../library/source.ts';
import { foldChinese } from '../../term/term-key.ts';

/** A word of the reader's own, with the term it is of. */
export interface OwnWord {
  readonly entry: Entry;
  /** As the reader wrote it. */
  readonly find: Find;
}

/** Those added last come first. */
export function ownWords(entries: readonly Entry[], finds: readonly Find[]): OwnWord[] {
  const byTerm = new Map(entries.map((entry) => [entry.id, entry]));
  return finds
    .flatMap((find): OwnWord[] => {
      const entry = byTerm.get(find.term);
      return entry === undefined ? [] : [{ entry, find }];
    })
    .reverse();
}

/** What the list "My words" says of a term. */
export const ownFindOf = (entry: Entry): Find | undefined =>
  entry.finds.find(({ source }) => source === MY_WORDS)?.find;

/** Those whose characters, pinyin, English or tags hold what is typed. */
export function wordsWith(words: readonly OwnWord[], typed: string): readonly OwnWord[] {
  const asked = plain(typed);
  if (asked === '') return words;
  const chinese = foldChinese(typed);
  return words.filter(
    ({ entry, find }) =>
      (chinese !== '' && entry.id.includes(chinese)) ||
      [entry.pinyin, find.gloss ?? '', ...entry.tags].some((text) => plain(text).includes(asked)),
  );
}

/** Letters and digits without accents: pinyin is found without its tones. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}|[^\p{L}\p{N}]/gu, '');

/** As the reader wrote them, with their tags and notes. */
export const asListed = (words: readonly OwnWord[]): ListedWord[] =>
  words.map(({ entry: { tags, notes }, find }) => ({ ...find, tags, notes }));
