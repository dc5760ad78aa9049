import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { divideByScript } from '../../src/glossary/prose.ts';

describe('divideByScript', () => {
  test.each([
    ['No Chinese here.', []],
    ['It replaced 和谐世界 in speeches.', ['和谐世界']],
    ['(人类命运共同体, CSFM)', ['人类命运共同体']],
    ['the paper 《环球时报》 says', ['《环球时报》']],
    ['主权AI基础设施 and AI', ['主权AI基础设施']],
    ['所 became 院.', ['所', '院']],
    ['AI 主权', ['主权']],
    ['他说：“好。”', ['他说：“好。']],
  ])('%s', (text, chinese) => {
    expect(divideByScript(text).flatMap((run) => (run.chinese ? [run.text] : []))).toEqual(chinese);
  });

  test('loses nothing', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('人', '《', '》', '。', 'A', '1'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const runs = divideByScript(text);
        expect(runs.map((run) => run.text).join('')).toBe(text);
        for (const run of runs) expect(run.chinese).toBe(/\p{Script=Han}/u.test(run.text));
      }),
    );
  });
});
