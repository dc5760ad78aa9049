/**
 * Recognises a text as the reader's own copy of the issue, and finds in it where every term stands.
 *
 * The glossary says at which line and column of its source each term stands. A copy of the same text has them
 * there. Another copy (from the PDF by another program, or of one article) has other lines but the same terms
 * in the same order: there the two sequences of printed forms are aligned by their longest common subsequence.
 */
import type { Entry, Issue, Occurrence } from '../../glossary/entry.ts';
import { linesOf } from '../../library/lines.ts';

/** Where an occurrence stands in the copy: offsets in UTF-16 code units. */
export interface Placement {
  readonly entry: Entry;
  readonly occurrence: Occurrence;
  readonly start: number;
  readonly end: number;
}

export interface OwnCopyMatch {
  /** In order of position, none within another. */
  readonly placements: readonly Placement[];
  /** Ids of the articles the text holds, in the issue's order. */
  readonly articles: readonly string[];
  /** Whether every article is there. */
  readonly whole: boolean;
}

/** An article counts as there when this share of the characters printed in it is found in order. */
const SHARE = 0.8;
/** Fewer places in order may be chance: a page that quotes a term or two. */
const FEWEST = 5;

/** Line feeds as the only line ends, no byte-order mark: the form in which places are counted and kept. */
export function normaliseText(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
}

/**
 * @param text in the form `normaliseText` gives
 * @returns null when the text holds no article of the issue
 */
export function matchOwnCopy(text: string, issue: Issue, entries: readonly Entry[]): OwnCopyMatch | null {
  const wanted = entries
    .flatMap((entry) => entry.occurrences.map((occurrence) => ({ entry, occurrence })))
    .sort((a, b) => a.occurrence.line - b.occurrence.line || a.occurrence.column - b.occurrence.column);
  if (wanted.length === 0) return null;

  const exact = wanted.flatMap(placeExactly(text));
  const placements = exact.length === wanted.length ? exact : alignInOrder(text, wanted);
  const found = new Set(placements.map(({ occurrence }) => occurrence));
  let hanzi = 0;
  const articles = issue.articles
    .map(({ id }) => id)
    .filter((id) => {
      const printed = wanted.filter(
        ({ occurrence }) => occurrence.article === id && occurrence.form === 'hanzi',
      );
      const there = printed.filter(({ occurrence }) => found.has(occurrence)).length;
      if (there === 0 || there < SHARE * printed.length) return false;
      hanzi += there;
      return true;
    });
  if (hanzi < FEWEST) return null;
  return {
    placements: withoutOverlaps(placements.filter(({ occurrence }) => articles.includes(occurrence.article))),
    articles,
    whole: articles.length === issue.articles.length,
  };
}

type Wanted = Pick<Placement, 'entry' | 'occurrence'>;

function placeExactly(text: string): (wanted: Wanted) => Placement[] {
  const lines = linesOf(text);
  return ({ entry, occurrence }) => {
    const start = lines.offset(occurrence.line, occurrence.column);
    if (start === null || !text.startsWith(occurrence.printed, start)) return [];
    return [{ entry, occurrence, start, end: start + occurrence.printed.length }];
  };
}

/** The longest sequence of the wanted forms that stands in the text in the same order. */
function alignInOrder(text: string, wanted: readonly Wanted[]): Placement[] {
  const forms = [...new Set(wanted.map(({ occurrence }) => keyOf(occurrence.printed)))].sort(
    (a, b) => b.length - a.length,
  );
  // Blanks may have become line ends, or have gone from between characters.
  const expression = new RegExp(forms.map(formPattern).join('|'), 'gu');
  const there = Array.from(text.matchAll(expression), (match) => ({
    key: keyOf(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
  return commonSubsequence(
    wanted.map(({ occurrence }) => keyOf(occurrence.printed)),
    there.map(({ key }) => key),
  ).map(([i, j]) => ({ ...wanted[i]!, start: there[j]!.start, end: there[j]!.end }));
}

const HAN = /\p{Script=Han}/u;

/** What two copies of a form have in common: no white space in Chinese, one blank for any elsewhere. */
function keyOf(printed: string): string {
  return HAN.test(printed) ? printed.replaceAll(/\s+/g, '') : printed.replaceAll(/\s+/g, ' ');
}

function formPattern(key: string): string {
  const signs = Array.from(key, (sign) => sign.replace(/[.*+?^${}()|[\]\\/]/, '\\$&'));
  if (HAN.test(key)) return signs.join('\\s*');
  return `(?<![\\p{L}\\p{N}])${signs.join('').replaceAll(' ', '\\s+')}(?![\\p{L}\\p{N}])`;
}

/** Cells of the table below, at most; a text with more hits is no copy of an issue. */
const LARGEST_TABLE = 40_000_000;

/** Pairs of indices, in order. Time and room grow with the product of the lengths. */
function commonSubsequence(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1;
  if ((a.length + 1) * width > LARGEST_TABLE || a.length > 0xffff) return [];
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}

/** Of two that overlap the earlier, and of two that start together the longer. */
function withoutOverlaps(placements: readonly Placement[]): Placement[] {
  const inOrder = placements.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const kept: Placement[] = [];
  for (const placement of inOrder) if (placement.start >= (kept.at(-1)?.end ?? 0)) kept.push(placement);
  return kept;
}
