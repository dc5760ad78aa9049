import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Memory, rebuild } from '../../src/schedule/memory.ts';
import {
  compareRecords,
  DAY,
  firstIdAt,
  LAST_MOMENT,
  momentOfId,
  type CardId,
  type LogRecord,
} from '../../src/schedule/model.ts';
import { createIds } from '../../src/schedule/ids.ts';
import { LogRecordSchema } from '../../src/schedule/schemas.ts';
import { unionOf } from '../../src/schedule/union.ts';
import { createScheduler, NEW_CARD } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../src/schedule/settings.ts';
import * as v from 'valibot';
import { logs, START } from './logs.ts';
import { seeded } from './seeded.ts';

const scheduler = createScheduler({ ...DEFAULT_SETTINGS, leechLapses: 3 });
const CARD: CardId = 'a:hanzi-meaning';

/** What is remembered; cards whose every record was taken back do not count. */
function states(memory: Memory) {
  return Object.fromEntries(
    [...memory.cards]
      .filter(
        ([, state]) =>
          state !== NEW_CARD &&
          state.reps + Number(state.flagged) + Number(state.setAside !== null) + state.buriedUntil > 0,
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function loads(memory: Memory) {
  const counts = new Map<number, number>();
  for (const state of memory.cards.values()) {
    if (state.phase === 'review' && state.setAside === null) {
      counts.set(state.dueDay, (counts.get(state.dueDay) ?? 0) + 1);
    }
  }
  return counts;
}

const shuffled = (log: readonly LogRecord[], seed: number) => {
  const random = seeded(seed);
  return log
    .map((record) => ({ record, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ record }) => record);
};

describe('the union of logs', () => {
  test('is commutative, associative and idempotent', () => {
    fc.assert(
      fc.property(logs(), logs(), logs(), (a, b, c) => {
        expect(unionOf(a, b)).toEqual(unionOf(b, a));
        expect(unionOf(unionOf(a, b), c)).toEqual(unionOf(a, unionOf(b, c)));
        expect(unionOf(a, a)).toEqual(unionOf(a));
        expect(unionOf(unionOf(a, b), b)).toEqual(unionOf(a, b));
      }),
    );
  });

  test('does not depend on the order even where two records claim one identifier', () => {
    const id = firstIdAt(START);
    const one: LogRecord = { v: 1, type: 'flag', id, card: CARD, at: START };
    const other: LogRecord = { v: 1, type: 'reset', id, card: CARD, at: START };
    expect(unionOf([one], [other])).toEqual(unionOf([other], [one]));
  });

  test('memory of a union does not depend on which log came first', () => {
    fc.assert(
      fc.property(logs(), logs(), (a, b) => {
        expect(states(rebuild(unionOf(a, b), scheduler))).toEqual(states(rebuild(unionOf(b, a), scheduler)));
      }),
    );
  });
});

describe('memory derived from the log', () => {
  test('does not depend on the order of arrival', () => {
    fc.assert(
      fc.property(logs(), fc.nat(), (log, seed) => {
        const expected = states(rebuild([], scheduler, log));
        expect(states(rebuild([], scheduler, shuffled(log, seed)))).toEqual(expected);
        expect(states(rebuild(shuffled(log, seed), scheduler))).toEqual(expected);
      }),
    );
  });

  test('is the same record by record and rebuilt, however the log is divided into old and recent', () => {
    fc.assert(
      fc.property(logs(), fc.nat(), fc.nat(), (log, seed, cut) => {
        const memory = new Memory(scheduler);
        for (const record of shuffled(log, seed)) expect(memory.apply(record)).toBe('applied');
        const [old, recent] = [log.slice(0, cut % (log.length + 1)), log.slice(cut % (log.length + 1))];
        expect(states(rebuild(old, scheduler, recent))).toEqual(states(memory));
      }),
    );
  });

  test('is the same after a snapshot, taken at any moment', () => {
    fc.assert(
      fc.property(logs(), fc.integer({ min: 0, max: 2 * 365 }), (log, days) => {
        const horizon = firstIdAt(START + days * DAY);
        const memory = rebuild([], scheduler, log);
        const restored = new Memory(scheduler, structuredClone(memory.snapshot(horizon)));
        for (const record of log) {
          if (record.id > horizon) expect(restored.apply(record)).toBe('applied');
        }
        expect(states(restored)).toEqual(states(memory));
      }),
    );
  });

  test('each record counts once', () => {
    fc.assert(
      fc.property(logs(), (log) => {
        const memory = rebuild([], scheduler, log);
        const before = states(memory);
        for (const record of log) expect(memory.apply(record)).toBe('known');
        expect(states(memory)).toEqual(before);
        expect(states(rebuild([...log, ...log], scheduler))).toEqual(before);
      }),
    );
  });

  test('undoing the last record restores the state before it', () => {
    fc.assert(
      fc.property(logs({ minLength: 1 }), (log) => {
        const sorted = unionOf(log);
        const last = sorted.findLast((record) => record.type !== 'undo')!;
        const rest = sorted.filter(({ id }) => id !== last.id);
        const before = states(rebuild([], scheduler, rest));
        const memory = rebuild([], scheduler, sorted);
        const at = last.at + 10 * 365 * DAY;
        memory.apply({ v: 1, type: 'undo', id: firstIdAt(at), at, undoes: last.id });
        expect(states(memory)).toEqual(before);
      }),
    );
  });

  test('the load of a day is the number of cards due on it', () => {
    fc.assert(
      fc.property(logs(), fc.nat(), (log, seed) => {
        const memory = rebuild([], scheduler, shuffled(log, seed));
        const counts = loads(memory);
        for (const [day, count] of counts) expect(memory.load(day)).toBe(count);
        const days = [...counts.keys()];
        const nearby = days.flatMap((day) => [day - 1, day + 1]).filter((day) => !counts.has(day));
        for (const day of nearby) expect(memory.load(day)).toBe(0);
      }),
    );
  });

  test('a record from before the folded base asks for a rebuild and changes nothing', () => {
    fc.assert(
      fc.property(logs({ minLength: 2 }), fc.nat(), (log, pick) => {
        const records = unionOf(log).filter(({ type }) => type !== 'undo');
        fc.pre(records.length > 1);
        const late = records[pick % records.length]!;
        const rest = unionOf(log).filter(({ id }) => id !== late.id);
        const memory = rebuild(rest, scheduler);
        const before = states(memory);
        const applied = memory.apply(late);
        if (applied === 'stale') expect(states(memory)).toEqual(before);
        else expect(states(memory)).toEqual(states(rebuild([], scheduler, log)));
      }),
    );
  });
});

describe('marks', () => {
  const random = seeded(1);
  const nextId = createIds(random);
  let at = START;
  const next = () => (at += 1000);
  const mark = (type: 'suspend' | 'unsuspend' | 'known' | 'reset' | 'flag' | 'unflag'): LogRecord => {
    const moment = next();
    return { v: 1, type, id: nextId(moment), card: CARD, at: moment };
  };
  const grade = (value: 1 | 2 | 3 | 4, day = Math.floor(START / DAY)): LogRecord => {
    const moment = next();
    return { v: 1, type: 'grade', id: nextId(moment), card: CARD, at: moment, day, grade: value, took: 0 };
  };
  const after = (...log: LogRecord[]) => rebuild([], scheduler, log).of(CARD);

  test('suspend and bring back', () => {
    expect(after(grade(4), mark('suspend')).setAside).toBe('suspended');
    expect(after(grade(4), mark('suspend'), mark('unsuspend')).setAside).toBeNull();
    expect(after(mark('known')).setAside).toBe('known');
  });

  test('an answer does not bring back what is set aside', () => {
    expect(after(mark('suspend'), grade(3)).setAside).toBe('suspended');
  });

  test('reset makes the card new, and keeps the flag', () => {
    const log = [grade(4), mark('flag'), mark('reset')];
    expect(after(...log)).toEqual({ ...NEW_CARD, flagged: true });
    expect(after(...log, grade(4)).reps).toBe(1);
  });

  test('flags come and go', () => {
    expect(after(mark('flag')).flagged).toBe(true);
    expect(after(mark('flag'), mark('unflag')).flagged).toBe(false);
  });

  test('bury until a day; bringing back ends it', () => {
    const moment = next();
    const bury: LogRecord = { v: 1, type: 'bury', id: nextId(moment), card: CARD, at: moment, until: 20_500 };
    expect(after(bury).buriedUntil).toBe(20_500);
    expect(after(bury, mark('unsuspend')).buriedUntil).toBe(0);
  });

  test('undoing the lapse that made a leech brings the card back', () => {
    const lapses = [grade(4)];
    for (let lapse = 0; lapse < 3; lapse++) lapses.push(grade(1, 20_500 + lapse), grade(3, 20_500 + lapse));
    const leech = lapses.slice(0, -1);
    expect(after(...leech).setAside).toBe('leech');
    const moment = next();
    const undo: LogRecord = { v: 1, type: 'undo', id: nextId(moment), at: moment, undoes: leech.at(-1)!.id };
    expect(after(...leech, undo).setAside).toBeNull();
  });
});

describe('identifiers', () => {
  test('rise within a device, also when the clock is set back, and across a restart', () => {
    fc.assert(
      fc.property(
        // Not to the very end: after the last identifier there is, none follows.
        fc.array(fc.integer({ min: 1, max: LAST_MOMENT - 1000 }), { minLength: 2, maxLength: 50 }),
        fc.nat(),
        (moments, cut) => {
          const ids: string[] = [];
          let nextId = createIds(seeded(cut));
          moments.forEach((moment, index) => {
            if (index === cut % moments.length) nextId = createIds(seeded(cut + 1), ids.at(-1));
            ids.push(nextId(moment));
          });
          expect(ids).toEqual([...new Set(ids)].sort());
        },
      ),
    );
  });

  test('carry their moment', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: LAST_MOMENT }), (moment) => {
        expect(momentOfId(createIds(seeded(1))(moment))).toBe(moment);
        expect(momentOfId(firstIdAt(moment))).toBe(moment);
        expect(createIds(seeded(2))(moment) >= firstIdAt(moment)).toBe(true);
      }),
    );
  });

  test('two devices in the same millisecond do not meet', () => {
    const ids = Array.from({ length: 1000 }, (_, device) => createIds(seeded(device))(START));
    expect(new Set(ids).size).toBe(1000);
  });
});

describe('the schema of a record', () => {
  const sound = {
    v: 1,
    type: 'grade',
    id: firstIdAt(START),
    card: CARD,
    at: START,
    day: Math.floor(START / DAY),
    grade: 3,
    took: 5,
  };
  const bad: [name: string, change: Record<string, unknown>][] = [
    ['a later version', { v: 2 }],
    ['an unknown type', { type: 'praise' }],
    ['a grade of 0', { grade: 0 }],
    ['a grade of 2.5', { grade: 2.5 }],
    ['no ULID', { id: 'abc' }],
    ['a ULID in lower case', { id: firstIdAt(START).toLowerCase() + 'a' }],
    ['no card', { card: 'a' }],
    ['a card with a slash', { card: '../a:hanzi-meaning' }],
    ['a negative moment', { at: -1 }],
    ['a moment that is text', { at: String(START) }],
    ['a study day of another month', { day: 1 }],
    ['a negative time', { took: -1 }],
    ['days of 0', { days: 0 }],
    ['NaN', { took: NaN }],
  ];
  test('accepts a sound record', () => {
    expect(v.parse(LogRecordSchema, sound)).toEqual(sound);
  });
  test.each(bad)('refuses %s', (_, change) => {
    expect(v.safeParse(LogRecordSchema, { ...sound, ...change }).success).toBe(false);
  });
  test('accepts a direction of a later version', () => {
    expect(v.safeParse(LogRecordSchema, { ...sound, card: 'a:stroke-order' }).success).toBe(true);
  });
  test('every record of an arbitrary log passes', () => {
    fc.assert(
      fc.property(logs(), (log) => {
        for (const record of log) expect(v.parse(LogRecordSchema, record)).toEqual(record);
        expect([...log].sort(compareRecords)).toEqual(unionOf(log));
      }),
    );
  });
});
