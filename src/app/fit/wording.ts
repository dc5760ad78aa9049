/** A fit in the learner's words and figures. */
import { isoDate } from '../../schedule/day.ts';
import { TYPICAL_COURSES, type Accuracy, type Comparison } from '../../schedule/fitting.ts';
import { counted } from '../term/labels.ts';
import type { ChartTable } from '../statistics/charts.ts';
import { GRADE_LABELS, shortInterval, storageSize } from '../learner/wording.ts';
import type { FailureReason, Load, Outcome, Progress } from './messages.ts';

export interface Row {
  readonly label: string;
  readonly current: string;
  readonly fitted: string;
}

const percent = (share: number) => `${Math.round(share * 100)} %`;
const points = (share: number) => (share * 100).toFixed(1);

/** How far the work is, 0 to 1, and what is done; undefined while that cannot be told. */
export function progressOf(
  progress: Progress | null,
  trainerBytes: number,
): { readonly share: number | undefined; readonly step: string; readonly words: string } {
  if (progress === null) return { share: undefined, step: 'Reading your log', words: 'Reading your log…' };
  if (progress.type === 'fetching') {
    return {
      share: Math.min(1, progress.bytes / trainerBytes),
      step: 'Fetching the trainer',
      words: `Fetching the trainer: ${storageSize(progress.bytes)} of ${storageSize(trainerBytes)}`,
    };
  }
  const step = {
    'fitting-earlier': 'Fitting to your earlier reviews',
    'fitting-all': 'Fitting to all of your reviews',
    comparing: 'Comparing the schedules',
  }[progress.step];
  return { share: progress.share, step, words: `${step}…` };
}

/** How well both foretold the reviews held back, in one sentence. */
export function verdictSentence({ verdict, current, fitted }: Comparison): string {
  const happened = `Of ${counted(current.trials, 'later review')} kept aside for the test, you remembered ${percent(current.recalled)}`;
  const foretold = `the schedule in force predicted ${percent(current.foretold)}, the fitted one ${percent(fitted.foretold)}`;
  const judged =
    verdict === 'better'
      ? 'Review by review, the fitted one came closer, too.'
      : 'Review by review, it was not clearly closer: by no more than chance would bring, or by too little to matter.';
  return `${happened}; ${foretold}. ${judged}`;
}

interface Accuracies {
  readonly current: Accuracy;
  readonly fitted: Accuracy;
}

/** The figures of the test for everybody. Smaller is better. */
export function accuracyRows({ current, fitted }: Accuracies): Row[] {
  return [
    {
      label: 'Typical error, in percentage points',
      current: points(current.rmse),
      fitted: points(fitted.rmse),
    },
  ];
}

/** What the verdict was reached by, for who knows the measure. Smaller is better. */
export function logLossWords({ current, fitted }: Accuracies): string {
  return `Log loss, by which the two are compared: ${current.logLoss.toFixed(3)} in force, ${fitted.logLoss.toFixed(3)} fitted. Smaller is better.`;
}

/** How long typical cards would wait. */
export function intervalRows(intervals: Extract<Outcome, { kind: 'better' }>['intervals']): Row[] {
  return intervals.map(({ current, fitted }, index) => ({
    label: courseName(TYPICAL_COURSES[index]!.grades),
    current: shortInterval({ unit: 'days', days: current }),
    fitted: shortInterval({ unit: 'days', days: fitted }),
  }));
}

function courseName(grades: readonly (1 | 2 | 3 | 4)[]): string {
  if (grades.length === 1) return `New, ${GRADE_LABELS[grades[0]!]}`;
  const [last, before] = [grades.at(-1)!, grades.length - 1];
  return last === 1 ? `Good ${before} times, then forgotten` : `${GRADE_LABELS[last]} ${grades.length} times`;
}

type Loads = { readonly current: Load; readonly fitted: Load };

const sumOf = ({ reviews }: Load) => reviews.reduce((total, one) => total + one, 0);
const reviewsOf = (load: Load) => Math.round(sumOf(load)).toLocaleString('en');

/** What the next days would ask. */
export function loadRows({ current, fitted }: Loads): Row[] {
  const row = (label: string, of: (load: Load) => string): Row => ({
    label,
    current: of(current),
    fitted: of(fitted),
  });
  return [
    row('Due today', ({ dueToday }) => dueToday.toLocaleString('en')),
    row(`Reviews in ${current.reviews.length} days`, reviewsOf),
    row('Minutes a day, with new cards', ({ minutesPerDay }) => minutesPerDay.toFixed(1)),
  ];
}

/** A change of the reviews by less than this share is none. */
const LEAST_CHANGE = 0.03;
/** Waits that differ by less than this, taken together, are as long. As a factor: 5 %. */
const LEAST_FACTOR = 1.05;

/** What accepting would mean: the figure first, then how it goes together with how long cards would wait. */
export function loadSentence(
  { current, fitted }: Loads,
  intervals: readonly { readonly current: number; readonly fitted: number }[],
): string {
  const figure = `Reviews in ${current.reviews.length} days: ${reviewsOf(current)} → ${reviewsOf(fitted)}.`;
  const change = (sumOf(fitted) - sumOf(current)) / Math.max(1, sumOf(current));
  if (Math.abs(change) < LEAST_CHANGE) return `${figure} You would be asked about as often as now.`;
  const waits = waitsChange(intervals);
  const much =
    change >= 1
      ? `${(change + 1).toFixed(1)} times as often`
      : `${percent(Math.abs(change))} ${change > 0 ? 'more' : 'less'} often`;
  const often = `You would be asked about ${much}`;
  if (waits === 'same' || change > 0 === (waits === 'shorter')) {
    const because = change > 0 ? 'forget sooner' : 'remember longer';
    return `${figure} ${often}, because you ${because} than the schedule in force assumes.`;
  }
  return (
    `${figure} ${often} in these ${current.reviews.length} days, although most of the waits below are ${waits}. ` +
    `The two measure different things: the sum counts your own cards as they stand today; the waits are those of typical cards from their first answer on, ` +
    `and say more about the time after that.`
  );
}

/** Whether cards would wait longer or not, all courses taken together by the mean of their ratios. */
function waitsChange(
  intervals: readonly { readonly current: number; readonly fitted: number }[],
): 'longer' | 'shorter' | 'same' {
  const mean =
    intervals.reduce(
      (sum, { current, fitted }) => sum + Math.log(Math.max(1, fitted) / Math.max(1, current)),
      0,
    ) / Math.max(1, intervals.length);
  if (Math.abs(mean) < Math.log(LEAST_FACTOR)) return 'same';
  return mean > 0 ? 'longer' : 'shorter';
}

export function loadTable(
  today: number,
  { current, fitted }: { readonly current: Load; readonly fitted: Load },
): ChartTable {
  const days = current.reviews.map((_, index) => today + index);
  return {
    id: 'schedules',
    title: `Reviews in the next ${days.length} days`,
    rowLabel: 'Day',
    rows: days.map(isoDate),
    ticks: days.map((_, index) => String(index + 1)),
    columns: [
      { label: 'Fitted', unit: 'count', drawn: 'line', values: fitted.reviews },
      { label: 'In force', unit: 'count', drawn: 'line', values: current.reviews },
    ],
  };
}

export function failureWords(reason: FailureReason): { readonly happened: string; readonly todo: string } {
  switch (reason) {
    case 'trainer-unreachable':
      return {
        happened: 'The trainer could not be fetched.',
        todo: 'It has to come over the network once. Try again when you are online.',
      };
    case 'trainer-missing':
      return {
        happened: 'The trainer is no longer where it was.',
        todo: 'A new version of the app has probably replaced this one. Reload the app, then try again.',
      };
    case 'trainer-broken':
      return {
        happened: 'What came was not the trainer.',
        todo: 'The connection may have put a page of its own in its place. Try again on another network.',
      };
    case 'unsupported':
      return {
        happened: 'This browser cannot run the trainer.',
        todo: 'An up-to-date browser can: export your data, import it there, and bring the fitted schedule back the same way.',
      };
    case 'code':
      return {
        happened: 'A part of the app could not be loaded.',
        todo: 'The connection broke off, or a newer version has replaced this one. Reload the app, then try again.',
      };
    case 'fault':
      return {
        happened: 'The fit failed.',
        todo: 'Try again. If it happens again, report the details below.',
      };
  }
}
