/**
 * The cache of memory states as one stored value, in columns. It may be dropped at any time: it is a fold of the
 * packs of the log and is rebuilt from them.
 */
import { giveWay } from '../platform/platform.ts';
import { Memory, type MemorySnapshot } from '../schedule/memory.ts';
import { LOG_VERSION, type CardId } from '../schedule/model.ts';
import type { CardMemory, Phase, Scheduler, SetAside } from '../schedule/scheduler.ts';
import { isWhole } from '../schedule/sound.ts';

const PHASES: readonly Phase[] = ['new', 'learning', 'review', 'relearning'];
const ASIDE: readonly (SetAside | null)[] = [null, 'suspended', 'known', 'leech'];
const WIDTH = 16;
const ID_LENGTH = 26;

/**
 * A snapshot as stored. `generation` names the set of packs it was folded from: a snapshot of another
 * generation is not used.
 */
export interface StoredSnapshot {
  readonly v: typeof LOG_VERSION;
  readonly generation: number;
  readonly scheduler: string;
  /** Under which names the cards stand (src/term/canonical.ts). */
  readonly names: string;
  /** In one text each, which is read ten times as fast as a list: with a space between, and one after the other. */
  readonly cards: string;
  readonly ids: string;
  readonly count: number;
  readonly numbers: Float64Array;
  readonly undone: readonly string[];
}

function isSnapshot(value: unknown): value is StoredSnapshot {
  if (typeof value !== 'object' || value === null) return false;
  const { v, cards, ids, count, numbers, undone } = value as Partial<Record<keyof StoredSnapshot, unknown>>;
  return (
    v === LOG_VERSION &&
    typeof cards === 'string' &&
    typeof ids === 'string' &&
    isWhole(count, 0) &&
    ids.length === count * ID_LENGTH &&
    numbers instanceof Float64Array &&
    numbers.length === count * WIDTH &&
    numbers.every(Number.isFinite) &&
    Array.isArray(undone) &&
    undone.every((id) => typeof id === 'string')
  );
}

export function packSnapshot(snapshot: MemorySnapshot, generation: number, names: string): StoredSnapshot {
  const numbers = new Float64Array(snapshot.cards.length * WIDTH);
  snapshot.cards.forEach(([, memory], index) => {
    numbers.set(
      [
        PHASES.indexOf(memory.phase),
        memory.stability,
        memory.difficulty,
        memory.step,
        memory.due,
        memory.dueDay,
        memory.lastAt,
        memory.lastDay,
        memory.reps,
        memory.lapses,
        memory.introduced,
        memory.reviewed,
        memory.forgotten,
        ASIDE.indexOf(memory.setAside),
        memory.buriedUntil,
        memory.flagged ? 1 : 0,
      ],
      index * WIDTH,
    );
  });
  return {
    v: LOG_VERSION,
    generation,
    scheduler: snapshot.scheduler,
    names,
    cards: snapshot.cards.map(([card]) => card).join(' '),
    ids: snapshot.cards.map(([, , id]) => id).join(''),
    count: snapshot.cards.length,
    numbers,
    undone: [...snapshot.undone],
  };
}

/** A stored snapshot, taken up part by part so that the screen is drawn in between. */
export interface OpenedSnapshot {
  readonly undone: readonly string[];
  readonly count: number;
  /** The cards from one place (inclusive) to another (exclusive). */
  part(from: number, to: number): MemorySnapshot['cards'];
}

/** The snapshot in a stored value; null where it is damaged, or of another schedule, generation or naming of cards. */
export function openSnapshot(
  value: unknown,
  generation: number,
  scheduler: string,
  names: string,
): OpenedSnapshot | null {
  if (!isSnapshot(value)) return null;
  const stored = value;
  if (stored.generation !== generation || stored.scheduler !== scheduler || stored.names !== names)
    return null;
  const cards = stored.count === 0 ? [] : stored.cards.split(' ');
  if (cards.length !== stored.count) return null;
  return {
    undone: stored.undone,
    count: stored.count,
    part: (from, to) =>
      cards
        .slice(from, to)
        .map((card, index) => [
          card as CardId,
          memoryIn(stored, from + index),
          stored.ids.slice((from + index) * ID_LENGTH, (from + index + 1) * ID_LENGTH),
        ]),
  };
}

function memoryIn({ numbers }: StoredSnapshot, index: number): CardMemory {
  const start = index * WIDTH;
  const number = (place: number) => numbers[start + place]!;
  return {
    phase: PHASES[number(0)] ?? 'new',
    stability: number(1),
    difficulty: number(2),
    step: number(3),
    due: number(4),
    dueDay: number(5),
    lastAt: number(6),
    lastDay: number(7),
    reps: number(8),
    lapses: number(9),
    introduced: number(10),
    reviewed: number(11),
    forgotten: number(12),
    setAside: ASIDE[number(13)] ?? null,
    buriedUntil: number(14),
    flagged: number(15) === 1,
  };
}

/** Cards taken up at a time: a few ms. */
const CARDS_AT_A_TIME = 1000;

/** The memory that a snapshot holds. */
export async function takeUp({ undone, count, part }: OpenedSnapshot, scheduler: Scheduler): Promise<Memory> {
  const memory = new Memory(scheduler, { scheduler: scheduler.key, cards: [], undone });
  for (let from = 0; from < count; from += CARDS_AT_A_TIME) {
    if (from > 0) await giveWay();
    memory.addFolded(part(from, from + CARDS_AT_A_TIME));
  }
  return memory;
}
