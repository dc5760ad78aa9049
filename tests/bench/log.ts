/** Logs made up for measurements: ten years of answers, always the same. */
import { cardId, DAY, type Grade, type LogRecord } from '../../src/schedule/model.ts';
import { createIds } from '../../src/schedule/ids.ts';
import { seeded } from '../schedule/seeded.ts';

export const START = Date.UTC(2016, 0, 1, 9);
/** The moment after the last answer. */
export const END = START + 10 * 365 * DAY;

/** A log of answers to `cards` cards, in order, each card answered in turn, eight in ten recalled. */
export function makeLog(reviews: number, cards: number): LogRecord[] {
  const random = seeded(42);
  const nextId = createIds(random);
  const log: LogRecord[] = [];
  const step = Math.floor((10 * 365 * DAY) / reviews);
  for (let index = 0; index < reviews; index++) {
    const at = START + index * step;
    const drawn = random();
    const grade: Grade = drawn < 0.12 ? 1 : drawn < 0.2 ? 2 : drawn < 0.92 ? 3 : 4;
    const card = cardId(`term-${index % cards}`, 'hanzi-meaning');
    log.push({ v: 1, type: 'grade', id: nextId(at), card, at, day: Math.floor(at / DAY), grade, took: 4000 });
  }
  return log;
}
