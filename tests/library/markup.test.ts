/** Words out of Markdown, for showing: what is spared on a plain text changes nothing in any. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutMarkup } from '../../src/library/markup.ts';

test.each([
  ['a *new* term\n(术语)', 'a new term (术语)'],
  ['新质\n  生产力', '新质生产力'],
  ['one  two\tthree \n four', 'one two three four'],
  ['\\*a\\* [plan](https://example.org) <b>b</b> snake_case _x_', '*a* plan b snake_case x'],
])('%j', (text, words) => {
  expect(withoutMarkup(text)).toBe(words);
});

const isChinese = (sign: string | undefined) =>
  /[\p{Script=Han}\u3001-\u303f\uff00-\uffef]/u.test(sign ?? '');

/** Every rule on all of the text. */
const plainly = (text: string): string =>
  text
    .replaceAll(/<\/?[a-zA-Z][^<>]{0,200}>/g, '')
    .replaceAll(/!?\[([^[\]]{0,300})\]\([^()\s]{0,500}\)/g, '$1')
    .replaceAll(/(?<!\\)(?:\*+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}]))/gu, '')
    .replaceAll(/\\([\\`*_{}[\]()#+\-.!$|~<>])/g, '$1')
    .replaceAll(/\s+/g, (blank, at: number, whole: string) =>
      !blank.includes('\n') || !isChinese(whole[at - 1]) || !isChinese(whole[at + blank.length]) ? ' ' : '',
    );

test('any text', () => {
  const piece = fc.constantFrom(
    ...[
      'a',
      '术',
      '，',
      ' ',
      '  ',
      '\n',
      '\t',
      '\r\n',
      '\u3000',
      '\u00a0',
      '*',
      '_',
      '\\',
      '[a](b)',
      '![',
      '<b>',
      '<',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      expect(withoutMarkup(pieces.join(''))).toBe(plainly(pieces.join('')));
    }),
    { numRuns: 500 },
  );
});
