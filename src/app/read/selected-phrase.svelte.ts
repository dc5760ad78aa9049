/** What is selected in a text and can be kept as a term: characters by the finger or the mouse, or from a word on by keys. */
import { phraseIn } from './phrase.ts';

export class SelectedPhrase {
  /** Null where nothing is selected that can be kept. */
  text = $state.raw<string | null>(null);
  /** In some browsers a finger on what is offered takes the selection away before it is pressed. */
  #isHeld = false;
  readonly #article: () => Element;

  /** @param article what has the text, in elements with `data-block` */
  constructor(article: () => Element) {
    this.#article = article;
  }

  /** The selection has changed. */
  follow(): void {
    if (!this.#isHeld) this.text = this.#selected();
  }

  /** Whether what is selected stays so whatever becomes of the selection: while what is offered is pressed. */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
  }

  #selected(): string | null {
    const selection = document.getSelection();
    if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
    const block = blockOf(selection.anchorNode);
    if (!block || block !== blockOf(selection.focusNode) || !this.#article().contains(block)) return null;
    const selected = selection.getRangeAt(0).cloneContents();
    for (const reading of selected.querySelectorAll('rt')) reading.remove();
    return phraseIn(selected.textContent ?? '');
  }

  /** Selects from a word on, a character more at each call. */
  extend(word: HTMLElement, side: 'forward' | 'backward'): void {
    const selection = document.getSelection();
    if (selection === null) return;
    if (selection.isCollapsed || !word.contains(selection.anchorNode)) {
      const ends = [0, word.childNodes.length] as const;
      const [from, to] = side === 'forward' ? ends : [ends[1], ends[0]];
      selection.setBaseAndExtent(word, from, word, to);
    }
    selection.modify('extend', side, 'character');
  }

  /** What is selected in another text is so no longer. */
  clearOthers(): void {
    const selection = document.getSelection();
    const block = blockOf(selection?.anchorNode ?? null);
    if (block && !this.#article().contains(block)) selection!.removeAllRanges();
  }

  clear(): void {
    if (this.text === null) return;
    document.getSelection()?.removeAllRanges();
    this.text = null;
  }
}

/** The part of the text that a node is in. */
const blockOf = (node: Node | null) =>
  (node instanceof Element ? node : node?.parentElement)?.closest('[data-block]');
