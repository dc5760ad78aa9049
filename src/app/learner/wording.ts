/** How the study screens put times, days and choices into words. */
import type { Direction, Grade } from '../../schedule/model.ts';
import type { Comeback } from '../../schedule/preview.ts';
import type { Notation, Script } from '../shell/appearance.ts';
import type { SettingName } from '../../schedule/settings.ts';

export const GRADE_LABELS: Readonly<Record<Grade, string>> = { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' };

/** What a card of a direction asks. */
export const DIRECTION_LABELS: Readonly<
  Record<Direction, { readonly name: string; readonly asks: string; readonly hint: string }>
> = {
  'hanzi-meaning': {
    name: 'Characters to meaning',
    asks: 'How is it read, and what does it mean?',
    hint: 'See the characters; recall the reading and the meaning.',
  },
  'meaning-hanzi': {
    name: 'Meaning to characters',
    asks: 'How is it written?',
    hint: 'See the English; recall the characters, or type them.',
  },
  'hanzi-pinyin': {
    name: 'Characters to pinyin',
    asks: 'Type the pinyin',
    hint: 'Type the reading; every syllable and tone is checked.',
  },
  listening: {
    name: 'Listening',
    asks: 'What did you hear?',
    hint: 'Hear the term; recall what it means.',
  },
  cloze: {
    name: 'Gap in a sentence',
    asks: 'Which term is missing?',
    hint: 'See a sentence of a text you keep, or the example, with the term left out; recall the term.',
  },
};

/** The question of a direction, with the reader's notation where it is one of a reading. */
export function asks(direction: Direction, notation: Notation): string {
  return DIRECTION_LABELS[direction].asks.replace('pinyin', notation);
}

/** What the field for an answer is for. */
export function answerLabel(direction: Direction, notation: Notation): string {
  if (direction !== 'hanzi-pinyin') return 'Characters, or recall them and reveal';
  return notation === 'zhuyin'
    ? 'Zhuyin or pinyin, with tones or without'
    : 'Pinyin, with tone marks, tone numbers or none';
}

/** What tells a term from others with the same English: `6 characters, not 主权AI`. */
export function tellApart(
  asked: { readonly hanzi: string },
  others: readonly { readonly hanzi: string; readonly traditional: string }[],
  script: Script,
): string {
  const signs = Array.from(asked.hanzi).filter((sign) => /[\p{L}\p{N}]/u.test(sign)).length;
  const names = others.map(({ hanzi, traditional }) => (script === 'traditional' ? traditional : hanzi));
  return `${plural(signs, 'character')}, not ${names.join(' or ')}`;
}

/** Short enough for a button: `10 min`, `3 h`, `5 d`, `4 mo`, `2.5 y`. */
export function shortInterval(comeback: Comeback): string {
  if (comeback.unit === 'minutes') {
    const { minutes } = comeback;
    return minutes < 60 ? `${minutes} min` : `${rounded(minutes / 60)} h`;
  }
  const { days } = comeback;
  if (days < 31) return `${days} d`;
  if (days < 365) return `${rounded(days / 30.44)} mo`;
  return `${rounded(days / 365.25)} y`;
}

/** The same for a screen reader: `in 10 minutes`, `in 4 months`. */
export function spokenInterval(comeback: Comeback): string {
  if (comeback.unit === 'minutes') {
    const { minutes } = comeback;
    return minutes < 60 ? `in ${plural(minutes, 'minute')}` : `in ${plural(rounded(minutes / 60), 'hour')}`;
  }
  return `in ${spokenDays(comeback.days)}`;
}

/** `5 days`, `4 months`, `2.5 years`. */
export function spokenDays(days: number): string {
  if (days < 31) return plural(rounded(days), 'day');
  if (days < 365) return plural(rounded(days / 30.44), 'month');
  return plural(rounded(days / 365.25), 'year');
}

/** One decimal below ten, none above. */
function rounded(value: number): number {
  return value < 9.95 ? Math.round(value * 10) / 10 : Math.round(value);
}

function plural(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

/** Bytes as a reader counts them: `840 kB`, `1.2 MB`. */
export function storageSize(bytes: number): string {
  if (bytes < 1e6) return `${Math.round(bytes / 1e3)} kB`;
  if (bytes < 1e9) return `${rounded(bytes / 1e6)} MB`;
  return `${rounded(bytes / 1e9)} GB`;
}

/** What the settings are called where they are listed. */
export const SETTING_LABELS: Readonly<Record<SettingName, string>> = {
  newPerDay: 'new cards a day',
  reviewsPerDay: 'reviews a day',
  retention: 'desired retention',
  learningSteps: 'learning steps',
  relearningSteps: 'relearning steps',
  maximumInterval: 'longest interval',
  fuzz: 'varied intervals',
  newOrder: 'order of new cards',
  dayStartsAt: 'start of the day',
  directions: 'ways of being asked',
  leftOut: 'terms left out',
  showNew: 'showing new terms first',
  leechLapses: 'lapses until set aside',
  weights: 'fitted parameters',
  script: 'characters',
  phonetics: 'readings',
  theme: 'theme',
};
