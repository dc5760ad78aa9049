/** What all edits come to: for each source and each term what the latest of them say, in one pass. */
import type { Kind } from '../term/kinds.ts';
import type { TermId } from '../term/term-id.ts';
import {
  isKnownEdit,
  subjectOf,
  type Edit,
  type SentencePlace,
  type SourceFact,
  type StoredEdit,
} from './edit.ts';
import type { Find, SourceId } from './source.ts';

export interface EditsOfSource {
  readonly off: boolean;
  readonly removed: boolean;
  /** Only those that the reader has put right. */
  readonly facts: Readonly<Partial<Record<SourceFact, string>>>;
  /** Null for a term that is left out. */
  readonly finds: ReadonlyMap<TermId, Find | null>;
}

export interface Note {
  /** The identifier of the edit that wrote it. */
  readonly id: string;
  readonly text: string;
}

export interface EditsOfTerm {
  readonly gloss: string | null;
  readonly kind: Kind | null;
  readonly reading: string | null;
  readonly study: boolean | null;
  readonly sentence: SentencePlace | null;
  readonly tags: ReadonlyMap<string, boolean>;
  /** Those that no later note replaces, in the order in which they were written. */
  readonly notes: readonly Note[];
}

export interface FoldedEdits {
  readonly ofSources: ReadonlyMap<SourceId, EditsOfSource>;
  readonly ofTerms: ReadonlyMap<TermId, EditsOfTerm>;
  /** The reader's own words in the order in which they were added, and when the first of them was (ms). */
  readonly words: { readonly finds: readonly Find[]; readonly addedAt: number };
}

export const NO_EDITS_OF_SOURCE: EditsOfSource = { off: false, removed: false, facts: {}, finds: new Map() };
export const NO_EDITS_OF_TERM: EditsOfTerm = {
  gloss: null,
  kind: null,
  reading: null,
  study: null,
  sentence: null,
  tags: new Map(),
  notes: [],
};

type Changing<T> = {
  -readonly [K in keyof T]: T[K] extends ReadonlyMap<infer Key, infer Value> ? Map<Key, Value> : T[K];
};
type NoteEdit = Extract<Edit, { set: 'note' }>;
type WordEdit = Extract<Edit, { set: 'word' }>;

/** @param edits in any order; those of a later version are passed over */
export function foldEdits(edits: readonly StoredEdit[]): FoldedEdits {
  const latest = new Map<string, Edit>();
  for (const edit of edits) {
    if (!isKnownEdit(edit)) continue;
    const subject = subjectOf(edit);
    const other = latest.get(subject);
    if (other === undefined || edit.id > other.id) latest.set(subject, edit);
  }
  const ofSources = new Map<SourceId, Changing<EditsOfSource>>();
  const ofTerms = new Map<TermId, Changing<EditsOfTerm>>();
  const notes = new Map<TermId, NoteEdit[]>();
  const words: WordEdit[] = [];
  const ofSource = (id: SourceId) =>
    getOr(ofSources, id, () => ({ ...NO_EDITS_OF_SOURCE, facts: {}, finds: new Map() }));
  const ofTerm = (id: TermId) => getOr(ofTerms, id, () => ({ ...NO_EDITS_OF_TERM, tags: new Map() }));

  for (const edit of latest.values()) {
    switch (edit.set) {
      case 'off':
      case 'removed':
        ofSource(edit.of)[edit.set] = edit.to;
        break;
      case 'title':
      case 'author':
      case 'publication':
      case 'date':
      case 'address':
      case 'language': {
        const source = ofSource(edit.of);
        if (edit.to !== null) source.facts = { ...source.facts, [edit.set]: edit.to };
        break;
      }
      case 'find':
        ofSource(edit.of).finds.set(edit.term, edit.to);
        break;
      case 'gloss':
        ofTerm(edit.of).gloss = edit.to;
        break;
      case 'kind':
        ofTerm(edit.of).kind = edit.to;
        break;
      case 'reading':
        ofTerm(edit.of).reading = edit.to;
        break;
      case 'study':
        ofTerm(edit.of).study = edit.to;
        break;
      case 'sentence':
        ofTerm(edit.of).sentence = edit.to;
        break;
      case 'tag':
        ofTerm(edit.of).tags.set(edit.tag, edit.to);
        break;
      case 'note':
        getOr(notes, edit.of, () => []).push(edit);
        break;
      case 'word':
        if (edit.to !== null) words.push(edit);
        break;
    }
  }
  for (const [term, written] of notes) ofTerm(term).notes = standing(written);
  words.sort(byId);
  return {
    ofSources,
    ofTerms,
    words: {
      finds: words.flatMap(({ to }) => to ?? []),
      addedAt: words.reduce((first, { at }) => Math.min(first, at), Infinity),
    },
  };
}

/** The notes that no later one replaces; a note cannot replace itself or one that is written after it. */
function standing(written: readonly NoteEdit[]): Note[] {
  const replaced = new Set(written.flatMap(({ id, replaces }) => replaces.filter((other) => other < id)));
  return written
    .filter(({ id, to }) => to.trim() !== '' && !replaced.has(id))
    .sort(byId)
    .map(({ id, to }) => ({ id, text: to }));
}

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
