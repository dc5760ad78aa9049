/** The terms found in what the reader brought: listed, sorted, filtered, corrected, and ready for a file. */
import { LIKELY, SURE } from '../../extract/certainty.ts';
import type { Flag, Term } from '../../extract/index.ts';
import type { Described } from '../../describe/describe.ts';
import type { Entry } from '../../library/entry.ts';
import type { Kind } from '../../term/kinds.ts';
import { termKey } from '../../term/term-key.ts';
import { linesOf, type Lines } from '../../library/lines.ts';
import { sentenceAround, type Sentence } from '../../library/sentence.ts';
import type { Corrections } from './corrections.ts';
import type { FoundTerm, Place, ReadText } from './found-term.ts';
import { ROW_STANDINGS, type RowStanding } from './standing.ts';

/** @param key under which terms are compared, where it is known */
export type EntryFinder = (hanzi: string, key?: string) => Entry | undefined;

/** Finds the library's entry of some characters, in either script. */
export function entryFinder(entries: readonly Entry[]): EntryFinder {
  const known = new Map(
    entries.flatMap((entry) => [
      [termKey(entry.hanzi), entry] as const,
      [termKey(entry.traditional), entry] as const,
    ]),
  );
  return (hanzi, key = termKey(hanzi)) => known.get(key);
}

export function listTerms(
  sources: readonly ReadText[],
  terms: readonly (readonly Term[])[],
  entryOf: EntryFinder,
): FoundTerm[] {
  return terms.flatMap((ofSource, source) => {
    const inText = placer(sources[source]?.text ?? '');
    return ofSource.map((term, index): FoundTerm => {
      const { places, key, traditional } = inText(term);
      const entry = entryOf(term.hanzi, key) ?? entryOf(term.traditional, traditional);
      return { id: `${source}-${index}`, source, term, places, ...(entry && { known: entry }) };
    });
  });
}

/** A term in its text, and the keys of its characters in either script. */
interface Placed {
  readonly text: string;
  readonly places: readonly Place[];
  readonly key: string;
  readonly traditional: string;
}

/** Made once for the same text: after every act all of a list is asked for. */
const placed = new WeakMap<Term, Placed>();

function placer(text: string): (term: Term) => Placed {
  let lines: Lines | undefined;
  return (term) => {
    const before = placed.get(term);
    if (before?.text === text) return before;
    lines ??= linesOf(text);
    const now: Placed = {
      text,
      places: placesOf(term, lines),
      key: termKey(term.hanzi),
      traditional: termKey(term.traditional),
    };
    placed.set(term, now);
    return now;
  };
}

/**
 * Makes ready what a list shows of its terms, in parts, since of ten thousand all at once would hold a page longer than a tap
 * may wait.
 *
 * @param pause awaited now and then
 */
export async function placeTerms(
  sources: readonly ReadText[],
  terms: readonly (readonly Term[])[],
  pause: () => Promise<void>,
): Promise<void> {
  for (const [source, ofSource] of terms.entries()) {
    const inText = placer(sources[source]?.text ?? '');
    for (const [at, term] of ofSource.entries()) {
      if (at % AT_ONCE === 0) await pause();
      inText(term);
    }
  }
}

function placesOf(term: Term, lines: Lines): Place[] {
  return term.occurrences.flatMap(({ line, column, section, printed }) => {
    const start = lines.offset(line, column);
    if (start === null) return [];
    return [{ start, end: start + printed.length, ...(section !== undefined && { section }) }];
  });
}

/** The sentence a term first stands in. */
export function sentenceOf(found: FoundTerm, sources: readonly ReadText[]): Sentence | null {
  const [place] = found.places;
  const text = sources[found.source]?.text;
  return place === undefined || text === undefined ? null : sentenceAround(text, place.start, place.end);
}

/** The flags that speak of the gloss, and fall when the reader gives one. */
const OF_THE_GLOSS: readonly Flag['type'][] = ['unglossed', 'doubtful'];

/** What is known of readings, by `descriptionKey`. */
export type Descriptions = ReadonlyMap<string, Described>;

/** What is to be described of a row: as it is corrected. */
export interface Wanted {
  readonly hanzi: string;
  readonly kind: Kind;
  /** Where the text prints it. */
  readonly traditional?: string;
  readonly romanisation?: string;
  readonly english?: string;
  readonly reading?: string;
}

export const descriptionKey = ({
  hanzi,
  kind,
  traditional,
  romanisation,
  english,
  reading,
}: Wanted): string =>
  JSON.stringify([hanzi, kind, traditional ?? '', romanisation ?? '', english ?? '', reading ?? '']);

/** @param term with the reader's gloss and kind in it */
export function wantedOf(
  {
    hanzi,
    english,
    kind,
    printed,
    traditional,
  }: Omit<Term, 'reasons' | 'flags' | 'confidence' | 'occurrences' | 'pinyin'>,
  { remade = false, reading }: { readonly remade?: boolean; readonly reading?: string | undefined } = {},
): Wanted {
  const isName = kind === 'person' || kind === 'place';
  const romanisation = printed.pinyin ?? (isName ? english : null);
  return {
    hanzi,
    kind,
    ...(!remade && { traditional }),
    ...(romanisation !== null && { romanisation }),
    ...(english !== null && { english }),
    ...(reading !== undefined && { reading }),
  };
}

export interface CorrectedTerm extends Term {
  /** All that is said of the characters; null until it is made. */
  readonly described: Described | null;
}

/** The term as the reader has it: with the own gloss, kind and reading, which nothing is doubtful about. */
export function corrected(
  found: FoundTerm,
  corrections: Corrections,
  descriptions: Descriptions = NO_DESCRIPTIONS,
): CorrectedTerm {
  return withDescription(madeOf(found, corrections.values[found.id]), descriptions);
}

/** Made once for the same description, as all that is made of a term. */
const describedTerms = new WeakMap<Made, CorrectedTerm>();

function withDescription(made: Made, descriptions: Descriptions): CorrectedTerm {
  const said = descriptions.get(made.key) ?? null;
  const before = describedTerms.get(made);
  if (before?.described === said) return before;
  const now: CorrectedTerm = { ...asDescribed(made.term, said), described: said };
  describedTerms.set(made, now);
  return now;
}

const asDescribed = (term: Term, said: Described | null): Term =>
  said === null ? term : { ...term, pinyin: said.pinyin, traditional: said.traditional };

type Values = Corrections['values'][string];

/** A term with the reader's values in it, and what it is described under. */
interface Made {
  readonly values: Values;
  readonly remade: boolean;
  readonly term: Term;
  readonly wanted: Wanted;
  readonly key: string;
}

const NO_VALUES: Values = {};
/** Made once for the same values: after every correction all of a list is asked for. */
const made = new WeakMap<Term, Made>();

function madeOf(row: Pick<FoundTerm, 'term' | 'remade'>, values: Values = NO_VALUES): Made {
  const { term: found } = row;
  const remade = row.remade === true;
  const before = made.get(found);
  if (before?.values === values && before.remade === remade) return before;
  const { english = found.english, kind = found.kind, reading } = values;
  const term: Term = {
    ...found,
    english,
    kind,
    ...(english !== found.english && {
      confidence: 1,
      reasons: [{ signal: 'corrected by hand', weight: 1 }],
      flags: found.flags.filter(({ type }) => !OF_THE_GLOSS.includes(type)),
    }),
  };
  const wanted = wantedOf(term, { remade, reading });
  const now: Made = { values, remade, term, wanted, key: descriptionKey(wanted) };
  made.set(found, now);
  return now;
}

/**
 * The descriptions of terms as they were found; in parts, since of ten thousand they hold a page longer than a tap may
 * wait. What it makes of each term is not made again when the list is shown.
 *
 * @param as the description of each of `terms`, in their order
 * @param pause awaited now and then
 */
export async function describedAsFound(
  terms: readonly Term[],
  as: readonly Described[],
  pause: () => Promise<void>,
): Promise<Descriptions> {
  const descriptions = new Map<string, Described>();
  for (const [at, term] of terms.entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) await pause();
    const one = madeOf({ term });
    descriptions.set(one.key, as[at]!);
    withDescription(one, descriptions);
  }
  return descriptions;
}

/** Terms prepared without a pause: some milliseconds of a phone. */
const AT_ONCE = 200;

export const NO_DESCRIPTIONS: Descriptions = new Map();

/** @param described of each of `wanted`, in their order */
export const withDescriptions = (
  descriptions: Descriptions,
  wanted: readonly Wanted[],
  described: readonly Described[],
): Descriptions =>
  new Map([
    ...descriptions,
    ...wanted.map((one, i): [string, Described] => [descriptionKey(one), described[i]!]),
  ]);

/** What is still to be described, each once. */
export function missingDescriptions(
  rows: readonly FoundTerm[],
  corrections: Corrections,
  descriptions: Descriptions,
): Wanted[] {
  const missing = new Map<string, Wanted>();
  for (const row of rows) {
    const { wanted, key } = madeOf(row, corrections.values[row.id]);
    if (!descriptions.has(key)) missing.set(key, wanted);
  }
  return [...missing.values()];
}

export type Certainty = 'sure' | 'likely' | 'doubtful' | 'unglossed';

export function certaintyOf({ english, confidence }: Pick<Term, 'english' | 'confidence'>): Certainty {
  if (english === null) return 'unglossed';
  if (confidence >= SURE) return 'sure';
  return confidence >= LIKELY ? 'likely' : 'doubtful';
}

/** Flags that say that something may be wrong, not merely that the print was repaired. */
const WARNINGS: readonly Flag['type'][] = ['name-mismatch', 'doubtful'];

export const isDoubtful = (term: Term): boolean =>
  certaintyOf(term) === 'doubtful' || term.flags.some(({ type }) => WARNINGS.includes(type));

export const ORDERS = ['appearance', 'doubt'] as const;
export type Order = (typeof ORDERS)[number];
export const SHOWS = ['all', 'doubtful', 'unglossed', ...ROW_STANDINGS, 'left-out'] as const;
export type Show = (typeof SHOWS)[number];

export interface View {
  readonly order: Order;
  readonly show: Show;
  readonly kind: Kind | '';
}

/** @param standingOf how a row's term stands with the learner */
export function viewTerms(
  found: readonly FoundTerm[],
  corrections: Corrections,
  { order, show, kind }: View,
  standingOf: (row: FoundTerm) => RowStanding | undefined = () => undefined,
): FoundTerm[] {
  const termOf = (one: FoundTerm) => madeOf(one, corrections.values[one.id]).term;
  const isWhole = kind === '' && show === 'all';
  const passing = found.filter((one) => {
    if (isWhole) return true;
    const term = termOf(one);
    if (kind !== '' && term.kind !== kind) return false;
    if (show === 'doubtful') return isDoubtful(term);
    if (show === 'unglossed') return term.english === null;
    if (show === 'left-out') return corrections.values[one.id]?.dropped === true;
    return show === 'all' || standingOf(one) === show;
  });
  if (order === 'appearance') return passing;
  // The most doubtful first: what may be wrong, then by confidence; what has no gloss comes last.
  const doubt = (one: FoundTerm) => {
    const term = termOf(one);
    if (term.english === null) return 2;
    return isDoubtful(term) ? term.confidence - 1 : term.confidence;
  };
  return passing
    .map((one) => ({ one, doubt: doubt(one) }))
    .sort((a, b) => a.doubt - b.doubt)
    .map(({ one }) => one);
}

/** Of the terms that are kept: how many are to be looked at again, and how many have no English. */
export function toCheck(
  found: readonly FoundTerm[],
  { values }: Corrections,
): { readonly doubtful: number; readonly unglossed: number } {
  const terms = found
    .filter(({ id }) => values[id]?.dropped !== true)
    .map((one) => madeOf(one, values[one.id]).term);
  return {
    doubtful: terms.filter(isDoubtful).length,
    unglossed: terms.filter(({ english }) => english === null).length,
  };
}

/** What goes into a file: corrected, without what was dropped, each with its sentence. */
export function termsToExport(
  found: readonly FoundTerm[],
  corrections: Corrections,
  sources: readonly ReadText[],
  descriptions: Descriptions = NO_DESCRIPTIONS,
): { term: Term; file?: string; sentence?: string }[] {
  return found
    .filter(({ id }) => corrections.values[id]?.dropped !== true)
    .map((one) => {
      const sentence = sentenceOf(one, sources);
      const { term, key } = madeOf(one, corrections.values[one.id]);
      return {
        term: asDescribed(term, descriptions.get(key) ?? null),
        ...(sources.length > 1 && { file: sources[one.source]?.name ?? '' }),
        ...(sentence && { sentence: sentence.before + sentence.term + sentence.after }),
      };
    });
}

/** The id of the button that corrects a row, by which the focus finds it. */
export const correctorOf = (row: string): string => `correct-${row}`;
