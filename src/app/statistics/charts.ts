/**
 * The statistics as tables, each of which is drawn as a chart, read out as a table and saved as CSV: one model,
 * so that the three cannot differ.
 */
import { isoDate } from '../../schedule/day.ts';
import { GRADES } from '../../schedule/model.ts';
import type { AgeStatistics, Bar, DayStatistics, Knowledge, Retention } from '../../schedule/statistics.ts';
import { DAY } from '../../schedule/model.ts';
import { GRADE_LABELS } from '../learner/wording.ts';

export interface Column {
  readonly label: string;
  readonly values: readonly (number | null)[];
  /** How the column is drawn; `none` stands in the table only. */
  readonly drawn: 'bars' | 'line' | 'none';
  /** `share`: 0 to 1, shown in percent. */
  readonly unit: 'count' | 'minutes' | 'share';
}

export interface ChartTable {
  /** Names the CSV file. */
  readonly id: string;
  readonly title: string;
  /** What the rows are. */
  readonly rowLabel: string;
  /** One name for each row, as written in the table and the file. */
  readonly rows: readonly string[];
  /** Shorter names for the axis. */
  readonly ticks: readonly string[];
  readonly columns: readonly Column[];
}

/** Whether a chart of it has anything to show but its axes. */
export const isAnythingDrawn = ({ columns }: Pick<ChartTable, 'columns'>): boolean =>
  columns.some(({ drawn, values }) => drawn !== 'none' && values.some((value) => value !== null));

/** How far back the charts by day look. */
export const SPANS = [
  { value: 'month', label: 'A month', days: 30, each: 1 },
  { value: 'quarter', label: 'Three months', days: 91, each: 7 },
  { value: 'year', label: 'A year', days: 364, each: 14 },
  { value: 'all', label: 'All', days: Infinity, each: 30 },
] as const;
export type Span = (typeof SPANS)[number]['value'];

/** Days put together: one row of the charts by day. */
export interface Period {
  readonly from: number;
  readonly to: number;
  readonly days: readonly DayStatistics[];
}

/** Divides the days up to `today` into periods, also those without an answer. */
export function periodsOf(days: readonly DayStatistics[], today: number, span: Span): Period[] {
  const { days: length, each } = SPANS.find(({ value }) => value === span)!;
  const first = days[0]?.day ?? today;
  const wanted = Number.isFinite(length) ? length : Math.max(today - first + 1, each);
  const count = Math.ceil(wanted / each);
  return Array.from({ length: count }, (_, index) => {
    const to = today - (count - 1 - index) * each;
    const from = to - each + 1;
    return { from, to, days: days.filter(({ day }) => day >= from && day <= to) };
  });
}

function periodNames(periods: readonly Period[]): Pick<ChartTable, 'rows' | 'ticks' | 'rowLabel'> {
  const byDay = periods.every(({ from, to }) => from === to);
  return {
    rowLabel: byDay ? 'Day' : 'Days',
    rows: periods.map(({ from, to }) => (from === to ? isoDate(from) : `${isoDate(from)} to ${isoDate(to)}`)),
    ticks: periods.map(({ to }) => shortDate(to)),
  };
}

function shortDate(day: number): string {
  return new Date(day * DAY).toLocaleDateString('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' });
}

export function answersTable(periods: readonly Period[]): ChartTable {
  const sum = (of: (day: DayStatistics) => number) =>
    periods.map(({ days }) => days.reduce((total, day) => total + of(day), 0));
  return {
    id: 'answers',
    title: 'Answers',
    ...periodNames(periods),
    columns: [
      { label: 'Answers', unit: 'count', drawn: 'bars', values: sum(({ answers }) => answers) },
      { label: 'New terms begun', unit: 'count', drawn: 'line', values: sum(({ introduced }) => introduced) },
      ...GRADES.map((grade): Column => ({
        label: GRADE_LABELS[grade],
        unit: 'count',
        drawn: 'none',
        values: sum(({ grades }) => grades[grade]),
      })),
    ],
  };
}

export function retentionTable(periods: readonly Period[]): ChartTable {
  const joined = periods.map(({ days }) => joinRetention(days.map(({ retention }) => retention)));
  return {
    id: 'retention',
    title: 'True retention',
    ...periodNames(periods),
    columns: [...retentionColumns(joined, 'line')],
  };
}

export function timeTable(periods: readonly Period[]): ChartTable {
  return {
    id: 'time',
    title: 'Time spent',
    ...periodNames(periods),
    columns: [
      {
        label: 'Minutes',
        unit: 'minutes',
        drawn: 'bars',
        values: periods.map(({ days }) => days.reduce((sum, { took }) => sum + took, 0) / 60_000),
      },
    ],
  };
}

export function ageTable(ages: readonly AgeStatistics[]): ChartTable {
  const names = ages.map(({ above, upTo }) =>
    upTo === Infinity
      ? `over ${above} days`
      : above === 0
        ? `up to ${upTo} days`
        : `${above + 1} to ${upTo} days`,
  );
  return {
    id: 'retention-by-age',
    title: 'True retention by the age of a term',
    rowLabel: 'Since the first answer',
    rows: names,
    ticks: ages.map(({ above, upTo }) => (upTo === Infinity ? `>${above} d` : `${upTo} d`)),
    columns: retentionColumns(
      ages.map(({ retention }) => retention),
      'bars',
    ),
  };
}

function retentionColumns(retentions: readonly Retention[], drawn: 'bars' | 'line'): Column[] {
  return [
    { label: 'Recalled', unit: 'share', drawn, values: retentions.map(({ share }) => share) },
    { label: 'Expected', unit: 'share', drawn: 'line', values: retentions.map(({ expected }) => expected) },
    { label: 'Reviews', unit: 'count', drawn: 'none', values: retentions.map(({ reviews }) => reviews) },
  ];
}

function joinRetention(retentions: readonly Retention[]): Retention {
  const reviews = retentions.reduce((sum, one) => sum + one.reviews, 0);
  const recalled = retentions.reduce((sum, one) => sum + one.recalled, 0);
  const expected = retentions.reduce((sum, one) => sum + (one.expected ?? 0) * one.reviews, 0);
  return {
    reviews,
    recalled,
    share: reviews === 0 ? null : recalled / reviews,
    expected: reviews === 0 ? null : expected / reviews,
  };
}

/**
 * @param due cards due on each day, were nothing new begun and everything recalled
 * @param played mean reviews a day of the simulated learner
 */
export function forecastTable(today: number, due: readonly number[], played: readonly number[]): ChartTable {
  return {
    id: 'forecast',
    title: 'The next 30 days',
    rowLabel: 'Day',
    rows: due.map((_, index) => isoDate(today + index)),
    ticks: due.map((_, index) => shortDate(today + index)),
    columns: [
      { label: 'Due already', unit: 'count', drawn: 'bars', values: due },
      { label: 'With lapses and new terms', unit: 'count', drawn: 'line', values: played },
    ],
  };
}

export function stabilityTable({ stability }: Knowledge): ChartTable {
  return histogramTable('stability', 'Stability', 'Days until recall falls to 90 %', stability, (from, to) =>
    to === Infinity
      ? [`over ${days(from)}`, `>${shortDays(from)}`]
      : [`${days(from)} to ${days(to)}`, shortDays(to)],
  );
}

export function difficultyTable({ difficulty }: Knowledge): ChartTable {
  return histogramTable('difficulty', 'Difficulty', 'Difficulty, of 10', difficulty, (from, to) => [
    `${from} to ${Math.floor(to)}`,
    `${from}–${Math.floor(to)}`,
  ]);
}

export function recallTable({ recall }: Knowledge): ChartTable {
  return histogramTable('recall', 'Chance of recall today', 'Chance', recall, (from, to) => {
    const percent = (share: number) => Math.round(Math.min(share, 1) * 100);
    return [`${percent(from)} to ${percent(to)} %`, `${percent(to)} %`];
  });
}

function histogramTable(
  id: string,
  title: string,
  rowLabel: string,
  bars: readonly Bar[],
  name: (from: number, to: number) => readonly [string, string],
): ChartTable {
  const names = bars.map(({ from, to }) => name(from, to));
  return {
    id,
    title,
    rowLabel,
    rows: names.map(([long]) => long),
    ticks: names.map(([, short]) => short),
    columns: [{ label: 'Cards', unit: 'count', drawn: 'bars', values: bars.map(({ count }) => count) }],
  };
}

function days(count: number): string {
  return count >= 365 ? `${count / 365} y` : `${count} d`;
}
const shortDays = days;

/** How many cards are in which state; states without cards are left out. */
export function sortsSentence(knowledge: Knowledge): string {
  const named: readonly (readonly [count: number, name: string])[] = [
    [knowledge.fresh, 'new'],
    [knowledge.learning, 'in learning'],
    [knowledge.young, 'young'],
    [knowledge.learned, 'learned'],
    [knowledge.suspended, 'suspended'],
    [knowledge.known, 'known'],
    [knowledge.leeches, 'set aside as forgotten too often'],
  ];
  const told = named.filter(([count]) => count > 0).map(([count, name]) => `${count} ${name}`);
  return told.length === 0 ? 'No cards.' : `${told.join(', ')}.`;
}

/** A value as the table shows it. */
export function formatValue(value: number | null, unit: Column['unit']): string {
  if (value === null) return '–';
  switch (unit) {
    case 'count':
      return Number.isInteger(value) ? value.toLocaleString('en') : value.toFixed(1);
    case 'minutes':
      return value.toFixed(value < 10 ? 1 : 0);
    case 'share':
      return `${(value * 100).toFixed(value > 0.9995 ? 0 : 1)} %`;
  }
}

/** The table as rows for a CSV file: shares stay fractions. */
export function csvRows({ rowLabel, rows, columns }: ChartTable): {
  readonly header: string[];
  readonly rows: (string | number | null)[][];
} {
  return {
    header: [rowLabel, ...columns.map(({ label, unit }) => (unit === 'minutes' ? `${label} (min)` : label))],
    rows: rows.map((row, index) => [row, ...columns.map(({ values }) => rounded(values[index] ?? null))]),
  };
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10_000) / 10_000;
}

/** What a screen reader hears of the chart itself; the table has the rest. */
export function describeChart({ title, rows, columns }: ChartTable): string {
  const told = columns
    .filter(({ drawn }) => drawn !== 'none')
    .map(({ label, values, unit }) => {
      const numbers = values.filter((value) => value !== null);
      if (numbers.length === 0) return `${label}: none yet`;
      const low = formatValue(Math.min(...numbers), unit);
      const high = formatValue(Math.max(...numbers), unit);
      return low === high ? `${label}: ${low} throughout` : `${label}: from ${low} to ${high}`;
    });
  return `Chart: ${title}, ${rows.length} rows. ${told.join('. ')}. The table below has every value.`;
}

/** The calendar: a cell for each day of the last weeks, columns are weeks that begin on Monday. */
export interface CalendarDay {
  readonly day: number;
  readonly date: string;
  readonly answers: number;
  /** 0 for none, then 1 to 4 by quarters of the busiest day. */
  readonly level: 0 | 1 | 2 | 3 | 4;
}

export function calendarOf(
  statistics: readonly DayStatistics[],
  today: number,
  weeks: number,
): CalendarDay[] {
  const answers = new Map(statistics.map((one) => [one.day, one.answers]));
  // 1970-01-01 was a Thursday.
  const monday = today - ((today + 3) % 7);
  const first = monday - (weeks - 1) * 7;
  const days = Array.from({ length: today - first + 1 }, (_, index) => first + index);
  const most = Math.max(1, ...days.map((day) => answers.get(day) ?? 0));
  return days.map((day) => {
    const count = answers.get(day) ?? 0;
    const level = count === 0 ? 0 : (Math.min(4, Math.ceil((count / most) * 4)) as 1 | 2 | 3 | 4);
    return { day, date: isoDate(day), answers: count, level };
  });
}
