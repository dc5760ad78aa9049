import { expect, test } from 'vitest';
import { fileNameOf } from '../../../src/app/ui/download.ts';

test.each([
  ['On nails', 'On-nails'],
  ['新质生产力 / “new” forces?', '新质生产力-new-forces'],
  ['China Brief 24-8', 'China-Brief-24-8'],
  ['..', ''],
  ['???', ''],
  ['a/../b', 'a-..-b'],
  ['字'.repeat(100), '字'.repeat(80)],
  [`${'字'.repeat(79)}𠮷`, '字'.repeat(79)],
])('a file of %j is named %j', (title, name) => {
  expect(fileNameOf(title)).toBe(name);
});
