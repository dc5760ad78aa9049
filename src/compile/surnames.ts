/** Where a text, having named a person in full, goes on with the surname alone. */
import { isPinyin } from '../pinyin/index.ts';
import { groupBy } from './group.ts';

export interface NamedPerson {
  readonly key: string;
  /** As the text spells it: "Xi". */
  readonly surname: string;
  /** Offsets at which the full name stands, ascending. */
  readonly fullAt: readonly number[];
}

export interface SurnameMatch {
  readonly key: string;
  readonly start: number;
  readonly printed: string;
}

/** Titles, written with a capital before a surname. Any other capitalised word may be a given name ("Maya Wang"). */
const TITLES =
  /^(?:President|Premier|Minister|Chairman|Chairwoman|Secretary|General|Comrade|Director|Ambassador|Professor|Leader|Dr|Mr|Ms|Mrs|Chinese)\.?$/;

/** Whether a word before a surname may be the given name: capitalised, no title, and nowhere written small. */
function mayBeGivenName(word: string, text: string): boolean {
  if (!/^\p{Lu}[\p{L}.]*$/u.test(word) || TITLES.test(word)) return false;
  return !new RegExp(
    `(?<![\\p{L}\\p{N}])${word.toLowerCase().replaceAll('.', '\\.')}(?![\\p{L}\\p{N}])`,
    'u',
  ).test(text);
}

/**
 * The surnames that stand alone in one article.
 *
 * A surname that two of the persons have is theirs only where one of them was named in full before it in the same
 * paragraph or the one before, and is then the last one's. `taken` are stretches that belong to other names or terms.
 *
 * @param text the text, addresses and tags blanked out
 * @param start of the article, UTF-16 code units
 * @param end of the article
 */
export function findSurnames(
  text: string,
  start: number,
  end: number,
  persons: readonly NamedPerson[],
  taken: readonly (readonly [start: number, end: number])[],
): SurnameMatch[] {
  const here = persons
    .map((person) => ({ ...person, fullAt: person.fullAt.filter((at) => at >= start && at < end) }))
    .filter(({ fullAt }) => fullAt.length > 0);
  const bySurname = groupBy(here, ({ surname }) => surname);
  return [...bySurname].flatMap(([surname, bearers]) => {
    const expression = new RegExp(`(?<![\\p{L}\\p{N}\\-‐‑])${surname}(?![\\p{L}\\p{N}\\-‐‑])`, 'gu');
    return Array.from(text.slice(start, end).matchAll(expression), (match) => start + match.index).flatMap(
      (at): SurnameMatch[] => {
        const stop = at + surname.length;
        if (taken.some(([from, to]) => at < to && stop > from)) return [];
        const before = /(\S+)[ \t]+$/u.exec(text.slice(Math.max(start, at - 40), at))?.[1] ?? '';
        if (mayBeGivenName(before, text)) return [];
        const after = /^\s+(\p{Lu}\p{Ll}+)(?![\p{L}])/u.exec(text.slice(stop, stop + 40))?.[1] ?? '';
        if (after !== '' && isPinyin(after.toLowerCase())) return [];
        const near = previousParagraph(text, at);
        const [only, ...others] = bearers;
        const bearer =
          others.length === 0
            ? only
            : bearers
                .flatMap(({ key, fullAt }) =>
                  fullAt.filter((full) => full >= near && full < at).map((full) => ({ key, full })),
                )
                .sort((a, b) => b.full - a.full)[0];
        return bearer ? [{ key: bearer.key, start: at, printed: surname }] : [];
      },
    );
  });
}

/** Where the paragraph before the one at this place begins; paragraphs are parted by blank lines. */
function previousParagraph(text: string, at: number): number {
  const own = text.lastIndexOf('\n\n', at);
  return own < 0 ? 0 : text.lastIndexOf('\n\n', own - 1) + 1;
}
