import { expect, test, vi } from 'vitest';
import { counted } from '../../../src/app/term/labels.ts';

test.each([
  [0, '0 terms'],
  [1, '1 term'],
  [12, '12 terms'],
  [999, '999 terms'],
  [1000, '1,000 terms'],
  [124_263, '124,263 terms'],
])('%i', (count, said) => {
  expect(counted(count, 'term')).toBe(said);
});

test('the plural may be given', () => {
  expect(counted(2, 'gloss', 'glosses')).toBe('2 glosses');
});

test('no tables of the browser are loaded for a number without groups', () => {
  const groups = vi.spyOn(Number.prototype, 'toLocaleString');
  counted(999, 'term');
  expect(groups).not.toHaveBeenCalled();
  counted(1000, 'term');
  expect(groups).toHaveBeenCalledOnce();
});
