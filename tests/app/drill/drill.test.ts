import { describe, expect, test, vi } from 'vitest';
import { Drill, type DrillView, type Progress, type ShownCard } from '../../../src/app/drill/drill.ts';
import { EVERYTHING_DUE, type SessionPlan } from '../../../src/app/drill/drill-address.ts';
import type { Learner } from '../../../src/app/learner/learner.ts';
import { cardId, DAY, firstIdAt, partsOf, type CardId, type LogRecord } from '../../../src/schedule/model.ts';
import type { EditDraft } from '../../../src/library/edit.ts';
import { find } from '../../library/made-up.ts';
import { MORNING, openDesk, type Desk } from '../learner/in-memory.ts';

const CRAM: SessionPlan = { filter: { by: 'everything' }, extent: 'all', mode: 'cram' };

interface Sitter {
  readonly drill: Drill;
  view(): DrillView;
  /** The card on the screen. */
  shown(): ShownCard;
  asked(): CardId;
  progress(): Progress;
  /** Reveals and grades. */
  grade(grade: 1 | 2 | 3 | 4): Promise<void>;
}

/** @param meanwhile what is done while it opens */
async function sit(
  learner: Learner,
  plan: SessionPlan = EVERYTHING_DUE,
  meanwhile: () => Promise<void> = () => Promise.resolve(),
): Promise<Sitter> {
  let shown: DrillView | undefined;
  const drill = new Drill(learner, plan, (view) => (shown = view));
  await meanwhile();
  await drill.open();
  const view = () => shown!;
  const withCard = () => {
    const seen = view();
    if (!('shown' in seen) || seen.shown === null) throw new Error(`No card: ${seen.state}`);
    return seen;
  };
  return {
    drill,
    view,
    shown: () => withCard().shown,
    asked: () => withCard().shown.card.id,
    progress: () => withCard().progress,
    async grade(grade) {
      drill.reveal();
      await drill.answer(grade);
    },
  };
}

async function finish(sitter: Sitter, desk: Desk): Promise<void> {
  for (let answers = 0; answers < 500 && sitter.view().state !== 'finished'; answers++) {
    const view = sitter.view();
    if (view.state === 'waiting') {
      desk.now = view.until;
      await sitter.drill.wake();
    } else await sitter.grade(4);
  }
}

test('a grade is stored before the next card is shown, and only once the card is revealed', async () => {
  const desk = await openDesk();
  const sitter = await sit(desk.learner);
  const first = sitter.asked();
  await sitter.drill.answer(3);
  expect(desk.store.log).toEqual([]);

  desk.now += 5000;
  sitter.drill.reveal();
  const seen: [card: CardId, stored: number][] = [];
  const append = desk.store.append;
  desk.store.append = async (...records) => {
    seen.push([sitter.asked(), desk.store.log.length]);
    await append(...records);
  };
  await sitter.drill.answer(3);
  expect(seen).toEqual([[first, 0]]);
  expect(desk.store.log).toMatchObject([{ type: 'grade', card: first, grade: 3, took: 5000 }]);
  expect(sitter.asked()).not.toBe(first);
  expect(sitter.shown().revealed).toBe(false);
});

test('a choice that is stored while the drill opens is asked by to the end', async () => {
  const desk = await openDesk();
  const terms = () => new Set(desk.learner.cards.map(({ id }) => partsOf(id).entry)).size;
  const [label] = desk.learner.cards[1]!.labels;
  await desk.learner.change('leftOut', [label!]);
  const few = terms();
  const sitter = await sit(desk.learner, CRAM, () => desk.learner.change('leftOut', []));
  await finish(sitter, desk);
  expect(terms()).toBeGreaterThan(few);
  expect(sitter.view()).toMatchObject({ state: 'finished', summary: { answers: terms() } });
});

test('one that is left while what it needs is loaded leaves no session, and asks nothing', async () => {
  const { learner, store } = await openDesk();
  let come = () => {};
  const coming = new Promise<void>((resolve) => (come = resolve));
  store.prepare = () => coming;
  const drill = new Drill(learner, CRAM, () => undefined);
  const opening = drill.open();
  await drill.close();
  come();
  await opening;
  expect(store.session).toBeNull();
  expect(store.claimed.size).toBe(0);
});

test('one that is left before there was time to look ahead holds no card', async () => {
  const { learner, store } = await openDesk();
  const { drill } = await sit(learner);
  drill.reveal();
  await drill.close();
  drill.lookAhead();
  expect(store.claimed.size).toBe(0);
});

test('a term that another tab has taken out of the library is passed over, on the screen and behind it', async () => {
  const desk = await openDesk();
  const { learner, store } = desk;
  const words = ['改革', '内卷', '脱钩'].map((hanzi) => find(hanzi, `meaning of ${hanzi}`, { places: [] }));
  await learner.shelf.edit(
    ...words.flatMap((word): EditDraft[] => [
      { of: word.term, set: 'word', to: word },
      { of: word.term, set: 'study', to: true },
    ]),
  );
  const terms = words.map(({ term }) => term);
  const sitter = await sit(learner, { filter: { by: 'terms', terms }, extent: 'all', mode: 'scheduled' });
  const first = partsOf(sitter.asked()).entry;
  const others = terms.filter((term) => term !== first);
  const gone = [first, others[0]!].map((of, n) => {
    const at = MORNING + DAY + n;
    return { v: 1, id: firstIdAt(at), at, of, set: 'word', to: null };
  });
  store.change({ type: 'edits', edits: gone, generation: null });
  await vi.waitFor(() => expect(partsOf(sitter.asked()).entry).toBe(others[1]));
  expect(store.claimed.size).toBe(1);
  await sitter.grade(4);
  expect(sitter.view()).toMatchObject({ state: 'finished', summary: { answers: 1 } });
});

describe('a new card shown before it is asked', () => {
  test('has its answer, takes no grade, and comes back to be asked', async () => {
    const desk = await openDesk();
    await desk.learner.change('showNew', true);
    const sitter = await sit(desk.learner);
    const first = sitter.asked();
    expect(sitter.shown()).toMatchObject({ revealed: true, meeting: true });
    await sitter.drill.answer(3);
    expect(sitter.asked()).toBe(first);
    const met: CardId[] = [];
    while (sitter.shown().meeting) {
      met.push(sitter.asked());
      await sitter.drill.met();
    }
    expect(met[0]).toBe(first);
    expect(new Set(met).size).toBe(met.length);
    expect(desk.store.log).toEqual([]);
    expect(sitter.asked()).toBe(first);
    expect(sitter.shown()).toMatchObject({ revealed: false, meeting: false });
    await sitter.grade(3);
    expect(desk.store.log).toMatchObject([{ type: 'grade', card: first, grade: 3 }]);
  });

  test('can be known already, and each of them is met once to the end', async () => {
    const desk = await openDesk();
    await desk.learner.change('showNew', true);
    const sitter = await sit(desk.learner);
    const known = sitter.asked();
    await sitter.drill.remove('known');
    expect(desk.store.log).toMatchObject([{ type: 'known', card: known }]);
    const met: CardId[] = [];
    for (let turns = 0; turns < 200 && sitter.view().state !== 'finished'; turns++) {
      if (sitter.shown().meeting) {
        met.push(sitter.asked());
        await sitter.drill.met();
      } else await sitter.grade(4);
    }
    expect(sitter.view().state).toBe('finished');
    expect(met).toHaveLength(new Set(met).size);
    expect(met).toHaveLength(desk.store.log.filter(({ type }) => type === 'grade').length);
  });

  test('not in a cram, and not unless it is wanted', async () => {
    const desk = await openDesk();
    expect((await sit(desk.learner)).shown().meeting).toBe(false);
    await desk.learner.change('showNew', true);
    expect((await sit(desk.learner, CRAM)).shown().meeting).toBe(false);
  });
});

test('a second press while an answer is being stored does nothing', async () => {
  const desk = await openDesk();
  const sitter = await sit(desk.learner);
  sitter.drill.reveal();
  await Promise.all([sitter.drill.answer(3), sitter.drill.answer(1), sitter.drill.undo()]);
  expect(desk.store.log).toHaveLength(1);
});

test('until the next card is on the screen nothing is done to it', async () => {
  const desk = await openDesk();
  const sitter = await sit(desk.learner);
  const first = sitter.asked();
  // Another tab's lock answers late.
  const { claim } = desk.store;
  let grant = () => {};
  const granted = new Promise<void>((resolve) => (grant = resolve));
  let claiming = () => {};
  const claimed = new Promise<void>((resolve) => (claiming = resolve));
  desk.store.claim = async (...asked) => {
    claiming();
    await granted;
    return claim(...asked);
  };
  const answered = sitter.grade(3);
  await claimed;
  expect(sitter.asked()).toBe(first);
  const hasty = [sitter.drill.remove('suspend'), sitter.drill.toggleFlag(), sitter.drill.undo()];
  sitter.drill.reveal();
  grant();
  await Promise.all([answered, ...hasty]);
  expect(desk.store.log.map(({ type }) => type)).toEqual(['grade']);
  expect(sitter.shown().revealed).toBe(false);
  expect(sitter.asked()).not.toBe(first);
});

test('the right to ask the next card is asked for while the answer is stored, and given back where it is not', async () => {
  const desk = await openDesk();
  const sitter = await sit(desk.learner);
  const { append } = desk.store;
  let store = () => {};
  desk.store.append = async (...records) => {
    await new Promise<void>((resolve) => (store = resolve));
    await append(...records);
  };
  const first = sitter.asked();
  const answered = sitter.grade(4);
  await vi.waitFor(() => expect(desk.store.claimed.size).toBe(2));
  expect(sitter.asked()).toBe(first);
  store();
  await answered;
  expect([...desk.store.claimed]).toEqual([sitter.asked()]);

  const second = sitter.asked();
  desk.store.append = () => Promise.reject(new Error('full'));
  await sitter.grade(4);
  expect(sitter.view().state).toBe('stuck');
  await vi.waitFor(() => expect([...desk.store.claimed]).toEqual([second]));
  desk.store.append = append;
  await sitter.drill.retry();
  expect(sitter.asked()).not.toBe(second);
  await sitter.drill.close();
  await vi.waitFor(() => expect(desk.store.claimed.size).toBe(0));
});

test('the right to ask the next card is asked for while the answer is read, and not again after the grade', async () => {
  const desk = await openDesk();
  const sitter = await sit(desk.learner);
  const { claim } = desk.store;
  const asked: CardId[] = [];
  desk.store.claim = async (card, now) => {
    asked.push(card);
    return claim(card, now);
  };
  // Before the answer is seen nobody knows how long it takes.
  sitter.drill.lookAhead();
  expect(asked).toEqual([]);
  sitter.drill.reveal();
  sitter.drill.lookAhead();
  sitter.drill.lookAhead();
  await vi.waitFor(() => expect(desk.store.claimed.size).toBe(2));
  await sitter.drill.answer(4);
  expect(asked).toEqual([sitter.asked()]);
  expect([...desk.store.claimed]).toEqual([sitter.asked()]);

  // What went wrong while it was read is asked once more.
  desk.store.claim = () => Promise.reject(new Error('gone'));
  sitter.drill.reveal();
  sitter.drill.lookAhead();
  desk.store.claim = claim;
  await sitter.drill.answer(4);
  expect(sitter.view().state).toBe('asking');
  expect([...desk.store.claimed]).toEqual([sitter.asked()]);

  // Left, or the card taken back: it is given back, too.
  sitter.drill.reveal();
  sitter.drill.lookAhead();
  await vi.waitFor(() => expect(desk.store.claimed.size).toBe(2));
  await sitter.drill.undo();
  await vi.waitFor(() => expect([...desk.store.claimed]).toEqual([sitter.asked()]));
});

test('the session ends, says what was hard, and is not taken up again', async () => {
  const desk = await openDesk();
  const sitter = await sit(desk.learner);
  const hard = sitter.asked();
  await sitter.grade(1);
  await finish(sitter, desk);
  expect(sitter.view()).toMatchObject({
    state: 'finished',
    summary: { hard: [{ card: hard, forgotten: 1 }], answers: desk.store.log.length },
  });
  await sitter.drill.close();
  expect(desk.store.session).toBeNull();
  expect(desk.store.claimed.size).toBe(0);
});

test('one that has ended takes none away that was begun in another tab meanwhile', async () => {
  const desk = await openDesk();
  const sitter = await sit(desk.learner);
  await finish(sitter, desk);
  expect(sitter.view().state).toBe('finished');
  const elsewhere = await sit(await desk.reopen(), CRAM);
  await sitter.drill.close();
  expect(desk.store.session).toMatchObject({ mode: 'cram' });
  await elsewhere.drill.close();
});

describe('a reload in the middle', () => {
  test('continues with the same card, the same count and the whole of the undo', async () => {
    const desk = await openDesk();
    const before = await sit(desk.learner);
    for (const grade of [3, 1, 4, 3] as const) await before.grade(grade);
    const after = await sit(await desk.reopen());
    expect(after.asked()).toBe(before.asked());
    expect(after.progress()).toEqual(before.progress());
    for (let left = 4; left > 0; left--) {
      expect(after.view()).toMatchObject({ canUndo: true });
      await after.drill.undo();
      expect(after.progress().done).toBe(left - 1);
    }
    expect(after.view()).toMatchObject({ canUndo: false });
  });

  test('counts as of this session what was done in it, not what a clock once ahead has dated later', async () => {
    const desk = await openDesk();
    desk.now += 1461 * DAY;
    const early = await desk.learner.grade(desk.learner.cards.at(-1)!.id, 4, 1000);
    desk.now = MORNING;
    const before = await sit(desk.learner);
    await before.grade(4);
    const after = await sit(await desk.reopen());
    expect(after.progress().done).toBe(1);
    await after.drill.undo();
    expect(after.view()).toMatchObject({ canUndo: false });
    expect(desk.store.log.at(-1)).not.toMatchObject({ undoes: early.id });
  });

  test.each(['bury', 'suspend', 'known'] as const)(
    'a new card set aside by %s gives its place to the next one at once, which its undo takes back',
    async (how) => {
      const desk = await openDesk();
      await desk.learner.change('newPerDay', 3);
      const left = async (sitter: Sitter) => {
        const asked: CardId[] = [];
        while (sitter.view().state === 'asking') {
          asked.push(sitter.asked());
          await sitter.grade(4);
        }
        return asked;
      };
      const here = await sit(desk.learner);
      const first = here.asked();
      await here.drill.remove(how);
      expect(here.progress()).toEqual({ done: 0, left: 3 });
      const reloaded = await sit(await desk.reopen());
      expect([reloaded.asked(), reloaded.progress()]).toEqual([here.asked(), here.progress()]);
      await here.drill.undo();
      expect([here.asked(), here.progress().left]).toEqual([first, 3]);
      await here.drill.remove(how);
      const dealt = await left(here);
      expect([dealt.length, dealt.includes(first)]).toEqual([3, false]);
      // Taken up again there is nothing more of today.
      expect((await sit(await desk.reopen())).view().state).toBe('finished');
    },
  );

  test('begins anew on the next study day, or with another selection', async () => {
    const desk = await openDesk();
    const before = await sit(desk.learner);
    await before.grade(4);
    const entries = desk.learner.cards.slice(-3).map(({ id }) => partsOf(id).entry);
    const other = await sit(desk.learner, { ...EVERYTHING_DUE, filter: { by: 'terms', terms: entries } });
    expect(other.progress().done).toBe(0);
    desk.now += DAY;
    const tomorrow = await sit(await desk.reopen(), other.drill.plan);
    expect(tomorrow.progress().done).toBe(0);
  });
});

describe('undo', () => {
  test('goes back through answers and removals to the state before', async () => {
    const desk = await openDesk();
    const sitter = await sit(desk.learner);
    const order: CardId[] = [];
    order.push(sitter.asked());
    await sitter.grade(4);
    order.push(sitter.asked());
    await sitter.drill.remove('suspend');
    order.push(sitter.asked());
    await sitter.drill.remove('bury');
    order.push(sitter.asked());
    await sitter.drill.remove('known');
    expect(desk.learner.memory.cards.size).toBe(4);
    for (const card of order.toReversed()) {
      await sitter.drill.undo();
      expect(sitter.asked()).toBe(card);
    }
    expect(desk.learner.memory.cards.size).toBe(0);
    expect((await desk.reopen()).memory.cards.size).toBe(0);
  });

  test('works after the end', async () => {
    const desk = await openDesk();
    const sitter = await sit(desk.learner);
    await finish(sitter, desk);
    await sitter.drill.undo();
    expect(sitter.view()).toMatchObject({ state: 'asking', progress: { left: 1 } });
  });
});

describe('when the store refuses', () => {
  test('the drill stops with the answer kept, and goes on once it is stored', async () => {
    const desk = await openDesk();
    const sitter = await sit(desk.learner);
    const first = sitter.asked();
    desk.store.refuses = true;
    await sitter.grade(3);
    expect(sitter.view()).toMatchObject({ state: 'stuck', stuck: { what: 'answer' } });
    expect(sitter.asked()).toBe(first);
    expect(desk.learner.unsaved).toMatchObject([{ card: first, grade: 3 }]);
    await sitter.grade(1);
    await sitter.drill.undo();
    await sitter.drill.retry();
    expect(sitter.view().state).toBe('stuck');
    expect(desk.learner.unsaved).toHaveLength(1);

    desk.store.refuses = false;
    await sitter.drill.retry();
    expect(sitter.view().state).toBe('asking');
    expect(sitter.asked()).not.toBe(first);
    expect(desk.learner.unsaved).toEqual([]);
    expect(desk.store.log).toMatchObject([{ card: first, grade: 3 }]);
    await sitter.drill.undo();
    expect(sitter.asked()).toBe(first);
  });

  test('trying again makes the record again where making it was what failed: nothing is passed over', async () => {
    const desk = await openDesk();
    const sitter = await sit(desk.learner);
    const first = sitter.asked();
    const { dayOf } = desk.learner.calendar;
    const broken = () => {
      throw new RangeError('no such day');
    };
    sitter.drill.reveal();
    Object.defineProperty(desk.learner.calendar, 'dayOf', { configurable: true, value: broken });
    for (let tries = 0; tries < 3; tries++) {
      if (tries === 0) await sitter.drill.answer(3);
      else await sitter.drill.retry();
      expect(sitter.view()).toMatchObject({ state: 'stuck', stuck: { what: 'answer' } });
      expect(sitter.asked()).toBe(first);
      expect(desk.store.log).toEqual([]);
    }
    Object.defineProperty(desk.learner.calendar, 'dayOf', { configurable: true, value: dayOf });
    await sitter.drill.retry();
    expect(desk.store.log).toMatchObject([{ card: first, grade: 3 }]);
    expect(sitter.asked()).not.toBe(first);
    await sitter.drill.undo();
    expect(desk.store.log[1]).toMatchObject({ type: 'undo', undoes: desk.store.log[0]!.id });
  });

  test('each of several things refused is stored once, and the step is taken back by its own record', async () => {
    const desk = await openDesk();
    const sitter = await sit(desk.learner);
    const first = sitter.asked();
    desk.store.refuses = true;
    await sitter.grade(3);
    // Another screen tries as well, and keeps its record.
    const other = desk.learner.cards.at(-1)!.id;
    const flag = desk.learner.markRecord(other, 'flag');
    await expect(desk.learner.put([flag], 'keep')).rejects.toThrow();
    desk.store.refuses = false;
    await sitter.drill.retry();
    expect(desk.store.log.map(({ type }) => type).sort()).toEqual(['flag', 'grade']);
    await sitter.drill.undo();
    const graded = desk.store.log.find(({ type }) => type === 'grade')!;
    expect(desk.store.log.at(-1)).toMatchObject({ type: 'undo', undoes: graded.id });
    expect(sitter.asked()).toBe(first);
  });

  test('an answer stored, but not taken in, is not stored twice by trying again', async () => {
    const desk = await openDesk();
    const sitter = await sit(desk.learner);
    const { append } = desk.store;
    desk.store.append = async (...records) => {
      await append(...records);
      desk.store.append = append;
      throw new Error('the answer got lost on the way');
    };
    await sitter.grade(3);
    expect(sitter.view().state).toBe('stuck');
    await sitter.drill.retry();
    expect(new Set(desk.store.log.map(({ id }) => id)).size).toBe(1);
    expect(sitter.view().state).toBe('asking');
  });

  test('erasing forgets what waits to be stored, in every tab', async () => {
    for (const here of [true, false]) {
      const desk = await openDesk();
      const sitter = await sit(desk.learner);
      desk.store.refuses = true;
      await sitter.grade(3);
      await sitter.drill.close();
      desk.store.refuses = false;
      if (here) await desk.learner.erase();
      else desk.store.change({ type: 'everything', erased: true });
      expect(desk.learner.unsaved).toEqual([]);
      await sit(desk.learner);
      expect(desk.store.log).toEqual([]);
    }
  });

  test('an answer left unstored is stored before anything else is asked', async () => {
    const desk = await openDesk();
    const sitter = await sit(desk.learner);
    const first = sitter.asked();
    desk.store.refuses = true;
    await sitter.grade(3);
    await sitter.drill.close();
    const later = await sit(desk.learner);
    expect(later.view()).toMatchObject({ state: 'stuck', stuck: { what: 'answer' }, shown: null });
    desk.store.refuses = false;
    await later.drill.retry();
    expect(desk.store.log).toMatchObject([{ card: first, grade: 3 }]);
    expect(later.view().state).toBe('asking');
  });

  test('a mark made elsewhere neither loses the kept answer nor is kept itself', async () => {
    const desk = await openDesk();
    const sitter = await sit(desk.learner);
    desk.store.refuses = true;
    await sitter.grade(3);
    const other = desk.learner.cards.at(-1)!.id;
    await expect(desk.learner.mark(other, 'flag')).rejects.toThrow();
    expect(desk.learner.unsaved).toMatchObject([{ type: 'grade' }]);
    desk.store.refuses = false;
    await desk.learner.mark(other, 'flag');
    expect(desk.store.log.map(({ type }) => type)).toEqual(['grade', 'flag']);
    expect(desk.learner.unsaved).toEqual([]);
  });
});

describe('when the right to ask a card is refused', () => {
  const refuseOnce = (desk: Desk) => {
    const { claim } = desk.store;
    desk.store.claim = async () => {
      desk.store.claim = claim;
      throw new Error('no lock');
    };
  };

  test('the drill stops while it opens, and trying again opens it', async () => {
    const desk = await openDesk();
    refuseOnce(desk);
    const sitter = await sit(desk.learner);
    expect(sitter.view()).toMatchObject({ state: 'stuck', shown: null, stuck: { what: 'session' } });
    await sitter.drill.retry();
    expect(sitter.view().state).toBe('asking');
    await sitter.grade(4);
    expect(desk.store.log).toHaveLength(1);
  });

  test('the drill stops after an answer, which is stored once, and goes on', async () => {
    const desk = await openDesk();
    const sitter = await sit(desk.learner);
    const first = sitter.asked();
    refuseOnce(desk);
    await sitter.grade(4);
    expect(sitter.view()).toMatchObject({ state: 'stuck', stuck: { what: 'session' } });
    expect(sitter.asked()).toBe(first);
    await sitter.drill.retry();
    expect(sitter.view().state).toBe('asking');
    expect(sitter.asked()).not.toBe(first);
    expect(desk.store.log).toHaveLength(1);
  });
});

describe('a second tab', () => {
  test('does not take the card of a cram from under the hands', async () => {
    const desk = await openDesk();
    const sitter = await sit(desk.learner, CRAM);
    const card = sitter.asked();
    sitter.drill.reveal();
    const record: LogRecord = {
      v: 1,
      type: 'grade',
      id: firstIdAt(MORNING + 1),
      card,
      at: MORNING + 1,
      day: desk.learner.today(),
      grade: 4,
      took: 1,
    };
    desk.store.change({ type: 'records', records: [record] });
    await sitter.drill.answer(3);
    expect(sitter.progress().done).toBe(1);
    expect(sitter.asked()).not.toBe(card);
  });

  test('passes over the card another asks, and asks it at the end if it is still due', async () => {
    const desk = await openDesk();
    const [first, second] = desk.learner.queue().main;
    desk.store.elsewhere.add(first!);
    const sitter = await sit(desk.learner);
    expect(sitter.asked()).toBe(second);
    expect(sitter.view()).toMatchObject({ remark: { about: 'elsewhere', cards: 1 } });
    desk.store.elsewhere.clear();
    await finish(sitter, desk);
    expect(desk.store.log.some((record) => record.type === 'grade' && record.card === first)).toBe(true);
  });

  test('does not ask what was answered in another, nor the other ways of that term', async () => {
    const desk = await openDesk();
    await desk.learner.change('directions', ['hanzi-meaning', 'meaning-hanzi']);
    const sitter = await sit(desk.learner);
    const answered = desk.learner.queue().main[3]!;
    const record: LogRecord = {
      v: 1,
      type: 'grade',
      id: firstIdAt(MORNING + 1),
      card: answered,
      at: MORNING + 1,
      day: desk.learner.today(),
      grade: 4,
      took: 1,
    };
    const left = sitter.progress().left;
    desk.store.change({ type: 'records', records: [record] });
    expect(sitter.progress().left).toBe(left - 1);
    expect(desk.learner.stateOf(answered).reps).toBe(1);
    await finish(sitter, desk);
    expect(desk.store.log.filter((one) => one.type === 'grade' && one.card === answered)).toHaveLength(1);
  });

  test('a card is held while it is asked, and only that one', async () => {
    const desk = await openDesk();
    const sitter = await sit(desk.learner);
    expect([...desk.store.claimed]).toEqual([sitter.asked()]);
    await sitter.grade(3);
    expect([...desk.store.claimed]).toEqual([sitter.asked()]);
  });

  test('so it is where the card that seemed to be next is not', async () => {
    const desk = await openDesk();
    const sitter = await sit(desk.learner);
    // Until two are left, both in learning: the one that is forgotten comes back before the other.
    while (sitter.progress().left > 2) await sitter.grade(4);
    await sitter.grade(3);
    const last = sitter.asked();
    await sitter.grade(1);
    expect(sitter.asked()).toBe(last);
    await vi.waitFor(() => expect([...desk.store.claimed]).toEqual([last]));
  });
});

test('a cram leaves no trace, and asks what was forgotten again', async () => {
  const desk = await openDesk();
  const sitter = await sit(desk.learner, CRAM);
  const forgotten = sitter.asked();
  await sitter.grade(1);
  let again = 0;
  for (let answers = 0; answers < 500 && sitter.view().state === 'asking'; answers++) {
    if (sitter.asked() === forgotten) again++;
    expect(sitter.shown().comebacks).toBeNull();
    await sitter.grade(3);
  }
  expect(again).toBe(1);
  expect(sitter.view()).toMatchObject({ state: 'finished' });
  expect(desk.store.log).toEqual([]);
});

test('a leech is remarked on when it becomes one', async () => {
  const desk = await openDesk();
  await desk.learner.change('leechLapses', 1);
  const card = desk.learner.cards[0]!.id;
  await desk.learner.grade(card, 4, 1000);
  desk.now += 30 * DAY;
  const sitter = await sit(desk.learner, {
    ...EVERYTHING_DUE,
    filter: { by: 'terms', terms: [partsOf(card).entry] },
  });
  expect(sitter.asked()).toBe(card);
  await sitter.grade(1);
  expect(sitter.view()).toMatchObject({ remark: { about: 'leech', card, lapses: 1 } });
  expect(sitter.view().state).toBe('finished');
});

test('the flag stays with the card, which stays where it is', async () => {
  const desk = await openDesk();
  const sitter = await sit(desk.learner);
  const card = sitter.asked();
  sitter.drill.reveal();
  await sitter.drill.toggleFlag();
  expect(sitter.shown()).toMatchObject({ revealed: true, memory: { flagged: true } });
  expect(sitter.asked()).toBe(card);
  await sitter.drill.toggleFlag();
  expect(desk.learner.stateOf(card).flagged).toBe(false);
});

test('a card of a direction that is not chosen is not asked', async () => {
  const desk = await openDesk();
  expect(desk.learner.cards.map(({ id }) => id)).not.toContain(cardId('li-hui', 'cloze'));
  await desk.learner.change('directions', ['cloze']);
  expect(desk.learner.cards.every(({ direction }) => direction === 'cloze')).toBe(true);
  expect(desk.learner.cards.length).toBeGreaterThan(0);
});

test('listening is asked only where there is a Chinese voice', async () => {
  const desk = await openDesk();
  await desk.learner.change('directions', ['hanzi-meaning', 'listening']);
  const listening = () => desk.learner.cards.some(({ direction }) => direction === 'listening');
  expect(listening()).toBe(false);
  desk.learner.offerListening(true);
  expect(listening()).toBe(true);
  desk.learner.offerListening(false);
  expect(listening()).toBe(false);
});
