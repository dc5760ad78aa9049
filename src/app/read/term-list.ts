/** The terms found in what the reader brought: listed, sorted, filtered, corrected, and ready for a file. */
import type { Flag, Term } from '../../extract/index.ts';
import type { Entry } from '../../glossary/entry.ts';
import type { Kind } from '../../term/kinds.ts';
import { termKey } from '../../term/term-id.ts';
import { linesOf, type Lines } from '../../library/lines.ts';
import { sentenceAround, type Sentence } from '../../library/sentence.ts';

export interface Source {
  readonly name: string;
  readonly text: string;
}

/** A mention with its place: offsets in the source's text, UTF-16 code units. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface FoundTerm {
  /** Unique in the list and the same in every reading of the same texts. */
  readonly id: string;
  /** Index of its source. */
  readonly source: number;
  /** As it was found; `corrected` says what the reader made of it. */
  readonly term: Term;
  readonly places: readonly Place[];
  /** The glossary's entry of the same characters. */
  readonly known?: Entry;
}

/** @param entries of the glossary */
export function listTerms(
  sources: readonly Source[],
  terms: readonly (readonly Term[])[],
  entries: readonly Entry[],
): FoundTerm[] {
  const known = new Map(
    entries.flatMap((entry) => [
      [termKey(entry.hanzi), entry] as const,
      [termKey(entry.traditional), entry] as const,
    ]),
  );
  return terms.flatMap((ofSource, source) => {
    const lines = linesOf(sources[source]?.text ?? '');
    return ofSource.map((term, index): FoundTerm => {
      const entry = known.get(termKey(term.hanzi)) ?? known.get(termKey(term.traditional));
      return {
        id: `${source}-${index}`,
        source,
        term,
        places: placesOf(term, lines),
        ...(entry && { known: entry }),
      };
    });
  });
}

function placesOf(term: Term, lines: Lines): Place[] {
  return term.occurrences.flatMap(({ line, column, printed }) => {
    const start = lines.offset(line, column);
    return start === null ? [] : [{ start, end: start + printed.length }];
  });
}

/** The sentence a term first stands in. */
export function sentenceOf(found: FoundTerm, sources: readonly Source[]): Sentence | null {
  const [place] = found.places;
  const text = sources[found.source]?.text;
  return place === undefined || text === undefined ? null : sentenceAround(text, place.start, place.end);
}

/** What the reader decided about a term; absent fields leave it as it was found. */
export interface Correction {
  /** The gloss; null takes it away. */
  readonly english?: string | null;
  /** Leaves the term out of the list that is exported. */
  readonly dropped?: true;
}
export type Corrections = Readonly<Record<string, Correction>>;

/** The flags that speak of the gloss, and fall when the reader gives one. */
const OF_THE_GLOSS: readonly Flag['type'][] = ['unglossed', 'doubtful'];

/** The term with the reader's gloss in it, which nothing is doubtful about. */
export function corrected(found: FoundTerm, corrections: Corrections): Term {
  const english = corrections[found.id]?.english;
  if (english === undefined || english === found.term.english) return found.term;
  return {
    ...found.term,
    english,
    confidence: 1,
    reasons: [{ signal: 'corrected by hand', weight: 1 }],
    flags: found.term.flags.filter(({ type }) => !OF_THE_GLOSS.includes(type)),
  };
}

export type Certainty = 'sure' | 'likely' | 'doubtful' | 'unglossed';

/** Below it a second look is worth the time. */
const LIKELY = 0.7;
const SURE = 0.9;

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
export const SHOWS = ['all', 'doubtful', 'unglossed', 'new'] as const;
export type Show = (typeof SHOWS)[number];

export interface View {
  readonly order: Order;
  readonly show: Show;
  readonly kind: Kind | '';
}

export function viewTerms(
  found: readonly FoundTerm[],
  corrections: Corrections,
  { order, show, kind }: View,
): FoundTerm[] {
  const passing = found.filter((one) => {
    const term = corrected(one, corrections);
    if (kind !== '' && term.kind !== kind) return false;
    if (show === 'doubtful') return isDoubtful(term);
    if (show === 'unglossed') return term.english === null;
    return show !== 'new' || one.known === undefined;
  });
  if (order === 'appearance') return passing;
  // The most doubtful first: what may be wrong, then by confidence; what has no gloss comes last.
  const doubt = (one: FoundTerm) => {
    const term = corrected(one, corrections);
    if (term.english === null) return 2;
    return isDoubtful(term) ? term.confidence - 1 : term.confidence;
  };
  return passing
    .map((one) => ({ one, doubt: doubt(one) }))
    .sort((a, b) => a.doubt - b.doubt)
    .map(({ one }) => one);
}

/** What goes into a file: corrected, without what was dropped, each with its sentence. */
export function termsToExport(
  found: readonly FoundTerm[],
  corrections: Corrections,
  sources: readonly Source[],
): { term: Term; file?: string; sentence?: string }[] {
  return found
    .filter(({ id }) => corrections[id]?.dropped !== true)
    .map((one) => {
      const sentence = sentenceOf(one, sources);
      return {
        term: corrected(one, corrections),
        ...(sources.length > 1 && { file: sources[one.source]?.name ?? '' }),
        ...(sentence && { sentence: sentence.before + sentence.term + sentence.after }),
      };
    });
}
