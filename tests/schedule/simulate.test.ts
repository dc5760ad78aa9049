import { describe, expect, test } from 'vitest';
import { createScheduler } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../src/schedule/settings.ts';
import { simulate } from '../../src/schedule/simulate.ts';
import { ASSUMED_HABITS } from '../../src/schedule/statistics.ts';
import { seeded } from './seeded.ts';

function year(more: Partial<typeof DEFAULT_SETTINGS>, fresh = 3000) {
  const settings = { ...DEFAULT_SETTINGS, newPerDay: 20, reviewsPerDay: 9999, ...more };
  return simulate({
    scheduler: createScheduler(settings),
    settings,
    begun: [],
    fresh,
    habits: ASSUMED_HABITS,
    day: 20_000,
    days: 365,
    random: seeded(7),
  });
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe('a learner whose recall follows the model, over a year', () => {
  test.each([0.75, 0.8, 0.85, 0.9, 0.95])('recalls the desired %d within two points', (retention) => {
    const { days } = year({ retention });
    const share = sum(days.map(({ recalled }) => recalled)) / sum(days.map(({ reviews }) => reviews));
    expect(Math.abs(share - retention)).toBeLessThan(0.02);
  });

  test('works more for a higher retention', () => {
    const work = (retention: number) => sum(year({ retention }, 500).days.map(({ reviews }) => reviews));
    expect(work(0.95)).toBeGreaterThan(1.5 * work(0.85));
  });

  test('begins every card, never more than wanted a day', () => {
    const { days, cards } = year({}, 500);
    expect(cards).toHaveLength(500);
    expect(Math.max(...days.map(({ introduced }) => introduced))).toBe(20);
  });

  test('never does more than the limit, and knows what is left', () => {
    const { days } = year({ reviewsPerDay: 15 }, 500);
    expect(Math.max(...days.map(({ reviews }) => reviews))).toBe(15);
    expect(days.some(({ left }) => left > 0)).toBe(true);
  });

  test('has a steadier load with the fuzz than without', () => {
    const unevenness = (fuzz: boolean) => {
      const loads = year({ fuzz, newPerDay: 10 }, 3000)
        .days.slice(120)
        .map(({ reviews }) => reviews);
      return sum(loads.slice(1).map((load, index) => Math.abs(load - loads[index]!))) / sum(loads);
    };
    expect(unevenness(true)).toBeLessThan(0.6 * unevenness(false));
  });

  test('is the same for the same chance', () => {
    expect(year({}, 200)).toEqual(year({}, 200));
  });
});
