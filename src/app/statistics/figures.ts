/** The figures of the statistics that the whole log is needed for; the rest comes from the memory. */
import { aheadOf, type Ahead } from '../../schedule/ahead.ts';
import type { LogRecord } from '../../schedule/model.ts';
import type { Scheduler } from '../../schedule/scheduler.ts';
import {
  byAge,
  byDay,
  eventsOf,
  habitsOf,
  retentionOf,
  type AgeStatistics,
  type DayStatistics,
  type Habits,
  type Retention,
} from '../../schedule/statistics.ts';

/** Study days that the retention of the latest time is taken over. */
export const LATEST_DAYS = 30;

export interface Figures {
  /** Answers that stand. */
  readonly answers: number;
  /** Milliseconds, interruptions left out. */
  readonly took: number;
  readonly days: readonly DayStatistics[];
  readonly ages: readonly AgeStatistics[];
  readonly latest: Retention;
  readonly habits: Habits;
  /** Records that carry a moment to come. */
  readonly ahead: Ahead | null;
}

/**
 * @param today the study day it is
 * @param now ms
 */
export function figuresOf(
  log: readonly LogRecord[],
  scheduler: Scheduler,
  today: number,
  now: number,
): Figures {
  const events = eventsOf(log, scheduler);
  const days = byDay(events);
  return {
    answers: events.length,
    took: days.reduce((sum, day) => sum + day.took, 0),
    days,
    ages: byAge(events),
    latest: retentionOf(events.filter(({ record }) => record.day > today - LATEST_DAYS)),
    habits: habitsOf(events),
    ahead: aheadOf(log, now),
  };
}
