/** When further ways of asking open, in sentences. */
import type { Opening } from '../../schedule/opening.ts';
import { whichDay } from '../learner/day-wording.ts';
import { counted } from '../term/labels.ts';

/** When a further way of asking opens: `Open for 12 terms now, for 4 more on Friday 27 November.` */
export function openingSentence({ open, begun, next }: Opening, today: number): string {
  const soon = next === null ? '' : whichDay(next.day, today);
  if (open > 0) {
    const more = next === null ? '' : `, for ${next.cards} more ${soon}`;
    return `Open for ${counted(open, 'term')} now${more}.`;
  }
  if (next !== null)
    return `Opens for ${counted(next.cards, `${begun > 0 ? 'more ' : ''}term`)} ${soon}, if you still know ${next.cards === 1 ? 'it' : 'them'} by then.`;
  return begun > 0 ? '' : 'Opens for a term once the way before it has lasted a week.';
}
