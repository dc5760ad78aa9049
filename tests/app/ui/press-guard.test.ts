import { expect, test } from 'vitest';
import { PressGuard, SETTLE_MS } from '../../../src/app/ui/press-guard.ts';

test('a press counts before anything has changed, and again once a change has settled', () => {
  const guard = new PressGuard();
  expect(guard.acceptsPointer(0)).toBe(true);
  guard.changed(1000);
  expect(guard.acceptsPointer(1000)).toBe(false);
  expect(guard.acceptsPointer(1000 + SETTLE_MS - 1)).toBe(false);
  expect(guard.acceptsPointer(1000 + SETTLE_MS)).toBe(true);
});

test('each change begins the pause anew', () => {
  const guard = new PressGuard();
  guard.changed(1000);
  guard.changed(1150);
  expect(guard.acceptsPointer(1000 + SETTLE_MS)).toBe(false);
  expect(guard.acceptsPointer(1150 + SETTLE_MS)).toBe(true);
});

test('the same key twice is one press, another key is another', () => {
  const guard = new PressGuard();
  expect(guard.acceptsKey('Space', 1000)).toBe(true);
  guard.changed(1001);
  expect(guard.acceptsKey('Space', 1050)).toBe(false);
  expect(guard.acceptsKey('Digit3', 1100)).toBe(true);
  guard.changed(1101);
  expect(guard.acceptsKey('Digit3', 1150)).toBe(false);
  expect(guard.acceptsKey('Digit3', 1101 + SETTLE_MS)).toBe(true);
});
