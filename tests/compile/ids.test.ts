import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { assignIds, readIds } from '../../src/compile/ids.ts';
import { GlossarySchema } from '../../src/glossary/entry.ts';
import { joinGlossaries } from '../../src/glossary/library.ts';
import { TermIdSchema } from '../../src/term/term-id.ts';
import { termIdOf } from '../../src/term/term-key.ts';

const known = (id: string, ...formerIds: string[]) => ({ id: v.parse(TermIdSchema, id), formerIds });

describe('assignIds', () => {
  it('gives the characters, folded, and letters in lower case', () => {
    expect(assignIds(['女权', '主权AI', '“五个始终”'], {})).toEqual({
      女权: known('女权'),
      主权AI: known('主权ai'),
      '“五个始终”': known('五个始终'),
    });
  });

  it('gives homophones ids of their own', () => {
    const ids = Object.values(assignIds(['事实', '时事', '史实'], {})).map(({ id }) => id);
    expect(ids).toEqual(['事实', '时事', '史实']);
  });

  it('numbers what is written alike', () => {
    const ids = Object.values(assignIds(['中国—中东欧', '中国中东欧', '中国·中东欧'], {})).map(
      ({ id }) => id,
    );
    expect(ids).toEqual(['中国中东欧', '中国中东欧~2', '中国中东欧~3']);
  });

  it('leaves each term the id it had, though one written alike now comes before it or it went', () => {
    const before = { 中国中东欧: known('中国中东欧', 'zhong-dong-ou'), 旧词: known('旧词', 'jiu-ci') };
    expect(assignIds(['中国—中东欧', '中国中东欧'], before)).toEqual({
      ...before,
      '中国—中东欧': known('中国中东欧~2'),
    });
  });

  it('refuses what is no term, and too many written alike', () => {
    expect(() => assignIds(['——'], {})).toThrow(/No term/);
    const alike = Array.from({ length: 10 }, (_, i) => '中' + '—'.repeat(i));
    expect(() => assignIds(alike, {})).toThrow('Too many terms are written 中.');
  });
});

describe('readIds', () => {
  it.each([
    ['an id as it was before', { 时事: 'shi-shi' }],
    ['no Chinese', { 时事: { id: 'shi-shi', formerIds: [] } }],
    ['former ids that are none', { 时事: { id: '时事', formerIds: ['Shí shì'] } }],
    ['another field', { 时事: { id: '时事', formerIds: [], since: 1 } }],
  ])('refuses %s', (_, data) => {
    expect(() => readIds(data)).toThrow(v.ValiError);
  });
});

it('every term of the first glossary is still found under the id it had', () => {
  const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
  const glossaries = ['glossary', 'supplied'].map((name) =>
    v.parse(GlossarySchema, read(`glossary/china-brief-24-08/${name}.json`)),
  );
  const library = joinGlossaries(glossaries);
  const first = v.parse(v.record(v.string(), v.string()), read('tests/compile/first-ids.json'));
  expect(Object.keys(first).length).toBeGreaterThan(100);
  for (const [hanzi, slug] of Object.entries(first)) {
    const entry = library.entry(slug);
    expect(entry?.hanzi, slug).toBe(hanzi);
    expect(entry?.id).toBe(termIdOf(hanzi));
  }
});
