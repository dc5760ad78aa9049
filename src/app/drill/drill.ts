/**
 * Runs one sitting of a drill: what is decided by the reducer in src/schedule/session.ts is here put in order
 * with the store. A card is shown once this tab has the right to ask it; the next one once the answer is durable.
 */
import type { Card } from '../../schedule/cards.ts';
import { DAY, LOG_VERSION, partsOf, type CardId, type Grade, type LogRecord } from '../../schedule/model.ts';
import type { Comeback } from '../../schedule/preview.ts';
import type { CardMemory } from '../../schedule/scheduler.ts';
import {
  answeredSince,
  progressOf,
  reduceSession,
  startSession,
  summaryOf,
  type Session,
  type SessionEvent,
  type SessionRecord,
  type Summary,
} from '../../schedule/session.ts';
import type { Claim } from '../../store/store.ts';
import { isSamePlan, type SessionPlan as Sitting } from './drill-address.ts';
import type { Learner, LearnerChange } from '../learner/learner.ts';

/** Something the store refused. Until it is done again or given up, nothing else is asked. */
export interface Stuck {
  readonly error: unknown;
  /** What could not be stored. */
  readonly what: 'answer' | 'mark' | 'undo' | 'sitting';
}

/** Worth a quiet word beside the next card. */
export type Remark =
  | { readonly about: 'leech'; readonly card: CardId; readonly lapses: number }
  | { readonly about: 'suspended' | 'buried' | 'known' | 'undone'; readonly card: CardId }
  | { readonly about: 'elsewhere'; readonly cards: number };

export interface Asked {
  readonly card: Card;
  readonly memory: CardMemory;
  /** When it comes back after each grade; null in a cram, which schedules nothing. */
  readonly comebacks: Readonly<Record<Grade, Comeback>> | null;
  readonly revealed: boolean;
  /** Grows with each card shown: the same card shown again is shown anew. */
  readonly turn: number;
}

export type DrillPhase =
  /** The sitting is being taken up. */
  | 'opening'
  | 'asking'
  /** An answer or a mark is being stored. */
  | 'storing'
  | 'stuck'
  /** Everything but cards in learning that are due later. */
  | 'waiting'
  | 'finished';

export interface DrillView {
  readonly phase: DrillPhase;
  readonly asked: Asked | null;
  readonly progress: { readonly done: number; readonly left: number };
  readonly canUndo: boolean;
  readonly remark: Remark | null;
  readonly stuck: Stuck | null;
  /** While waiting: the moment the next card can be shown. */
  readonly waitsUntil: number | null;
  readonly summary: Summary;
}

/** A mark after which the card leaves the sitting. */
export type Removal = 'suspend' | 'known' | 'bury';

const NOTHING: Summary = { answers: 0, cards: 0, grades: { 1: 0, 2: 0, 3: 0, 4: 0 }, took: 0, hard: [] };

export class Drill {
  readonly sitting: Sitting;
  readonly #learner: Learner;
  readonly #show: (view: DrillView) => void;
  readonly #cards: ReadonlyMap<CardId, Card>;
  readonly #unlisten: () => void;
  #session: Session | null = null;
  #phase: DrillPhase = 'opening';
  #claimed: { readonly card: CardId; readonly claim: Claim } | null = null;
  #remark: Remark | null = null;
  #stuck: (Stuck & { readonly again: () => Promise<void> }) | null = null;
  #turn = 0;
  #asked: Asked | null = null;
  #closed = false;
  /** Cards another tab was asking when their turn came; they are tried once more at the end. */
  #elsewhere: CardId[] = [];

  /** @param show is given the view at every change */
  constructor(learner: Learner, sitting: Sitting, show: (view: DrillView) => void) {
    this.#learner = learner;
    this.sitting = sitting;
    this.#show = show;
    this.#cards = new Map(learner.cards.map((card) => [card.id, card]));
    this.#unlisten = learner.onChange((change) => this.#hear(change));
  }

  /**
   * Takes up the stored sitting if it is the one wanted and of today, else begins one. First of all stores what an
   * earlier sitting had to leave unstored.
   */
  async open(): Promise<void> {
    const { unsaved } = this.#learner;
    if (unsaved.length === 0) return this.#begin();
    await this.#attempt(
      'answer',
      () => this.#learner.retryUnsaved(),
      () => this.#begin(),
    );
  }

  async #begin(): Promise<void> {
    const { store, clock } = this.#learner;
    const now = clock.now();
    const day = this.#learner.today();
    const stored = await store.readSession();
    const { filter, extent, mode } = this.sitting;
    const resumed = stored !== null && stored.day === day && isSamePlan(stored, this.sitting);
    const record: SessionRecord = resumed
      ? stored
      : { v: LOG_VERSION, at: now, day, after: this.#learner.lastId, filter, extent, mode };
    await this.#attempt('sitting', async () => {
      if (!resumed) await store.writeSession(record);
      const answered =
        resumed && mode === 'scheduled' ? answeredSince(record, this.#learner.memory.recent()) : [];
      this.#session = startSession(record, this.#learner.queue(filter, extent), now, answered);
      await this.#settle();
    });
  }

  reveal(): void {
    if (this.#phase !== 'asking') return;
    this.#reduce({ type: 'reveal' });
    this.#present();
    this.#tell();
  }

  /** Stores a grade, then shows the next card. Does nothing until the card is revealed. */
  async answer(grade: Grade): Promise<void> {
    const session = this.#session;
    if (this.#phase !== 'asking' || session === null || session.current === null || !session.revealed) return;
    const card = session.current;
    const before = this.#learner.stateOf(card);
    const took = Math.min(Math.max(0, this.#learner.clock.now() - session.shownAt), DAY);
    if (this.sitting.mode === 'cram') {
      this.#remark = null;
      this.#reduce({ type: 'answered', record: null, grade, took, memory: null, now: this.#now() });
      return this.#settle();
    }
    await this.#store(
      'answer',
      () => this.#learner.answerRecord(card, grade, took),
      async (record) => {
        const memory = this.#learner.stateOf(card);
        this.#remark =
          memory.setAside === 'leech' && before.setAside !== 'leech'
            ? { about: 'leech', card, lapses: memory.lapses }
            : null;
        this.#reduce({ type: 'answered', record, grade, took, memory, now: this.#now() });
        await this.#settle();
      },
    );
  }

  /** Takes the card out of the sitting. */
  async remove(how: Removal): Promise<void> {
    const card = this.#session?.current;
    if (this.#phase !== 'asking' || card === undefined || card === null) return;
    await this.#store(
      'mark',
      () => (how === 'bury' ? this.#learner.buryRecord(card) : this.#learner.markRecord(card, how)),
      async (record) => {
        const about = how === 'suspend' ? 'suspended' : how === 'bury' ? 'buried' : 'known';
        this.#remark = { about, card };
        this.#reduce({ type: 'removed', record, now: this.#now() });
        await this.#settle();
      },
    );
  }

  /** Flags the card, or takes the flag away; it stays where it is. */
  async toggleFlag(): Promise<void> {
    const card = this.#session?.current;
    if (this.#phase !== 'asking' || card === undefined || card === null) return;
    const flagged = this.#learner.stateOf(card).flagged;
    await this.#store(
      'mark',
      () => this.#learner.markRecord(card, flagged ? 'unflag' : 'flag'),
      async () => {
        this.#present();
        this.#tell();
      },
    );
  }

  /** Takes back the last answer or removal of this sitting, also after its end. */
  async undo(): Promise<void> {
    const step = this.#session?.steps.at(-1);
    if (step === undefined || this.#phase === 'storing' || this.#phase === 'stuck') return;
    const { record } = step;
    const after = async () => {
      this.#remark = { about: 'undone', card: step.card };
      this.#reduce({ type: 'undone', now: this.#now() });
      await this.#settle();
    };
    if (record === null) return after();
    await this.#store('undo', () => this.#learner.undoRecord(record), after);
  }

  /** Tries to store again what was refused. */
  async retry(): Promise<void> {
    await this.#stuck?.again();
  }

  /** Time has passed: a card in learning may be due. */
  async wake(): Promise<void> {
    if (this.#phase !== 'waiting') return;
    this.#reduce({ type: 'tick', now: this.#now() });
    await this.#settle();
  }

  /** Gives the card back. A sitting that has ended is not taken up again. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#unlisten();
    this.#release();
    if (this.#phase === 'finished') await this.#learner.store.writeSession(null);
  }

  /**
   * Makes a record and stores it; then, once it is durable, `after`. Trying again stores the record that was made,
   * or makes it if making it was what failed.
   */
  #store(
    what: Stuck['what'],
    make: () => LogRecord,
    after: (record: string) => Promise<void>,
  ): Promise<void> {
    let record: LogRecord | undefined;
    return this.#attempt(
      what,
      () => this.#learner.put([(record ??= make())], 'keep'),
      () => after(record!.id),
    );
  }

  /** Does something to the store, then `after`. When it is refused the drill stops, until `retry` succeeds. */
  async #attempt(
    what: Stuck['what'],
    work: () => Promise<void>,
    after: () => Promise<void> = async () => {},
  ): Promise<void> {
    this.#phase = what === 'sitting' ? 'opening' : 'storing';
    this.#tell();
    try {
      await work();
    } catch (error) {
      this.#phase = 'stuck';
      this.#stuck = { error, what, again: () => this.#attempt(what, work, after) };
      this.#tell();
      return;
    }
    this.#stuck = null;
    if (what !== 'sitting') this.#phase = 'asking';
    await after();
  }

  /** Shows the current card once this tab may ask it; passes over those that another tab is asking. */
  async #settle(): Promise<void> {
    let elsewhere = 0;
    let retried = false;
    while (!this.#closed && this.#session !== null) {
      const { current } = this.#session;
      if (this.#claimed?.card !== current) this.#release();
      if (current === null && this.#elsewhere.length > 0 && !retried) {
        retried = true;
        this.#takeBack();
        continue;
      }
      if (current === null || this.sitting.mode === 'cram' || this.#claimed !== null) break;
      let claim: Claim | null;
      try {
        claim = await this.#learner.claim(current);
      } catch (error) {
        this.#phase = 'stuck';
        this.#stuck = { error, what: 'sitting', again: () => this.#settleAgain() };
        this.#tell();
        return;
      }
      // While it was asked for, another tab's answer may have passed the card over.
      if (this.#closed || this.#session.current !== current) claim?.release();
      else if (claim === null) {
        elsewhere++;
        this.#elsewhere.push(current);
        this.#reduce({ type: 'passed', card: current, now: this.#now() });
      } else this.#claimed = { card: current, claim };
    }
    if (this.#session === null) return;
    if (elsewhere > 0) this.#remark = { about: 'elsewhere', cards: elsewhere };
    const { current, waitsUntil } = this.#session;
    if (current !== null) {
      this.#turn++;
      this.#session = { ...this.#session, shownAt: this.#now() };
      this.#phase = 'asking';
    } else this.#phase = waitsUntil === null ? 'finished' : 'waiting';
    this.#present();
    this.#tell();
  }

  /** Puts the cards that were passed over, and are still to be asked, at the end of the sitting. */
  #takeBack(): void {
    const session = this.#session;
    if (session === null) return;
    const { filter, extent } = this.sitting;
    const due = new Set(this.#learner.queue(filter, extent).main);
    const again = this.#elsewhere.filter((card) => due.has(card));
    this.#elsewhere = [];
    this.#session = { ...session, main: [...session.main, ...again] };
    this.#reduce({ type: 'tick', now: this.#now() });
  }

  async #settleAgain(): Promise<void> {
    this.#stuck = null;
    await this.#settle();
  }

  /** Terms answered in another tab are not asked here; the card this tab holds stays. */
  #hear(change: LearnerChange): void {
    if (change.type !== 'records' || change.here || this.#session === null) return;
    const answered = new Set(
      change.records.flatMap((record) => (record.type === 'grade' ? [partsOf(record.card).entry] : [])),
    );
    if (answered.size === 0) return;
    const { current, main, learning } = this.#session;
    for (const card of [
      ...(current === null ? [] : [current]),
      ...main,
      ...learning.map(({ card }) => card),
    ]) {
      if (card === this.#claimed?.card || !answered.has(partsOf(card).entry)) continue;
      this.#reduce({ type: 'passed', card, now: this.#now() });
    }
    this.#tell();
  }

  #reduce(event: SessionEvent): void {
    if (this.#session !== null) this.#session = reduceSession(this.#session, event);
  }

  #release(): void {
    this.#claimed?.claim.release();
    this.#claimed = null;
  }

  #now(): number {
    return this.#learner.clock.now();
  }

  #tell(): void {
    if (!this.#closed) this.#show(this.view);
  }

  get view(): DrillView {
    const session = this.#session;
    return {
      phase: this.#phase,
      asked: this.#asked,
      progress: session === null ? { done: 0, left: 0 } : progressOf(session),
      canUndo: session !== null && session.steps.length > 0 && this.#phase !== 'stuck',
      remark: this.#remark,
      stuck: this.#stuck,
      waitsUntil: session?.waitsUntil ?? null,
      summary: session === null ? NOTHING : summaryOf(session),
    };
  }

  /** What the card looks like from now on; it stays so while its answer is being stored. */
  #present(): void {
    const card = this.#cards.get(this.#session?.current ?? ':');
    if (this.#session === null || card === undefined) {
      this.#asked = null;
      return;
    }
    this.#asked = {
      card,
      memory: this.#learner.stateOf(card.id),
      comebacks: this.sitting.mode === 'cram' ? null : this.#learner.previewOf(card.id),
      revealed: this.#session.revealed,
      turn: this.#turn,
    };
  }
}
