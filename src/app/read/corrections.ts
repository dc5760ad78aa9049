/**
 * What the reader corrects in a found list. The list stays as it was found; corrections are decisions kept beside it,
 * and what is shown is derived from both. So each can be undone, and none takes a place from a term it is not about.
 *
 * Two sorts: values (gloss, kind, reading, left out) belong to a row by its id; shapes change which characters of the
 * text are a term, and so make new rows, whose ids say how they were made.
 */
import type { Flag, Term } from '../../extract/index.ts';
import type { Entry } from '../../library/entry.ts';
import type { Kind } from '../../term/kinds.ts';
import { termKey } from '../../term/term-key.ts';
import { linesOf } from '../../library/lines.ts';
import { LONGEST, plainLine } from '../../library/plain-text.ts';
import type { FoundTerm, Place, ReadText } from './found-term.ts';

/** What the reader decided about a row; absent fields leave it as it was found. */
export interface Values {
  /** The gloss; null takes it away. */
  readonly english?: string | null;
  readonly kind?: Kind;
  /** A numbered syllable per Han character: `nei4 juan3`. */
  readonly reading?: string;
  /** Leaves the term out of what is kept and exported. */
  readonly dropped?: true;
  /** Puts it first among the new ones once it is kept. */
  readonly study?: true;
}

/** A correction that is being typed, and not made yet. */
export interface Begun {
  readonly english: string;
  readonly kind: Kind;
  /** Null until one is typed. */
  readonly reading: string | null;
  /** Whether anything differs from what stood there. */
  readonly changed: boolean;
  /** Which of the form's fields and buttons has the focus, or had it last; from 0. */
  readonly focus: number;
}

export const VALUES = ['english', 'kind', 'reading'] as const satisfies readonly (keyof Values)[];
export type Value = (typeof VALUES)[number];

export type Shape =
  | {
      /**
       * Moves where the term begins and ends: so many characters more (or, below 0, fewer) on either side. Where the
       * text has other characters beside it than at its first place, the term stays as it was.
       */
      readonly do: 'bounds';
      readonly row: string;
      readonly before: number;
      readonly after: number;
    }
  /** Divides the term everywhere before its character `at`, from 1. */
  | { readonly do: 'split'; readonly row: string; readonly at: number }
  /** Makes one term of two, where the second follows the first; elsewhere both stay. */
  | { readonly do: 'join'; readonly row: string; readonly next: string };

export interface Corrections {
  /** In the order in which they were made: a later one is about what the earlier ones made. */
  readonly shapes: readonly Shape[];
  /** By the id of the row. */
  readonly values: Readonly<Record<string, Values>>;
}

export const NO_CORRECTIONS: Corrections = { shapes: [], values: {} };

/** What shaping needs besides the list. */
export interface Surroundings {
  readonly texts: readonly ReadText[];
  /** The library's entry of some characters. */
  readonly entryOf: (hanzi: string) => Entry | undefined;
}

/** A term of more characters is none: they are a sentence. */
export const LONGEST_TERM = 60;

/** The rows as the shapes leave them; a shape that no longer fits is passed over. */
export function shapeTerms(
  found: readonly FoundTerm[],
  shapes: readonly Shape[],
  around: Surroundings,
): readonly FoundTerm[] {
  return shapes.reduce<readonly FoundTerm[]>((rows, shape) => apply(rows, shape, around) ?? rows, found);
}

/** The corrections with one shape more; null where it cannot be made. */
export function reshape(
  corrections: Corrections,
  shape: Shape,
  found: readonly FoundTerm[],
  around: Surroundings,
): Corrections | null {
  const shapes = withShape(corrections.shapes, shape);
  const before = shapeTerms(found, shapes.slice(0, -1), around);
  const last = shapes.at(-1);
  // Moved out and back again: as it was found.
  if (last === undefined || (last.do === 'bounds' && last.before === 0 && last.after === 0)) {
    return pruned(corrections, shapes.slice(0, -1), found, around);
  }
  const after = apply(before, last, around);
  if (after === null) return null;
  return withoutReadings({ ...corrections, shapes }, shapeTerms(found, corrections.shapes, around), after);
}

/** A reading that was typed is of the characters there were: of rows that have others by now it is forgotten. */
function withoutReadings(
  corrections: Corrections,
  were: readonly FoundTerm[],
  are: readonly FoundTerm[],
): Corrections {
  const before = new Map(were.map(({ id, term }) => [id, term.hanzi]));
  return are
    .filter(({ id }) => corrections.values[id]?.reading !== undefined)
    .filter(({ id, term }) => (before.get(id) ?? term.hanzi) !== term.hanzi)
    .reduce((left, { id }) => undoValue(left, id, 'reading'), corrections);
}

/** Steps of one bound are one shape, undone at once. */
function withShape(shapes: readonly Shape[], shape: Shape): readonly Shape[] {
  const last = shapes.at(-1);
  if (shape.do !== 'bounds' || last?.do !== 'bounds' || last.row !== shape.row) return [...shapes, shape];
  const sum = { before: last.before + shape.before, after: last.after + shape.after };
  return [...shapes.slice(0, -1), { ...shape, ...sum }];
}

/** Whether a shape made this row, or took places of it away. */
const concerns = (shape: Shape, row: string): boolean =>
  idsMadeBy(shape).some((id) => id === row) ||
  (shape.do === 'bounds' && row.startsWith(`${shape.row}~`)) ||
  shape.row === row ||
  (shape.do === 'join' && shape.next === row);

/** The last shape that made this row or took places of it away; null where it is as it was found. */
export function shapeOf(corrections: Corrections, row: string): Shape | null {
  return corrections.shapes.findLast((shape) => concerns(shape, row)) ?? null;
}

/** Takes that shape back, with what was built on it. */
export function undoShape(
  corrections: Corrections,
  row: string,
  found: readonly FoundTerm[],
  around: Surroundings,
): Corrections {
  const at = corrections.shapes.findLastIndex((shape) => concerns(shape, row));
  if (at < 0) return corrections;
  return pruned(corrections, corrections.shapes.toSpliced(at, 1), found, around);
}

/** With these shapes, but for those that no longer fit, and without values of rows that are no more. */
function pruned(
  corrections: Corrections,
  left: readonly Shape[],
  found: readonly FoundTerm[],
  around: Surroundings,
): Corrections {
  const shapes: Shape[] = [];
  let rows = found;
  for (const shape of left) {
    const next = apply(rows, shape, around);
    if (next === null) continue;
    shapes.push(shape);
    rows = next;
  }
  const ids = new Set([...found, ...rows].map(({ id }) => id));
  const values = Object.fromEntries(Object.entries(corrections.values).filter(([id]) => ids.has(id)));
  return withoutReadings({ shapes, values }, shapeTerms(found, corrections.shapes, around), rows);
}

/** English of any length is cut to what a gloss may have. */
export function setValues(corrections: Corrections, row: string, change: Values): Corrections {
  const { english } = change;
  const gloss = typeof english === 'string' ? plainLine(english, LONGEST.gloss) || null : english;
  const values = { ...corrections.values[row], ...change, ...(gloss !== undefined && { english: gloss }) };
  return { ...corrections, values: { ...corrections.values, [row]: values } };
}

/** One value as it was found again; without `value` all but whether it is left out or to be studied. */
export function undoValue(corrections: Corrections, row: string, value?: Value): Corrections {
  const present = corrections.values[row] ?? {};
  const { english, kind, reading, dropped, study } = present;
  const left: Values = {
    ...(value !== undefined && value !== 'english' && english !== undefined && { english }),
    ...(value !== undefined && value !== 'kind' && kind !== undefined && { kind }),
    ...(value !== undefined && value !== 'reading' && reading !== undefined && { reading }),
    ...(dropped && { dropped }),
    ...(study && { study }),
  };
  return withValues(corrections, row, left);
}

/** Into the list again, with what else was decided about it. */
export const takeBack = (corrections: Corrections, row: string): Corrections =>
  without(corrections, row, 'dropped');

/** Not to be studied first. */
export const unstudy = (corrections: Corrections, row: string): Corrections =>
  without(corrections, row, 'study');

function without(corrections: Corrections, row: string, decision: 'dropped' | 'study'): Corrections {
  const left = Object.entries(corrections.values[row] ?? {}).filter(([field]) => field !== decision);
  return withValues(corrections, row, Object.fromEntries(left));
}

function withValues(corrections: Corrections, row: string, left: Values): Corrections {
  const others = Object.fromEntries(Object.entries(corrections.values).filter(([id]) => id !== row));
  return {
    ...corrections,
    values: Object.keys(left).length === 0 ? others : { ...others, [row]: left },
  };
}

/** A character of a term where it stands in a text: blanks and line breaks lie between, not in them. */
interface Letter {
  readonly char: string;
  readonly start: number;
  readonly end: number;
}

function lettersAt(text: string, { start, end }: Pick<Place, 'start' | 'end'>): Letter[] {
  const letters: Letter[] = [];
  let at = start;
  for (const char of text.slice(start, end)) {
    if (!/\s/.test(char)) letters.push({ char, start: at, end: at + char.length });
    at += char.length;
  }
  return letters;
}

/** The characters of a term, without the blanks between them. */
export const signsOf = (hanzi: string): string[] => Array.from(hanzi.replaceAll(/\s/g, ''));
export const hasHan = (signs: readonly string[]): boolean =>
  signs.some((sign) => /\p{Script=Han}/u.test(sign));

/** What may be a term's: a letter, a digit, the marks of titles and names. Not what ends a sentence or a bracket. */
const OF_A_TERM = /[\p{L}\p{N}《》〈〉“”‘’·・—－%％+]/u;

/** The character that follows a place; null at the end of what is Chinese. One line break may lie between. */
function letterAfter(text: string, from: number): Letter | null {
  const found = /^(?:[^\S\n]*\n?[^\S\n]*(?=\p{Script=Han}))?(\S)/u.exec(text.slice(from, from + 40));
  if (found === null || !OF_A_TERM.test(found[1]!)) return null;
  const end = from + found[0].length;
  return { char: found[1]!, start: end - found[1]!.length, end };
}

/** The same before it. */
function letterBefore(text: string, to: number): Letter | null {
  const found = /(\S)(?:(?<=\p{Script=Han})[^\S\n]*\n?[^\S\n]*)?$/u.exec(
    text.slice(Math.max(0, to - 40), to),
  );
  if (found === null || !OF_A_TERM.test(found[1]!)) return null;
  const start = to - found[0].length;
  return { char: found[1]!, start, end: start + found[1]!.length };
}

const textOf = (row: FoundTerm, { texts }: Surroundings): string => texts[row.source]?.text ?? '';

/** What one step more on a side would take in, at the term's first place; null where there is nothing to take. */
export function nextLetter(row: FoundTerm, side: 'before' | 'after', around: Surroundings): string | null {
  const [place] = row.places;
  if (place === undefined || signsOf(row.term.hanzi).length >= LONGEST_TERM) return null;
  const text = textOf(row, around);
  const letter = side === 'before' ? letterBefore(text, place.start) : letterAfter(text, place.end);
  return letter?.char ?? null;
}

/** Whether one character fewer on a side leaves a term. */
export function canShrink(row: FoundTerm, side: 'before' | 'after'): boolean {
  const signs = signsOf(row.term.hanzi);
  return hasHan(side === 'before' ? signs.slice(1) : signs.slice(0, -1));
}

/** Before which of its characters (from 1) a term can be divided, so that either part is Chinese. */
export function divisionsOf(row: FoundTerm): number[] {
  const signs = signsOf(row.term.hanzi);
  return signs.flatMap((_, at) =>
    at > 0 && hasHan(signs.slice(0, at)) && hasHan(signs.slice(at)) ? [at] : [],
  );
}

/** The term that follows a row in the text with at most a mark between; null where none does. */
export function neighbourAfter(
  row: FoundTerm,
  rows: readonly FoundTerm[],
  around: Surroundings,
): FoundTerm | null {
  for (const place of row.places) {
    const next = rows.find(
      (other) =>
        other !== row &&
        apply([row, other], { do: 'join', row: row.id, next: other.id }, around) !== null &&
        other.places.some(({ start }) => start >= place.end && start - place.end <= 6),
    );
    if (next !== undefined) return next;
  }
  return null;
}

/** The term that a row follows. */
export function neighbourBefore(
  row: FoundTerm,
  rows: readonly FoundTerm[],
  around: Surroundings,
): FoundTerm | null {
  return rows.find((other) => other !== row && neighbourAfter(other, [row], around) === row) ?? null;
}

/** Null where the shape does not fit the rows. */
function apply(rows: readonly FoundTerm[], shape: Shape, around: Surroundings): readonly FoundTerm[] | null {
  const at = rows.findIndex(({ id }) => id === shape.row);
  const row = rows[at];
  if (row === undefined) return null;
  if (shape.do === 'join') {
    const next = rows.find(({ id }) => id === shape.next);
    const joined = next && next !== row ? join(row, next, around) : null;
    if (joined === null) return null;
    return rows.flatMap((one) => (one === row ? joined.first : one === next ? joined.second : [one]));
  }
  const made = shape.do === 'split' ? split(row, shape.at, around) : moveBounds(row, shape, rows, around);
  return made === null ? null : rows.toSpliced(at, 1, ...made);
}

function idsMadeBy(shape: Shape): string[] {
  switch (shape.do) {
    case 'bounds':
      return [shape.row];
    case 'split':
      return [`${shape.row}<${shape.at}`, `${shape.row}>${shape.at}`];
    case 'join':
      return [`${shape.row}+${shape.next}`];
  }
}

function moveBounds(
  row: FoundTerm,
  { before, after }: { readonly before: number; readonly after: number },
  rows: readonly FoundTerm[],
  around: Surroundings,
): FoundTerm[] | null {
  const text = textOf(row, around);
  const signs = signsOf(row.term.hanzi);
  const kept = signs.slice(Math.max(0, -before), after < 0 ? after : undefined);
  const lettered = row.places.map((place) => ({ place, letters: lettersAt(text, place) }));
  // Where the print was repaired sign by sign, which letter is which is not known.
  const isKnown = ({ letters }: { readonly letters: readonly Letter[] }) => letters.length === signs.length;
  const moved = lettered.map((one) => {
    if (!isKnown(one)) return null;
    const { place, letters } = one;
    const bounded = letters.slice(Math.max(0, -before), after < 0 ? after : undefined);
    if (bounded.length === 0) return null;
    const head = steps(
      Math.max(0, before),
      bounded[0]!.start,
      (offset) => letterBefore(text, offset),
      'start',
    );
    const tail = steps(Math.max(0, after), bounded.at(-1)!.end, (offset) => letterAfter(text, offset), 'end');
    if (head === null || tail === null) return null;
    return {
      place: { ...place, start: head.at, end: tail.at },
      signs: [...head.signs.reverse(), ...kept, ...tail.signs],
    };
  });
  // The first place decides: it is the one the reader sees.
  const first = moved[lettered.findIndex(isKnown)];
  if (!first || !hasHan(first.signs) || first.signs.length > LONGEST_TERM) return null;
  const hanzi = first.signs.join('');
  if (termKey(hanzi) === '') return null;
  const fits = moved.map((one) => one !== null && one.signs.join('') === hanzi);
  const places = moved.flatMap((one, i) => (fits[i] ? [one!.place] : []));
  const rest = row.places.filter((_, i) => !fits[i]);
  return [
    remade(row, { id: row.id, hanzi, places, english: row.term.english }, around),
    ...(rest.length === 0 ? [] : [withPlaces(row, rest, freeId(`${row.id}~${row.term.hanzi}`, rows))]),
  ];
}

function freeId(id: string, rows: readonly FoundTerm[]): string {
  return rows.some((one) => one.id === id) ? freeId(`${id}~`, rows) : id;
}

function steps(
  count: number,
  from: number,
  step: (offset: number) => Letter | null,
  to: 'start' | 'end',
): { readonly signs: string[]; readonly at: number } | null {
  const signs: string[] = [];
  let at = from;
  while (signs.length < count) {
    const letter = step(at);
    if (letter === null) return null;
    signs.push(letter.char);
    at = letter[to];
  }
  return { signs, at };
}

function split(row: FoundTerm, at: number, around: Surroundings): FoundTerm[] | null {
  if (!divisionsOf(row).includes(at)) return null;
  const text = textOf(row, around);
  const signs = signsOf(row.term.hanzi);
  const left: Place[] = [];
  const right: Place[] = [];
  const rest: Place[] = [];
  for (const place of row.places) {
    const letters = lettersAt(text, place);
    if (letters.length !== signs.length) {
      rest.push(place);
      continue;
    }
    left.push({ ...place, end: letters[at - 1]!.end });
    right.push({ ...place, start: letters[at]!.start });
  }
  if (left.length === 0) return null;
  const part = (id: string, hanzi: readonly string[], places: readonly Place[]) =>
    remade(row, { id, hanzi: hanzi.join(''), places, english: null }, around);
  return [
    ...(rest.length === 0 ? [] : [withPlaces(row, rest)]),
    part(`${row.id}<${at}`, signs.slice(0, at), left),
    part(`${row.id}>${at}`, signs.slice(at), right),
  ];
}

/** What may lie between two terms that are one: blanks, a mark, no empty line. */
const GAP = /^(?!\s*\n\s*\n)[\s\p{P}*]{0,4}$/u;

function join(
  first: FoundTerm,
  second: FoundTerm,
  around: Surroundings,
): { readonly first: FoundTerm[]; readonly second: FoundTerm[] } | null {
  if (first.source !== second.source) return null;
  const text = textOf(first, around);
  const byStart = new Map(second.places.map((place) => [place.start, place]));
  let marks: string | null = null;
  const used = new Set<Place>();
  const joined: Place[] = [];
  for (const place of first.places) {
    for (let start = place.end; start <= place.end + 4; start++) {
      const next = byStart.get(start);
      const gap = text.slice(place.end, start);
      if (next === undefined || used.has(next) || !GAP.test(gap)) continue;
      const between = gap.replaceAll(/[\s*_]/g, '');
      if (marks !== null && between !== marks) continue;
      marks = between;
      used.add(next).add(place);
      joined.push({ ...place, end: next.end });
      break;
    }
  }
  const hanzi = signsOf(first.term.hanzi + (marks ?? '') + second.term.hanzi);
  if (joined.length === 0 || hanzi.length > LONGEST_TERM) return null;
  const glosses = [first.term.english, second.term.english].filter((one) => one !== null);
  const row = remade(
    first,
    {
      id: `${first.id}+${second.id}`,
      hanzi: hanzi.join(''),
      places: joined,
      english: glosses.length === 0 ? null : glosses.join(' '),
    },
    around,
  );
  const left = (of: FoundTerm) => {
    const places = of.places.filter((place) => !used.has(place));
    // A term whose places are nowhere in the text was not joined.
    return places.length === 0 ? [] : [withPlaces(of, places)];
  };
  return { first: [row, ...left(first)], second: left(second) };
}

function withPlaces(row: FoundTerm, places: readonly Place[], id = row.id): FoundTerm {
  const gone = row.places.filter((place) => !places.includes(place));
  const isGone = (_: unknown, i: number) => row.places[i] !== undefined && gone.includes(row.places[i]);
  // Occurrences and places run side by side unless one was nowhere in the text.
  const occurrences =
    row.places.length === row.term.occurrences.length
      ? row.term.occurrences.filter((one, i) => !isGone(one, i))
      : row.term.occurrences;
  return { ...row, id, places, term: { ...row.term, occurrences } };
}

/** Flags that speak of characters that are others now. */
const OF_THE_GLOSS: readonly Flag['type'][] = ['doubtful'];

/** A row of other characters of the same text: its reading is made anew. */
function remade(
  from: FoundTerm,
  {
    id,
    hanzi,
    places,
    english,
  }: {
    readonly id: string;
    readonly hanzi: string;
    readonly places: readonly Place[];
    readonly english: string | null;
  },
  around: Surroundings,
): FoundTerm {
  const text = textOf(from, around);
  const lines = linesOf(text);
  const { abbreviation, ...base } = from.term;
  const term: Term = {
    ...base,
    hanzi,
    english,
    ...(english !== null && abbreviation !== undefined && { abbreviation }),
    pinyin: '',
    traditional: hanzi,
    printed: {
      hanzi: text.slice(places[0]!.start, places[0]!.end),
      english: english === null ? null : from.term.printed.english,
    },
    occurrences: places.map(({ start, end, section }) => ({
      ...lines.position(start),
      ...(section !== undefined && { section }),
      printed: text.slice(start, end),
    })),
    reasons: english === null ? [] : from.term.reasons,
    flags:
      english === null
        ? [{ type: 'unglossed', message: 'No English stands beside it.' }]
        : from.term.flags.filter(({ type }) => OF_THE_GLOSS.includes(type)),
  };
  const known = around.entryOf(hanzi);
  return { id, source: from.source, term, places, remade: true, ...(known && { known }) };
}
