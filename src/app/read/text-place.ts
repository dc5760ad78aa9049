/** Where characters of a shown block are on the screen: so that a place is found again whatever the size of letters. */
import { firstWhere } from '../../sorted/first-where.ts';

/** Text without the readings above it, which are no part of what is shown of a block. */
function* textNodes(block: Element): Generator<Text> {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('rt') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) yield node as Text;
}

/** The character at an offset of a block; its last one where there are fewer. Null where it has none. */
export function rectOf(block: Element, offset: number): DOMRect | null {
  let left = offset;
  let last: Text | undefined;
  for (const node of textNodes(block)) {
    if (node.length === 0) continue;
    if (left < node.length) return charRect(node, left);
    left -= node.length;
    last = node;
  }
  return last === undefined ? null : charRect(last, last.length - 1);
}

/** Offset in a block of what is drawn in it, as of a word. */
export function offsetIn(block: Element, drawn: Element): number {
  let before = 0;
  for (const node of textNodes(block)) {
    if (drawn.contains(node)) break;
    before += node.length;
  }
  return before;
}

/**
 * One for all, and at rest it is nowhere in the text: every range that was ever made is kept in step with each change of
 * the page until it is collected, and some hundred of them make a change a hundred times as slow.
 */
let range: Range | undefined;

function charRect(node: Text, at: number): DOMRect {
  range ??= document.createRange();
  range.setStart(node, at);
  range.setEnd(node, at + 1);
  const rect = range.getBoundingClientRect();
  range.setEnd(document, 0);
  return rect;
}

/** Offset of the first character of a block whose line ends below a height of the window (px); 0 for all of it. */
export function firstBelow(block: Element, y: number): number {
  const nodes = [...textNodes(block)];
  const total = nodes.reduce((sum, { length }) => sum + length, 0);
  // Lines follow each other, so a few looks find it.
  return firstWhere(0, Math.max(0, total - 1), (at) => {
    const rect = rectOf(block, at);
    // A blank where a line is broken has no place.
    const isAbove = rect !== null && rect.height > 0 && rect.bottom <= y;
    return !isAbove;
  });
}
