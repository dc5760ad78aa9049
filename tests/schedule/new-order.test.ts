import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Card } from '../../src/schedule/cards.ts';
import { cardId, DIRECTIONS } from '../../src/schedule/model.ts';
import { ranksOf, type NewOrder } from '../../src/schedule/new-order.ts';

const term = fc.record({
  labels: fc.uniqueArray(
    fc.constantFrom(
      'kind:person',
      'kind:place',
      'source:a',
      'source:b',
      'source:c',
      'topic:law',
      'topic:art',
    ),
  ),
  study: fc.constantFrom(false, false, false, true),
  directions: fc.subarray([...DIRECTIONS], { minLength: 1 }),
});
/** Terms with their cards side by side, as a library gives them, and the same in no order. */
const cards = fc.array(term, { maxLength: 30 }).chain((terms) => {
  const made = terms.flatMap(({ labels, study, directions }, position) =>
    directions.map((direction): Card => {
      const term = `t${position}`;
      return { id: cardId(term, direction), term, direction, position, labels, ...(study && { study }) };
    }),
  );
  return fc.oneof(fc.constant(made), fc.shuffledSubarray(made, { minLength: made.length }));
});

const familyOf = ({ labels }: Card, family: string) => labels.find((label) => label.startsWith(`${family}:`));
const places = (cards: readonly Card[], of: (card: Card) => string | undefined) => [
  ...new Set(cards.map((card) => of(card))),
];

/** The turn of each term, dealt one by one. */
function dealt(appeared: readonly Card[]): Map<string, number> {
  const firsts = appeared.filter(
    ({ term }, place) => appeared.findIndex((other) => other.term === term) === place,
  );
  const sources = places(firsts, (card) => familyOf(card, 'source'));
  const turns = new Map<string, number>();
  sources.forEach((source, place) => {
    const its = firsts.filter((card) => familyOf(card, 'source') === source);
    const kinds = places(its, (card) => familyOf(card, 'kind'));
    const piles = kinds.map((kind) => its.filter((card) => familyOf(card, 'kind') === kind));
    const turned = piles.map((_, next) => piles[(next + place) % piles.length]!);
    let round = 0;
    while (turned.some((pile) => pile.length > 0))
      for (const pile of turned) {
        const card = pile.shift();
        if (card !== undefined) turns.set(card.term, round++ * sources.length + place);
      }
  });
  return turns;
}

/** By comparing any two cards. */
function compared(cards: readonly Card[], order: NewOrder): string[] {
  const appeared = cards.toSorted(
    (a, b) => a.position - b.position || DIRECTIONS.indexOf(a.direction) - DIRECTIONS.indexOf(b.direction),
  );
  const turns = dealt(appeared);
  const key = (card: Card): number | string => {
    if (order === 'interleaved') return turns.get(card.term)!;
    // After every letter.
    return order === 'topic' ? (familyOf(card, 'topic') ?? '~') : 0;
  };
  return appeared
    .toSorted((a, b) => {
      const [one, other] = [key(a), key(b)];
      return Number(b.study === true) - Number(a.study === true) || (one < other ? -1 : one > other ? 1 : 0);
    })
    .map(({ id }) => id);
}

describe('the order of new cards', () => {
  test.each(['appearance', 'interleaved', 'topic'] as const)('%s is that of comparing any two', (order) => {
    fc.assert(
      fc.property(cards, (cards) => {
        const ranks = ranksOf(cards, order);
        const ranked: string[] = [];
        cards.forEach(({ id }, place) => (ranked[ranks[place]!] = id));
        expect(ranked).toEqual(compared(cards, order));
      }),
    );
  });

  test('mixed has each rank once, studied terms first, and does not depend on how the cards are laid', () => {
    fc.assert(
      fc.property(cards, (cards) => {
        const byRank = (of: readonly Card[]) => {
          const ranks = ranksOf(of, 'mixed');
          return of.toSorted((a, b) => ranks[of.indexOf(a)]! - ranks[of.indexOf(b)]!);
        };
        const ranked = byRank(cards);
        expect(byRank(cards.toReversed())).toEqual(ranked);
        expect([...ranksOf(cards, 'mixed')].sort((a, b) => a - b)).toEqual([...cards.keys()]);
        const studied = cards.filter(({ study }) => study === true).length;
        expect(ranked.slice(0, studied).every(({ study }) => study === true)).toBe(true);
      }),
    );
  });
});
