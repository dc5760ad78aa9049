import { describe, expect, test } from 'vitest';
import { normalisedText, type SourceId } from '../../../src/library/source.ts';
import { termIdOf } from '../../../src/term/term-key.ts';
import { find, source, SOURCE_A } from '../../library/made-up.ts';
import { openDesk } from './in-memory.ts';

const REFORM = termIdOf('改革');
const article = source(SOURCE_A, [find('改革', 'reform')]);
const TEXT = normalisedText('Reform (改革).\r\n');

describe('the library of a learner', () => {
  test('keeps a source with its text, and its terms have cards at once', async () => {
    const { learner, store } = await openDesk();
    const before = learner.cards.length;
    let told = 0;
    learner.onChange(() => told++);
    await learner.shelf.keep(article, TEXT);
    expect(store.sources).toEqual([article]);
    expect(await learner.shelf.text(SOURCE_A)).toBe(TEXT);
    expect(learner.cards.length).toBe(before + 1);
    expect(learner.cards.at(-1)).toMatchObject({
      term: REFORM,
      labels: expect.arrayContaining([`source:${SOURCE_A}`]),
    });
    expect(told).toBe(1);
  });

  test('is the same when it is opened anew', async () => {
    const desk = await openDesk();
    await desk.learner.shelf.keep(article, null, [{ of: REFORM, set: 'gloss', to: 'Reform' }]);
    const again = await desk.reopen();
    expect((await again.shelf.whole()).entry(REFORM)?.gloss).toBe('Reform');
    expect(again.cards.map(({ id }) => id)).toEqual(desk.learner.cards.map(({ id }) => id));
  });

  test('a removed source takes its cards along, and brings them back with their reviews', async () => {
    const { learner } = await openDesk();
    await learner.shelf.keep(article, TEXT);
    const card = learner.cards.at(-1)!;
    await learner.grade(card.id, 3, 1000);
    await learner.shelf.remove(SOURCE_A);
    expect(learner.cards).not.toContainEqual(expect.objectContaining({ term: REFORM }));
    await learner.shelf.restore(SOURCE_A);
    expect(learner.cards.at(-1)?.id).toBe(card.id);
    expect(learner.stateOf(card.id).reps).toBe(1);
  });

  test('what is to be studied of a removed source becomes a word of one’s own', async () => {
    const { learner } = await openDesk();
    await learner.shelf.keep(article, null, [{ of: REFORM, set: 'study', to: true }]);
    await learner.shelf.remove(SOURCE_A);
    expect(learner.cards.find(({ term }) => term === REFORM)?.labels).toContain('source:my-words');
  });

  test('adding a removed source again brings it back', async () => {
    const { learner } = await openDesk();
    await learner.shelf.keep(article, null);
    await learner.shelf.remove(SOURCE_A);
    await learner.shelf.keep(article, null);
    expect(learner.shelf.library?.source(SOURCE_A)?.state).toBe('on');
  });

  test('what the store refuses changes nothing', async () => {
    const { learner, store } = await openDesk();
    const before = learner.shelf.library;
    store.refuses = true;
    await expect(learner.shelf.keep(article, TEXT)).rejects.toThrow();
    await expect(learner.shelf.edit({ of: REFORM, set: 'gloss', to: 'x' })).rejects.toThrow();
    expect(learner.shelf.library).toBe(before);
  });

  test('takes in what another tab has done, and passes over what is no edit', async () => {
    const { learner, store } = await openDesk();
    const changed = new Promise<void>((resolve) => learner.shelf.onChange(resolve));
    store.sources = [article];
    store.change({ type: 'sources', ids: [SOURCE_A] });
    await changed;
    expect(learner.shelf.library?.source(SOURCE_A)?.state).toBe('on');
    const off = new Promise<void>((resolve) => learner.shelf.onChange(resolve));
    const id = '01KT0000000000000000000001';
    store.change({ type: 'edits', edits: [7, { v: 1, id, at: 1, of: SOURCE_A, set: 'off', to: true }] });
    await off;
    expect(learner.shelf.library?.source(SOURCE_A)?.state).toBe('off');
  });

  test('starts from cached rows, without reading the sources', async () => {
    const desk = await openDesk();
    await desk.learner.shelf.keep(article, null);
    let cached: unknown = null;
    let reads = 0;
    Object.assign(desk.store, {
      cacheLibrary: async (_generation: number, _key: string, value: unknown) => {
        cached = value;
        return true;
      },
      readLibraryCache: async () => structuredClone(cached),
    });
    await desk.learner.shelf.cache();
    const read = desk.store.readLibrary;
    desk.store.readLibrary = () => {
      reads++;
      return read();
    };
    const again = await desk.reopen();
    expect(again.cards.map(({ id }) => id)).toEqual(desk.learner.cards.map(({ id }) => id));
    expect(reads).toBe(0);
    expect((await again.shelf.whole()).source(SOURCE_A as SourceId)?.state).toBe('on');
    expect(reads).toBe(1);
  });
});
