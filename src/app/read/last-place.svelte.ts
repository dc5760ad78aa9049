/**
 * Where the reader is in a text, followed as the window is scrolled and remembered by the text's name, and where an earlier
 * visit left it. Made while a component is.
 */
import type { DividedText } from './divided-text.svelte.ts';
import type { NearBlocks } from './near-blocks.svelte.ts';
import { placeIn, rememberPlace } from './reading-place.ts';
import type { TextOnPage } from './text-on-page.svelte.ts';
import { REST, type WordFocus } from './word-focus.ts';

/** So often it is looked where the window is while words are drawn (ms): to see that has the text laid out. */
const LOOK = 100;

export class LastPlace {
  readonly #page: TextOnPage;
  readonly #near: NearBlocks;
  readonly #divided: DividedText;
  readonly #focus: WordFocus;
  readonly #name: string | undefined;
  readonly #left: number | null;
  #offersLeft = $state(true);
  /** Where the reader was last. */
  #place: number | null = null;
  #width = 0;
  #lookedAt = -Infinity;
  #looking = 0;
  #resting: ReturnType<typeof setTimeout> | undefined;

  /** @param name of the text; undefined where its places are not remembered */
  constructor(
    page: TextOnPage,
    near: NearBlocks,
    divided: DividedText,
    focus: WordFocus,
    name: string | undefined,
  ) {
    this.#page = page;
    this.#near = near;
    this.#divided = divided;
    this.#focus = focus;
    this.#name = name;
    this.#left = name === undefined ? null : placeIn(name);
    $effect(() => {
      // Lines are broken anew, by a turn of the phone or beside a card: what is read stays where it is.
      const sizes = new ResizeObserver(([entry]) => this.#sized(entry!.contentRect.width));
      sizes.observe(page.article);
      const keep = () => this.#keep();
      document.addEventListener('visibilitychange', keep);
      return () => {
        sizes.disconnect();
        clearTimeout(this.#resting);
        cancelAnimationFrame(this.#looking);
        document.removeEventListener('visibilitychange', keep);
        keep();
      };
    });
  }

  /** Where an earlier visit left the text, until the reader goes to a place; null where there is none. */
  get left(): number | null {
    return this.#offersLeft ? this.#left : null;
  }

  /** The reader goes to a place. */
  forgetLeft(): void {
    this.#offersLeft = false;
  }

  /** The window was scrolled. @param at ms, by the clock of events */
  scrolled(at: number): void {
    this.#near.scrolled(at);
    this.#page.scrolled();
    if (at - this.#lookedAt >= LOOK || (!this.#near.isMoving && !this.#divided.isDividing)) {
      cancelAnimationFrame(this.#looking);
      this.#lookedAt = at;
      this.#looking = requestAnimationFrame(() => this.#look());
    }
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      this.#near.rest();
      this.#look();
      this.#focus.tabToShown();
    }, REST);
  }

  #look(): void {
    this.#place = this.#page.look();
  }

  #sized(width: number): void {
    if (this.#width !== 0 && width !== this.#width && this.#place !== null) this.#page.hold(this.#place);
    else this.#page.keepHeld();
    this.#width = width;
  }

  #keep(): void {
    // Where it was left before stands until the reader has gone on.
    if (this.#name !== undefined && (this.#place !== null || this.left === null))
      rememberPlace(this.#name, this.#place);
  }
}
