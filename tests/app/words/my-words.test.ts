import { describe, expect, test } from 'vitest';
import { asListed, ownWords, wordsWith } from '../../../src/app/words/my-words.ts';
import { wordsToCsv } from '../../../src/exchange/word-list-text.ts';
import { NO_WORD, editsOf, findOf, wantedWord, type WordFields } from '../../../src/app/words/own-word.ts';
import { knownTags } from '../../../src/library/tags.ts';
import { describeWanted } from '../../../src/app/read/lexicon-work.ts';
import { readTable, wordsOf } from '../../../src/exchange/word-list.ts';
import { cardRowsOf } from '../../../src/library/make-rows.ts';
import { foldLibrary, type Library } from '../../../src/library/fold.ts';
import { MY_WORDS } from '../../../src/library/source.ts';
import { respell } from '../../../src/pinyin/respell.ts';
import { lexicon } from '../../extract/dictionary.ts';
import { edit, NOTHING_SHIPPED } from '../../library/made-up.ts';

/** A library in which these words were written one after the other. */
function libraryOf(...written: Partial<WordFields>[]): Library {
  let library = foldLibrary(NOTHING_SHIPPED, [], [], respell);
  for (const typed of written) {
    const fields = { ...NO_WORD, ...typed };
    const find = findOf(fields, describeWanted(wantedWord(fields)!, lexicon))!;
    const { edits } = library.records;
    const more = editsOf(fields, find, library.entry(find.term), knownTags(library));
    library = foldLibrary(
      NOTHING_SHIPPED,
      [],
      [...edits, ...more.map((act, i) => edit(edits.length + i, act))],
      respell,
    );
  }
  return library;
}

const wordsOfLibrary = (library: Library) =>
  ownWords(
    library.entries,
    (library.source(MY_WORDS)?.finds ?? []).map(({ find }) => find),
  );

const three = libraryOf(
  { hanzi: '改革', english: 'reform', tags: '1978, policy' },
  { hanzi: '发展', english: 'development', note: 'first line\nsecond line', kind: 'policy-term' },
  { hanzi: '绿色', english: '=green', traditional: '綠色' },
);

test('the word written last comes first, and is studied first', () => {
  expect(wordsOfLibrary(three).map(({ find, entry }) => [find.hanzi, entry.study])).toEqual([
    ['绿色', true],
    ['发展', true],
    ['改革', true],
  ]);
});

describe('finding among own words', () => {
  test.each([
    ['', ['绿色', '发展', '改革']],
    [' ', ['绿色', '发展', '改革']],
    ['改', ['改革']],
    ['發展', ['发展']],
    ['gaige', ['改革']],
    ['lù', ['绿色']],
    ['DEVELOP', ['发展']],
    ['policy', ['改革']],
    ['nothing', []],
  ])('%j', (typed, found) => {
    expect(wordsWith(wordsOfLibrary(three), typed).map(({ find }) => find.hanzi)).toEqual(found);
  });
});

test('the file of own words is read back as the same words', () => {
  const table = readTable(wordsToCsv(asListed(wordsOfLibrary(three))));
  expect(table.guess).toEqual(['hanzi', 'traditional', 'pinyin', 'english', 'kind', 'tags', 'note']);
  expect(wordsOf(table, table.guess).words).toEqual([
    {
      term: '绿色',
      row: 2,
      hanzi: '绿色',
      traditional: '綠色',
      pinyin: 'lǜsè',
      gloss: '=green',
      kind: 'expression',
      tags: [],
      note: '',
    },
    {
      term: '发展',
      row: 3,
      hanzi: '发展',
      traditional: '發展',
      pinyin: 'fāzhǎn',
      gloss: 'development',
      kind: 'policy-term',
      tags: [],
      note: 'first line\nsecond line',
    },
    {
      term: '改革',
      row: 4,
      hanzi: '改革',
      traditional: '改革',
      pinyin: 'gǎigé',
      gloss: 'reform',
      kind: 'expression',
      tags: ['1978', 'policy'],
      note: '',
    },
  ]);
});

test('each own word is asked, before the other new ones', () => {
  expect(
    cardRowsOf(three).map(({ id, study, offered, labels }) => [
      id,
      study,
      offered,
      labels.includes('source:my-words'),
    ]),
  ).toEqual([
    ['改革', true, true, true],
    ['发展', true, true, true],
    ['绿色', true, true, true],
  ]);
});
