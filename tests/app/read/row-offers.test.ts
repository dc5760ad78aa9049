import { expect, test } from 'vitest';
import { ROW_KEYS } from '../../../src/app/read/row-keys.ts';
import { offersOf, type RowState } from '../../../src/app/read/row-offers.ts';

const ROW: RowState = {
  isEdited: false,
  isDropped: false,
  canStudy: true,
  hasPlace: true,
  hasReasons: true,
  isChanged: true,
};
const offered = (changed: Partial<RowState>) => [...offersOf({ ...ROW, ...changed })].sort();

test('a row whose all can be done offers what there are keys for', () => {
  expect(offered({})).toEqual(ROW_KEYS.flatMap(({ keys }) => Object.values(keys)).sort());
});

test.each([
  ['while its form is open', { isEdited: true }, ['explain', 'leave-out']],
  ['once it is left out', { isDropped: true }, ['explain', 'leave-out', 'undo']],
  [
    'where nothing is known and nothing was made of it',
    { canStudy: false, hasPlace: false, hasReasons: false, isChanged: false },
    ['correct', 'leave-out'],
  ],
] as const)('%s', (_, changed, offers) => expect(offered(changed)).toEqual(offers));
