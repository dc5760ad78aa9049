/** The log of a made-up learner, who forgets by parameters of its own while scheduled by the defaults. */
import { default_w } from 'ts-fsrs';
import { cardId, DAY, type CardId, type Grade, type GradeRecord } from '../../src/schedule/model.ts';
import { createIds } from '../../src/schedule/ids.ts';
import { createScheduler, NEW_CARD, type CardMemory } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../src/schedule/settings.ts';
import { seeded } from './seeded.ts';

/** Parameters of one who forgets much faster than the defaults foretell: at first, and after each success. */
export const FORGETFUL: readonly number[] = default_w.map((weight, index) =>
  index < 4 ? weight * 0.2 : index === 8 ? weight - 0.7 : index === 20 ? 0.4 : weight,
);

export interface SimulatedLog {
  readonly weights: readonly number[];
  /** Answers wanted; the log ends with the day on which they are reached. */
  readonly answers: number;
  /** The terms, in the order in which they are begun. */
  readonly terms: readonly string[];
  readonly newPerDay: number;
  /** The last study day. */
  readonly until: number;
  readonly seed: number;
}

export function simulatedLog(wanted: Partial<SimulatedLog> = {}): GradeRecord[] {
  const { weights, answers, terms, newPerDay, until, seed }: SimulatedLog = {
    weights: FORGETFUL,
    answers: 2000,
    terms: Array.from({ length: 5000 }, (_, index) => `term-${index}`),
    newPerDay: 10,
    until: 20_000,
    seed: 1,
    ...wanted,
  };
  const random = seeded(seed);
  const schedule = createScheduler(DEFAULT_SETTINGS);
  const truth = createScheduler({ ...DEFAULT_SETTINGS, weights: [...weights] });
  const cards = new Map<CardId, { planned: CardMemory; true: CardMemory }>();
  const given: Omit<GradeRecord, 'id'>[] = [];
  let begun = 0;

  for (let day = 0; given.length < answers; day++) {
    let at = day * DAY + DAY / 3;
    const answer = (card: CardId, grade: Grade): CardMemory => {
      const before = cards.get(card) ?? { planned: NEW_CARD, true: NEW_CARD };
      at += 8000;
      const record = { v: 1 as const, type: 'grade' as const, card, at, day, grade, took: 6000 };
      given.push(record);
      const after = {
        planned: schedule.answer(before.planned, record),
        true: truth.answer(before.true, record),
      };
      cards.set(card, after);
      return after.planned;
    };
    const learn = (card: CardId, first: Grade) => {
      let { phase } = answer(card, first);
      while (phase !== 'review') ({ phase } = answer(card, 3));
    };
    for (const [card, { planned, true: memory }] of [...cards]) {
      if (planned.dueDay > day) continue;
      const draw = random();
      learn(card, draw > truth.retrievability(memory, day) ? 1 : random() < 0.12 ? 2 : 3);
    }
    for (let index = 0; index < newPerDay && begun < terms.length; index++) {
      const draw = random();
      learn(cardId(terms[begun++]!, 'hanzi-meaning'), draw < 0.25 ? 1 : draw < 0.35 ? 2 : draw < 0.9 ? 3 : 4);
    }
  }
  // The last day is the one wanted: identifiers are made from the moments, so the moments come first.
  const shift = until - given.at(-1)!.day;
  const nextId = createIds(random);
  return given.map((record) => {
    const at = record.at + shift * DAY;
    return { ...record, id: nextId(at), at, day: record.day + shift };
  });
}
