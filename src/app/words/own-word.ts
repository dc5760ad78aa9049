/** A word of the reader's own: what is typed of it, what is proposed, and the find that is made of both. */
import * as v from 'valibot';
import type { Described } from '../../describe/describe.ts';
import type { EditDraft } from '../../library/edit.ts';
import { readTyped } from '../read/typed-reading.ts';
import type { Entry } from '../../library/entry.ts';
import { LONGEST, plainLine, plainLines } from '../../library/plain-text.ts';
import { hasNote, isIn, isNowhereElse, notesAlong } from '../../library/replaced.ts';
import { MY_WORDS, type Find } from '../../library/source.ts';
import { tagLabel, tagsTyped, type KnownTags } from '../../library/tags.ts';
import { KINDS, type Kind } from '../../term/kinds.ts';
import { isTermId, LONGEST_TERM_ID, TermIdSchema, type TermId } from '../../term/term-id.ts';
import { termKey } from '../../term/term-key.ts';
import { ownFind } from '../term/own-find.ts';
import { problemOfGloss, problemOfNote, problemOfTags } from '../term/typed-problems.ts';

/** What stands in the fields. What is empty is as the dictionary proposes it. */
export interface WordFields {
  readonly hanzi: string;
  readonly english: string;
  readonly kind: Kind;
  /** Pinyin with marks or numbers, or zhuyin. */
  readonly reading: string;
  readonly traditional: string;
  /** The words with blanks or bars between: `改革 | 开放`. */
  readonly division: string;
  /** What each word means here, by its characters. */
  readonly meanings: Readonly<Record<string, string>>;
  /** With commas between. */
  readonly tags: string;
  readonly note: string;
  /** First of the new ones. */
  readonly study: boolean;
}

export const NO_WORD: WordFields = {
  hanzi: '',
  english: '',
  kind: 'expression',
  reading: '',
  traditional: '',
  division: '',
  meanings: {},
  tags: '',
  note: '',
  study: true,
};

const typed = v.pipe(v.string(), v.maxLength(20_000));
const FieldsSchema = v.object({
  hanzi: typed,
  english: typed,
  kind: v.picklist(KINDS),
  reading: typed,
  traditional: typed,
  division: typed,
  meanings: v.record(v.string(), typed),
  tags: typed,
  note: typed,
  study: v.boolean(),
}) satisfies v.GenericSchema<unknown, WordFields>;
/** The fields as they are and as they were, of an own word or a new one. */
export const FormSchema = v.object({
  editing: v.exactOptional(TermIdSchema),
  fields: FieldsSchema,
  opened: FieldsSchema,
});

export type Problems = { readonly [field in keyof WordFields]?: string };

/** What is asked of the dictionary. */
export interface WantedWord {
  readonly hanzi: string;
  readonly kind: Kind;
  readonly traditional?: string;
  /** A numbered syllable per Han character. */
  readonly reading?: string;
  /** In simplified characters. */
  readonly division?: readonly string[];
}

/** What is wrong with what was typed, by field: sentences that say what to do. */
export function problemsOf(fields: WordFields): Problems {
  const problems: { -readonly [field in keyof WordFields]?: string } = {};
  const hanzi = line(fields.hanzi);
  const key = termKey(hanzi);
  if (key.length > LONGEST_TERM_ID) problems.hanzi = 'That is longer than a term can be; take a part of it.';
  else if (!isTermId(key)) problems.hanzi = 'Type the word in Chinese characters.';
  else {
    if (fields.reading.trim() !== '') {
      const { problem } = readTyped(hanzi, fields.reading);
      if (problem !== undefined) problems.reading = problem;
    }
    const traditional = line(fields.traditional);
    if (traditional !== '' && !isSameWord(traditional, hanzi)) {
      problems.traditional = 'These are other characters than the word’s.';
    }
    const division = wordsIn(fields.division);
    if (division.length > 0 && termKey(division.join('')) !== key) {
      problems.division = 'Put only blanks or bars between the characters of the word.';
    }
  }
  const tags = problemOfTags(fields.tags);
  if (tags !== undefined) problems.tags = tags;
  const english = problemOfGloss(fields.english, true);
  if (english !== undefined) problems.english = english;
  const note = problemOfNote(fields.note);
  if (note !== undefined) problems.note = note;
  return problems;
}

/** In the other script, character for character; one of several traditional characters may be meant (发: 發, 髮). */
const isSameWord = (traditional: string, hanzi: string): boolean =>
  termKey(traditional) === termKey(hanzi) && Array.from(traditional).length === Array.from(hanzi).length;

/** What to ask of the dictionary; null while there is no word. What does not fit is left out. */
export function wantedWord(fields: WordFields): WantedWord | null {
  const hanzi = line(fields.hanzi);
  if (!isTermId(termKey(hanzi))) return null;
  const problems = problemsOf(fields);
  const { reading } = fields.reading.trim() === '' ? {} : readTyped(hanzi, fields.reading);
  const traditional = line(fields.traditional);
  const division = wordsIn(fields.division);
  return {
    hanzi,
    kind: fields.kind,
    ...(traditional !== '' && problems.traditional === undefined && { traditional }),
    ...(reading !== undefined && { reading }),
    ...(division.length > 0 && problems.division === undefined && { division }),
  };
}

/** The find of a word; null where it is none. @param described of `wantedWord` of the same fields */
export const findOf = ({ kind, english, meanings }: WordFields, described: Described): Find | null =>
  ownFind(described, kind, english, meanings);

/** Fields of a word that is corrected. @param shipped tags of the shipped glossaries, which have names */
export function fieldsOf(find: Find, entry: Entry | undefined, shipped: ReadonlySet<string>): WordFields {
  return {
    hanzi: find.hanzi,
    english: find.gloss ?? '',
    kind: find.kind,
    reading: find.pinyin,
    traditional: find.traditional,
    division: find.words.map(({ hanzi }) => hanzi).join(' | '),
    meanings: Object.fromEntries(find.words.map(({ hanzi, gloss }) => [hanzi, gloss])),
    tags: (entry?.tags ?? []).map((tag) => tagLabel(tag, shipped)).join(', '),
    note: '',
    study: entry?.study === true,
  };
}

/** An own word that is corrected. */
export interface Corrected {
  /** As the library has it now; undefined where it has gone meanwhile. */
  readonly entry: Entry | undefined;
  readonly term: TermId;
  /** The fields as they were filled: what the reader has not touched stays as it is by now. */
  readonly opened: WordFields;
}

/**
 * What becomes of a word that is corrected into another.
 *
 * @param other the term of that name that is there already, if any
 * @param isAnswered whether it was answered before
 */
export function replacedInWords(
  before: Pick<Entry, 'hanzi' | 'finds'>,
  hanzi: string,
  other: Pick<Entry, 'finds'> | undefined,
  isAnswered: boolean,
): string {
  const said = `${hanzi} takes the place of ${before.hanzi} among your words`;
  if (!isNowhereElse(before, MY_WORDS))
    return `${said}, and begins anew. ${before.hanzi} stays in your library from what you read, with its notes and reviews.`;
  // See `replacedBy` and `movedRecords`.
  if (isAnswered || (other !== undefined && isIn(other, MY_WORDS)))
    return `${said}, with its notes. ${hanzi} keeps the reviews it has.`;
  return `${said}, with its notes and reviews.`;
}

/**
 * What storing a word does: the word, its tags, its notes, and whether it is studied first.
 *
 * @param entry the term as the library has it
 * @param known tags, which may be typed by their names
 * @param corrected where one is corrected; another term takes its place
 */
export function editsOf(
  fields: WordFields,
  find: Find,
  entry: Entry | undefined,
  known: KnownTags,
  corrected?: Corrected,
): EditDraft[] {
  const edits: EditDraft[] = [];
  const other = corrected !== undefined && corrected.term !== find.term ? corrected : undefined;
  if (other !== undefined) edits.push({ of: other.term, set: 'word', to: null });
  edits.push({ of: find.term, set: 'word', to: find });
  // What another term has was not shown in the fields, and not asked about.
  const opened = corrected !== undefined && other === undefined ? corrected.opened : undefined;
  const tags = new Set(tagsTyped(fields.tags, known));
  const shown = new Set(opened === undefined ? [] : tagsTyped(opened.tags, known));
  for (const tag of tags)
    if (!shown.has(tag) && entry?.tags.includes(tag) !== true)
      edits.push({ of: find.term, set: 'tag', tag, to: true });
  for (const tag of shown)
    if (!tags.has(tag) && entry?.tags.includes(tag) === true)
      edits.push({ of: find.term, set: 'tag', tag, to: false });
  const gone = other?.entry !== undefined && isNowhereElse(other.entry, MY_WORDS) ? other.entry : undefined;
  if (gone !== undefined) edits.push(...notesAlong(gone, find.term, entry));
  const note = plainLines(fields.note, LONGEST.note);
  if (note !== '' && !hasNote(entry, note) && !hasNote(gone, note))
    edits.push({ of: find.term, set: 'note', to: note, replaces: [] });
  if (fields.study !== opened?.study && fields.study !== (entry?.study === true)) {
    edits.push({ of: find.term, set: 'study', to: fields.study ? true : null });
  }
  return edits;
}

const line = (text: string): string => plainLine(text, LONGEST.hanzi);

/** The words of a division that was typed. */
export const wordsIn = (division: string): string[] =>
  division.split(/[\s|｜/]+/u).filter((word) => word !== '');
