import { describe, expect, test } from 'vitest';
import { EDIT_SETS, EditSchema, readEdit, subjectOf } from '../../src/library/edit.ts';
import { LAST_ID, LAST_MOMENT } from '../../src/library/moment.ts';
import * as log from '../../src/schedule/model.ts';
import { at, edit, find, SOURCE_A, term, ulid } from './made-up.ts';

const anquan = term('安全');
const every = [
  edit(1, { of: SOURCE_A, set: 'off', to: true }),
  edit(1, { of: SOURCE_A, set: 'removed', to: false }),
  edit(1, { of: SOURCE_A, set: 'title', to: 'A title' }),
  edit(1, { of: SOURCE_A, set: 'author', to: null }),
  edit(1, { of: SOURCE_A, set: 'publication', to: 'People’s Daily' }),
  edit(1, { of: SOURCE_A, set: 'date', to: '2024-04-12' }),
  edit(1, { of: SOURCE_A, set: 'address', to: 'https://example.org/' }),
  edit(1, { of: SOURCE_A, set: 'language', to: 'zh-Hant' }),
  edit(1, { of: SOURCE_A, set: 'find', term: anquan, to: null }),
  edit(1, { of: SOURCE_A, set: 'find', term: anquan, to: find('安全', 'security') }),
  edit(1, { of: anquan, set: 'gloss', to: 'safety' }),
  edit(1, { of: anquan, set: 'kind', to: 'expression' }),
  edit(1, { of: anquan, set: 'reading', to: 'an1 quan2' }),
  edit(1, { of: anquan, set: 'study', to: true }),
  edit(1, { of: anquan, set: 'tag', tag: '国安', to: true }),
  edit(1, { of: anquan, set: 'sentence', to: at(SOURCE_A, 3, 4) }),
  edit(1, { of: anquan, set: 'note', to: 'Two\nlines.', replaces: [ulid(2)] }),
  edit(1, { of: anquan, set: 'word', to: find('安全', 'security') }),
];

describe('reading an edit', () => {
  test.each(every.map((one) => [one.set, one] as const))('%s is read as it was written', (_, one) => {
    expect(readEdit(JSON.parse(JSON.stringify(one)))).toEqual({ edit: one });
  });

  test('there is one of every kind here, and every kind is known', () => {
    expect(new Set(every.map(({ set }) => set))).toEqual(new Set(EDIT_SETS));
    expect(EditSchema.options.length).toBeGreaterThan(10);
  });

  const [, , title] = every;
  test.each([
    ['nothing', null],
    ['no identifier', { ...title, id: 'x' }],
    ['an identifier past the last moment', { ...title, id: '7ZZZZZZZZZZZZZZZZZZZZZZZZZ' }],
    ['a title of a term', { ...title, of: anquan }],
    ['a gloss of a source', edit(1, { of: SOURCE_A as never, set: 'gloss', to: 'a' })],
    ['no answer', { ...every[0], to: 'yes' }],
    ['a find of another term', edit(1, { of: SOURCE_A, set: 'find', term: anquan, to: find('发展', null) })],
    ['a word that is another term', edit(1, { of: anquan, set: 'word', to: find('发展', null) })],
    ['an address that runs', edit(1, { of: SOURCE_A, set: 'address', to: 'data:text/html,x' })],
    ['a tag with blanks', edit(1, { of: anquan, set: 'tag', tag: ' a', to: true })],
    ['a note that beeps', edit(1, { of: anquan, set: 'note', to: 'a\u0007', replaces: [] })],
    ['a note without end', edit(1, { of: anquan, set: 'note', to: 'a'.repeat(20_001), replaces: [] })],
  ])('refuses %s, and says why', (_, value) => {
    const { problem } = readEdit(value);
    expect(problem).toEqual(expect.any(String));
    expect(problem?.length).toBeGreaterThan(3);
  });

  test.each([
    ['another `set`', { v: 1, id: ulid(1), at: 5, of: anquan, set: 'colour', to: { a: [1, null] } }],
    ['another version', { v: 3, id: ulid(1), everything: 'else' }],
  ])('keeps an edit of a later version with %s as it is', (_, later) => {
    expect(readEdit(later)).toEqual({ edit: later });
  });

  const endless: Record<string, unknown> = { v: 2, id: ulid(1) };
  endless['self'] = endless;
  let deep: unknown = 1;
  for (let n = 0; n < 20_000; n++) deep = [deep];
  test.each([
    ['no identifier', { v: 2, id: 7 }],
    ['itself inside', endless],
    ['a well in it', { v: 2, id: ulid(1), deep }],
    ['what no file can hold', { v: 2, id: ulid(1), to: 1n }],
    ['too much', { v: 2, id: ulid(1), to: 'a'.repeat(2_000_001) }],
  ])('but not one with %s', (_, value) => expect(readEdit(value).problem).toEqual(expect.any(String)));
});

test('two edits have the same subject where the later one stands in the place of the other', () => {
  const subjects = every.map(subjectOf);
  // The two finds of one term in one source.
  expect(new Set(subjects).size).toBe(every.length - 1);
});

test('moments and identifiers end where those of the log do', () => {
  expect(LAST_MOMENT).toBe(log.LAST_MOMENT);
  expect(LAST_ID).toBe(log.LAST_ID);
});
