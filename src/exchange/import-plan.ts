/** What importing a backup would do to what is here, said before it is done. */
import type { SourceFact, StoredEdit } from '../library/edit.ts';
import { isKnownEdit } from '../library/edit.ts';
import {
  foldEdits,
  NO_EDITS_OF_SOURCE,
  NO_EDITS_OF_TERM,
  type EditsOfSource,
  type EditsOfTerm,
  type FoldedEdits,
} from '../library/folded-edits.ts';
import { canonicalJson, outranks, unionOfEdits } from '../library/merge.ts';
import { isShippedId, type Find, type Source, type SourceId } from '../library/source.ts';
import { aheadOf, type Ahead } from '../schedule/ahead.ts';
import type { CardId, LogRecord } from '../schedule/model.ts';
import { SETTING_NAMES, settingsOf, type SettingName, type StoredSettings } from '../schedule/settings.ts';
import { mergeSettings } from '../schedule/change-settings.ts';
import { notHereYet } from './anki/not-here-yet.ts';
import type { BackupText } from './backup.ts';
import type { Backup } from './read-backup.ts';

/** What is here before the import. */
export interface Here {
  /** Each card named as it is named now. */
  readonly log: readonly LogRecord[];
  /** Names so what is named otherwise, as a card in the file of an earlier version. */
  readonly canonical: (card: CardId) => CardId;
  readonly settings: StoredSettings;
  readonly sources: readonly Source[];
  readonly edits: readonly StoredEdit[];
  /** The sources whose text is kept here; those of the file's texts are enough. */
  readonly texts: ReadonlySet<SourceId>;
}

/** What an edit changes for the reader; `-away` and `-out` take back what was set before. */
export type ChangeKind =
  | 'note'
  | 'note-away'
  | 'gloss'
  | 'gloss-away'
  | 'study'
  | 'study-off'
  | 'study-away'
  | 'tag'
  | 'tag-away'
  | 'kind'
  | 'reading'
  | 'sentence'
  | 'word'
  | 'word-away'
  | 'find'
  | 'find-out'
  | 'title'
  | 'fact'
  | 'off'
  | 'on'
  | 'removed'
  | 'restored'
  /** Made by a later version: what it changes is not known here. */
  | 'later';

export type Changes = Readonly<Partial<Record<ChangeKind, number>>>;

/** The sources of a file. */
export interface SourcesPlan {
  readonly fresh: number;
  /** Here already, and read again by a newer extractor. */
  readonly newer: number;
  readonly known: number;
  /** Not here, and removed by an edit that stands: they stay so. */
  readonly removed: number;
}

export interface ImportPlan {
  /** Records not here yet, and how many are here already. */
  readonly adds: readonly LogRecord[];
  readonly known: number;
  /** How many of the added records are answers. */
  readonly answers: number;
  /** Settings that would change, because the file's were changed later. */
  readonly settings: readonly SettingName[];
  /** What is to be merged into the library. */
  readonly library: {
    readonly sources: readonly Source[];
    readonly edits: readonly StoredEdit[];
    readonly texts: readonly BackupText[];
  };
  readonly sources: SourcesPlan;
  /** Edits that are here already. */
  readonly knownEdits: number;
  /** What the reader would see changed by the edits of the file. */
  readonly changes: Changes;
  /** Of what is added, that which carries a moment to come. */
  readonly ahead: Ahead | null;
}

/**
 * Says what merging a backup would do, without doing it.
 *
 * @param now ms
 */
export function planImport(backup: Backup, here: Here, now: number): ImportPlan {
  const known = new Set(here.log.map(({ id }) => id));
  const adds = notHereYet(
    backup.log.filter(({ id }) => !known.has(id)),
    here.log,
    here.canonical,
  );
  const before = settingsOf(here.settings);
  const after = settingsOf(mergeSettings(here.settings, backup.settings));
  const edits = lacking(backup.edits, here.edits);
  const folded = {
    before: foldEdits(here.edits),
    after: foldEdits(unionOfEdits(here.edits, edits)),
  };
  const ids = new Set(here.edits.map(({ id }) => id));
  const later = edits.filter((edit) => !isKnownEdit(edit)).length;
  const shown = new Set<SourceId>(here.sources.map(({ id }) => id));
  return {
    adds,
    known: backup.log.length - adds.length,
    answers: adds.filter(({ type }) => type === 'grade').length,
    settings: SETTING_NAMES.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name])),
    library: {
      sources: lacking(backup.sources, here.sources),
      edits,
      texts: backup.texts.filter(({ source }) => !here.texts.has(source)),
    },
    sources: planSources(backup.sources, here.sources, folded.after),
    knownEdits: backup.edits.filter(({ id }) => ids.has(id)).length,
    changes: changesBetween(folded.before, folded.after, {
      later,
      wasHere: (id) => shown.has(id) || isShippedId(id),
    }),
    ahead: aheadOf([...adds, ...edits.filter(isKnownEdit)], now),
  };
}

/** Those that are not here as they are. Which of two with one id stands is for the merge to say. */
function lacking<T extends { readonly id: string }>(given: readonly T[], here: readonly T[]): T[] {
  const byId = new Map(here.map((one) => [one.id, one]));
  return given.filter((one) => {
    const other = byId.get(one.id);
    return other === undefined || canonicalJson(other) !== canonicalJson(one);
  });
}

function planSources(
  given: readonly Source[],
  here: readonly Source[],
  { ofSources }: FoldedEdits,
): SourcesPlan {
  const byId = new Map(here.map((source) => [source.id, source]));
  const plan = { fresh: 0, newer: 0, known: 0, removed: 0 };
  for (const source of given) {
    const other = byId.get(source.id);
    if (other === undefined) plan[ofSources.get(source.id)?.removed === true ? 'removed' : 'fresh']++;
    else if (source.extractor > other.extractor && outranks(source, other)) plan.newer++;
    else plan.known++;
  }
  return plan;
}

/**
 * What is told of `after` that was not so `before`.
 *
 * @param wasHere whether a source could be seen before: nobody misses one that was not
 */
function changesBetween(
  before: FoldedEdits,
  after: FoldedEdits,
  { later, wasHere }: { readonly later: number; readonly wasHere: (id: SourceId) => boolean },
): Changes {
  const counts: Partial<Record<ChangeKind, number>> = {};
  const count = (kind: ChangeKind, more = 1) => {
    if (more > 0) counts[kind] = (counts[kind] ?? 0) + more;
  };
  for (const [id, now] of after.ofTerms) {
    changesOfTerm(before.ofTerms.get(id) ?? NO_EDITS_OF_TERM, now, count);
  }
  for (const [id, now] of after.ofSources) {
    changesOfSource(before.ofSources.get(id) ?? NO_EDITS_OF_SOURCE, now, wasHere(id), count);
  }
  const words = new Map(before.words.finds.map((find) => [find.term, find]));
  for (const find of after.words.finds) {
    if (!isSame(words.get(find.term), find)) count('word');
    words.delete(find.term);
  }
  count('word-away', words.size);
  count('later', later);
  return counts;
}

type Count = (kind: ChangeKind, more?: number) => void;

function changesOfTerm(before: EditsOfTerm, now: EditsOfTerm, count: Count): void {
  const old = new Set(before.notes.map(({ id }) => id));
  const added = now.notes.filter(({ id }) => !old.has(id)).length;
  const gone = before.notes.length - (now.notes.length - added);
  count('note', added);
  // A note that is written anew takes the place of the one before.
  count('note-away', gone - added);
  if (now.gloss !== before.gloss) count(now.gloss === null ? 'gloss-away' : 'gloss');
  if (now.study !== before.study) {
    count(now.study === null ? 'study-away' : now.study ? 'study' : 'study-off');
  }
  if (now.kind !== before.kind) count('kind');
  if (now.reading !== before.reading) count('reading');
  if (!isSame(now.sentence, before.sentence)) count('sentence');
  for (const [tag, on] of now.tags) {
    if (on !== (before.tags.get(tag) ?? false)) count(on ? 'tag' : 'tag-away');
  }
}

function changesOfSource(before: EditsOfSource, now: EditsOfSource, wasHere: boolean, count: Count): void {
  if (wasHere && now.removed !== before.removed) count(now.removed ? 'removed' : 'restored');
  if (now.removed) return;
  if (now.off !== before.off) count(now.off ? 'off' : 'on');
  const facts = new Set([...Object.keys(before.facts), ...Object.keys(now.facts)]) as Set<SourceFact>;
  for (const fact of facts) {
    if (now.facts[fact] !== before.facts[fact]) count(fact === 'title' ? 'title' : 'fact');
  }
  for (const [term, find] of now.finds) {
    const old: Find | null | undefined = before.finds.get(term);
    if (!isSame(old, find)) count(find === null ? 'find-out' : 'find');
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b));
}
