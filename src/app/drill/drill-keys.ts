/** The keys of the drill: what each does, for the handler and for the list shown on `?`. */
import type { Direction, Grade } from '../../schedule/model.ts';
import {
  commandIn,
  meaningOf,
  type FocusPlace,
  type KeyGroup,
  type KeyPress,
  type KeyRow,
} from '../ui/keys.ts';

export type DrillCommand =
  /** Reveals; then gives the suggested grade. */
  | { readonly do: 'forward' }
  | { readonly do: 'grade'; readonly grade: Grade }
  | { readonly do: PlainCommand };
type PlainCommand = 'undo' | 'suspend' | 'bury' | 'known' | 'flag' | 'hear' | 'type' | 'leave';

/** What is to be done with the card that is shown. */
export type DrillAct = Exclude<DrillCommand, { readonly do: 'forward' }> | { readonly do: 'reveal' };

const FORWARD = { do: 'forward' } as const;
const grade = (grade: Grade) => ({ do: 'grade', grade }) as const;

/** In the order shown. A presenter's remote sends page up and page down, a switch space or enter. */
export const DRILL_KEYS: readonly KeyRow<DrillCommand>[] = [
  {
    keys: { ' ': FORWARD, Enter: FORWARD, PageDown: FORWARD },
    does: 'Reveal; then the marked answer, usually Good',
  },
  { keys: { 1: grade(1), 2: grade(2), 3: grade(3), 4: grade(4) }, does: 'Again, Hard, Good, Easy' },
  { keys: { PageUp: grade(1) }, does: 'Again' },
  { keys: { u: { do: 'undo' } }, does: 'Undo the last answer, as Ctrl Z does' },
  { keys: { e: { do: 'flag' } }, does: 'Flag the card, or take the flag away' },
  { keys: { s: { do: 'suspend' } }, does: 'Suspend the card' },
  { keys: { b: { do: 'bury' } }, does: 'Bury it until tomorrow' },
  { keys: { k: { do: 'known' } }, does: 'I know it: do not ask again' },
  { keys: { r: { do: 'hear' } }, does: 'Hear it, where there is a Chinese voice' },
  { keys: { t: { do: 'type' } }, does: 'Type the answer, where one can be typed' },
  { keys: { Escape: { do: 'leave' } }, does: 'Leave the drill' },
];

export const DRILL_KEY_GROUP: KeyGroup = {
  title: 'In a drill',
  rows: DRILL_KEYS,
  gestures: [
    { made: 'Tap', does: 'Reveal' },
    { made: 'Swipe left or right', does: 'Again, or Good, once revealed' },
  ],
};

/**
 * What a key does at a place; null where it is left to the browser.
 * @param signs whether letters, digits and signs act by themselves
 */
export function commandOf(pressed: KeyPress, place: FocusPlace, signs = true): DrillCommand | null {
  const isUndo =
    (pressed.ctrlKey || pressed.metaKey) && !pressed.altKey && meaningOf(pressed, DRILL_KEYS) === 'z';
  if (isUndo && !pressed.repeat && place !== 'field') return { do: 'undo' };
  return commandIn(DRILL_KEYS, pressed, place, signs);
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
