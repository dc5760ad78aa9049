/**
 * A reading as the library keeps it: the source says what was found, as it was found, so that two devices that read one
 * text have one source; what the reader corrected are edits beside it.
 */
import * as v from 'valibot';
import { addEdits, addSource, type Library } from '../../library/fold.ts';
import { LONGEST, plainLine } from '../../library/plain-text.ts';
import { sentenceEnds } from '../../library/sentence.ts';
import {
  FindSchema,
  joinFinds,
  PagesSchema,
  SOURCE_VERSION,
  type Find,
  type Place,
  type Source,
  type SourceId,
} from '../../library/source.ts';
import { isTermId } from '../../term/term-id.ts';
import { termKey } from '../../term/term-key.ts';
import type { EditDraft } from '../../library/edit.ts';
import { NO_CORRECTIONS, shapeTerms, type Corrections, type Surroundings } from './corrections.ts';
import { FACTS, type Facts } from './facts.ts';
import { linesOf } from '../../library/lines.ts';
import type { FoundTerm, ReadText } from './found-term.ts';
import { corrected, type CorrectedTerm, type Descriptions } from './term-list.ts';

export interface ReadingToKeep {
  /** Of the text's hash (`sourceIdOf`). */
  readonly id: SourceId;
  /** Which of the texts read. */
  readonly text: number;
  readonly texts: readonly ReadText[];
  readonly found: readonly FoundTerm[];
  readonly corrections: Corrections;
  readonly descriptions: Descriptions;
  /** As they were recognised, and as the reader left them. */
  readonly recognised: Facts;
  readonly facts: Facts;
  /** Version of the extractor. */
  readonly extractor: number;
  /** Milliseconds since 1970. */
  readonly addedAt: number;
  readonly entryOf: Surroundings['entryOf'];
}

export interface Kept {
  readonly id: SourceId;
  /** Which of the texts read. */
  readonly text: number;
  /** Null where it is a copy of an issue that comes with Tifa, of which the text alone is kept. */
  readonly source: Source | null;
  /** What the reader corrected, in any order. */
  readonly edits: readonly EditDraft[];
  /** What cannot be kept, and why. */
  readonly refused: readonly { readonly hanzi: string; readonly problem: string }[];
}

/** The source of one text that was read, with the edits that make it what the reader sees. */
export function sourceOf(reading: ReadingToKeep): Kept & { readonly source: Source } {
  const {
    id,
    text,
    texts,
    found,
    corrections,
    descriptions,
    recognised,
    facts,
    extractor,
    addedAt,
    entryOf,
  } = reading;
  const own = (rows: readonly FoundTerm[]) => rows.filter(({ source }) => source === text);
  const shaped = own(shapeTerms(found, corrections.shapes, { texts, entryOf }));
  const left = shaped.filter((row) => corrections.values[row.id]?.dropped !== true);
  const before = findsOf(own(found), NO_CORRECTIONS, reading);
  const after = findsOf(left, corrections, reading);
  const finds = before.finds;
  const now = new Map(after.finds.map((find) => [find.term, find]));
  const then = new Map(finds.map((find) => [find.term, find]));

  const edits: EditDraft[] = [];
  for (const { term } of finds) if (!now.has(term)) edits.push({ of: id, set: 'find', term, to: null });
  for (const find of after.finds) {
    const found = then.get(find.term);
    if (found === undefined || JSON.stringify(found) !== JSON.stringify(find)) {
      edits.push({ of: id, set: 'find', term: find.term, to: find });
    }
  }
  const toStudy = new Set(
    left
      .filter((row) => corrections.values[row.id]?.study === true)
      .map((row) => termOf(corrected(row, corrections, descriptions))),
  );
  for (const { term } of after.finds) {
    if (toStudy.has(term)) edits.push({ of: term, set: 'study', to: true });
  }
  const said: Partial<Record<keyof Facts, string>> = {};
  for (const fact of FACTS) {
    // What the reader takes away was never said: no edit could take it from the source.
    if (recognised[fact] !== '' && facts[fact] !== '') said[fact] = recognised[fact];
    if (facts[fact] !== '' && facts[fact] !== recognised[fact]) {
      edits.push({ of: id, set: fact, to: facts[fact] });
    }
  }
  const { title = titleOf(texts[text]!), ...others } = said;
  const pages = v.safeParse(PagesSchema, texts[text]!.file?.pages);
  return {
    id,
    text,
    source: {
      v: SOURCE_VERSION,
      id,
      extractor,
      type: 'article',
      title,
      ...others,
      ...(pages.success && { pages: pages.output }),
      addedAt,
      finds,
    },
    edits,
    refused: after.refused,
  };
}

/**
 * A reading of an issue that comes with Tifa, whose terms are in the library: what the reader made of a term there is an
 * edit of the term, and a term that is not there, but was corrected, is added to the issue.
 *
 * @param finds what the issue says
 * @param linesBefore lines of the text that is kept before those of this one
 */
export function issueReading(reading: ReadingToKeep, finds: Source['finds'], linesBefore: number): Kept {
  const { id, text, texts, found, corrections, entryOf } = reading;
  const issue = new Set<string>(finds.map(({ term }) => term));
  const edits: EditDraft[] = [];
  const refused: Kept['refused'][number][] = [];
  for (const row of shapeTerms(found, corrections.shapes, { texts, entryOf })) {
    const values = corrections.values[row.id];
    if (row.source !== text || values?.dropped || (values === undefined && !row.remade)) continue;
    const read = findsOf([row], corrections, reading);
    refused.push(...read.refused);
    for (const find of read.finds) {
      const { term, gloss, kind, numbered } = find;
      if (values?.study) edits.push({ of: term, set: 'study', to: true });
      if (!issue.has(term)) {
        const places = find.places.map((place) => ({ ...place, line: place.line + linesBefore }));
        edits.push({ of: id, set: 'find', term, to: { ...find, places } });
        continue;
      }
      if (values?.english !== undefined) edits.push({ of: term, set: 'gloss', to: gloss });
      if (values?.kind !== undefined) edits.push({ of: term, set: 'kind', to: kind });
      if (values?.reading !== undefined) edits.push({ of: term, set: 'reading', to: numbered });
    }
  }
  return { id, text, source: null, edits, refused };
}

const termOf = ({ described, hanzi }: Pick<CorrectedTerm, 'described' | 'hanzi'>): string =>
  termKey(described?.hanzi ?? hanzi);

/** Longest title that is made here, UTF-16 code units. */
const LONGEST_MADE = 80;

/** Of a text that says no title: its file's name, or its first sentence, as far as there is room in whole words. */
function titleOf({ name, text }: ReadText): string {
  const stem = name.replace(/^.*\//, '').replace(/\.[^.]{1,8}$/, '');
  if (/\.[^.]{1,8}$/.test(name)) return plainLine(stem, LONGEST_MADE) || UNTITLED;
  const [beginning = ''] = text
    .trimStart()
    .slice(0, 400)
    .split(/\n\s*\n/);
  const [end = 0] = sentenceEnds(beginning, 0, beginning.length);
  const sentence = plainLine(beginning.slice(0, end), LONGEST.title);
  if (sentence.length <= LONGEST_MADE) return sentence.replace(/[.。]$/, '') || UNTITLED;
  const cut = plainLine(sentence, LONGEST_MADE);
  // Chinese has no blanks: there a word is not told from its neighbour.
  const blank = cut.lastIndexOf(' ');
  return blank < LONGEST_MADE / 2 ? cut : `${cut.slice(0, blank).replace(/[,;:–—-]+$/, '')}…`;
}
const UNTITLED = 'Untitled';

/** Of more places of one term than a source holds the first ones are kept. */
const MOST_PLACES = 10_000;

/** What a text says of its rows; a row whose reading is not made, or that is no term, is named instead. */
export function findsOf(
  rows: readonly FoundTerm[],
  corrections: Corrections,
  { texts, text, descriptions }: Pick<ReadingToKeep, 'texts' | 'text' | 'descriptions'>,
): { readonly finds: Find[]; readonly refused: Kept['refused'] } {
  const lines = linesOf(texts[text]?.text ?? '');
  const refused: { hanzi: string; problem: string }[] = [];
  const finds = rows.flatMap((row): Find[] => {
    const { described, hanzi, english, abbreviation, kind, confidence } = corrected(
      row,
      corrections,
      descriptions,
    );
    const term = termOf({ described, hanzi });
    if (described === null || !isTermId(term)) {
      refused.push({ hanzi, problem: described === null ? 'its reading is not made yet' : 'is no term' });
      return [];
    }
    const gloss = english === null ? '' : plainLine(english, LONGEST.gloss);
    const find: Find = {
      term,
      hanzi: described.hanzi,
      traditional: described.traditional,
      pinyin: described.pinyin,
      numbered: described.numbered,
      zhuyin: described.zhuyin,
      kind,
      gloss: gloss === '' ? null : gloss,
      ...(abbreviation !== undefined && { abbreviation: plainLine(abbreviation, LONGEST.gloss) }),
      confidence,
      words: described.words.map((word) => ({ ...word, gloss: plainLine(word.gloss, LONGEST.gloss) })),
      places: row.places.slice(0, MOST_PLACES).map(({ start, end, section }): Place => {
        const heading = section === undefined ? '' : plainLine(section, LONGEST.title);
        return {
          ...lines.position(start),
          length: end - start,
          ...(heading !== '' && { section: heading }),
        };
      }),
    };
    const checked = v.safeParse(FindSchema, find);
    if (checked.success) return [find];
    refused.push({ hanzi, problem: checked.issues[0].message });
    return [];
  });
  return { finds: joinFinds(finds), refused };
}

/** How many terms of a source keeping a reading of it would add, change and take away. */
export interface Changes {
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
}

/** What keeping would change of a source that is in the library; null where it is not. */
export function changesOf(
  library: Library,
  { source, edits }: { readonly source: Source; readonly edits: Kept['edits'] },
): Changes | null {
  const before = library.source(source.id);
  if (before === undefined || before.state === 'removed') return null;
  // Later than anything that was done.
  const done = edits.map((edit, i) => ({
    v: 1,
    at: 0,
    ...edit,
    id: `7${i.toString().padStart(25, 'Z')}`,
  }));
  const after = addEdits(addSource(library, source), done).source(source.id)!;
  const then = new Map(before.finds.map(({ find }) => [find.term, JSON.stringify(find)]));
  const now = new Map(after.finds.map(({ find }) => [find.term, JSON.stringify(find)]));
  const kept = [...now].filter(([term]) => then.has(term));
  return {
    added: now.size - kept.length,
    changed: kept.filter(([term, find]) => then.get(term) !== find).length,
    gone: then.size - kept.length,
  };
}
