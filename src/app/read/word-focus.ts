/** One word of a text at a time can be reached by Tab; the arrows go on from it. */
import { tick } from 'svelte';
import { blockAt } from './blocks.ts';
import type { DividedText } from './divided-text.svelte.ts';
import type { NearBlocks } from './near-blocks.svelte.ts';
import type { ReaderWord } from './reader-words.ts';
import { startOf, type TextOnPage } from './text-on-page.svelte.ts';
import { middleOf, stepFrom, WORD, wordsIn, type Step } from './word-walk.ts';

/** Once the text has rested so long, the way in by Tab follows (ms): to see which word is first has the text laid out. */
export const REST = 150;

export class WordFocus {
  readonly #page: TextOnPage;
  readonly #near: NearBlocks;
  readonly #divided: DividedText;
  /** The word that Tab leads to. */
  #current: HTMLElement | undefined;
  /** Where lines are entered from above and below, until the reader goes along one. */
  #column: number | undefined;
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(page: TextOnPage, near: NearBlocks, divided: DividedText) {
    this.#page = page;
    this.#near = near;
    this.#divided = divided;
  }

  /** A word is named a button while Tab leads to it, and a term always; others are words of the text. */
  tabTo(word: HTMLElement | undefined): void {
    if (word === undefined || word === this.#current) return;
    if (this.#current !== undefined) {
      this.#current.tabIndex = -1;
      if (this.#current.dataset.state === undefined) this.#current.removeAttribute('role');
    }
    this.#current = word;
    word.tabIndex = 0;
    word.setAttribute('role', 'button');
  }

  /** Tab leads into what is shown, unless the reader is in the text. */
  tabToShown(): void {
    if (!this.#hasFocus) this.tabTo(this.#firstShown());
  }

  /** Words have been drawn anew. */
  drawn(): void {
    this.end();
    this.#settling = setTimeout(() => {
      const isThere = this.#current?.isConnected === true && this.#current.tabIndex === 0;
      // Where the focus is, the reader is.
      if (isThere && this.#hasFocus) return;
      if (!isThere) this.#current = undefined;
      this.tabTo(this.#firstShown() ?? wordsIn(this.#page.article)[0]);
    }, REST);
  }

  end(): void {
    clearTimeout(this.#settling);
  }

  get #hasFocus(): boolean {
    return this.#page.article.contains(document.activeElement);
  }

  #firstShown(): HTMLElement | undefined {
    // Of a long text those at its end may not be drawn yet.
    for (
      let i = this.#page.topIndex(), block = this.#page.elementAt(i);
      block !== undefined;
      block = this.#page.elementAt(++i)
    ) {
      const shown = wordsIn(block).find((word) => word.getBoundingClientRect().top >= 0);
      if (shown !== undefined || block.getBoundingClientRect().top > innerHeight) return shown;
    }
    return undefined;
  }

  /** What the next step up or down enters a line by is where it begins. */
  forgetColumn(): void {
    this.#column = undefined;
  }

  /** The word a step leads to, which Tab leads to from then on; null where the text ends. */
  async step(from: HTMLElement, to: Step): Promise<HTMLElement | null> {
    if (to === 'next' || to === 'previous') this.forgetColumn();
    else this.#column ??= middleOf(from);
    const word = await stepFrom(from, to, this.#column ?? 0, (block, forwards) =>
      this.#nextWithWords(block, forwards),
    );
    if (word !== null) this.tabTo(word);
    return word;
  }

  /** Blocks are drawn when they come near: this one may be the first of its kind. */
  async #nextWithWords(block: Element, forwards: boolean): Promise<Element | null> {
    const { blocks } = this.#page;
    const by = forwards ? 1 : -1;
    for (let i = blockAt(blocks, startOf(block)) + by; ; i += by) {
      const [next, element] = [blocks[i], this.#page.elementAt(i)];
      if (next === undefined || element === undefined) return null;
      if (this.#divided.wordsOf(next).length === 0) continue;
      this.#near.draw(next.start);
      await tick();
      if (wordsIn(element).length > 0) return element;
    }
  }

  /** The word that an element of the text, or one in it, is drawn of. */
  wordOf(element: Element): ReaderWord | undefined {
    const drawn = element.closest<HTMLElement>(WORD);
    const inBlock = element.closest('[data-block]');
    if (drawn === null || inBlock === null) return undefined;
    const { blocks } = this.#page;
    const block = blocks[blockAt(blocks, startOf(inBlock))];
    const start = Number(drawn.dataset.word?.split('-')[0]);
    return block && this.#divided.wordsOf(block).find((word) => word.start === start);
  }
}
