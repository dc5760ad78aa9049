/**
 * What checks the stored shapes of the drill, wherever one comes from outside. The shapes themselves stand beside what
 * uses them (model.ts, settings.ts, session-record.ts), so that the first screen does without a schema: it takes what
 * sound.ts knows at a glance, and asks here about the rest.
 */
import * as v from 'valibot';
import { CARD_STATES, type Filter } from './cards.ts';
import { isLabel, labelOf, type Family } from './labels.ts';
import {
  DAY,
  GRADES,
  isCardId,
  isUlid,
  LAST_ID,
  LAST_MOMENT,
  LOG_VERSION,
  MARKS,
  type CardId,
  type LogRecord,
} from './model.ts';
import type { SessionRecord } from './session-record.ts';
import {
  ACCEPTS,
  readStoredSettings,
  type SettingName,
  type Settings,
  type StoredSettings,
} from './settings.ts';

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const ulidText = v.pipe(v.string(), v.check(isUlid, 'is not a ULID'));
const id = v.pipe(
  ulidText,
  v.check((text) => text <= LAST_ID, 'its moment lies after the year 2199'),
);
const card = v.custom<CardId>(isCardId, 'is not a card (entry:direction)');
/** Milliseconds since 1970-01-01T00:00Z. */
const moment = v.pipe(whole, v.maxValue(LAST_MOMENT, 'lies after the year 2199'));
/** Study days since 1970-01-01, counted on the learner's calendar (see day.ts). */
const dayNumber = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(-1),
  v.maxValue(Math.ceil(LAST_MOMENT / DAY) + 1),
);
const version = v.literal(LOG_VERSION);

const GradeRecordSchema = v.pipe(
  v.object({
    v: version,
    type: v.literal('grade'),
    id,
    card,
    at: moment,
    day: dayNumber,
    grade: v.picklist(GRADES),
    took: v.pipe(whole, v.maxValue(DAY)),
    days: v.optional(v.pipe(whole, v.minValue(1), v.maxValue(2 ** 32 - 1))),
  }),
  v.check(({ at, day }) => Math.abs(day - at / DAY) <= 2, 'its study day is not the day of its moment'),
);

const UndoRecordSchema = v.object({
  v: version,
  type: v.literal('undo'),
  id,
  at: moment,
  undoes: ulidText,
});
const MarkRecordSchema = v.object({ v: version, type: v.picklist(MARKS), id, card, at: moment });
const BuryRecordSchema = v.object({
  v: version,
  type: v.literal('bury'),
  id,
  card,
  at: moment,
  until: dayNumber,
});

/** One line of the append-only log. */
export const LogRecordSchema: v.GenericSchema<unknown, LogRecord> = v.variant('type', [
  GradeRecordSchema,
  UndoRecordSchema,
  MarkRecordSchema,
  BuryRecordSchema,
]);

const LabelSchema = v.custom<string>(isLabel, 'is no label');

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

const labelled = (family: Family, value: string): Filter => ({ by: 'label', label: labelOf(family, value) });

const FilterSchema = v.variant('by', [
  v.object({ by: v.literal('everything') }),
  v.object({ by: v.literal('label'), label: LabelSchema }),
  v.object({ by: v.picklist(CARD_STATES), label: v.exactOptional(LabelSchema) }),
  v.object({ by: v.literal('terms'), terms: v.array(text) }),
  // As version 0.1.0 stored them.
  v.pipe(
    v.object({ by: v.literal('topic'), topic: text }),
    v.transform(({ topic }) => labelled('topic', topic)),
  ),
  v.pipe(
    v.object({ by: v.literal('article'), article: text }),
    v.transform(({ article }) => labelled('article', article)),
  ),
  v.pipe(
    v.object({ by: v.literal('kind'), kind: text }),
    v.transform(({ kind }) => labelled('kind', kind)),
  ),
  v.pipe(
    v.object({ by: v.literal('entries'), entries: v.array(text) }),
    v.transform(({ entries }): Filter => ({ by: 'terms', terms: entries })),
  ),
]);

export const SessionRecordSchema: v.GenericSchema<unknown, SessionRecord> = v.object({
  v: v.literal(LOG_VERSION),
  at: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  day: v.pipe(v.number(), v.safeInteger()),
  after: v.optional(v.string()),
  filter: FilterSchema,
  extent: v.picklist(['due', 'all']),
  mode: v.picklist(['scheduled', 'cram']),
});

type Fields = { readonly [Name in SettingName]: v.GenericSchema<unknown, Settings[Name]> };

/** Every field, each within its bounds. */
export const SettingsSchema = v.object(
  Object.fromEntries(
    Object.entries(ACCEPTS).map(([name, accepts]) => [
      name,
      v.pipe(
        v.unknown(),
        v.check((value) => accepts(value) !== undefined, 'is a value that this setting cannot have'),
        v.transform((value) => accepts(value)!),
      ),
    ]),
  ) as unknown as Fields,
);

/** As another tab sends them. */
export const StoredSettingsSchema = v.custom<StoredSettings>(
  (value) => readStoredSettings(value)?.refused.length === 0,
  'are no settings',
);
