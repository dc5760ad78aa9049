import { expect, test } from 'vitest';
import { numberOfHan } from '../../src/lexicon/numeral.ts';

test.each([
  ['两', 2],
  ['十四', 14],
  ['二十', 20],
  ['二〇三五', 2035],
  ['百', 100],
  ['三百二十', 320],
  ['一千零一', 1001],
  ['十二万', 120_000],
  ['八九', 89],
  ['〇', 0],
  // One number or the other, many, or none.
  ['十四五', null],
  ['千百万', null],
  ['万物', null],
  ['', null],
])('%s says the one number %s', (numeral, number) => expect(numberOfHan(numeral)).toBe(number));
