import { expect, test } from 'vitest';
import { foldLibrary } from '../../../src/library/fold.ts';
import { termsInChinese } from '../../../src/app/read/chinese-text.ts';
import { sourceOf } from '../../../src/app/read/keeping.ts';
import { listTerms, wantedOf, withDescriptions, NO_DESCRIPTIONS } from '../../../src/app/read/term-list.ts';
import { NO_CORRECTIONS } from '../../../src/app/read/corrections.ts';
import { find, NOTHING_SHIPPED, source, SOURCE_A, SOURCE_B, spell } from '../../library/made-up.ts';
import { wordsOfText } from '../../../src/describe/running-text.ts';
import { lexicon } from '../../extract/dictionary.ts';

const library = foldLibrary(
  NOTHING_SHIPPED,
  [
    source(SOURCE_A, [
      find('改革', 'reform', { numbered: 'gai3 ge2' }),
      find('改革开放', 'reform and opening'),
      find('民生', 'livelihood'),
    ]),
  ],
  [],
  spell,
);
const rest = () => Promise.resolve();
const division = {
  divide: (
    stretches: readonly { text: string; known: readonly { start: number; end: number }[] }[],
    reads: boolean,
  ) => Promise.resolve(stretches.map(({ text, known }) => wordsOfText(text, known, lexicon, reads))),
};
const TEXT = '一、总论\n深化改革開放。\n\n二、公民\n公民生活要改革，\n民生要改善。';
const found = async (by: typeof division | null) =>
  (await termsInChinese(TEXT, library.entries, by, rest)).map(({ term }) => [
    term.hanzi,
    term.english,
    term.occurrences.map(({ line, column, section, printed }) => `${line}:${column} ${section} ${printed}`),
  ]);

test('the terms of the library are found in a Chinese text, each with its places and headings', async () => {
  expect(await found(division)).toEqual([
    ['改革开放', null, ['2:3 一、总论 改革開放']],
    ['改革', null, ['5:6 二、公民 改革']],
    ['民生', null, ['6:1 二、公民 民生']],
  ]);
});

test('without a dictionary the longest from the left is one, at the cost of a word that is none', async () => {
  expect(await found(null)).toContainEqual(['民生', null, ['5:2 二、公民 民生', '6:1 二、公民 民生']]);
});

test('it is kept as a source that gives them no English', async () => {
  const terms = await termsInChinese(TEXT, library.entries, division, rest);
  const texts = [{ name: 'Pasted text', text: TEXT }];
  const list = terms.map(({ term }) => term);
  const facts = { title: '', author: '', publication: '', date: '', address: '', language: 'zh-Hans' };
  const kept = sourceOf({
    id: SOURCE_B,
    text: 0,
    texts,
    found: listTerms(texts, [list], (hanzi) => library.entry(hanzi)),
    corrections: NO_CORRECTIONS,
    descriptions: withDescriptions(
      NO_DESCRIPTIONS,
      list.map((term) => wantedOf(term)),
      terms.map(({ described }) => described),
    ),
    recognised: facts,
    facts,
    extractor: 1,
    addedAt: 1,
    entryOf: (hanzi) => library.entry(hanzi),
  });
  expect(kept.refused).toEqual([]);
  expect(kept.edits).toEqual([]);
  expect(kept.source).toMatchObject({
    language: 'zh-Hans',
    finds: [
      { term: '改革开放', gloss: null, places: [{ line: 2, column: 3, length: 4, section: '一、总论' }] },
      { term: '改革', gloss: null, numbered: 'gai3 ge2' },
      { term: '民生', gloss: null },
    ],
  });
});

test('a long text is looked through in parts, with rests between', async () => {
  let rests = 0;
  const text = '推进改革。\n\n'.repeat(20_000);
  const [only] = await termsInChinese(text, library.entries, null, async () => void rests++);
  expect(only!.term.occurrences).toHaveLength(20_000);
  expect(rests).toBeGreaterThan(9);
});

test('so is one that has no paragraphs and no sentences', async () => {
  let rests = 0;
  const text = '一个词：改革\n'.repeat(20_000);
  const [only] = await termsInChinese(text, library.entries, null, async () => void rests++);
  expect(only!.term.occurrences).toHaveLength(20_000);
  expect(rests).toBeGreaterThan(9);
});
