/**
 * A text on the page, block by block: where its blocks are, which of them the window shows, and what keeps a place of it
 * where it is while the blocks around it change their height. Made while a component is.
 */
import { tick } from 'svelte';
import { firstWhere } from '../../sorted/first-where.ts';
import { scrollAhead } from '../shell/navigation.svelte.ts';
import { blockAt, type Block } from './blocks.ts';
import type { CardFacts } from './term-card.ts';
import { firstBelow, offsetIn, rectOf } from './text-place.ts';

export type TextBlock = Block<CardFacts>;

/** Put on the page in one frame; all at once they would hold up a phone for longer than a tap can wait. */
const PART = 32;
/** No block is lower (px): so many are on the page at once where the window is about to be scrolled down to one. */
const LOWEST = 40;
/** Between the top of the window and the line that is held (px). */
export const LEAD = 8;

export const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** The offset at which a block begins, by its element. */
export const startOf = (block: Element) => Number((block as HTMLElement).dataset.block);

/** A place in the text, and so far below the top of the window (px). */
interface Held {
  readonly at: number;
  readonly top: number;
}

export class TextOnPage {
  readonly #blocks: () => readonly TextBlock[];
  readonly #parts = $derived.by(() => {
    const blocks = this.#blocks();
    return Array.from({ length: Math.ceil(blocks.length / PART) }, (_, i) =>
      blocks.slice(i * PART, (i + 1) * PART),
    );
  });
  #partsShown = $state(1 + Math.ceil(scrollAhead() / (PART * LOWEST)));
  /** Until the reader moves. */
  #held: Held | null = null;
  /** Where the window was scrolled to for it (px). */
  #heldY = 0;

  /** The element of the text: its children are parts, and theirs are blocks. To be set before the page is shown. */
  article!: HTMLElement;
  /** Offset of the first block that the window shows, when it was last looked. */
  topBlock = 0;

  constructor(blocks: () => readonly TextBlock[]) {
    this.#blocks = blocks;
    $effect(() => {
      if (this.#partsShown >= this.#parts.length) return;
      const frame = requestAnimationFrame(() => (this.#partsShown += 1));
      return () => cancelAnimationFrame(frame);
    });
  }

  get blocks(): readonly TextBlock[] {
    return this.#blocks();
  }

  /** Blocks by parts, as far as they are on the page by now: a part more with each frame. */
  readonly parts = $derived(this.#parts.slice(0, this.#partsShown));

  /** Whether the reader has not left the text. */
  get isThere(): boolean {
    return this.article?.isConnected === true;
  }

  elementAt(i: number): HTMLElement | undefined {
    return this.article.children[Math.floor(i / PART)]?.children[i % PART] as HTMLElement | undefined;
  }

  /** The element of a block, once it is on the page; undefined where the text has been left meanwhile. */
  async elementOnceShown(i: number): Promise<HTMLElement | undefined> {
    while (this.isThere && i >= this.#partsShown * PART && i < this.blocks.length) await nextFrame();
    await tick();
    return this.isThere ? this.elementAt(i) : undefined;
  }

  /** Of a part that is far nothing is asked: it would have to be laid out. */
  topIndex(): number {
    const part = firstIn(this.article);
    const element = this.article.children[part];
    return part * PART + (element === undefined ? 0 : firstIn(element));
  }

  /** The first character that is shown, as the start of its block and the way into it; null at the text's beginning. */
  exactPlace(): number | null {
    const top = this.topIndex();
    const [block, element] = [this.blocks[top], this.elementAt(top)];
    if (block === undefined || element === undefined) return null;
    if (element.getBoundingClientRect().top >= 0) return top === 0 ? null : block.start;
    return block.start + firstBelow(element, 0);
  }

  /** Looks where the window is. @returns see `exactPlace` */
  look(): number | null {
    this.topBlock = this.blocks[this.topIndex()]?.start ?? 0;
    return this.exactPlace();
  }

  /** Where a word stands in the window: for `hold`, once the page around it has changed. */
  placeOf(word: HTMLElement): Held | null {
    const element = word.closest<HTMLElement>('[data-block]');
    if (element === null) return null;
    const at = startOf(element) + offsetIn(element, word);
    const top = topOf(element, at);
    return top === null ? null : { at, top };
  }

  /** Puts a place so far below the top of the window (px), and again while words come in around it. */
  hold(at: number, top = LEAD): void {
    this.#held = { at, top };
    this.keepHeld();
    requestAnimationFrame(() => this.keepHeld());
  }

  keepHeld(): void {
    const element = this.#heldBlock();
    if (this.#held === null || element === undefined) return;
    // Laid out only once it is in the window.
    const far = element.getBoundingClientRect();
    if (far.bottom < 0 || far.top > innerHeight) element.scrollIntoView({ block: 'start' });
    const off = this.#offBy(element);
    if (Math.abs(off) > 1) window.scrollBy({ top: off, behavior: 'instant' });
    this.#heldY = window.scrollY;
  }

  /**
   * The window was scrolled. By a screen reader, as by the browser for what takes the focus, that is told by nothing else:
   * where what is held has gone along, the reader has moved. The browser itself scrolls, too, so that it stays where it is.
   */
  scrolled(): void {
    const element = this.#heldBlock();
    if (element === undefined || Math.abs(window.scrollY - this.#heldY) <= 1) return;
    if (Math.abs(this.#offBy(element)) > 1) this.letGo();
    else this.#heldY = window.scrollY;
  }

  /** The block in which what is held is; undefined where nothing is. */
  #heldBlock(): HTMLElement | undefined {
    return this.#held === null || !this.isThere
      ? undefined
      : this.elementAt(blockAt(this.blocks, this.#held.at));
  }

  /** So far what is held is below where it is to be (px). */
  #offBy(element: HTMLElement): number {
    const { at, top } = this.#held!;
    return (topOf(element, at) ?? top) - top;
  }

  letGo(): void {
    this.#held = null;
  }
}

/** How far below the top of the window a place in a block is (px); null where nothing is drawn of it. */
function topOf(block: HTMLElement, at: number): number | null {
  const start = startOf(block);
  const rect = at === start ? block.getBoundingClientRect() : rectOf(block, at - start);
  return rect?.top ?? null;
}

/** They stand in order, so the first one that is not above the window is found in a few looks. */
function firstIn({ children }: Element): number {
  const last = Math.max(0, children.length - 1);
  return firstWhere(0, last, (i) => children[i]!.getBoundingClientRect().bottom > 0);
}
