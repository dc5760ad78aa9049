/**
 * The library's terms in a text that is Chinese and nothing else: it gives no English, so nothing is extracted from it.
 * What is found has the shape of what the extractor finds, so that it is listed, left out and kept as that is.
 */
import type { Described } from '../../describe/describe.ts';
import type { Term } from '../../extract/index.ts';
import type { Entry } from '../../library/entry.ts';
import { apart, indexTerms, knownPlaces, type KnownPlace } from '../../library/known-terms.ts';
import { linesOf } from '../../library/lines.ts';
import type { TermId } from '../../term/term-id.ts';
import { wordsOf } from '../term/listed-term.ts';
import { divideIntoBlocks, shownText, stretches } from './blocks.ts';
import type { Division } from './division.ts';

/** A term with how it is read, which the library says. */
export interface KnownTerm {
  readonly term: Term;
  readonly described: Described;
}

/** So much is looked through before others have their turn: some milliseconds. UTF-16 code units. */
const AT_ONCE = 10_000;

/**
 * In the order in which they first stand in the text.
 *
 * @param division decides what is a word and what is the end of one and the beginning of another; without a dictionary
 *   the longest term from the left is one
 * @param giveWay called between two stretches of the text
 */
export async function termsInChinese(
  text: string,
  entries: readonly Entry[],
  division: Pick<Division, 'divide'> | null,
  giveWay: () => Promise<void>,
): Promise<KnownTerm[]> {
  const index = indexTerms(entries.map(({ id }) => id));
  const places = new Map<TermId, KnownPlace[]>();
  for (const batch of batchesOf(text)) {
    const stretches = batch.map(({ start, text }) => ({ start, text, known: knownPlaces(text, index) }));
    const some = stretches.filter(({ known }) => known.length > 0);
    const words = some.length > 0 ? await division?.divide(some, false) : undefined;
    for (const [i, { start, known }] of some.entries()) {
      const isWord = (place: KnownPlace) =>
        words?.[i]?.some((word) => word.start === place.start && word.end === place.end) ?? true;
      for (const place of apart(known.filter(isWord))) {
        const there = { ...place, start: start + place.start, end: start + place.end };
        const others = places.get(place.term);
        if (others === undefined) places.set(place.term, [there]);
        else others.push(there);
      }
    }
    await giveWay();
  }
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const sectionAt = sectionsOf(text);
  const lines = linesOf(text);
  return [...places].flatMap(([id, there]): KnownTerm[] => {
    const entry = byId.get(id);
    if (entry === undefined) return [];
    const occurrences = there.map(({ start, end }) => {
      const section = sectionAt(start);
      return {
        ...lines.position(start),
        ...(section !== undefined && { section }),
        printed: text.slice(start, end),
      };
    });
    return [{ term: termOf(entry, occurrences), described: describedOf(entry) }];
  });
}

const termOf = ({ hanzi, traditional, pinyin, kind }: Entry, occurrences: Term['occurrences']): Term => ({
  hanzi,
  english: null,
  kind,
  pinyin,
  traditional,
  printed: { hanzi: occurrences[0]!.printed, english: null },
  occurrences,
  confidence: 1,
  reasons: [{ signal: 'in the library', weight: 1 }],
  flags: [],
});

function describedOf(entry: Entry): Described {
  const { hanzi, traditional, pinyin, pinyinNumbered, zhuyin, zhuyinTaiwan } = entry;
  return {
    hanzi,
    traditional,
    pinyin,
    numbered: pinyinNumbered,
    zhuyin,
    ...(zhuyinTaiwan !== undefined && { zhuyinTaiwan }),
    words: wordsOf(entry).words.map(({ hanzi, traditional, pinyin, gloss }) => ({
      hanzi,
      traditional,
      pinyin,
      gloss,
    })),
  };
}

interface TextPart {
  readonly start: number;
  readonly text: string;
}

/** Paragraphs, since no term goes on in the next one; some at a time. */
function* batchesOf(text: string): Generator<TextPart[]> {
  let batch: TextPart[] = [];
  let length = 0;
  for (const { start, end } of stretches(text)) {
    if (start === end) continue;
    batch.push({ start, text: text.slice(start, end) });
    length += end - start;
    if (length < AT_ONCE) continue;
    yield batch;
    [batch, length] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}

/** The nearest heading above an offset. Asked in any order. */
function sectionsOf(text: string): (offset: number) => string | undefined {
  const headings = divideIntoBlocks(text, []).filter(({ form }) => form === 'heading');
  return (offset) => {
    const above = headings.findLast(({ start }) => start <= offset);
    return above && shownText(above).trim();
  };
}
