/**
 * The words of a text that is read by touch: the library's terms are known at once, the dictionary's words block by block
 * as the reader comes near them. Made while a component is.
 */
import { tick, untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { TextWord } from '../../describe/running-text.ts';
import { indexTerms } from '../../library/known-terms.ts';
import { library } from '../learner/library.svelte.ts';
import { EXTRAS } from '../offline/extras.ts';
import { offline } from '../offline/offline.svelte.ts';
import { blockAt } from './blocks.ts';
import { createDivision, type Division } from './division.ts';
import { AT_ONCE, type NearBlocks } from './near-blocks.svelte.ts';
import { stretchesOf, wordsOfBlock, type BlockStretch, type ReaderWord } from './reader-words.ts';
import { nextFrame, type TextBlock, type TextOnPage } from './text-on-page.svelte.ts';

const knownIn = ({ known }: BlockStretch) => known.map(({ start, end }) => `${start}-${end}`).join();

export class DividedText {
  readonly #page: TextOnPage;
  readonly #near: NearBlocks;
  readonly #index = $derived(indexTerms(library().entries.map(({ id }) => id)));
  /**
   * What the dictionary made of stretches, by their text, and with which terms known: a change of the library leaves the
   * words as they are until they are divided anew.
   */
  readonly #divided = new SvelteMap<
    string,
    { readonly known: string; readonly words: readonly TextWord[] }
  >();
  /** Terms are looked for once in a block. */
  readonly #prepared = new WeakMap<
    TextBlock,
    { readonly by: unknown; readonly stretches: readonly BlockStretch[] }
  >();
  #division = $state.raw<Division>();
  #isDividing = false;
  /** The dictionary answers: from then on no block is drawn twice, without its words and with them. */
  #answers = $state(false);

  constructor(page: TextOnPage, near: NearBlocks) {
    this.#page = page;
    this.#near = near;
    const dictionary = $derived(offline.extras.dictionary.status);
    $effect(() => {
      // A browser that keeps nothing fetches it for this visit only if the reader reads there at all.
      if (dictionary !== 'kept') return;
      const mine = createDivision(EXTRAS.dictionary);
      this.#division = mine;
      return () => {
        this.#division = undefined;
        this.#answers = false;
        mine.close();
      };
    });
    $effect(() => {
      near.follow();
      void page.blocks;
      void this.#index;
      const division = this.#division;
      if (division !== undefined) untrack(() => void this.#divideNear(division));
    });
  }

  get isDividing(): boolean {
    return this.#isDividing;
  }

  /** Asks the dictionary about a word; undefined while it is not at hand. */
  get look(): Division['look'] | undefined {
    return this.#division?.look;
  }

  /** So that what reads it is done again when words have come in, or other terms are known. */
  follow(): void {
    void this.#divided.size;
    void this.#index;
  }

  wordsOf(block: TextBlock): ReaderWord[] {
    return wordsOfBlock(block, this.#stretchesIn(block), ({ text }) => this.#divided.get(text)?.words);
  }

  /** Whether a block is drawn word by word. */
  isDrawn(block: TextBlock): boolean {
    return (
      this.#near.has(block.start) &&
      (!this.#answers ||
        this.#near.isUrgent(block.start) ||
        this.#stretchesIn(block).every(({ text }) => this.#divided.has(text)))
    );
  }

  #stretchesIn(block: TextBlock): readonly BlockStretch[] {
    const before = this.#prepared.get(block);
    if (before?.by === this.#index) return before.stretches;
    const stretches = stretchesOf(block, this.#index);
    this.#prepared.set(block, { by: this.#index, stretches });
    return stretches;
  }

  async #divideNear(by: Division): Promise<void> {
    if (this.#isDividing) return;
    this.#isDividing = true;
    try {
      for (;;) {
        const wanted = this.#nextStretches();
        if (wanted.length === 0 || this.#division !== by) return;
        const words = await by.divide(wanted, true);
        for (const [i, stretch] of wanted.entries())
          this.#divided.set(stretch.text, { known: knownIn(stretch), words: words[i]! });
        this.#answers = true;
        await tick();
        this.#page.keepHeld();
        await nextFrame();
      }
    } catch (error) {
      // The terms of the library are there without it.
      this.#answers = false;
      if (!(error instanceof DOMException && error.name === 'AbortError'))
        console.info('The text cannot be divided into words:', error);
    } finally {
      this.#isDividing = false;
    }
  }

  /** Of the blocks that are near, those first that the reader comes to first. */
  #nextStretches(): BlockStretch[] {
    const { blocks } = this.#page;
    const stretches: BlockStretch[] = [];
    let length = 0;
    for (const start of this.#near.inOrder()) {
      const block = blocks[blockAt(blocks, start)];
      if (block?.start !== start) continue;
      for (const stretch of this.#stretchesIn(block)) {
        if (this.#divided.get(stretch.text)?.known === knownIn(stretch)) continue;
        if (length > 0 && length + stretch.text.length > AT_ONCE) return stretches;
        stretches.push(stretch);
        length += stretch.text.length;
      }
    }
    return stretches;
  }
}
