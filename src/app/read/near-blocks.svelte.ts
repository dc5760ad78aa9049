/**
 * Which blocks of a text are in the window and as far again above and below: they alone are drawn word by word. Made while
 * a component is.
 */
import { SvelteSet } from 'svelte/reactivity';
import { blockAt, shownText } from './blocks.ts';
import { startOf, type TextOnPage } from './text-on-page.svelte.ts';

/** Characters that are divided, and drawn word by word, at a time: some milliseconds of a phone. */
export const AT_ONCE = 200;

/** Faster than this nobody reads (px/ms): what flies past is plain text. */
const FLYING = 2;

export class NearBlocks {
  readonly #page: TextOnPage;
  readonly #stays: (element: HTMLElement) => boolean;
  /** By their start. */
  readonly #near = new SvelteSet<number>();
  /** Blocks that somebody waits for are drawn as they are. */
  readonly #urgent = new SvelteSet<number>();
  /** Blocks that have come near or gone, until a frame has time for them: the last word about each. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing shown follows it
  readonly #moving = new Map<number, boolean>();
  #frame = 0;
  #isFlying = false;
  #last = { at: 0, y: 0 };
  /** Follows the parts that have been put on the page since. */
  #watchNew: (() => void) | undefined;

  /** @param stays whether a block is not to be taken from under the reader, though it is far */
  constructor(page: TextOnPage, stays: (element: HTMLElement) => boolean) {
    this.#page = page;
    this.#stays = stays;
    $effect(() => {
      void page.blocks;
      return this.#watch();
    });
    $effect(() => {
      void page.parts;
      this.#watchNew?.();
    });
  }

  get isMoving(): boolean {
    return this.#moving.size > 0;
  }

  has(start: number): boolean {
    return this.#near.has(start);
  }

  isUrgent(start: number): boolean {
    return this.#urgent.has(start);
  }

  /** So that what reads it is done again when another block is near. */
  follow(): void {
    void [...this.#near];
  }

  /** Those that the reader comes to first, first. */
  inOrder(): number[] {
    return [...this.#near].sort(this.#byDistance);
  }

  /** Has a block drawn at once, wherever it is. */
  draw(start: number): void {
    this.#near.add(start);
    this.#urgent.add(start);
  }

  /** After the window was scrolled. @param at ms, by the clock of events */
  scrolled(at: number): void {
    const y = window.scrollY;
    this.#isFlying = Math.abs(y - this.#last.y) > FLYING * Math.max(1, at - this.#last.at);
    this.#last = { at, y };
  }

  rest(): void {
    this.#isFlying = false;
  }

  readonly #byDistance = (a: number, b: number) =>
    Math.abs(a - this.#page.topBlock) - Math.abs(b - this.#page.topBlock);

  readonly #move = () => {
    this.#frame = 0;
    if (this.#isFlying) {
      this.#frame = requestAnimationFrame(this.#move);
      return;
    }
    const { blocks } = this.#page;
    let length = 0;
    for (const [start, comes] of [...this.#moving].sort(([a], [b]) => this.#byDistance(a, b))) {
      if (length > AT_ONCE) break;
      this.#moving.delete(start);
      const i = blockAt(blocks, start);
      const [block, element] = [blocks[i], this.#page.elementAt(i)];
      if (block?.start !== start || element === undefined || this.#near.has(start) === comes) continue;
      if (!comes && this.#stays(element)) continue;
      if (comes) this.#near.add(start);
      else {
        this.#near.delete(start);
        this.#urgent.delete(start);
      }
      length += shownText(block).length;
    }
    if (this.isMoving) this.#frame = requestAnimationFrame(this.#move);
  };

  #watch(): () => void {
    const { article } = this.#page;
    const margins = { rootMargin: '100% 0px' };
    const moveSoon = () => {
      if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#move);
    };
    const watch = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) this.#moving.set(startOf(target), isIntersecting);
      moveSoon();
    }, margins);
    // Each that is watched costs every frame something: blocks are only in parts that are near.
    const watchParts = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries)
        for (const block of target.children) {
          if (isIntersecting) watch.observe(block);
          else {
            watch.unobserve(block);
            this.#moving.set(startOf(block), false);
          }
        }
      moveSoon();
    }, margins);
    let count = 0;
    this.#watchNew = () => {
      while (count < article.children.length) watchParts.observe(article.children[count++]!);
    };
    this.#watchNew();
    return () => {
      this.#watchNew = undefined;
      watchParts.disconnect();
      watch.disconnect();
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
    };
  }
}
