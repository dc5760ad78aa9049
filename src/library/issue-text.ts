/**
 * Recognises a text as the reader's own copy of an issue that comes with Tifa, or of articles of it, and finds in it
 * where every term stands.
 *
 * The glossary says at which line and column of its source each term stands. A copy of the same text has them
 * there. Another copy (from the PDF by another program, or of one article) has other lines but the same terms
 * in the same order: there the two sequences of printed forms are aligned by their longest common subsequence.
 */
import type { Occurrence } from '../glossary/entry.ts';
import { termKey } from '../term/term-key.ts';
import type { TermId } from '../term/term-id.ts';
import type { SourcedFind, Written } from './entry.ts';
import type { Library, LibrarySource } from './fold.ts';
import { linesOf } from './lines.ts';
import { inOrder, type Find, type Place, type SourceId } from './source.ts';

/** Where an occurrence stands in the text: offsets in UTF-16 code units. */
export interface Placement {
  readonly term: TermId;
  readonly occurrence: Occurrence;
  readonly start: number;
  readonly end: number;
}

export interface IssueMatch {
  /** In order of position. */
  readonly placements: readonly Placement[];
  /** Ids of the articles the text holds, in the issue's order. */
  readonly articles: readonly string[];
  /** Whether every article is there. */
  readonly whole: boolean;
}

/** What an issue prints and what is supplied to it. */
export interface IssueTerms {
  /** Ids, in order. */
  readonly articles: readonly string[];
  readonly entries: readonly Pick<Written, 'id' | 'origin' | 'occurrences'>[];
}

/** An article counts as there when this share of the characters printed in it is found in order. */
const SHARE = 0.8;
/** Fewer places in order may be chance: a page that quotes a term or two. */
const FEWEST = 5;
/** A longer text is no copy of an issue; UTF-16 code units. */
const LONGEST = 1_000_000;

/**
 * @param text as `normalisedText` gives it
 * @returns null when the text holds no article of the issue
 */
export function matchIssue(text: string, { articles, entries }: IssueTerms): IssueMatch | null {
  if (text.length > LONGEST) return null;
  const printed = wantedOf(entries.filter(({ origin }) => origin === 'printed'));
  const found = new Map<Occurrence, Placement>();
  const there = new Set<string>();
  // Articles that were put together in another order than the issue's are found one pass after the other.
  for (let rest = printed; rest.length > 0;) {
    const placements = placeAll(text, rest);
    const more = articlesIn(rest, placements, there.size === 0);
    if (more.length === 0) break;
    for (const one of placements) if (more.includes(one.occurrence.article)) found.set(one.occurrence, one);
    for (const id of more) there.add(id);
    rest = rest.filter(({ occurrence }) => !there.has(occurrence.article));
  }
  if (there.size === 0) return null;
  const supplied = wantedOf(entries.filter(({ origin }) => origin !== 'printed')).filter(({ occurrence }) =>
    there.has(occurrence.article),
  );
  for (const one of placeAll(text, supplied)) found.set(one.occurrence, one);
  return {
    placements: [...found.values()].sort((a, b) => a.start - b.start || b.end - a.end),
    articles: articles.filter((id) => there.has(id)),
    whole: articles.every((id) => there.has(id)),
  };
}

function wantedOf(entries: IssueTerms['entries']): Wanted[] {
  return entries
    .flatMap(({ id, occurrences }) => occurrences.map((occurrence) => ({ term: id, occurrence })))
    .sort((a, b) => a.occurrence.line - b.occurrence.line || a.occurrence.column - b.occurrence.column);
}

function placeAll(text: string, wanted: readonly Wanted[]): Placement[] {
  if (wanted.length === 0) return [];
  const exact = wanted.flatMap(placeExactly(text));
  return exact.length === wanted.length ? exact : alignInOrder(text, wanted);
}

/** @param together whether few places of several articles count as many */
function articlesIn(
  wanted: readonly Wanted[],
  placements: readonly Placement[],
  together: boolean,
): string[] {
  const found = new Set(placements.map(({ occurrence }) => occurrence));
  const printed = new Map<string, number>();
  const there = new Map<string, number>();
  for (const { occurrence } of wanted) {
    const { article, form } = occurrence;
    if (form !== 'hanzi') continue;
    printed.set(article, (printed.get(article) ?? 0) + 1);
    if (found.has(occurrence)) there.set(article, (there.get(article) ?? 0) + 1);
  }
  const enough = [...there].filter(([id, count]) => count >= SHARE * printed.get(id)!);
  const all = enough.reduce((sum, [, count]) => sum + count, 0);
  return enough.flatMap(([id, count]) => ((together ? all : count) >= FEWEST ? [id] : []));
}

type Wanted = Pick<Placement, 'term' | 'occurrence'>;

function placeExactly(text: string): (wanted: Wanted) => Placement[] {
  const lines = linesOf(text);
  return ({ term, occurrence }) => {
    const start = lines.offset(occurrence.line, occurrence.column);
    if (start === null || !text.startsWith(occurrence.printed, start)) return [];
    return [{ term, occurrence, start, end: start + occurrence.printed.length }];
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

/** The terms of a shipped issue, as `matchIssue` takes them. */
function termsOf({ articles, records }: Pick<Library, 'articles' | 'records'>, id: SourceId): IssueTerms {
  const ids = articles.filter(({ source }) => source === id).map((article) => article.id);
  const own = new Set(ids);
  return {
    articles: ids,
    entries: [...records.shipped.written.values()].filter(({ occurrences }) =>
      occurrences.some(({ article }) => own.has(article)),
    ),
  };
}

type Shelf = Pick<Library, 'articles' | 'records' | 'sources'>;

/** What was matched last: placing the terms anew at every look at them would be waste. */
let last:
  | { readonly text: string; readonly of: SourceId; readonly in: unknown; readonly match: IssueMatch | null }
  | undefined;

/** As `matchIssue`, of an issue of the library. */
export function matchOfIssue(library: Shelf, of: SourceId, text: string): IssueMatch | null {
  const { written } = library.records.shipped;
  if (last === undefined || last.text !== text || last.of !== of || last.in !== written) {
    last = { text, of, in: written, match: matchIssue(text, termsOf(library, of)) };
  }
  return last.match;
}

/** Which shipped issue a text is a copy of; null where of none. */
export function issueOf(
  library: Shelf,
  text: string,
): { readonly id: SourceId; readonly match: IssueMatch } | null {
  for (const { source, shipped } of library.sources) {
    if (!shipped) continue;
    const match = matchOfIssue(library, source.id, text);
    if (match !== null) return { id: source.id, match };
  }
  return null;
}

/**
 * What a source says of its terms, with their places in the text that is kept of it: of an article those it was found
 * at, of an issue those where the reader's copy has them.
 */
export function findsInText(
  library: Shelf,
  { source, shipped, finds }: LibrarySource,
  text: string,
): readonly SourcedFind[] {
  if (!shipped) return finds;
  const match = matchOfIssue(library, source.id, text);
  const lines = linesOf(text);
  const placed = new Map(
    match?.placements.map(({ term, occurrence: { line, column }, start, end }) => [
      `${term} ${line} ${column}`,
      { ...lines.position(start), length: end - start },
    ]),
  );
  const stands = ({ hanzi }: Find, { line, column, length, form }: Place): boolean => {
    const start = lines.offset(line, column);
    return (
      form === undefined && start !== null && termKey(text.slice(start, start + length)) === termKey(hanzi)
    );
  };
  return finds.map((sourced) => {
    const { find } = sourced;
    const places = find.places
      .flatMap((place): Place[] => {
        const there = placed.get(`${find.term} ${place.line} ${place.column}`);
        if (there !== undefined) return [{ ...place, ...there }];
        // One that the reader has added was found in this text.
        return stands(find, place) ? [place] : [];
      })
      .sort(inOrder);
    return { ...sourced, find: { ...find, places } };
  });
}

/** What becomes of the text of an issue when the reader brings another one. */
export interface IssueText {
  readonly text: string;
  /** How many of its lines stand before those that were brought. */
  readonly linesBefore: number;
  /**
   * `first`: none was kept; `same`: the very text is; `within`: all its articles are, with others; `instead`: it holds
   * all that was kept, and takes its place; `beside`: each holds articles that the other has not, and both are kept.
   */
  readonly change: 'first' | 'same' | 'within' | 'instead' | 'beside';
}

/** @param kept what is kept of the issue; null where nothing is */
export function joinIssueText(library: Shelf, of: SourceId, kept: string | null, brought: string): IssueText {
  if (kept === null) return { text: brought, linesBefore: 0, change: 'first' };
  if (kept === brought) return { text: kept, linesBefore: 0, change: 'same' };
  const [here, there] = [kept, brought].map((text) => matchOfIssue(library, of, text)?.articles ?? []);
  if (here!.every((id) => there!.includes(id))) return { text: brought, linesBefore: 0, change: 'instead' };
  if (there!.every((id) => here!.includes(id))) return { text: kept, linesBefore: 0, change: 'within' };
  const before = `${kept.trimEnd()}\n\n`;
  return { text: before + brought, linesBefore: before.split('\n').length - 1, change: 'beside' };
}
