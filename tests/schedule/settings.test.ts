import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  DEFAULT_SETTINGS,
  mergeSettings,
  NO_SETTINGS,
  SETTING_NAMES,
  SettingsSchema,
  settingsOf,
  StoredSettingsSchema,
  withSetting,
  type StoredSettings,
} from '../../src/schedule/settings.ts';

const stored: fc.Arbitrary<StoredSettings> = fc
  .dictionary(
    fc.constantFrom(...SETTING_NAMES, 'fromALaterVersion'),
    fc.record({
      value: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.boolean(), fc.constant('dark')),
      at: fc.nat(5),
    }),
  )
  .map((fields) => ({ v: 1, fields }));

describe('settings', () => {
  test('the defaults are within their bounds', () => {
    expect(v.parse(SettingsSchema, DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
    expect(settingsOf(NO_SETTINGS)).toEqual(DEFAULT_SETTINGS);
  });

  test('one changed, the others stay', () => {
    const changed = withSetting(NO_SETTINGS, 'retention', 0.85, 5);
    expect(settingsOf(changed)).toEqual({ ...DEFAULT_SETTINGS, retention: 0.85 });
    expect(v.parse(StoredSettingsSchema, changed)).toEqual(changed);
  });

  const refused: [name: keyof typeof DEFAULT_SETTINGS, value: unknown][] = [
    ['newPerDay', -1],
    ['newPerDay', 1.5],
    ['retention', 0.69],
    ['retention', 0.98],
    ['learningSteps', ['10']],
    ['learningSteps', ['0m']],
    ['maximumInterval', 0],
    ['dayStartsAt', 24],
    ['directions', []],
    ['directions', ['telepathy']],
    ['weights', [1, 2, 3]],
    ['weights', new Array(21).fill(NaN)],
    ['theme', 'sepia'],
  ];
  test.each(refused)('%s cannot be %j', (name, value) => {
    expect(() => withSetting(NO_SETTINGS, name, value as never, 5)).toThrow(v.ValiError);
    // Stored by another version or another hand: the default holds, the value stays.
    const odd: StoredSettings = { v: 1, fields: { [name]: { value, at: 5 } } };
    expect(settingsOf(odd)).toEqual(DEFAULT_SETTINGS);
  });

  test('merge field by field, the later change winning', () => {
    const mine = withSetting(withSetting(NO_SETTINGS, 'newPerDay', 5, 100), 'theme', 'dark', 100);
    const theirs = withSetting(withSetting(NO_SETTINGS, 'newPerDay', 7, 200), 'theme', 'light', 50);
    expect(settingsOf(mergeSettings(mine, theirs))).toMatchObject({ newPerDay: 7, theme: 'dark' });
  });

  test('merging is commutative, associative and idempotent, and keeps fields of a later version', () => {
    fc.assert(
      fc.property(stored, stored, stored, (a, b, c) => {
        expect(mergeSettings(a, b)).toEqual(mergeSettings(b, a));
        expect(mergeSettings(mergeSettings(a, b), c)).toEqual(mergeSettings(a, mergeSettings(b, c)));
        expect(mergeSettings(a, a)).toEqual(a);
        expect('fromALaterVersion' in mergeSettings(a, b).fields).toBe(
          'fromALaterVersion' in a.fields || 'fromALaterVersion' in b.fields,
        );
      }),
    );
  });

  test('a change made after the clock was set back still wins over what it replaced', () => {
    const before = withSetting(NO_SETTINGS, 'newPerDay', 5, 1000);
    const after = withSetting(before, 'newPerDay', 6, 10);
    expect(settingsOf(mergeSettings(before, after)).newPerDay).toBe(6);
  });
});
