/**
 * Reviews given in Anki as records of the log. The same review gives the same record on every device and at every
 * import, so that a file which is brought a second time adds nothing.
 */
import type { Column } from '../word-list.ts';
import {
  DAY,
  DIRECTIONS,
  LAST_MOMENT,
  LOG_VERSION,
  type CardId,
  type Direction,
  type Grade,
  type LogRecord,
} from '../../schedule/model.ts';
import { REVIEW_TYPE } from './cards.ts';
import { TEMPLATE_NAMES } from './note-type.ts';
import type { Card, NoteType, Review } from './read.ts';
import { recordId } from './record-id.ts';

/**
 * What the cards of each template ask, as far as that is one of our directions: by its name where it is ours, else by
 * the fields that its question shows. Of two that ask the same, the first counts: each answer is given once.
 *
 * @param columns what each field holds
 */
export function directionsOfTemplates(
  { templates, fields, isCloze }: Pick<NoteType, 'templates' | 'fields' | 'isCloze'>,
  columns: readonly (Column | null)[],
): (Direction | null)[] {
  const taken = new Set<Direction>();
  return templates.map(({ name, question }) => {
    const direction =
      DIRECTIONS.find((one) => TEMPLATE_NAMES[one] === name) ??
      (isCloze ? null : directionOf(question, fields, columns));
    if (direction === null || taken.has(direction)) return null;
    taken.add(direction);
    return direction;
  });
}

/** `{{Field}}`, `{{filter:Field}}`; what begins with # ^ / only asks whether a field is filled. */
const REFERENCE = /\{\{(?![#^/!])([^{}]+)\}\}/g;
const SOUND = /audio|sound|listen|voice|pronunciation/i;

function directionOf(
  question: string,
  fields: readonly string[],
  columns: readonly (Column | null)[],
): Direction | null {
  const shown = new Set<Column>();
  let [isHeard, isTyped] = [false, false];
  for (const [, reference] of question.matchAll(REFERENCE)) {
    const parts = reference!.split(':').map((part) => part.trim());
    const name = parts.at(-1)!;
    const column = columns[fields.indexOf(name)] ?? null;
    const filters = parts.slice(0, -1).map((filter) => filter.split(' ')[0]);
    if (filters.includes('type')) isTyped ||= column === 'pinyin';
    else if (filters.includes('tts') || (column === null && SOUND.test(name))) isHeard = true;
    else if (column !== null) shown.add(column);
  }
  const inChinese = shown.has('hanzi') || shown.has('traditional');
  const inEnglish = shown.has('english');
  if (inChinese && !inEnglish) return isTyped ? 'hanzi-pinyin' : 'hanzi-meaning';
  if (inEnglish && !inChinese) return 'meaning-hanzi';
  return isHeard && !inChinese && !inEnglish ? 'listening' : null;
}

export interface HistoryOptions {
  /** Our card for one of Anki's, by its identifier; undefined where there is none. */
  readonly cardOf: (card: number) => CardId | undefined;
  /** The learner's study day of a moment (ms). */
  readonly dayOf: (moment: number) => number;
  /** See `AnkiPackage`. */
  readonly isOldSchedule: boolean;
}

/** The records of reviews that were answers, and of cards that are suspended; in the order of the log. */
export function recordsOf(
  reviews: readonly Review[],
  cards: readonly Card[],
  { cardOf, dayOf, isOldSchedule }: HistoryOptions,
): LogRecord[] {
  const records: LogRecord[] = [];
  for (const review of reviews) {
    const card = cardOf(review.card);
    if (card === undefined || !isMoment(review.id)) continue;
    const at = review.id;
    if (isReset(review))
      records.push({ v: LOG_VERSION, type: 'reset', id: recordId(at, review.card, 'RESET'), card, at });
    const grade = gradeOf(review, isOldSchedule);
    if (grade === null) continue;
    records.push({
      v: LOG_VERSION,
      type: 'grade',
      id: recordId(at, review.card, 'GRADE'),
      card,
      at,
      day: dayOf(at),
      grade,
      took: Math.min(Math.max(review.time, 0), DAY),
      // What Anki has chosen stands as far as our schedule allows it.
      ...(review.ivl >= 1 && review.ivl < 2 ** 32 && { days: review.ivl }),
    });
  }
  for (const one of cards) {
    const card = one.isSuspended ? cardOf(one.id) : undefined;
    const at = one.modified * 1000;
    if (card !== undefined && isMoment(at))
      records.push({ v: LOG_VERSION, type: 'suspend', id: recordId(at, one.id, 'STAND'), card, at });
  }
  return records.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** Before Anki there were no reviews; what lies years behind us could not be told from a mistake. */
const isMoment = (at: number): boolean => at >= FIRST_MOMENT && at <= LAST_MOMENT;
const FIRST_MOMENT = Date.UTC(1990, 0, 1);

/** The grade of an answer; null where it was none, or given outside the schedule. */
function gradeOf({ ease, type, factor }: Review, isOldSchedule: boolean): Grade | null {
  if (ease < 1 || ease > 4) return null;
  const isPreview = type === REVIEW_TYPE.filtered && factor === 0;
  if (isPreview || type < REVIEW_TYPE.learning || type > REVIEW_TYPE.filtered) return null;
  const hadThreeButtons = type === REVIEW_TYPE.learning || type === REVIEW_TYPE.relearning;
  // Again, Good, Easy.
  if (isOldSchedule && hadThreeButtons && (ease === 2 || ease === 3)) return (ease + 1) as Grade;
  return ease as Grade;
}

/** Made new again by the learner. */
const isReset = ({ ease, type, factor }: Review): boolean =>
  type === REVIEW_TYPE.manual && ease === 0 && factor === 0;
