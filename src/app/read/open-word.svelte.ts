/** The word of a text whose card is open. Made while a component is. */
import type { ReaderWord } from './reader-words.ts';
import type { TextOnPage } from './text-on-page.svelte.ts';
import type { WordFocus } from './word-focus.ts';

export class OpenWord {
  readonly #page: TextOnPage;
  readonly #focus: WordFocus;
  #word = $state.raw<ReaderWord>();
  #drawn: HTMLElement | undefined;
  /** Names its block. */
  #block = '';

  constructor(page: TextOnPage, focus: WordFocus) {
    this.#page = page;
    this.#focus = focus;
    $effect(() => {
      const sizes = new ResizeObserver(() => {
        if (this.#drawn !== undefined)
          requestAnimationFrame(() => this.#drawn?.scrollIntoView({ block: 'nearest' }));
      });
      sizes.observe(page.article);
      return () => sizes.disconnect();
    });
  }

  /** Undefined where no card is open. */
  get word(): ReaderWord | undefined {
    return this.#word;
  }

  isIn(block: Element): boolean {
    return block.contains(this.#drawn ?? null);
  }

  /** What is drawn of it: anew when it has become a term. */
  element(): HTMLElement | undefined {
    const [drawn, word] = [this.#drawn, this.#word];
    if (drawn === undefined || drawn.isConnected || word === undefined) return drawn;
    const again = this.#page.article.querySelector<HTMLElement>(
      `[data-block="${this.#block}"] [data-word^="${word.start}-"]`,
    );
    again?.classList.add('open');
    return (this.#drawn = again ?? undefined);
  }

  /** @returns whether the element is drawn of a word */
  open(element: HTMLElement): boolean {
    const word = this.#focus.wordOf(element);
    if (word === undefined) return false;
    this.#drawn?.classList.remove('open');
    this.#focus.tabTo(element);
    this.#drawn = element;
    this.#block = element.closest<HTMLElement>('[data-block]')?.dataset.block ?? '';
    this.#word = word;
    element.classList.add('open');
    return true;
  }

  /** The focus goes back to it. */
  close(): void {
    const drawn = this.element();
    drawn?.classList.remove('open');
    this.#word = undefined;
    this.#drawn = undefined;
    if (drawn === undefined) return;
    this.#focus.tabTo(drawn);
    drawn.focus({ preventScroll: true });
  }
}
