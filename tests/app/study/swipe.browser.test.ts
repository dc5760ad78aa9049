import { afterEach, beforeEach, expect, test } from 'vitest';
import { listenForGestures } from '../../../src/app/components/drill/swipe.ts';

let card: HTMLElement;
let stop: () => void;
let did: string[];
let revealed: boolean;

beforeEach(() => {
  did = [];
  revealed = true;
  card = document.createElement('div');
  card.innerHTML = '<p>term</p><button>Hear it</button>';
  document.body.append(card);
  stop = listenForGestures(card, {
    tap: () => did.push('tap'),
    swipe: (side) => did.push(side < 0 ? 'left' : 'right'),
    move: () => undefined,
    canSwipe: () => revealed,
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
