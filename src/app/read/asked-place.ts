/** Leads to the place of a text that was asked for last: one that is waited for is not gone to after another. */
import { tick } from 'svelte';
import { blockAt, shownOffset } from './blocks.ts';
import type { NearBlocks } from './near-blocks.svelte.ts';
import type { TextOnPage } from './text-on-page.svelte.ts';
import type { WordFocus } from './word-focus.ts';
import { wordsIn } from './word-walk.ts';

export class AskedPlace {
  readonly #page: TextOnPage;
  readonly #near: NearBlocks;
  readonly #focus: WordFocus;
  #asked = 0;

  constructor(page: TextOnPage, near: NearBlocks, focus: WordFocus) {
    this.#page = page;
    this.#near = near;
    this.#focus = focus;
  }

  /** To a place that is read from: it comes to the top of the window, and its block takes the focus. */
  async goTo(start: number): Promise<void> {
    this.#asked = start;
    const element = await this.#page.elementOnceShown(blockAt(this.#page.blocks, start));
    if (this.#asked !== start) return;
    this.#page.hold(start);
    element?.focus({ preventScroll: true });
  }

  /**
   * Shows what stands at an offset, in the middle of the window, and takes the focus there.
   *
   * @param isWanted whether it is still to be shown, once it is on the page
   */
  async show(text: string, offset: number, isWanted: () => boolean): Promise<void> {
    this.#asked = offset;
    const i = blockAt(this.#page.blocks, offset);
    const element = await this.#page.elementOnceShown(i);
    const block = this.#page.blocks[i];
    if (block === undefined || element === undefined || !isWanted() || this.#asked !== offset) return;
    this.#near.draw(block.start);
    await tick();
    const shown = shownOffset(text, block, offset);
    this.#page.hold(block.start + shown, Math.round(innerHeight / 2));
    const word = wordAt(element, shown);
    this.#focus.tabTo(word);
    (word ?? element).focus({ preventScroll: true });
  }
}

const wordAt = (element: Element, shown: number): HTMLElement | undefined =>
  wordsIn(element).find((word) => {
    const [start, end] = (word.dataset.word ?? '').split('-').map(Number);
    return shown >= start! && shown < end!;
  });
