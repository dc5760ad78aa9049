/** The keys of the drill: what each does, for the handler and for the list shown on `?`. */
import type { Direction, Grade } from '../../schedule/model.ts';

export type DrillCommand =
  /** Reveals; then gives the suggested grade. */
  | { readonly do: 'forward' }
  | { readonly do: 'grade'; readonly grade: Grade }
  | { readonly do: PlainCommand };
type PlainCommand = 'undo' | 'suspend' | 'bury' | 'known' | 'flag' | 'hear' | 'type' | 'keys' | 'leave';

/** What is to be done with the card that is shown. */
export type DrillAct = Exclude<DrillCommand, { readonly do: 'forward' }> | { readonly do: 'reveal' };

/** What a key event tells; a part of KeyboardEvent. */
interface KeyPress {
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

/** The list, in the order shown. A presenter's remote sends page up and page down, a switch space or enter. */
export const KEY_LIST: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['Space', 'Enter', 'Page down'], does: 'Reveal; then the marked answer, usually Good' },
  { keys: ['1', '2', '3', '4'], does: 'Again, Hard, Good, Easy' },
  { keys: ['Page up'], does: 'Again' },
  { keys: ['U'], does: 'Undo the last answer' },
  { keys: ['E'], does: 'Flag the card, or take the flag away' },
  { keys: ['S'], does: 'Suspend the card' },
  { keys: ['B'], does: 'Bury it until tomorrow' },
  { keys: ['K'], does: 'I know it: do not ask again' },
  { keys: ['R'], does: 'Hear it, where there is a Chinese voice' },
  { keys: ['T'], does: 'Type the answer, where one can be typed' },
  { keys: ['?'], does: 'This list' },
  { keys: ['Esc'], does: 'Leave the drill' },
];

const COMMANDS: Readonly<Record<string, DrillCommand>> = {
  ' ': { do: 'forward' },
  Enter: { do: 'forward' },
  PageDown: { do: 'forward' },
  PageUp: { do: 'grade', grade: 1 },
  '1': { do: 'grade', grade: 1 },
  '2': { do: 'grade', grade: 2 },
  '3': { do: 'grade', grade: 3 },
  '4': { do: 'grade', grade: 4 },
  u: { do: 'undo' },
  e: { do: 'flag' },
  s: { do: 'suspend' },
  b: { do: 'bury' },
  k: { do: 'known' },
  r: { do: 'hear' },
  t: { do: 'type' },
  '?': { do: 'keys' },
  Escape: { do: 'leave' },
};

/** What a key does at a place; null where it is left to the browser. */
export function commandOf(pressed: KeyPress, place: FocusPlace): DrillCommand | null {
  // A key held down must not answer a row of cards.
  if (pressed.repeat || pressed.altKey) return null;
  const key = meaningOf(pressed);
  if (pressed.ctrlKey || pressed.metaKey) return place !== 'field' && key === 'z' ? { do: 'undo' } : null;
  if (place === 'field') return null;
  if (place === 'control' && (key === ' ' || key === 'Enter')) return null;
  return COMMANDS[key] ?? null;
}

/** What a command means for the card that is shown; null where it means nothing there, or no card is shown. */
export function actOf(
  command: DrillCommand,
  at: { readonly revealed: boolean; readonly direction: Direction; readonly suggested: Grade } | null,
): DrillAct | null {
  switch (command.do) {
    case 'forward':
      if (at === null) return null;
      return at.revealed ? { do: 'grade', grade: at.suggested } : { do: 'reveal' };
    case 'hear':
      // Before the answer its sound would give it away, unless the sound is what is asked.
      return at !== null && (at.revealed || at.direction === 'listening') ? command : null;
    default:
      return command;
  }
}

/**
 * The key as `COMMANDS` names it. A letter or a digit of ours means itself wherever it lies; where a keyboard has
 * others (the unshifted digits of AZERTY, Cyrillic) or an input method takes the key, its place says which is meant.
 */
function meaningOf({ key, code, shiftKey }: KeyPress): string {
  // Named keys; a character outside the basic plane is longer than one unit, too, but is no key of ours.
  if (key.length > 1 && !['Process', 'Unidentified', 'Dead'].includes(key)) return key;
  const letter = key.length > 1 ? '' : key.normalize('NFKC').toLowerCase();
  if (/^[a-z0-9]$/.test(letter) || letter in COMMANDS) return letter;
  if (/^Key[A-Z]$/.test(code)) return code.at(-1)!.toLowerCase();
  // The sign above a digit is not the digit.
  if (/^(Digit|Numpad)[0-9]$/.test(code)) return shiftKey ? letter : code.at(-1)!;
  return code === 'Space' ? ' ' : code;
}
