/**
 * The learner's data as the screens use it: the store, and what is derived from it, kept in step. Every change
 * goes into the store first and into the memory after, so that the screen never shows what is not stored.
 */
import type { GlossaryStamp } from '../../exchange/backup.ts';
import { cardsOf } from '../../library/card-rows.ts';
import { createTurns } from '../../platform/in-turn.ts';
import type { Card, Filter } from '../../schedule/cards.ts';
import { createCalendar, type Calendar, type WallClock } from '../../schedule/day.ts';
import type { Memory } from '../../schedule/memory.ts';
import {
  DIRECTIONS,
  LAST_ID,
  LOG_VERSION,
  momentWithin,
  type CardId,
  type CardRecord,
  type Direction,
  type Grade,
  type GradeRecord,
  type LogRecord,
  type Mark,
  type UndoRecord,
} from '../../schedule/model.ts';
import type { NextId } from '../../schedule/ids.ts';
import { preview, type Comeback } from '../../schedule/preview.ts';
import { buildQueue, type Extent, type Queue } from '../../schedule/queue.ts';
import {
  createScheduler,
  type CardMemory,
  type Scheduler,
  type SchedulerSettings,
} from '../../schedule/scheduler.ts';
import { settingsOf, type SettingName, type Settings, type StoredSettings } from '../../schedule/settings.ts';
import { aheadOf } from '../../schedule/ahead.ts';
import type { Change, Claim, Store } from '../../store/store.ts';
import { loadPart } from '../shell/load.ts';
import { Shelf, type ShelfParts, type Stamp } from './shelf.ts';

/** Where and when the learner is. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
  /** IANA name of the zone the device is in; it may change on a journey. No start asks for it (`wallClock` in platform.ts). */
  zone(): string;
  /** The clock on the wall there: another function where it may be another zone. */
  wall(): WallClock;
}

export interface LearnerParts {
  readonly store: Store;
  /** The shipped part of the library, and what folds the whole. */
  readonly library: Omit<ShelfParts, 'store' | 'stamp'>;
  /** What a backup says of the shipped glossary. */
  readonly glossary: GlossaryStamp;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /**
   * Has the memory of a long log made away from the screen and cached in the store. Where it is missing or fails,
   * it is made here, which holds the screen for as long as it takes.
   */
  readonly prepare?: (settings: SchedulerSettings) => Promise<void>;
}

/** Packed records from which on the memory is not made beside the screen, but in the worker. */
const QUICKLY_MADE = 8192;

/** What of the data carries a moment that lies more than a day ahead of the clock. */
export interface LearnerAhead {
  /** Cards whose last answer does. */
  readonly cards: number;
  readonly settings: number;
  /** The latest such moment, ms. */
  readonly until: number;
}

/** What a setting becomes: a value, or one that is made of what it is. */
export type SettingChange<Name extends SettingName> =
  | Settings[Name]
  | ((now: Settings[Name]) => Settings[Name]);

/** What is done to a card. */
export interface CardMark {
  readonly card: CardId;
  readonly does: Mark;
}

/**
 * What happened to the data: records taken in, in this tab or another; or anything else. `erased`: everything was, in
 * another tab, and what is left has been read.
 */
export type LearnerChange =
  | { readonly type: 'records'; readonly records: readonly LogRecord[]; readonly here: boolean }
  | { readonly type: 'settings' | 'everything' | 'erased' };

/**
 * Opens the learner's data.
 *
 * @throws the store's named errors (src/store/errors.ts)
 */
export async function openLearner(parts: LearnerParts): Promise<Learner> {
  const { store } = parts;
  // First: what another tab does while this one reads must not be missed.
  const early: Change[] = [];
  const stop = store.onChange((change) => void early.push(change));
  try {
    const stored = await store.readSettings();
    const scheduler = createScheduler(settingsOf(stored));
    // Side by side: each waits for the storage.
    const [{ memory, lastId }, shelf] = await Promise.all([
      readStart(parts, scheduler),
      Shelf.open({ ...parts.library, store, stamp: () => learner.stamp() }),
    ]);
    const learner: Learner = new Learner(parts, shelf, stored, memory, lastId);
    for (const change of early) learner.hear(change);
    return learner;
  } finally {
    stop();
  }
}

async function readStart({ store, prepare }: LearnerParts, scheduler: Scheduler) {
  const { memory, lastId = '' } = await store.readStart(
    scheduler,
    prepare === undefined ? Infinity : QUICKLY_MADE,
  );
  if (memory !== null) return { memory, lastId };
  try {
    await prepare?.(scheduler.settings);
  } catch (error) {
    // Slower, not wrong: what could not be made away from the screen is made here.
    console.warn(error);
  }
  return { memory: await store.readMemory(scheduler), lastId };
}

export class Learner {
  readonly #parts: LearnerParts;
  readonly store: Store;
  readonly shelf: Shelf;
  readonly glossary: GlossaryStamp;
  readonly clock: Clock;
  /** Makes identifiers, once `prepare` has been called; until then the last one there is. */
  #ids: NextId | string;
  readonly #listeners = new Set<(change: LearnerChange) => void>();
  #stored: StoredSettings;
  #settings: Settings;
  #memory: Memory;
  #calendar: Calendar | undefined;
  /** That of the calendar. */
  #wall: WallClock | undefined;
  #cards: readonly Card[] | undefined;
  #offered: readonly Direction[] = DIRECTIONS.filter((direction) => direction !== 'listening');
  /** Changes from other tabs are taken in one after the other. */
  #taking: Promise<void> = Promise.resolve();
  /** Records taken in while the memory is being read anew. */
  #arrived: LogRecord[] | undefined;
  #unsaved: readonly LogRecord[] = [];
  /** Marks build on those that were made before. */
  readonly #inTurn = createTurns();

  constructor(parts: LearnerParts, shelf: Shelf, stored: StoredSettings, memory: Memory, lastId: string) {
    this.#parts = parts;
    this.store = parts.store;
    this.shelf = shelf;
    this.glossary = parts.glossary;
    this.clock = parts.clock;
    this.#ids = lastId;
    this.#stored = stored;
    this.#settings = settingsOf(stored);
    this.#memory = memory;
    shelf.onChange(() => {
      this.#cards = undefined;
      this.#tell({ type: 'everything' });
    });
    this.store.onChange((change) => this.hear(change));
  }

  /** Takes in what another tab did. */
  hear(change: Change): void {
    // Erasing forgets, in every tab, also what waits to be stored.
    if (change.type === 'everything' && change.erased) this.#unsaved = [];
    if (change.type === 'records') {
      // At once where possible: `claim` delivers what it found before it grants the card.
      if (this.#takeIn(change.records)) this.#tell({ type: 'records', records: change.records, here: false });
      else this.#later(() => this.reload());
    }
    // Read, and not as they came: what was chosen here since is in what is stored.
    else if (change.type === 'settings') {
      this.#later(async () => this.#useSettings(await this.store.readSettings()));
    }
    // Sources and edits change no review.
    else if (change.type === 'everything') {
      this.#later(() => (change.erased ? this.#readWhatIsLeft() : this.reload()));
    }
  }

  get settings(): Settings {
    return this.#settings;
  }

  get storedSettings(): StoredSettings {
    return this.#stored;
  }

  get memory(): Memory {
    return this.#memory;
  }

  get scheduler(): Scheduler {
    return this.#memory.scheduler;
  }

  /** Records the store refused, to be stored again or saved to a file. */
  get unsaved(): readonly LogRecord[] {
    return this.#unsaved;
  }

  get calendar(): Calendar {
    const wall = this.clock.wall();
    const { dayStartsAt } = this.#settings;
    if (this.#calendar?.startsAt !== dayStartsAt || this.#wall !== wall) {
      this.#calendar = createCalendar(wall, dayStartsAt);
      this.#wall = wall;
    }
    return this.#calendar;
  }

  /** The study day it is. */
  today(): number {
    return this.calendar.dayOf(this.clock.now());
  }

  /** Every card of the directions chosen and offered, in the library's order. */
  get cards(): readonly Card[] {
    const { directions, leftOut } = this.#settings;
    this.#cards ??= cardsOf(
      this.shelf.rows,
      {
        directions: DIRECTIONS.filter((one) => directions.includes(one) && this.#offered.includes(one)),
        leftOut,
      },
      (card) => this.#memory.of(card).reps > 0,
    );
    return this.#cards;
  }

  /** Says whether this device can ask by listening, which needs a Chinese voice. */
  offerListening(available: boolean): void {
    if (available === this.#offered.includes('listening')) return;
    this.#offered = DIRECTIONS.filter((direction) => direction !== 'listening' || available);
    this.#cards = undefined;
    this.#tell({ type: 'everything' });
  }

  /** The directions this device can ask in. */
  get offered(): readonly Direction[] {
    return this.#offered;
  }

  /** What was done while a clock was ahead and is not outdone yet; null where there is nothing. */
  ahead(): LearnerAhead | null {
    const now = this.clock.now();
    const answered = [...this.#memory.cards.values()].map(({ lastAt }) => ({ at: lastAt }));
    const cards = aheadOf(answered, now);
    const settings = aheadOf(Object.values(this.#stored.fields), now);
    if (cards === null && settings === null) return null;
    return {
      cards: cards?.records ?? 0,
      settings: settings?.records ?? 0,
      until: Math.max(cards?.until ?? 0, settings?.until ?? 0),
    };
  }

  queue(filter: Filter = { by: 'everything' }, extent: Extent = 'due'): Queue {
    return buildQueue({
      cards: this.cards,
      memory: this.#memory,
      settings: this.#settings,
      day: this.today(),
      filter,
      extent,
    });
  }

  stateOf(card: CardId): CardMemory {
    return this.#memory.of(card);
  }

  /** When the card would come back after each grade, given now. */
  previewOf(card: CardId): Record<Grade, Comeback> {
    return preview(this.#memory, card, this.today());
  }

  /** The last identifier given out: what is done from now on comes after it. */
  get lastId(): string {
    return typeof this.#ids === 'string' ? this.#ids : this.#ids.last;
  }

  /**
   * Loads what makes and stores records: before the first is made, and best before anything is asked, so that no answer
   * waits for it or fails for want of a network.
   *
   * @throws LoadError
   */
  async prepare(): Promise<void> {
    const [{ createIds }] = await Promise.all([
      loadPart(() => import('../../schedule/ids.ts')),
      this.store.prepare(),
    ]);
    if (typeof this.#ids === 'string') this.#ids = createIds(this.#parts.random, this.#ids);
  }

  /** Of an act that is done now. @throws LoadError */
  async stamp(): Promise<Stamp> {
    await this.prepare();
    const at = this.#now();
    return { id: this.#nextId(at), at };
  }

  /**
   * The record of an answer given now; `put` stores it.
   *
   * @param took milliseconds from showing the card to grading it
   */
  answerRecord(card: CardId, grade: Grade, took: number): GradeRecord {
    const at = this.#now();
    const day = this.calendar.dayOf(at);
    const comeback = preview(this.#memory, card, day)[grade];
    return {
      v: LOG_VERSION,
      type: 'grade',
      id: this.#nextId(at),
      card,
      at,
      day,
      grade,
      took,
      ...(comeback.unit === 'days' ? { days: comeback.days } : {}),
    };
  }

  markRecord(card: CardId, type: Mark): CardRecord {
    const at = this.#now();
    return { v: LOG_VERSION, type, id: this.#nextId(at), card, at };
  }

  /** Sets a card aside until the next study day. */
  buryRecord(card: CardId): CardRecord {
    const at = this.#now();
    const until = this.calendar.dayOf(at) + 1;
    return { v: LOG_VERSION, type: 'bury', id: this.#nextId(at), card, at, until };
  }

  /** Takes back a record. */
  undoRecord(undoes: string): UndoRecord {
    const at = this.#now();
    return { v: LOG_VERSION, type: 'undo', id: this.#nextId(at), at, undoes };
  }

  /**
   * Stores records, and with them whatever was refused before. Doing it again with the same record is harmless.
   *
   * @param ifRefused whether the records are kept, to be stored again, or forgotten when the store refuses them
   * @throws the store's errors
   */
  async put(fresh: readonly LogRecord[], ifRefused: 'keep' | 'forget'): Promise<void> {
    const ids = new Set(fresh.map(({ id }) => id));
    const records = [...this.#unsaved.filter(({ id }) => !ids.has(id)), ...fresh];
    if (records.length === 0) return;
    try {
      await this.store.append(...records);
    } catch (error) {
      if (ifRefused === 'keep') this.#unsaved = [...this.#unsaved.filter(({ id }) => !ids.has(id)), ...fresh];
      throw error;
    }
    // Another one may have been refused meanwhile: only what is stored is let go.
    const stored = new Set(records.map(({ id }) => id));
    this.#unsaved = this.#unsaved.filter(({ id }) => !stored.has(id));
    if (this.#takeIn(records)) this.#tell({ type: 'records', records, here: true });
    else await this.reload();
  }

  /** Grades a card now and stores it. */
  async grade(card: CardId, grade: Grade, took: number): Promise<GradeRecord> {
    await this.prepare();
    const record = this.answerRecord(card, grade, took);
    await this.put([record], 'keep');
    return record;
  }

  /** Marks a card now and stores it. */
  async mark(card: CardId, type: Mark | 'bury'): Promise<CardRecord> {
    await this.prepare();
    const record = type === 'bury' ? this.buryRecord(card) : this.markRecord(card, type);
    await this.put([record], 'forget');
    return record;
  }

  /**
   * Marks cards now: all of them by one write, or none.
   *
   * @param which asked once what was marked before is stored, which may be on its way
   */
  markAll(which: () => readonly CardMark[]): Promise<CardRecord[]> {
    return this.#inTurn(async () => {
      await this.prepare();
      const records = which().map(({ card, does }) => this.markRecord(card, does));
      if (records.length > 0) await this.put(records, 'forget');
      return records;
    });
  }

  /** Stores what was refused before. */
  retryUnsaved(): Promise<void> {
    return this.put([], 'keep');
  }

  /** Erases everything, also what waits to be stored. @throws the store's errors */
  async erase(): Promise<void> {
    await this.store.erase();
    this.#unsaved = [];
    await this.reloadAll();
  }

  /**
   * @param value made of the one that stands when it is written, where it depends on that: another change may be on its way
   * @throws RangeError where the value is out of bounds; the store's errors
   */
  async change<Name extends SettingName>(name: Name, value: SettingChange<Name>): Promise<void> {
    const at = this.#now();
    const { leftOut } = this.#settings;
    await this.#useSettings(
      await this.store.changeSettings((stored, withSetting) => {
        const now = settingsOf(stored)[name];
        const next = typeof value === 'function' ? value(now) : value;
        return next === now ? stored : withSetting(stored, name, next, at, leftOut);
      }),
    );
  }

  /** Asks for the card; null when another tab has it. */
  claim(card: CardId): Promise<Claim | null> {
    return this.store.claim(card, this.clock.now());
  }

  /** Reads log and settings anew: after a record older than the memory can take in. */
  async reload(): Promise<void> {
    this.#stored = await this.store.readSettings();
    this.#settings = settingsOf(this.#stored);
    this.#cards = undefined;
    await this.#readMemory(createScheduler(this.#settings));
    this.#tell({ type: 'everything' });
  }

  /** The same with the library: after what was done past it here, as an import. */
  async reloadAll(): Promise<void> {
    await this.shelf.reload();
    await this.reload();
  }

  /** What was erased is told as such also where what is left cannot be read. */
  async #readWhatIsLeft(): Promise<void> {
    try {
      await this.reloadAll();
    } finally {
      this.#tell({ type: 'erased' });
    }
  }

  /** Gives the function that ends it. */
  onChange(listener: (change: LearnerChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #nextId(at: number): string {
    if (typeof this.#ids === 'string') throw new Error('Nothing is prepared to be done.');
    return this.#ids(at);
  }

  #follow(id: string): void {
    if (typeof this.#ids !== 'string') this.#ids.follow(id);
    else if (id > this.#ids && id <= LAST_ID) this.#ids = id;
  }

  /** The clock's moment, as a record may carry it. */
  #now(): number {
    return momentWithin(this.clock.now());
  }

  /** Whether the memory could take them in; if not it must be read anew. */
  #takeIn(records: readonly LogRecord[]): boolean {
    // What is done here from now on comes after what was done elsewhere before.
    for (const { id } of records) this.#follow(id);
    this.#arrived?.push(...records);
    return records.every((record) => this.#memory.apply(record) !== 'stale');
  }

  async #useSettings(stored: StoredSettings): Promise<void> {
    this.#stored = stored;
    this.#settings = settingsOf(stored);
    this.#cards = undefined;
    const scheduler = createScheduler(this.#settings);
    // One that is being read may be for a schedule that has been left again.
    const isOther = this.#arrived !== undefined || scheduler.key !== this.#memory.scheduler.key;
    if (isOther) await this.#readMemory(scheduler);
    this.#tell({ type: 'settings' });
  }

  /** With a long log this takes seconds; what is answered meanwhile is in the memory it ends with as well. */
  async #readMemory(scheduler: Scheduler): Promise<void> {
    const arrived: LogRecord[] = [];
    this.#arrived = arrived;
    // A later reading has its own list; only the last one's memory stays.
    const isLast = () => this.#arrived === arrived;
    try {
      let { memory, lastId } = await readStart(this.#parts, scheduler);
      while (!arrived.splice(0).every((record) => memory.apply(record) !== 'stale'))
        ({ memory, lastId } = await readStart(this.#parts, scheduler));
      this.#follow(lastId);
      if (isLast()) this.#memory = memory;
    } finally {
      if (isLast()) this.#arrived = undefined;
    }
  }

  #later(work: () => Promise<void>): void {
    this.#taking = this.#taking.then(work).catch((error: unknown) => {
      // Another tab's change could not be read. What this tab shows is older, not wrong; its own next read or
      // write will meet the same error and show it.
      console.error(error);
    });
  }

  #tell(change: LearnerChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}
