/** The sentences of kept texts in which a term stands: all of them for its page, one for its card. */
import type { Entry } from '../../library/entry.ts';
import type { Library, LibrarySource } from '../../library/fold.ts';
import { findsInText } from '../../library/issue-text.ts';
import { sentencesWith, shortestFirst, type PlacedSentence } from '../../library/sentences.ts';
import { canBeAsked } from '../../library/gap.ts';
import type { Find, SourceId } from '../../library/source.ts';
import type { Direction } from '../../schedule/model.ts';

export interface SourceSentences {
  readonly source: LibrarySource;
  /** What the source says of the term. */
  readonly find: Find;
  /** Those with the term's characters first, then those with its English; headings come last. */
  readonly sentences: readonly PlacedSentence[];
}

export interface CardSentence {
  readonly source: LibrarySource;
  readonly find: Find;
  readonly sentence: PlacedSentence;
}

/** A term of a thousand sources must not have a thousand texts read for one card. */
const MOST_TEXTS = 12;

/**
 * @param textOf the text kept with a source, null where none is
 * @throws what `textOf` does
 */
export async function sentencesInSources(
  entry: Entry,
  library: Library,
  textOf: (id: SourceId) => Promise<string | null>,
  most = MOST_TEXTS,
): Promise<SourceSentences[]> {
  const sourced = entry.finds.flatMap(({ source: id, find }) => {
    const source = library.source(id);
    return source === undefined || find.places.length === 0 ? [] : [{ source, find }];
  });
  // The source of the chosen sentence is read in any case.
  sourced.sort((a, b) => Number(isChosen(entry, b.source)) - Number(isChosen(entry, a.source)));
  const read = await Promise.all(
    sourced.slice(0, most).map(async ({ source, find }): Promise<SourceSentences | null> => {
      const text = await textOf(source.source.id);
      if (text === null) return null;
      const { places } = source.shipped ? placedIn(library, source, text, entry) : find;
      const inChinese = sentencesWith(text, places);
      const starts = new Set(inChinese.map(({ sentence }) => sentence.start));
      const inEnglish = sentencesWith(text, places, ['english', 'abbreviation']);
      return {
        source,
        find,
        sentences: headingsLast(text, [
          ...inChinese,
          ...inEnglish.filter(({ sentence }) => !starts.has(sentence.start)),
        ]),
      };
    }),
  );
  return read.filter((one) => one !== null && one.sentences.length > 0) as SourceSentences[];
}

/** The find of an issue has the places of the issue's own text; a copy may have them elsewhere. */
const placedIn = (library: Library, source: LibrarySource, text: string, { id }: Entry): Find =>
  findsInText(library, source, text).find(({ find }) => find.term === id)!.find;

/** A heading says little of how a term is used. */
function headingsLast(text: string, sentences: readonly PlacedSentence[]): PlacedSentence[] {
  const isHeading = ({ sentence: { start } }: PlacedSentence) =>
    /^[ \t]*#{1,6}[ \t]/.test(text.slice(start, start + 20));
  return sentences.toSorted((a, b) => Number(isHeading(a)) - Number(isHeading(b)));
}

const isChosen = (entry: Entry, { source }: LibrarySource) => entry.sentence?.source === source.id;

/** Those that can stand on a card, the shortest first: with the term's characters. */
export function cardSentences(all: readonly SourceSentences[]): CardSentence[] {
  const inChinese = all.flatMap(({ source, find, sentences }) =>
    sentences.filter(({ place }) => place.form === undefined).map((sentence) => ({ source, find, sentence })),
  );
  return shortestFirst(inChinese, ({ sentence }) => sentence);
}

/** Those of them that a card of a direction goes through: a gap is asked only in what can be asked, and in the chosen one. */
export function sentencesFor(
  direction: Direction,
  entry: Pick<Entry, 'sentence'>,
  sentences: readonly CardSentence[],
): readonly CardSentence[] {
  if (direction !== 'cloze') return sentences;
  return sentences.filter((one) => isTheChosen(entry, one) || canBeAsked(one.sentence, one.find));
}

/** Which of them stands on the card: the one chosen, else the shortest. −1 where there is none. */
export function placeOnCard(entry: Pick<Entry, 'sentence'>, sentences: readonly CardSentence[]): number {
  const chosen = sentences.findIndex((one) => isTheChosen(entry, one));
  return chosen >= 0 || sentences.length === 0 ? chosen : 0;
}

function isTheChosen(
  { sentence: chosen }: Pick<Entry, 'sentence'>,
  { source, sentence }: CardSentence,
): boolean {
  return (
    chosen?.source === source.source.id &&
    sentence.place.line === chosen.line &&
    sentence.place.column === chosen.column
  );
}
