/** The orders in which a list of terms can stand, and what each row then says of its term. */
import type { Entry } from '../../library/entry.ts';
import { partsOf, type CardId } from '../../schedule/model.ts';
import { dueDayOf } from '../../schedule/queue.ts';
import type { CardMemory } from '../../schedule/scheduler.ts';
import { counted } from '../term/labels.ts';
import { whichDay } from '../learner/day-wording.ts';

export const ORDERS = ['source', 'pinyin', 'kind', 'due', 'difficulty', 'lapses'] as const;
export type Order = (typeof ORDERS)[number];

export const ORDER_LABELS: Readonly<Record<Order, string>> = {
  source: 'As they appear',
  pinyin: 'By pinyin',
  kind: 'By kind',
  due: 'Due first',
  difficulty: 'Hardest first',
  lapses: 'Most forgotten first',
};

/** What is remembered of a term over all its cards that were begun. */
export interface TermFigures {
  /** Study day on which the first of its cards is due; null where all are set aside. */
  readonly due: number | null;
  /** 1 to 10, of the hardest card. */
  readonly difficulty: number;
  /** How often its cards were forgotten, all together. */
  readonly lapses: number;
}

/** By the id of the term, in one pass; a term of which no card was begun is not in it. */
export function figuresOf(
  memory: ReadonlyMap<CardId, CardMemory>,
  today: number,
): ReadonlyMap<string, TermFigures> {
  const figures = new Map<string, TermFigures>();
  for (const [card, state] of memory) {
    const { reps, setAside, difficulty, lapses } = state;
    if (reps === 0) continue;
    const { entry } = partsOf(card);
    const before = figures.get(entry) ?? { due: null, difficulty: 0, lapses: 0 };
    const due = setAside !== null ? null : dueDayOf(state, today);
    figures.set(entry, {
      due: before.due === null ? due : due === null ? before.due : Math.min(before.due, due),
      difficulty: Math.max(before.difficulty, difficulty),
      lapses: before.lapses + lapses,
    });
  }
  return figures;
}

/**
 * The terms in an order. What says nothing of a term (it is not begun, or set aside) comes last; equals stay as they
 * were.
 */
export function inTermOrder(
  entries: readonly Entry[],
  order: Order,
  figures: ReadonlyMap<string, TermFigures>,
  kinds: readonly string[],
): readonly Entry[] {
  if (order === 'source') return entries;
  const last = Infinity;
  const by = (key: (entry: Entry) => number) => {
    const keys = new Map(entries.map((entry) => [entry, key(entry)]));
    // Infinity less itself is no number.
    const compare = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);
    return [...entries].sort((a, b) => compare(keys.get(a)!, keys.get(b)!));
  };
  switch (order) {
    case 'pinyin': {
      const keys = new Map(entries.map((entry) => [entry, entry.pinyinNumbered.toLowerCase()]));
      return [...entries].sort((a, b) =>
        keys.get(a)! < keys.get(b)! ? -1 : keys.get(a)! > keys.get(b)! ? 1 : 0,
      );
    }
    case 'kind':
      return by(({ kind }) => kinds.indexOf(kind));
    case 'due':
      return by(({ id }) => figures.get(id)?.due ?? last);
    case 'difficulty':
      return by(({ id }) => -(figures.get(id)?.difficulty ?? -last));
    case 'lapses':
      return by(({ id }) => -(figures.get(id)?.lapses ?? -last));
  }
}

/** What a row says of its term: how well it is known, and what the order goes by. */
export function stateInWords(
  standing: string,
  figures: TermFigures | undefined,
  order: Order | '',
  today: number,
): string {
  if (figures === undefined) return standing;
  switch (order) {
    case 'difficulty':
      return `${standing}, difficulty ${figures.difficulty.toFixed(1)}`;
    case 'lapses':
      return `${standing}, ${counted(figures.lapses, 'lapse')}`;
    default:
      if (figures.due === null) return `${standing}, set aside`;
      return figures.due <= today ? `${standing}, due` : `${standing}, due ${whichDay(figures.due, today)}`;
  }
}
