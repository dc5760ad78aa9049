import { describe, expect, test } from 'vitest';
import { figuresOf, inTermOrder, ORDERS, stateInWords } from '../../../src/app/dictionary/term-order.ts';
import { answer, ALL_TERMS, NOTHING_ASKED } from '../../../src/app/dictionary/look-up.ts';
import { prepareTermFinder } from '../../../src/app/dictionary/term-finder.ts';
import { countStandings, standingsOf } from '../../../src/app/library/source-rows.ts';
import { foldLibrary } from '../../../src/library/fold.ts';
import { cardId, type CardId } from '../../../src/schedule/model.ts';
import { NEW_CARD, type CardMemory } from '../../../src/schedule/scheduler.ts';
import { KINDS } from '../../../src/term/kinds.ts';
import { find, NOTHING_SHIPPED, source, SOURCE_A, spell, term } from '../../library/made-up.ts';

const { entries } = foldLibrary(
  NOTHING_SHIPPED,
  [
    source(SOURCE_A, [
      find('改革', 'reform', { numbered: 'gai3 ge2', kind: 'policy-term' }),
      find('北京', 'Beijing', { numbered: 'bei3 jing1', kind: 'place' }),
      find('李辉', 'Li Hui', { numbered: 'Li3 Hui1', kind: 'person' }),
      find('安全', 'security', { numbered: 'an1 quan2', kind: 'policy-term' }),
    ]),
  ],
  [],
  spell,
);
const begun = (more: Partial<CardMemory>): CardMemory => ({ ...NEW_CARD, reps: 1, phase: 'review', ...more });
const memory = new Map<CardId, CardMemory>([
  [cardId(term('改革'), 'hanzi-meaning'), begun({ dueDay: 30, difficulty: 5, lapses: 1 })],
  [cardId(term('改革'), 'meaning-hanzi'), begun({ dueDay: 20, difficulty: 7, lapses: 2 })],
  [cardId(term('北京'), 'hanzi-meaning'), begun({ dueDay: 21, difficulty: 8, lapses: 0 })],
  [cardId(term('李辉'), 'hanzi-meaning'), begun({ setAside: 'suspended', difficulty: 9, lapses: 4 })],
  // Flagged, never answered.
  [cardId(term('安全'), 'hanzi-meaning'), { ...NEW_CARD, flagged: true }],
]);
const TODAY = 20;
const figures = figuresOf(memory, TODAY);

describe('the terms', () => {
  test.each([
    ['source', ['改革', '北京', '李辉', '安全']],
    ['pinyin', ['安全', '北京', '改革', '李辉']],
    ['kind', ['李辉', '北京', '改革', '安全']],
    ['due', ['改革', '北京', '李辉', '安全']],
    ['difficulty', ['李辉', '北京', '改革', '安全']],
    ['lapses', ['李辉', '改革', '北京', '安全']],
  ] as const)('stand in the order: %s', (order, hanzi) => {
    expect(ORDERS).toContain(order);
    expect(inTermOrder(entries, order, figures, KINDS).map((entry) => entry.hanzi)).toEqual(hanzi);
  });

  test.each([
    ['改革', 'due', 'learning, due'],
    ['改革', 'difficulty', 'learning, difficulty 7.0'],
    ['改革', 'lapses', 'learning, 3 lapses'],
    ['北京', '', 'learning, due tomorrow'],
    ['李辉', 'source', 'learning, set aside'],
    ['安全', 'due', 'new'],
  ] as const)('%s, by %s: %s', (word, order, said) => {
    const standing = standingsOf(memory).get(term(word)) ?? 'new';
    expect(stateInWords(standing, figures.get(term(word)), order, TODAY)).toBe(said);
  });

  test('answered while the clock was ahead, one is due, as it is in the drill', () => {
    const ahead = begun({ lastDay: TODAY + 400, dueDay: TODAY + 500 });
    const [one] = figuresOf(new Map([[cardId(term('改革'), 'hanzi-meaning'), ahead]]), TODAY).values();
    expect(stateInWords('learning', one, 'due', TODAY)).toBe('learning, due');
  });

  test('are all listed where only an order is asked, and counted as everywhere', () => {
    const standings = standingsOf(memory);
    const ask = (asked: Partial<typeof NOTHING_ASKED>) => {
      const found = answer(
        entries,
        prepareTermFinder(entries),
        { ...NOTHING_ASKED, ...asked },
        null,
        standings,
      );
      return found.state === 'hits' ? found.entries.map(({ id }) => id) : found.state;
    };
    expect(ask({})).toBe('index');
    expect(ask(ALL_TERMS)).toHaveLength(4);
    const counts = countStandings(
      entries.map(({ id }) => id),
      standings,
    );
    expect(ask({ standing: 'new' })).toEqual([term('安全')]);
    expect(ask({ standing: 'learning' })).toHaveLength(counts.learning);
    expect(ask({ standing: 'known' })).toBe('nothing');
  });
});
