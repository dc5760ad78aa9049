/** Touch gestures of a card: a tap, and a swipe to either side. Each has a button that does the same. */
interface Gestures {
  readonly tap: () => void;
  /** −1 to the left, 1 to the right. */
  readonly swipe: (direction: -1 | 1) => void;
  /** How far the finger has moved sideways, in CSS pixels; 0 at the end. */
  readonly move: (distance: number) => void;
  readonly canSwipe: () => boolean;
  /** Whether the page is zoomed into: then a finger moves the page, and is no swipe. */
  readonly isZoomed: () => boolean;
}

/** A swipe is at least this long (CSS pixels), and twice as wide as high. */
const FAR_ENOUGH = 88;

/** Listens on an element; gives the function that ends it. */
export function listenForGestures(element: HTMLElement, gestures: Gestures): () => void {
  let start: { readonly id: number; readonly x: number; readonly y: number; readonly touch: boolean } | null =
    null;
  /** The fingers on the page, also those beside the element. */
  const fingers = new Set<number>();
  /** Several fingers have taken part: no swipe, nor a tap, until one finger begins anew. */
  let several = false;

  const drop = () => {
    if (start === null) return;
    start = null;
    gestures.move(0);
  };
  const anywhere = (event: PointerEvent) => {
    if (event.pointerType === 'mouse') return;
    // The first of a gesture: were one left over, its end never came.
    if (event.isPrimary) fingers.clear();
    fingers.add(event.pointerId);
    several = fingers.size > 1;
    if (several) drop();
  };
  const down = (event: PointerEvent) => {
    if (several || start !== null || event.button !== 0 || isControl(event.target)) return;
    start = { id: event.pointerId, x: event.clientX, y: event.clientY, touch: event.pointerType !== 'mouse' };
  };
  const mayServe = (touch: boolean) => touch && gestures.canSwipe() && !gestures.isZoomed();
  const move = (event: PointerEvent) => {
    if (event.pointerId !== start?.id || !mayServe(start.touch)) return;
    gestures.move(event.clientX - start.x);
  };
  const up = (event: PointerEvent) => {
    fingers.delete(event.pointerId);
    if (event.pointerId !== start?.id) return;
    const { x, y, touch } = start;
    drop();
    if (!mayServe(touch)) return;
    const across = event.clientX - x;
    const along = event.clientY - y;
    if (Math.abs(across) >= FAR_ENOUGH && Math.abs(across) > 2 * Math.abs(along)) {
      gestures.swipe(across < 0 ? -1 : 1);
    }
  };
  // A click, not the lifting of the finger: the browser moves the focus in between, and would take it back.
  const click = (event: MouseEvent) => {
    // Selecting a word with the mouse or by a long press is no tap.
    if (!several && !isControl(event.target) && getSelection()?.isCollapsed !== false) gestures.tap();
  };
  const cancel = (event: PointerEvent) => {
    fingers.delete(event.pointerId);
    if (event.pointerId === start?.id) drop();
  };

  element.addEventListener('click', click);
  window.addEventListener('pointerdown', anywhere, { capture: true });
  element.addEventListener('pointerdown', down);
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', up);
  window.addEventListener('pointercancel', cancel);
  return () => {
    element.removeEventListener('click', click);
    window.removeEventListener('pointerdown', anywhere, { capture: true });
    element.removeEventListener('pointerdown', down);
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', up);
    window.removeEventListener('pointercancel', cancel);
  };
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a, button, input, label, summary') !== null;
}
