/** What passes between the screen and the worker that reads the whole log, checked on arrival on either side. */
import * as v from 'valibot';
import type { Edit } from '../../../library/edit.ts';
import { AnkiTermSchema, PACKAGE_FORMATS } from '../../../exchange/anki/term.ts';
import { DIRECTIONS, isCardId, type CardId } from '../../../schedule/model.ts';
import { LogRecordSchema } from '../../../schedule/schemas.ts';
import type { CardMemory } from '../../../schedule/scheduler.ts';
import { SettingsSchema } from '../../../schedule/schemas.ts';
import { TermIdSchema } from '../../../term/term-id.ts';
import type { Habits } from '../../../schedule/statistics.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** ms. */
const moment = v.number();
const studyDay = v.pipe(v.number(), v.safeInteger());
const cardId = v.custom<CardId>(isCardId);
const isObject = (value: unknown) => typeof value === 'object' && value !== null;

const SchedulerSettingsSchema = v.pick(SettingsSchema, [
  'retention',
  'learningSteps',
  'relearningSteps',
  'maximumInterval',
  'fuzz',
  'leechLapses',
  'weights',
]);

export const JobSchema = v.variant('type', [
  /** Make the memory and cache it. */
  v.object({ type: v.literal('prepare'), settings: SchedulerSettingsSchema, now: moment }),
  v.object({
    type: v.literal('backup'),
    context: v.object({
      unsaved: v.pipe(v.array(LogRecordSchema), v.readonly()),
      glossary: v.object({ id: v.string(), version: count, entries: count }),
      writtenBy: v.string(),
      now: moment,
      day: studyDay,
    }),
    /** Whether the kept texts go with it. */
    texts: v.boolean(),
  }),
  v.object({ type: v.literal('reviews'), day: studyDay }),
  /** Say what importing a file would do; the file is kept for `merge`. */
  v.object({ type: v.literal('preview'), file: v.blob(), now: moment }),
  v.object({ type: v.literal('merge'), now: moment }),
  v.object({ type: v.literal('figures'), settings: SchedulerSettingsSchema, today: studyDay, now: moment }),
  v.object({
    type: v.literal('forecast'),
    settings: SettingsSchema,
    today: studyDay,
    /** Every card that is or may come to be asked, as it is remembered. */
    states: v.array(v.tuple([cardId, v.custom<CardMemory>(isObject)])),
    habits: v.custom<Habits>(isObject),
    wanted: v.array(v.object({ choice: v.object({ retention: v.number(), newPerDay: count }), days: count })),
  }),
  v.object({ type: v.literal('history'), card: cardId }),
  /** Has what was answered of a term be so of another, and stores edits with it: all of it or nothing. */
  v.object({
    type: v.literal('move'),
    from: TermIdSchema,
    to: TermIdSchema,
    /** The store checks them. */
    edits: v.pipe(v.array(v.custom<Edit>(isObject)), v.readonly()),
    now: moment,
  }),
  /** A package for Anki. */
  v.object({
    type: v.literal('anki'),
    format: v.picklist(PACKAGE_FORMATS),
    terms: v.pipe(v.array(AnkiTermSchema), v.readonly()),
    deck: v.string(),
    directions: v.pipe(v.array(v.picklist(DIRECTIONS)), v.readonly()),
    look: v.object({
      script: v.picklist(['simplified', 'traditional']),
      phonetics: v.picklist(['pinyin', 'zhuyin']),
    }),
    /** With what is remembered under this schedule, and the reviews; null for new cards. */
    settings: v.nullable(SchedulerSettingsSchema),
    zone: v.string(),
    dayStartsAt: count,
    now: moment,
  }),
  /** Adds records from elsewhere that are not here yet. */
  v.object({ type: v.literal('add'), records: v.pipe(v.array(LogRecordSchema), v.readonly()), now: moment }),
]);
export type Job = v.InferOutput<typeof JobSchema>;
export type JobOf<Type extends Job['type']> = Extract<Job, { type: Type }>;

/** The worker asks for jobs by number, so that answers find their questions. */
export const RequestSchema = v.object({
  id: count,
  /** Name of the database. */
  database: v.string(),
  /** What former ids of terms stand for, as the store was opened with. */
  former: v.map(v.string(), TermIdSchema),
  job: JobSchema,
});
export type Request = v.InferOutput<typeof RequestSchema>;

export const ReportSchema = v.variant('type', [
  /** The job has arrived. */
  v.object({ type: v.literal('begun'), id: count }),
  /** How much is done, 0 to 1. */
  v.object({ type: v.literal('share'), id: count, share: v.number() }),
  /** Its shape is that of the job's result (jobs.ts): the worker is of the same build. */
  v.object({ type: v.literal('done'), id: count, result: v.unknown() }),
  v.object({
    type: v.literal('failed'),
    id: count,
    name: v.string(),
    message: v.string(),
    details: v.string(),
  }),
]);
export type Report = v.InferOutput<typeof ReportSchema>;
