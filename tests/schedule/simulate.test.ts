import { describe, expect, test } from 'vitest';
import { createScheduler } from '../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../src/schedule/settings.ts';
import { simulate } from '../../src/schedule/simulate.ts';
import { ASSUMED_HABITS } from '../../src/schedule/statistics.ts';
import { seeded } from './seeded.ts';

function year(retention: number, more: Partial<typeof DEFAULT_SETTINGS> = {}, seed = 7) {
  const settings = { ...DEFAULT_SETTINGS, retention, newPerDay: 20, reviewsPerDay: 9999, ...more };
  return simulate({
    scheduler: createScheduler(settings),
    settings,
    begun: [],
    fresh: 3000,
    habits: ASSUMED_HABITS,
    day: 20_000,
    days: 365,
    random: seeded(seed),
  });
}

function share(days: readonly { reviews: number; recalled: number }[]): number {
  const reviews = days.reduce((sum, day) => sum + day.reviews, 0);
  return days.reduce((sum, day) => sum + day.recalled, 0) / reviews;
}

describe('a learner whose recall follows the model', () => {
  test.each([0.75, 0.8, 0.85, 0.9, 0.95])(
    'reaches a desired retention of %d within two points',
    (retention) => {
      console.log(retention, share(year(retention).days));
      expect(Math.abs(share(year(retention).days) - retention)).toBeLessThan(0.02);
    },
  );
});
