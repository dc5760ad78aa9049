import { describe, expect, it } from 'vitest';
import { findSurnames, type NamedPerson } from '../../src/compile/surnames.ts';

/** The places of bare surnames: who, and the text after. `|` in the text divides articles. */
function find(text: string, names: Record<string, string>): string[] {
  const start = text.lastIndexOf('|') + 1;
  const taken: [number, number][] = [];
  const persons = Object.entries(names).map(([key, name]): NamedPerson => {
    const fullAt = [...text.matchAll(new RegExp(name, 'g'))].map((match) => match.index);
    taken.push(...fullAt.map((at): [number, number] => [at, at + name.length]));
    return { key, surname: name.split(' ')[0]!, fullAt };
  });
  return findSurnames(text, start, text.length, persons, taken)
    .sort((a, b) => a.start - b.start)
    .map(({ key, start: at }) => `${key}: ${text.slice(at, at + 12).trim()}`);
}

describe('findSurnames', () => {
  it.each<[string, string, Record<string, string>, string[]]>([
    ['after the full name', 'Hu Jintao then spoke. Then Hu left.', { 胡: 'Hu Jintao' }, ['胡: Hu left.']],
    [
      'before it, where nobody else has it',
      'Xi Signals. By Xi Jinping.',
      { 习: 'Xi Jinping' },
      ['习: Xi Signals.'],
    ],
    ['with a genitive', "Li Hui came. Li's trip.", { 李: 'Li Hui' }, ["李: Li's trip."]],
    [
      'after a title',
      'when Xi Jinping spoke, President Xi and when Xi',
      { 习: 'Xi Jinping' },
      ['习: Xi and when', '习: Xi'],
    ],
    ['not a name of somebody else', 'Wang Yi. By Maya Wang. Wang Xiaoming.', { 王: 'Wang Yi' }, []],
    ['not in another word', 'Hu Jintao and Hubei, Hu-style', { 胡: 'Hu Jintao' }, []],
    ['not in another article', 'Hu Jintao.|Hu said.', { 胡: 'Hu Jintao' }, []],
    [
      'of two the one named last',
      'Wang Yi spoke, and Wang Zhigang wrote; Wang held on.',
      { 毅: 'Wang Yi', 刚: 'Wang Zhigang' },
      ['刚: Wang held on'],
    ],
    [
      'of two neither, once both are far',
      'Wang Yi.\n\nWang Zhigang.\n\nSomething else.\n\nMore.\n\nWang held on.',
      { 毅: 'Wang Yi', 刚: 'Wang Zhigang' },
      [],
    ],
    [
      'of two the one of the paragraph before',
      'Wang Yi.\n\nWang Zhigang.\n\nWang held on.',
      { 毅: 'Wang Yi', 刚: 'Wang Zhigang' },
      ['刚: Wang held on'],
    ],
  ])('finds it %s', (_, text, names, expected) => {
    expect(find(text, names)).toEqual(expected);
  });
});
