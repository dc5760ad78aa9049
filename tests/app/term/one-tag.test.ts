/** Tags that look alike become one, whatever several devices do at once. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oneTagPlan, takingBack } from '../../../src/app/term/many.ts';
import type { EditDraft, StoredEdit } from '../../../src/library/edit.ts';
import { addEdits, foldLibrary, type Library } from '../../../src/library/fold.ts';
import { alikeTags } from '../../../src/library/tags.ts';
import { edit, find, NOTHING_SHIPPED, source, SOURCE_A, spell, term } from '../../library/made-up.ts';

const WORDS = ['改革', '开放', '主权', '命运'] as const;
const SPELLINGS = ['Party', 'party', 'ＰＡＲＴＹ'] as const;
const article = source(
  SOURCE_A,
  WORDS.map((word) => find(word, word)),
);
const tag = (word: string, name: string, to = true): EditDraft => ({
  of: term(word),
  set: 'tag',
  tag: name,
  to,
});
let next = 1;
const stamped = (drafts: readonly EditDraft[]): StoredEdit[] => drafts.map((draft) => edit(next++, draft));
const libraryOf = (drafts: readonly EditDraft[]) =>
  foldLibrary(NOTHING_SHIPPED, [article], stamped(drafts), spell);
const tagsIn = (library: Library) => WORDS.map((word) => library.entry(term(word))!.tags);
const plansOf = (library: Library) => alikeTags(library).map((alike) => oneTagPlan(library.entries, alike));

describe('tags that look alike', () => {
  test('are told by case, width and what cannot be seen; that of most terms is kept', () => {
    const library = libraryOf([
      tag('改革', 'Party'),
      tag('开放', 'party'),
      tag('主权', 'party'),
      tag('主权', 'Party\u2060'),
      tag('命运', 'Parties'),
    ]);
    expect(alikeTags(library)).toEqual([{ keep: 'party', others: ['Party', 'Party\u2060'] }]);
  });

  test('of a glossary and of the reader: that of the glossary is kept', () => {
    const { records, entries } = libraryOf([tag('改革', 'AI'), tag('开放', 'AI'), tag('主权', 'ai')]);
    const written = new Map([[term('主权'), { tags: ['ai', 'united-front'] }]]);
    const shipped = { ...records.shipped, written } as unknown as Library['records']['shipped'];
    expect(alikeTags({ entries, records: { ...records, shipped } })).toEqual([
      { keep: 'ai', others: ['AI'] },
    ]);
  });

  test('become one of all terms, and an undo gives each term its own again', () => {
    const before = libraryOf([
      tag('改革', 'Party'),
      tag('开放', 'Party'),
      tag('开放', 'party'),
      tag('主权', 'party'),
      tag('主权', 'trade'),
    ]);
    const [plan] = plansOf(before);
    const after = addEdits(before, stamped(plan!.edits));
    expect(tagsIn(after)).toEqual([['Party'], ['Party'], ['Party', 'trade'], []]);
    expect(alikeTags(after)).toEqual([]);
    const back = addEdits(after, stamped(takingBack(plan!, after)));
    expect(tagsIn(back)).toEqual(tagsIn(before));
  });

  test('three devices, in any order: no term loses the tag, all show the same, and one more act leaves one', () => {
    const device = fc.nat({ max: 2 });
    const word = fc.constantFrom(...WORDS);
    const step = fc.oneof(
      fc.record({ device, gives: fc.tuple(word, fc.constantFrom(...SPELLINGS)) }),
      fc.record({ device, joins: fc.constant(true) }),
      fc.record({ device, from: device }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        // What all of them have heard of.
        const first = libraryOf([tag('改革', 'Party'), tag('改革', 'party')]);
        const devices = [first, first, first];
        const given = new Set<string>(['改革']);
        for (const one of steps) {
          let here = devices[one.device]!;
          if ('gives' in one) {
            given.add(one.gives[0]);
            here = addEdits(here, stamped([tag(...one.gives)]));
          } else if ('joins' in one)
            for (const { edits } of plansOf(here)) here = addEdits(here, stamped(edits));
          else here = addEdits(here, devices[one.from]!.records.edits);
          devices[one.device] = here;
        }
        const edits = devices.map(({ records }) => records.edits);
        const merged = addEdits(addEdits(devices[0]!, edits[1]!), edits[2]!);
        const other = addEdits(addEdits(devices[2]!, edits[1]!), edits[0]!);
        expect(tagsIn(other)).toEqual(tagsIn(merged));
        const has = WORDS.filter((_, at) => tagsIn(merged)[at]!.length > 0);
        expect(has).toEqual(WORDS.filter((word) => given.has(word)));
        const [plan] = plansOf(merged);
        const after = plan === undefined ? merged : addEdits(merged, stamped(plan.edits));
        expect(new Set(tagsIn(after).flat()).size).toBe(1);
      }),
      // Few of them have two devices keep different ones at once.
      { numRuns: 1000 },
    );
  });
});
