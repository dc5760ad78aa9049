/**
 * What the cards of a library are made of: a row for each term, small enough to be kept for the next start. The first
 * screen needs this; what makes and packs the rows (make-rows.ts) it does not.
 */
import type { Card } from '../schedule/cards.ts';
import { CITED } from '../schedule/labels.ts';
import { cardId, type CardId, type Direction } from '../schedule/model.ts';

export interface CardRow {
  /** The term's id. */
  readonly id: string;
  readonly labels: readonly string[];
  /** As in `Entry`. */
  readonly study: boolean | null;
  readonly offered: boolean;
  /** Whether it can be asked by its meaning. */
  readonly meaning: boolean;
  /** Whether there is a sentence to leave it out of. */
  readonly gap: boolean;
}

/** Rows as they are kept: few large values, which a browser stores and gives back many times faster than many small ones. */
export interface PackedRows {
  /** One a line; no id has a line end. */
  readonly ids: string;
  /** The labels of all rows, each once, one a line. */
  readonly labels: string;
  /** The labels of each row by their places in `labels`, row after row, and how many each row has. */
  readonly labelled: Uint32Array;
  readonly counts: Uint32Array;
  /** Of each row the bits below. */
  readonly bits: Uint8Array;
}

/** What the bits of a row mean. */
export const BIT = { studied: 1, notStudied: 2, offered: 4, meaning: 8, gap: 16 } as const;

/** The rows that `packRows` was given; null where the value is anything else. */
export function unpackRows(value: unknown): CardRow[] | null {
  if (!isPacked(value)) return null;
  const ids = linesOf(value.ids);
  const names = linesOf(value.labels);
  const { labelled, counts, bits } = value;
  if (counts.length !== ids.length || bits.length !== ids.length) return null;
  if (labelled.length !== counts.reduce((sum, count) => sum + count, 0)) return null;
  if (labelled.some((place) => place >= names.length)) return null;
  let next = 0;
  return ids.map((id, index): CardRow => {
    const flags = bits[index]!;
    const labels: string[] = [];
    for (const end = next + counts[index]!; next < end; next++) labels.push(names[labelled[next]!]!);
    return {
      id,
      labels,
      study: flags & BIT.studied ? true : flags & BIT.notStudied ? false : null,
      offered: (flags & BIT.offered) !== 0,
      meaning: (flags & BIT.meaning) !== 0,
      gap: (flags & BIT.gap) !== 0,
    };
  });
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.split('\n'));

function isPacked(value: unknown): value is PackedRows {
  if (typeof value !== 'object' || value === null) return false;
  const { ids, labels, labelled, counts, bits } = value as Record<keyof PackedRows, unknown>;
  return (
    typeof ids === 'string' &&
    typeof labels === 'string' &&
    labelled instanceof Uint32Array &&
    counts instanceof Uint32Array &&
    bits instanceof Uint8Array
  );
}

/**
 * A term's cards side by side, in the order in which its directions open.
 *
 * @param directions those the learner chose and this device can ask in, in the order in which they open
 * @param leftOut labels whose cards are not asked
 * @param hasReviews whether the learner has begun a card: such a one stays although its name is only cited
 */
export function cardsOf(
  rows: readonly CardRow[],
  { directions, leftOut }: { readonly directions: readonly Direction[]; readonly leftOut: readonly string[] },
  hasReviews: (card: CardId) => boolean = () => false,
): Card[] {
  const out = new Set(leftOut);
  const cards: Card[] = [];
  // Plain loops: this is done once at every start, before anything is compiled.
  for (let position = 0; position < rows.length; position++) {
    const row = rows[position]!;
    if (!isDrilled(row)) continue;
    const reason = row.study === true ? null : reasonAgainst(row, out);
    if (reason !== null && reason !== CITED) continue;
    for (const direction of directions) {
      if (!canAsk(row, direction)) continue;
      const id = cardId(row.id, direction);
      if (reason !== null && !hasReviews(id)) continue;
      const card: Card = { id, term: row.id, direction, position, labels: row.labels };
      cards.push(row.study === true ? { ...card, study: true } : card);
    }
  }
  return cards;
}

/** Whether a term is drilled where none of its labels is left out. */
function isDrilled({ study, offered }: CardRow): boolean {
  return study !== false && (study === true || offered);
}

/** The label for which a term is not drilled, null where there is none; `CITED` only where there is no other. */
function reasonAgainst({ labels }: CardRow, leftOut: ReadonlySet<string>): string | null {
  let reason: string | null = null;
  for (let place = 0; place < labels.length; place++) {
    const label = labels[place]!;
    if (leftOut.has(label) && (reason ?? CITED) === CITED) reason = label;
  }
  return reason;
}

function canAsk({ meaning, gap }: CardRow, direction: Direction): boolean {
  switch (direction) {
    case 'hanzi-meaning':
    case 'hanzi-pinyin':
    case 'listening':
      return true;
    case 'meaning-hanzi':
      return meaning;
    case 'cloze':
      return gap;
  }
}
