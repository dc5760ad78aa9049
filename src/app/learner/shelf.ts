/**
 * The learner's library as the screens use it: what the store holds of it, folded, and kept in step. Every change goes
 * into the store first and into the library after. What Today needs of it (a row for each term) is cached in the store,
 * so that neither the first screen nor an answer waits for a thousand sources.
 */
import * as v from 'valibot';
import { cardRowsOf, type CardRow } from '../../library/card-rows.ts';
import type { Edit, readEdit, StoredEdit } from '../../library/edit.ts';
import type { addEdits, addSource, Library, wordsToKeep } from '../../library/fold.ts';
import type { Shipped } from '../../library/shipped.ts';
import type { Source, SourceId } from '../../library/source.ts';
import type { Store } from '../../store/store.ts';

/** What is known of an act when it is done; see `createIds`. */
export interface Stamp {
  readonly id: string;
  readonly at: number;
}

type Without<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never;
/** An edit as a screen asks for it. */
export type EditDraft = Without<Edit, 'v' | 'id' | 'at'>;

/** What folds the library: loaded when it is first asked for. */
export interface Folding {
  fold(shipped: Shipped, sources: readonly Source[], edits: readonly StoredEdit[]): Library;
  readonly addSource: typeof addSource;
  readonly addEdits: typeof addEdits;
  readonly wordsToKeep: typeof wordsToKeep;
  readonly readEdit: typeof readEdit;
}

export interface ShelfParts {
  readonly store: Store;
  readonly shipped: () => Promise<Shipped>;
  readonly folding: () => Promise<Folding>;
  /** Names what the shipped glossaries hold, so that a cache of others is not taken up. */
  readonly edition: string;
  readonly stamp: () => Stamp;
}

const RowsSchema = v.array(
  v.object({
    id: v.string(),
    labels: v.array(v.string()),
    study: v.nullable(v.boolean()),
    offered: v.boolean(),
    meaning: v.boolean(),
    gap: v.boolean(),
  }),
);

/** Raised where rows are made otherwise. */
const ROWS_VERSION = 1;

export class Shelf {
  readonly #parts: ShelfParts;
  readonly #key: string;
  readonly #listeners = new Set<() => void>();
  #rows: readonly CardRow[] = [];
  #library: Library | null = null;
  /** That of the store which `#library` was folded from; null where it has changed since. */
  #generation: number | null = null;
  /** Readings of the whole, one after the other; a change meanwhile asks for another. */
  #reading: Promise<Library> | null = null;
  #stale = false;

  private constructor(parts: ShelfParts) {
    this.#parts = parts;
    this.#key = `rows-${ROWS_VERSION} ${parts.edition}`;
  }

  /** @throws the store's errors */
  static async open(parts: ShelfParts): Promise<Shelf> {
    const shelf = new Shelf(parts);
    const cached = v.safeParse(RowsSchema, await parts.store.readLibraryCache(shelf.#key));
    if (cached.success) shelf.#rows = cached.output;
    else await shelf.whole();
    parts.store.onChange((change) => {
      if (change.type === 'edits') shelf.#hear(() => shelf.#takeIn(change.edits));
      else if (change.type === 'sources' || change.type === 'everything')
        shelf.#hear(() => shelf.#readAnew());
    });
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
    if (this.#library !== null && !this.#stale) return Promise.resolve(this.#library);
    this.#reading ??= this.#read().finally(() => (this.#reading = null));
    return this.#reading;
  }

  /** Hears of every change of the library. Gives the function that ends it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Stores edits, all or none. @throws the store's errors */
  async edit(...drafts: readonly EditDraft[]): Promise<void> {
    const edits = drafts.map((draft) => this.#stamped(draft));
    await this.#parts.store.addEdits(...edits);
    await this.#takeIn(edits);
  }

  /**
   * Keeps a source with its text (null: without) and edits of it, all or nothing. One that was removed is brought back.
   *
   * @throws the store's errors
   */
  async keep(source: Source, text: string | null, drafts: readonly EditDraft[] = []): Promise<void> {
    const library = await this.whole();
    const removed = library.source(source.id)?.state === 'removed';
    const back: EditDraft[] = removed ? [{ of: source.id, set: 'removed', to: false }] : [];
    const edits = [...back, ...drafts].map((draft) => this.#stamped(draft));
    await this.#parts.store.keepSource(source, text, edits);
    const { addSource, addEdits } = await this.#parts.folding();
    this.#show(addEdits(addSource(await this.whole(), source), edits));
  }

  /**
   * Removes a source. Terms of it alone that the learner wants to study become own words first.
   *
   * @throws the store's errors
   */
  async remove(id: SourceId): Promise<void> {
    const { wordsToKeep } = await this.#parts.folding();
    const words = wordsToKeep(await this.whole(), id);
    await this.edit(...words.map((find): EditDraft => ({ of: find.term, set: 'word', to: find })), {
      of: id,
      set: 'removed',
      to: true,
    });
  }

  /** Brings a source back, as long as it has not been cleared away. @throws the store's errors */
  restore(id: SourceId): Promise<void> {
    return this.edit({ of: id, set: 'removed', to: false });
  }

  /** The text that was kept with a source; null where none is. @throws the store's errors */
  text(id: SourceId): Promise<string | null> {
    return this.#parts.store.readText(id);
  }

  /** @throws the store's errors */
  forgetText(id: SourceId): Promise<void> {
    return this.#parts.store.forgetText(id);
  }

  /** For idle time: keeps the rows for the next start. */
  async cache(): Promise<void> {
    if (this.#library === null || this.#generation !== null) return;
    const { generation } = await this.#parts.store.readLibrary();
    if (await this.#parts.store.cacheLibrary(generation, this.#key, this.#rows))
      this.#generation = generation;
  }

  #stamped(draft: EditDraft): Edit {
    return { v: 1, ...this.#parts.stamp(), ...draft } as Edit;
  }

  async #read(): Promise<Library> {
    const [shipped, { fold }] = await Promise.all([this.#parts.shipped(), this.#parts.folding()]);
    let library: Library;
    do {
      this.#stale = false;
      const { sources, edits } = await this.#parts.store.readLibrary();
      library = fold(shipped, sources, edits);
    } while (this.#stale);
    this.#show(library);
    return library;
  }

  async #readAnew(): Promise<void> {
    this.#stale = true;
    await this.whole();
  }

  async #takeIn(edits: readonly unknown[]): Promise<void> {
    const { addEdits, readEdit } = await this.#parts.folding();
    const sound = edits.flatMap((edit) => readEdit(edit).edit ?? []);
    this.#show(addEdits(await this.whole(), sound));
  }

  #hear(work: () => Promise<void>): void {
    work().catch((error: unknown) => {
      // What this tab shows is older, not wrong; its own next read meets the same error and shows it.
      console.error(error);
    });
  }

  #show(library: Library): void {
    this.#library = library;
    this.#generation = null;
    this.#rows = cardRowsOf(library);
    for (const listener of this.#listeners) listener();
  }
}
