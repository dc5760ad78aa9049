/**
 * Keys that belong to an input method. The Enter that takes a candidate must not also open, check or send; and the
 * Escape that drops one must not also clear. Browsers mark such keys in different ways: Chromium and Firefox by
 * `isComposing`; Safari ends the composition first and sends the key afterwards, marked by nothing but its old
 * number, 229, or by nothing at all.
 */

/** A part of KeyboardEvent. */
export interface FieldKey {
  readonly key: string;
  readonly isComposing: boolean;
  readonly keyCode: number;
  /** Milliseconds, on the clock of `composedAt`. */
  readonly timeStamp: number;
}

/** The number of a key that an input method has dealt with. */
const DEALT_WITH = 229;
/** An Enter so soon after the end of a composition ended it; no finger comes back that fast. Milliseconds. */
const SAME_PRESS_MS = 40;

/**
 * Whether a key pressed in a field is the input method's.
 * @param composedAt when the last composition ended, or null
 */
export function isOfInputMethod(
  { key, isComposing, keyCode, timeStamp }: FieldKey,
  composedAt: number | null,
): boolean {
  if (isComposing || keyCode === DEALT_WITH) return true;
  if (key !== 'Enter' && key !== 'Escape') return false;
  return composedAt !== null && timeStamp - composedAt < SAME_PRESS_MS;
}

/** Keeps the input method's keys from everything that listens in `view`. Gives the function that ends it. */
export function listenForInputMethod(view: Window): () => void {
  let composedAt: number | null = null;
  const ended = (event: Event) => (composedAt = event.timeStamp);
  const pressed = (event: KeyboardEvent) => {
    const target = event.target;
    if (!(target instanceof Element) || target.closest('input, textarea') === null) return;
    if (!isOfInputMethod(event, composedAt)) return;
    event.stopImmediatePropagation();
    // Enter in a form would send it.
    if (event.key === 'Enter') event.preventDefault();
  };
  view.addEventListener('compositionend', ended, { capture: true });
  view.addEventListener('keydown', pressed, { capture: true });
  return () => {
    view.removeEventListener('compositionend', ended, { capture: true });
    view.removeEventListener('keydown', pressed, { capture: true });
  };
}
