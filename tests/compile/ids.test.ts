import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assignIds } from '../../src/compile/ids.ts';

describe('assignIds', () => {
  const term = (hanzi: string, ...toned: string[]) => ({ hanzi, toned });

  it('gives the syllables without tones, and letters as they are', () => {
    const terms = [term('女权', 'nǚ', 'quán'), term('主权AI', 'zhǔ', 'quán'), term('——')];
    expect(assignIds(terms, {})).toEqual({ 女权: 'nu-quan', 主权AI: 'zhu-quan-ai', '——': 'term' });
  });

  it('numbers a homophone', () => {
    const terms = [term('事实', 'shì', 'shí'), term('时事', 'shí', 'shì'), term('史实', 'shǐ', 'shí')];
    expect(Object.values(assignIds(terms, {}))).toEqual(['shi-shi', 'shi-shi-2', 'shi-shi-3']);
  });

  it('leaves each term the id it had, though a homophone now comes before it or it went', () => {
    const known = { 时事: 'shi-shi', 旧词: 'jiu-ci' };
    const ids = assignIds(
      [term('事实', 'shì', 'shí'), term('时事', 'shí', 'shì'), term('旧辞', 'jiù', 'cí')],
      known,
    );
    expect(ids).toEqual({ 时事: 'shi-shi', 旧词: 'jiu-ci', 事实: 'shi-shi-2', 旧辞: 'jiu-ci-2' });
  });
});

it('every term of the first glossary has the id it had', () => {
  const read = (file: string) =>
    JSON.parse(readFileSync(file, 'utf8')) as Record<string, string> & {
      entries: { hanzi: string; id: string }[];
    };
  const now = new Map(
    ['glossary', 'supplied'].flatMap((name) =>
      read(`glossary/china-brief-24-08/${name}.json`).entries.map(({ hanzi, id }) => [hanzi, id] as const),
    ),
  );
  const first = read('tests/compile/first-ids.json');
  expect(Object.keys(first)).toHaveLength(165);
  for (const [hanzi, id] of Object.entries(first)) expect(now.get(hanzi), hanzi).toBe(id);
});
