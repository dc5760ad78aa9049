import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  firstIdAt,
  type CardId,
  type Grade,
  type GradeRecord,
  type MarkRecord,
} from '../../src/schedule/model.ts';
import type { Filter } from '../../src/schedule/cards.ts';
import type { Queue } from '../../src/schedule/queue.ts';
import { NEW_CARD, type CardMemory } from '../../src/schedule/scheduler.ts';
import {
  answeredSince,
  progressOf,
  reduceSession,
  startSession,
  summaryOf,
  type Session,
  type SessionEvent,
} from '../../src/schedule/session.ts';
import { LEARN_AHEAD, type SessionRecord } from '../../src/schedule/session-record.ts';
import { SessionRecordSchema } from '../../src/schedule/schemas.ts';

const NOW = 1_000_000_000_000;
const MINUTE = 60_000;
const record: SessionRecord = {
  v: 1,
  at: NOW,
  day: 11_574,
  filter: { by: 'everything' },
  extent: 'due',
  mode: 'scheduled',
};
const id = (name: string): CardId => `${name}:hanzi-meaning`;

function queue(main: string[], learning: [string, number][] = []): Queue {
  return {
    main: main.map(id),
    learning: learning.map(([card, due]) => ({ card: id(card), due })),
    counts: { learning: learning.length, reviews: main.length, fresh: 0, due: main.length, backlogDays: 1 },
  };
}

const learningUntil = (due: number): CardMemory => ({ ...NEW_CARD, phase: 'learning', due });
const reviewed: CardMemory = { ...NEW_CARD, phase: 'review' };
let answers = 0;
const answered = (grade: Grade, memory: CardMemory | null, now = NOW): SessionEvent => ({
  type: 'answered',
  record: `r${answers++}`,
  grade,
  took: 1000,
  memory,
  now,
});
const play = (session: Session, ...events: SessionEvent[]) => events.reduce(reduceSession, session);
const current = (session: Session) => session.current?.split(':')[0] ?? null;

describe('a session', () => {
  test('asks the queue in order, and ends', () => {
    let session = startSession(record, queue(['a', 'b']), NOW);
    expect([current(session), session.revealed]).toEqual(['a', false]);
    session = play(session, { type: 'reveal' });
    expect(session.revealed).toBe(true);
    session = play(session, answered(3, reviewed));
    expect([current(session), session.revealed]).toEqual(['b', false]);
    session = play(session, answered(3, reviewed));
    expect([current(session), session.waitsUntil]).toEqual([null, null]);
    expect(progressOf(session)).toEqual({ done: 2, left: 0 });
  });

  test('asks a card in learning as soon as it is due, before the rest', () => {
    let session = startSession(record, queue(['a', 'b', 'c']), NOW);
    session = play(session, answered(1, learningUntil(NOW + MINUTE)));
    expect(current(session)).toBe('b');
    session = play(session, answered(3, reviewed, NOW + 2 * MINUTE));
    expect(current(session)).toBe('a');
  });

  test('asks a card in learning early when nothing else is left, but not too early', () => {
    let session = startSession(record, queue(['a']), NOW);
    session = play(session, answered(3, learningUntil(NOW + LEARN_AHEAD)));
    expect(current(session)).toBe('a');
    session = play(session, answered(3, learningUntil(NOW + LEARN_AHEAD + MINUTE)));
    expect([current(session), session.waitsUntil]).toEqual([null, NOW + MINUTE]);
    expect(current(play(session, { type: 'tick', now: NOW + MINUTE - 1 }))).toBeNull();
    expect(current(play(session, { type: 'tick', now: NOW + MINUTE }))).toBe('a');
  });

  test('a card removed does not come back; one passed over was not answered', () => {
    let session = startSession(record, queue(['a', 'b', 'c']), NOW);
    session = play(
      session,
      { type: 'removed', record: 'm', now: NOW },
      { type: 'passed', card: id('b'), now: NOW },
    );
    expect(current(session)).toBe('c');
    expect(progressOf(session)).toEqual({ done: 0, left: 1 });
    expect(play(session, { type: 'passed', card: id('x'), now: NOW })).toEqual(session);
  });

  test('asks what has room once a card is set aside: no other order, nothing answered, nothing twice', () => {
    let session = startSession(record, queue(['a', 'b', 'c', 'd'], [['l', NOW + MINUTE]]), NOW);
    session = play(session, answered(3, reviewed));
    const now = queue(['e', 'd', 'f', 'g', 'a', 'b'], [['l', NOW + MINUTE]]);
    session = play(session, { type: 'requeued', queue: now, apart: [id('g')] });
    expect(current(session)).toBe('b');
    expect(session.main).toEqual(['d', 'e', 'f'].map(id));
    expect(session.learning).toEqual(now.learning);
  });

  test('a leech leaves the session', () => {
    const session = play(
      startSession(record, queue(['a']), NOW),
      answered(1, { ...learningUntil(NOW), phase: 'relearning', setAside: 'leech' }),
    );
    expect(current(session)).toBeNull();
    expect(session.waitsUntil).toBeNull();
  });

  test('a cram asks what was forgotten again, until it is not', () => {
    let session = startSession({ ...record, mode: 'cram' }, queue(['a', 'b']), NOW);
    const cram = (grade: Grade): SessionEvent => ({
      type: 'answered',
      record: null,
      grade,
      took: 1,
      memory: null,
      now: NOW,
    });
    session = play(session, cram(1), cram(3));
    expect(current(session)).toBe('a');
    session = play(session, cram(2));
    expect(current(session)).toBeNull();
    expect(session.steps.every((step) => step.record === null)).toBe(true);
  });
});

describe('undo', () => {
  test('asks the last card again, and says which record to take back', () => {
    let session = startSession(record, queue(['a', 'b']), NOW);
    session = play(session, answered(3, reviewed));
    const { record: undone } = session.steps.at(-1)!;
    expect(undone).toMatch(/^r\d+$/);
    session = play(session, { type: 'undone', now: NOW });
    expect([current(session), session.main, session.steps]).toEqual(['a', [id('b')], []]);
  });

  test('goes back through the whole session, whatever was done', () => {
    const events = fc.array(
      fc.oneof(
        fc.record({
          kind: fc.constant('answered'),
          grade: fc.constantFrom<Grade>(1, 2, 3, 4),
          wait: fc.nat(30),
        }),
        fc.record({ kind: fc.constant('removed') }),
      ),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(events, fc.integer({ min: 1, max: 8 }), (events, size) => {
        const names = Array.from({ length: size }, (_, index) => `c${index}`);
        let session = startSession(record, queue(names), NOW);
        const everything = (one: Session) =>
          [
            ...one.main,
            ...one.learning.map(({ card }) => card),
            ...(one.current === null ? [] : [one.current]),
          ].sort();
        const before: [current: CardId | null, cards: CardId[]][] = [];
        for (const event of events) {
          if (session.current === null) break;
          before.push([session.current, everything(session)]);
          session =
            'grade' in event
              ? play(
                  session,
                  answered(
                    event.grade,
                    event.grade < 3 ? learningUntil(NOW + event.wait * MINUTE) : reviewed,
                  ),
                )
              : play(session, { type: 'removed', record: 'm', now: NOW });
        }
        for (const [card, cards] of before.reverse()) {
          session = play(session, { type: 'undone', now: NOW });
          expect(session.current).toBe(card);
          expect(everything(session)).toEqual(cards);
        }
        expect(session.steps).toEqual([]);
        expect(play(session, { type: 'undone', now: NOW })).toEqual(session);
      }),
    );
  });
});

describe('taken up again after a reload', () => {
  const grade = (name: string, at: number): GradeRecord => ({
    v: 1,
    type: 'grade',
    id: firstIdAt(at),
    card: id(name),
    at,
    day: 11_574,
    grade: 3,
    took: 700,
  });

  test('counts what was answered, and can take it back', () => {
    const before = grade('x', NOW - 1);
    const since = [grade('a', NOW + 1), grade('b', NOW + 2)];
    const answered = answeredSince(record, [before, ...since]);
    expect(answered).toEqual(since);
    let session = startSession(record, queue(['c']), NOW + 5, answered);
    expect(progressOf(session)).toEqual({ done: 2, left: 1 });
    expect(summaryOf(session)).toMatchObject({ answers: 2, took: 1400 });
    session = play(session, { type: 'undone', now: NOW + 6 });
    expect([current(session), session.main]).toEqual(['b', [id('c')]]);
  });

  test('can take back what left the session, not what happened to it otherwise', () => {
    const mark = (type: 'suspend' | 'flag', at: number): MarkRecord => ({
      v: 1,
      type,
      id: firstIdAt(at),
      card: id('b'),
      at,
    });
    const since = [grade('a', NOW + 1), mark('flag', NOW + 2), mark('suspend', NOW + 3)];
    let session = startSession(record, queue(['c']), NOW + 5, answeredSince(record, since));
    expect(progressOf(session)).toEqual({ done: 1, left: 1 });
    session = play(session, { type: 'undone', now: NOW + 6 });
    expect([current(session), session.main]).toEqual(['b', [id('c')]]);
  });

  test('over all of a selection, does not ask again what was answered', () => {
    const all = { ...record, extent: 'all' } as const;
    const session = startSession(all, queue(['a', 'b']), NOW + 5, [grade('a', NOW + 1)]);
    expect([current(session), session.main]).toEqual(['b', []]);
  });

  test('its record passes its own schema', () => {
    expect(v.parse(SessionRecordSchema, record)).toEqual(record);
    expect(v.safeParse(SessionRecordSchema, { ...record, filter: { by: 'mood' } }).success).toBe(false);
    const filter = { by: 'label', label: 'tag:mine' } as const;
    expect(v.parse(SessionRecordSchema, { ...record, filter })).toEqual({ ...record, filter });
  });

  test.each<[stored: object, filter: Filter]>([
    [{ by: 'everything' }, { by: 'everything' }],
    [
      { by: 'topic', topic: 'foreign-policy' },
      { by: 'label', label: 'topic:foreign-policy' },
    ],
    [
      { by: 'article', article: 'tokyo-drift' },
      { by: 'label', label: 'article:tokyo-drift' },
    ],
    [
      { by: 'kind', kind: 'person' },
      { by: 'label', label: 'kind:person' },
    ],
    [{ by: 'flagged' }, { by: 'flagged' }],
    [{ by: 'forgotten' }, { by: 'forgotten' }],
    [
      { by: 'weak', label: 'kind:person' },
      { by: 'weak', label: 'kind:person' },
    ],
    [
      { by: 'entries', entries: ['zhu-quan', 'ren-min'] },
      { by: 'terms', terms: ['zhu-quan', 'ren-min'] },
    ],
  ])('one stored by version 0.1.0 asks the same: %j', (stored, filter) => {
    // As that version wrote it, without `after`.
    const old = { v: 1, at: NOW, day: 11_574, filter: stored, extent: 'all', mode: 'scheduled' };
    expect(v.parse(SessionRecordSchema, old)).toEqual({ ...old, filter });
    // Written again and read again it stays what it is.
    expect(v.parse(SessionRecordSchema, { ...old, filter })).toEqual({ ...old, filter });
  });
});

test('a new card that was shown is asked a little later, and nothing of that is a step', () => {
  const start = startSession(record, queue(['a', 'b', 'c', 'd', 'e', 'f']), NOW);
  const [b, c, d, e, f] = start.main;
  const met = reduceSession(start, { type: 'met', now: NOW + 5 });
  expect([met.current, ...met.main]).toEqual([b, c, d, e, start.current, f]);
  expect(met).toMatchObject({ steps: [], shownAt: NOW + 5, revealed: false });
  // With nothing else to ask it is asked at once.
  const alone = startSession(record, queue(['a']), NOW);
  expect(reduceSession(alone, { type: 'met', now: NOW })).toMatchObject({ current: alone.current, main: [] });
});

test('the summary names what was hard, the most often forgotten first', () => {
  let session = startSession(record, queue(['a', 'b', 'c']), NOW);
  session = play(
    session,
    answered(1, learningUntil(NOW)),
    answered(1, learningUntil(NOW + 1)),
    answered(1, learningUntil(NOW + 2), NOW + 1),
  );
  session = play(session, ...Array.from({ length: 3 }, () => answered(3, reviewed, NOW + 5)));
  expect(summaryOf(session)).toEqual({
    answers: 6,
    cards: 3,
    grades: { 1: 3, 2: 0, 3: 3, 4: 0 },
    took: 6000,
    hard: [
      { card: id('a'), forgotten: 2 },
      { card: id('b'), forgotten: 1 },
    ],
  });
});
