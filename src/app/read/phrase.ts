/** A phrase that the reader has selected in a text, and words of the reader's own that hold what is marked there. */
import type { Entry } from '../../library/entry.ts';
import { apart, knownPlaces, type TermIndex } from '../../library/known-terms.ts';
import { isTermId, type TermId } from '../../term/term-id.ts';
import { termKey } from '../../term/term-key.ts';
import type { Mark } from './blocks.ts';
import type { CardFacts } from './term-card.ts';

const FEWEST = 2;
const LONGEST = 40;

/** What stands around a phrase, as the quotation marks, is none of it. */
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
/** Characters, what is written among them, and what joins the parts of a slogan; no end of a sentence. */
const PHRASE = /^[\p{Script=Han}\p{Script=Latin}\p{N}《》〈〉“”‘’·・—－%％+、，]+$/u;

/** The phrase that is selected; null where it is nothing that can be kept as a term. */
export function phraseIn(selected: string): string | null {
  // Between characters a blank means nothing, between English words there is one.
  const phrase = selected
    .replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .trim()
    .replaceAll(EDGES, '');
  const length = Array.from(phrase).length;
  const isChinese = (phrase.match(/\p{Script=Han}/gu)?.length ?? 0) >= FEWEST && PHRASE.test(phrase);
  return isChinese && length <= LONGEST && isTermId(termKey(phrase)) ? phrase : null;
}

/** So much around a mark is looked through: a longer word of the reader's own may hold it. UTF-16 code units. */
const AROUND = LONGEST;

/**
 * The marks of a text, those aside that a word of the reader's own holds whole: that word is marked instead.
 *
 * @param marks in order of position
 * @param own the words of the reader's own
 */
export function withOwnWords(
  text: string,
  marks: readonly Mark<CardFacts>[],
  own: TermIndex,
  entryOf: (id: TermId) => Entry | undefined,
): readonly Mark<CardFacts>[] {
  if (own.terms.size === 0) return marks;
  // Few marks can be within another word: of the others nothing is looked through.
  const all = [...own.terms.keys()].join('\n');
  const hidden = new Map<string, boolean>();
  const isHidden = (hanzi: string) => {
    const before = hidden.get(hanzi) ?? all.includes(termKey(hanzi));
    hidden.set(hanzi, before);
    return before;
  };
  const wider = marks.flatMap(({ start, end, of }) => {
    if (!isHidden(of.hanzi)) return [];
    const from = Math.max(0, start - AROUND);
    return knownPlaces(text.slice(from, end + AROUND), own)
      .map((place) => ({ term: place.term, start: from + place.start, end: from + place.end }))
      .filter((place) => place.start <= start && place.end >= end && place.end - place.start > end - start);
  });
  if (wider.length === 0) return marks;
  wider.sort((a, b) => a.start - b.start || b.end - a.end);
  const made = apart(wider).flatMap(({ term, start, end }): Mark<CardFacts>[] => {
    const entry = entryOf(term);
    return entry === undefined ? [] : [{ start, end, of: { ...entry, gloss: null, entry } }];
  });
  const isHeld = (mark: Mark<CardFacts>) => made.some((one) => one.start < mark.end && mark.start < one.end);
  return [...marks.filter((mark) => !isHeld(mark)), ...made].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
}
