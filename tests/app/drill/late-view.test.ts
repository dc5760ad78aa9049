import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DrillView } from '../../../src/app/drill/drill.ts';
import { lateView, PATIENCE } from '../../../src/app/drill/late-view.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const OPENING: DrillView = { state: 'opening' };
/** One of several, told apart by what is left. */
const storing = (left: number) => ({ state: 'storing', progress: { done: 0, left } }) as unknown as DrillView;

function watch() {
  const drawn: DrillView[] = [];
  return { drawn, ...lateView((view) => void drawn.push(view)) };
}

test('what is stored at once is never drawn as being stored', () => {
  const { drawn, show } = watch();
  show(storing(2));
  vi.advanceTimersByTime(PATIENCE - 1);
  show(OPENING);
  vi.runAllTimers();
  expect(drawn).toEqual([OPENING]);
});

test('storing an answer and waiting for the next card are one wait, and the last view of it is drawn', () => {
  const { drawn, show } = watch();
  show(storing(2));
  vi.advanceTimersByTime(PATIENCE - 1);
  show(storing(1));
  vi.advanceTimersByTime(1);
  expect(drawn).toEqual([storing(1)]);
  show(storing(0));
  expect(drawn).toEqual([storing(1), storing(0)]);
});

test('each wait is one of its own, and none outlives its end', () => {
  const { drawn, show, stop } = watch();
  show(storing(2));
  show(OPENING);
  show(storing(1));
  vi.advanceTimersByTime(PATIENCE - 1);
  expect(drawn).toEqual([OPENING]);
  stop();
  vi.runAllTimers();
  expect(drawn).toEqual([OPENING]);
});
