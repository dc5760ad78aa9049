/**
 * The learner's library as the screens use it: what the store holds of it, folded, and kept in step. Every change goes
 * into the store first and into the library after. What Today needs of it (a row for each term) is cached in the store,
 * so that neither the first screen nor an answer waits for a thousand sources.
 */
import { unpackRows, type CardRow } from '../../library/card-rows.ts';
import type { Edit, EditDraft, readEdit, StoredEdit } from '../../library/edit.ts';
import type { addEdits, Library, SourceState, wordsToKeep, wordsToTakeBack } from '../../library/fold.ts';
import type { packRows } from '../../library/make-rows.ts';
import type { Shipped } from '../../library/shipped.ts';
import type { Source, SourceId } from '../../library/source.ts';
import { createTurns } from '../../platform/in-turn.ts';
import type { TakesPlace } from '../../store/library.ts';
import type { Store } from '../../store/store.ts';
import type { TextGaps } from './text-gaps.ts';

/** What is known of an act when it is done; see `createIds`. */
export interface Stamp {
  readonly id: string;
  readonly at: number;
}

/** Makes edits of the library as it is when they are stored. */
export type MakeEdits = (library: Library) => readonly EditDraft[];

/** What folds the library: loaded when it is first asked for. */
export interface Folding {
  fold(shipped: Shipped, sources: readonly Source[], edits: readonly StoredEdit[]): Library;
  /** What is stored as a source is kept: the edits asked for and those that they bring; and what puts all into a library. */
  keeping(
    library: Library,
    source: Source | SourceId,
    asked: readonly EditDraft[],
    stamped: (drafts: readonly EditDraft[]) => Promise<Edit[]>,
  ): Promise<{ readonly all: readonly Edit[]; readonly put: (before: Library) => Library }>;
  readonly addEdits: typeof addEdits;
  readonly wordsToKeep: typeof wordsToKeep;
  readonly wordsToTakeBack: typeof wordsToTakeBack;
  readonly readEdit: typeof readEdit;
  readonly packRows: typeof packRows;
  textGaps(store: Store): TextGaps;
}

export interface ShelfParts {
  readonly store: Store;
  readonly shipped: () => Promise<Shipped>;
  readonly folding: () => Promise<Folding>;
  /** The rows of a library that holds the shipped glossaries alone. */
  readonly shippedRows: readonly CardRow[];
  /** Names what the shipped glossaries hold, so that a cache of others is not taken up. */
  readonly edition: string;
  readonly stamp: () => Promise<Stamp>;
  /** Has the rows kept for the next start when there is time; where it is missing, whoever wants to calls `cache`. */
  readonly whenIdle?: (work: () => Promise<void>) => void;
}

/** Raised where rows are made otherwise. */
const ROWS_VERSION = 3;

export class Shelf {
  readonly #parts: ShelfParts;
  readonly #key: string;
  readonly #listeners = new Set<() => void>();
  #rows: readonly CardRow[] = [];
  #library: Library | null = null;
  /** There as soon as the library is. */
  #gaps: TextGaps | null = null;
  /** Every change of the store up to this one is in `#library`. */
  #generation = 0;
  /** Later ones that are in it, too, while one between has not been heard of yet. */
  readonly #ahead = new Set<number>();
  #cached = false;
  #caching = false;
  /** Readings of the whole, one after the other; a change meanwhile asks for another. */
  #reading: Promise<Library> | null = null;
  #stale = false;
  /** Each act builds on what those before it have made of the library. */
  readonly #inTurn = createTurns();

  private constructor(parts: ShelfParts) {
    this.#parts = parts;
    this.#key = `rows-${ROWS_VERSION} ${parts.edition}`;
  }

  /** @throws the store's errors */
  static async open(parts: ShelfParts): Promise<Shelf> {
    const shelf = new Shelf(parts);
    // First: what another tab does while this one reads must not be missed.
    parts.store.onChange((change) => {
      if (change.type === 'edits') shelf.#hear(() => shelf.#takeIn(change.edits, change.generation));
      else if (change.type === 'sources' || change.type === 'everything') shelf.#hear(() => shelf.reload());
    });
    const cached = unpackRows(await parts.store.readLibraryCache(shelf.#key));
    const rows = cached ?? ((await parts.store.isLibraryEmpty()) ? parts.shippedRows : null);
    if (rows === null) await shelf.whole();
    else if (shelf.#library === null) {
      shelf.#rows = rows;
      shelf.#cached = cached !== null;
    }
    return shelf;
  }

  /** A row for each term, in the library's order: what its cards are made of. */
  get rows(): readonly CardRow[] {
    return this.#rows;
  }

  /** Null until `whole` has been asked for. */
  get library(): Library | null {
    return this.#library;
  }

  /** The library with all it holds. @throws the store's errors */
  whole(): Promise<Library> {
    if (this.#library !== null && !this.#stale && this.#reading === null)
      return Promise.resolve(this.#library);
    this.#reading ??= this.#read()
      .catch((error: unknown) => {
        // What it was asked for is still not in it.
        this.#stale = true;
        throw error;
      })
      .finally(() => (this.#reading = null));
    return this.#reading;
  }

  /** Reads all of it anew: after what was done past this shelf. @throws the store's errors */
  async reload(): Promise<void> {
    this.#stale = true;
    // One that is about to end may not have seen it.
    do await this.whole();
    while (this.#stale);
  }

  /** Hears of every change of the library. Gives the function that ends it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Stores edits, all or none. @returns the library with them @throws the store's errors */
  edit(...drafts: readonly EditDraft[]): Promise<Library> {
    return this.#inTurn(() => this.#store(drafts));
  }

  /**
   * Stores edits that depend on what there is, all or none.
   *
   * @returns the library with them
   * @throws the store's errors
   */
  change(make: MakeEdits): Promise<Library> {
    return this.#inTurn(async () => this.#store(make(await this.whole())));
  }

  /**
   * The same where more is stored with the edits than the library knows of.
   *
   * @param store stores them, all or none; gives the library's generation with them as `Store.addEdits` does, undefined
   *   where it is not known
   */
  changeBy(
    make: MakeEdits,
    store: (edits: readonly Edit[], before: Library) => Promise<number | null | undefined>,
  ): Promise<Library> {
    return this.#inTurn(async () => {
      const before = await this.whole();
      const edits = await this.#stamped(make(before));
      const generation = await store(edits, before);
      if (generation !== undefined) return this.#takeIn(edits, generation);
      await this.reload();
      return this.whole();
    });
  }

  /**
   * Keeps a source with its text (null: without) and edits of it, all or nothing. One that was removed is brought back.
   *
   * @param source of one that is here already, as an issue that comes with the app, its id
   * @param edits or what makes them of the library as it is before
   * @param takesPlace whether the text that is kept by then may be replaced (null: none is); else nothing is kept
   * @returns the library with it; null where nothing was kept
   * @throws the store's errors
   */
  async keep(
    source: Source | SourceId,
    text: string | null,
    edits?: readonly EditDraft[] | MakeEdits,
  ): Promise<Library>;
  async keep(
    source: Source | SourceId,
    text: string,
    edits: readonly EditDraft[],
    takesPlace: TakesPlace,
  ): Promise<Library | null>;
  async keep(
    source: Source | SourceId,
    text: string | null,
    edits: readonly EditDraft[] | MakeEdits = [],
    takesPlace?: TakesPlace,
  ): Promise<Library | null> {
    const kept = await this.#inTurn(async () => {
      const library = await this.whole();
      const { keeping } = await this.#parts.folding();
      const asked = typeof edits === 'function' ? edits(library) : edits;
      const { all, put } = await keeping(library, source, asked, (drafts) => this.#stamped(drafts));
      const generation = await this.#parts.store.keepSource(source, text, all, takesPlace);
      return generation === null ? null : this.#change(put, generation);
    });
    // Of a long text this takes a while, which no other act waits for.
    if (kept !== null && text !== null)
      await this.#lookThrough(typeof source === 'string' ? source : source.id, text);
    return kept;
  }

  async #lookThrough(id: SourceId, text: string): Promise<void> {
    if ((await this.#gaps?.take(this.#library!, id, text)) === true) this.#show(this.#library!);
  }

  /**
   * Removes a source. Terms of it alone that the learner wants to study become own words first; says how many.
   *
   * @throws the store's errors
   */
  remove(id: SourceId): Promise<number> {
    return this.#inTurn(async () => {
      const library = await this.whole();
      if (library.source(id)?.state === 'removed') return 0;
      const { wordsToKeep } = await this.#parts.folding();
      const words = wordsToKeep(library, id);
      await this.#store([
        ...words.map((find): EditDraft => ({ of: find.term, set: 'word', to: find })),
        { of: id, set: 'removed', to: true },
      ]);
      return words.length;
    });
  }

  /**
   * Brings a source back, as long as it has not been cleared away. The own words that removing it has made go again.
   *
   * @throws the store's errors
   */
  restore(id: SourceId): Promise<void> {
    return this.#inTurn(async () => {
      const { wordsToTakeBack } = await this.#parts.folding();
      const words = wordsToTakeBack(await this.whole(), id);
      await this.#store([{ of: id, set: 'removed', to: false }, ...words]);
    });
  }

  /** The text that was kept with a source; null where none is. @throws the store's errors */
  text(id: SourceId): Promise<string | null> {
    return this.#parts.store.readText(id);
  }

  /** Whether one was; that it cannot be read is told by who reads it. @throws the store's errors */
  hasText(id: SourceId): Promise<boolean> {
    return this.#parts.store.hasText(id);
  }

  /** @throws the store's errors */
  forgetText(id: SourceId): Promise<void> {
    return this.#inTurn(async () => {
      const generation = await this.#parts.store.forgetText(id);
      await this.#change((before) => {
        this.#gaps?.forget(id);
        return before;
      }, generation);
    });
  }

  /**
   * Gives a source back the text that was taken from it; one that was kept since stays. Where the source was removed since
   * it stays removed, and has its text once it is brought back; one that has been cleared away gets none.
   *
   * @returns what has become of the source; null where it has been cleared away
   * @throws the store's errors
   */
  async giveBackText(id: SourceId, text: string): Promise<SourceState | null> {
    let generation: number | null = null;
    const state = await this.#inTurn(async () => {
      const source = (await this.whole()).source(id);
      if (source === undefined) return null;
      generation = await this.#parts.store.keepSource(id, text, [], (kept) => kept === null);
      await this.#change((before) => before, generation);
      return source.state;
    });
    if (generation !== null) await this.#lookThrough(id, text);
    return state;
  }

  /**
   * For idle time: looks for sentences to ask in, then keeps the rows for the next start, unless they are kept.
   *
   * @throws the store's errors
   */
  async cache(): Promise<void> {
    const library = this.#library;
    if (this.#cached || library === null || this.#gaps === null || this.#stale) return;
    const isNow = () => this.#library === library;
    if (await this.#gaps.look(library, isNow)) this.#show(this.#library ?? library);
    // A change meanwhile asks for itself.
    if (!isNow()) return;
    const rows = this.#rows;
    const { packRows } = await this.#parts.folding();
    const kept = await this.#parts.store.cacheLibrary(this.#generation, this.#key, packRows(rows));
    // A change meanwhile asks for itself.
    if (this.#rows !== rows) return;
    if (kept) this.#cached = true;
    // The store has changed by more than this has heard of.
    else await this.reload();
  }

  async #store(drafts: readonly EditDraft[]): Promise<Library> {
    if (drafts.length === 0) return this.whole();
    const edits = await this.#stamped(drafts);
    return this.#takeIn(edits, await this.#parts.store.addEdits(...edits));
  }

  async #stamped(drafts: readonly EditDraft[]): Promise<Edit[]> {
    const edits: Edit[] = [];
    for (const draft of drafts) edits.push({ v: 1, ...(await this.#parts.stamp()), ...draft } as Edit);
    return edits;
  }

  async #read(): Promise<Library> {
    const [shipped, { fold, textGaps }] = await Promise.all([this.#parts.shipped(), this.#parts.folding()]);
    this.#gaps ??= textGaps(this.#parts.store);
    let library: Library;
    do {
      this.#stale = false;
      const { sources, edits, texts, sentences, generation } = await this.#parts.store.readLibrary();
      this.#gaps.begin(texts, sentences);
      library = fold(shipped, sources, edits);
      this.#generation = generation;
    } while (this.#stale);
    this.#follow(this.#generation);
    this.#show(library);
    return library;
  }

  async #takeIn(edits: readonly unknown[], generation: number | null): Promise<Library> {
    const { addEdits, readEdit } = await this.#parts.folding();
    const sound = edits.flatMap((edit) => readEdit(edit).edit ?? []);
    return this.#change((before) => addEdits(before, sound), generation);
  }

  /** @param generation which change of the store it is; null where the store was not changed */
  async #change(by: (before: Library) => Library, generation: number | null): Promise<Library> {
    const read = await this.whole();
    // Another change may have come in while this one waited.
    const library = by(this.#library ?? read);
    if (generation !== null) this.#follow(generation);
    this.#show(library);
    return library;
  }

  #follow(generation: number): void {
    this.#ahead.add(generation);
    while (this.#ahead.has(this.#generation + 1)) this.#generation++;
    for (const one of this.#ahead) if (one <= this.#generation) this.#ahead.delete(one);
  }

  #hear(work: () => Promise<unknown>): void {
    work().catch((error: unknown) => {
      // What this tab shows is older, not wrong; its own next read meets the same error and shows it.
      console.error(error);
    });
  }

  #show(library: Library): void {
    this.#library = library;
    this.#rows = this.#gaps!.rowsOf(library);
    this.#cached = false;
    this.#cacheWhenIdle();
    for (const listener of this.#listeners) listener();
  }

  /** Changes that follow upon each other are kept by one write. */
  #cacheWhenIdle(): void {
    if (this.#caching || this.#parts.whenIdle === undefined) return;
    this.#caching = true;
    this.#parts.whenIdle(() => {
      this.#caching = false;
      return this.cache();
    });
  }
}
