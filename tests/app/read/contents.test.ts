import { expect, test } from 'vitest';
import { divideIntoBlocks } from '../../../src/app/read/blocks.ts';
import { contentsOf } from '../../../src/app/read/contents.ts';

const TEXT = '# One\n\nProse.\n\nMore of it\non two lines.\n\n# Two\n\nThe end.';
const blocks = divideIntoBlocks(TEXT, []);

test('headings have the page they stand on, and none where the text has no pages', () => {
  const said = (pages?: number[]) =>
    contentsOf(TEXT, blocks, pages).headings.map(({ text, start, page }) => [text, start, page]);
  expect(said([1, 6])).toEqual([
    ['One', 0, 1],
    ['Two', TEXT.indexOf('# Two'), 2],
  ]);
  expect(said()).toEqual([
    ['One', 0, null],
    ['Two', TEXT.indexOf('# Two'), null],
  ]);
});

test('a page begins with the block in which its first line is', () => {
  const { pages, startOfPage } = contentsOf(TEXT, blocks, [1, 6]);
  expect(pages).toBe(2);
  expect([1, 2].map(startOfPage)).toEqual([0, TEXT.indexOf('More of it')]);
  expect(contentsOf(TEXT, blocks, undefined).pages).toBe(0);
  expect(contentsOf(TEXT, blocks, undefined).startOfPage(1)).toBeNull();
});
