/** Going from word to word of a text by keys, as the eye does: along a line, and from line to line. */
import type { KeyGroup, KeyRow } from '../ui/keys.ts';

export type Step = 'next' | 'previous' | 'down' | 'up';

/** What is drawn of a word. */
export const WORD = '[data-word]';

const STEPS: readonly KeyRow<Step>[] = [
  { keys: { ArrowRight: 'next', ArrowLeft: 'previous' }, does: 'The next word, or the one before' },
  { keys: { ArrowDown: 'down', ArrowUp: 'up' }, does: 'The line below, or the one above' },
];
/** What a text that is read by touch has for keys, as it is listed. */
export const READER_KEYS: KeyGroup = {
  title: 'In a text',
  rows: [
    ...STEPS,
    { keys: { Enter: 'open' }, does: 'The card of the word; of what is selected, add it' },
    { keys: { Escape: 'close' }, does: 'Close the card' },
  ],
  gestures: [{ made: 'Shift with → or ←', does: 'Select from the word on' }],
};

/** The step a key means; undefined where it means none. With a modifier it is the browser's. */
export const stepOf = ({
  key,
  altKey,
  ctrlKey,
  metaKey,
  shiftKey,
}: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>): Step | undefined =>
  altKey || ctrlKey || metaKey || shiftKey
    ? undefined
    : STEPS.find(({ keys }) => Object.hasOwn(keys, key))?.keys[key];

/** To which side a key widens what is selected; undefined where it does not. */
export const sideOf = ({
  key,
  altKey,
  ctrlKey,
  metaKey,
  shiftKey,
}: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>):
  | 'forward'
  | 'backward'
  | undefined => {
  if (!shiftKey || altKey || ctrlKey || metaKey) return undefined;
  return key === 'ArrowRight' ? 'forward' : key === 'ArrowLeft' ? 'backward' : undefined;
};

/**
 * The word a step leads to; null where the text ends.
 *
 * @param from a word of the text
 * @param x where lines are entered from above and below: a distance from the window's left side (px)
 * @param beside the next block that has words, drawn, forwards or backwards; null at the end of the text
 */
export async function stepFrom(
  from: HTMLElement,
  step: Step,
  x: number,
  beside: (block: Element, forwards: boolean) => Promise<Element | null>,
): Promise<HTMLElement | null> {
  const block = from.closest('[data-block]');
  if (block === null) return null;
  const forwards = step === 'next' || step === 'down';
  const words = wordsIn(block);
  const at = words.indexOf(from);
  const rest = forwards ? words.slice(at + 1) : words.slice(0, at).reverse();
  const isLines = step === 'down' || step === 'up';
  const here = isLines ? onNextLine(from, rest, x, forwards) : rest[0];
  if (here !== undefined) return here;
  const other = await beside(block, forwards);
  if (other === null) return null;
  const others = forwards ? wordsIn(other) : wordsIn(other).reverse();
  const [first] = others;
  if (first === undefined || !isLines) return first ?? null;
  return nearest(others, first, x);
}

export const wordsIn = (block: Element): HTMLElement[] => [...block.querySelectorAll<HTMLElement>(WORD)];

/** The first line box: a word may be broken over two. */
const boxOf = (word: Element): DOMRect => word.getClientRects()[0] ?? word.getBoundingClientRect();

function onNextLine(
  from: HTMLElement,
  rest: readonly HTMLElement[],
  x: number,
  forwards: boolean,
): HTMLElement | undefined {
  const box = boxOf(from);
  const first = rest.find((word) => {
    const { top, bottom } = boxOf(word);
    // More than half a line away: what is written above one word must not make it a line of its own.
    return forwards ? top >= box.bottom - box.height / 2 : bottom <= box.top + box.height / 2;
  });
  return first && nearest(rest, first, x);
}

/** Of the words on the line of one, the one nearest to a place. */
function nearest(words: readonly HTMLElement[], first: HTMLElement, x: number): HTMLElement {
  const line = boxOf(first);
  const middle = (line.top + line.bottom) / 2;
  const distance = (word: HTMLElement) => {
    const { left, right } = boxOf(word);
    return x < left ? left - x : x > right ? x - right : 0;
  };
  return words
    .filter((word) => {
      const { top, bottom } = boxOf(word);
      return top < middle && bottom > middle;
    })
    .reduce((best, word) => (distance(word) < distance(best) ? word : best), first);
}

/** The middle of a word, from the window's left side (px). */
export function middleOf(word: Element): number {
  const { left, right } = boxOf(word);
  return (left + right) / 2;
}
