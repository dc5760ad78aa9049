/**
 * Runs one session of a drill: what is decided by the reducer in src/schedule/session.ts is here put in order
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
  type Summary,
} from '../../schedule/session.ts';
import type { SessionRecord } from '../../schedule/session-record.ts';
import type { Claim } from '../../store/store.ts';
import { isSamePlan, type SessionPlan } from './drill-address.ts';
import type { Learner, LearnerChange } from '../learner/learner.ts';

/** Something the store refused. Until it is done again or given up, nothing else is asked. */
export interface Stuck {
  readonly error: unknown;
  /** What could not be stored; or the session, which could not be taken up or go on. */
  readonly what: 'answer' | 'mark' | 'undo' | 'session';
}

/** Worth a quiet word beside the next card. */
export type Remark =
  | { readonly about: 'leech'; readonly card: CardId; readonly lapses: number }
  | { readonly about: 'suspended' | 'buried' | 'known' | 'undone'; readonly card: CardId }
  | { readonly about: 'elsewhere'; readonly cards: number };

/** A card on the screen. It stays as it is shown while its answer is being stored. */
export interface ShownCard {
  readonly card: Card;
  readonly memory: CardMemory;
  /** When it comes back after each grade; null in a cram, which schedules nothing. */
  readonly comebacks: Readonly<Record<Grade, Comeback>> | null;
  readonly revealed: boolean;
  /** A new card, shown with its answer before it is asked. */
  readonly meeting: boolean;
  /** Grows with each card shown: the same card shown again is shown anew. */
  readonly turn: number;
}

/** Answers given, and cards left. */
export interface Progress {
  readonly done: number;
  readonly left: number;
}

interface WithCard {
  readonly shown: ShownCard;
  readonly progress: Progress;
  readonly remark: Remark | null;
}

/** What a screen shows of a drill. */
export type DrillView =
  /** The session is being taken up. */
  | { readonly state: 'opening' }
  | (WithCard & { readonly state: 'asking'; readonly canUndo: boolean })
  /** An answer or a mark is being stored, and the right to ask the next card is awaited. */
  | (WithCard & { readonly state: 'storing'; readonly canUndo: boolean })
  /** While a card was asked. */
  | (WithCard & { readonly state: 'stuck'; readonly stuck: Stuck })
  /** While none was. */
  | { readonly state: 'stuck'; readonly stuck: Stuck; readonly shown: null }
  /** Everything is done but cards in learning, the next of which can be shown at a moment (ms). */
  | { readonly state: 'waiting'; readonly until: number; readonly canUndo: boolean }
  | {
      readonly state: 'finished';
      readonly summary: Summary;
      readonly canUndo: boolean;
      readonly remark: Remark | null;
    };

/** Where a drill is; what a view adds comes from the session. */
type State =
  /** The session is being taken up, or goes on after a pause or its end. */
  | { readonly is: 'opening' }
  | { readonly is: 'finished' }
  | { readonly is: 'asking' | 'storing'; readonly shown: ShownCard }
  | {
      readonly is: 'stuck';
      readonly shown: ShownCard | null;
      readonly stuck: Stuck;
      readonly again: () => Promise<void>;
    }
  | { readonly is: 'waiting'; readonly until: number };

/** A mark after which the card leaves the session. */
export type Removal = 'suspend' | 'known' | 'bury';

export class Drill {
  /** What is to be asked. */
  readonly plan: SessionPlan;
  readonly #learner: Learner;
  readonly #show: (view: DrillView) => void;
  /** Those there were when the session was taken up, of which it asks some. */
  #cards: ReadonlyMap<CardId, Card> = new Map();
  readonly #unlisten: () => void;
  /** null until it is begun or taken up. */
  #session: Session | null = null;
  #state: State = { is: 'opening' };
  #claimed: { readonly card: CardId; readonly claim: Claim } | null = null;
  /** The right to ask the card that is likely to come next, wanted while an answer is being read or stored. */
  #ahead: { readonly card: CardId; readonly claim: Promise<Claim | null> } | null = null;
  #remark: Remark | null = null;
  #turn = 0;
  #closed = false;
  /** New cards that were shown with their answer: from then on they are asked. */
  readonly #met = new Set<CardId>();
  /** Cards another tab was asking when their turn came; they are tried once more at the end. */
  #elsewhere: CardId[] = [];

  /** @param show is given the view at every change */
  constructor(learner: Learner, plan: SessionPlan, show: (view: DrillView) => void) {
    this.#learner = learner;
    this.plan = plan;
    this.#show = show;
    this.#unlisten = learner.onChange((change) => this.#hear(change));
  }

  /**
   * Takes up the stored session if it is the one wanted and of today, else begins one. First of all stores what an
   * earlier session had to leave unstored.
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

  #begin(): Promise<void> {
    return this.#attempt(
      'session',
      async () => {
        const { store, clock } = this.#learner;
        // So that no answer waits for the code that stores it.
        await this.#learner.prepare();
        const now = clock.now();
        const day = this.#learner.today();
        const stored = await store.readSession();
        // Left before that came: no session of it takes the place of another.
        if (this.#closed) return;
        const { filter, extent, mode } = this.plan;
        const resumed = stored !== null && stored.day === day && isSamePlan(stored, this.plan);
        const record: SessionRecord = resumed
          ? stored
          : { v: LOG_VERSION, at: now, day, after: this.#learner.lastId, filter, extent, mode };
        if (!resumed) await store.writeSession(record);
        const answered =
          resumed && mode === 'scheduled' ? answeredSince(record, this.#learner.memory.recent()) : [];
        // Together: a choice made just before may be stored only now, and gives other cards.
        this.#cards = new Map(this.#learner.cards.map((card) => [card.id, card]));
        this.#session = startSession(record, this.#learner.queue(filter, extent), now, answered);
      },
      () => this.#showNext(),
    );
  }

  reveal(): void {
    if (this.#state.is !== 'asking') return;
    this.#reduce({ type: 'reveal' });
    this.#present(this.#state.shown.card);
  }

  /**
   * The answer is being read, and there is time: asks for the right to ask the card that is likely to be next, so that
   * between a grade and that card nothing is waited for but the storage.
   */
  lookAhead(): void {
    // Left before there was time: nobody would let go of it.
    if (this.#closed || this.#state.is !== 'asking') return;
    if (!this.#state.shown.revealed || this.#state.shown.meeting) return;
    this.#claimAhead();
    const ahead = this.#ahead;
    ahead?.claim.catch(() => {
      // What went wrong now may go right when it is needed; where it does not, that asking says so.
      if (this.#ahead === ahead) this.#ahead = null;
    });
  }

  /** A new card was shown: it is asked a little later. Nothing is stored, since nothing was asked. */
  async met(): Promise<void> {
    if (this.#state.is !== 'asking' || !this.#state.shown.meeting) return;
    this.#met.add(this.#state.shown.card.id);
    this.#remark = null;
    this.#reduce({ type: 'met', now: this.#now() });
    await this.#showNext();
  }

  /** Stores a grade, then shows the next card. Does nothing until the card is revealed. */
  async answer(grade: Grade): Promise<void> {
    const session = this.#session;
    if (session === null || this.#state.is !== 'asking') return;
    if (!this.#state.shown.revealed || this.#state.shown.meeting) return;
    const { id: card } = this.#state.shown.card;
    const before = this.#learner.stateOf(card);
    const took = Math.min(Math.max(0, this.#now() - session.shownAt), DAY);
    if (this.plan.mode === 'cram') {
      this.#remark = null;
      this.#reduce({ type: 'answered', record: null, grade, took, memory: null, now: this.#now() });
      return this.#showNext();
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
        await this.#showNext();
      },
    );
  }

  /** Takes the card out of the session. */
  async remove(how: Removal): Promise<void> {
    if (this.#state.is !== 'asking') return;
    const { id: card } = this.#state.shown.card;
    await this.#store(
      'mark',
      () => (how === 'bury' ? this.#learner.buryRecord(card) : this.#learner.markRecord(card, how)),
      async (record) => {
        const about = how === 'suspend' ? 'suspended' : how === 'bury' ? 'buried' : 'known';
        this.#remark = { about, card };
        this.#requeue();
        this.#reduce({ type: 'removed', record, now: this.#now() });
        await this.#showNext();
      },
    );
  }

  /** Flags the card, or takes the flag away; it stays where it is. */
  async toggleFlag(): Promise<void> {
    if (this.#state.is !== 'asking') return;
    const { card } = this.#state.shown;
    const { flagged } = this.#learner.stateOf(card.id);
    await this.#store(
      'mark',
      () => this.#learner.markRecord(card.id, flagged ? 'unflag' : 'flag'),
      async () => this.#present(card),
    );
  }

  /** Takes back the last answer or removal of this session, also after its end. */
  async undo(): Promise<void> {
    const step = this.#session?.steps.at(-1);
    const { is } = this.#state;
    if (step === undefined || (is !== 'asking' && is !== 'waiting' && is !== 'finished')) return;
    const { record } = step;
    const after = async () => {
      this.#remark = { about: 'undone', card: step.card };
      this.#reduce({ type: 'undone', now: this.#now() });
      if (step.grade === null) this.#requeue();
      await this.#showNext();
    };
    if (record === null) return after();
    await this.#store('undo', () => this.#learner.undoRecord(record), after);
  }

  /** Tries again what was refused. */
  async retry(): Promise<void> {
    if (this.#state.is === 'stuck') await this.#state.again();
  }

  /** Time has passed: a card in learning may be due. */
  async wake(): Promise<void> {
    if (this.#state.is !== 'waiting') return;
    this.#reduce({ type: 'tick', now: this.#now() });
    if (this.#session?.current === null) this.#presentNone(this.#session);
    else await this.#showNext();
  }

  /** Gives the card back. A session that has ended is not taken up again; one begun elsewhere since stays. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#unlisten();
    this.#release();
    this.#releaseAhead();
    if (this.#state.is === 'finished') await this.#learner.store.endSession(this.#session!.record);
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
      () => {
        const stored = this.#learner.put([(record ??= make())], 'keep');
        if (what === 'answer') this.#claimAhead();
        return stored;
      },
      () => after(record!.id),
    );
  }

  /**
   * Does something that may be refused, then `after`. When it is refused the drill stops, until `retry` succeeds.
   * Meanwhile nothing else is done: the card that is shown stays, if there is one.
   */
  async #attempt(what: Stuck['what'], work: () => Promise<void>, after: () => Promise<void>): Promise<void> {
    const shown = 'shown' in this.#state ? this.#state.shown : null;
    this.#state = shown === null ? { is: 'opening' } : { is: 'storing', shown };
    this.#tell();
    try {
      await work();
    } catch (error) {
      this.#releaseAhead();
      const again = () => this.#attempt(what, work, after);
      this.#state = { is: 'stuck', shown, stuck: { error, what }, again };
      this.#tell();
      return;
    }
    await after();
  }

  /** Shows the session's current card once this tab may ask it, or that there is none. */
  #showNext(): Promise<void> {
    return this.#attempt(
      'session',
      () => this.#claimCurrent(),
      async () => {
        if (this.#session === null) return;
        const card = this.#session.current === null ? undefined : this.#cards.get(this.#session.current);
        if (card === undefined) return this.#presentNone(this.#session);
        this.#turn++;
        this.#session = { ...this.#session, shownAt: this.#now() };
        this.#present(card);
      },
    );
  }

  /** Gets the right to ask the current card; passes over those that another tab is asking, or has taken the term of. */
  async #claimCurrent(): Promise<void> {
    let elsewhere = 0;
    let retried = false;
    while (!this.#closed && this.#session !== null) {
      const { current } = this.#session;
      if (this.#claimed?.card !== current) this.#release();
      if (current !== null && !this.#isThere(current)) {
        this.#reduce({ type: 'passed', card: current, now: this.#now() });
        continue;
      }
      if (current === null && this.#elsewhere.length > 0 && !retried) {
        retried = true;
        this.#takeBack();
        continue;
      }
      if (current === null || this.plan.mode === 'cram' || this.#claimed !== null) break;
      const claim = await this.#claim(current);
      // While it was asked for, another tab's answer may have passed the card over.
      if (this.#closed || this.#session.current !== current) claim?.release();
      else if (claim === null) {
        elsewhere++;
        this.#elsewhere.push(current);
        this.#reduce({ type: 'passed', card: current, now: this.#now() });
      } else this.#claimed = { card: current, claim };
    }
    // What seemed to be next is not: the card just asked comes back before it, or none is left.
    this.#releaseAhead();
    if (elsewhere > 0) this.#remark = { about: 'elsewhere', cards: elsewhere };
  }

  async #claim(card: CardId): Promise<Claim | null> {
    if (this.#ahead?.card !== card) this.#releaseAhead();
    const ahead = await this.#ahead?.claim;
    this.#ahead = null;
    // Another tab may have let go of it since.
    return ahead ?? this.#learner.claim(card);
  }

  /** So that the next card waits for the storage once, and not for its claim after that. */
  #claimAhead(): void {
    if (this.#session === null || this.plan.mode === 'cram') return;
    // The card that would follow if this one did not come back.
    const { current } = reduceSession(this.#session, { type: 'removed', record: null, now: this.#now() });
    if (current !== null && current === this.#ahead?.card) return;
    this.#releaseAhead();
    if (current === null) return;
    const claim = this.#learner.claim(current);
    this.#ahead = { card: current, claim };
    // Whoever awaits it is told.
    claim.catch(() => undefined);
  }

  #releaseAhead(): void {
    this.#ahead?.claim.then(
      (claim) => claim?.release(),
      () => undefined,
    );
    this.#ahead = null;
  }

  /** Puts the cards that were passed over, and are still to be asked, at the end of the session. */
  #takeBack(): void {
    const session = this.#session;
    if (session === null) return;
    const { filter, extent } = this.plan;
    const due = new Set(this.#learner.queue(filter, extent).main);
    const again = this.#elsewhere.filter((card) => due.has(card));
    this.#elsewhere = [];
    this.#session = { ...session, main: [...session.main, ...again] };
    this.#reduce({ type: 'tick', now: this.#now() });
  }

  /**
   * What a mark sets aside, or its undo brings back, makes room of today's for another or takes it: the session asks what
   * it would ask if it were taken up now. One of another day is not taken up, and goes on as it is.
   */
  #requeue(): void {
    if (this.#session?.record.day !== this.#learner.today()) return;
    const { filter, extent } = this.plan;
    const queue = this.#learner.queue(filter, extent);
    // Cards that came into the library since the session was taken up are asked by the next.
    const main = queue.main.filter((card) => this.#cards.has(card));
    this.#reduce({ type: 'requeued', queue: { ...queue, main }, apart: this.#elsewhere });
  }

  /** Whether its term is in the library: another tab may remove a source or delete a word meanwhile. */
  #isThere(card: CardId): boolean {
    const { entry } = partsOf(card);
    return this.#learner.shelf.rows.some(({ id }) => id === entry);
  }

  /**
   * Terms answered in another tab are not asked here; the card this tab holds, or crams, stays. Of a term that is gone there
   * is nothing to show.
   */
  #hear(change: LearnerChange): void {
    if (change.type !== 'records') {
      if (this.#state.is === 'asking' && !this.#isThere(this.#state.shown.card.id)) void this.#showNext();
      return;
    }
    if (change.here || this.#session === null) return;
    const answered = new Set(
      change.records.flatMap((record) => (record.type === 'grade' ? [partsOf(record.card).entry] : [])),
    );
    if (answered.size === 0) return;
    const { current, main, learning } = this.#session;
    const held = this.plan.mode === 'cram' ? current : this.#claimed?.card;
    for (const card of [
      ...(current === null ? [] : [current]),
      ...main,
      ...learning.map(({ card }) => card),
    ]) {
      if (card === held || !answered.has(partsOf(card).entry)) continue;
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
    // A pause or an end stays on the screen until there is a card to show.
    const isBehind = this.#state.is === 'opening' && this.#session !== null;
    if (!this.#closed && !isBehind) this.#show(this.view);
  }

  get view(): DrillView {
    const state = this.#state;
    const session = this.#session;
    if (session === null) {
      return state.is === 'stuck'
        ? { state: 'stuck', stuck: state.stuck, shown: null }
        : { state: 'opening' };
    }
    const canUndo = session.steps.length > 0;
    const remark = this.#remark;
    const around = { progress: progressOf(session), remark };
    switch (state.is) {
      case 'opening':
        return { state: 'opening' };
      case 'asking':
      case 'storing':
        return { state: state.is, shown: state.shown, ...around, canUndo };
      case 'stuck':
        return state.shown === null
          ? { state: 'stuck', stuck: state.stuck, shown: null }
          : { state: 'stuck', stuck: state.stuck, shown: state.shown, ...around };
      case 'waiting':
        return { state: 'waiting', until: state.until, canUndo };
      case 'finished':
        return { state: 'finished', summary: summaryOf(session), canUndo, remark };
    }
  }

  /** Shows a card as it is now. */
  #present(card: Card): void {
    const memory = this.#learner.stateOf(card.id);
    const meeting =
      this.#learner.settings.showNew &&
      this.plan.mode === 'scheduled' &&
      memory.phase === 'new' &&
      !this.#met.has(card.id);
    this.#state = {
      is: 'asking',
      shown: {
        card,
        memory,
        comebacks: this.plan.mode === 'cram' ? null : this.#learner.previewOf(card.id),
        revealed: meeting || (this.#session?.revealed ?? false),
        meeting,
        turn: this.#turn,
      },
    };
    this.#tell();
  }

  #presentNone({ waitsUntil }: Session): void {
    this.#state = waitsUntil === null ? { is: 'finished' } : { is: 'waiting', until: waitsUntil };
    this.#tell();
  }
}
