/** How much room the window has, in letters of the page: text made larger in the app takes room, too. */
import { createSubscriber } from 'svelte/reactivity';

/** Of a list and a page beside each other, rem. */
const WIDE = 72;
/** Of a question and an answer, rem. */
const HALVES = 40;

/**
 * Of a letter, and of the window, CSS px; asking for either has the browser lay out what has just changed, as the card that
 * is next.
 */
let rem: number | undefined;
let width: number | undefined;
const forget = () => (rem = width = undefined);
// Before whoever follows: what changes the size of letters in the app tells it by the same event.
window.addEventListener('resize', forget);
// The browser's own size is changed in another tab, and tells nothing.
document.addEventListener('visibilitychange', forget);

const follow = createSubscriber((update) => {
  window.addEventListener('resize', update);
  return () => window.removeEventListener('resize', update);
});

function isAtLeast(count: number): boolean {
  follow();
  width ??= innerWidth;
  return width >= inPixels(count);
}

/** How much room is right of an element, CSS pixels. */
export function roomRightOf(element: Element): number {
  follow();
  return innerWidth - element.getBoundingClientRect().right;
}

/** So many letters, CSS pixels. */
export function inPixels(count: number): number {
  rem ??= parseFloat(getComputedStyle(document.documentElement).fontSize);
  return count * rem;
}

/** A list and a page have room beside each other. */
export const wide = {
  get current(): boolean {
    return isAtLeast(WIDE);
  },
};

/** A question and an answer have it. */
export const halves = {
  get current(): boolean {
    return isAtLeast(HALVES);
  },
};
