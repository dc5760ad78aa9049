/** Terms as they are written for Anki: with the sentence that stands on their cards, as far as texts are kept. */
import type { AnkiTerm } from '../../exchange/anki/term.ts';
import type { Entry } from '../../library/entry.ts';
import type { Library, LibrarySource } from '../../library/fold.ts';
import { canBeAsked, GAP, gapIn, holdsGloss, sentenceWithGap } from '../../library/gap.ts';
import { findsInText } from '../../library/issue-text.ts';
import { linesOf } from '../../library/lines.ts';
import { sentencesIn, shortestFirst, type PlacedSentence } from '../../library/sentences.ts';
import type { Find, SourceId } from '../../library/source.ts';
import type { CardLook } from '../../exchange/anki/note-type.ts';

/**
 * Each text is read once, whatever it holds of the terms; of several sentences the chosen one is taken, else the
 * shortest of the first source that has any.
 *
 * @param textOf the text kept with a source, null where none is
 * @throws what `textOf` does
 */
export async function ankiTerms(
  entries: readonly Entry[],
  library: Library,
  textOf: (id: SourceId) => Promise<string | null>,
  { script }: Pick<CardLook, 'script'>,
): Promise<AnkiTerm[]> {
  const wanted = new Map(entries.map((entry) => [entry.id as string, entry]));
  const onCards = new Map<string, OnCard>();
  const sources = new Set(entries.flatMap(({ finds }) => finds.map(({ source }) => source)));
  for (const source of library.sources) {
    const { id } = source.source;
    if (!sources.has(id)) continue;
    const text = await textOf(id);
    if (text !== null) lookThrough(text, source, library, wanted, onCards);
  }
  return entries.map((entry) => ankiTerm(entry, library, onCards.get(entry.id) ?? {}, script));
}

interface OnCard {
  readonly sentence?: PlacedSentence;
  /** Of those that can be asked in. */
  readonly asked?: { readonly sentence: PlacedSentence; readonly find: Find };
  /** The reader has chosen it. */
  readonly isChosen?: boolean;
}

function lookThrough(
  text: string,
  source: LibrarySource,
  library: Library,
  wanted: ReadonlyMap<string, Entry>,
  onCards: Map<string, OnCard>,
): void {
  const lines = linesOf(text);
  for (const { find } of findsInText(library, source, text)) {
    const entry = wanted.get(find.term);
    if (entry === undefined) continue;
    const known = onCards.get(find.term) ?? {};
    const isHere = entry.sentence?.source === source.source.id;
    if (known.isChosen === true || (known.asked !== undefined && !isHere)) continue;
    const all = shortestFirst(sentencesIn(text, lines, find.places), (sentence) => sentence);
    const chosen = isHere
      ? all.find(({ place }) => place.line === entry.sentence?.line && place.column === entry.sentence.column)
      : undefined;
    const sentence = chosen ?? known.sentence ?? all[0];
    const asked = chosen ?? all.find((one) => canBeAsked(one, find));
    onCards.set(find.term, {
      ...known,
      ...(sentence !== undefined && { sentence }),
      ...(asked !== undefined &&
        (known.asked === undefined || chosen !== undefined) && { asked: { sentence: asked, find } }),
      ...(chosen !== undefined && { isChosen: true }),
    });
  }
}

function ankiTerm(
  entry: Entry,
  library: Library,
  { sentence, asked }: OnCard,
  script: CardLook['script'],
): AnkiTerm {
  const english = entry.gloss ?? entry.abbreviation ?? '';
  const titles = entry.finds.flatMap(({ source }) => library.source(source)?.source.title ?? []);
  return {
    id: entry.id,
    hanzi: entry.hanzi,
    traditional: entry.traditional,
    pinyin: entry.pinyin,
    zhuyin: entry.zhuyin,
    english,
    kind: entry.kind,
    sources: [...new Set(titles)],
    sentence:
      sentence === undefined ? null : { before: sentence.before, term: sentence.term, after: sentence.after },
    gap: asked === undefined ? gapOfExample(entry, script) : gapOf(asked, english),
    notes: entry.notes.map(({ text }) => text),
    tags: entry.tags,
  };
}

function gapOf({ sentence, find }: NonNullable<OnCard['asked']>, english: string): AnkiTerm['gap'] {
  const text = sentenceWithGap(sentence, find);
  // Where the English stands in the sentence, it is the cue.
  const isCued = holdsGloss(text, find) || holdsGloss(text, { gloss: english });
  return { pieces: text.split(GAP), cue: isCued ? '' : english };
}

/** The example that a shipped glossary has. */
function gapOfExample({ written }: Entry, script: CardLook['script']): AnkiTerm['gap'] {
  const example = written?.example;
  if (written === undefined || example === undefined) return null;
  const { hanzi, traditional } = gapIn(example, written);
  const text = script === 'simplified' ? hanzi : traditional;
  return text.includes(GAP) ? { pieces: text.split(GAP), cue: example.english } : null;
}
