/**
 * An edit: one thing the reader has done to a source or a term. Append-only: removing is an edit, and so is bringing
 * back. Of two edits of the same thing the one with the greater identifier stands, whichever arrived first.
 */
import * as v from 'valibot';
import { KINDS, type Kind } from '../term/kinds.ts';
import { TermIdSchema, type TermId } from '../term/term-id.ts';
import { MomentSchema, UlidSchema } from './moment.ts';
import { AddressSchema, DaySchema, lineSchema, linesSchema, LONGEST } from './plain-text.ts';
import { isOfLaterVersion, problemOf } from './refused.ts';
import { FindSchema, LanguageSchema, SourceIdSchema, type Find, type SourceId } from './source.ts';

/** The version of the shapes below. */
export const EDIT_VERSION = 1;

/** Facts about a source that the reader may put right. */
export const SOURCE_FACTS = ['title', 'author', 'publication', 'date', 'address', 'language'] as const;
export type SourceFact = (typeof SOURCE_FACTS)[number];

/** Where the sentence on a card stands. */
export interface SentencePlace {
  readonly source: SourceId;
  /** Line and column of the term, as in its `Place`. */
  readonly line: number;
  readonly column: number;
}

export type Edit = {
  readonly v: typeof EDIT_VERSION;
  /** A ULID: what is done later has a greater one. */
  readonly id: string;
  /** When it was done (ms). */
  readonly at: number;
} & (
  | /** `off`: looked up but not drilled; `removed`: as though it had never been added. */
    { readonly of: SourceId; readonly set: 'off' | 'removed'; readonly to: boolean }
  /** Null: as the source itself says. */
  | { readonly of: SourceId; readonly set: SourceFact; readonly to: string | null }
  /**
   * Puts right what the source says of a term, adds it or, by null, leaves it out. To move the bounds of a term is
   * to leave out the old one and add the new one; to join and to divide likewise.
   */
  | { readonly of: SourceId; readonly set: 'find'; readonly term: TermId; readonly to: Find | null }
  /** The own gloss, or the rendering chosen. Null: the usual one again; so with `kind` and `reading`. */
  | { readonly of: TermId; readonly set: 'gloss'; readonly to: string | null }
  | { readonly of: TermId; readonly set: 'kind'; readonly to: Kind | null }
  /** In numbered pinyin: `zhu3 quan2 AI`. */
  | { readonly of: TermId; readonly set: 'reading'; readonly to: string | null }
  /** True: drilled whatever its labels say, and first of the new ones. False: not drilled. Null: as its labels say. */
  | { readonly of: TermId; readonly set: 'study'; readonly to: boolean | null }
  | { readonly of: TermId; readonly set: 'tag'; readonly tag: string; readonly to: boolean }
  /** The sentence chosen for the card. */
  | { readonly of: TermId; readonly set: 'sentence'; readonly to: SentencePlace | null }
  /**
   * A note, which takes the place of the notes it names: so the rival notes of two devices both stay, until one is
   * written that names both. The empty text takes notes away.
   */
  | { readonly of: TermId; readonly set: 'note'; readonly to: string; readonly replaces: readonly string[] }
  /** A word of the reader's own, in the word list "My words". */
  | { readonly of: TermId; readonly set: 'word'; readonly to: Find | null }
);

type Without<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never;
/** An edit that is not stored yet. */
export type EditDraft = Without<Edit, 'v' | 'id' | 'at'>;

/**
 * An edit that a later version has made: kept, merged and passed on as it is; what it does is not known here. A version
 * that lets a `set` below hold more gives it another name, or raises `v`.
 */
export interface LaterEdit {
  readonly v: number;
  readonly id: string;
  readonly [field: string]: unknown;
}

/** What is stored and merged. */
export type StoredEdit = Edit | LaterEdit;

/** More notes than anyone writes about one term. */
const MOST_REPLACED = 1_000;
/** What one edit of a later version may measure as JSON, in UTF-16 code units: more than the largest of ours. */
const LONGEST_LATER = 2_000_000;
/** Ours are five deep; a value that contains itself is deeper than any. */
const DEEPEST_LATER = 32;

const text = lineSchema(LONGEST.gloss);
const common = { v: v.literal(EDIT_VERSION), id: UlidSchema, at: MomentSchema };
const ofSource = { ...common, of: SourceIdSchema };
const ofTerm = { ...common, of: TermIdSchema };
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** A name by which the reader gathers terms: no blank at its ends, composed, so that one that looks the same is it. */
export const TagSchema = v.pipe(
  lineSchema(LONGEST.tag),
  v.check((tag) => tag === tag.trim().normalize('NFC'), 'has blanks at its ends'),
);

export const EditSchema = v.variant('set', [
  v.object({ ...ofSource, set: v.picklist(['off', 'removed']), to: v.boolean() }),
  v.object({
    ...ofSource,
    set: v.picklist(['title', 'author', 'publication']),
    to: v.nullable(lineSchema(LONGEST.title)),
  }),
  v.object({ ...ofSource, set: v.literal('date'), to: v.nullable(DaySchema) }),
  v.object({ ...ofSource, set: v.literal('address'), to: v.nullable(AddressSchema) }),
  v.object({ ...ofSource, set: v.literal('language'), to: v.nullable(LanguageSchema) }),
  v.pipe(
    v.object({ ...ofSource, set: v.literal('find'), term: TermIdSchema, to: v.nullable(FindSchema) }),
    v.check(({ term, to }) => to === null || to.term === term, 'is a find of another term'),
  ),
  v.object({ ...ofTerm, set: v.literal('gloss'), to: v.nullable(text) }),
  v.object({ ...ofTerm, set: v.literal('kind'), to: v.nullable(v.picklist(KINDS)) }),
  v.object({ ...ofTerm, set: v.literal('reading'), to: v.nullable(lineSchema(LONGEST.reading)) }),
  v.object({ ...ofTerm, set: v.literal('study'), to: v.nullable(v.boolean()) }),
  v.object({ ...ofTerm, set: v.literal('tag'), tag: TagSchema, to: v.boolean() }),
  v.object({
    ...ofTerm,
    set: v.literal('sentence'),
    to: v.nullable(v.object({ source: SourceIdSchema, line: whole, column: whole })),
  }),
  v.object({
    ...ofTerm,
    set: v.literal('note'),
    to: linesSchema(LONGEST.note),
    replaces: v.pipe(v.array(UlidSchema), v.maxLength(MOST_REPLACED)),
  }),
  v.pipe(
    v.object({ ...ofTerm, set: v.literal('word'), to: v.nullable(FindSchema) }),
    v.check(({ of, to }) => to === null || to.term === of, 'is a find of another term'),
  ),
]) satisfies v.GenericSchema<unknown, Edit>;

/** Every `set` this version knows. */
export const EDIT_SETS: readonly Edit['set'][] = [
  'off',
  'removed',
  ...SOURCE_FACTS,
  'find',
  'gloss',
  'kind',
  'reading',
  'study',
  'tag',
  'sentence',
  'note',
  'word',
];

const EnvelopeSchema = v.looseObject({
  v: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  id: UlidSchema,
});

/** Whether this version knows what an edit does. */
export function isKnownEdit(edit: StoredEdit): edit is Edit {
  return edit.v === EDIT_VERSION && EDIT_SETS.includes(edit['set'] as Edit['set']);
}

export type ReadEdit =
  | { readonly edit: StoredEdit; readonly problem?: never }
  | { readonly edit?: never; readonly problem: string };

/** Reads a value from storage or a file; an edit of a later version is sound as long as it has an identifier. Never throws. */
export function readEdit(value: unknown): ReadEdit {
  if (isOfLaterVersion(value, EDIT_VERSION) || hasUnknownSet(value)) return readLater(value);
  const checked = v.safeParse(EditSchema, value, { abortEarly: true });
  return checked.success ? { edit: checked.output as Edit } : { problem: problemOf(checked.issues) };
}

function hasUnknownSet(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'set' in value &&
    typeof value.set === 'string' &&
    !(EDIT_SETS as readonly string[]).includes(value.set)
  );
}

function readLater(value: unknown): ReadEdit {
  const checked = v.safeParse(EnvelopeSchema, value, { abortEarly: true });
  if (!checked.success) return { problem: problemOf(checked.issues) };
  if (!isJson(checked.output, DEEPEST_LATER)) return { problem: 'holds what no file can' };
  if (JSON.stringify(checked.output).length > LONGEST_LATER) return { problem: 'is larger than any edit' };
  return { edit: checked.output };
}

/** Whether a value comes back from a file as it went in: so that it is the same on every device. */
function isJson(value: unknown, deeper: number): boolean {
  if (typeof value !== 'object') {
    return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
  }
  if (value === null) return true;
  const plain = Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]';
  return plain && deeper > 0 && Object.values(value).every((inner) => isJson(inner, deeper - 1));
}

/** What an edit is about: of two edits with the same subject the later one stands. A note has one of its own. */
export function subjectOf(edit: Edit): string {
  switch (edit.set) {
    case 'find':
      return `${edit.of}\n${edit.set}\n${edit.term}`;
    case 'tag':
      return `${edit.of}\n${edit.set}\n${edit.tag}`;
    case 'note':
      return `${edit.of}\n${edit.set}\n${edit.id}`;
    default:
      return `${edit.of}\n${edit.set}`;
  }
}
