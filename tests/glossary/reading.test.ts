import { expect, test } from 'vitest';
import { differingSigns, piecesOf } from '../../src/glossary/reading.ts';

test.each([
  ['人类', 'ren2 lei4', 'ren2 lei4'],
  ['主权AI', 'zhu3 quan2', 'zhu3 quan2 AI'],
  ['主权AI基础', 'zhu3 quan2 ji1 chu3', 'zhu3 quan2 AI ji1 chu3'],
  ['主权AI基础', 'zhu3 quan2 AI ji1 chu3', 'zhu3 quan2 AI ji1 chu3'],
  ['5G网络', 'wang3 luo4', '5G wang3 luo4'],
  ['2035年远景目标', 'nian2 yuan3 jing3 mu4 biao1', '2035 nian2 yuan3 jing3 mu4 biao1'],
  ['中国—中东欧', 'a1 b1 c1 d1 e1', 'a1 b1 c1 d1 e1'],
  ['主权ＡＩ', 'ㄓㄨˇ ㄑㄩㄢˊ', 'ㄓㄨˇ ㄑㄩㄢˊ AI'],
  ['主权AI', 'zhu3', 'zhu3'],
])('%s read %s', (hanzi, reading, pieces) => {
  expect(piecesOf(hanzi, reading).join(' ')).toBe(pieces);
});

test.each([
  ['ㄏㄨˊ ㄐㄧㄣˇ ㄊㄠ', 'ㄏㄨˊ ㄐㄧㄣˇ ㄊㄠˊ', 'ㄊㄠˊ'],
  ['ㄒㄧㄣˋ ㄒㄧ ㄗㄨㄥ', 'ㄒㄧㄣˋ ㄒㄧˊ ㄗㄨㄥˋ', 'ㄒㄧˊ ㄗㄨㄥˋ'],
  ['ㄖㄣˊ', 'ㄖㄣˊ', ''],
])('of %s, read %s in Taiwan, %j differs', (zhuyin, taiwan, differing) => {
  expect(differingSigns(zhuyin, taiwan)).toBe(differing);
});
