/** What passes between the screen and the worker that fits the schedule, checked on arrival on either side. */
import * as v from 'valibot';
import { isCardId, type CardId, type LogRecord } from '../../schedule/model.ts';
import { SettingsSchema } from '../../schedule/schemas.ts';
import { TermIdSchema } from '../../term/term-id.ts';
import { KeptFileSchema } from '../offline/kept-file.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const number = v.pipe(v.number(), v.finite());
/** Every record passed its schema when it was read from the store. */
const record = v.custom<LogRecord>((value) => typeof value === 'object' && value !== null && 'type' in value);

/** Asks for one fit. A worker does one and is then ended; to stop it, it is ended earlier. */
export const JobSchema = v.object({
  type: v.literal('fit'),
  /** The trainer's WebAssembly, gzipped. */
  trainer: KeptFileSchema,
  /**
   * The records; or the name of the database that has them, since a long log is slow to hand over, and what former ids
   * of terms stand for, as the store was opened with.
   */
  log: v.union([
    v.array(record),
    v.object({ database: v.string(), former: v.map(v.string(), TermIdSchema) }),
  ]),
  settings: SettingsSchema,
  /** Every card that is or may come to be asked. */
  cards: v.array(v.custom<CardId>(isCardId)),
  /** The study day it is. */
  today: v.pipe(v.number(), v.safeInteger()),
});
export type Job = v.InferOutput<typeof JobSchema>;

const AccuracySchema = v.object({
  trials: count,
  logLoss: number,
  rmse: number,
  recalled: number,
  foretold: number,
});
const LoadSchema = v.object({
  /** Cards due today, those overdue among them. */
  dueToday: count,
  /** Expected reviews on each of the next days. */
  reviews: v.array(number),
  minutesPerDay: number,
});
export type Load = v.InferOutput<typeof LoadSchema>;

const tested = {
  /** How many trials the fit that was tested learned from. */
  fittedOn: count,
  comparison: v.object({
    verdict: v.picklist(['better', 'not-better']),
    current: AccuracySchema,
    fitted: AccuracySchema,
    gain: number,
    standardError: number,
  }),
};

export const OutcomeSchema = v.variant('kind', [
  v.object({ kind: v.literal('too-few'), trials: count, missing: count }),
  v.object({ kind: v.literal('not-better'), ...tested }),
  v.object({
    kind: v.literal('better'),
    ...tested,
    /** Fitted to everything, to be put in force if the learner accepts. */
    weights: v.array(number),
    /** Days a card waits after each of TYPICAL_COURSES. */
    intervals: v.array(v.object({ current: number, fitted: number })),
    load: v.object({ current: LoadSchema, fitted: LoadSchema }),
  }),
]);
export type Outcome = v.InferOutput<typeof OutcomeSchema>;

/** Why a fit gave nothing. */
export const FAILURES = [
  'trainer-unreachable',
  'trainer-missing',
  'trainer-broken',
  /** A part of the worker's own code did not come. */
  'code',
  'unsupported',
  'fault',
] as const;
export type FailureReason = (typeof FAILURES)[number];

const ProgressSchema = v.variant('type', [
  /** The trainer comes: bytes so far. */
  v.object({ type: v.literal('fetching'), bytes: count }),
  /** How much of the whole work is done, 0 to 1. */
  v.object({
    type: v.literal('working'),
    step: v.picklist(['fitting-earlier', 'fitting-all', 'comparing']),
    share: number,
  }),
]);
export type Progress = v.InferOutput<typeof ProgressSchema>;

export const ReportSchema = v.variant('type', [
  ...ProgressSchema.options,
  v.object({ type: v.literal('done'), outcome: OutcomeSchema }),
  v.object({
    type: v.literal('failed'),
    reason: v.picklist(FAILURES),
    /** The error's own words. */
    details: v.string(),
  }),
]);
export type Report = v.InferOutput<typeof ReportSchema>;
