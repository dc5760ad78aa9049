/** The page of killed.test.ts: keeps, removes and merges sources until it is killed, and says what it has found. */
import type { SourceId } from '../../src/library/source.ts';
import { NO_SETTINGS } from '../../src/schedule/settings.ts';
import { openStore } from '../../src/store/store.ts';
import { seeded } from '../schedule/seeded.ts';
import { edit, find, source } from '../library/made-up.ts';

/** What one step stores, all of it or nothing: ids of sources, of texts and of edits. */
export interface Step {
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

const kinds = ['keep', 'remove', 'merge'] as const;

/** By its number, so that every life knows what an earlier one did. */
function stepAt(step: number) {
  const kind = kinds[step % kinds.length]!;
  const all = places(step);
  const edits = all.map((n) => edit(n, { of: sourceId(Math.max(n - 3, 0)), set: 'removed', to: true }));
  return { kind, sources: kind === 'remove' ? [] : kind === 'keep' ? all.slice(0, 1) : all, edits };
}

const api = {
  /** What a step stores. */
  expected(step: number): Step {
    const { sources, edits } = stepAt(step);
    return { sources: sources.map(sourceId), texts: sources.map(sourceId), edits: edits.map(({ id }) => id) };
  },
  async found(): Promise<Step> {
    const store = await openStore({ name: 'killed' });
    const { sources, edits, texts, damaged } = await store.readEverything(undefined, true);
    await store.close();
    if (damaged.length > 0) throw new Error(`damaged: ${damaged.map(({ key }) => key).join(', ')}`);
    const whole = texts.filter(
      ({ source, text }) => text === textOf(parseInt(source.slice('text-'.length), 16)),
    );
    return {
      sources: sources.filter(({ finds }) => finds.length === 50).map(({ id }) => id),
      texts: whole.map(({ source }) => source),
      edits: edits.map(({ id }) => id),
    };
  },
  /** Takes one step after the other, for ever. @param done hears of each that is durable */
  async live(from: number, done: (step: number) => void): Promise<void> {
    const store = await openStore({ name: 'killed' });
    for (let step = from; ; step++) {
      const { kind, sources, edits } = stepAt(step);
      switch (kind) {
        case 'keep':
          await store.keepSource(sourceAt(sources[0]!), textOf(sources[0]!), edits);
          break;
        case 'remove':
          await store.addEdits(...edits);
          break;
        case 'merge':
          await store.merge([], NO_SETTINGS, 0, undefined, {
            sources: sources.map(sourceAt),
            edits,
            texts: sources.map((n) => ({ source: sourceId(n), text: textOf(n) })),
          });
      }
      done(step);
    }
  },
};

export type KilledPage = typeof api;
(globalThis as unknown as { killed: KilledPage }).killed = api;
