import { describe, expect, test } from 'vitest';
import { Choosing } from '../../../src/app/term/choosing.svelte.ts';
import {
  doneInWords,
  MANY_ACTS,
  marksOf,
  nothingInWords,
  studyPlan,
  tagPlan,
  takingBack,
} from '../../../src/app/term/many.ts';
import { foldLibrary } from '../../../src/library/fold.ts';
import { edit, find, NOTHING_SHIPPED, source, SOURCE_A, spell, term } from '../../library/made-up.ts';
import { openDesk } from '../learner/in-memory.ts';

const WORDS = ['改革', '开放', '主权', '命运', '国家'];
const article = source(
  SOURCE_A,
  WORDS.map((word) => find(word, word)),
);

describe('terms that are chosen', () => {
  const list = () => new Choosing(() => WORDS);

  test('come one by one, in the order of the list', () => {
    const choosing = list();
    choosing.toggle('主权');
    choosing.toggle('改革');
    expect(choosing.chosen).toEqual(['改革', '主权']);
    choosing.toggle('主权');
    expect(choosing.chosen).toEqual(['改革']);
  });

  test('come as a range from the one chosen last, longer or shorter, down and up', () => {
    const choosing = list();
    choosing.toggle('开放');
    choosing.extend('命运');
    expect(choosing.chosen).toEqual(['开放', '主权', '命运']);
    choosing.extend('主权');
    expect(choosing.chosen).toEqual(['开放', '主权']);
    choosing.extend('改革');
    expect(choosing.chosen).toEqual(['改革', '开放']);
    choosing.extend('开放');
    expect(choosing.chosen).toEqual(['开放']);
  });

  test('stay where they were chosen before, whatever a range goes over', () => {
    const choosing = list();
    choosing.toggle('命运');
    choosing.toggle('改革');
    choosing.extend('国家');
    expect(choosing.chosen).toEqual(WORDS);
    choosing.extend('开放');
    expect(choosing.chosen).toEqual(['改革', '开放', '命运']);
    // Where none was chosen before, the range begins at its end.
    choosing.none();
    choosing.extend('主权');
    choosing.extend('命运');
    expect(choosing.chosen).toEqual(['主权', '命运']);
  });

  test('are chosen step by step from the row that has the focus, whatever was chosen elsewhere', () => {
    const choosing = list();
    choosing.step('主权', '命运');
    expect(choosing.chosen).toEqual(['主权', '命运']);
    choosing.step('命运', '国家');
    choosing.step('国家', '命运');
    expect(choosing.chosen).toEqual(['主权', '命运']);
    // The reader has gone to another row, and what lies between is not meant.
    choosing.none();
    choosing.toggle('改革');
    choosing.step('命运', '国家');
    expect(choosing.chosen).toEqual(['改革', '命运', '国家']);
    // At the end of the list the row alone.
    choosing.none();
    choosing.step('国家', '国家');
    expect(choosing.chosen).toEqual(['国家']);
  });

  test('stay chosen where a range becomes shorter after all of them were', () => {
    const choosing = list();
    choosing.toggle('改革');
    choosing.extend('命运');
    choosing.all();
    choosing.extend('开放');
    expect(choosing.chosen).toEqual(WORDS);
  });

  test('are those that are shown, all of them where that is asked, none after the end', () => {
    let shown = WORDS;
    const choosing = new Choosing(() => shown);
    choosing.begin();
    choosing.all();
    shown = WORDS.slice(1, 3);
    expect(choosing.chosen).toEqual(['开放', '主权']);
    // The one a range would begin at is not there.
    choosing.toggle('国家');
    choosing.extend('开放');
    expect(choosing.chosen).toEqual(['开放', '主权']);
    choosing.end();
    shown = WORDS;
    expect([choosing.on, choosing.chosen]).toEqual([false, []]);
  });
});

describe('what is done to many', () => {
  const { entries } = foldLibrary(
    NOTHING_SHIPPED,
    [article],
    [
      edit(1, { of: term('改革'), set: 'study', to: true }),
      edit(2, { of: term('开放'), set: 'study', to: false }),
      edit(3, { of: term('主权'), set: 'tag', tag: 'mine', to: true }),
    ],
    spell,
  );

  test('is done to those that are not so, and taken back to what they were', () => {
    const { edits, back } = studyPlan(entries.slice(0, 3), true);
    expect(edits).toEqual([
      { of: term('开放'), set: 'study', to: true },
      { of: term('主权'), set: 'study', to: true },
    ]);
    expect(back.map(({ to }) => to)).toEqual([false, null]);
    expect(tagPlan(entries.slice(2, 4), ['mine', 'next'], 'tag')).toEqual({
      edits: [
        { of: term('主权'), set: 'tag', tag: 'next', to: true },
        { of: term('命运'), set: 'tag', tag: 'mine', to: true },
        { of: term('命运'), set: 'tag', tag: 'next', to: true },
      ],
      back: [
        { of: term('主权'), set: 'tag', tag: 'next', to: false },
        { of: term('命运'), set: 'tag', tag: 'mine', to: false },
        { of: term('命运'), set: 'tag', tag: 'next', to: false },
      ],
    });
    expect(tagPlan(entries.slice(2, 4), ['mine', 'next'], 'untag')).toEqual({
      edits: [{ of: term('主权'), set: 'tag', tag: 'mine', to: false }],
      back: [{ of: term('主权'), set: 'tag', tag: 'mine', to: true }],
    });
  });

  test('marks every card it is about in one write, and an undo takes all of it back', async () => {
    const { learner, store } = await openDesk();
    await learner.shelf.keep(article, null);
    const terms = [term('改革'), term('主权')];
    const cards = learner.cards.filter((card) => terms.includes(card.term as never)).map(({ id }) => id);
    expect(cards.length).toBeGreaterThan(1);
    expect(marksOf(learner, terms, 'resume')).toEqual([]);
    const put = (marks: ReturnType<typeof marksOf>) => learner.markAll(() => marks);
    const suspended = await put(marksOf(learner, terms, 'suspend'));
    expect(suspended.map(({ card }) => card)).toEqual(cards);
    expect(marksOf(learner, terms, 'suspend')).toEqual([]);
    expect(
      marksOf(learner, terms, 'resume')
        .map(({ card }) => card)
        .sort(),
    ).toEqual([...cards].sort());
    await learner.put(
      suspended.map(({ id }) => learner.undoRecord(id)),
      'forget',
    );
    expect(marksOf(learner, terms, 'suspend').map(({ card }) => card)).toEqual(cards);

    await put(marksOf(learner, [term('改革')], 'flag'));
    const buried = learner.buryRecord(cards.at(-1)!);
    await learner.put([buried], 'forget');
    expect(marksOf(learner, terms, 'unflag').length).toBe(cards.length / 2);
    expect(marksOf(learner, terms, 'resume')).toEqual([{ card: cards.at(-1), does: 'unsuspend' }]);
    // What the store refuses is not done by halves.
    store.refuses = true;
    await expect(put(marksOf(learner, terms, 'suspend'))).rejects.toThrow();
    expect(marksOf(learner, terms, 'suspend')).toHaveLength(cards.length);
  });

  test('is done to what is so once the act before is stored', async () => {
    const { learner } = await openDesk();
    await learner.shelf.keep(article, null);
    const done = (['suspend', 'resume'] as const).map((act) =>
      learner.markAll(() => marksOf(learner, [term('改革')], act)),
    );
    const [suspended, resumed] = await Promise.all(done);
    expect(suspended!.length).toBeGreaterThan(0);
    expect(resumed!.map(({ card }) => card)).toEqual(suspended!.map(({ card }) => card));
  });

  test('is taken back but for what was changed again since', () => {
    const library = (n: number, ...more: Parameters<typeof edit>[1][]) =>
      foldLibrary(
        NOTHING_SHIPPED,
        [article],
        more.map((what, i) => edit(n + i, what)),
        spell,
      );
    const study = studyPlan(library(1).entries.slice(0, 2), true);
    const now = library(
      1,
      { of: term('改革'), set: 'study', to: true },
      { of: term('开放'), set: 'study', to: false },
      { of: term('改革'), set: 'tag', tag: 'a', to: true },
    );
    expect(takingBack(study, now)).toEqual([{ of: term('改革'), set: 'study', to: null }]);
    const tags = tagPlan(library(1).entries.slice(0, 1), ['a', 'b'], 'tag');
    expect(takingBack(tags, now)).toEqual([{ of: term('改革'), set: 'tag', tag: 'a', to: false }]);
    expect(takingBack(study, foldLibrary(NOTHING_SHIPPED, [], [], spell))).toEqual([]);
  });

  test('is said in words', () => {
    const said = [...MANY_ACTS, 'tag' as const].map((act) => [
      doneInWords(act, 1, ['x']),
      doneInWords(act, 1200, ['x', 'y']),
      nothingInWords(act),
    ]);
    for (const [one, many, none] of said) {
      expect(one).toMatch(/^1 [a-z]+ (?:is|has|will) /);
      expect(many).toMatch(/^1,200 [a-z]+ (?:are|have|will) /);
      expect(none).toMatch(/^(?:None|All) of these .*\.$/);
    }
  });
});
