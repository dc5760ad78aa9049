/**
 * The list of what was found as it is looked at: narrowed, in an order, and a page of rows at a time. Made while a component
 * is; it stays while the text is shown in the list's place.
 */
import { cardId, DIRECTIONS } from '../../schedule/model.ts';
import { KINDS, type Kind } from '../../term/kinds.ts';
import { learnerData } from '../learner/learner.svelte.ts';
import { KIND_LABELS } from '../term/kind-labels.ts';
import { reading } from './reading.svelte.ts';
import { ROW_STANDINGS, rowStandings, type RowStanding } from './standing.ts';
import type { FoundTerm } from './found-term.ts';
import { corrected, isDoubtful, viewTerms, type Order, type Show } from './term-list.ts';
import { STANDING_LABELS } from './wording.ts';

/** Rows shown at first and added at a time. */
export const PAGE = 200;
/** Of them so many are drawn in one task; more at once would make a phone wait. */
const STEP = 8;

export class ListView {
  #show = $state<Show>('all');
  #order = $state<Order>('appearance');
  #kind = $state<Kind | ''>('');
  #limit = $state(PAGE);
  /** None at first: what stands around them is drawn in a task of its own. */
  #drawn = $state(0);
  /** What narrows it is on the screen. */
  isFiltering = $state(false);

  readonly #standings = $derived(
    learnerData.read((learner) =>
      rowStandings(reading.rows, (id) => DIRECTIONS.map((one) => learner.stateOf(cardId(id, one)))),
    ),
  );
  readonly #terms = $derived(
    reading.rows.map((one) => corrected(one, reading.corrections, reading.descriptions)),
  );
  readonly #leftOut = $derived(
    reading.rows.filter(({ id }) => reading.corrections.values[id]?.dropped === true).length,
  );
  readonly #shown = $derived(
    viewTerms(
      reading.rows,
      reading.corrections,
      { order: this.#order, show: this.#show, kind: this.#kind },
      (row) => this.standingOf(row),
    ),
  );
  readonly #kinds = $derived(
    KINDS.filter((one) => this.#terms.some((term) => term.kind === one)).map((value) => ({
      value,
      label: KIND_LABELS[value].many,
    })),
  );
  readonly #shows = $derived.by(() => {
    const doubtful = this.#terms.filter(isDoubtful).length;
    const unglossed = this.#terms.filter(({ english }) => english === null).length;
    const choices: readonly { value: Show; label: string; count: number }[] = [
      { value: 'doubtful', label: `Doubtful (${doubtful})`, count: doubtful },
      { value: 'unglossed', label: `Without English (${unglossed})`, count: unglossed },
      ...ROW_STANDINGS.map((value) => {
        const count = reading.rows.filter((row) => this.standingOf(row) === value).length;
        return { value, count, label: `${STANDING_LABELS[value]} (${count})` };
      }),
      { value: 'left-out', label: `Left out (${this.#leftOut})`, count: this.#leftOut },
    ];
    return choices.filter(({ value, count }) => count > 0 || value === this.#show);
  });

  constructor() {
    $effect(() => {
      if (this.#drawn >= Math.min(this.#limit, this.#shown.length)) return;
      const wait = setTimeout(() => (this.#drawn += STEP));
      return () => clearTimeout(wait);
    });
  }

  /** How a row's term stands with the learner; undefined until that is known. */
  standingOf(row: FoundTerm): RowStanding | undefined {
    return row.known === undefined ? 'outside' : this.#standings?.get(row);
  }

  /** How many terms are left out of what is kept. */
  get leftOut(): number {
    return this.#leftOut;
  }

  /** The rows that pass, in their order. */
  get shown(): readonly FoundTerm[] {
    return this.#shown;
  }

  /** Of these the rows that are on the screen by now. */
  get drawn(): readonly FoundTerm[] {
    return this.#shown.slice(0, Math.min(this.#drawn, this.#limit));
  }

  /** How many rows pass that have to be asked for. */
  get rest(): number {
    return Math.max(0, this.#shown.length - this.#limit);
  }

  /** How many filters are set, with the order. */
  get filters(): number {
    return [this.#show !== 'all', this.#kind !== '', this.#order !== 'appearance'].filter(Boolean).length;
  }

  get show(): Show {
    return this.#show;
  }
  set show(show: Show) {
    this.#show = show;
    this.#begin();
  }
  /** What it can be narrowed to. */
  get shows(): readonly { readonly value: Show; readonly label: string }[] {
    return this.#shows;
  }

  get kind(): Kind | '' {
    return this.#kind;
  }
  set kind(kind: Kind | '') {
    this.#kind = kind;
    this.#begin();
  }
  get kinds(): readonly { readonly value: Kind; readonly label: string }[] {
    return this.#kinds;
  }

  get order(): Order {
    return this.#order;
  }
  set order(order: Order) {
    this.#order = order;
    this.#begin();
  }

  showAll(): void {
    this.#show = 'all';
    this.#kind = '';
    this.#begin();
  }

  #begin(): void {
    this.#limit = PAGE;
    this.#drawn = STEP;
  }

  /** A page more. @returns how many rows there were before */
  more(): number {
    const before = this.#limit;
    this.#limit += PAGE;
    this.#drawn = before + STEP;
    return before;
  }

  /** Has a row of the whole list drawn. */
  reveal(row: FoundTerm): void {
    this.#show = 'all';
    this.#kind = '';
    const at = this.#shown.indexOf(row);
    this.#limit = Math.max(this.#limit, at + 1);
    this.#drawn = Math.max(this.#drawn, at + STEP);
  }
}
