import { describe, expect, test } from 'vitest';
import { makeWord } from '../../../src/app/words/list-finds.ts';
import { describeWanted } from '../../../src/app/read/lexicon-work.ts';
import { readTable, wordsOf } from '../../../src/exchange/word-list.ts';
import { lexicon } from '../../extract/dictionary.ts';

const made = (list: string, fillIn = true) => {
  const table = readTable(list);
  return wordsOf(table, table.guess).words.map((word) =>
    makeWord(word, { kind: 'expression', fillIn }, lexicon, (wanted) => describeWanted(wanted, lexicon)),
  );
};
const only = (list: string, fillIn?: boolean) => made(list, fillIn)[0]!;

describe('a word of a list', () => {
  test.each<[what: string, list: string, find: object]>([
    [
      'is read by its list',
      'hanzi,pinyin,english\n重庆,zhong4 qing4,a city',
      { pinyin: 'Zhòngqìng', gloss: 'a city' },
    ],
    ['is read by the dictionary', 'hanzi,english\n发展,growth', { pinyin: 'fāzhǎn', traditional: '發展' }],
    [
      'keeps its traditional form',
      'simplified,traditional\n头发,頭髮',
      { hanzi: '头发', traditional: '頭髮', pinyin: 'tóufa' },
    ],
    ['is simplified', '頭髮\thair\n臺灣\tTaiwan', { term: '头发', hanzi: '头发', traditional: '頭髮' }],
    ['has the kind its list names', 'hanzi,kind\n北京,place', { kind: 'place', pinyin: 'Běijīng' }],
  ])('%s', (_, list, find) => {
    const { find: is, remark } = only(list);
    expect(is).toMatchObject(find);
    expect(remark).toBeNull();
  });

  test('has the dictionary’s English where the list has none, if the reader wants it', () => {
    expect(only('主权').find).toMatchObject({ gloss: 'sovereignty', confidence: 0.5 });
    expect(only('主权', false).find).toMatchObject({ gloss: null, confidence: 1 });
    expect(only('主权,own').find).toMatchObject({ gloss: 'own', confidence: 1 });
  });

  test('is read by the dictionary where its list’s reading does not fit, and that is told', () => {
    expect(only('hanzi,pinyin\n主权,zhu3 quan2 le5')).toMatchObject({
      find: { numbered: 'zhu3 quan2' },
      remark: {
        row: 2,
        hanzi: '主权',
        about: 'reading',
        problem: expect.stringContaining('2 characters') as string,
      },
    });
  });

  test('loses nothing by a reading without tones', () => {
    expect(only('hanzi,pinyin\n主权,zhuquan')).toMatchObject({ find: { pinyin: 'zhǔquán' }, remark: null });
  });

  test('carries its tags and note', () => {
    const [first, second] = made('hanzi,tags,note\n主权,"a, b",mine\n发展,,');
    expect(first!.ofReader).toEqual({ term: '主权', tags: ['a', 'b'], note: 'mine' });
    expect(second!.ofReader).toBeNull();
  });
});
