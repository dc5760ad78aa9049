/** What a drill is called: how much it asks, and of what. */
import type { CardState } from '../../schedule/cards.ts';
import type { SessionPlan } from './drill-address.ts';

/** How much of the cards is asked. */
export type Ask = 'due' | 'everything' | 'cram' | CardState;

/** In the order in which they are offered. */
export const ASKS: readonly Ask[] = [
  'due',
  'fresh',
  'weak',
  'unseen',
  'flagged',
  'forgotten',
  'everything',
  'cram',
];

export const ASK_LABELS: Readonly<Record<Ask, { readonly name: string; readonly hint: string }>> = {
  due: { name: 'What is due', hint: 'What the schedule wants today, within your limits.' },
  fresh: { name: 'New only', hint: 'Today’s new cards, without the reviews.' },
  weak: {
    name: 'Weak',
    hint: 'Forgotten within two weeks or three times in all, and not learned since. The answers count.',
  },
  unseen: { name: 'Not seen for long', hint: 'Not asked for thirty days or more. The answers count.' },
  flagged: { name: 'Flagged', hint: 'Those you flagged, due or not. The answers count.' },
  forgotten: {
    name: 'Forgotten today',
    hint: 'Those you answered Again today, once more. The answers count.',
  },
  everything: {
    name: 'Everything',
    hint: 'Also what is not due, without limits. The answers count; an early one teaches the schedule little.',
  },
  cram: {
    name: 'Cram',
    hint: 'Everything once, forgotten cards again. The answers are not stored and change no schedule.',
  },
};

/** What a drill of this much asks, of everything or of the cards with a label. */
export function planOf(ask: Ask, label?: string): SessionPlan {
  const some = label === undefined ? ({ by: 'everything' } as const) : ({ by: 'label', label } as const);
  switch (ask) {
    case 'due':
      return { filter: some, extent: 'due', mode: 'scheduled' };
    case 'everything':
      return { filter: some, extent: 'all', mode: 'scheduled' };
    case 'cram':
      return { filter: some, extent: 'all', mode: 'cram' };
    default:
      return {
        filter: { by: ask, ...(label !== undefined && { label }) },
        // New cards have a limit a day; the others were chosen because the schedule does not want them yet.
        extent: ask === 'fresh' ? 'due' : 'all',
        mode: 'scheduled',
      };
  }
}

/**
 * What is being drilled, to be said beside the cards: `People · weak`, `Cram`; null for what is due, which needs no
 * name.
 *
 * @param nameOf the name of a label
 */
export function planName(
  { filter, extent, mode }: SessionPlan,
  nameOf: (label: string) => string,
): string | null {
  const how: string[] = [];
  if (filter.by === 'terms')
    how.push(filter.terms.length === 1 ? 'one term' : `${filter.terms.length} terms`);
  else if (filter.by !== 'everything' && filter.by !== 'label')
    how.push(inSentence(ASK_LABELS[filter.by].name));
  if (mode === 'cram') how.push('cram, nothing is stored');
  else if (extent === 'all' && (filter.by === 'everything' || filter.by === 'label'))
    how.push('also what is not due');
  const label = 'label' in filter ? filter.label : undefined;
  // A label's name is written as it is; the first of our own words begins like a sentence.
  if (label !== undefined) return [nameOf(label), ...how].join(' · ');
  const [first, ...rest] = how;
  return first === undefined ? null : [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(' · ');
}

const inSentence = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
