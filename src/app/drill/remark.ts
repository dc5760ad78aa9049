/** The quiet word beside the next card, about what has just happened. */
import type { Library } from '../../glossary/library.ts';
import { partsOf, type CardId } from '../../schedule/model.ts';
import type { Remark } from './drill.ts';

export function remarkText(remark: Remark, library: Pick<Library, 'entry'>): string {
  const name = (card: CardId) => library.entry(partsOf(card).entry)?.hanzi ?? card;
  switch (remark.about) {
    case 'leech':
      return `${name(remark.card)} was forgotten ${remark.lapses} times and is set aside. Its page explains it better than another try; bring it back there.`;
    case 'suspended':
      return `${name(remark.card)} is suspended. Its page brings it back.`;
    case 'buried':
      return `${name(remark.card)} is set aside until tomorrow.`;
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
