/** Three devices that exchange backups, old ones and new ones, in every order. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importPreviewed, previewImport } from '../../../src/app/learner/import-file.ts';
import { writeBackup } from '../../../src/exchange/backup.ts';
import { cardsOf } from '../../../src/library/card-rows.ts';
import { cardRowsOf } from '../../../src/library/make-rows.ts';
import type { StoredEdit } from '../../../src/library/edit.ts';
import { foldLibrary } from '../../../src/library/fold.ts';
import type { Source } from '../../../src/library/source.ts';
import { rebuild } from '../../../src/schedule/memory.ts';
import { DIRECTIONS, type LogRecord } from '../../../src/schedule/model.ts';
import { unionOf } from '../../../src/schedule/union.ts';
import { createScheduler } from '../../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS, NO_SETTINGS, settingsOf } from '../../../src/schedule/settings.ts';
import { withSetting } from '../../../src/schedule/change-settings.ts';
import {
  edit,
  find,
  NOTHING_SHIPPED,
  source,
  SOURCE_A,
  SOURCE_B,
  spell,
  term,
} from '../../library/made-up.ts';
import { logs } from '../../schedule/logs.ts';
import { MORNING, storeInMemory, type InMemory } from './in-memory.ts';

const HANZI = ['安全', '发展'];
const scheduler = createScheduler(DEFAULT_SETTINGS);
const glossary = { id: 'x', version: 1, entries: 0 };
const DAY = 20_000;

const sources = fc.array(
  fc
    .record({
      id: fc.constantFrom(SOURCE_A, SOURCE_B),
      gloss: fc.constantFrom('one', 'two'),
      hanzi: fc.constantFrom(...HANZI),
      extractor: fc.integer({ min: 1, max: 2 }),
      addedAt: fc.nat(2),
    })
    .map(({ id, hanzi, gloss, ...more }): Source => source(id, [find(hanzi, gloss)], more)),
  { maxLength: 2 },
);
type What = Parameters<typeof edit>[1];
const ofTerm = fc.constantFrom(...HANZI.map(term));
const what: fc.Arbitrary<What> = fc.oneof(
  fc.record({
    of: fc.constantFrom(SOURCE_A, SOURCE_B),
    set: fc.constantFrom('off' as const, 'removed' as const),
    to: fc.boolean(),
  }),
  fc.record({ of: ofTerm, set: fc.constant('gloss' as const), to: fc.constantFrom(null, 'own') }),
  fc.record({ of: ofTerm, set: fc.constant('study' as const), to: fc.constantFrom(null, true, false) }),
  fc.record({
    of: ofTerm,
    set: fc.constant('note' as const),
    to: fc.constantFrom('n', 'm'),
    replaces: fc.constant([]),
  }),
);
const LATER: StoredEdit = { v: 2, id: edit(99, { of: SOURCE_A, set: 'off', to: true }).id, set: 'mood' };

const devices = fc
  .tuple(
    fc.tuple(sources, sources, sources),
    fc.tuple(logs(), logs(), logs()),
    fc.uniqueArray(fc.record({ n: fc.nat(40), device: fc.nat(2), what }), {
      maxLength: 9,
      selector: ({ n }) => n,
    }),
    fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)),
  )
  .map(([sources, logs, edits, chosen]) =>
    [0, 1, 2].map((device) => ({
      sources: sources[device]!,
      log: logs[device]!,
      edits: [
        ...edits.filter((one) => one.device === device).map(({ n, what }): StoredEdit => edit(n, what)),
        ...(device === 1 ? [LATER] : []),
      ],
      settings: withSetting(NO_SETTINGS, 'newPerDay', chosen[device]!, MORNING + device),
    })),
  );

/** The file as version 1 of the format had it: reviews and settings. */
function fileOfVersion1({ log, settings }: InMemory): string {
  const counts = { records: log.length, grades: log.filter(({ type }) => type === 'grade').length };
  const head = {
    app: 'tifa',
    version: 1,
    exportedAt: '2026-06-15T10:00:00.000Z',
    glossary,
    counts,
    settings,
  };
  const lines = log.map((record) => JSON.stringify(record)).join(',\n');
  return `${JSON.stringify({ ...head, damaged: [] }).slice(0, -1)},"log":[\n${lines}\n]}\n`;
}

async function give(from: InMemory, to: InMemory, version: 1 | 2): Promise<void> {
  const everything = await from.readEverything(undefined, true);
  const parts =
    version === 1 ? [fileOfVersion1(from)] : writeBackup({ ...everything, glossary }, MORNING, DAY);
  const previewed = await previewImport(to, new Blob(parts), MORNING);
  expect(previewed.backup).toMatchObject({ refused: 0, incomplete: false });
  await importPreviewed(to, previewed, MORNING);
}

/** All that is derived from what a device holds. */
function derived({ log, sources, edits, settings }: InMemory) {
  const memory = rebuild([], scheduler, unionOf(log));
  const library = foldLibrary(NOTHING_SHIPPED, sources, edits, spell);
  const choices = { directions: DIRECTIONS, leftOut: [] };
  return {
    memory: [...memory.cards].sort(([a], [b]) => (a < b ? -1 : 1)),
    library: { sources: library.sources, entries: library.entries, edits },
    cards: cardsOf(cardRowsOf(library), choices, (card) => memory.of(card).reps > 0),
    settings: settingsOf(settings),
  };
}

test('any order in which three devices exchange backups, old and new, gives each the same library, cards and memory', async () => {
  const exchanges = fc.array(fc.tuple(fc.nat(2), fc.nat(2), fc.constantFrom(1 as const, 2 as const)), {
    maxLength: 5,
  });
  await fc.assert(
    fc.asyncProperty(devices, exchanges, async (all, order) => {
      const stores = all.map(({ log, ...rest }) => {
        const store = storeInMemory();
        store.log.push(...unionOf(log));
        return Object.assign(store, rest);
      });
      // In any order, some of it twice or not at all; then round once, so that everything has come everywhere.
      const round: typeof order = [
        [0, 1, 2],
        [1, 2, 2],
        [2, 0, 2],
        [0, 1, 2],
      ];
      for (const [from, to, version] of [...order, ...round]) await give(stores[from]!, stores[to]!, version);
      const [first, ...others] = stores.map(derived);
      for (const other of others) expect(other).toEqual(first);
      const records: LogRecord[] = unionOf(...all.map(({ log }) => log));
      expect(first!.memory).toEqual(derived(Object.assign(storeInMemory(), { log: records })).memory);
      expect(first!.library.edits).toContainEqual(LATER);
    }),
  );
});
