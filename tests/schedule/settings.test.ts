import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  DEFAULT_SETTINGS,
  NO_SETTINGS,
  SETTING_NAMES,
  settingsOf,
  type StoredSettings,
} from '../../src/schedule/settings.ts';
import { mergeSettings, readForeignSettings, withSetting } from '../../src/schedule/change-settings.ts';
import { SettingsSchema, StoredSettingsSchema } from '../../src/schedule/schemas.ts';

const stored: fc.Arbitrary<StoredSettings> = fc
  .dictionary(
    fc.constantFrom(...SETTING_NAMES, 'supplied', 'names', 'fromALaterVersion'),
    fc.record({
      value: fc.oneof(
        fc.integer({ min: 0, max: 40 }),
        fc.boolean(),
        fc.constant('dark'),
        fc.constant(['cited']),
      ),
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
    ['newOrder', 'at-random'],
    ['leftOut', ['']],
    ['leftOut', 'cited'],
  ];
  test.each(refused)('%s cannot be %j', (name, value) => {
    expect(() => withSetting(NO_SETTINGS, name, value as never, 5)).toThrow(RangeError);
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
        const orders = [
          [a, b, c],
          [c, a, b],
          [b, c, a],
          [c, b, a],
        ] as const;
        const [first, ...others] = orders.map((order) =>
          settingsOf(order.reduce(mergeSettings, NO_SETTINGS)),
        );
        for (const other of others) expect(other).toEqual(first);
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

/** Fields as a device stores them: value and moment. */
const fieldsOf = (fields: Record<string, [value: unknown, at: number]>): StoredSettings => ({
  v: 1,
  fields: Object.fromEntries(Object.entries(fields).map(([name, [value, at]]) => [name, { value, at }])),
});

describe('settings of version 0.1.0', () => {
  const rows: [name: string, stored: Parameters<typeof fieldsOf>[0], leftOut: string[]][] = [
    ['nothing chosen', {}, ['cited', 'supplied']],
    ['both off', { supplied: [false, 5], names: [false, 5] }, ['cited', 'supplied']],
    ['supplied terms on', { supplied: [true, 5] }, ['cited']],
    ['names on', { names: [true, 5] }, ['supplied']],
    ['both on', { supplied: [true, 5], names: [true, 9] }, []],
    ['out of bounds: as if not chosen', { supplied: ['yes', 5], names: [1, 5] }, ['cited', 'supplied']],
    [
      'a switch before the list',
      { supplied: [true, 5], leftOut: [['supplied', 'topic:law'], 9] },
      ['supplied', 'topic:law'],
    ],
    [
      'a switch after the list',
      { supplied: [true, 9], leftOut: [['supplied', 'topic:law'], 5] },
      ['topic:law'],
    ],
    [
      'a switch off after the list',
      { names: [false, 9], leftOut: [['topic:law'], 5] },
      ['cited', 'topic:law'],
    ],
    ['both at once: the list, which wrote them', { names: [true, 5], leftOut: [['cited'], 5] }, ['cited']],
    ['a list out of bounds: as if not chosen', { names: [true, 5], leftOut: [7, 9] }, ['supplied']],
  ];
  test.each(rows)('what is left out: %s', (_, stored, leftOut) => {
    expect(settingsOf(fieldsOf(stored)).leftOut).toEqual(leftOut);
  });

  test('a device that has only that version sees the same, and its later choice holds', () => {
    const old = fieldsOf({ supplied: [true, 100] });
    const mine = withSetting(old, 'leftOut', ['tag:easy', 'supplied'], 50);
    expect(settingsOf(mine).leftOut).toEqual(['supplied', 'tag:easy']);
    // The list follows what it replaces, though the clock was set back.
    expect(mine.fields).toMatchObject({
      supplied: { value: false, at: 101 },
      names: { value: true, at: 101 },
    });
    const theirs = fieldsOf({ names: [false, 200] });
    for (const merged of [mergeSettings(mine, theirs), mergeSettings(theirs, mine)])
      expect(settingsOf(merged).leftOut).toEqual(['cited', 'supplied', 'tag:easy']);
  });

  test('a choice made on one device is not undone by an earlier one on another, in any order', () => {
    const change = fc.record({
      device: fc.nat(2),
      old: fc.boolean(),
      label: fc.constantFrom('supplied', 'cited'),
      drilled: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const devices = [NO_SETTINGS, NO_SETTINGS, NO_SETTINGS];
        const expected = new Set(['supplied', 'cited']);
        changes.forEach(({ device, old, label, drilled }, index) => {
          // A device takes the others in before it is changed; then the last change holds.
          const here = devices.reduce(mergeSettings);
          const leftOut = settingsOf(here).leftOut.filter((one) => one !== label);
          devices[device] = old
            ? mergeSettings(
                here,
                fieldsOf({ [label === 'cited' ? 'names' : 'supplied']: [drilled, 100 + index] }),
              )
            : withSetting(here, 'leftOut', drilled ? leftOut : [...leftOut, label], 100 + index);
          if (drilled) expected.delete(label);
          else expected.add(label);
        });
        for (const order of [devices, devices.toReversed()])
          expect(settingsOf(order.reduce(mergeSettings)).leftOut).toEqual([...expected].sort());
      }),
    );
  });

  test('what that version reads is written where it changes, and nothing it takes for damage', () => {
    const supplied = withSetting(NO_SETTINGS, 'leftOut', ['cited', 'kind:place'], 50);
    expect(supplied.fields).toMatchObject({ supplied: { value: true, at: 50 } });
    expect(supplied.fields).not.toHaveProperty('names');
    // Its names of fields: of others it says that they are no settings.
    for (const name of Object.keys(supplied.fields)) expect(name).toMatch(/^[a-z][A-Za-z0-9]{0,40}$/);
    expect(readForeignSettings(supplied)).toEqual({ settings: supplied, refused: [] });
  });

  test('the order of new cards: printed is what is called appearance now', () => {
    expect(settingsOf(fieldsOf({ newOrder: ['printed', 5] })).newOrder).toBe('appearance');
    expect(settingsOf(NO_SETTINGS).newOrder).toBe('interleaved');
    expect(settingsOf(fieldsOf({ newOrder: ['topic', 5] })).newOrder).toBe('topic');
  });

  test('a switch in a file that is no switch does not take the place of the learner’s own', () => {
    const read = readForeignSettings(fieldsOf({ supplied: ['yes', 900], names: [true, 900] }))!;
    expect(read.refused).toMatchObject([{ field: 'supplied' }]);
    expect(Object.keys(read.settings.fields)).toEqual(['names']);
  });
});

describe('labels left out', () => {
  const LABELS = ['supplied', 'cited', 'kind:place', 'tag:簡單', 'article:one', 'topic:law'];
  const leftOutIn = (stored: StoredSettings) => settingsOf(stored).leftOut;

  test('two devices that each leave out another label before they meet keep both', () => {
    const shared = withSetting(NO_SETTINGS, 'leftOut', ['cited', 'supplied', 'tag:old'], 10);
    const one = withSetting(shared, 'leftOut', ['cited', 'supplied', 'tag:old', 'kind:place'], 20);
    const two = withSetting(shared, 'leftOut', ['cited', 'tag:old', 'topic:law'], 30);
    for (const merged of [mergeSettings(one, two), mergeSettings(two, one)])
      expect(leftOutIn(merged)).toEqual(['cited', 'kind:place', 'tag:old', 'topic:law']);
  });

  test('of each label the last change holds, wherever it was made and in whatever order devices meet', () => {
    const change = fc.record({
      device: fc.nat(2),
      label: fc.constantFrom(...LABELS),
      out: fc.boolean(),
      meets: fc.option(fc.nat(2)),
      old: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        const devices = [NO_SETTINGS, NO_SETTINGS, NO_SETTINGS];
        const expected = new Set(['supplied', 'cited']);
        changes.forEach(({ device, label, out, meets, old }, index) => {
          if (meets !== null) devices[device] = mergeSettings(devices[device]!, devices[meets]!);
          const here = devices[device]!;
          const others = leftOutIn(here).filter((one) => one !== label);
          const at = 100 + index;
          const former = label === 'supplied' ? 'supplied' : label === 'cited' ? 'names' : undefined;
          if (old && former !== undefined)
            devices[device] = mergeSettings(here, fieldsOf({ [former]: [!out, at] }));
          else if (leftOutIn(here).includes(label) !== out)
            devices[device] = withSetting(here, 'leftOut', out ? [...others, label] : others, at);
          // Nothing is changed where it is so already.
          else return;
          if (out) expected.add(label);
          else expected.delete(label);
        });
        for (const order of [devices, devices.toReversed(), [...devices, ...devices]])
          expect(leftOutIn(order.reduce(mergeSettings))).toEqual([...expected].sort());
      }),
    );
  });

  test('a list as it was stored before counts for every label until one is changed after it', () => {
    const list = fieldsOf({
      leftOut: [['kind:place', 'tag:old'], 100],
      supplied: [true, 100],
      names: [true, 100],
    });
    // The list follows neither clock: what is changed after it is later.
    const here = withSetting(list, 'leftOut', ['kind:place', 'cited'], 7);
    expect(leftOutIn(here)).toEqual(['cited', 'kind:place']);
    const other = withSetting(list, 'leftOut', ['kind:place', 'tag:old', 'topic:law'], 300);
    expect(leftOutIn(mergeSettings(here, other))).toEqual(['cited', 'kind:place', 'topic:law']);
    const again = mergeSettings(here, fieldsOf({ leftOut: [['tag:old'], 200] }));
    expect(leftOutIn(again)).toEqual(['tag:old']);
  });

  test('what is no choice of a label costs itself, and is not taken from a file', () => {
    const [name] = Object.keys(
      withSetting(NO_SETTINGS, 'leftOut', ['cited', 'supplied', 'kind:place'], 5).fields,
    );
    const odd = fieldsOf({ [name!]: [{ label: 'kind:place', out: 'yes' }, 9] });
    expect(settingsOf(odd)).toEqual(DEFAULT_SETTINGS);
    expect(readForeignSettings(odd)).toMatchObject({ settings: NO_SETTINGS, refused: [{ field: name }] });
  });
});
