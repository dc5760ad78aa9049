import { describe, expect, test, vi } from 'vitest';
import type { Library } from '../../../src/library/fold.ts';
import { MY_WORDS, normalisedText } from '../../../src/library/source.ts';
import { NO_SETTINGS } from '../../../src/schedule/settings.ts';
import { StorageFailedError } from '../../../src/store/errors.ts';
import { termIdOf } from '../../../src/term/term-key.ts';
import { find, source, SOURCE_A, SOURCE_B, ulid } from '../../library/made-up.ts';
import { MORNING, openDesk, type Desk } from './in-memory.ts';

const REFORM = termIdOf('改革');
const article = source(SOURCE_A, [find('改革', 'reform')]);
const TEXT = normalisedText('Reform (改革).\r\n');

describe('the library of a learner', () => {
  test('keeps a source with its text, and its terms have cards at once', async () => {
    const { learner, store } = await openDesk();
    await learner.shelf.whole();
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

  test('is not read at a start of which the shipped glossary is all', async () => {
    const desk = await openDesk();
    expect(await readsAtStart(desk)).toBe(0);
    expect(desk.learner.shelf.library).not.toBeNull();
    await desk.learner.shelf.edit({ of: REFORM, set: 'note', to: 'mine', replaces: [] });
    expect(await readsAtStart(desk)).toBe(1);
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
    expect(await learner.shelf.remove(SOURCE_A)).toBe(1);
    expect(learner.cards.find(({ term }) => term === REFORM)?.labels).toContain('source:my-words');
  });

  test.each(['brought back', 'added again'])('and no longer once the source is %s', async (how) => {
    const { learner } = await openDesk();
    await learner.shelf.keep(article, null, [{ of: REFORM, set: 'study', to: true }]);
    const before = learner.cards;
    await learner.shelf.remove(SOURCE_A);
    await (how === 'added again' ? learner.shelf.keep(article, null) : learner.shelf.restore(SOURCE_A));
    expect(learner.shelf.library?.source(MY_WORDS)).toBeUndefined();
    expect(learner.cards).toEqual(before);
  });

  test.each([
    ['the reader has left out', article, [{ of: SOURCE_A, set: 'find', term: REFORM, to: null }]],
    ['a newer extractor does not find', { ...article, extractor: 2, finds: [] }, []],
  ] as const)(
    'but a word stays that the source is added again without: one that %s',
    async (_, again, drafts) => {
      const { learner } = await openDesk();
      await learner.shelf.keep(article, null, [{ of: REFORM, set: 'study', to: true }]);
      await learner.shelf.remove(SOURCE_A);
      await learner.shelf.keep(again, null, drafts);
      expect(learner.shelf.library?.source(SOURCE_A)?.finds).toEqual([]);
      expect(learner.cards).toContainEqual(expect.objectContaining({ term: REFORM }));
    },
  );

  test('of acts one right after the other each builds on the one before', async () => {
    const { learner } = await openDesk();
    const { shelf } = learner;
    await shelf.keep(article, null, [{ of: REFORM, set: 'study', to: true }]);
    const removals = [shelf.remove(SOURCE_A), shelf.remove(SOURCE_A)];
    const back = shelf.restore(SOURCE_A);
    expect(await Promise.all(removals)).toEqual([1, 0]);
    await back;
    expect(shelf.library?.source(MY_WORDS)).toBeUndefined();
    const noteOnce = (library: Library) =>
      library.entry(REFORM)!.notes.length > 0
        ? []
        : [{ of: REFORM, set: 'note', to: 'mine', replaces: [] } as const];
    await Promise.all([shelf.change(noteOnce), shelf.change(noteOnce)]);
    expect(shelf.library?.entry(REFORM)?.notes).toHaveLength(1);
  });

  test('an act that is refused holds up none after it', async () => {
    const { learner, store } = await openDesk();
    store.refuses = true;
    const refused = learner.shelf.keep(article, null);
    await expect(refused).rejects.toThrow();
    store.refuses = false;
    await learner.shelf.keep(article, null);
    expect(learner.shelf.library?.source(SOURCE_A)?.state).toBe('on');
  });

  test('but a word that was changed meanwhile stays', async () => {
    const { learner } = await openDesk();
    await learner.shelf.keep(article, null, [{ of: REFORM, set: 'study', to: true }]);
    await learner.shelf.remove(SOURCE_A);
    const { find } = learner.shelf.library!.source(MY_WORDS)!.finds[0]!;
    await learner.shelf.edit({ of: REFORM, set: 'word', to: { ...find, gloss: 'my reform' } });
    await learner.shelf.restore(SOURCE_A);
    expect(learner.shelf.library?.source(MY_WORDS)?.finds).toHaveLength(1);
  });

  test('adding a removed source again brings it back', async () => {
    const { learner } = await openDesk();
    await learner.shelf.keep(article, null);
    await learner.shelf.remove(SOURCE_A);
    await learner.shelf.keep(article, null);
    expect(learner.shelf.library?.source(SOURCE_A)?.state).toBe('on');
  });

  test('a text that is given back brings no removed source back, and lies nowhere without its source', async () => {
    const { learner, store } = await openDesk();
    const { shelf } = learner;
    await shelf.keep(article, TEXT);
    await shelf.forgetText(SOURCE_A);
    await shelf.remove(SOURCE_A);
    expect(await shelf.giveBackText(SOURCE_A, TEXT)).toBe('removed');
    expect(shelf.library?.source(SOURCE_A)?.state).toBe('removed');
    expect(await shelf.text(SOURCE_A)).toBe(TEXT);
    expect(await shelf.giveBackText(SOURCE_B, TEXT)).toBeNull();
    expect(await store.hasText(SOURCE_B)).toBe(false);
  });

  test('what the store refuses changes nothing', async () => {
    const { learner, store } = await openDesk();
    const before = await learner.shelf.whole();
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
    store.change({
      type: 'edits',
      edits: [7, { v: 1, id, at: 1, of: SOURCE_A, set: 'off', to: true }],
      generation: null,
    });
    await off;
    expect(learner.shelf.library?.source(SOURCE_A)?.state).toBe('off');
  });

  test('what another tab has done, and could not be read, is read by who asks next', async () => {
    const { learner, store } = await openDesk();
    await learner.shelf.whole();
    const { readLibrary } = store;
    const refused = new Promise<void>((resolve) => {
      store.readLibrary = () => {
        resolve();
        return Promise.reject(new StorageFailedError('made up'));
      };
    });
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    store.sources = [article];
    store.change({ type: 'sources', ids: [SOURCE_A] });
    await refused;
    await expect(learner.shelf.whole()).rejects.toThrow(StorageFailedError);
    store.readLibrary = readLibrary;
    expect((await learner.shelf.whole()).source(SOURCE_A)?.state).toBe('on');
  });

  /** How often a start of this reads the sources. */
  async function readsAtStart(desk: Desk): Promise<number> {
    let reads = 0;
    const { readLibrary } = desk.store;
    desk.store.readLibrary = () => {
      reads++;
      return readLibrary();
    };
    const again = await desk.reopen();
    desk.store.readLibrary = readLibrary;
    await desk.learner.shelf.whole();
    expect(again.shelf.rows).toEqual(desk.learner.shelf.rows);
    expect(again.cards.map(({ id }) => id)).toEqual(desk.learner.cards.map(({ id }) => id));
    return reads;
  }

  test('misses nothing that another tab does while it opens', async () => {
    const desk = await openDesk();
    desk.store.sources = [article];
    const read = desk.store.readLibrary;
    desk.store.readLibrary = async () => {
      const before = await read();
      desk.store.readLibrary = read;
      const off = {
        v: 1,
        id: '01KT0000000000000000000002',
        at: 1,
        of: SOURCE_A,
        set: 'off',
        to: true,
      } as const;
      desk.store.edits = [off];
      desk.store.change({ type: 'edits', edits: [off], generation: ++desk.store.generation });
      return before;
    };
    const again = await desk.reopen();
    await expect.poll(() => again.shelf.library?.source(SOURCE_A)?.state).toBe('off');
    expect(again.cards.some(({ term }) => term === REFORM)).toBe(false);
  });

  test('starts from cached rows, without reading the sources, after every change', async () => {
    const desk = await openDesk();
    const { shelf } = desk.learner;
    await desk.rest();
    for (const change of [
      () => shelf.keep(article, TEXT),
      () => shelf.edit({ of: REFORM, set: 'gloss', to: 'Reform' }),
      () =>
        shelf.edit({ of: REFORM, set: 'tag', tag: 'mine', to: true }, { of: REFORM, set: 'study', to: true }),
      () => shelf.remove(SOURCE_A),
      () => shelf.restore(SOURCE_A),
    ]) {
      await change();
      expect(await readsAtStart(desk)).toBe(1);
      await desk.rest();
      expect(await readsAtStart(desk)).toBe(0);
    }
  });

  test('caching reads no source', async () => {
    const desk = await openDesk();
    await desk.learner.shelf.keep(article, TEXT);
    desk.store.readLibrary = () => Promise.reject(new Error('read'));
    await desk.rest();
    expect(await desk.store.readLibraryCache('rows-3 test')).not.toBeNull();
  });

  test('never caches rows that lack what another tab has stored and not told yet', async () => {
    const desk = await openDesk();
    await desk.learner.shelf.keep(article, null);
    const gloss = { v: 1, id: ulid(1), at: 1, of: REFORM, set: 'gloss', to: null } as const;
    const study = { v: 1, id: ulid(2), at: 2, of: REFORM, set: 'study', to: false } as const;
    await desk.store.addEdits(gloss, study);
    await desk.learner.shelf.edit({ of: REFORM, set: 'tag', tag: 'mine', to: true });
    await desk.rest();
    expect(desk.learner.shelf.library?.entry(REFORM)).toMatchObject({ study: false, tags: ['mine'] });
    expect(await readsAtStart(desk)).toBe(0);
    expect((await desk.reopen()).shelf.rows.at(-1)).toMatchObject({ id: REFORM, study: false });
  });

  test('two acts at once both stay', async () => {
    const { learner } = await openDesk();
    await learner.shelf.keep(article, null);
    await Promise.all([
      learner.shelf.edit({ of: REFORM, set: 'gloss', to: 'Reform' }),
      learner.shelf.edit({ of: REFORM, set: 'tag', tag: 'mine', to: true }),
      learner.shelf.keep(source(SOURCE_B, [find('开放', 'opening')]), null),
    ]);
    expect(learner.shelf.library?.entry(REFORM)).toMatchObject({ gloss: 'Reform', tags: ['mine'] });
    expect(learner.shelf.library?.source(SOURCE_B)?.state).toBe('on');
  });

  test('an act while another tab’s change is being read stays', async () => {
    const { learner, store } = await openDesk();
    await learner.shelf.keep(article, null);
    const found = await store.readLibrary();
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let reading = false;
    const { readLibrary } = store;
    store.readLibrary = async () => {
      reading = true;
      store.readLibrary = readLibrary;
      await released;
      return found;
    };
    store.change({ type: 'sources', ids: [SOURCE_A] });
    await vi.waitFor(() => expect(reading).toBe(true));
    const edited = learner.shelf.edit({ of: REFORM, set: 'gloss', to: 'Reform' });
    await vi.waitFor(() => expect(store.edits).toHaveLength(1));
    release();
    await edited;
    expect(learner.shelf.library?.entry(REFORM)?.gloss).toBe('Reform');
  });

  test('shows what an import has brought and an erasure has taken', async () => {
    const { learner, store } = await openDesk();
    await learner.shelf.whole();
    const parts = { sources: [article], edits: [], texts: [] };
    await store.merge([], NO_SETTINGS, MORNING, undefined, parts);
    await learner.reloadAll();
    expect(learner.shelf.library?.source(SOURCE_A)?.state).toBe('on');
    expect(learner.cards.at(-1)?.term).toBe(REFORM);
    await learner.erase();
    expect(learner.shelf.library?.source(SOURCE_A)).toBeUndefined();
    expect(learner.cards.map(({ term }) => term)).not.toContain(REFORM);
  });

  describe('sentences of kept texts to ask in', () => {
    const SPEECH = normalisedText('The speech called for reform (改革) once more.');
    const asked = source(SOURCE_A, [
      find('改革', 'reform', { places: [{ line: 1, column: 31, length: 2 }] }),
    ]);
    const hasGap = (learner: Desk['learner']) => learner.shelf.rows.find(({ id }) => id === REFORM)?.gap;
    const countReads = (desk: Desk) => {
      const reads: string[] = [];
      const { readText } = desk.store;
      desk.store.readText = (id) => {
        reads.push(id);
        return readText(id);
      };
      return reads;
    };

    test('are there as soon as the text is kept, and at the next start without reading it', async () => {
      const desk = await openDesk();
      const reads = countReads(desk);
      await desk.learner.shelf.keep(asked, SPEECH);
      expect(hasGap(desk.learner)).toBe(true);
      await desk.rest();
      expect(await readsAtStart(desk)).toBe(0);
      expect(hasGap(await desk.reopen())).toBe(true);
      expect(reads).toEqual([]);
    });

    test('need a text that says more than the term, and one that is kept', async () => {
      const { learner, rest } = await openDesk();
      await learner.shelf.keep(asked, null);
      await rest();
      expect(hasGap(learner)).toBe(false);
      await learner.shelf.keep(article, TEXT);
      await rest();
      expect(hasGap(learner)).toBe(false);
    });

    test('go with the text', async () => {
      const desk = await openDesk();
      await desk.learner.shelf.keep(asked, SPEECH);
      await desk.rest();
      await desk.learner.shelf.forgetText(SOURCE_A);
      expect(hasGap(desk.learner)).toBe(false);
      expect(hasGap(await desk.reopen())).toBe(false);
    });

    test('are found in what an import brings, each text read once ever', async () => {
      const desk = await openDesk();
      const reads = countReads(desk);
      const texts = [{ source: SOURCE_A, text: SPEECH }];
      await desk.store.merge([], NO_SETTINGS, MORNING, undefined, { sources: [asked], edits: [], texts });
      await desk.learner.reloadAll();
      expect(hasGap(desk.learner)).toBe(false);
      await desk.rest();
      expect(hasGap(desk.learner)).toBe(true);
      expect(reads).toEqual([SOURCE_A]);
      const again = await desk.reopen();
      expect(hasGap(again)).toBe(true);
      await again.shelf.edit({ of: REFORM, set: 'gloss', to: 'Reform' });
      expect(hasGap(again)).toBe(true);
      await desk.rest();
      expect(reads).toEqual([SOURCE_A]);
    });

    test('are looked for again where a correction moves the term', async () => {
      const desk = await openDesk();
      const { shelf } = desk.learner;
      await shelf.keep(asked, SPEECH);
      await desk.rest();
      const moved = { ...asked.finds[0]!, places: [{ line: 7, column: 1, length: 2 }] };
      await shelf.edit({ of: SOURCE_A, set: 'find', term: REFORM, to: moved });
      await desk.rest();
      expect(hasGap(desk.learner)).toBe(false);
      expect(await readsAtStart(desk)).toBe(0);
    });
  });
});
