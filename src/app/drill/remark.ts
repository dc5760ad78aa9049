/** The quiet word beside the next card, about what has just happened. */
import { partsOf, type CardId } from '../../schedule/model.ts';
import { CARD_STATES, CARD_STATE_LABELS, stateHref } from '../term/set-aside.ts';
import type { Remark } from './drill.ts';

interface Named {
  entry(id: string): { readonly hanzi: string } | undefined;
}

export function remarkText(remark: Remark, library: Named): string {
  const name = (card: CardId) => library.entry(partsOf(card).entry)?.hanzi ?? card;
  switch (remark.about) {
    case 'leech':
      return `${name(remark.card)} was forgotten ${remark.lapses} times and is set aside. Its page explains it better than another try; bring it back there.`;
    case 'suspended':
      return `${name(remark.card)} is suspended. Its page brings it back.`;
    case 'buried':
      return `${name(remark.card)} is buried until tomorrow.`;
    case 'known':
      return `${name(remark.card)} is known and will not be asked again.`;
    case 'undone':
      return 'Taken back.';
    case 'elsewhere':
      return remark.cards === 1
        ? 'A card that another tab is asking was passed over.'
        : `${remark.cards} cards that another tab is asking were passed over.`;
  }
}

/** Where the cards of a remark's state are listed, each a tap from coming back; null where it is about no state. */
export function remarkList(remark: Remark): { readonly href: string; readonly label: string } | null {
  const state = CARD_STATES.find((one) => one === remark.about);
  return state === undefined
    ? null
    : { href: stateHref(state), label: `All that are ${CARD_STATE_LABELS[state].toLowerCase()}` };
}
