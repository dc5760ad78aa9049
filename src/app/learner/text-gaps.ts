/**
 * Which terms can be asked in a sentence of which kept text. Looking costs a reading of the text, so it is done in idle
 * time, once for each text, and what was found lies in the store beside it: a start reads no text.
 */
import type { CardRow } from '../../library/card-rows.ts';
import type { Entry, SourcedFind } from '../../library/entry.ts';
import type { Library, LibrarySource } from '../../library/fold.ts';
import { askableTerms } from '../../library/gap.ts';
import { findsInText } from '../../library/issue-text.ts';
import { linesOf } from '../../library/lines.ts';
import { cardRowsOf } from '../../library/make-rows.ts';
import type { SourceId } from '../../library/source.ts';
import { createTurns } from '../../platform/in-turn.ts';
import type { Store } from '../../store/store.ts';

/** Raised where another sentence can be asked. */
const RULE = 1;

/** So many terms are looked for before the page is given way: some milliseconds of a phone. */
const AT_ONCE = 20;

/** What was found in a text. */
interface Looked {
  /** Of the finds it was looked through for. */
  readonly mark: string;
  readonly terms: ReadonlySet<string>;
}

export class TextGaps {
  readonly #store: Pick<Store, 'readText' | 'keepSentences'>;
  /** The sources whose text is kept. */
  #texts = new Set<SourceId>();
  #looked = new Map<SourceId, Looked>();
  /** The mark of finds that were there before. */
  readonly #marks = new WeakMap<readonly SourcedFind[], string>();

  /** So that no text is looked through twice. */
  readonly #inTurn = createTurns();
  readonly #pause: () => Promise<void>;

  /** @param pause lets the page do what is more urgent */
  constructor(store: Pick<Store, 'readText' | 'keepSentences'>, pause: () => Promise<void>) {
    this.#store = store;
    this.#pause = pause;
  }

  /** Begins with what the store has. @param stored by the id of the source, as `keepSentences` was given it */
  begin(texts: readonly SourceId[], stored: ReadonlyMap<SourceId, unknown>): void {
    this.#texts = new Set(texts);
    this.#looked = new Map();
    for (const [id, value] of stored) {
      const looked = readLooked(value);
      if (looked !== null) this.#looked.set(id, looked);
    }
  }

  /** A row for each entry of the library. */
  rowsOf(library: Library): CardRow[] {
    const looked = new Map<SourceId, ReadonlySet<string>>();
    for (const source of this.#withText(library)) {
      const terms = this.#looked.get(source.source.id)?.terms;
      if (terms !== undefined && terms.size > 0) looked.set(source.source.id, terms);
    }
    const hasSentence = ({ id, finds }: Entry) =>
      looked.size > 0 && finds.some(({ source }) => looked.get(source)?.has(id) === true);
    return cardRowsOf(library, hasSentence);
  }

  /**
   * A text was kept: it need not be read to be looked through, which the page goes on beside.
   *
   * @returns whether any of its terms can be asked in it
   */
  take(library: Library, id: SourceId, text: string): Promise<boolean> {
    return this.#inTurn(async () => {
      this.#texts.add(id);
      const source = library.source(id);
      if (source !== undefined) await this.#look(library, source, text);
      return (this.#looked.get(id)?.terms.size ?? 0) > 0;
    });
  }

  forget(id: SourceId): void {
    this.#texts.delete(id);
    this.#looked.delete(id);
  }

  /**
   * Looks through the texts that were not looked through yet, or for other terms, one after the other.
   *
   * @param goesOn asked before each
   * @returns whether anything was found that is not in the rows
   * @throws the store's errors
   */
  look(library: Library, goesOn: () => boolean): Promise<boolean> {
    return this.#inTurn(() => this.#lookThroughAll(library, goesOn));
  }

  async #lookThroughAll(library: Library, goesOn: () => boolean): Promise<boolean> {
    let found = false;
    for (const source of this.#withText(library)) {
      const { id } = source.source;
      const mark = this.#markOf(source.finds);
      if (this.#looked.get(id)?.mark === mark && !this.#unkept.has(id)) continue;
      if (!goesOn()) break;
      if (this.#looked.get(id)?.mark !== mark) {
        const text = await this.#store.readText(id);
        if (text === null) {
          this.forget(id);
          continue;
        }
        await this.#look(library, source, text);
        found = true;
      }
      const looked = this.#looked.get(id)!;
      await this.#store.keepSentences(id, { mark: looked.mark, terms: [...looked.terms].join('\n') });
      this.#unkept.delete(id);
    }
    return found;
  }

  /** Looked through, and not in the store yet. */
  readonly #unkept = new Set<SourceId>();

  async #look(library: Library, of: LibrarySource, text: string): Promise<void> {
    const { source, finds } = of;
    const inText = findsInText(library, of, text).map(({ find }) => find);
    const lines = linesOf(text);
    const terms = new Set<string>();
    for (let from = 0; from < inText.length; from += AT_ONCE) {
      for (const term of askableTerms(text, inText.slice(from, from + AT_ONCE), lines)) terms.add(term);
      await this.#pause();
    }
    this.#looked.set(source.id, { mark: this.#markOf(finds), terms });
    this.#unkept.add(source.id);
  }

  #withText({ sources }: Library): LibrarySource[] {
    return sources.filter(({ source, finds }) => finds.length > 0 && this.#texts.has(source.id));
  }

  #markOf(finds: readonly SourcedFind[]): string {
    let mark = this.#marks.get(finds);
    if (mark === undefined) this.#marks.set(finds, (mark = markOf(finds)));
    return mark;
  }
}

/** Other finds, or the same in other places or with another gloss, have another mark. FNV-1a, 32 bits, and the count. */
function markOf(finds: readonly SourcedFind[]): string {
  let hash = 0x811c9dc5;
  const add = (code: number) => {
    hash = Math.imul(hash ^ code, 0x01000193);
  };
  for (const { find } of finds) {
    for (const text of [find.term, find.gloss ?? '', find.numbered])
      for (let at = 0; at <= text.length; at++) add(text.charCodeAt(at) | 0);
    for (const { line, column, length, form } of find.places) {
      add(line);
      add(column);
      add(form === undefined ? length : -length);
    }
  }
  return `${RULE} ${finds.length} ${(hash >>> 0).toString(36)}`;
}

function readLooked(value: unknown): Looked | null {
  if (typeof value !== 'object' || value === null) return null;
  const { mark, terms } = value as Record<keyof Looked, unknown>;
  if (typeof mark !== 'string' || typeof terms !== 'string') return null;
  return { mark, terms: new Set(terms === '' ? [] : terms.split('\n')) };
}
