/**
 * Keys: one table says what each does, and both a handler and the list of keys are made of it.
 */

/** What a key event tells; a part of KeyboardEvent. */
export interface KeyPress {
  readonly key: string;
  /** Where the key lies, named as on an American keyboard. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly repeat: boolean;
}

/** Where the focus is: in a field keys are text, on a control space and enter are its own. */
export type FocusPlace = 'page' | 'control' | 'field';

/** Keys that do one thing, or a thing each of a kind, and what that is. */
export interface KeyRow<Command> {
  /** By the names of `KeyboardEvent.key`, letters small. */
  readonly keys: Readonly<Record<string, Command>>;
  readonly does: string;
}

/** Rows that hold in one place, as they are listed. */
export interface KeyGroup {
  readonly title: string;
  readonly rows: readonly KeyRow<unknown>[];
  /** What a finger does there. */
  readonly gestures?: readonly { readonly made: string; readonly does: string }[];
}

/** What a key does at a place; null where it is left to the browser. @param signs whether letters, digits and signs act */
export function commandIn<Command>(
  rows: readonly KeyRow<Command>[],
  pressed: KeyPress,
  place: FocusPlace,
  signs: boolean,
): Command | null {
  // A key held down must not answer a row of cards.
  if (pressed.repeat || pressed.altKey || pressed.ctrlKey || pressed.metaKey || place === 'field')
    return null;
  const key = meaningOf(pressed, rows);
  if (place === 'control' && (key === ' ' || key === 'Enter')) return null;
  if (!signs && isSign(key)) return null;
  return rows.find(({ keys }) => Object.hasOwn(keys, key))?.keys[key] ?? null;
}

/** A letter, a digit or a sign: what speech input and a stray hand press by mistake. The blank is none. */
const isSign = (key: string): boolean => key !== ' ' && [...key].length === 1;

/**
 * The key as a table names it. A letter, a digit or a sign of the table means itself wherever it lies; where a keyboard
 * has others (the unshifted digits of AZERTY, Cyrillic) or an input method takes the key, its place says which is meant.
 */
export function meaningOf(
  { key, code, shiftKey }: Pick<KeyPress, 'key' | 'code' | 'shiftKey'>,
  rows: readonly KeyRow<unknown>[],
): string {
  // Named keys; a character outside the basic plane is longer than one unit, too, but is no key of ours.
  if (key.length > 1 && !['Process', 'Unidentified', 'Dead'].includes(key)) return key;
  const letter = key.length > 1 ? '' : key.normalize('NFKC').toLowerCase();
  if (/^[a-z0-9]$/.test(letter) || rows.some(({ keys }) => Object.hasOwn(keys, letter))) return letter;
  if (/^Key[A-Z]$/.test(code)) return code.at(-1)!.toLowerCase();
  // The sign above a digit is not the digit.
  if (/^(Digit|Numpad)[0-9]$/.test(code)) return shiftKey ? letter : code.at(-1)!;
  return code === 'Space' ? ' ' : code;
}

const NAMES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  PageDown: 'Page down',
  PageUp: 'Page up',
  ArrowDown: '↓',
  ArrowUp: '↑',
  Escape: 'Esc',
};

/** What a key is called in the list. */
export const nameOfKey = (key: string): string => NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);

/** Where the focus is. */
export function placeOf(target: EventTarget | null): FocusPlace {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('textarea, select, input:not([type="checkbox"], [type="radio"])')) return 'field';
  return target.closest('a, button, summary, input, [role="button"]') ? 'control' : 'page';
}
