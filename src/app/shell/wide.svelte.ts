/** How much room the window has, in letters of the page: text made larger in the app takes room, too. */
import { createSubscriber } from 'svelte/reactivity';

/** Of a list and a page beside each other, rem. */
const WIDE = 72;
/** Of a question and an answer, rem. */
const HALVES = 40;

const follow = createSubscriber((update) => {
  window.addEventListener('resize', update);
  return () => window.removeEventListener('resize', update);
});

function isAtLeast(rem: number): boolean {
  follow();
  return innerWidth >= inPixels(rem);
}

/** How much room is right of an element, CSS pixels. */
export function roomRightOf(element: Element): number {
  follow();
  return innerWidth - element.getBoundingClientRect().right;
}

/** So many letters, CSS pixels. */
export const inPixels = (rem: number): number =>
  rem * parseFloat(getComputedStyle(document.documentElement).fontSize);

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
