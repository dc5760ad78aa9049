/**
 * The library of this device: sources, edits, the texts that the reader keeps and the drafts of readings in progress (drafts.ts).
 * What is derived from them is cached (library-cache.ts).
 *
 * Sources and edits merge by union (src/library/merge.ts), so every way in gives what any other order would have
 * given. A source is removed by an edit, and can be brought back by one until an opening some time later purges it
 * with its text. A text is its authors': no backup contains it unless the reader asks.
 */
import { promisifyRequest } from 'idb-keyval';
import * as v from 'valibot';
import { isKnownEdit, readEdit, type StoredEdit } from '../library/edit.ts';
import { unionOfEdits, unionOfSources } from '../library/merge.ts';
import {
  readSource,
  SOURCE_VERSION,
  SourceIdSchema,
  SourceSchema,
  type Source,
  type SourceId,
} from '../library/source.ts';
import {
  copyAside,
  damagedAt,
  isOfLaterVersion,
  isSame,
  laterAt,
  problemOf,
  type Aside,
  type Damaged,
  type Judged,
} from './aside.ts';
import { PREFIX, rangeOf, valueAt, valuesUnder, type Database } from './database.ts';
import { openDrafts, type DraftStore } from './drafts.ts';
import { NewerDataError } from './errors.ts';
import { generationIn, noteChange } from './library-cache.ts';
import { moveOwnCopies } from './own-copies.ts';
import type { Tabs } from './tabs.ts';

/** The version of a stored text. */
const VERSION = 1;
/** A removed source can be brought back for so long, also in a tab that was open before: ms. */
const PURGED_AFTER = 60 * 60_000;
/** UTF-16 code units: more than any book; what is longer is no text. */
const LONGEST_TEXT = 50_000_000;

/** What devices exchange of a library. */
export interface LibraryParts {
  readonly sources: readonly Source[];
  /** In the order in which they were made. */
  readonly edits: readonly StoredEdit[];
  readonly texts: readonly KeptText[];
}

export interface KeptText {
  readonly source: SourceId;
  /** Line ends are line feeds. */
  readonly text: string;
}

/** How many texts are kept, and their bytes as a file has them. */
export interface TextsKept {
  readonly count: number;
  readonly bytes: number;
}

/** Everything that is derived from, as one transaction has read it. */
export interface StoredLibrary extends Omit<LibraryParts, 'texts'> {
  /** Whose text is kept. */
  readonly texts: readonly SourceId[];
  /** What `keepSentences` has kept, by the id of the source. */
  readonly sentences: ReadonlyMap<SourceId, unknown>;
  /** Another one after every change of sources or edits, here or in another tab: for `writeCache`. */
  readonly generation: number;
}

/** The same with the texts, and what else lies in its place. */
export interface LibraryFound extends LibraryParts {
  readonly damaged: readonly Damaged[];
  readonly later: readonly Damaged[];
}

/** Whether a text may take the place of the one that is kept; null where none is. */
export type TakesPlace = (kept: string | null) => boolean;

export interface LibraryStore extends Pick<DraftStore, 'readDraft' | 'takeDraft' | 'writeDraft'> {
  read(): Promise<StoredLibrary>;
  readText(id: SourceId): Promise<string | null>;
  hasText(id: SourceId): Promise<boolean>;
  measureTexts(): Promise<TextsKept>;
  keep(
    source: Source | SourceId,
    text: string | null,
    edits: readonly StoredEdit[],
    takesPlace?: TakesPlace,
  ): Promise<number | null>;
  forgetText(id: SourceId): Promise<number>;
  keepSentences(id: SourceId, value: unknown): Promise<void>;
  addEdits(edits: readonly StoredEdit[]): Promise<number | null>;
  /** Adds what is not here yet, within a transaction; what a later version wrote is left alone. */
  mergeInto(store: IDBObjectStore, parts: LibraryParts): Promise<void>;
  /** @param texts whether what is or may be the text of a source is read too */
  readWhole(texts: boolean): Promise<LibraryFound>;
  /** Deletes the sources and texts that were removed before this opening. Once for each opening. */
  purge(now: number): Promise<void>;
}

const TextSchema = v.object({
  v: v.literal(VERSION),
  source: SourceIdSchema,
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_TEXT)),
});
const sourceKey = (id: SourceId) => `${PREFIX.source}${id}`;
const textKey = (id: SourceId) => `${PREFIX.text}${id}`;
const sentencesKey = (id: SourceId) => `${PREFIX.sentences}${id}`;
const editKey = (id: string) => `${PREFIX.edit}${id}`;

async function isTextIn(store: IDBObjectStore, id: SourceId): Promise<boolean> {
  return (await promisifyRequest(store.count(textKey(id)))) > 0;
}

/** Null where none is kept, or what is kept cannot be read. */
async function textIn(store: IDBObjectStore, id: SourceId): Promise<string | null> {
  const value = await valueAt(store, textKey(id));
  return value === undefined ? null : judgeText(textKey(id), value).value;
}

/** Also moves here what earlier versions kept elsewhere. */
export async function openLibrary(database: Database, tabs: Tabs, aside: Aside): Promise<LibraryStore> {
  const { use, write } = database;
  await moveOwnCopies({ use, write }, (store, source, text) => putText(store, { v: VERSION, source, text }));
  const meet: typeof aside.meetAll = (...judged) => aside.meetAll(...judged);
  const drafts = openDrafts(database, aside);
  let purged = false;

  async function readOne<T>(
    key: string,
    judge: (key: string, value: unknown) => Judged<T>,
  ): Promise<T | null> {
    const value = await use('readonly', (store) => valueAt(store, key));
    return value === undefined ? null : (meet([judge(key, value)])[0] ?? null);
  }

  return {
    async read() {
      const { sources, edits, texts, sentences, generation } = await use('readonly', async (store) => {
        const [sources, edits, texts, sentences, generation] = await Promise.all([
          valuesUnder(store, PREFIX.source),
          valuesUnder(store, PREFIX.edit),
          promisifyRequest(store.getAllKeys(rangeOf(PREFIX.text))),
          valuesUnder(store, PREFIX.sentences),
          generationIn(store),
        ]);
        return { sources, edits, texts, sentences, generation };
      });
      return {
        sources: meet(sources.map(([key, value]) => judgeSource(key, value))),
        edits: meet(edits.map(([key, value]) => judgeEdit(key, value))),
        texts: texts.map((key) => String(key).slice(PREFIX.text.length) as SourceId),
        sentences: new Map(
          sentences.map(([key, value]) => [key.slice(PREFIX.sentences.length) as SourceId, value]),
        ),
        generation,
      };
    },

    readText: (id) => readOne(textKey(id), judgeText),

    hasText: (id) => use('readonly', (store) => isTextIn(store, id)),

    // One after the other, so that not all of them are in memory.
    measureTexts: () =>
      use('readonly', async (store) => {
        let count = 0;
        let bytes = 0;
        const request = store.openCursor(rangeOf(PREFIX.text));
        let cursor = await promisifyRequest(request);
        while (cursor !== null) {
          const { value } = judgeText(String(cursor.key), cursor.value);
          if (value !== null) {
            count++;
            bytes += new Blob([value]).size;
          }
          cursor.continue();
          cursor = await promisifyRequest(request);
        }
        return { count, bytes };
      }),

    async keep(source, text, edits, takesPlace) {
      const checked = typeof source === 'string' ? null : v.parse(SourceSchema, source);
      const id = typeof source === 'string' ? source : source.id;
      const sound = checkedEdits(edits);
      const kept = text === null ? null : v.parse(TextSchema, { v: VERSION, source: id, text });
      const generation = await write(async (store) => {
        if (takesPlace !== undefined && !takesPlace(await textIn(store, id))) return null;
        if (checked !== null && !(await putSource(store, checked))) throw await newerAt(store, sourceKey(id));
        if (kept !== null && !(await putText(store, kept))) throw await newerAt(store, textKey(id));
        for (const edit of sound) await putEdit(store, edit);
        return noteChange(store);
      });
      if (generation === null) return null;
      tabs.tell({ type: 'sources', ids: [id] });
      if (sound.length > 0) tabs.tell({ type: 'edits', edits: sound, generation: null });
      return generation;
    },

    async forgetText(id) {
      const generation = await write(async (store) => {
        await deleteText(store, id);
        return noteChange(store);
      });
      tabs.tell({ type: 'sources', ids: [id] });
      return generation;
    },

    keepSentences: (id, value) =>
      write(async (store) => {
        // The text may have gone meanwhile.
        if (await isTextIn(store, id)) store.put(value, sentencesKey(id));
      }),

    async addEdits(edits) {
      const sound = checkedEdits(edits);
      if (sound.length === 0) return null;
      const generation = await write(async (store) => {
        for (const edit of sound) await putEdit(store, edit);
        return noteChange(store);
      });
      tabs.tell({ type: 'edits', edits: sound, generation });
      return generation;
    },

    readDraft: drafts.readDraft,
    takeDraft: drafts.takeDraft,
    writeDraft: drafts.writeDraft,

    async mergeInto(store, { sources, edits, texts }) {
      const known = new Set((await promisifyRequest(store.getAllKeys(rangeOf(PREFIX.edit)))).map(String));
      let changed = false;
      for (const source of unionOfSources(sources.map((source) => v.parse(SourceSchema, source)))) {
        await putSource(store, source);
        changed = true;
      }
      for (const edit of unionOfEdits(checkedEdits(edits))) {
        if (known.has(editKey(edit.id))) await putEdit(store, edit);
        else store.put(edit, editKey(edit.id));
        changed = true;
      }
      for (const { source, text } of texts) {
        const kept = v.parse(TextSchema, { v: VERSION, source, text });
        const here = await valueAt(store, textKey(source));
        if (here === undefined || judgeText(textKey(source), here).damaged !== null)
          changed = (await putText(store, kept)) || changed;
      }
      if (changed) await noteChange(store);
    },

    async readWhole(texts) {
      const found = await use('readonly', async (store) => {
        const [sources, edits, kept, draft] = await Promise.all([
          valuesUnder(store, PREFIX.source),
          valuesUnder(store, PREFIX.edit),
          texts ? valuesUnder(store, PREFIX.text) : [],
          texts ? drafts.findIn(store) : [],
        ]);
        return { sources, edits, kept, draft };
      });
      const sources = found.sources.map(([key, value]) => judgeSource(key, value));
      const edits = found.edits.map(([key, value]) => judgeEdit(key, value));
      const kept = found.kept.map(([key, value]) => judgeText(key, value));
      // A sound draft is of this device and no part of what leaves it.
      const draft = drafts.judge(found.draft);
      const all = [...sources, ...edits, ...kept, ...draft];
      return {
        sources: meet(sources),
        edits: meet(edits),
        texts: meet(
          kept.map(({ value, ...judged }, index) => ({
            ...judged,
            value:
              value === null
                ? null
                : { source: found.kept[index]![0].slice(PREFIX.text.length) as SourceId, text: value },
          })),
        ),
        damaged: all.flatMap(({ damaged }) => damaged ?? []),
        later: all.flatMap(({ later }) => later ?? []),
      };
    },

    async purge(now) {
      if (purged) return;
      const ids = await use('readonly', (store) => removedLongAgo(store, now));
      if (ids.length > 0) {
        await write(async (store) => {
          // Once more: another tab may have brought one back. No change is noted: what is removed has no part in
          // anything that is derived.
          for (const id of await removedLongAgo(store, now)) {
            const { value } = judgeSource(sourceKey(id), await valueAt(store, sourceKey(id)));
            if (value !== null) store.delete(sourceKey(id));
            await deleteText(store, id);
          }
        });
      }
      purged = true;
    },
  };
}

function judgeSource(key: string, value: unknown): Judged<Source> {
  const { source, later, refused, refusedCount } = readSource(value);
  if (later) return { value: null, damaged: null, later: laterAt(key, value) };
  const { where, problem } = refused[0] ?? { where: 'the source', problem: '' };
  if (source === null) return damagedAt(key, problem, value);
  if (sourceKey(source.id) !== key) return damagedAt(key, 'is the source of another key', value);
  if (refusedCount === 0) return { value: source, damaged: null, later: null };
  const more = refusedCount === 1 ? '' : `, and ${refusedCount - 1} more`;
  return { value: source, damaged: { key, problem: `${where}: ${problem}${more}`, value }, later: null };
}

function judgeEdit(key: string, value: unknown): Judged<StoredEdit> {
  const { edit, problem } = readEdit(value);
  if (edit === undefined) {
    return isOfLaterVersion(value)
      ? { value: null, damaged: null, later: laterAt(key, value) }
      : damagedAt(key, problem, value);
  }
  if (editKey(edit.id) !== key) return damagedAt(key, 'is the edit of another key', value);
  return { value: edit, damaged: null, later: null };
}

function judgeText(key: string, value: unknown): Judged<string> {
  if (isOfLaterVersion(value)) return { value: null, damaged: null, later: laterAt(key, value) };
  const checked = v.safeParse(TextSchema, value);
  if (!checked.success) return damagedAt(key, problemOf(checked.issues), value);
  const { source, text } = checked.output;
  return textKey(source) === key
    ? { value: text, damaged: null, later: null }
    : damagedAt(key, 'is the text of another source', value);
}

async function newerAt(store: IDBObjectStore, key: string): Promise<NewerDataError> {
  const value = (await valueAt(store, key)) as { readonly v: number };
  return new NewerDataError(value.v, SOURCE_VERSION);
}

/** @throws RangeError where one is no edit */
function checkedEdits(edits: readonly StoredEdit[]): StoredEdit[] {
  return edits.map((given) => {
    const { edit, problem } = readEdit(given);
    if (edit === undefined) throw new RangeError(`No edit: ${problem}`);
    return edit;
  });
}

/**
 * Stores a source, or leaves the one that is here where that one stands. What is damaged is set aside first.
 *
 * @returns false, with nothing written, where a later version has written the one that is here
 */
async function putSource(store: IDBObjectStore, source: Source): Promise<boolean> {
  const key = sourceKey(source.id);
  const before = await valueAt(store, key);
  if (before === undefined) {
    store.put(source, key);
    return true;
  }
  const { value: here, damaged, later } = judgeSource(key, before);
  if (later !== null) return false;
  if (damaged !== null) await copyAside(store, damaged);
  // Of one that is sound in part only, the whole one by the same extractor is more.
  const replaces = here === null || (damaged !== null && source.extractor >= here.extractor);
  const stands = replaces ? source : unionOfSources([here], [source])[0]!;
  if (stands !== here) store.put(stands, key);
  return true;
}

/** As for a source; a text takes the place of the one before. */
async function putText(store: IDBObjectStore, kept: v.InferOutput<typeof TextSchema>): Promise<boolean> {
  const key = textKey(kept.source);
  const before = await valueAt(store, key);
  if (before !== undefined) {
    const { damaged, later } = judgeText(key, before);
    if (later !== null) return false;
    if (damaged !== null) await copyAside(store, damaged);
  }
  store.put(kept, key);
  store.delete(sentencesKey(kept.source));
  return true;
}

async function putEdit(store: IDBObjectStore, edit: StoredEdit): Promise<void> {
  const key = editKey(edit.id);
  const before = await valueAt(store, key);
  if (before === undefined) {
    store.put(edit, key);
    return;
  }
  const { value: here, damaged, later } = judgeEdit(key, before);
  if (later !== null) return;
  if (damaged !== null) await copyAside(store, damaged);
  const stands = here === null ? edit : unionOfEdits([here], [edit])[0]!;
  if (!isSame(stands, before)) store.put(stands, key);
}

/** Also what was set aside of it: whoever takes a text away means all of it. One of a later version stays. */
async function deleteText(store: IDBObjectStore, id: SourceId): Promise<void> {
  const value = await valueAt(store, textKey(id));
  if (value !== undefined && !isOfLaterVersion(value)) store.delete(textKey(id));
  store.delete(sentencesKey(id));
  const aside = `${PREFIX.aside}${textKey(id)}`;
  store.delete(aside);
  store.delete(rangeOf(`${aside}~`));
}

/** Sources of which anything is still here, and which the last word has removed some time ago. */
async function removedLongAgo(store: IDBObjectStore, now: number): Promise<SourceId[]> {
  const [sources, texts] = await Promise.all(
    [PREFIX.source, PREFIX.text].map((prefix) => promisifyRequest(store.getAllKeys(rangeOf(prefix)))),
  );
  const here = new Set([
    ...sources!.map((key) => String(key).slice(PREFIX.source.length)),
    ...texts!.map((key) => String(key).slice(PREFIX.text.length)),
  ]);
  if (here.size === 0) return [];
  const removed = new Map<SourceId, number>();
  for (const [key, value] of await valuesUnder(store, PREFIX.edit)) {
    const { value: edit } = judgeEdit(key, value);
    if (edit === null || !isKnownEdit(edit) || edit.set !== 'removed') continue;
    if (edit.to) removed.set(edit.of, edit.at);
    else removed.delete(edit.of);
  }
  return [...removed].flatMap(([id, at]) => (here.has(id) && Math.abs(now - at) > PURGED_AFTER ? [id] : []));
}
