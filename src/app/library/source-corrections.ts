/**
 * A kept source's terms as rows that can be corrected as those of a reading are (src/app/read/corrections.ts). There the
 * corrections are a draft; here each is written at once, as edits of what the source says of its terms. What can be
 * undone is told from the source as it was found, so that every device offers the same, whatever was done where.
 */
import * as v from 'valibot';
import type { Described } from '../../describe/describe.ts';
import { Positions } from '../../extract/positions.ts';
import { type EditDraft, isKnownEdit, type StoredEdit } from '../../library/edit.ts';
import type { Entry } from '../../library/entry.ts';
import type { LibrarySource } from '../../library/fold.ts';
import { linesOf, type Lines } from '../../library/lines.ts';
import { LONGEST, plainLine } from '../../library/plain-text.ts';
import type { Stretch } from '../../library/sentence.ts';
import { goesAlong, replacedBy } from '../../library/replaced.ts';
import { canonicalJson } from '../../library/merge.ts';
import { FindSchema, inOrder, joinFinds, type Find, type Place } from '../../library/source.ts';
import type { TermId } from '../../term/term-id.ts';
import {
  signsOf,
  hasHan,
  LONGEST_TERM,
  NO_CORRECTIONS,
  shapeTerms,
  VALUES,
  type Shape,
  type Surroundings,
  type Value,
  type Values,
} from '../read/corrections.ts';
import { findsOf } from '../read/keeping.ts';
import type { Made } from '../read/term-acts.ts';
import type { FoundTerm, Place as Offsets } from '../read/found-term.ts';
import { missingDescriptions, NO_DESCRIPTIONS, withDescriptions, type Wanted } from '../read/term-list.ts';

export interface SourceList {
  readonly source: LibrarySource;
  /** What was kept with it; null where none was. */
  readonly text: string | null;
  /** Its terms as they are now. */
  readonly rows: readonly FoundTerm[];
  /** Terms that are left out and can be taken back, where nothing else stands in their place now. */
  readonly leftOut: readonly FoundTerm[];
  /** What the source says, or said last, of a row's term, by the row's id. */
  readonly finds: ReadonlyMap<string, Find>;
  readonly around: Surroundings;
  /** Terms that stand elsewhere than they were found. */
  readonly moved: ReadonlyMap<TermId, Moved>;
  /** The library's term, from whatever source. */
  readonly entryOf: (id: string) => Entry | undefined;
}

/** Where the text had a term when it was found and has it no more, and the other way round. */
interface Moved {
  readonly lost: readonly Stretch[];
  readonly won: readonly Stretch[];
}

/** Ids of rows that are other than the term's own: of a row whose characters were changed while it was shown. */
export type RowIds = ReadonlyMap<TermId, string>;

export const OWN_IDS: RowIds = new Map();

/** With those of rows whose characters were changed just now. */
export const withIds = (ids: RowIds, more: RowIds): RowIds => new Map([...ids, ...more]);

export interface ListParts {
  readonly source: LibrarySource;
  readonly text: string | null;
  /** All of the library's. */
  readonly edits: readonly StoredEdit[];
  readonly ids: RowIds;
  readonly entryOf: (id: string) => Entry | undefined;
}

export function listSource({ source, text, edits, ids, entryOf }: ListParts): SourceList {
  const lines = text === null ? null : linesOf(text);
  const finds = new Map<string, Find>();
  const rowOf = (find: Find): FoundTerm => {
    let id = ids.get(find.term) ?? find.term;
    while (finds.has(id)) id += '~';
    finds.set(id, find);
    return asRow(find, id, text, lines, entryOf(find.term));
  };
  return {
    source,
    text,
    rows: source.finds.map(({ find }) => rowOf(find)),
    leftOut: leftOutOf({ source, text }, edits).map(rowOf),
    finds,
    around: {
      texts: [{ name: source.source.title, text: text ?? '' }],
      entryOf: () => undefined,
    },
    moved: movedIn(source, stretchesOf(text)),
    entryOf,
  };
}

function asRow(
  find: Find,
  id: string,
  text: string | null,
  lines: Lines | null,
  known: Entry | undefined,
): FoundTerm {
  const { hanzi, gloss, abbreviation, kind, pinyin, traditional, confidence } = find;
  const places = printedOf(find).flatMap((place): Offsets[] => {
    const start = lines?.offset(place.line, place.column) ?? null;
    if (start === null || start + place.length > text!.length) return [];
    const { section } = place;
    return [{ start, end: start + place.length, ...(section !== undefined && { section }) }];
  });
  const printed = places.map(({ start, end }) => text!.slice(start, end));
  return {
    id,
    source: 0,
    places,
    ...(known && { known }),
    term: {
      hanzi,
      english: gloss,
      ...(abbreviation !== undefined && { abbreviation }),
      kind,
      pinyin,
      traditional,
      printed: { hanzi: printed[0] ?? hanzi, english: gloss },
      occurrences: places.map(({ start, section }, i) => ({
        ...lines!.position(start),
        ...(section !== undefined && { section }),
        printed: printed[i]!,
      })),
      confidence,
      reasons: [],
      flags: gloss === null ? [{ type: 'unglossed', message: 'No English stands beside it.' }] : [],
    },
  };
}

/** Whether a source says what some edits make it say. */
export function isWritten({ finds }: LibrarySource, drafts: readonly EditDraft[]): boolean {
  const now = new Map(finds.map(({ find }) => [find.term, find]));
  return drafts.every((draft) => draft.set !== 'find' || isSame(now.get(draft.term), draft.to ?? undefined));
}

/** Current rows and those left out, each where the text has it; what has no place comes last. */
export function inTextOrder({ rows, leftOut, finds }: SourceList): FoundTerm[] {
  const shown = [...rows];
  const firstOf = (row: FoundTerm) => finds.get(row.id)!.places[0];
  for (const row of leftOut) {
    const place = firstOf(row);
    const next = shown.findIndex((other) => {
      const its = firstOf(other);
      return place !== undefined && (its === undefined || inOrder(place, its) < 0);
    });
    shown.splice(next < 0 ? shown.length : next, 0, row);
  }
  return shown;
}

/** What is to be done, and what the dictionary has to say before. */
export interface Step {
  readonly wanted: readonly Wanted[];
  /** @param described each of `wanted`, in their order */
  finish(described: readonly Described[]): Outcome;
}

export type Outcome =
  | {
      readonly drafts: readonly EditDraft[];
      /** Under which ids rows go on. */
      readonly ids: RowIds;
      readonly problem?: never;
    }
  /** Nothing can be written, and why: a sentence. */
  | { readonly problem: string };

/** Moves the bounds of a term, splits it or joins two; null where the text does not allow it. */
export function shapeStep(list: SourceList, shape: Shape): Step | null {
  const shaped = shapeTerms(list.rows, [shape], list.around);
  if (shaped === list.rows) return null;
  const made = shaped.filter(({ remade }) => remade === true);
  return {
    wanted: missingDescriptions(made, NO_CORRECTIONS, NO_DESCRIPTIONS),
    finish(described) {
      const read = readMade(list, made, described);
      if (read.problem !== undefined) return read;
      const after = shaped.map((row) => read.finds.get(row.id) ?? withPlacesOf(list, row));
      const drafts = draftsBetween(list, after);
      const gone = new Set(drafts.flatMap((one) => (one.set === 'find' && one.to === null ? one.term : [])));
      const isStudied = [shape.row, ...(shape.do === 'join' ? [shape.next] : [])].some((id) => {
        const row = list.rows.find((one) => one.id === id);
        return row?.known?.study === true && gone.has(row.known.id);
      });
      // What was to be studied is so still, by the name it has now.
      const study = [...read.finds.values()].flatMap(({ term }): EditDraft[] =>
        isStudied ? [{ of: term, set: 'study', to: true }] : [],
      );
      const along = alongWith(list, drafts);
      return {
        drafts: [...drafts, ...(along.length > 0 ? along : study)],
        ids: new Map(shaped.map((row, i) => [after[i]!.term, row.id])),
      };
    },
  };
}

/** What goes along to the term that takes the place of another by these drafts. */
function alongWith({ entryOf }: SourceList, drafts: readonly EditDraft[]): EditDraft[] {
  const replaced = replacedBy(drafts, entryOf);
  return replaced === null ? [] : goesAlong(replaced.from, replaced.to, entryOf(replaced.to));
}

/** The finds of rows of other characters, by the rows' ids. */
function readMade(
  { text, around }: SourceList,
  made: readonly FoundTerm[],
  described: readonly Described[],
): { readonly finds: ReadonlyMap<string, Find>; readonly problem?: never } | { readonly problem: string } {
  const wanted = missingDescriptions(made, NO_CORRECTIONS, NO_DESCRIPTIONS);
  const descriptions = withDescriptions(NO_DESCRIPTIONS, wanted, described);
  const finds = new Map<string, Find>();
  for (const row of made) {
    const read = findsOf([row], NO_CORRECTIONS, { texts: around.texts, text: 0, descriptions });
    const [find] = read.finds;
    if (text === null || find === undefined) {
      return {
        problem: `${row.term.hanzi} cannot be kept: it ${read.refused[0]?.problem ?? 'has no text'}.`,
      };
    }
    finds.set(row.id, find);
  }
  return { finds };
}

/** The find of a row that has lost places, or none. */
function withPlacesOf(list: SourceList, row: FoundTerm): Find {
  const before = list.rows.find((one) => one === row || one.id === row.id || isRestOf(row, one))!;
  const find = list.finds.get(before.id)!;
  if (before === row) return find;
  const lost = new Set(
    before.places.filter((place) => !row.places.includes(place)).map(({ start }) => start),
  );
  const lines = linesOf(list.text ?? '');
  const places = find.places.filter(
    ({ form, line, column }) => form !== undefined || !lost.has(lines.offset(line, column) ?? -1),
  );
  return { ...find, places };
}

const isRestOf = (row: FoundTerm, whole: FoundTerm): boolean =>
  row.places.length > 0 && row.places.every((place) => whole.places.includes(place));

/** Puts right what the source says of a row's term; what is not given stays. */
export function valueStep(list: SourceList, row: string, { english, kind, reading }: Values): Step {
  const find = list.finds.get(row)!;
  const isSpelledAnew = reading !== undefined || (kind !== undefined && kind !== find.kind);
  const wanted: Wanted = {
    hanzi: find.hanzi,
    kind: kind ?? find.kind,
    traditional: find.traditional,
    // How it is read stays when only its kind changes, which has capitals of its own.
    reading: reading ?? syllablesOf(find.numbered),
  };
  return {
    wanted: isSpelledAnew ? [wanted] : [],
    finish([described]) {
      const gloss = english === undefined ? find.gloss : plainLine(english ?? '', LONGEST.gloss);
      const read = v.safeParse(FindSchema, {
        ...find,
        ...(english !== undefined && { gloss: gloss === '' ? null : gloss, confidence: 1 }),
        kind: wanted.kind,
        ...(described && {
          pinyin: described.pinyin,
          numbered: described.numbered,
          zhuyin: described.zhuyin,
          words: described.words.map((word) => ({ ...word, gloss: plainLine(word.gloss, LONGEST.gloss) })),
        }),
      });
      if (!read.success) return { problem: `${find.hanzi} cannot be kept: it ${read.issues[0].message}.` };
      const after = list.source.finds.map((one) => (one.find.term === find.term ? read.output : one.find));
      return { drafts: draftsBetween(list, after), ids: OWN_IDS };
    },
  };
}

/** The syllables of Han characters alone, as a reading is given. */
const syllablesOf = (numbered: string): string =>
  numbered
    .split(' ')
    .filter((part) => /^\p{L}+:?[0-5]$/u.test(part))
    .join(' ');

/** Adds a term wherever its characters stand by themselves in the text; where nowhere, also within other terms. */
export function addStep(list: SourceList, typed: string): Step | { readonly problem: string } {
  const { text } = list;
  const characters = signsOf(typed);
  if (text === null) return { problem: 'The text is not kept on this device.' };
  if (!hasHan(characters)) return { problem: 'Select or type the Chinese characters of the term.' };
  if (characters.length > LONGEST_TERM) {
    return { problem: `A term has at most ${LONGEST_TERM} characters; this is a sentence.` };
  }
  const everywhere = placesOf(text, characters);
  const hanzi = characters.join('');
  if (everywhere.length === 0) return { problem: `${hanzi} does not stand in the text.` };
  const taken = list.rows.flatMap(({ places }) => places);
  const free = everywhere.filter((place) => !taken.some((other) => overlap(place, other)));
  const positions = new Positions(text);
  const places = (free.length > 0 ? free : everywhere).map(({ start, end }): Offsets => {
    const { section } = positions.mention(start, end);
    return { start, end, ...(section !== undefined && { section }) };
  });
  const row: FoundTerm = {
    id: `+${hanzi}`,
    source: 0,
    places,
    remade: true,
    term: {
      hanzi,
      english: null,
      kind: 'policy-term',
      pinyin: '',
      traditional: hanzi,
      printed: { hanzi, english: null },
      occurrences: [],
      confidence: 1,
      reasons: [],
      flags: [],
    },
  };
  return {
    wanted: missingDescriptions([row], NO_CORRECTIONS, NO_DESCRIPTIONS),
    finish(described) {
      const read = readMade(list, [row], described);
      if (read.problem !== undefined) return read;
      const find = read.finds.get(row.id)!;
      const before = list.source.finds.map((one) => one.find);
      const present = before.find(({ term }) => term === find.term);
      if (present !== undefined && free.length === 0) return { problem: `${hanzi} is in the list already.` };
      return { drafts: draftsBetween(list, [...before, find]), ids: new Map([[find.term, find.term]]) };
    },
  };
}

/** Every place of some characters; blanks, a line break and marks of emphasis may stand between them. */
function placesOf(text: string, characters: readonly string[]): Stretch[] {
  const signs = characters.map((sign) => sign.replace(/[.*+?^${}()|[\]\\/]/, '\\$&'));
  const pattern = new RegExp(signs.join('[^\\S\\n]*[*_]{0,3}\\n?[^\\S\\n]*'), 'gu');
  return Array.from(text.matchAll(pattern), ({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}

/** What one side has and the other has not. */
function draftsBetween({ source }: SourceList, after: readonly Find[]): EditDraft[] {
  const of = source.source.id;
  const now = new Map(joinFinds(after).map((find) => [find.term, find]));
  const then = new Map(source.finds.map(({ find }) => [find.term, find]));
  return [
    ...[...then.keys()].flatMap((term): EditDraft[] =>
      now.has(term) ? [] : [{ of, set: 'find', term, to: null }],
    ),
    ...[...now].flatMap(([term, to]): EditDraft[] =>
      isSame(then.get(term), to) ? [] : [{ of, set: 'find', term, to }],
    ),
  ];
}

const isSame = (a: unknown, b: unknown): boolean =>
  a === undefined || b === undefined ? a === b : canonicalJson(a) === canonicalJson(b);

export const leaveOut = ({ source, finds }: SourceList, row: string): EditDraft[] => [
  { of: source.source.id, set: 'find', term: finds.get(row)!.term, to: null },
];

export const takeBack = ({ source, finds }: SourceList, row: string): EditDraft[] => {
  const find = finds.get(row)!;
  return [{ of: source.source.id, set: 'find', term: find.term, to: find }];
};

/** What of a row is other than the source was found to say. */
export function changesOf(list: SourceList, row: string): Made[] {
  const now = list.finds.get(row)!;
  const then = storedIn(list, now.term);
  return [
    ...(then === undefined
      ? []
      : VALUES.filter((value) => FIELDS[value].some((field) => !isSame(now[field], then[field])))),
    ...(list.text !== null && isReshaped(list, now) ? (['characters'] as const) : []),
  ];
}

/** What each value is in a find; what decides whether it was changed comes first. */
const FIELDS = {
  english: ['gloss'],
  kind: ['kind'],
  reading: ['numbered'],
} as const satisfies Record<Value, readonly (keyof Find)[]>;

const storedIn = ({ source }: SourceList, term: TermId): Find | undefined =>
  source.stored.finds.find((find) => find.term === term);

/** One value as the source was found to say it. */
export function undoValue(list: SourceList, row: string, value: Value): EditDraft[] {
  const now = list.finds.get(row)!;
  const then = storedIn(list, now.term);
  if (then === undefined) return [];
  const { pinyin, numbered, zhuyin, words } = then;
  // Its capitals go with its kind; a reading of the reader's own stays.
  const isReadAsFound = value === 'reading' || (value === 'kind' && now.numbered === numbered);
  const to: Find = {
    ...now,
    ...(value === 'english' && { gloss: then.gloss, confidence: then.confidence }),
    ...(value === 'kind' && { kind: then.kind }),
    ...(isReadAsFound && { pinyin, numbered, zhuyin, words }),
  };
  return [{ of: list.source.source.id, set: 'find', term: now.term, to }];
}

const keyOf = ({ line, column, length }: Place): string => `${line} ${column} ${length}`;
const printedOf = ({ places }: Find): Place[] => places.filter(({ form }) => form === undefined);
const overlap = (a: Stretch, b: Stretch): boolean => a.start < b.end && b.start < a.end;

function movedIn(source: LibrarySource, stretchOf: (place: Place) => Stretch): Map<TermId, Moved> {
  const then = new Map(source.stored.finds.map((find) => [find.term, find]));
  const now = new Map(source.finds.map(({ find }) => [find.term, find]));
  const moved = new Map<TermId, Moved>();
  for (const term of new Set([...then.keys(), ...now.keys()])) {
    const [before, after] = [then.get(term), now.get(term)].map((find) => (find ? printedOf(find) : []));
    const [had, has] = [before!, after!].map((places) => new Set(places.map(keyOf)));
    const lost = before!.filter((place) => !has!.has(keyOf(place))).map(stretchOf);
    const won = after!.filter((place) => !had!.has(keyOf(place))).map(stretchOf);
    if (lost.length + won.length > 0) moved.set(term, { lost, won });
  }
  return moved;
}

/** Whether the reader chose which characters it is, out of those of terms that were found. */
function isReshaped({ moved }: SourceList, { term }: Find): boolean {
  return reshapedWith(moved, term).some((one) => (moved.get(one)?.lost.length ?? 0) > 0);
}

/** A term with those that it was made of, that were made with it, and so on. */
function reshapedWith(moved: ReadonlyMap<TermId, Moved>, term: TermId): TermId[] {
  if (!moved.has(term)) return [];
  const together = new Set([term]);
  for (const one of together) {
    const { lost, won } = moved.get(one)!;
    for (const [other, its] of moved) {
      const isTied =
        lost.some((place) => its.won.some((made) => overlap(place, made))) ||
        won.some((made) => its.lost.some((place) => overlap(place, made)));
      if (isTied) together.add(other);
    }
  }
  return [...together];
}

/**
 * The characters of a row as they were found, and those of every term that was made of the same; what was put right in a
 * term otherwise stays.
 */
export function undoShape(list: SourceList, row: string, edits: readonly StoredEdit[]): EditDraft[] {
  const said = saidOf(list.source, edits);
  const drafts = reshapedWith(list.moved, list.finds.get(row)!.term).map((term): EditDraft => {
    const then = storedIn(list, term);
    const to = then === undefined ? null : { ...said.get(term)!.find, places: then.places };
    return { of: list.source.source.id, set: 'find', term, to };
  });
  return [...drafts, ...alongWith(list, drafts)];
}

interface Said {
  /** What the source was made to say last of a term. */
  readonly find: Find;
  /** The edit that left it out since; the empty text where none did. */
  readonly gone: string;
}

/** Of each term of which the source was made to say anything, or nothing. */
function saidOf({ stored }: LibrarySource, edits: readonly StoredEdit[]): Map<TermId, Said> {
  const said = new Map(stored.finds.map((find) => [find.term, { find, gone: '' }]));
  // They stand in the order in which they were made.
  for (const edit of edits) {
    if (!isKnownEdit(edit) || edit.set !== 'find' || edit.of !== stored.id) continue;
    const before = said.get(edit.term);
    if (edit.to !== null) said.set(edit.term, { find: edit.to, gone: '' });
    else if (before !== undefined) said.set(edit.term, { ...before, gone: edit.id });
  }
  return said;
}

/** Offsets of places; without a text numbers that order them as the text does, as long as none runs over a line's end. */
function stretchesOf(text: string | null): (place: Place) => Stretch {
  const lines = text === null ? null : linesOf(text);
  return ({ line, column, length }) => {
    const start = lines === null ? line * 1e8 + column : (lines.offset(line, column) ?? Infinity);
    return { start, end: start + length };
  };
}

/** What the source said of terms that are left out of it, without the places where other terms stand now. */
function leftOutOf(
  { source, text }: Pick<SourceList, 'source' | 'text'>,
  edits: readonly StoredEdit[],
): Find[] {
  const present = new Set(source.finds.map(({ find }) => find.term));
  const then = new Set(source.stored.finds.map(({ term }) => term));
  const gone = [...saidOf(source, edits).values()].filter(({ find }) => !present.has(find.term));
  if (gone.length === 0) return [];
  const stretchOf = stretchesOf(text);
  const found = new Set(source.stored.finds.flatMap((find) => printedOf(find).map(keyOf)));
  const now = source.finds.flatMap(({ find }) => printedOf(find));
  const all = now.map(stretchOf);
  const made = now.filter((place) => !found.has(keyOf(place))).map(stretchOf);
  /** Places of terms of the reader's own making that were left out: what they were made of does not come back by itself. */
  const own: Stretch[] = [];
  // What was left out last first: a stage between what was found and what it became is no term that was left out.
  gone.sort((a, b) => (a.gone < b.gone ? 1 : -1));
  const out: Find[] = [];
  for (const { find } of gone) {
    const wasFound = then.has(find.term);
    const others = wasFound ? [...made, ...own] : [...all, ...own, ...out.flatMap(printedOf).map(stretchOf)];
    const places = find.places.filter(
      (place) => place.form !== undefined || !others.some((other) => overlap(stretchOf(place), other)),
    );
    if (find.places.length > 0 && places.length === 0) continue;
    out.push({ ...find, places });
    if (!wasFound) own.push(...places.map(stretchOf));
  }
  return out;
}
