import { describe, expect, test } from 'vitest';
import {
  editsOf,
  fieldsOf,
  findOf,
  NO_WORD,
  problemsOf,
  replacedInWords,
  wantedWord,
  type WordFields,
} from '../../../src/app/words/own-word.ts';
import { describeWanted } from '../../../src/app/read/lexicon-work.ts';
import type { Entry } from '../../../src/library/entry.ts';
import { FindSchema, MY_WORDS } from '../../../src/library/source.ts';
import { termIdOf } from '../../../src/term/term-key.ts';
import * as v from 'valibot';
import { lexicon } from '../../extract/dictionary.ts';
import { SOURCE_A } from '../../library/made-up.ts';

const shipped = new Set(['united-front', 'ai']);
const known = { shipped, own: new Set<string>() };
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
  const corrected = { term: find.term, entry, opened: fieldsOf(find, entry, shipped) };
  /** A word that was written wrongly. */
  const wrong = (sources: readonly string[]) => ({
    term: termIdOf('改格'),
    opened: NO_WORD,
    entry: {
      id: termIdOf('改格'),
      hanzi: '改格',
      finds: sources.map((source) => ({ source })),
      notes: [
        { id: 'n1', text: 'mine' },
        { id: 'n2', text: 'of the slip' },
      ],
    } as unknown as Entry,
  });
  const sets = (edits: ReturnType<typeof editsOf>) =>
    edits.map((edit) => [edit.of, edit.set, edit.set === 'tag' ? `${edit.tag} ${edit.to}` : edit.to]);

  test('adds it, with tags, note and study', () => {
    expect(sets(editsOf(fields({ tags: 'a,b', note: ' mine ' }), find, undefined, known))).toEqual([
      ['改革', 'word', find],
      ['改革', 'tag', 'a true'],
      ['改革', 'tag', 'b true'],
      ['改革', 'note', 'mine'],
      ['改革', 'study', true],
    ]);
  });

  test('leaves alone what another source’s term has, and writes no note twice', () => {
    expect(sets(editsOf(fields({ tags: 'a', note: 'mine', study: false }), find, entry, known))).toEqual([
      ['改革', 'word', find],
      ['改革', 'tag', 'a true'],
    ]);
  });

  test('takes off a tag that was taken out of the field', () => {
    expect(sets(editsOf(fields({ tags: '', study: false }), find, entry, known, corrected))).toEqual([
      ['改革', 'word', find],
      ['改革', 'tag', 'old false'],
    ]);
  });

  test('shows shipped tags by their names, and stores them by their own', () => {
    const tagged = { ...entry, tags: ['united-front', 'ai', 'tech-war'] };
    const { tags } = fieldsOf(find, tagged, shipped);
    expect(tags).toBe('united front, AI, tech-war');
    const opened = fieldsOf(find, tagged, shipped);
    const same = { term: find.term, entry: tagged, opened };
    expect(sets(editsOf(fields({ tags, study: false }), find, tagged, known, same))).toEqual([
      ['改革', 'word', find],
    ]);
    const typed = fields({ tags: 'United front, mine', study: false });
    expect(sets(editsOf(typed, find, undefined, known))).toEqual([
      ['改革', 'word', find],
      ['改革', 'tag', 'united-front true'],
      ['改革', 'tag', 'mine true'],
    ]);
  });

  test('takes the place of the word that was corrected into another', () => {
    expect(
      sets(editsOf(fields({ study: false }), find, undefined, known, { ...wrong([]), entry: undefined })),
    ).toEqual([
      ['改格', 'word', null],
      ['改革', 'word', find],
    ]);
  });

  test('takes its notes along where the term goes with the word, and says so', () => {
    const alone = wrong([MY_WORDS]);
    const edits = editsOf(fields({ study: false, note: 'more' }), find, entry, known, alone);
    expect(edits).toMatchObject([
      { of: '改格', set: 'word', to: null },
      { of: '改革', set: 'word', to: find },
      { of: '改格', set: 'note', to: '', replaces: ['n1'] },
      { of: '改格', set: 'note', to: '', replaces: ['n2'] },
      // The other one is there already.
      { of: '改革', set: 'note', to: 'of the slip', replaces: [] },
      { of: '改革', set: 'note', to: 'more', replaces: [] },
    ]);
    expect(replacedInWords(alone.entry, '改革', undefined, false)).toBe(
      '改革 takes the place of 改格 among your words, with its notes and reviews.',
    );
    expect(replacedInWords(alone.entry, '改革', wrong([SOURCE_A]).entry, false)).toMatch(
      /with its notes and reviews/,
    );
    for (const [other, isAnswered] of [
      [wrong([SOURCE_A]).entry, true],
      [alone.entry, false],
    ] as const)
      expect(replacedInWords(alone.entry, '改革', other, isAnswered)).toMatch(
        /with its notes\. 改革 keeps the reviews it has/,
      );
  });

  test('leaves them to a term that stays with another source', () => {
    const read = wrong([MY_WORDS, SOURCE_A]);
    expect(sets(editsOf(fields({ study: false }), find, undefined, known, read))).toEqual([
      ['改格', 'word', null],
      ['改革', 'word', find],
    ]);
    expect(replacedInWords(read.entry, '改革', undefined, false)).toMatch(
      /begins anew\. 改格 stays in your library .* with its notes and reviews/,
    );
  });

  test('leaves alone what was done to the word since the form was opened', () => {
    const opened = fieldsOf(find, entry, shipped);
    const now = { ...entry, tags: ['old', 'new'], study: true };
    const typed = { ...opened, english: 'Reform' };
    expect(sets(editsOf(typed, find, now, known, { ...corrected, entry: now, opened }))).toEqual([
      ['改革', 'word', find],
    ]);
  });

  test('stores of a note what can be seen', () => {
    const note = 'a\0b\u202ec\ud800\nd';
    expect(sets(editsOf(fields({ note, study: false }), find, undefined, known))).toEqual([
      ['改革', 'word', find],
      ['改革', 'note', 'a b c \nd'],
    ]);
  });
});
