import { tick } from 'svelte';

/** A list draws what was asked for within so many frames. */
const FRAMES = 30;

/**
 * What is pressed for more rows goes when there are no more, and the focus with it: the first of those that come takes
 * it, with whichever frame they come. To be called before they are asked for; who is elsewhere by then stays there.
 *
 * @param list has the rows as its children
 */
export function focusNew(list: Element): void {
  const at = list.children.length;
  const look = (frames: number) => {
    if (frames === 0 || document.activeElement !== document.body) return;
    const target = list.children[at]?.querySelector<HTMLElement>('a, button, input');
    if (target) target.focus();
    else requestAnimationFrame(() => look(frames - 1));
  };
  void tick().then(() => look(FRAMES));
}
