import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { makeWord } from '../../../src/app/words/list-finds.ts';
import {
  editsBack,
  editsIntoMine,
  editsOfReader,
  pastedTitle,
  sourceOfList,
  stillToTakeBack,
} from '../../../src/app/words/take-list.ts';
import type { MadeList } from '../../../src/app/words/word-work.ts';
import { describeWanted } from '../../../src/app/read/lexicon-work.ts';
import type { EditDraft } from '../../../src/library/edit.ts';
import { readTable, wordsOf } from '../../../src/exchange/word-list.ts';
import { foldLibrary } from '../../../src/library/fold.ts';
import { MY_WORDS, SourceSchema } from '../../../src/library/source.ts';
import { respell } from '../../../src/pinyin/respell.ts';
import { lexicon } from '../../extract/dictionary.ts';
import { edit, NOTHING_SHIPPED } from '../../library/made-up.ts';

const sha256 = async (text: string) => createHash('sha256').update(text).digest('hex');
const empty = foldLibrary(NOTHING_SHIPPED, [], [], respell);

function made(list: string): MadeList {
  const table = readTable(list);
  const words = wordsOf(table, table.guess).words.map((word) =>
    makeWord(word, { kind: 'expression', fillIn: false }, lexicon, (wanted) =>
      describeWanted(wanted, lexicon),
    ),
  );
  return {
    finds: words.flatMap(({ find }) => find ?? []),
    ofReader: words.flatMap(({ ofReader }) => ofReader ?? []),
    remarks: [],
    records: [],
  };
}

const LIST = 'hanzi,english,tags,note\n改革,reform,"a, b",mine\n发展,growth,,\n頭髮,hair,,';

test('a list is one source, in whatever order and script its rows stand', async () => {
  const source = await sourceOfList(made(LIST), ' HSK\n4 ', 5, sha256);
  expect(v.safeParse(SourceSchema, source).issues).toBeUndefined();
  expect(source).toMatchObject({ type: 'word-list', title: 'HSK 4', addedAt: 5 });
  expect(source.finds.map(({ term }) => term)).toEqual(['改革', '发展', '头发']);
  const turned = await sourceOfList(
    made('hanzi,english\n头发,hair\n發展,growth\n改革,reform'),
    '',
    9,
    sha256,
  );
  expect(turned.id).toBe(source.id);
  expect(turned.title).toBe('Word list');
  expect((await sourceOfList(made('改革,change'), '', 9, sha256)).id).not.toBe(source.id);
});

const stored = (acts: readonly EditDraft[]) => acts.map((act, i) => edit(i + 1, act));

test('tags and notes are the reader’s, and are not given twice', () => {
  const acts = editsOfReader(made(LIST), empty);
  expect(acts.map((act) => [act.of, act.set, act.set === 'tag' ? act.tag : act.to])).toEqual([
    ['改革', 'tag', 'a'],
    ['改革', 'tag', 'b'],
    ['改革', 'note', 'mine'],
  ]);
  const known = foldLibrary(NOTHING_SHIPPED, [], stored(editsIntoMine(made(LIST), empty).edits), respell);
  expect(editsOfReader(made(LIST), known)).toEqual([]);
  // Nor beside another one that looks alike.
  expect(editsOfReader(made('hanzi,tags\n改革,A\n发展,"A, New"\n头发,new'), known)).toMatchObject([
    { of: '发展', tag: 'a' },
    { of: '发展', tag: 'New' },
    { of: '头发', tag: 'New' },
  ]);
});

test('a list into own words leaves those that are there as they are', () => {
  const own = editsIntoMine(made('发展,progress'), empty).edits;
  const before = foldLibrary(NOTHING_SHIPPED, [], stored(own), respell);
  const { edits, known } = editsIntoMine(made(LIST), before);
  expect(edits.flatMap((edit) => (edit.set === 'word' ? [edit.of] : []))).toEqual(['改革', '头发']);
  expect(known).toEqual(['发展']);
  const library = foldLibrary(NOTHING_SHIPPED, [], stored([...own, ...edits]), respell);
  expect(library.entry('发展')).toMatchObject({ gloss: 'progress' });
  expect(library.entry('头发')).toMatchObject({ gloss: 'hair', traditional: '頭髮' });
});

test('a list that is taken back leaves what was there before it, and nothing else', () => {
  const own = editsIntoMine(
    made('hanzi,english,tags,note\n发展,progress,a,kept\n改革,reform,b,'),
    empty,
  ).edits;
  const before = foldLibrary(NOTHING_SHIPPED, [], stored(own), respell);
  const { edits } = editsIntoMine(made(`${LIST}\n主权,sovereignty,,`), before);
  expect(new Set(edits.map(({ set }) => set))).toEqual(new Set(['word', 'tag', 'note']));
  const withIt = foldLibrary(NOTHING_SHIPPED, [], stored([...own, ...edits]), respell);
  const back = editsBack(edits, before, withIt);
  const after = foldLibrary(NOTHING_SHIPPED, [], stored([...own, ...edits, ...back]), respell);
  expect(withIt.entries).not.toEqual(before.entries);
  expect(after.entries).toEqual(before.entries);
});

test('an own word for which a list stood comes again as the list is taken back', () => {
  const own = editsIntoMine(made('发展,progress'), empty).edits;
  const before = foldLibrary(NOTHING_SHIPPED, [], stored(own), respell);
  const given: EditDraft = { of: before.entries[0]!.id, set: 'word', to: null };
  const withIt = foldLibrary(NOTHING_SHIPPED, [], stored([...own, given]), respell);
  expect(withIt.entries).toEqual([]);
  const after = foldLibrary(
    NOTHING_SHIPPED,
    [],
    stored([...own, given, ...editsBack([], before, withIt)]),
    respell,
  );
  expect(after.entries).toEqual(before.entries);
});

test('an own word that was corrected since stays as the list is taken back', () => {
  const { edits } = editsIntoMine(made('发展,progress\n改革,reform'), empty);
  const withIt = foldLibrary(NOTHING_SHIPPED, [], stored(edits), respell);
  const back = editsBack(edits, empty, withIt);
  const [word] = withIt.source(MY_WORDS)!.finds;
  const corrected: EditDraft = {
    of: word!.find.term,
    set: 'word',
    to: { ...word!.find, gloss: 'development' },
  };
  const now = foldLibrary(NOTHING_SHIPPED, [], stored([...edits, corrected]), respell);
  const left = foldLibrary(
    NOTHING_SHIPPED,
    [],
    stored([...edits, corrected, ...stillToTakeBack(back, edits, now)]),
    respell,
  );
  expect(left.entries.map(({ hanzi, gloss }) => [hanzi, gloss])).toEqual([['发展', 'development']]);
  expect(stillToTakeBack(back, edits, withIt)).toEqual(back);
});

test('pasted lists are called by their day, and several of one day are told apart', () => {
  const evening = Date.UTC(2026, 10, 27, 23, 59);
  expect(pastedTitle(evening, [])).toBe('Pasted list, 27 November 2026');
  const first = 'Pasted list, 27 November 2026';
  expect(pastedTitle(evening, ['Pasted list', first])).toBe(`${first} (2)`);
  expect(pastedTitle(evening, [first, `${first} (2)`, `${first} (4)`])).toBe(`${first} (3)`);
  expect(pastedTitle(evening + 60_000, [first])).toBe('Pasted list, 28 November 2026');
});
