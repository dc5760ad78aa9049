import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createDraftSlots,
  SLOTS,
  type DraftSlots,
  type SlotStorage,
  type SlotTab,
} from '../../src/store/draft-slots.ts';

type Pause = () => Promise<unknown>;

/** One browser: what is stored, and which page holds which slot. */
function browser({ locks, pause }: { locks: boolean; pause: Pause }) {
  const stored = new Map<number, { draft: string; stamp: number }>();
  const holders = new Map<number, object>();
  /** As a clock does, it never says the same twice, whichever slot is written. */
  let now = 0;

  const storage: SlotStorage<string> = {
    async look() {
      await pause();
      return [...stored].map(([slot, { stamp }]) => ({ slot, stamp, sound: true }));
    },
    async read(slot) {
      await pause();
      return stored.get(slot) ?? null;
    },
    async write(slot, draft, before) {
      await pause();
      const here = stored.get(slot);
      if (here !== undefined && here.stamp !== before) return null;
      const stamp = ++now;
      stored.set(slot, { draft, stamp });
      return stamp;
    },
    async remove(slot, before) {
      await pause();
      if (stored.get(slot)?.stamp === before) stored.delete(slot);
    },
  };

  /** Opens a page in a tab that remembers `notes`. */
  function openPage(notes: { slot: number | null }) {
    const page = {};
    const tab: SlotTab = {
      claim: null,
      remembered: () => notes.slot,
      remember: (slot) => void (notes.slot = slot),
      async hold(slot) {
        await pause();
        if (!locks) return { release: () => undefined };
        if (holders.has(slot)) return null;
        holders.set(slot, page);
        return { release: () => void holders.delete(slot) };
      },
      async held() {
        await pause();
        return new Set(holders.keys());
      },
    };
    return {
      slots: createDraftSlots(storage, tab),
      /** Its locks go with it. */
      end() {
        for (const [slot, holder] of holders) if (holder === page) holders.delete(slot);
      },
    };
  }
  return { stored, holders, openPage };
}

/** A tab that is reading, as the reader sees it. */
interface Tab {
  notes: { slot: number | null };
  page: { slots: DraftSlots<string>; end: () => void };
  /** What is shown; null: an empty field. */
  reading: string | null;
}

const step = fc.constantFrom('type', 'type', 'finish', 'reload', 'open anew', 'duplicate');
const tabs = fc.array(fc.array(step, { maxLength: 8 }), { minLength: 2, maxLength: 3 });

describe('whatever several tabs do beside each other', () => {
  test.each([true, false])('nothing that was stored is lost (locks: %s)', async (locks) => {
    await fc.assert(
      fc.asyncProperty(tabs, fc.scheduler(), async (scripts, scheduler) => {
        const pause = () => scheduler.schedule(Promise.resolve());
        const { stored, openPage } = browser({ locks, pause });
        /** What was stored must be there, until whoever reads it has changed or ended it. */
        const written = new Set<string>();
        const ended = new Set<string | null>();
        const living = new Set<Tab>();
        let typed = 0;

        async function open(notes: Tab['notes']): Promise<Tab> {
          const tab: Tab = { notes, page: openPage(notes), reading: null };
          tab.reading = (await tab.page.slots.take(() => true)).draft as string | null;
          if (locks && tab.reading !== null)
            expect([...living].map(({ reading }) => reading)).not.toContain(tab.reading);
          living.add(tab);
          return tab;
        }
        function end(tab: Tab) {
          living.delete(tab);
          tab.page.end();
        }
        async function type(tab: Tab) {
          const text = `text ${++typed}`;
          await tab.page.slots.write(text);
          written.add(text);
          ended.add(tab.reading);
          tab.reading = text;
        }

        const run = scripts.map(async (script) => {
          let tab = await open({ slot: null });
          for (const act of script) {
            if (act === 'type') await type(tab);
            else if (act === 'finish') {
              await tab.page.slots.write(null);
              ended.add(tab.reading);
              tab.reading = null;
            } else if (act === 'duplicate') {
              const copy = await open({ ...tab.notes });
              await type(copy);
              end(copy);
            } else {
              end(tab);
              tab = await open(act === 'reload' ? tab.notes : { slot: null });
            }
          }
        });
        // As many as there are slots for: what is beyond is not stored, and said.
        const done = Promise.allSettled(run);
        await scheduler.waitFor(done);
        for (const one of await done) {
          if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(RangeError);
        }
        const here = [...stored.values()].map(({ draft }) => draft);
        expect(here.sort()).toEqual([...written].filter((text) => !ended.has(text)).sort());
      }),
    );
  });
});

describe('one tab beside another', () => {
  const open = (locks = true) => browser({ locks, pause: () => Promise.resolve() });
  const all = () => true;

  test('each has its own after a reload, and a new one begins with nothing', async () => {
    const { openPage } = open();
    const [one, two] = [{ slot: null }, { slot: null }];
    const [first, second] = [openPage(one), openPage(two)];
    await first.slots.write('A');
    await second.slots.write('B');
    await first.slots.write('A corrected');
    second.end();
    const again = openPage(two);
    expect(await again.slots.read()).toBe('B');
    expect(await again.slots.take(all)).toEqual({ draft: 'B', elsewhere: false });
    const third = openPage({ slot: null });
    expect(await third.slots.read()).toBeNull();
    expect(await third.slots.take(all)).toEqual({ draft: null, elsewhere: true });
  });

  test('a copy of a tab leaves the reading to it, and takes it up once that has gone', async () => {
    const { openPage } = open();
    const notes = { slot: null };
    const first = openPage(notes);
    await first.slots.write('A');
    const copied = { ...notes };
    const copy = openPage(copied);
    expect(await copy.slots.take(all)).toEqual({ draft: null, elsewhere: true });
    first.end();
    expect((await copy.slots.take(all)).draft).toBe('A');
  });

  test('the latest that nobody has open is taken up, then the one before', async () => {
    const { openPage, stored } = open();
    stored.set(0, { draft: 'of an earlier version', stamp: 0 });
    stored.set(3, { draft: 'of now', stamp: 9 });
    const { slots } = openPage({ slot: null });
    expect((await slots.take(all)).draft).toBe('of now');
    await slots.write(null);
    expect(await slots.read()).toBe('of an earlier version');
    expect((await slots.take(all)).draft).toBe('of an earlier version');
    expect(stored.size).toBe(1);
  });

  test('what is passed over stays, and is free for others', async () => {
    const { openPage, stored, holders } = open();
    stored.set(0, { draft: 'of a later version', stamp: 5 });
    const { slots } = openPage({ slot: null });
    expect(await slots.take(() => false)).toEqual({ draft: null, elsewhere: false });
    expect(holders.size).toBe(0);
    await slots.write('mine');
    expect([...stored.values()].map(({ draft }) => draft)).toEqual(['of a later version', 'mine']);
  });

  test('one more than there are slots is refused, and the others stay', async () => {
    const { openPage, stored } = open();
    for (let n = 0; n < SLOTS; n++) await openPage({ slot: null }).slots.write(`text ${n}`);
    await expect(openPage({ slot: null }).slots.write('one more')).rejects.toThrow(RangeError);
    expect(stored.size).toBe(SLOTS);
  });

  test('without locks a reading that two tabs have taken up becomes two', async () => {
    const { openPage, stored } = open(false);
    stored.set(0, { draft: 'A', stamp: 1 });
    const [first, second] = [openPage({ slot: null }), openPage({ slot: null })];
    for (const { slots } of [first, second]) expect((await slots.take(all)).draft).toBe('A');
    await first.slots.write('A, corrected here');
    await second.slots.write('A, corrected there');
    await first.slots.write('A, corrected here again');
    expect([...stored.values()].map(({ draft }) => draft).sort()).toEqual([
      'A, corrected here again',
      'A, corrected there',
    ]);
  });
});
