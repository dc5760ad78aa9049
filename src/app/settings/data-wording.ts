/** What a file would change and what an erasure would take, in words. */
import type { ChangeKind, Changes, SourcesPlan } from '../../exchange/import-plan.ts';
import type { StoredEdit } from '../../library/edit.ts';
import { foldEdits } from '../../library/folded-edits.ts';
import type { Source } from '../../library/source.ts';
import type { SettingName } from '../../schedule/settings.ts';
import type { TextsKept } from '../../store/store.ts';
import { SETTING_LABELS, storageSize } from '../learner/wording.ts';
import { counted } from '../term/labels.ts';

/** One and many of each, in the order in which they are told. */
const CHANGE_LABELS: Readonly<Record<ChangeKind, readonly [one: string, many: string]>> = {
  note: ['note', 'notes'],
  'note-away': ['note taken away', 'notes taken away'],
  gloss: ['own gloss', 'own glosses'],
  'gloss-away': ['own gloss taken back', 'own glosses taken back'],
  word: ['own word', 'own words'],
  'word-away': ['own word taken out', 'own words taken out'],
  tag: ['tag', 'tags'],
  'tag-away': ['tag taken off', 'tags taken off'],
  study: ['term to study', 'terms to study'],
  'study-off': ['term not to be drilled', 'terms not to be drilled'],
  'study-away': ['choice of what to study taken back', 'choices of what to study taken back'],
  sentence: ['sentence for a card', 'sentences for cards'],
  kind: ['kind put right', 'kinds put right'],
  reading: ['reading put right', 'readings put right'],
  find: ['term put right in its source', 'terms put right in their sources'],
  'find-out': ['term left out of its source', 'terms left out of their sources'],
  title: ['source renamed', 'sources renamed'],
  fact: ['fact about a source', 'facts about sources'],
  off: ['source switched off', 'sources switched off'],
  on: ['source switched on', 'sources switched on'],
  removed: ['source removed', 'sources removed'],
  restored: ['source brought back', 'sources brought back'],
  later: ['change of a later version of Tifa', 'changes of a later version of Tifa'],
};

/** What a file brings, before it is taken in and after. */
export interface Coming {
  /** Records, and how many of them are answers. */
  readonly adds: number;
  readonly answers: number;
  readonly sources: SourcesPlan;
  readonly changes: Changes;
  /** Edits, seen or unseen. */
  readonly edits: number;
  readonly texts: { readonly fresh: number };
  readonly settings: readonly SettingName[];
}

/** `400 answers, 2 new sources, 3 notes, 1 text, 1 setting (reviews a day)`; empty where nothing comes. */
export function comingText({ adds, answers, sources, changes, edits, texts, settings }: Coming): string {
  const { fresh, newer, removed } = sources;
  const changed = (Object.keys(CHANGE_LABELS) as ChangeKind[]).map(
    (kind) => [changes[kind] ?? 0, ...CHANGE_LABELS[kind]] as const,
  );
  const isSeen = changed.some(([count]) => count > 0);
  const names = settings.map((name) => SETTING_LABELS[name]).join(', ');
  return list([
    [answers, 'answer'],
    [adds - answers, answers > 0 ? 'other record' : 'record'],
    [fresh, 'new source'],
    [newer, 'source in a newer reading', 'sources in a newer reading'],
    [removed, 'source that was removed and stays so', 'sources that were removed and stay so'],
    ...changed,
    [isSeen ? 0 : edits, 'change that shows nowhere', 'changes that show nowhere'],
    [texts.fresh, 'text'],
    [settings.length, `setting (${names})`, `settings (${names})`],
  ]);
}

/** What of a file is here already: `477 records, 2 sources`; empty where nothing is. */
export function knownText(known: {
  readonly records: number;
  readonly sources: number;
  readonly edits: number;
  readonly texts: number;
}): string {
  return list([
    [known.records, 'record'],
    [known.sources, 'source'],
    [known.edits, 'change'],
    [known.texts, 'text'],
  ]);
}

function list(counts: readonly (readonly [count: number, one: string, many?: string])[]): string {
  return counts.flatMap(([count, ...of]) => (count === 0 ? [] : [counted(count, ...of)])).join(', ');
}

/** What comes in elsewhere, by its name: decks of Anki and word lists. */
export const isListFile = (name: string): boolean => /\.(?:apkg|colpkg|csv|tsv|txt|tbx|xlsx)$/i.test(name);

/** The switch that lets the texts go into a file. */
export function withTextsText({ count, bytes }: TextsKept): string {
  return `With the ${count === 1 ? 'text' : `${count.toLocaleString('en')} texts`} you kept (${storageSize(Math.max(bytes, 1000))})`;
}

/** What is the reader's own in a library: `3 sources, 2 kept texts, 5 notes, 1 own word`; empty where nothing is. */
export function ownText(
  { sources, edits }: { readonly sources: readonly Source[]; readonly edits: readonly StoredEdit[] },
  texts: TextsKept,
): string {
  const { ofSources, ofTerms, words } = foldEdits(edits);
  let notes = 0;
  let glosses = 0;
  const tags = new Set<string>();
  for (const term of ofTerms.values()) {
    notes += term.notes.length;
    if (term.gloss !== null) glosses++;
    for (const [tag, on] of term.tags) if (on) tags.add(tag);
  }
  const standing = sources.filter(({ id }) => ofSources.get(id)?.removed !== true);
  return list([
    [standing.length, 'source', 'sources'],
    [texts.count, 'kept text', 'kept texts'],
    [notes, 'note', 'notes'],
    [glosses, 'own gloss', 'own glosses'],
    [words.finds.length, 'own word', 'own words'],
    [tags.size, 'tag', 'tags'],
  ]);
}
