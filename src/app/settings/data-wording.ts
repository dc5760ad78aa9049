/** What a file would change and what an erasure would take, in words. */
import type { ChangeKind, Changes, SourcesPlan } from '../../exchange/import-plan.ts';
import type { StoredEdit } from '../../library/edit.ts';
import { foldEdits } from '../../library/folded-edits.ts';
import type { Source } from '../../library/source.ts';
import type { TextsKept } from '../../store/store.ts';
import { storageSize } from '../learner/wording.ts';
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

/** `3 notes, 12 own glosses, 1 source removed`; `none` where nothing changes. */
export function changesText(changes: Changes): string {
  const said = (Object.keys(CHANGE_LABELS) as ChangeKind[]).flatMap((kind) => {
    const count = changes[kind] ?? 0;
    return count === 0 ? [] : [counted(count, ...CHANGE_LABELS[kind])];
  });
  return said.length === 0 ? 'none' : said.join(', ');
}

/** `2 new, 1 read anew by a newer version`; `none` where none changes. Those that are here already are told apart. */
export function sourcesText({ fresh, newer, removed }: SourcesPlan): string {
  const said = [
    fresh > 0 ? `${fresh.toLocaleString('en')} new` : '',
    newer > 0 ? `${newer.toLocaleString('en')} in a newer reading` : '',
    removed > 0
      ? `${removed.toLocaleString('en')} that ${removed === 1 ? 'was' : 'were'} removed and ${removed === 1 ? 'stays' : 'stay'} so`
      : '',
  ].filter((part) => part !== '');
  return said.length === 0 ? 'none' : said.join(', ');
}

/** `477 records, 400 of them answers`; `nothing` where a file adds none. */
export function addsText({ adds, answers }: { readonly adds: number; readonly answers: number }): string {
  return adds === 0
    ? 'nothing'
    : `${counted(adds, 'record')}, ${answers.toLocaleString('en')} of them ${answers === 1 ? 'an answer' : 'answers'}`;
}

/** What of a file is here already: `477 records, 2 sources`. */
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

/** What an import has added besides records; empty where nothing. */
export function addedText(added: {
  readonly sources: number;
  readonly edits: number;
  readonly texts: number;
}): string {
  const said = list([
    [added.sources, 'source'],
    [added.edits, 'change'],
    [added.texts, 'text'],
  ]);
  return said === 'nothing' ? '' : `To the library: ${said}.`;
}

function list(counts: readonly (readonly [count: number, one: string])[]): string {
  const said = counts.flatMap(([count, one]) => (count === 0 ? [] : [counted(count, one)]));
  return said.length === 0 ? 'nothing' : said.join(', ');
}

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
  const said = [
    [standing.length, 'source', 'sources'],
    [texts.count, 'kept text', 'kept texts'],
    [notes, 'note', 'notes'],
    [glosses, 'own gloss', 'own glosses'],
    [words.finds.length, 'own word', 'own words'],
    [tags.size, 'tag', 'tags'],
  ] as const;
  return said.flatMap(([count, one, many]) => (count === 0 ? [] : [counted(count, one, many)])).join(', ');
}
