import { describe, expect, test } from 'vitest';
import {
  editsOf,
  fieldsOf,
  findOf,
  NO_WORD,
  problemsOf,
  wantedWord,
  type WordFields,
} from '../../../src/app/words/own-word.ts';
import { describeWanted } from '../../../src/app/read/lexicon-work.ts';
import type { Entry } from '../../../src/library/entry.ts';
import { FindSchema } from '../../../src/library/source.ts';
import { termIdOf } from '../../../src/term/term-key.ts';
import * as v from 'valibot';
import { lexicon } from '../../extract/dictionary.ts';

const shipped = new Set(['united-front', 'ai']);
const fields = (more: Partial<WordFields>): WordFields => ({ ...NO_WORD, ...more });
const madeOf = (word: WordFields) => findOf(word, describeWanted(wantedWord(word)!, lexicon));

test.each<[Partial<WordFields>, keyof WordFields, RegExp]>([
  [{}, 'hanzi', /Chinese characters/],
  [{ hanzi: 'gaige' }, 'hanzi', /Chinese characters/],
  [{ hanzi: '改'.repeat(121) }, 'hanzi', /longer/],
  [{ hanzi: '改革', reading: 'gai3' }, 'reading', /2 characters/],
  [{ hanzi: '改革', reading: 'gaige' }, 'reading', /tones/],
  [{ hanzi: '发展', traditional: '發' }, 'traditional', /other characters/],
  [{ hanzi: '发展', traditional: '改革' }, 'traditional', /other characters/],
  [{ hanzi: '改革开放', division: '改革 开' }, 'division', /blanks or bars/],
  [{ hanzi: '改革', tags: `a, ${'b'.repeat(61)}` }, 'tags', /at most 60/],
  [{ hanzi: '改革', english: 'x'.repeat(501) }, 'english', /500/],
  [{ hanzi: '改革', note: 'x'.repeat(20_001) }, 'note', /20,000/],
])('%j: what is wrong with %s', (typed, field, problem) => {
  const problems = problemsOf(fields(typed));
  expect(Object.keys(problems)).toEqual([field]);
  expect(problems[field]).toMatch(problem);
});

test.each<Partial<WordFields>>([
  { hanzi: '改革' },
  { hanzi: '《改革》', reading: 'gǎigé', tags: 'a, b', english: 'Reform' },
  { hanzi: '主权AI', reading: 'zhu3 quan2 AI' },
  { hanzi: '头发', traditional: '頭髮', division: '头发' },
  { hanzi: '發展', traditional: '發展' },
])('nothing is wrong with %j', (typed) => {
  expect(problemsOf(fields(typed))).toEqual({});
});

describe('the find of a word', () => {
  test('is the dictionary’s where nothing is typed', () => {
    expect(madeOf(fields({ hanzi: '網絡主權', english: ' cyber\nsovereignty ' }))).toMatchObject({
      term: '网络主权',
      hanzi: '网络主权',
      traditional: '網絡主權',
      pinyin: 'wǎngluò zhǔquán',
      gloss: 'cyber sovereignty',
      confidence: 1,
      words: [{ hanzi: '网络' }, { hanzi: '主权', gloss: 'sovereignty' }],
    });
  });

  test('is the reader’s where something is', () => {
    const find = madeOf(
      fields({
        hanzi: '内卷发',
        traditional: '內卷髮',
        reading: 'nei4 juan4 fa4',
        division: '内|卷发',
        meanings: { 卷发: 'curly hair' },
        kind: 'policy-term',
      }),
    );
    expect(find).toMatchObject({
      traditional: '內卷髮',
      numbered: 'nei4 juan4 fa4',
      kind: 'policy-term',
      gloss: null,
      words: [
        { hanzi: '内', traditional: '內' },
        { hanzi: '卷发', traditional: '卷髮', gloss: 'curly hair' },
      ],
    });
    expect(v.is(FindSchema, find)).toBe(true);
  });

  test('comes back as it was when it is opened to be corrected and nothing is', () => {
    const word = fields({
      hanzi: '改革开放',
      english: 'reform',
      reading: 'gai3 ge2 kai1 fang4',
      kind: 'event',
    });
    const find = madeOf(word)!;
    expect(madeOf(fieldsOf(find, undefined, shipped))).toEqual(find);
  });
});

describe('what storing a word does', () => {
  const find = madeOf(fields({ hanzi: '改革', english: 'reform' }))!;
  const entry = { tags: ['old'], notes: [{ id: 'x', text: 'mine' }], study: null } as unknown as Entry;
  const sets = (edits: ReturnType<typeof editsOf>) =>
    edits.map((edit) => [edit.of, edit.set, edit.set === 'tag' ? `${edit.tag} ${edit.to}` : edit.to]);

  test('adds it, with tags, note and study', () => {
    expect(sets(editsOf(fields({ tags: 'a,b', note: ' mine ' }), find, undefined, shipped))).toEqual([
      ['改革', 'word', find],
      ['改革', 'tag', 'a true'],
      ['改革', 'tag', 'b true'],
      ['改革', 'note', 'mine'],
      ['改革', 'study', true],
    ]);
  });

  test('leaves alone what another source’s term has, and writes no note twice', () => {
    expect(sets(editsOf(fields({ tags: 'a', note: 'mine', study: false }), find, entry, shipped))).toEqual([
      ['改革', 'word', find],
      ['改革', 'tag', 'a true'],
    ]);
  });

  test('takes off a tag that was taken out of the field', () => {
    expect(sets(editsOf(fields({ tags: '', study: false }), find, entry, shipped, find.term))).toEqual([
      ['改革', 'word', find],
      ['改革', 'tag', 'old false'],
    ]);
  });

  test('shows shipped tags by their names, and stores them by their own', () => {
    const tagged = { ...entry, tags: ['united-front', 'ai', 'tech-war'] };
    const { tags } = fieldsOf(find, tagged, shipped);
    expect(tags).toBe('united front, AI, tech-war');
    expect(sets(editsOf(fields({ tags, study: false }), find, tagged, shipped, find.term))).toEqual([
      ['改革', 'word', find],
    ]);
    const typed = fields({ tags: 'United front, mine', study: false });
    expect(sets(editsOf(typed, find, undefined, shipped))).toEqual([
      ['改革', 'word', find],
      ['改革', 'tag', 'united-front true'],
      ['改革', 'tag', 'mine true'],
    ]);
  });

  test('takes the place of the word that was corrected into another', () => {
    const before = termIdOf('改格');
    expect(sets(editsOf(fields({ study: false }), find, undefined, shipped, before))).toEqual([
      ['改格', 'word', null],
      ['改革', 'word', find],
    ]);
  });
});
