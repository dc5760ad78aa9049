import { afterEach, beforeEach, expect, test } from 'vitest';
import { listenForGestures } from '../../../src/app/drill/swipe.ts';

let card: HTMLElement;
let stop: () => void;
let did: string[];
let revealed: boolean;
let zoomed: boolean;

beforeEach(() => {
  did = [];
  revealed = true;
  zoomed = false;
  card = document.createElement('div');
  card.innerHTML = '<p>term</p><button>Hear it</button>';
  document.body.append(card);
  stop = listenForGestures(card, {
    tap: () => did.push('tap'),
    swipe: (side) => did.push(side < 0 ? 'left' : 'right'),
    move: () => undefined,
    canSwipe: () => revealed,
    isZoomed: () => zoomed,
  });
});
afterEach(() => {
  stop();
  card.remove();
});

/** A finger put down on the text, moved and lifted. */
function drag(across: number, along = 0, pointerType = 'touch', end = 'pointerup') {
  const text = card.querySelector('p')!;
  const event = (type: string, x: number, y: number) =>
    text.dispatchEvent(
      new PointerEvent(type, { bubbles: true, pointerId: 1, pointerType, button: 0, clientX: x, clientY: y }),
    );
  event('pointerdown', 200, 200);
  event('pointermove', 200 + across / 2, 200 + along / 2);
  event(end, 200 + across, 200 + along);
}

test.each<[string, number, number, string[]]>([
  ['far to the right', 120, 10, ['right']],
  ['far to the left', -120, -10, ['left']],
  ['not far enough', 60, 0, []],
  ['mostly down: scrolling', 120, 100, []],
])('%s', (_, across, along, expected) => {
  drag(across, along);
  expect(did).toEqual(expected);
});

test('a swipe before the answer is revealed, by a mouse, or cut off by the browser does nothing', () => {
  drag(150, 0, 'mouse');
  drag(150, 0, 'touch', 'pointercancel');
  revealed = false;
  drag(150);
  expect(did).toEqual([]);
});

test('a tap on the card reveals, one on a button is the button’s', () => {
  card.querySelector('p')!.click();
  card.querySelector('button')!.click();
  expect(did).toEqual(['tap']);
});

test('selecting a word is no tap', () => {
  getSelection()!.selectAllChildren(card.querySelector('p')!);
  card.querySelector('p')!.click();
  getSelection()!.removeAllRanges();
  expect(did).toEqual([]);
});

/** One event of one finger. */
function finger(pointerId: number, type: string, x: number, y = 200, isPrimary = pointerId === 1) {
  card.querySelector('p')!.dispatchEvent(
    new PointerEvent(type, {
      bubbles: true,
      pointerId,
      pointerType: 'touch',
      isPrimary,
      button: 0,
      clientX: x,
      clientY: y,
    }),
  );
}

test.each<[string, [number, string, number][]]>([
  [
    'the second finger lifts last',
    [
      [1, 'pointerdown', 200],
      [2, 'pointerdown', 220],
      [1, 'pointermove', 90],
      [2, 'pointermove', 330],
      [1, 'pointerup', 80],
      [2, 'pointerup', 340],
    ],
  ],
  [
    'the second finger lifts first',
    [
      [1, 'pointerdown', 200],
      [2, 'pointerdown', 220],
      [2, 'pointerup', 340],
      [1, 'pointermove', 90],
      [1, 'pointerup', 60],
    ],
  ],
  [
    'a finger stays and another one swipes',
    [
      [1, 'pointerdown', 200],
      [2, 'pointerdown', 220],
      [1, 'pointerup', 200],
      [2, 'pointermove', 340],
      [2, 'pointerup', 380],
    ],
  ],
])('two fingers are no swipe: %s', (_, events) => {
  for (const [id, type, x] of events) finger(id, type, x);
  expect(did).toEqual([]);
  // Once all are lifted, one finger swipes again.
  drag(150);
  expect(did).toEqual(['right']);
});

test('a second finger anywhere on the page ends the swipe', () => {
  finger(1, 'pointerdown', 200);
  document.body.dispatchEvent(
    new PointerEvent('pointerdown', { bubbles: true, pointerId: 2, pointerType: 'touch', clientX: 10 }),
  );
  finger(1, 'pointermove', 350);
  finger(1, 'pointerup', 350);
  expect(did).toEqual([]);
});

test('on a zoomed page a finger pans', () => {
  zoomed = true;
  drag(150);
  expect(did).toEqual([]);
});

test('the tap that a gesture of two fingers ends in reveals nothing', () => {
  finger(1, 'pointerdown', 200);
  finger(2, 'pointerdown', 220);
  finger(1, 'pointerup', 200);
  finger(2, 'pointerup', 220);
  card.querySelector('p')!.click();
  expect(did).toEqual([]);
  // The next tap is one.
  finger(3, 'pointerdown', 200, 200, true);
  finger(3, 'pointerup', 200, 200, true);
  card.querySelector('p')!.click();
  expect(did).toEqual(['tap']);
});
