/**
 * The library: every source and every edit folded into what screens show and the schedule asks. Derived from the two
 * sets of records and from nothing else, so that two devices that hold the same records show the same.
 *
 * One pass over the finds gathers them by term, a second makes the entries: cost grows with the number of finds, not
 * with that of sources times terms. What changes later (a source, some edits) makes only the entries anew that it
 * touches.
 */
import type { TermId } from '../term/term-id.ts';
import type { StoredEdit } from './edit.ts';
import { entryOf, type Entry, type SourcedFind, type Spell } from './entry.ts';
import { foldEdits, NO_EDITS_OF_SOURCE, type EditsOfSource, type FoldedEdits } from './folded-edits.ts';
import { canonicalJson, unionOfEdits, unionOfSources } from './merge.ts';
import type { IssueArticle, Shipped } from './shipped.ts';
import { inOrder, MY_WORDS, SOURCE_VERSION, type Find, type Source, type SourceId } from './source.ts';

/** `off`: looked up but not drilled; `removed`: as though it had never been added, until it is brought back. */
export type SourceState = 'on' | 'off' | 'removed';

export interface LibrarySource {
  /** With the facts the reader has put right. */
  readonly source: Source;
  /** As it is stored. */
  readonly stored: Source;
  readonly state: SourceState;
  readonly shipped: boolean;
  /** What it says, in the order of the text, after the reader's corrections; nothing while it is removed. */
  readonly finds: readonly SourcedFind[];
}

export interface Library {
  /** Shipped ones first, then by when they were added; removed ones are among them. */
  readonly sources: readonly LibrarySource[];
  source(id: string): LibrarySource | undefined;
  /** The articles of the shipped issues. */
  readonly articles: readonly IssueArticle[];
  /** In the order in which their terms first appear, source after source. */
  readonly entries: readonly Entry[];
  /** By its id or by one it had in an earlier version. */
  entry(id: string): Entry | undefined;
  /** What the library is made of, for `addSource` and `addEdits`. */
  readonly records: {
    readonly shipped: Shipped;
    readonly sources: readonly Source[];
    readonly edits: readonly StoredEdit[];
    readonly spell: Spell;
  };
}

/**
 * @param sources in any order, also one twice; one with the id of a shipped issue is passed over
 * @param edits in any order; those of a later version, of unknown sources and of unknown terms do nothing yet
 */
export function foldLibrary(
  shipped: Shipped,
  sources: readonly Source[],
  edits: readonly StoredEdit[],
  spell: Spell,
): Library {
  return fold({ shipped, sources: unionOfSources(sources), edits: unionOfEdits(edits), spell });
}

/** The library with one more source: the same as folding everything anew. */
export function addSource(library: Library, source: Source): Library {
  const { records } = library;
  return fold({ ...records, sources: unionOfSources(records.sources, [source]) }, library);
}

/** The library with more edits: the same as folding everything anew. */
export function addEdits(library: Library, edits: readonly StoredEdit[]): Library {
  const { records } = library;
  return fold({ ...records, edits: unionOfEdits(records.edits, edits) }, library);
}

/** What each library was folded from beside its records, so that the next one need not do it again. */
const foldedEdits = new WeakMap<Library['records']['edits'], FoldedEdits>();

function fold(records: Library['records'], before?: Library): Library {
  const { shipped, spell } = records;
  const edits = foldedEditsOf(records.edits);
  const touched = before && touchedBy(before.records.edits, records.edits);
  const sources = inLibraryOrder(records, edits);

  const folded = sources.map((source): LibrarySource => {
    const known = touched?.has(source.id) === false ? before?.source(source.id) : undefined;
    if (known?.stored === source) return known;
    const isShipped = shipped.sources.includes(source);
    return foldSource(source, edits.ofSources.get(source.id) ?? NO_EDITS_OF_SOURCE, isShipped);
  });
  const findsByTerm = new Map<TermId, SourcedFind[]>();
  for (const { finds } of folded) {
    for (const sourced of finds) {
      const others = findsByTerm.get(sourced.find.term);
      if (others === undefined) findsByTerm.set(sourced.find.term, [sourced]);
      else others.push(sourced);
    }
  }

  const formerIds = formerIdsOf(shipped);
  const byTerm = new Map<string, Entry>();
  for (const [id, finds] of findsByTerm) {
    const known = touched?.has(id) === false ? before?.entry(id) : undefined;
    byTerm.set(
      id,
      known !== undefined && known.id === id && sameFinds(known.finds, finds)
        ? known
        : entryOf({
            id,
            finds,
            written: shipped.written.get(id),
            formerIds: formerIds.get(id) ?? [],
            edits: edits.ofTerms.get(id),
            spell,
          }),
    );
  }
  const bySource = new Map<string, LibrarySource>(folded.map((one) => [one.source.id, one]));
  return {
    sources: folded,
    source: (id) => bySource.get(id),
    articles: shipped.articles,
    entries: [...byTerm.values()],
    entry: (id) => byTerm.get(id) ?? byTerm.get(shipped.formerIds.get(id) ?? ''),
    records,
  };
}

function foldSource(source: Source, own: EditsOfSource, shipped: boolean): LibrarySource {
  const finds = own.removed ? [] : correctedFinds(source, own);
  return {
    source: { ...source, ...own.facts },
    stored: source,
    state: own.removed ? 'removed' : own.off ? 'off' : 'on',
    shipped,
    finds: finds.map((find) => ({ source: source.id, find, off: own.off })),
  };
}

function foldedEditsOf(edits: readonly StoredEdit[]): FoldedEdits {
  let folded = foldedEdits.get(edits);
  if (folded === undefined) foldedEdits.set(edits, (folded = foldEdits(edits)));
  return folded;
}

/** What any edit that is new is about; both lists are in the order of the identifiers. */
function touchedBy(before: readonly StoredEdit[], after: readonly StoredEdit[]): ReadonlySet<unknown> {
  if (before === after) return new Set();
  const known = new Set(before);
  return new Set(after.filter((edit) => !known.has(edit)).map((edit) => edit['of']));
}

function inLibraryOrder({ shipped, sources }: Library['records'], { words }: FoldedEdits): Source[] {
  const shippedIds = new Set(shipped.sources.map(({ id }) => id));
  const own = sources.filter(({ id }) => !shippedIds.has(id) && id !== MY_WORDS);
  if (words.finds.length > 0) own.push(myWords(words));
  own.sort((a, b) => a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1));
  return [...shipped.sources, ...own];
}

function myWords({ finds, addedAt }: FoldedEdits['words']): Source {
  return {
    v: SOURCE_VERSION,
    id: MY_WORDS,
    extractor: 0,
    type: 'word-list',
    title: 'My words',
    addedAt,
    finds,
  };
}

/** What a source says after the reader's corrections; a term that is added stands where its text has it. */
function correctedFinds({ finds }: Source, { finds: corrections }: EditsOfSource): readonly Find[] {
  if (corrections.size === 0) return finds;
  const known = new Set(finds.map(({ term }) => term));
  const corrected = finds.flatMap((find) => {
    const correction = corrections.get(find.term);
    return correction === undefined ? [find] : correction === null ? [] : [correction];
  });
  const added = [...corrections].flatMap(([term, find]) => (find === null || known.has(term) ? [] : [find]));
  added.sort((a, b) => compareFirstPlaces(a, b) || (a.term < b.term ? -1 : 1));
  for (const find of added) {
    const next = corrected.findIndex((other) => compareFirstPlaces(find, other) < 0);
    corrected.splice(next < 0 ? corrected.length : next, 0, find);
  }
  return corrected;
}

/** A find without a place comes last. */
function compareFirstPlaces({ places: [a] }: Find, { places: [b] }: Find): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return inOrder(a, b);
}

function sameFinds(a: readonly SourcedFind[], b: readonly SourcedFind[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}

function formerIdsOf({ formerIds }: Shipped): ReadonlyMap<TermId, readonly string[]> {
  const byTerm = new Map<TermId, string[]>();
  for (const [former, term] of formerIds) {
    const others = byTerm.get(term);
    if (others === undefined) byTerm.set(term, [former]);
    else others.push(former);
  }
  return byTerm;
}

/**
 * What must be kept as own words before a source is removed, or terms that the reader wants to study would go with it:
 * the finds of studied terms that no other source has.
 */
export function wordsToKeep(library: Library, id: SourceId): Find[] {
  return (library.source(id)?.finds ?? []).flatMap(({ find }) => {
    const entry = library.entry(find.term);
    const [only, ...others] = entry?.finds ?? [];
    if (entry?.study !== true || only === undefined || others.length > 0) return [];
    return [{ ...only.find, places: [] }];
  });
}

/**
 * What undoes `wordsToKeep` once a removed source is back: edits that take away the own words made of it, but for those
 * that were changed meanwhile, and those whose term it has no more.
 *
 * @param library as it is before
 * @param withIt the library with the source, where that does not come back just as it was
 */
export function wordsToTakeBack(library: Library, id: SourceId, withIt?: () => Library) {
  const of = library.source(id);
  if (of?.state !== 'removed') return [];
  const back =
    withIt &&
    new Set(
      withIt()
        .source(id)
        ?.finds.map(({ find }) => find.term),
    );
  const words = new Map(library.source(MY_WORDS)?.finds.map(({ find }) => [find.term, find]));
  const corrections = foldedEditsOf(library.records.edits).ofSources.get(id) ?? NO_EDITS_OF_SOURCE;
  return correctedFinds(of.stored, corrections).flatMap((find) => {
    const word = words.get(find.term);
    if (word === undefined || back?.has(find.term) === false) return [];
    return canonicalJson(word) === canonicalJson({ ...find, places: [] })
      ? [{ of: find.term, set: 'word', to: null } as const]
      : [];
  });
}
