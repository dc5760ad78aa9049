/** What the dictionary answers to what is typed, while it is typed. */
import { whenIdle } from '../learner/learner.svelte.ts';
import { lasting } from '../ui/lasting.svelte.ts';
import { findInDictionary, hasDictionary, openDictionary, useDictionary } from './dictionary.svelte.ts';
import type { FoundInDictionary } from './messages.ts';

/** To be made while a screen is made. */
export class DictionaryAnswer {
  /** What it has found, of the query that stands in it; undefined before the first answer, and where it is not asked. */
  found = $state.raw<FoundInDictionary>();
  /** It could not be read. */
  failed = $state(false);
  #attempts = $state(0);
  readonly #query: () => string;
  readonly #slow = lasting(() => this.isAsking);

  /** @param query what is typed; blanks where the dictionary is not to be asked */
  constructor(query: () => string) {
    this.#query = query;
    useDictionary();
    $effect(() => {
      if (hasDictionary() === true) whenIdle(openDictionary);
    });
    $effect(() => {
      void this.#attempts;
      const asked = query();
      if (!this.isAsked) {
        this.found = undefined;
        return;
      }
      findInDictionary(asked).then(
        (found) => {
          if (found?.query !== query()) return;
          this.found = found;
          this.failed = false;
        },
        (error: unknown) => {
          console.error(error);
          // What it found of another question is no answer to this one.
          this.found = undefined;
          this.failed = true;
        },
      );
    });
  }

  /** It is there, and something is typed. */
  get isAsked(): boolean {
    return this.#query().trim() !== '' && hasDictionary() === true;
  }

  /** It may still find something; until it has answered, what it found is of what was asked before. */
  get isAsking(): boolean {
    return this.isAsked && !this.failed && this.found?.query !== this.#query();
  }

  /** It has not answered for a while. */
  get isSlow(): boolean {
    return this.#slow.current;
  }

  tryAgain(): void {
    this.#attempts += 1;
  }
}
