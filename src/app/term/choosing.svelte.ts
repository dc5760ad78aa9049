/** Which terms of a list the reader has chosen, to do something with all of them. */
import { SvelteSet } from 'svelte/reactivity';

export class Choosing {
  readonly #shown: () => readonly string[];
  readonly #chosen = new SvelteSet<string>();
  #on = $state(false);
  /** What is done to the chosen is being asked, and a tag for them typed: a list that is drawn anew goes on there. */
  asking = $state(false);
  tag = $state('');
  /** Where a range begins: the one that was last chosen or taken back. */
  #last: string | null = null;

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
  }

  none(): void {
    this.#chosen.clear();
    this.#last = null;
  }

  /** Chooses a term or takes it back. @param range the same for all between it and the last one */
  toggle(id: string, range: boolean): void {
    const to = !this.#chosen.has(id);
    const shown = this.#shown();
    const from = this.#last === null ? -1 : shown.indexOf(this.#last);
    const at = shown.indexOf(id);
    const touched =
      range && from >= 0 && at >= 0 ? shown.slice(Math.min(from, at), Math.max(from, at) + 1) : [id];
    for (const one of touched) {
      if (to) this.#chosen.add(one);
      else this.#chosen.delete(one);
    }
    this.#last = id;
  }
}
