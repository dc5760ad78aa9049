/** What can be drilled by itself: how much, and of which part of the cards. */
import { countParts, NOTHING, type CountedParts, type PartCounts } from '../../schedule/parts.ts';
import { drillHref } from '../drill/drill-address.ts';
import { ASKS, planOf, type Ask } from '../drill/drill-names.ts';
import type { Learner } from '../learner/learner.ts';
import { labelGroups, type Named } from '../library/label-names.ts';

/** A part with something in it. */
export interface Part {
  /** Undefined for everything. */
  readonly label: string | undefined;
  readonly name: string;
  readonly cards: number;
  readonly href: string;
}

export interface PartGroup {
  /** Empty for that of everything. */
  readonly title: string;
  readonly parts: readonly Part[];
}

/** Counts everything in one go through the cards. */
export function countForChoice(
  learner: Pick<Learner, 'cards' | 'memory' | 'settings' | 'today'>,
): CountedParts {
  const { cards, memory, settings } = learner;
  return countParts({ cards, memory, settings, day: learner.today() });
}

/** How many cards of a part are asked by so much. */
export function cardsAsked({ learning, reviews, fresh, all, states }: PartCounts, ask: Ask): number {
  switch (ask) {
    case 'due':
      return learning + reviews + fresh;
    case 'fresh':
      return fresh;
    case 'everything':
    case 'cram':
      return all;
    default:
      return states[ask];
  }
}

/** How much can be asked, where there is anything to ask. */
export function asksWithCards({ everything }: CountedParts): Ask[] {
  return ASKS.filter((ask) => cardsAsked(everything, ask) > 0);
}

/**
 * The parts of which something is asked, everything first. A group of one part that has all of it says nothing that
 * the first row does not, and is left out.
 */
export function partsFor(counted: CountedParts, ask: Ask, library: Named): PartGroup[] {
  const partOf = (name: string, label?: string): Part => {
    const counts = label === undefined ? counted.everything : (counted.labels.get(label) ?? NOTHING);
    return { label, name, cards: cardsAsked(counts, ask), href: drillHref(planOf(ask, label)) };
  };
  const everything = partOf('All of it');
  const groups = labelGroups(library, counted.labels.keys()).map(({ title, labels }) => ({
    title,
    parts: labels.map(({ label, name }) => partOf(name, label)).filter(({ cards }) => cards > 0),
  }));
  return [{ title: '', parts: [everything] }, ...groups].filter(
    ({ title, parts: [first, ...others] }) =>
      first !== undefined &&
      (title === '' || title === 'Tags' || others.length > 0 || first.cards < everything.cards),
  );
}
