/** Which terms have cards in a state that keeps them from being asked, or flagged; and how such a card is brought back. */
import { partsOf, type CardId, type Mark } from '../../schedule/model.ts';
import { isBuried } from '../../schedule/queue.ts';
import type { CardMemory } from '../../schedule/scheduler.ts';
import { formatRoute } from '../shell/route.ts';
import type { Learner } from '../learner/learner.ts';

export const CARD_STATES = ['suspended', 'known', 'leech', 'buried', 'flagged'] as const;
export type CardStateName = (typeof CARD_STATES)[number];

export const CARD_STATE_LABELS: Readonly<Record<CardStateName, string>> = {
  suspended: 'Suspended',
  known: 'Known',
  leech: 'Forgotten too often',
  buried: 'Buried until tomorrow',
  flagged: 'Flagged',
};

/** Where the terms with such a card are listed, each a tap from coming back. */
export const stateHref = (state: CardStateName): string =>
  formatRoute({ screen: 'look-up', query: { state } });

/** What takes a card out of a state. */
export const WAY_BACK: Readonly<Record<CardStateName, { readonly does: Mark; readonly label: string }>> = {
  suspended: { does: 'unsuspend', label: 'Bring back' },
  known: { does: 'unsuspend', label: 'Bring back' },
  leech: { does: 'unsuspend', label: 'Bring back' },
  buried: { does: 'unsuspend', label: 'Bring back' },
  flagged: { does: 'unflag', label: 'Take the flag away' },
};

/** The cards in a state, by the id of their term. */
export type CardsInState = ReadonlyMap<string, readonly CardId[]>;

export const cardsInStates = (
  learner: Pick<Learner, 'memory' | 'today'>,
): Readonly<Record<CardStateName, CardsInState>> => sortedByState(learner, CARD_STATES, cardStatesOf);

/** The cards in each of these states. @param statesOf those that a card is in on a study day */
export function sortedByState<State extends string>(
  learner: Pick<Learner, 'memory' | 'today'>,
  states: readonly State[],
  statesOf: (memory: CardMemory, today: number) => readonly State[],
): Readonly<Record<State, CardsInState>> {
  const today = learner.today();
  const lists = Object.fromEntries(states.map((state) => [state, new Map()])) as Record<
    State,
    Map<string, CardId[]>
  >;
  for (const [card, memory] of learner.memory.cards) {
    for (const state of statesOf(memory, today)) {
      const { entry } = partsOf(card);
      const cards = lists[state].get(entry);
      if (cards === undefined) lists[state].set(entry, [card]);
      else cards.push(card);
    }
  }
  return lists;
}

export function cardStatesOf(memory: CardMemory, today: number): CardStateName[] {
  const aside: CardStateName | null = memory.setAside ?? (isBuried(memory, today) ? 'buried' : null);
  return [...(aside === null ? [] : [aside]), ...(memory.flagged ? (['flagged'] as const) : [])];
}
