/** The word of a text whose card is open: of all texts of a page one. Made while a component is. */
import { tick } from 'svelte';
import type { ReaderWord } from './reader-words.ts';
import type { TextOnPage } from './text-on-page.svelte.ts';
import type { WordFocus } from './word-focus.ts';

export class OpenWord {
  /** Whose card is open. */
  static #now: OpenWord | undefined;

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
      return () => {
        sizes.disconnect();
        if (OpenWord.#now === this) OpenWord.#now = undefined;
      };
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
    if (this.#word === undefined) this.#keepPlace(element);
    this.closeOthers();
    OpenWord.#now = this;
    this.#drawn?.classList.remove('open');
    this.#focus.tabTo(element);
    this.#drawn = element;
    this.#block = element.closest<HTMLElement>('[data-block]')?.dataset.block ?? '';
    this.#word = word;
    element.classList.add('open');
    return true;
  }

  /** Closes the card of another text. */
  closeOthers(): void {
    if (OpenWord.#now !== this) OpenWord.#now?.forget();
  }

  /** The focus goes back to it. */
  close(): void {
    const drawn = this.element();
    if (drawn !== undefined) this.#keepPlace(drawn);
    this.forget();
    if (drawn === undefined) return;
    this.#focus.tabTo(drawn);
    drawn.focus({ preventScroll: true });
  }

  /** Closes it, and leaves the focus where it is. */
  forget(): void {
    this.element()?.classList.remove('open');
    this.#word = undefined;
    this.#drawn = undefined;
    if (OpenWord.#now === this) OpenWord.#now = undefined;
  }

  /** With the room that a card takes beside them or gives back, lines are broken anew: the word stays where it is. */
  #keepPlace(drawn: HTMLElement): void {
    const place = this.#page.placeOf(drawn);
    if (place !== null) void tick().then(() => this.#page.hold(place.at, place.top));
  }
}
