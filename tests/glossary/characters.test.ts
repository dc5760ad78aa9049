import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { divideIntoSigns } from '../../src/glossary/characters.ts';
import type { Glossary, GlossaryDetails } from '../../src/glossary/entry.ts';

const fixture = JSON.parse(
  readFileSync(new URL('../fixtures/glossary.json', import.meta.url), 'utf8'),
) as Glossary;

const depth = JSON.parse(
  readFileSync(new URL('../fixtures/details.json', import.meta.url), 'utf8'),
) as GlossaryDetails;

const character = (hanzi: string) => ({
  hanzi,
  traditional: hanzi,
  pinyin: 'x',
  zhuyin: 'x',
  radical: 'x',
  gloss: 'x',
});
const word = (hanzi: string) => ({ hanzi, traditional: hanzi, pinyin: 'x', gloss: 'x' });
const divide = (hanzi: string, words: string[], characters: string) =>
  divideIntoSigns({
    hanzi,
    traditional: hanzi,
    words: words.map(word),
    characters: Array.from(characters, character),
  }).map((signs) => signs.map((sign) => sign.hanzi).join(''));

describe('divideIntoSigns', () => {
  test.each([
    ['人类命运', ['人类', '命运'], '人类命运', ['人类', '命运']],
    ['主权AI基础设施', ['主权', 'AI', '基础', '设施'], '主权基础设施', ['主权', 'AI', '基础', '设施']],
    ['中国—中东欧', ['中国', '中东欧'], '中国中东欧', ['中国—', '中东欧']],
    ['《环球时报》', ['环球', '时报'], '环球时报', ['《环球', '时报》']],
    ['妈妈妈', ['妈', '妈妈'], '妈妈妈', ['妈', '妈妈']],
    ['没有止境', ['别的'], '没有止境', ['没有止境']],
    ['先', [], '先', ['先']],
  ])('%s', (hanzi, words, characters, expected) => {
    expect(divide(hanzi, words, characters)).toEqual(expected);
  });

  test('gives every Han sign its character and no other sign one', () => {
    const [signs] = divideIntoSigns({
      hanzi: '主A权',
      traditional: '主A權',
      words: [],
      characters: [character('主'), character('权')],
    });
    expect(signs!.map((sign) => sign.character?.hanzi)).toEqual(['主', undefined, '权']);
    expect(signs![2]!.traditional).toBe('權');
  });

  test.each(fixture.entries.map((entry) => [entry.hanzi, entry] as const))(
    '%s is made of its signs in both scripts',
    (_, entry) => {
      const signs = divideIntoSigns({ ...entry, characters: depth.entries[entry.id]!.characters }).flat();
      expect(signs.map((sign) => sign.hanzi).join('')).toBe(entry.hanzi);
      expect(signs.map((sign) => sign.traditional).join('')).toBe(entry.traditional);
    },
  );
});
