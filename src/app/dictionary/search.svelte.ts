/**
 * What is asked on the look-up screen, and what is found of it: in the library at once, and in the dictionary once that has
 * answered. Made while a screen is.
 */
import { onDestroy } from 'svelte';
import type { Finder } from '../../look-up/finder.ts';
import type { Entry } from '../../library/entry.ts';
import { giveWay } from '../../platform/platform.ts';
import { KINDS } from '../../term/kinds.ts';
import { learnerData } from '../learner/learner.svelte.ts';
import { library } from '../learner/library.svelte.ts';
import { glossary } from '../library/glossary.ts';
import { standingsOf } from '../library/source-rows.ts';
import { appearance } from '../shell/appearance.svelte.ts';
import { DictionaryAnswer } from './dictionary-answer.svelte.ts';
import { facetsOf } from './facets.ts';
import { keysOf, layersOf } from './layers.ts';
import { answer, asQuery, meantInstead, type Answer, type Asked } from './look-up.ts';
import { regionalNote } from './regional-note.ts';
import { termsInStates } from './states.ts';
import { termFinder } from './term-finder.ts';
import { figuresOf, inTermOrder, stateInWords } from './term-order.ts';

/** Safari allows a hundred changes of the address in half a minute: it follows when the typing rests (ms). */
const REST = 400;

/** What is known of no term. */
const NONE: ReadonlyMap<string, never> = new Map<string, never>();

export class Search {
  readonly #onrest: () => void;
  #asked: Asked;
  /** Of a large library it comes a moment after the screen. */
  #finder = $state.raw<Finder<Entry>>();
  /** What was asked when the typing last rested, or something was opened. */
  #rested: string;
  #rest: ReturnType<typeof setTimeout> | undefined;
  /** What shows hits is new to the browser, and takes as long as finding them: that waits for the frame after the first letter. */
  #hasBegun: boolean;
  /** What the dictionary answers. */
  readonly dictionary: DictionaryAnswer;

  readonly #states = $derived(learnerData.read((learner) => termsInStates(learner)));
  readonly #figures = $derived(
    learnerData.read((learner) => figuresOf(learner.memory.cards, learner.today())) ?? NONE,
  );
  readonly #today = $derived(learnerData.read((learner) => learner.today()) ?? 0);
  /** How well each term is known; what is not in it is new. */
  readonly standings = $derived(learnerData.read(({ memory }) => standingsOf(memory.cards)) ?? NONE);
  /** What the library's terms can be narrowed to. */
  readonly facets = $derived(facetsOf(library(), glossary().byTopic, this.standings, this.#states));
  /** The terms with a card in the state asked, with these cards; null where none is asked. */
  readonly inState = $derived(this.asked.state === '' ? null : (this.#states?.[this.asked.state] ?? NONE));
  readonly found = $derived<Answer>(
    this.#finder === undefined
      ? { state: 'index' }
      : answer(library().entries, this.#finder, this.asked, this.inState, this.standings),
  );
  /** How many filters are set. */
  readonly filters = $derived(Object.keys(asQuery({ ...this.asked, q: '', order: '' })).length);
  /** Hits are ranked; a list that nothing is typed for has an order. */
  readonly isList = $derived(this.found.state === 'hits' && this.asked.q.trim() === '');
  /** The terms found, in their order. */
  readonly listed = $derived(
    this.found.state !== 'hits'
      ? []
      : this.isList
        ? inTermOrder(
            this.found.entries,
            this.asked.order === '' ? 'source' : this.asked.order,
            this.#figures,
            KINDS,
          )
        : this.found.entries,
  );
  /** Those found by a note of the reader's alone. */
  readonly noted = $derived(this.found.state === 'hits' ? this.found.noted : []);
  readonly #keys = $derived.by(() => keysOf(this.dictionary.found));
  /** Drawn last: it stays until there is an answer. */
  #layersBefore = layersOf({ state: 'index' }, undefined, () => undefined);
  /** What the dictionary shows around them. */
  readonly layers = $derived.by(() => {
    if (!this.dictionary.isAsking)
      this.#layersBefore = layersOf(
        this.found,
        this.dictionary.found,
        (hanzi) => library().entry(this.#keys.get(hanzi) ?? '')?.id,
      );
    return this.#layersBefore;
  });
  /** A question that finds more, where this one finds nothing, or only parts of itself or what is like it. */
  readonly meant = $derived.by(() =>
    this.dictionary.isAsking || this.#rested !== this.asked.q || this.#finder === undefined
      ? undefined
      : meantInstead(this.found, this.#finder, this.asked, this.dictionary.found),
  );
  /** Why a word is found that was typed as another region has it. */
  readonly regional = $derived(
    regionalNote(
      this.asked.q,
      [...this.listed, ...this.layers.words, ...(this.layers.first === undefined ? [] : [this.layers.first])],
      appearance.script,
    ),
  );

  /** @param onrest called when the typing rests, or something is opened */
  constructor(asked: Asked, onrest: () => void) {
    this.#onrest = onrest;
    this.#asked = $state.raw(asked);
    this.#rested = $state(asked.q);
    this.#hasBegun = $state(Object.keys(asQuery(asked)).length > 0);
    $effect.pre(() => {
      const made = termFinder(library().entries, giveWay);
      if (!(made instanceof Promise)) {
        this.#finder = made;
        return;
      }
      let isWanted = true;
      void made.then((coming) => {
        if (isWanted) this.#finder = coming;
      });
      return () => (isWanted = false);
    });
    // A filter is of the library's terms.
    this.dictionary = new DictionaryAnswer(() => (this.filters > 0 ? '' : this.asked.q));
    onDestroy(() => clearTimeout(this.#rest));
  }

  get asked(): Asked {
    return this.#asked;
  }

  /** Nothing is asked, or hits are not shown yet. */
  get isIndex(): boolean {
    return this.#finder !== undefined && (this.found.state === 'index' || !this.#hasBegun);
  }

  /** What the dictionary has found, is of this. */
  get answered(): string {
    return this.dictionary.found?.query ?? '';
  }

  readonly ask = (change: Partial<Asked>): void => {
    if (!this.#hasBegun) requestAnimationFrame(() => (this.#hasBegun = true));
    this.#asked = { ...this.#asked, ...change };
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.rest(), REST);
  };

  rest(): void {
    clearTimeout(this.#rest);
    this.#rested = this.#asked.q;
    this.#onrest();
  }

  /** A word or two about a term's state. */
  readonly stateOf = ({ id }: Entry): string =>
    stateInWords(this.standings.get(id) ?? 'new', this.#figures.get(id), this.asked.order, this.#today);
}
