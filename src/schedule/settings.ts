/**
 * What the learner may choose. Each field is stored with the moment it changed, so that two devices merge field
 * by field, the later change winning.
 */
import { default_w } from 'ts-fsrs';
import * as v from 'valibot';
import { CITED, LabelSchema, SUPPLIED } from './labels.ts';
import { DIRECTIONS, LAST_MOMENT, LOG_VERSION, momentWithin } from './model.ts';
import { plainJson } from './plain-json.ts';

const count = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** A step as `10m`, `1h` or `1d`. */
const STEP = /^[1-9]\d{0,3}[mhd]$/;
const step = v.custom<`${number}${'m' | 'h' | 'd'}`>(
  (value) => typeof value === 'string' && STEP.test(value),
  'is not a step such as 10m, 1h or 1d',
);
const steps = v.pipe(v.array(step), v.maxLength(10));

/** The orders in which new cards come (see new-order.ts). Version 0.1.0 called appearance `printed`. */
const newOrder = v.pipe(
  v.picklist(['interleaved', 'appearance', 'topic', 'mixed', 'printed']),
  v.transform((order) => (order === 'printed' ? 'appearance' : order)),
);

/** Each label once, so that two equal choices are written alike. */
function inOneOrder(labels: Iterable<string>): string[] {
  return [...new Set(labels)].sort();
}

/** The fields, their bounds. */
const fields = {
  /** New cards a day. */
  newPerDay: count(0, 9999),
  /** Reviews a day. */
  reviewsPerDay: count(0, 9999),
  /** The share of reviews the learner wants to recall; ts-fsrs and its authors advise 0.7 to 0.97. */
  retention: v.pipe(v.number(), v.minValue(0.7), v.maxValue(0.97)),
  learningSteps: steps,
  relearningSteps: steps,
  /** Days. */
  maximumInterval: count(1, 36_500),
  /** Whether intervals vary a little, so that cards learned together do not stay together. */
  fuzz: v.boolean(),
  newOrder,
  /** The local hour at which a study day begins. */
  dayStartsAt: count(0, 23),
  /** The ways a term is asked; at least one. */
  directions: v.pipe(v.array(v.picklist(DIRECTIONS)), v.minLength(1), v.maxLength(DIRECTIONS.length)),
  /** Labels of cards that are not drilled; which, and what stays all the same, is said where cards are made. */
  leftOut: v.pipe(
    v.array(LabelSchema),
    v.maxLength(10_000),
    v.transform((labels) => inOneOrder(labels)),
  ),
  /** Whether a new card is shown with its answer before it is first asked. */
  showNew: v.boolean(),
  /** Lapses after which a card is set aside; 0 never. */
  leechLapses: count(0, 99),
  /** The parameters of FSRS-6 fitted to the learner; null for the defaults. */
  weights: v.nullable(v.pipe(v.array(v.pipe(v.number(), v.finite())), v.length(default_w.length))),
  script: v.picklist(['simplified', 'traditional']),
  phonetics: v.picklist(['pinyin', 'zhuyin']),
  theme: v.picklist(['system', 'light', 'dark']),
};

export const SettingsSchema = v.object(fields);
export type Settings = v.InferOutput<typeof SettingsSchema>;
export type SettingName = keyof Settings;
export const SETTING_NAMES = Object.keys(fields) as SettingName[];

export const DEFAULT_SETTINGS: Settings = {
  newPerDay: 10,
  reviewsPerDay: 200,
  retention: 0.9,
  learningSteps: ['1m', '10m'],
  relearningSteps: ['10m'],
  maximumInterval: 36_500,
  fuzz: true,
  newOrder: 'interleaved',
  dayStartsAt: 4,
  directions: ['hanzi-meaning'],
  leftOut: [CITED, SUPPLIED],
  // Anki and Pleco ask at once, and the first answer tells the schedule how well a term was known before.
  showNew: false,
  leechLapses: 8,
  weights: null,
  script: 'simplified',
  phonetics: 'pinyin',
  theme: 'system',
};

/**
 * Which labels are left out is stored label by label, each choice a field of its own with its own moment, so that two
 * devices that leave out different ones keep both; also where a device of another version merges them, which knows
 * nothing of these fields but that there are some. A field's name holds no label: it is a hash of it.
 */
const CHOICE_FIELD = /^leftOut[0-9a-f]{16}$/;
const choiceField = (label: string) => `leftOut${hash(label)}`;
const ChoiceSchema = v.object({ label: LabelSchema, out: v.boolean() });

/**
 * Fields of version 0.1.0 that are no settings any more: each said whether the cards of one label are drilled. A device
 * that has only that version goes on writing them, so the later of such a field and the label's own decides; and it
 * goes on reading them, so they are written with that.
 */
const FORMER_SWITCHES: readonly (readonly [field: string, label: string])[] = [
  ['supplied', SUPPLIED],
  ['names', CITED],
];

const stamped = v.object({
  value: v.unknown(),
  at: v.pipe(
    v.number(),
    v.safeInteger(),
    v.minValue(0),
    // Else no change could ever come after it.
    v.maxValue(LAST_MOMENT, 'lies after the year 2199'),
  ),
});
const fieldName = v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]{0,40}$/, 'is no name of a setting'));

/**
 * As stored: the changed fields only, each with the moment of its change. Fields of a later version are kept,
 * so that an older app does not lose them.
 */
export const StoredSettingsSchema = v.object({
  v: v.literal(LOG_VERSION),
  fields: v.record(fieldName, stamped),
});
export type StoredSettings = v.InferOutput<typeof StoredSettingsSchema>;

export const NO_SETTINGS: StoredSettings = { v: LOG_VERSION, fields: {} };

/** A field that was not taken, and why. */
export interface RefusedField {
  readonly field: string;
  readonly problem: string;
  readonly value: unknown;
}

const LooseSettingsSchema = v.object({
  v: v.literal(LOG_VERSION),
  fields: v.custom<Record<string, unknown>>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    'are no fields',
  ),
});

/**
 * Settings from storage or from a file, field by field: a bad one costs itself only.
 *
 * @returns null where the value is nothing like settings
 */
export function readStoredSettings(
  value: unknown,
): { readonly settings: StoredSettings; readonly refused: readonly RefusedField[] } | null {
  const loose = v.safeParse(LooseSettingsSchema, value);
  if (!loose.success) return null;
  const kept: StoredSettings['fields'] = {};
  const refused: RefusedField[] = [];
  for (const [field, stored] of Object.entries(loose.output.fields)) {
    const name = v.safeParse(fieldName, field);
    const checked = v.safeParse(stamped, stored);
    if (name.success && checked.success && !(field in Object.prototype)) kept[field] = checked.output;
    else {
      const [issue] = [...(name.issues ?? []), ...(checked.issues ?? [])];
      refused.push({ field, problem: issue?.message ?? 'is no name of a setting', value: stored });
    }
  }
  return { settings: { v: LOG_VERSION, fields: kept }, refused };
}

/**
 * Settings from a file: besides, no field this version knows may be out of its bounds, where it would take the place
 * of the learner's own choice and then count as none.
 *
 * @returns null where the value is nothing like settings
 */
export function readForeignSettings(value: unknown): ReturnType<typeof readStoredSettings> {
  const read = readStoredSettings(value);
  if (read === null) return null;
  const kept: StoredSettings['fields'] = {};
  const refused = [...read.refused];
  for (const [field, stored] of Object.entries(read.settings.fields)) {
    const schema = schemaOf(field);
    const checked = schema === undefined ? null : v.safeParse(schema, stored.value);
    if (checked === null || checked.success) kept[field] = stored;
    else refused.push({ field, problem: checked.issues[0].message, value: stored });
  }
  return { settings: { v: LOG_VERSION, fields: kept }, refused };
}

/** What a field's value must be; undefined for a field of a later version. */
function schemaOf(
  field: string,
): (typeof fields)[SettingName] | typeof ChoiceSchema | v.BooleanSchema<undefined> | undefined {
  if (CHOICE_FIELD.test(field)) return ChoiceSchema;
  if (FORMER_SWITCHES.some(([former]) => former === field)) return v.boolean();
  return (SETTING_NAMES as readonly string[]).includes(field) ? fields[field as SettingName] : undefined;
}

/** Every field, chosen or default. A stored value out of bounds counts as not chosen; it stays stored. */
export function settingsOf(stored: StoredSettings): Settings {
  const settings: Record<string, unknown> = { ...DEFAULT_SETTINGS };
  for (const name of SETTING_NAMES) {
    const field = stored.fields[name];
    if (field === undefined) continue;
    const checked = v.safeParse(fields[name], field.value);
    if (checked.success) settings[name] = checked.output;
  }
  return { ...(settings as Settings), leftOut: leftOutOf(stored) };
}

/**
 * The labels left out. About each the latest word decides: its own field; a list of all, as it was once stored; a former
 * switch.
 */
function leftOutOf(stored: StoredSettings): string[] {
  const list = v.safeParse(fields.leftOut, stored.fields.leftOut?.value);
  const listed = list.success ? stampOf(stored, 'leftOut') : -1;
  const leftOut = new Set(list.success ? list.output : DEFAULT_SETTINGS.leftOut);
  const decided = new Map<string, number>();
  const decide = (label: string, out: boolean, at: number) => {
    // Of what was said at the same moment the first stands: a label's own field, then the list.
    if (at <= (decided.get(label) ?? -1) || at < listed) return;
    decided.set(label, at);
    if (out) leftOut.add(label);
    else leftOut.delete(label);
  };
  for (const [field, { value, at }] of Object.entries(stored.fields)) {
    if (!CHOICE_FIELD.test(field)) continue;
    const choice = v.safeParse(ChoiceSchema, value);
    if (choice.success && choiceField(choice.output.label) === field)
      decide(choice.output.label, choice.output.out, at);
  }
  for (const [field, label] of FORMER_SWITCHES) {
    const drilled = stored.fields[field]?.value;
    const at = stampOf(stored, field);
    if (typeof drilled === 'boolean' && at > listed) decide(label, !drilled, at);
  }
  return inOneOrder(leftOut);
}

/** When a field was changed, -1 where it never was. */
function stampOf(stored: StoredSettings, field: string): number {
  return stored.fields[field]?.at ?? -1;
}

/**
 * The settings with one field changed at the moment `at`.
 *
 * @param shown the labels left out that a change of these began with: another tab may have changed others since
 * @throws v.ValiError where the value is out of the field's bounds
 */
export function withSetting<Name extends SettingName>(
  stored: StoredSettings,
  name: Name,
  value: Settings[Name],
  at: number,
  shown: readonly string[] = leftOutOf(stored),
): StoredSettings {
  const checked = v.parse(fields[name], value);
  const changed = name === 'leftOut' ? choicesOf(shown, checked as string[]) : { [name]: checked };
  const before = name === 'leftOut' ? [...Object.keys(changed), 'leftOut'] : [name];
  // A change follows the one it replaces even where the clock was set back in between.
  const replaced = Math.max(...before.map((field) => stampOf(stored, field)));
  const later = momentWithin(Math.max(at, replaced + 1));
  const stamped = Object.entries(changed).map(([field, value]) => [field, { value, at: later }]);
  return { v: LOG_VERSION, fields: { ...stored.fields, ...Object.fromEntries(stamped) } };
}

/** The fields that lead from some labels left out to others: those of labels that change. */
function choicesOf(from: readonly string[], to: readonly string[]): Record<string, unknown> {
  const before = new Set(from);
  const after = new Set(to);
  const changed: Record<string, unknown> = {};
  for (const label of new Set([...before, ...after])) {
    const out = after.has(label);
    if (before.has(label) === out) continue;
    changed[choiceField(label)] = { label, out } satisfies v.InferOutput<typeof ChoiceSchema>;
    for (const [field, switched] of FORMER_SWITCHES) if (switched === label) changed[field] = !out;
  }
  return changed;
}

/** Field by field, the later change. Commutative, associative and idempotent. */
export function mergeSettings(a: StoredSettings, b: StoredSettings): StoredSettings {
  const merged: StoredSettings['fields'] = { ...a.fields };
  for (const [name, field] of Object.entries(b.fields)) {
    const mine = merged[name];
    if (mine === undefined || mine.at < field.at || (mine.at === field.at && text(mine) < text(field))) {
      merged[name] = field;
    }
  }
  return { v: LOG_VERSION, fields: merged };
}

function text(field: { value: unknown }): string {
  return plainJson(field.value);
}

/** FNV-1a in 64 bits, of UTF-16 code units: sixteen hex digits. */
function hash(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index++)
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}
