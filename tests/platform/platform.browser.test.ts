/** Each function of the browser replaced by one that is missing, throws, rejects or never answers. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { holdLock } from '../../src/platform/locks.ts';
import * as platform from '../../src/platform/platform.ts';
import { askToKeep, storageUsage } from '../../src/platform/storage.ts';

const undo: (() => void)[] = [];

let hour = 0;
let before: readonly platform.Trouble[] = [];
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  // Long after the test before: what failed in it is asked anew.
  vi.setSystemTime(Date.UTC(2026, 0, 1, hour++));
  before = platform.platformTroubles();
});
afterEach(() => {
  vi.useRealTimers();
  for (const one of undo.splice(0).reverse()) one();
});

/** Puts a property in the place of an object's own or inherited one, until the test is over. */
function replace(object: object, name: string, property: PropertyDescriptor): void {
  const own = Object.getOwnPropertyDescriptor(object, name);
  Object.defineProperty(object, name, { configurable: true, ...property });
  undo.push(() => {
    if (own === undefined) Reflect.deleteProperty(object, name);
    else Object.defineProperty(object, name, own);
  });
}

const never = () => new Promise<never>(() => undefined);
const atOnce: [how: string, property: PropertyDescriptor][] = [
  ['is missing', { value: undefined }],
  [
    'throws',
    {
      value: () => {
        throw new Error('out of order');
      },
    },
  ],
  [
    'cannot even be named',
    {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    },
  ],
];

const failures: typeof atOnce = [
  ...atOnce,
  ['rejects', { value: () => Promise.reject(new Error('out of order')) }],
  ['never answers', { value: never }],
];

async function settled<T>(answer: Promise<T>): Promise<T> {
  await vi.advanceTimersByTimeAsync(platform.PATIENCE);
  return answer;
}

/** What has failed in this test. */
const names = () =>
  platform
    .platformTroubles()
    .filter((one) => !before.includes(one))
    .map(({ of }) => of);

describe.each(failures)('a function that %s', (how, property) => {
  const isNoted = how !== 'is missing';

  test('estimate: the room is unknown, the promise is not', async () => {
    replace(navigator.storage, 'estimate', property);
    replace(navigator.storage, 'persisted', { value: async () => true });
    expect(await settled(storageUsage())).toEqual({ used: null, quota: null, persisted: true });
    expect(names()).toEqual(isNoted ? ['storage-room'] : []);
  });

  test('persisted: nothing is promised, the room is known', async () => {
    replace(navigator.storage, 'persisted', property);
    replace(navigator.storage, 'estimate', { value: async () => ({ usage: 5, quota: 9 }) });
    expect(await settled(storageUsage())).toEqual({ used: 5, quota: 9, persisted: false });
    expect(names()).toEqual(isNoted ? ['storage-promise'] : []);
  });

  test('persist: it could not be asked', async () => {
    replace(navigator.storage, 'persist', property);
    expect(await settled(askToKeep())).toBe('unasked');
    // Firefox puts the question to the learner, and answers when they have.
    expect(names()).toEqual(isNoted && how !== 'never answers' ? ['storage-promise'] : []);
  });

  test('locks: every card is granted, and no second one is waited for', async () => {
    if (how === 'is missing' || how === 'cannot even be named') replace(navigator, 'locks', property);
    else replace(navigator.locks, 'request', property);
    const held = await settled(holdLock('a'));
    expect(held).not.toBeNull();
    held!.release();
    // The clock stands still: whoever waited now would wait for ever.
    expect(await holdLock('b')).not.toBeNull();
    expect(names()).toEqual(isNoted ? ['locks'] : []);
  });
});

test('a browser that promises nothing is not said to have refused', async () => {
  replace(navigator, 'storage', { value: undefined });
  expect(await settled(storageUsage())).toEqual({ used: null, quota: null, persisted: null });
  expect(await settled(askToKeep())).toBe('unasked');
});

describe.each(atOnce)('a function that answers at once and %s', (_, property) => {
  test('BroadcastChannel: nothing is heard, nothing fails', () => {
    replace(globalThis, 'BroadcastChannel', property);
    const channel = platform.openTabChannel('x', () => undefined);
    channel.post({ type: 'everything' });
    channel.close();
    expect(names()).toEqual(['tabs']);
  });

  test('the source of chance: another serves', () => {
    replace(crypto, 'getRandomValues', property);
    const drawn = Array.from({ length: 50 }, platform.chance);
    expect(drawn.every((one) => one >= 0 && one < 1)).toBe(true);
    expect(new Set(drawn).size).toBeGreaterThan(40);
    expect(names()).toEqual(['chance']);
  });

  test('media queries: nothing matches', () => {
    replace(globalThis, 'matchMedia', property);
    expect(platform.mediaMatches('(min-width: 0)')).toBe(false);
    platform.onMediaChange('(min-width: 0)', () => undefined)();
    // Others that ask, as libraries do, get an answer from then on.
    expect(matchMedia('(min-width: 0)').matches).toBe(false);
    expect(names()).toEqual(['media']);
  });

  test('localStorage: nothing is kept', () => {
    replace(globalThis, 'localStorage', property);
    expect(platform.readNote('x')).toBeNull();
    expect(platform.writeNote('x', 'y')).toBe(false);
    expect(names()).toEqual(['small-notes']);
  });

  test('the time zone: the offset serves', () => {
    replace(Intl.DateTimeFormat.prototype, 'resolvedOptions', property);
    expect(() => new Intl.DateTimeFormat('en', { timeZone: platform.timeZone() })).not.toThrow();
    expect(names()).toEqual(['time-zone']);
  });
});

test('a lock that is granted too late is given back', async () => {
  let grant: (lock: object) => void = () => undefined;
  let given: Promise<void> | undefined;
  replace(navigator.locks, 'request', {
    value: (_: string, __: object, callback: (lock: object) => Promise<void>) => {
      grant = (lock) => (given = callback(lock));
      return never();
    },
  });
  await settled(holdLock('a'));
  grant({});
  await given;
  expect(names()).toEqual(['locks']);
});

test('a message that cannot be posted is no failure of what it tells of', () => {
  replace(BroadcastChannel.prototype, 'postMessage', {
    value: () => {
      throw new DOMException('no', 'DataCloneError');
    },
  });
  const channel = platform.openTabChannel('x', () => undefined);
  expect(() => channel.post({})).not.toThrow();
  channel.close();
  expect(names()).toEqual(['tabs']);
});

test.each([
  ['-5', { usage: -5, quota: NaN }],
  ['text', { usage: '12', quota: null }],
  ['nothing', null],
])('an estimate of %s is none', async (_, estimate) => {
  replace(navigator.storage, 'estimate', { value: async () => estimate });
  expect(await settled(storageUsage())).toMatchObject({ used: null, quota: null });
});
