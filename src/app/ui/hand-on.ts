import { tick } from 'svelte';

/**
 * Attached around a button that may be gone once it is pressed: where that has left the focus nowhere, the heading above
 * takes it, or where there is none the part itself.
 */
export function handOn(element: HTMLElement): () => void {
  const part = element.closest<HTMLElement>('details, section, dialog, [role="dialog"], main');
  /** It has the focus, or nothing has had it since. */
  let isLast = false;
  element.addEventListener('focusin', () => (isLast = true));
  element.addEventListener('focusout', ({ relatedTarget }) => (isLast &&= relatedTarget === null));
  return () =>
    void tick().then(() => {
      if (!isLast || document.activeElement !== document.body) return;
      const left = part?.isConnected ? part : null;
      const heading = (left ?? document).querySelector<HTMLElement>('summary, h1, h2, h3') ?? left;
      if (heading === null) return;
      if (heading.tabIndex < 0) heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    });
}
