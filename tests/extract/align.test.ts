import { describe, expect, it } from 'vitest';
import { beginAlike, coverage, profileOf } from '../../src/extract/align.ts';
import { lexicon } from './dictionary.ts';

function cover(hanzi: string, english: string) {
  const counter = coverage(profileOf(hanzi, lexicon));
  for (const word of english.split(' ').reverse()) counter.add(word);
  return counter.read();
}

describe('English laid against Chinese', () => {
  it.each([
    ['传统美德', 'traditional virtues', 2, 0, 0],
    ['传统美德', 'carrying forward the traditional virtues', 2, 2, 0],
    ['新型婚育文化', 'new culture of marriage and childbearing', 4, 0, 0],
    ['加强农村生育支持', 'strengthen reproductive support in rural villages', 4, 1, 2],
    ['十四五规划', '14th Five-Year Plan', 3, 1, 0],
    ['两个维护', 'two safeguards', 2, 0, 1],
    ['中国价值观', 'Chinese values', 2, 0, 1],
    ['宁波舟山港集团', 'Ningbo Zhoushan Port Group', 4, 0, 0],
    ['人工智能主权', 'AI sovereignty', 2, 0, 0],
    ['人工智能主权', 'Al sovereignty', 2, 0, 0],
    ['地方保护主义', 'local protectionism', 2, 0, 0],
    ['底线', 'red herring', 0, 2, 2],
    // To expel from party membership: each word says what it says by itself, if anything does.
    ['开除党籍', 'Party', 1, 0, 3],
    ['开除党籍', 'expulsion from the Party', 2, 0, 1],
    ['学生', 'student', 1, 0, 0],
    // The adjective says what the noun does, and one word what its like does.
    ['社会治理', 'social governance', 2, 0, 0],
    ['城市规划', 'urban planning', 2, 0, 0],
    ['不忘初心', 'never forget', 2, 0, 2],
    ['停职', 'suspension from duty', 2, 0, 0],
  ])('%s: %s', (hanzi, english, aligned, unaligned, bare) => {
    expect(cover(hanzi, english)).toMatchObject({ aligned, unaligned, bare });
  });

  it('counts what is said twice once', () => {
    expect(cover('国家安全', 'security security')).toMatchObject({ aligned: 1, repeated: 1 });
  });

  it.each([
    ['打击走私', 'crackdown on smuggling', true],
    ['走私打击', 'crackdown on smuggling', false],
  ])('%s begins with what %s does: %s', (hanzi, english, opens) => {
    expect(cover(hanzi, english).lastOpens).toBe(opens);
  });

  it.each([
    ['govern', 'governance', true],
    ['sovereign', 'sovereignti', true],
    ['admir', 'administr', false],
    ['contain', 'continu', false],
    ['^ai', 'ai', false],
  ])('%s and %s begin alike: %s', (a, b, alike) => {
    expect(beginAlike(a, b)).toBe(alike);
  });
});
