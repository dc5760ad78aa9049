/**
 * The cache of memory states as one stored value, in columns. It may be dropped at any time: it is a fold of the
 * packs of the log and is rebuilt from them.
 */
import * as v from 'valibot';
import type { MemorySnapshot } from '../schedule/memory.ts';
import { LOG_VERSION, type CardId } from '../schedule/model.ts';
import type { CardMemory, Phase, SetAside } from '../schedule/scheduler.ts';

const PHASES: readonly Phase[] = ['new', 'learning', 'review', 'relearning'];
const ASIDE: readonly (SetAside | null)[] = [null, 'suspended', 'known', 'leech'];
const WIDTH = 16;
const ID_LENGTH = 26;

/**
 * A snapshot as stored. `generation` names the set of packs it was folded from: a snapshot of another
 * generation is not used.
 */
const StoredSnapshotSchema = v.pipe(
  v.object({
    v: v.literal(LOG_VERSION),
    generation: v.pipe(v.number(), v.safeInteger()),
    scheduler: v.string(),
    /** Under which names the cards stand (src/term/canonical.ts). */
    names: v.string(),
    /** In one text each, which is read ten times as fast as a list: with a space between, and one after the other. */
    cards: v.string(),
    ids: v.string(),
    count: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    numbers: v.instance(Float64Array),
    undone: v.array(v.string()),
  }),
  v.check(
    ({ count, ids, numbers }) => ids.length === count * ID_LENGTH && numbers.length === count * WIDTH,
    'its columns differ in length',
  ),
  v.check(({ numbers }) => numbers.every(Number.isFinite), 'a number is not finite'),
);
export type StoredSnapshot = v.InferOutput<typeof StoredSnapshotSchema>;

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
  const checked = v.safeParse(StoredSnapshotSchema, value);
  if (!checked.success) return null;
  const stored = checked.output;
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
