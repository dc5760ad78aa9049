/** Changing and joining the settings: apart from reading them, which is all the first screen does. */
import { LOG_VERSION, momentWithin } from './model.ts';
import { plainJson } from './plain-json.ts';
import {
  ACCEPTS,
  choiceField,
  FORMER_SWITCHES,
  isChoice,
  isChoiceField,
  leftOutOf,
  readStoredSettings,
  stampOf,
  type Choice,
  type SettingName,
  type Settings,
  type StoredSettings,
} from './settings.ts';

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
    if (mayBe(field, stored.value)) kept[field] = stored;
    else refused.push({ field, problem: 'has a value that this setting cannot have', value: stored });
  }
  return { settings: { v: LOG_VERSION, fields: kept }, refused };
}

/** Whether a field can have this value: one of a later version, any. */
function mayBe(field: string, value: unknown): boolean {
  if (isChoiceField(field)) return isChoice(value);
  if (FORMER_SWITCHES.some(([former]) => former === field)) return typeof value === 'boolean';
  return !Object.hasOwn(ACCEPTS, field) || ACCEPTS[field as SettingName](value) !== undefined;
}

/**
 * The settings with one field changed at the moment `at`.
 *
 * @param shown the labels left out that a change of these began with: another tab may have changed others since
 * @throws RangeError where the value is out of the field's bounds
 */
export function withSetting<Name extends SettingName>(
  stored: StoredSettings,
  name: Name,
  value: Settings[Name],
  at: number,
  shown: readonly string[] = leftOutOf(stored),
): StoredSettings {
  const checked = ACCEPTS[name](value);
  if (checked === undefined) throw new RangeError(`${name} cannot be ${plainJson(value)}.`);
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
    changed[choiceField(label)] = { label, out } satisfies Choice;
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
