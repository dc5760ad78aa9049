/** The states that a list of terms can be narrowed to: how well each is known, and what its cards are in. */
import { isInState } from '../../schedule/cards.ts';
import { dueDayOf, isBuried } from '../../schedule/queue.ts';
import type { CardMemory } from '../../schedule/scheduler.ts';
import type { Learner } from '../learner/learner.ts';
import { STANDINGS, type Standing } from '../read/standing.ts';
import {
  CARD_STATES,
  CARD_STATE_LABELS,
  cardStatesOf,
  sortedByState,
  type CardsInState,
  type CardStateName,
} from '../term/set-aside.ts';

/** `aside`: a card of the term is set aside, for whatever reason. */
export const TERM_STATES = ['due', 'weak', 'aside', ...CARD_STATES] as const;
export type TermState = (typeof TERM_STATES)[number];

const isCardState = (state: TermState): state is CardStateName =>
  (CARD_STATES as readonly TermState[]).includes(state);

/** The state that a card can be brought out of; undefined of one that only tells how a card is remembered. */
export const cardStateOf = (state: TermState | ''): CardStateName | undefined =>
  state !== '' && isCardState(state) ? state : undefined;

/** One choice for both: `standing:new`, `state:due`. */
export type StateChoice = `standing:${Standing}` | `state:${TermState}`;

const STANDING_LABELS: Readonly<Record<Standing, string>> = {
  new: 'New',
  learning: 'Being learned',
  known: 'Known',
};
const TERM_STATE_LABELS: Readonly<Record<TermState, string>> = {
  due: 'Due',
  weak: 'Weak',
  aside: 'Set aside',
  ...CARD_STATE_LABELS,
  known: 'Marked as known',
};

/** In the order of learning, then what is set aside. */
export const STATE_CHOICES: readonly { readonly value: StateChoice; readonly label: string }[] = [
  ...[...STANDINGS]
    .reverse()
    .map((standing) => ({ value: `standing:${standing}` as const, label: STANDING_LABELS[standing] })),
  ...(['due', 'weak', 'flagged', 'aside', 'suspended', 'known', 'leech', 'buried'] as const).map((state) => ({
    value: `state:${state}` as const,
    label: TERM_STATE_LABELS[state],
  })),
];

/** The terms with a card in each state, with these cards. */
export const termsInStates = (
  learner: Pick<Learner, 'memory' | 'today'>,
): Readonly<Record<TermState, CardsInState>> =>
  sortedByState(learner, TERM_STATES, (memory, today) => [
    ...statesOf(memory, today),
    ...cardStatesOf(memory, today),
  ]);

/** Due as a drill has it: asked today, whatever the limits of a day leave for tomorrow. */
function statesOf(memory: CardMemory, today: number): ('due' | 'weak' | 'aside')[] {
  if (memory.setAside !== null || isBuried(memory, today)) return ['aside'];
  const isLearning = memory.phase === 'learning' || memory.phase === 'relearning';
  const isDue = isLearning || (memory.phase === 'review' && dueDayOf(memory, today) <= today);
  return [
    ...(isDue ? (['due'] as const) : []),
    ...(isInState(memory, 'weak', today) ? (['weak'] as const) : []),
  ];
}
