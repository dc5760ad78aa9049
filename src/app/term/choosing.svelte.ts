/** Which terms of a list the reader has chosen, to do something with all of them. */
import { SvelteSet } from 'svelte/reactivity';

export class Choosing {
  readonly #shown: () => readonly string[];
  readonly #chosen = new SvelteSet<string>();
  #on = $state(false);
  /** What is done to the chosen is being asked, and a tag for them typed: a list that is drawn anew goes on there. */
  asking = $state(false);
  tag = $state('');
  /** Where a range begins: the one that was last chosen or taken back by itself. */
  #last: string | null = null;
  /** Where it ends. */
  #end: string | null = null;
  /** What the range has chosen that was not before. */
  #ranged: readonly string[] = [];

  /** @param shown the ids of the terms of the list, in its order */
  constructor(shown: () => readonly string[]) {
    this.#shown = shown;
  }

  get on(): boolean {
    return this.#on;
  }

  /** Those of the list that are chosen, in its order: what is not shown is not done to either. */
  get chosen(): readonly string[] {
    return this.#shown().filter((id) => this.#chosen.has(id));
  }

  get shown(): readonly string[] {
    return this.#shown();
  }

  has(id: string): boolean {
    return this.#chosen.has(id);
  }

  begin(): void {
    this.#on = true;
  }

  end(): void {
    this.#on = false;
    this.none();
  }

  all(): void {
    for (const id of this.#shown()) this.#chosen.add(id);
    this.#ranged = [];
  }

  none(): void {
    this.#chosen.clear();
    this.#last = this.#end = null;
    this.#ranged = [];
  }

  /** Chooses a term or takes it back; the next range begins at it. */
  toggle(id: string): void {
    if (!this.#chosen.delete(id)) this.#chosen.add(id);
    this.#beginRange(id);
  }

  #beginRange(id: string): void {
    this.#last = this.#end = id;
    this.#ranged = [];
  }

  /** Goes on with the range that ends at a term, to one beside it; from any other term a new range begins. */
  step(from: string, to: string): void {
    if (this.#end !== from) {
      this.#chosen.add(from);
      this.#beginRange(from);
    }
    this.extend(to);
  }

  /** Chooses all from where the range begins to a term; what it went beyond before is left again. */
  extend(id: string): void {
    const shown = this.#shown();
    const at = shown.indexOf(id);
    const from = this.#last === null ? -1 : shown.indexOf(this.#last);
    if (at < 0) return;
    for (const one of this.#ranged) this.#chosen.delete(one);
    if (from < 0) this.#last = id;
    this.#end = id;
    const begins = from < 0 ? at : from;
    const range = shown.slice(Math.min(begins, at), Math.max(begins, at) + 1);
    this.#ranged = range.filter((one) => !this.#chosen.has(one));
    for (const one of this.#ranged) this.#chosen.add(one);
  }
}
