/**
 * How large the app's text is beside the browser's own size, on this device. It must be known before the first paint: the
 * script in index.html reads it and puts it on the page; here it is only changed. Another tab takes it up when it is opened
 * anew.
 */
import { readNote } from '../../platform/platform.ts';
import { keepChoice } from '../shell/keep-choice.ts';

/** In per cent. WCAG asks for 200. */
export const TEXT_SIZES = [100, 125, 150, 175, 200] as const;
type TextSize = (typeof TEXT_SIZES)[number];

/** index.html names it too. */
const KEY = 'tifa.text-size';

let current = $state<TextSize>(TEXT_SIZES.find((one) => String(one) === readNote(KEY)) ?? 100);

export const textSize = {
  get current(): TextSize {
    return current;
  },
};

export function changeTextSize(to: TextSize): void {
  current = to;
  document.documentElement.style.fontSize = to === 100 ? '' : `${to}%`;
  // What is laid out by how many letters have room measures anew.
  window.dispatchEvent(new Event('resize'));
  keepChoice(KEY, to === 100 ? null : String(to));
}
