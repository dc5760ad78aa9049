/** Touch gestures of a card: a tap, and a swipe to either side. Each has a button that does the same. */
export interface Gestures {
  readonly tap: () => void;
  /** −1 to the left, 1 to the right. */
  readonly swipe: (direction: -1 | 1) => void;
  /** How far the finger has moved sideways, in CSS pixels; 0 at the end. */
  readonly move: (distance: number) => void;
  readonly canSwipe: () => boolean;
}

/** A swipe is at least this long (CSS pixels), and twice as wide as high. */
const FAR_ENOUGH = 88;

/** Listens on an element; gives the function that ends it. */
export function listenForGestures(element: HTMLElement, gestures: Gestures): () => void {
  let start: { readonly id: number; readonly x: number; readonly y: number; readonly touch: boolean } | null =
    null;

  const down = (event: PointerEvent) => {
    if (start !== null || event.button !== 0 || isControl(event.target)) return;
    start = { id: event.pointerId, x: event.clientX, y: event.clientY, touch: event.pointerType !== 'mouse' };
  };
  const move = (event: PointerEvent) => {
    if (event.pointerId !== start?.id || !start.touch || !gestures.canSwipe()) return;
    gestures.move(event.clientX - start.x);
  };
  const up = (event: PointerEvent) => {
    if (event.pointerId !== start?.id) return;
    const { x, y, touch } = start;
    start = null;
    const across = event.clientX - x;
    const along = event.clientY - y;
    gestures.move(0);
    if (!touch || !gestures.canSwipe()) return;
    if (Math.abs(across) >= FAR_ENOUGH && Math.abs(across) > 2 * Math.abs(along)) {
      gestures.swipe(across < 0 ? -1 : 1);
    }
  };
  // A click, not the lifting of the finger: the browser moves the focus in between, and would take it back.
  const click = (event: MouseEvent) => {
    // Selecting a word with the mouse or by a long press is no tap.
    if (!isControl(event.target) && getSelection()?.isCollapsed !== false) gestures.tap();
  };
  const cancel = (event: PointerEvent) => {
    if (event.pointerId !== start?.id) return;
    start = null;
    gestures.move(0);
  };

  element.addEventListener('click', click);
  element.addEventListener('pointerdown', down);
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', up);
  window.addEventListener('pointercancel', cancel);
  return () => {
    element.removeEventListener('click', click);
    element.removeEventListener('pointerdown', down);
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', up);
    window.removeEventListener('pointercancel', cancel);
  };
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a, button, input, label, summary') !== null;
}
