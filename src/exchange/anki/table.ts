/** The notes of a package as a table of words, and its reviews as records of these words' cards. */
import type { ListedWords, WordTable } from '../word-list.ts';
import { tableOfNotes, type Column } from '../word-list.ts';
import { cardId, type CardId, type Direction, type LogRecord } from '../../schedule/model.ts';
import type { TermId } from '../../term/term-id.ts';
import { directionsOfTemplates, recordsOf } from './history.ts';
import type { AnkiPackage, Note, NoteType } from './read.ts';
import { isOwnTag } from './terms.ts';

export interface NoteTable {
  readonly type: NoteType;
  readonly notes: readonly Note[];
  readonly table: WordTable;
}

/**
 * The notes of one type: row 1 is the oldest.
 *
 * @throws PackageError; WordListError where there are too many, of too many fields, or none
 */
export function tableOfType(opened: AnkiPackage, type: NoteType): NoteTable {
  const notes = opened.notes(type);
  const table = tableOfNotes(
    type.fields,
    notes.map(({ fields, tags }, at) => {
      const own = tags.filter((tag) => !isOwnTag(tag));
      return { row: at + 1, cells: fields, ...(own.length > 0 && { tags: own }) };
    }),
  );
  return { type, notes, table };
}

/** Whether some of the first notes of a type hold Chinese. @throws PackageError */
export const hasChineseNotes = (opened: AnkiPackage, type: NoteType): boolean =>
  opened
    .notes(type)
    .slice(0, SAMPLE)
    .some(({ fields }) => fields.some((field) => /\p{Script=Han}/u.test(field)));

const SAMPLE = 100;

/** What is told of the reviews before they are brought. */
export interface HistorySummary {
  readonly answers: number;
  /** Cards that were answered, or are suspended. */
  readonly cards: number;
  readonly templates: readonly {
    readonly name: string;
    /** What its cards ask here; null where that is none of our directions: these stay behind. */
    readonly direction: Direction | null;
    readonly answers: number;
  }[];
}

export interface History {
  readonly records: readonly LogRecord[];
  readonly summary: HistorySummary;
}

/**
 * @param words what `wordsOf` made of the table
 * @param columns what each field holds
 * @param dayOf the learner's study day of a moment (ms)
 * @throws PackageError
 */
export function historyOf(
  opened: AnkiPackage,
  { type, notes }: NoteTable,
  listed: Pick<ListedWords, 'words' | 'doubles'>,
  columns: readonly (Column | null)[],
  dayOf: (moment: number) => number,
): History {
  const directions = directionsOfTemplates(type, columns);
  const terms = termsOfRows(listed);
  const rows = new Map(notes.map(({ id }, at) => [id, at + 1]));
  const cards = opened.cards().filter(({ note }) => rows.has(note));
  const ours = new Map<number, CardId>();
  const templates = new Map<number, number>();
  for (const { id, note, template } of cards) {
    templates.set(id, template);
    const direction = directions[template] ?? null;
    const term = terms.get(rows.get(note)!) ?? null;
    if (direction !== null && term !== null) ours.set(id, cardId(term, direction));
  }
  const reviews = opened.reviews();
  const { isOldSchedule } = opened;
  const counts = type.templates.map(() => 0);
  for (const { card, ease } of reviews) {
    const template = templates.get(card);
    if (template !== undefined && ease >= 1 && counts[template] !== undefined) counts[template]++;
  }
  const records = recordsOf(reviews, cards, { cardOf: (card) => ours.get(card), dayOf, isOldSchedule });
  return {
    records,
    summary: {
      answers: records.filter((record) => record.type === 'grade').length,
      cards: new Set(records.flatMap((record) => (record.type === 'undo' ? [] : [record.card]))).size,
      templates: type.templates.map(({ name }, at) => ({
        name,
        direction: directions[at] ?? null,
        answers: counts[at]!,
      })),
    },
  };
}

/** The term of each row; null of one that holds several, whose cards ask for all of them at once. */
function termsOfRows({ words, doubles }: Pick<ListedWords, 'words' | 'doubles'>): Map<number, TermId | null> {
  const others = new Map(doubles.map(({ hanzi, rows }) => [hanzi, rows]));
  const terms = new Map<number, TermId | null>();
  for (const { term, row, hanzi } of words)
    for (const one of new Set([row, ...(others.get(hanzi) ?? [])]))
      terms.set(one, terms.has(one) ? null : term);
  return terms;
}
