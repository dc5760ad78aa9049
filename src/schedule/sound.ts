/**
 * What of the stored shapes is sound at a glance. A start has all of it to read and almost never anything to doubt, so it
 * does not wait for the schemas (schemas.ts): what is not plainly sound here is left to them. Nothing passes that they
 * would refuse, or give back otherwise.
 */
import { CARD_STATES } from './cards.ts';
import { isLabel } from './labels.ts';
import {
  DAY,
  GRADES,
  isCardId,
  isLogId,
  isUlid,
  LAST_MOMENT,
  LOG_VERSION,
  MARKS,
  type LogRecord,
} from './model.ts';
import type { SessionRecord } from './session-record.ts';

type Fields = Readonly<Partial<Record<string, unknown>>>;

export function isSoundRecord(value: unknown): value is LogRecord {
  if (!isFields(value)) return false;
  const { v, type, id, at, card } = value;
  if (v !== LOG_VERSION || typeof id !== 'string' || !isLogId(id) || !isWhole(at, 0, LAST_MOMENT))
    return false;
  switch (type) {
    case 'grade': {
      const { day, grade, took, days } = value;
      return (
        isCardId(card) &&
        isStudyDay(day) &&
        Math.abs(day - at / DAY) <= 2 &&
        isOneOf(GRADES, grade) &&
        isWhole(took, 0, DAY) &&
        (days === undefined ? hasFields(value, 8) : isWhole(days, 1, 2 ** 32 - 1) && hasFields(value, 9))
      );
    }
    case 'undo':
      return typeof value.undoes === 'string' && isUlid(value.undoes) && hasFields(value, 5);
    case 'bury':
      return isCardId(card) && isStudyDay(value.until) && hasFields(value, 6);
    default:
      return isOneOf(MARKS, type) && isCardId(card) && hasFields(value, 5);
  }
}

export function isSoundSession(value: unknown): value is SessionRecord {
  if (!isFields(value)) return false;
  const { v, at, day, after, filter, extent, mode } = value;
  return (
    v === LOG_VERSION &&
    isWhole(at, 0) &&
    isWhole(day, -Infinity) &&
    typeof after === 'string' &&
    isSoundFilter(filter) &&
    (extent === 'due' || extent === 'all') &&
    (mode === 'scheduled' || mode === 'cram') &&
    hasFields(value, 7)
  );
}

function isSoundFilter(value: unknown): boolean {
  if (!isFields(value)) return false;
  const { by, label, terms } = value;
  switch (by) {
    case 'everything':
      return hasFields(value, 1);
    case 'label':
      return isLabel(label) && hasFields(value, 2);
    case 'terms':
      // A list may have holes, over which `every` steps.
      return Array.isArray(terms) && Array.from(terms).every(isLabel) && hasFields(value, 2);
    default:
      return isOneOf(CARD_STATES, by) && (hasFields(value, 1) || (isLabel(label) && hasFields(value, 2)));
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** What a later version has written besides would be lost. */
function hasFields(value: Fields, count: number): boolean {
  return Object.keys(value).length === count;
}

function isOneOf(values: readonly unknown[], value: unknown): boolean {
  return values.includes(value);
}

export function isWhole(value: unknown, least: number, most = Infinity): value is number {
  return Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
}

function isStudyDay(value: unknown): value is number {
  return isWhole(value, -1, Math.ceil(LAST_MOMENT / DAY) + 1);
}
