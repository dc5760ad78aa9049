import { expect, test } from 'vitest';
import { wordsToLookAt } from '../../src/compile/look.ts';

const word = (hanzi: string, gloss: string) => ({ hanzi, traditional: hanzi, pinyin: 'x', gloss });
const entry = (english: string) => ({
  hanzi: '风险挑战并存',
  words: [word('风险', 'risk'), word('挑战', 'challenge'), word('并存', '(to) coexist; at once')],
  example: { hanzi: 'x', traditional: 'x', pinyin: 'x', english },
});

test.each([
  ['Risks and challenges coexist.', []],
  ['Risks come at once.', ['挑战']],
  ['A sunny day.', ['风险', '挑战', '并存']],
])('%s', (english, left) => {
  expect(wordsToLookAt([entry(english)]).map((line) => line.split(/[: (]+/)[1])).toEqual(left);
});

test('a term without an example leaves nothing to look at', () => {
  const { words, hanzi } = entry('');
  expect(wordsToLookAt([{ hanzi, words }])).toEqual([]);
});
