import { expect, test, vi } from 'vitest';
import { TextGaps } from '../../../src/app/learner/text-gaps.ts';
import { foldLibrary } from '../../../src/library/fold.ts';
import { find, NOTHING_SHIPPED, source, SOURCE_A, spell } from '../../library/made-up.ts';

const HANZI = Array.from({ length: 90 }, (_, i) => `${String.fromCodePoint(0x4e00 + i)}国`);
const TEXT = HANZI.map((hanzi) => `They often speak of it (${hanzi}).`).join('\n\n');
const LIBRARY = foldLibrary(
  NOTHING_SHIPPED,
  [
    source(
      SOURCE_A,
      HANZI.map((hanzi, i) => find(hanzi, null, { places: [{ line: 2 * i + 1, column: 25, length: 2 }] })),
    ),
  ],
  [],
  spell,
);

test('the page goes on while many terms are looked for, and each text is looked through once', async () => {
  const pause = vi.fn<() => Promise<void>>(() => Promise.resolve());
  const store = { readText: vi.fn<() => Promise<string>>(), keepSentences: vi.fn<() => Promise<void>>() };
  const gaps = new TextGaps(store, pause);
  const taking = gaps.take(LIBRARY, SOURCE_A, TEXT);
  // Asked before the other has ended.
  const looking = gaps.look(LIBRARY, () => true);
  expect(await taking).toBe(true);
  expect(pause.mock.calls.length).toBeGreaterThan(3);
  expect(await looking).toBe(false);
  expect(store.readText).not.toHaveBeenCalled();
  expect(store.keepSentences).toHaveBeenCalledOnce();
  const rows = gaps.rowsOf(LIBRARY);
  expect(rows.filter(({ gap }) => gap)).toHaveLength(LIBRARY.entries.length);
});
