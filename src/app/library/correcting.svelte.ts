/** A kept source while its list is corrected: what is done to a row is written at once, one act after the other. */
import type { LibrarySource } from '../../library/fold.ts';
import type { TermId } from '../../term/term-id.ts';
import { correctCharacters } from '../learner/correct-characters.ts';
import { library, libraryActs } from '../learner/library.svelte.ts';
import type { EditDraft } from '../../library/edit.ts';
import { EXTRAS } from '../offline/extras.ts';
import { createExtraction, ExtractionError } from '../read/extraction.ts';
import { NOT_ALLOWED, type TermActs } from '../read/term-acts.ts';
import { wordFailure } from '../read/wording.ts';
import { failureText } from '../shell/failure.ts';
import {
  addStep,
  isWritten,
  leaveOut,
  listSource,
  OWN_IDS,
  shapeStep,
  takeBack,
  undoShape,
  undoValue,
  valueStep,
  withIds,
  type Outcome,
  type RowIds,
  type SourceList,
  type Step,
} from './source-corrections.ts';

/** What is being written, with the ids under which the rows go on once it is. */
interface Pending {
  readonly drafts: readonly EditDraft[];
  readonly ids: RowIds;
}

export class Correcting {
  readonly #source: () => LibrarySource;
  readonly #extraction = createExtraction(EXTRAS.dictionary);
  #text = $state.raw<string | null>();
  #failure = $state.raw<unknown>();
  #ids = $state.raw<RowIds>(OWN_IDS);
  #pending = $state.raw<Pending | null>(null);
  #last: Promise<unknown> = Promise.resolve();
  readonly #list = $derived.by(() =>
    listSource({
      source: this.#source(),
      text: this.#text ?? null,
      edits: library().records.edits,
      ids: this.#idsNow(),
      entryOf: (id) => library().entry(id),
    }),
  );

  /** @param source as the library has it now; the same one as long as this lives */
  constructor(source: () => LibrarySource) {
    this.#source = source;
    void this.open();
  }

  /** Fetches the text. Never rejects: see `failure`. */
  async open(): Promise<void> {
    this.#failure = undefined;
    try {
      this.#text = await libraryActs.text(this.#source().source.id);
    } catch (error) {
      console.error(error);
      this.#failure = error;
    }
  }

  /** Ends the worker. */
  close(): void {
    this.#extraction.close();
  }

  /** What was kept with the source; undefined until that is known. */
  get text(): string | null | undefined {
    return this.#text;
  }
  /** Why the text could not be fetched. */
  get failure(): unknown {
    return this.#failure;
  }
  get list(): SourceList {
    return this.#list;
  }

  readonly acts: TermActs = {
    correct: ({ id }, values) => this.#toRow(id, (list) => valueStep(list, id, values)),
    restore: ({ id }, value) => this.#toRow(id, (list) => drafts(undoValue(list, id, value))),
    shape: (made) => this.#take((list) => shapeStep(list, made)),
    unshape: ({ id }) => this.#toRow(id, (list) => drafts(undoShape(list, id, library().records.edits))),
    leaveOut: ({ id }) => this.#toRow(id, (list) => drafts(leaveOut(list, id))),
    takeBack: ({ id }) => this.#toRow(id, (list) => drafts(takeBack(list, id))),
    study: ({ id }, to) =>
      this.#toRow(id, (list) =>
        drafts([{ of: list.finds.get(id)!.term, set: 'study', to: to ? true : null }]),
      ),
  };

  /** Adds a term by its characters. @returns what stood in the way, or the term's id */
  async add(characters: string): Promise<{ readonly problem: string } | { readonly term: TermId }> {
    let added: TermId | undefined;
    const problem = await this.#take((list) => {
      const step = addStep(list, characters);
      if (!('finish' in step)) return step;
      return {
        wanted: step.wanted,
        finish: (described) => {
          const outcome = step.finish(described);
          if (outcome.problem === undefined) [added] = outcome.ids.keys();
          return outcome;
        },
      };
    });
    return problem === null && added !== undefined ? { term: added } : { problem: problem ?? NOT_ALLOWED };
  }

  /** Rows change their ids with the library, not before and not after. */
  #idsNow(): RowIds {
    const pending = this.#pending;
    if (pending === null) return this.#ids;
    return isWritten(this.#source(), pending.drafts) ? pending.ids : this.#ids;
  }

  /** Once its turn comes the row may be gone: split or joined by the act before, or in another tab. */
  #toRow(id: string, make: (list: SourceList) => Step | Outcome): Promise<string | null> {
    return this.#take((list) => (list.finds.has(id) ? make(list) : null));
  }

  #take(make: (list: SourceList) => Step | Outcome | null): Promise<string | null> {
    const done = this.#last.then(() => this.#do(make));
    this.#last = done;
    return done;
  }

  /** Never rejects. */
  async #do(make: (list: SourceList) => Step | Outcome | null): Promise<string | null> {
    try {
      const step = make(this.#list);
      if (step === null) return NOT_ALLOWED;
      const outcome = 'finish' in step ? await this.#finish(step) : step;
      if (outcome.problem !== undefined) return outcome.problem;
      const ids = withIds(this.#ids, outcome.ids);
      this.#pending = { drafts: outcome.drafts, ids };
      await correctCharacters(() => outcome.drafts);
      this.#ids = ids;
      return null;
    } catch (error) {
      console.error(error);
      if (error instanceof ExtractionError) {
        const { happened, todo } = wordFailure(error.reason);
        return `Nothing was changed: ${happened.charAt(0).toLowerCase()}${happened.slice(1)}. ${todo}`;
      }
      return failureText(error, navigator.onLine);
    } finally {
      this.#pending = null;
    }
  }

  async #finish(step: Step): Promise<Outcome> {
    return step.finish(step.wanted.length === 0 ? [] : await this.#extraction.describe(step.wanted, {}));
  }
}

const drafts = (list: readonly EditDraft[]): Outcome => ({ drafts: list, ids: OWN_IDS });
