import { describe, expect, test } from 'vitest';
import { DEFAULT_APPEARANCE, parseAppearance, type Appearance } from '../../../src/app/shell/appearance.ts';

describe('parseAppearance', () => {
  test.each<[string, string | null, Appearance]>([
    ['nothing stored', null, DEFAULT_APPEARANCE],
    ['an empty string', '', DEFAULT_APPEARANCE],
    ['half a record', '{"theme":"da', DEFAULT_APPEARANCE],
    ['another shape', '[1]', DEFAULT_APPEARANCE],
    ['null', 'null', DEFAULT_APPEARANCE],
    ['one field', '{"theme":"dark"}', { ...DEFAULT_APPEARANCE, theme: 'dark' }],
    [
      'an unknown value beside known ones',
      '{"theme":"sepia","script":"traditional","notation":"zhuyin"}',
      { theme: 'system', script: 'traditional', notation: 'zhuyin' },
    ],
  ])('%s', (_, stored, appearance) => {
    expect(parseAppearance(stored)).toEqual(appearance);
  });
});
