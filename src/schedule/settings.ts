/**
 * What the learner may choose. Each field is stored with the moment it changed, so that two devices merge field
 * by field, the later change winning.
 */
import { default_w } from 'ts-fsrs';
import { CITED, isLabel, SUPPLIED } from './labels.ts';
import { DIRECTIONS, LAST_MOMENT, LOG_VERSION, type Direction } from './model.ts';

/**
 * What a field takes: the value as it is used, or undefined where it is out of the field's bounds. Plain functions and no
 * schema: the first screen waits for them (schemas.ts has the schemas).
 */
type Accept<T> = (value: unknown) => T | undefined;

const count =
  (least: number, most: number): Accept<number> =>
  (value) =>
    Number.isInteger(value) ? between(least, most)(value) : undefined;

const between =
  (least: number, most: number): Accept<number> =>
  (value) =>
    typeof value === 'number' && value >= least && value <= most ? value : undefined;

const oneOf =
  <const T>(...values: readonly T[]): Accept<T> =>
  (value) =>
    values.find((one) => one === value);

/** A list whose members all pass. */
const listOf =
  <T>(accept: Accept<T>, least: number, most: number): Accept<T[]> =>
  (value) => {
    if (!Array.isArray(value) || value.length < least || value.length > most) return undefined;
    const accepted = Array.from(value, accept);
    return accepted.every((one) => one !== undefined) ? accepted : undefined;
  };

const truth: Accept<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);
const finite: Accept<number> = (value) => (Number.isFinite(value) ? (value as number) : undefined);
const label: Accept<string> = (value) => (isLabel(value) ? value : undefined);

/** A step as `10m`, `1h` or `1d`. */
type LearningStep = `${number}${'m' | 'h' | 'd'}`;
const STEP = /^[1-9]\d{0,3}[mhd]$/;
const step: Accept<LearningStep> = (value) =>
  typeof value === 'string' && STEP.test(value) ? (value as LearningStep) : undefined;
const steps = listOf(step, 0, 10);

/** The orders in which new cards come (see new-order.ts). Version 0.1.0 called appearance `printed`. */
const newOrder: Accept<'interleaved' | 'appearance' | 'topic' | 'mixed'> = (value) =>
  value === 'printed' ? 'appearance' : oneOf('interleaved', 'appearance', 'topic', 'mixed')(value);

const labels = listOf(label, 0, 10_000);
const weights = listOf(finite, default_w.length, default_w.length);

/** Each label once, so that two equal choices are written alike. */
function inOneOrder(labels: Iterable<string>): string[] {
  return [...new Set(labels)].sort();
}

export interface Settings {
  /** New cards a day. */
  newPerDay: number;
  /** Reviews a day. */
  reviewsPerDay: number;
  /** The share of reviews the learner wants to recall; ts-fsrs and its authors advise 0.7 to 0.97. */
  retention: number;
  learningSteps: LearningStep[];
  relearningSteps: LearningStep[];
  /** Days. */
  maximumInterval: number;
  /** Whether intervals vary a little, so that cards learned together do not stay together. */
  fuzz: boolean;
  newOrder: 'interleaved' | 'appearance' | 'topic' | 'mixed';
  /** The local hour at which a study day begins. */
  dayStartsAt: number;
  /** The ways a term is asked; at least one. */
  directions: Direction[];
  /** Labels of cards that are not drilled; which, and what stays all the same, is said where cards are made. */
  leftOut: string[];
  /** Whether a new card is shown with its answer before it is first asked. */
  showNew: boolean;
  /** Lapses after which a card is set aside; 0 never. */
  leechLapses: number;
  /** The parameters of FSRS-6 fitted to the learner; null for the defaults. */
  weights: number[] | null;
  script: 'simplified' | 'traditional';
  phonetics: 'pinyin' | 'zhuyin';
  theme: 'system' | 'light' | 'dark';
}
export type SettingName = keyof Settings;

/** The bounds of each field. */
export const ACCEPTS: { readonly [Name in SettingName]: Accept<Settings[Name]> } = {
  newPerDay: count(0, 9999),
  reviewsPerDay: count(0, 9999),
  retention: between(0.7, 0.97),
  learningSteps: steps,
  relearningSteps: steps,
  maximumInterval: count(1, 36_500),
  fuzz: truth,
  newOrder,
  dayStartsAt: count(0, 23),
  directions: listOf(oneOf(...DIRECTIONS), 1, DIRECTIONS.length),
  leftOut: (value) => {
    const given = labels(value);
    return given && inOneOrder(given);
  },
  showNew: truth,
  leechLapses: count(0, 99),
  weights: (value) => (value === null ? null : weights(value)),
  script: oneOf('simplified', 'traditional'),
  phonetics: oneOf('pinyin', 'zhuyin'),
  theme: oneOf('system', 'light', 'dark'),
};
export const SETTING_NAMES = Object.keys(ACCEPTS) as SettingName[];

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
export const isChoiceField = (field: string): boolean => CHOICE_FIELD.test(field);
export const choiceField = (label: string): string => `leftOut${hash(label)}`;

/** Whether one label is left out. */
export interface Choice {
  readonly label: string;
  readonly out: boolean;
}
export const isChoice = (value: unknown): value is Choice =>
  isObject(value) && isLabel(value.label) && typeof value.out === 'boolean';

/**
 * Fields of version 0.1.0 that are no settings any more: each said whether the cards of one label are drilled. A device
 * that has only that version goes on writing them, so the later of such a field and the label's own decides; and it
 * goes on reading them, so they are written with that.
 */
export const FORMER_SWITCHES: readonly (readonly [field: string, label: string])[] = [
  ['supplied', SUPPLIED],
  ['names', CITED],
];

/**
 * As stored: the changed fields only, each with the moment of its change (ms). Fields of a later version are kept,
 * so that an older app does not lose them.
 */
export interface StoredSettings {
  v: typeof LOG_VERSION;
  fields: Record<string, { value: unknown; at: number }>;
}

export const NO_SETTINGS: StoredSettings = { v: LOG_VERSION, fields: {} };

/** A field that was not taken, and why. */
export interface RefusedField {
  readonly field: string;
  readonly problem: string;
  readonly value: unknown;
}

const FIELD_NAME = /^[a-z][A-Za-z0-9]{0,40}$/;

/** What is wrong with a stored field; null where nothing is. */
function problemOfField(field: string, stored: unknown): string | null {
  if (!FIELD_NAME.test(field) || field in Object.prototype) return 'is no name of a setting';
  if (!isObject(stored) || !('value' in stored)) return 'is no value with its moment';
  const { at } = stored;
  if (typeof at !== 'number' || !Number.isSafeInteger(at) || at < 0) return 'carries no moment';
  // Else no change could ever come after it.
  return at > LAST_MOMENT ? 'lies after the year 2199' : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Settings from storage or from a file, field by field: a bad one costs itself only.
 *
 * @returns null where the value is nothing like settings
 */
export function readStoredSettings(
  value: unknown,
): { readonly settings: StoredSettings; readonly refused: readonly RefusedField[] } | null {
  if (!isObject(value) || value.v !== LOG_VERSION || !isObject(value.fields)) return null;
  const kept: StoredSettings['fields'] = {};
  const refused: RefusedField[] = [];
  for (const [field, stored] of Object.entries(value.fields)) {
    const problem = problemOfField(field, stored);
    if (problem === null) {
      const { value, at } = stored as StoredSettings['fields'][string];
      kept[field] = { value, at };
    } else refused.push({ field, problem, value: stored });
  }
  return { settings: { v: LOG_VERSION, fields: kept }, refused };
}

/** Every field, chosen or default. A stored value out of bounds counts as not chosen; it stays stored. */
export function settingsOf(stored: StoredSettings): Settings {
  const settings: Record<string, unknown> = { ...DEFAULT_SETTINGS };
  for (const name of SETTING_NAMES) {
    const field = stored.fields[name];
    if (field === undefined) continue;
    const accepted = ACCEPTS[name](field.value);
    if (accepted !== undefined) settings[name] = accepted;
  }
  return { ...(settings as unknown as Settings), leftOut: leftOutOf(stored) };
}

/**
 * The labels left out. About each the latest word decides: its own field; a list of all, as it was once stored; a former
 * switch.
 */
export function leftOutOf(stored: StoredSettings): string[] {
  const list = ACCEPTS.leftOut(stored.fields.leftOut?.value);
  const listed = list === undefined ? -1 : stampOf(stored, 'leftOut');
  const leftOut = new Set(list ?? DEFAULT_SETTINGS.leftOut);
  const decided = new Map<string, number>();
  const decide = (label: string, out: boolean, at: number) => {
    // Of what was said at the same moment the first stands: a label's own field, then the list.
    if (at <= (decided.get(label) ?? -1) || at < listed) return;
    decided.set(label, at);
    if (out) leftOut.add(label);
    else leftOut.delete(label);
  };
  for (const [field, { value, at }] of Object.entries(stored.fields)) {
    if (isChoiceField(field) && isChoice(value) && choiceField(value.label) === field)
      decide(value.label, value.out, at);
  }
  for (const [field, label] of FORMER_SWITCHES) {
    const drilled = stored.fields[field]?.value;
    const at = stampOf(stored, field);
    if (typeof drilled === 'boolean' && at > listed) decide(label, !drilled, at);
  }
  return inOneOrder(leftOut);
}

/** When a field was changed, -1 where it never was. */
export function stampOf(stored: StoredSettings, field: string): number {
  return stored.fields[field]?.at ?? -1;
}

/** FNV-1a in 64 bits, of UTF-16 code units: sixteen hex digits. */
function hash(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index++)
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}
