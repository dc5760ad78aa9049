/**
 * One session of a drill as a reducer: which card is shown, what was answered, what can be taken back. It decides
 * nothing about storage: an answer enters it after the answer is durable. Because the log is the truth, a reload
 * rebuilds the session from the log and its small record.
 */
import type { CardId, CardRecord, Grade, GradeRecord, Mark } from './model.ts';
import { INTERRUPTED_AFTER } from './model.ts';
import type { Queue } from './queue.ts';
import type { CardMemory } from './scheduler.ts';
import { isSince, LEARN_AHEAD, type SessionRecord } from './session-record.ts';

/** Cards between showing a new one and asking it. */
const MET_GAP = 4;

/** A record that is a step of a session: an answer, or a mark with which the card left it. */
export type StepRecord =
  | GradeRecord
  | (Extract<CardRecord, { type: Mark }> & { readonly type: 'suspend' | 'known' })
  | Extract<CardRecord, { type: 'bury' }>;

/** One thing done in a session, newest last; `record` is what an undo takes back (null in a cram). */
export interface Step {
  readonly record: string | null;
  readonly card: CardId;
  /** null for a mark such as suspend or bury. */
  readonly grade: Grade | null;
  readonly took: number;
}

export interface Session {
  readonly record: SessionRecord;
  /** Reviews and new cards still to ask. */
  readonly main: readonly CardId[];
  readonly learning: readonly { readonly card: CardId; readonly due: number }[];
  readonly current: CardId | null;
  readonly shownAt: number;
  readonly revealed: boolean;
  readonly steps: readonly Step[];
  /** Where `current` is null: the moment the next card in learning can be shown, or null when all is done. */
  readonly waitsUntil: number | null;
}

export type SessionEvent =
  /** Time has passed: show a card if none is shown. */
  | { readonly type: 'tick'; readonly now: number }
  | { readonly type: 'reveal' }
  /** The current card, a new one, was shown with its answer: it is asked a little later. */
  | { readonly type: 'met'; readonly now: number }
  /** The answer is durable; `memory` is the card's memory after it. */
  | {
      readonly type: 'answered';
      readonly record: string | null;
      readonly grade: Grade;
      readonly took: number;
      readonly memory: CardMemory | null;
      readonly now: number;
    }
  /** The current card was suspended, buried or marked known: it leaves the session. */
  | { readonly type: 'removed'; readonly record: string | null; readonly now: number }
  /**
   * What is to be asked is another, by a mark or one taken back: a card set aside gives its place of today to the next.
   * `queue` is as it is made now; cards in `apart` have a turn of their own.
   */
  | { readonly type: 'requeued'; readonly queue: Queue; readonly apart: readonly CardId[] }
  /** The last step's undo is durable: its card is asked again. */
  | { readonly type: 'undone'; readonly now: number }
  /** The card is being asked elsewhere, or was answered there: pass it over. */
  | { readonly type: 'passed'; readonly card: CardId; readonly now: number };

/**
 * Begins a session, or takes one up again.
 *
 * @param answered the standing steps of this session so far, in order, after a reload
 */
export function startSession(
  record: SessionRecord,
  queue: Queue,
  now: number,
  answered: readonly StepRecord[] = [],
): Session {
  const done = new Set(answered.flatMap(({ type, card }) => (type === 'grade' ? [card] : [])));
  const session: Session = {
    record,
    // A session over all of a selection has cards that are not due again, but were answered.
    main: queue.main.filter((card) => !done.has(card)),
    learning: queue.learning,
    current: null,
    shownAt: now,
    revealed: false,
    steps: answered.map((one) =>
      one.type === 'grade'
        ? { record: one.id, card: one.card, grade: one.grade, took: one.took }
        : { record: one.id, card: one.card, grade: null, took: 0 },
    ),
    waitsUntil: null,
  };
  return showNext(session, now);
}

/** What was done since a session began and stands, as far as an undo goes: what `startSession` needs after a reload. */
export function answeredSince(record: SessionRecord, recent: readonly CardRecord[]): StepRecord[] {
  return recent.filter((one): one is StepRecord => isStep(one) && isSince(record, one));
}

function isStep({ type }: CardRecord): boolean {
  return type === 'grade' || type === 'suspend' || type === 'known' || type === 'bury';
}

export function reduceSession(session: Session, event: SessionEvent): Session {
  switch (event.type) {
    case 'tick':
      return session.current === null ? showNext(session, event.now) : session;
    case 'reveal':
      return session.current === null ? session : { ...session, revealed: true };
    case 'met': {
      const { current, main } = session;
      if (current === null) return session;
      const later = [...main.slice(0, MET_GAP), current, ...main.slice(MET_GAP)];
      return showNext({ ...session, current: null, main: later }, event.now);
    }
    case 'answered': {
      if (session.current === null) return session;
      const step: Step = {
        record: event.record,
        card: session.current,
        grade: event.grade,
        took: event.took,
      };
      const after = { ...session, current: null, steps: [...session.steps, step] };
      return showNext(asAnswered(after, step, event.memory, event.now), event.now);
    }
    case 'removed': {
      if (session.current === null) return session;
      const step: Step = { record: event.record, card: session.current, grade: null, took: 0 };
      return showNext({ ...session, current: null, steps: [...session.steps, step] }, event.now);
    }
    case 'requeued': {
      const { current, main, learning, steps } = session;
      const wanted = new Set([...event.queue.main, ...event.queue.learning.map(({ card }) => card)]);
      const known = new Set([...main, ...[...learning, ...steps].map(({ card }) => card), ...event.apart]);
      const come = event.queue.main.filter((card) => card !== current && !known.has(card));
      return { ...session, main: [...main.filter((card) => wanted.has(card)), ...come] };
    }
    case 'undone': {
      const last = session.steps.at(-1);
      if (last === undefined) return session;
      // The card shown now comes after it, unless it is the same card, asked once more.
      const back = session.current === null || session.current === last.card ? [] : [session.current];
      return {
        ...session,
        main: [...back, ...session.main.filter((card) => card !== last.card && card !== session.current)],
        learning: session.learning.filter(({ card }) => card !== last.card),
        current: last.card,
        shownAt: event.now,
        revealed: false,
        steps: session.steps.slice(0, -1),
        waitsUntil: null,
      };
    }
    case 'passed': {
      const after: Session = {
        ...session,
        main: session.main.filter((card) => card !== event.card),
        learning: session.learning.filter(({ card }) => card !== event.card),
      };
      return session.current === event.card ? showNext({ ...after, current: null }, event.now) : after;
    }
  }
}

/** A card still in learning comes back in this session; in a cram a forgotten one does. */
function asAnswered(session: Session, step: Step, memory: CardMemory | null, now: number): Session {
  const { mode } = session.record;
  if (mode === 'cram') {
    return step.grade === 1 ? { ...session, main: [...session.main, step.card] } : session;
  }
  if (memory === null || (memory.phase !== 'learning' && memory.phase !== 'relearning')) return session;
  if (memory.setAside !== null) return session;
  const learning = [...session.learning, { card: step.card, due: Math.max(memory.due, now) }];
  return { ...session, learning: learning.sort((a, b) => a.due - b.due) };
}

/** Learning cards that are due come first, then the main queue, then learning cards nearly due. */
function showNext(session: Session, now: number): Session {
  const first = session.learning[0];
  const show = (card: CardId, rest: Partial<Session>): Session => ({
    ...session,
    ...rest,
    current: card,
    shownAt: now,
    revealed: false,
    waitsUntil: null,
  });
  if (first !== undefined && first.due <= now)
    return show(first.card, { learning: session.learning.slice(1) });
  const [next, ...main] = session.main;
  if (next !== undefined) return show(next, { main });
  if (first !== undefined && first.due <= now + LEARN_AHEAD) {
    return show(first.card, { learning: session.learning.slice(1) });
  }
  return {
    ...session,
    current: null,
    revealed: false,
    waitsUntil: first === undefined ? null : first.due - LEARN_AHEAD,
  };
}

/** How far a session is: answers given, cards left (those in learning once each). */
export function progressOf(session: Session): { done: number; left: number } {
  const left = session.main.length + session.learning.length + (session.current === null ? 0 : 1);
  return { done: session.steps.filter(({ grade }) => grade !== null).length, left };
}

export interface Summary {
  readonly answers: number;
  readonly cards: number;
  /** Answers by grade. */
  readonly grades: Readonly<Record<Grade, number>>;
  /** Milliseconds, interruptions left out. */
  readonly took: number;
  /** Cards forgotten at least once, the most often forgotten first. */
  readonly hard: readonly { readonly card: CardId; readonly forgotten: number }[];
}

export function summaryOf(session: Session): Summary {
  const grades: Record<Grade, number> = { 1: 0, 2: 0, 3: 0, 4: 0 };
  const forgotten = new Map<CardId, number>();
  const cards = new Set<CardId>();
  let took = 0;
  for (const step of session.steps) {
    if (step.grade === null) continue;
    grades[step.grade]++;
    took += Math.min(step.took, INTERRUPTED_AFTER);
    cards.add(step.card);
    if (step.grade === 1) forgotten.set(step.card, (forgotten.get(step.card) ?? 0) + 1);
  }
  return {
    answers: grades[1] + grades[2] + grades[3] + grades[4],
    cards: cards.size,
    grades,
    took,
    hard: [...forgotten]
      .map(([card, forgotten]) => ({ card, forgotten }))
      .sort((a, b) => b.forgotten - a.forgotten || (a.card < b.card ? -1 : 1)),
  };
}
