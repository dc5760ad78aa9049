/**
 * What the learner remembers of every card, folded from the log.
 *
 * Each card's state depends on its own records only, in the log's order. So one more answer costs one step, an
 * undo costs one card's recent records, and the whole can be dropped and rebuilt. Old records are kept folded (the
 * base, which may be cached as a snapshot); recent ones are kept one by one (the tail), so that they can be taken
 * back or arrive out of order.
 */
import type { CardId, CardRecord, GradeRecord, LogRecord, UndoRecord } from './model.ts';
import { compareRecords } from './model.ts';
import { NEW_CARD, type CardMemory, type Scheduler } from './scheduler.ts';

/** A card's memory up to and including the record `id`. */
interface Folded {
  readonly memory: CardMemory;
  readonly id: string;
}

/** The folded base, as it may be cached. Valid only for the scheduler whose key it carries. */
export interface MemorySnapshot {
  readonly scheduler: string;
  readonly cards: readonly (readonly [card: CardId, memory: CardMemory, id: string])[];
  /** Records taken back that are not among those folded, or whose undo is not. */
  readonly undone: readonly string[];
}

/** What became of a record: `stale` means the memory must be rebuilt from the whole log. */
export type Applied = 'applied' | 'known' | 'stale';

export class Memory {
  readonly scheduler: Scheduler;
  readonly #base = new Map<CardId, Folded>();
  readonly #current = new Map<CardId, CardMemory>();
  readonly #tail = new Map<CardId, CardRecord[]>();
  /** Tail record → its card; null for an undo. */
  readonly #seen = new Map<string, CardId | null>();
  readonly #undone = new Set<string>();
  readonly #undos: UndoRecord[] = [];
  /** How many cards in review are due on each study day. */
  readonly #load = new Map<number, number>();

  constructor(scheduler: Scheduler, snapshot?: MemorySnapshot) {
    this.scheduler = scheduler;
    if (snapshot === undefined) return;
    if (snapshot.scheduler !== scheduler.key) throw new RangeError('the snapshot is of another schedule');
    this.addFolded(snapshot.cards);
    for (const id of snapshot.undone) this.#undone.add(id);
  }

  /** More cards of the snapshot this was made from, before any record is applied. */
  addFolded(cards: MemorySnapshot['cards']): void {
    for (const [card, memory, id] of cards) {
      this.#base.set(card, { memory, id });
      this.#set(card, memory);
    }
  }

  /** The memory of a card; that of a new card where the log does not speak of it. */
  of(card: CardId): CardMemory {
    return this.#current.get(card) ?? NEW_CARD;
  }

  /** Every card the log speaks of. */
  get cards(): ReadonlyMap<CardId, CardMemory> {
    return this.#current;
  }

  /** How many cards in review, not set aside, are due on a study day. */
  load(day: number): number {
    return this.#load.get(day) ?? 0;
  }

  /** Recent records that stand, in the log's order: those kept one by one. */
  recent(): CardRecord[] {
    return [...this.#tail.values()]
      .flat()
      .filter(({ id }) => !this.#undone.has(id))
      .sort(compareRecords);
  }

  /** Takes in one record, in any order. `stale` leaves the memory unchanged. */
  apply(record: LogRecord): Applied {
    if (this.#seen.has(record.id)) return 'known';
    if (record.type === 'undo') {
      const card = this.#seen.get(record.undoes);
      if (card === undefined && this.#base.size > 0 && !this.#undone.has(record.undoes)) return 'stale';
      this.#seen.set(record.id, null);
      this.#undone.add(record.undoes);
      this.#undos.push(record);
      if (card !== undefined && card !== null) this.#refold(card);
      return 'applied';
    }
    const base = this.#base.get(record.card);
    if (base !== undefined && compareRecords(record, base) <= 0) {
      return record.id === base.id ? 'known' : 'stale';
    }
    const tail = this.#tail.get(record.card) ?? [];
    this.#tail.set(record.card, tail);
    this.#seen.set(record.id, record.card);
    const last = tail.at(-1);
    if (last === undefined || compareRecords(last, record) < 0) {
      tail.push(record);
      if (!this.#undone.has(record.id)) {
        this.#set(record.card, advance(this.scheduler, this.of(record.card), record, true));
      }
    } else {
      tail.splice(
        tail.findIndex((other) => compareRecords(record, other) < 0),
        0,
        record,
      );
      this.#refold(record.card);
    }
    return 'applied';
  }

  /** Whether a record is among those kept one by one. */
  has(id: string): boolean {
    return this.#seen.has(id);
  }

  /** The base and every record of the tail up to and including `upTo`, folded. */
  snapshot(upTo: string): MemorySnapshot {
    const cards: [CardId, CardMemory, string][] = [];
    const folded = new Set<string>();
    for (const card of new Set([...this.#base.keys(), ...this.#tail.keys()])) {
      const base = this.#base.get(card);
      const records = (this.#tail.get(card) ?? []).filter(({ id }) => id <= upTo);
      for (const { id } of records) folded.add(id);
      const last = records.at(-1) ?? base;
      if (last === undefined) continue;
      const memory = fold(this.scheduler, base?.memory ?? NEW_CARD, records, this.#undone);
      cards.push([card, memory, last.id]);
    }
    const undone = new Set([...this.#undone].filter((id) => !folded.has(id)));
    for (const { id, undoes } of this.#undos) if (id > upTo) undone.add(undoes);
    return { scheduler: this.scheduler.key, cards, undone: [...undone] };
  }

  #refold(card: CardId): void {
    const base = this.#base.get(card)?.memory;
    const tail = this.#tail.get(card) ?? [];
    if (base === undefined && tail.every(({ id }) => this.#undone.has(id))) this.#set(card, null);
    else this.#set(card, fold(this.scheduler, base ?? NEW_CARD, tail, this.#undone));
  }

  #set(card: CardId, memory: CardMemory | null): void {
    const before = this.#current.get(card);
    if (before !== undefined) this.#count(before, -1);
    if (memory === null) this.#current.delete(card);
    else {
      this.#current.set(card, memory);
      this.#count(memory, 1);
    }
  }

  #count({ phase, setAside, dueDay }: CardMemory, by: number): void {
    if (phase !== 'review' || setAside !== null) return;
    const count = (this.#load.get(dueDay) ?? 0) + by;
    if (count === 0) this.#load.delete(dueDay);
    else this.#load.set(dueDay, count);
  }
}

/**
 * The memory of a whole log, in any order.
 *
 * @param old folded at once, faster than one by one: the days between two answers are never settled
 * @param recent kept one by one
 * @param onshare is told now and then how much is done, 0 to 1
 */
export function rebuild(
  old: Iterable<LogRecord>,
  scheduler: Scheduler,
  recent: readonly LogRecord[] = [],
  onshare: (share: number) => void = () => undefined,
): Memory {
  const undone = new Set<string>();
  const byCard = new Map<CardId, CardRecord[]>();
  for (const record of old) {
    if (record.type === 'undo') undone.add(record.undoes);
    else {
      const list = byCard.get(record.card);
      if (list === undefined) byCard.set(record.card, [record]);
      else list.push(record);
    }
  }
  const tail: CardRecord[] = [];
  const undos: UndoRecord[] = [];
  for (const record of recent) {
    if (record.type !== 'undo') tail.push(record);
    else {
      undos.push(record);
      undone.add(record.undoes);
    }
  }
  const earliest = new Map<CardId, CardRecord>();
  for (const record of tail) {
    const other = earliest.get(record.card);
    if (other === undefined || compareRecords(record, other) < 0) earliest.set(record.card, record);
  }

  const waiting = new Set(undone);
  const cards: [CardId, CardMemory, string][] = [];
  let done = 0;
  for (const [card, list] of byCard) {
    if (++done % 500 === 0) onshare(done / byCard.size);
    const once = withoutRepeats(list.sort(compareRecords));
    const end = once.at(-1)!;
    const next = earliest.get(card);
    if (next !== undefined && compareRecords(next, end) <= 0) {
      // A record came late, among those already old: this card is kept one by one altogether.
      tail.push(...once);
      continue;
    }
    cards.push([card, fold(scheduler, NEW_CARD, once, undone), end.id]);
    if (waiting.size > 0) for (const { id } of once) waiting.delete(id);
  }
  // What the undos take back is known before they are applied, so that none of them is stale.
  for (const { undoes } of undos) waiting.add(undoes);
  const memory = new Memory(scheduler, { scheduler: scheduler.key, cards, undone: [...waiting] });
  for (const record of tail.sort(compareRecords)) memory.apply(record);
  for (const undo of undos) memory.apply(undo);
  return memory;
}

function withoutRepeats(sorted: readonly CardRecord[]): readonly CardRecord[] {
  const repeats = sorted.some((record, index) => index > 0 && sorted[index - 1]!.id === record.id);
  return repeats ? sorted.filter((record, index) => sorted[index - 1]?.id !== record.id) : sorted;
}

function fold(
  scheduler: Scheduler,
  start: CardMemory,
  records: readonly CardRecord[],
  undone: ReadonlySet<string>,
): CardMemory {
  let lastGrade = records.length - 1;
  while (lastGrade >= 0 && (records[lastGrade]!.type !== 'grade' || undone.has(records[lastGrade]!.id)))
    lastGrade--;
  let memory = start;
  for (let index = 0; index < records.length; index++) {
    const record = records[index]!;
    if (!undone.has(record.id)) memory = advance(scheduler, memory, record, index === lastGrade);
  }
  return memory;
}

function advance(scheduler: Scheduler, memory: CardMemory, record: CardRecord, settle: boolean): CardMemory {
  switch (record.type) {
    case 'grade':
      return scheduler.answer(memory, record, settle);
    case 'suspend':
      return { ...memory, setAside: 'suspended' };
    case 'known':
      return { ...memory, setAside: 'known' };
    case 'unsuspend':
      return { ...memory, setAside: null, buriedUntil: 0 };
    case 'bury':
      return { ...memory, buriedUntil: record.until };
    case 'reset':
      return { ...NEW_CARD, flagged: memory.flagged };
    case 'flag':
    case 'unflag':
      return { ...memory, flagged: record.type === 'flag' };
  }
}

/** The grades of a log that stand, in the log's order. */
export function gradesOf(records: Iterable<LogRecord>): GradeRecord[] {
  const undone = new Set<string>();
  const grades = new Map<string, GradeRecord>();
  for (const record of records) {
    if (record.type === 'undo') undone.add(record.undoes);
    else if (record.type === 'grade') grades.set(record.id, record);
  }
  return [...grades.values()].filter(({ id }) => !undone.has(id)).sort(compareRecords);
}
