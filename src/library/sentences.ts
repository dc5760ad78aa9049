/** The sentences of a source's text in which a term stands, for its page and its cards. */
import { linesOf, type Lines } from './lines.ts';
import { sentenceOf, stretchOfSentence, type Sentence, type Stretch } from './sentence.ts';
import type { Place } from './source.ts';

/** A sentence in which a term stands. */
export interface PlacedSentence extends Sentence {
  /** Where the term stands in it; of several, the first. */
  readonly place: Place;
  /** Offsets of the whole sentence in the text. */
  readonly sentence: Stretch;
  /** Offsets of the term in the text. */
  readonly termAt: Stretch;
}

/**
 * Every sentence that holds a term in one of the forms asked, in the order of the text, each once.
 *
 * @param text as `normalisedText` gives it
 * @param places those of the term's find; one that the text does not have is passed over
 * @param forms the term's characters, unless others are asked as well
 */
export function sentencesWith(
  text: string,
  places: readonly Place[],
  forms: readonly (Place['form'] | 'hanzi')[] = ['hanzi'],
): PlacedSentence[] {
  return sentencesIn(text, linesOf(text), places, forms);
}

/** The same for whoever asks for many terms of one text. @param lines those of the text */
export function sentencesIn(
  text: string,
  lines: Lines,
  places: readonly Place[],
  forms: readonly (Place['form'] | 'hanzi')[] = ['hanzi'],
): PlacedSentence[] {
  const byStart = new Map<number, PlacedSentence>();
  for (const place of places) {
    if (!forms.includes(place.form ?? 'hanzi')) continue;
    const start = lines.offset(place.line, place.column);
    if (start === null || start + place.length > text.length) continue;
    const termAt = { start, end: start + place.length };
    const sentence = stretchOfSentence(text, termAt.start, termAt.end);
    const known = byStart.get(sentence.start);
    if (known !== undefined && known.termAt.start <= start) continue;
    byStart.set(sentence.start, { place, sentence, termAt, ...sentenceOf(text, sentence, termAt) });
  }
  return [...byStart.values()].sort((a, b) => a.sentence.start - b.sentence.start);
}

/**
 * Those that can stand on a card, the shortest first, of equals the one that stood first: they say more than the term,
 * as a heading or a list that is nothing but it does not.
 *
 * @param of the sentence of an item
 */
export function shortestFirst<Item>(items: readonly Item[], of: (item: Item) => Sentence): Item[] {
  return items.filter((item) => saysMore(of(item))).sort((a, b) => lengthOf(of(a)) - lengthOf(of(b)));
}

const saysMore = ({ before, after }: Sentence): boolean => /[\p{L}\p{N}]/u.test(before + after);
const lengthOf = ({ before, term, after }: Sentence): number => before.length + term.length + after.length;
