import { describe, expect, test } from 'vitest';
import { gapIn, GAP } from '../../../src/library/gap.ts';
import { intervalFactor, retentionSentence } from '../../../src/app/settings/retention.ts';
import { formatSteps, parseSteps } from '../../../src/app/settings/steps.ts';
import {
  answerLabel,
  asks,
  shortInterval,
  spokenInterval,
  storageSize,
  tellApart,
} from '../../../src/app/learner/wording.ts';
import { clockTime, duration, whichDay } from '../../../src/app/learner/day-wording.ts';
import { createScheduler, NEW_CARD } from '../../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../../src/schedule/settings.ts';

test.each([
  [{ unit: 'minutes', minutes: 1 }, '1 min', 'in 1 minute'],
  [{ unit: 'minutes', minutes: 10 }, '10 min', 'in 10 minutes'],
  [{ unit: 'minutes', minutes: 90 }, '1.5 h', 'in 1.5 hours'],
  [{ unit: 'days', days: 1 }, '1 d', 'in 1 day'],
  [{ unit: 'days', days: 30 }, '30 d', 'in 30 days'],
  [{ unit: 'days', days: 61 }, '2 mo', 'in 2 months'],
  [{ unit: 'days', days: 364 }, '12 mo', 'in 12 months'],
  [{ unit: 'days', days: 913 }, '2.5 y', 'in 2.5 years'],
  [{ unit: 'days', days: 36_500 }, '100 y', 'in 100 years'],
] as const)('%j on a button and spoken', (comeback, short, spoken) => {
  expect(shortInterval(comeback)).toBe(short);
  expect(spokenInterval(comeback)).toBe(spoken);
});

test('a study day as seen from another', () => {
  const day = 20_782; // 2026-11-25
  expect(whichDay(day, day)).toBe('today');
  expect(whichDay(day + 1, day)).toBe('tomorrow');
  expect(whichDay(day - 1, day)).toBe('yesterday');
  expect(whichDay(day + 3, day)).toBe('on Saturday 28 November');
  expect(whichDay(day + 40, day)).toBe('on Monday 4 January 2027');
});

test.each([
  [800, '1 s'],
  [59_400, '59 s'],
  [60_000, '1 min'],
  [59.6 * 60_000, '1 h'],
  [80 * 60_000, '1 h 20 min'],
])('%d ms took %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});

test('local times and sizes', () => {
  expect(clockTime(Date.UTC(2026, 10, 25, 22, 5), 'Asia/Shanghai')).toBe('06:05');
  expect(storageSize(840_000)).toBe('840 kB');
  expect(storageSize(1_234_000)).toBe('1.2 MB');
  expect(storageSize(11.04e9)).toBe('11 GB');
});

describe('learning steps', () => {
  test.each([
    ['1m 10m', ['1m', '10m']],
    ['1m, 10m, 1D', ['1m', '10m', '1d']],
    ['5 15', ['5m', '15m']],
    ['1h', ['1h']],
    ['  ', []],
  ])('%j', (text, steps) => {
    expect(parseSteps(text)).toEqual({ steps });
    expect(parseSteps(formatSteps(steps as never))).toEqual({ steps });
  });

  test.each(['10m 1m', '1m 1m', '60m 1h', 'soon', '0m', '-1m', '1m '.repeat(11), '99999m'])(
    '%j is refused',
    (text) => {
      expect(parseSteps(text)).toHaveProperty('problem');
    },
  );
});

describe('a desired retention in plain figures', () => {
  const { weights } = createScheduler(DEFAULT_SETTINGS);

  test.each([0.7, 0.8, 0.9, 0.95, 0.97])('the intervals at %d are those the scheduler gives', (retention) => {
    const scheduler = createScheduler({
      ...DEFAULT_SETTINGS,
      retention,
      fuzz: false,
      maximumInterval: 36_500,
    });
    const known = {
      ...NEW_CARD,
      phase: 'review',
      stability: 1000,
      difficulty: 5,
      lastDay: 0,
      reps: 5,
    } as const;
    const day = 1000;
    const after = scheduler.answer(known, { grade: 3, at: day, day });
    expect((after.dueDay - day) / after.stability).toBeCloseTo(intervalFactor(retention, weights), 2);
  });

  test('nine in ten is the measure', () => {
    expect(intervalFactor(0.9, weights)).toBeCloseTo(1, 10);
    expect(retentionSentence(0.9, weights)).toMatch(/forgotten about 10\b.*usual balance/);
    expect(retentionSentence(0.8, weights)).toMatch(/forgotten about 20\b/);
  });
});

test('the gap stands for the term in both scripts', () => {
  expect(
    gapIn(
      { hanzi: '维护网络主权很重要。', traditional: '維護網絡主權很重要。' },
      { hanzi: '网络主权', traditional: '網絡主權' },
    ),
  ).toEqual({ hanzi: `维护${GAP}很重要。`, traditional: `維護${GAP}很重要。` });
});

test('a question of a reading names the notation the reader has chosen', () => {
  expect(asks('hanzi-pinyin', 'pinyin')).toBe('Type the pinyin');
  expect(asks('hanzi-pinyin', 'zhuyin')).toBe('Type the zhuyin');
  expect(asks('meaning-hanzi', 'zhuyin')).toBe(asks('meaning-hanzi', 'pinyin'));
  expect(answerLabel('hanzi-pinyin', 'zhuyin')).toMatch(/^Zhuyin/);
  expect(answerLabel('hanzi-pinyin', 'pinyin')).toMatch(/^Pinyin/);
});

test.each([
  ['主权人工智能', 'simplified', '6 characters, not 主权AI or 智权'],
  ['主权AI', 'traditional', '4 characters, not 主權AI or 智權'],
  ['权', 'simplified', '1 character, not 主权AI or 智权'],
] as const)('%s is told apart from others with the same English', (hanzi, script, hint) => {
  const others = [
    { hanzi: '主权AI', traditional: '主權AI' },
    { hanzi: '智权', traditional: '智權' },
  ];
  expect(tellApart({ hanzi }, others, script)).toBe(hint);
});
