import { expect, test } from 'vitest';
import { PASTED } from '../../../src/app/read/draft.ts';
import { listName } from '../../../src/app/read/names.ts';

test.each([
  [['On lines.v2.docx'], 'On-lines.v2-terms'],
  [[PASTED], 'terms'],
  [['….txt'], 'terms'],
  [['a.txt', 'b.txt'], 'terms'],
  [[], 'terms'],
])('what was found in %j is called %s', (names, name) => {
  expect(listName(names.map((one) => ({ name: one })))).toBe(name);
});
