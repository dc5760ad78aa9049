/** Whether a list and a page have room beside each other. */
import { createSubscriber } from 'svelte/reactivity';

/** In letters of the page, not of the browser: text made larger in the app takes the room, too. */
const WIDE_REM = 72;

const follow = createSubscriber((update) => {
  window.addEventListener('resize', update);
  return () => window.removeEventListener('resize', update);
});

export const wide = {
  get current(): boolean {
    follow();
    return innerWidth >= WIDE_REM * parseFloat(getComputedStyle(document.documentElement).fontSize);
  },
};
