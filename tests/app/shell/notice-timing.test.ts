import { describe, expect, test } from 'vitest';
import { endsWithScreen, leftOf, pause, resume, stayOf } from '../../../src/app/shell/notice-timing.ts';

const copied = { tone: 'quiet', text: 'The link to this term is copied.' } as const;
const undo = { ...copied, action: { label: 'Undo' } };
const version = { tone: 'quiet', text: 'A new version is ready.', action: {}, stays: true } as const;
const warning = { tone: 'warning', text: 'An answer of your drill is not stored yet.' } as const;

describe('a confirmation', () => {
  test('leaves after some six seconds, a long one later', () => {
    const stay = resume(stayOf(copied), 1000);
    expect(leftOf(stay, 6999)).toBe(1);
    expect(leftOf(stay, 7000)).toBe(0);
    expect(leftOf(resume(stayOf({ ...copied, text: 'a'.repeat(120) }), 0), 0)).toBe(9000);
  });

  test('has no time run while it is pointed at, and some left afterwards', () => {
    let stay = resume(stayOf(copied), 0);
    stay = pause(stay, 5900);
    expect(leftOf(stay, 60_000)).toBe(100);
    stay = resume(stay, 60_000);
    expect(leftOf(stay, 60_000)).toBe(2500);
    expect(leftOf(stay, 62_500)).toBe(0);
  });

  test('keeps its time where it was not yet to be seen', () => {
    const stay = pause(stayOf(copied), 9000);
    expect(leftOf(resume(stay, 10_000), 10_000)).toBe(6000);
  });

  test('is not shortened or lengthened by a clock that is set back', () => {
    expect(leftOf(resume(stayOf(copied), 5000), 1000)).toBe(6000);
  });
});

test.each([undo, version, warning])('$text waits to be dismissed', (notice) => {
  expect(leftOf(resume(stayOf(notice), 0), 1e9)).toBe(Infinity);
});

test('the next screen ends what was seen, but for warnings and what is to stay', () => {
  const seen = (notice: Parameters<typeof stayOf>[0]) => endsWithScreen(notice, resume(stayOf(notice), 0));
  expect([copied, undo, version, warning].map(seen)).toEqual([true, true, false, false]);
  expect(endsWithScreen(copied, stayOf(copied)), 'never seen').toBe(false);
});
