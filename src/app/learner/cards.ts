/** The cards of the glossary, with the labels by which they are chosen, counted and left out. */
import type { Entry, Issue } from '../../glossary/entry.ts';
import type { Card } from '../../schedule/cards.ts';
import { CITED, labelOf, SUPPLIED } from '../../schedule/labels.ts';
import { cardId, type CardId, DIRECTIONS, type Direction } from '../../schedule/model.ts';
import type { Settings } from '../../schedule/settings.ts';

/** Left out, a card of these labels stays if it was begun; any other goes, and its reviews wait in the log. */
const BEGUN_STAY: ReadonlySet<string> = new Set([CITED]);

/**
 * The cards of a glossary, an entry's cards side by side in the order in which they open.
 *
 * @param offered the directions this device can ask in (listening needs a Chinese voice)
 * @param hasReviews whether the learner has begun a card
 */
export function cardsOf(
  glossary: { readonly issue: Issue; readonly entries: readonly Entry[] },
  settings: Pick<Settings, 'directions' | 'leftOut'>,
  offered: readonly Direction[] = DIRECTIONS,
  hasReviews: (card: CardId) => boolean = () => false,
): Card[] {
  const directions = DIRECTIONS.filter((one) => settings.directions.includes(one) && offered.includes(one));
  const leftOut = new Set(settings.leftOut);
  return glossary.entries.flatMap((entry, position) => {
    const labels = labelsOf(entry, glossary.issue.id);
    const reasons = labels.filter((label) => leftOut.has(label));
    if (reasons.some((label) => !BEGUN_STAY.has(label))) return [];
    return directions
      .filter((direction) => canAsk(entry, direction))
      .map((direction) => ({ id: cardId(entry.id, direction), term: entry.id, direction, position, labels }))
      .filter(({ id }) => reasons.length === 0 || hasReviews(id));
  });
}

function labelsOf(entry: Entry, source: string): string[] {
  const articles = new Set(entry.occurrences.map(({ article }) => article));
  return [
    labelOf('kind', entry.kind),
    labelOf('topic', entry.topic),
    labelOf('source', source),
    ...[...articles].map((id) => labelOf('article', id)),
    ...(entry.origin === 'supplied' ? [SUPPLIED] : []),
    ...(entry.drilled ? [] : [CITED]),
  ];
}

function canAsk(entry: Entry, direction: Direction): boolean {
  switch (direction) {
    case 'hanzi-meaning':
    case 'hanzi-pinyin':
    case 'listening':
      return true;
    case 'meaning-hanzi':
      return entry.gloss !== undefined;
    case 'cloze':
      return entry.example !== undefined;
  }
}
