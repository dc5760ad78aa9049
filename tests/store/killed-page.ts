/** The page of killed.test.ts: keeps and removes sources and restores backups until it is killed, and says what it has found. */
import type { SourceId } from '../../src/library/source.ts';
import { DAY, type LogRecord } from '../../src/schedule/model.ts';
import { createIds } from '../../src/schedule/ids.ts';
import { NO_SETTINGS } from '../../src/schedule/settings.ts';
import { withSetting } from '../../src/schedule/change-settings.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { seeded } from '../schedule/seeded.ts';
import { edit, find, source } from '../library/made-up.ts';

/** What one step stores, all of it or nothing: ids of records, of sources, of texts and of edits, and a setting. */
export interface Step {
  readonly records: readonly string[];
  readonly sources: readonly string[];
  readonly texts: readonly string[];
  readonly edits: readonly string[];
}

const sourceId = (n: number) => `text-${n.toString(16).padStart(40, '0')}` as SourceId;
/** Three places for each step. */
const places = (step: number) => [0, 1, 2].map((place) => step * 3 + place);
/**
 * Long, and nothing that can be written shorter, for Chromium packs what repeats itself: every other one becomes a file
 * beside the database, the others several pieces of its log.
 */
function textOf(n: number): string {
  const random = seeded(n);
  const character = () => String.fromCharCode(0x4e00 + Math.floor(random() * 0x5000));
  return Array.from({ length: n % 2 === 0 ? 60_000 : 25_000 }, character).join('');
}
const sourceAt = (n: number) =>
  source(
    sourceId(n),
    Array.from({ length: 50 }, (_, term) => find('改革'.repeat(term + 1), 'reform')),
  );

/** Of one backup: most are old enough for packs, the last are kept one by one. */
const RECORDS = 600;
const NOW = Date.UTC(2026, 5, 15);
function logOf(step: number): LogRecord[] {
  const nextId = createIds(seeded(step));
  return Array.from({ length: RECORDS }, (_, n) => {
    const at = NOW - 30 * DAY + n * 20 * 60_000;
    const card = `yi-${step}-${n % 50}:hanzi-meaning` as const;
    return { v: 1, type: 'grade', id: nextId(at), card, at, day: Math.floor(at / DAY), grade: 3, took: 900 };
  });
}
/** New cards a day, as the backup of a step has it. */
const newPerDayOf = (step: number) => 1 + (step % 90);

const kinds = ['keep', 'remove', 'restore'] as const;

/** By its number, so that every life knows what an earlier one did. */
function stepAt(step: number) {
  const kind = kinds[step % kinds.length]!;
  const all = places(step);
  const edits = all.map((n) => edit(n, { of: sourceId(Math.max(n - 3, 0)), set: 'removed', to: true }));
  return { kind, sources: kind === 'remove' ? [] : kind === 'keep' ? all.slice(0, 1) : all, edits };
}

async function restoreStep(store: Store, step: number): Promise<void> {
  const { sources, edits } = stepAt(step);
  const settings = withSetting(NO_SETTINGS, 'newPerDay', newPerDayOf(step), NOW + step);
  await store.merge(logOf(step), settings, NOW, undefined, {
    sources: sources.map(sourceAt),
    edits,
    texts: sources.map((n) => ({ source: sourceId(n), text: textOf(n) })),
  });
}

/** The address that is asked for by a page that stops dead. */
export const STOPPED = 'stopped';

/** The first step that is a backup; what comes before it is there already when it is restored. */
const RESTORED = kinds.indexOf('restore');

const api = {
  /** What a step stores. */
  expected(step: number): Step {
    const { kind, sources, edits } = stepAt(step);
    return {
      records: kind === 'restore' ? logOf(step).map(({ id }) => id) : [],
      sources: sources.map(sourceId),
      texts: sources.map(sourceId),
      edits: edits.map(({ id }) => id),
    };
  },
  /** The setting that stands after so many steps; undefined before the first backup. */
  newPerDayAfter(steps: number): number | undefined {
    for (let step = steps - 1; step >= 0; step--)
      if (stepAt(step).kind === 'restore') return newPerDayOf(step);
    return undefined;
  },
  async found(): Promise<Step & { readonly newPerDay: number | undefined }> {
    const store = await openStore({ name: 'killed' });
    const { log, settings, sources, edits, texts, damaged } = await store.readEverything(undefined, true);
    await store.close();
    if (damaged.length > 0) throw new Error(`damaged: ${damaged.map(({ key }) => key).join(', ')}`);
    const whole = texts.filter(
      ({ source, text }) => text === textOf(parseInt(source.slice('text-'.length), 16)),
    );
    return {
      records: log.map(({ id }) => id),
      newPerDay: settings.fields.newPerDay?.value as number | undefined,
      sources: sources.filter(({ finds }) => finds.length === 50).map(({ id }) => id),
      texts: whole.map(({ source }) => source),
      edits: edits.map(({ id }) => id),
    };
  },
  /**
   * Restores a backup, and stops dead once so many values have been put: in a question that nobody answers, which unlike a
   * loop takes no processor from the other pages.
   *
   * @returns how many values a whole backup puts
   */
  async restore(puts: number): Promise<number> {
    const store = await openStore({ name: 'killed' });
    const { put } = IDBObjectStore.prototype;
    let count = 0;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
      const request = put.apply(this, args);
      if (++count === puts) {
        const question = new XMLHttpRequest();
        question.open('GET', STOPPED, false);
        question.send();
      }
      return request;
    };
    await restoreStep(store, RESTORED);
    await store.close();
    return count;
  },
  /** Takes one step after the other, for ever or up to one. @param done hears of each that is durable */
  async live(from: number, done: (step: number) => void, to = Infinity): Promise<void> {
    const store = await openStore({ name: 'killed' });
    for (let step = from; step < to; step++) {
      const { kind, sources, edits } = stepAt(step);
      switch (kind) {
        case 'keep':
          await store.keepSource(sourceAt(sources[0]!), textOf(sources[0]!), edits);
          break;
        case 'remove':
          await store.addEdits(...edits);
          break;
        case 'restore':
          await restoreStep(store, step);
      }
      done(step);
    }
  },
};

export type KilledPage = typeof api;
(globalThis as unknown as { killed: KilledPage }).killed = api;
