import { expect, test } from 'vitest';
import { wordByTouch } from '../../../src/app/read/wording.ts';

test.each([
  [1, 1, 'This text is Chinese: read it by touch.'],
  [3, 3, 'These texts are Chinese: read them by touch.'],
  [1, 3, '1 of 3 texts is Chinese, to be read by touch.'],
  [2, 3, '2 of 3 texts are Chinese, to be read by touch.'],
])('%d Chinese texts of %d', (chinese, count, said) => {
  expect(wordByTouch(chinese, count)).toBe(said);
});
