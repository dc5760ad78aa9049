import { expect, it } from 'vitest';
import { loadLexicon } from '../../src/cli/lexicon.ts';
import { createChineseWriter } from '../../src/compile/chinese.ts';

const { quotedIn } = createChineseWriter(await loadLexicon(), []);

it.each([
  // A person's name behind it.
  ['Its head, Zhou Hui (周辉), leads the team.', 'Zhōu Huī'],
  ['The successor of Feng Zhongping (冯仲平).', 'Féng Zhòngpíng'],
  ['To James Endicott (文幼章) the paper gives the full title.', 'Wén Yòuzhāng'],
  // No name, or nobody's.
  ['The word is algorithm (算法).', 'suànfǎ'],
  ['The People Daily (人民日报) has it.', 'Rénmín Rìbào'],
  ['The Central Party School (党校) of the south.', 'dǎngxiào'],
])('%s: %s', (prose, pinyin) => {
  expect(Object.values(quotedIn([prose])).map((one) => one.pinyin)).toEqual([pinyin]);
});
