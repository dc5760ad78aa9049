/** Choosing rows of a list by keys, as lists of mail have it: what each key means, and which row it is about. */
import { commandIn, placeOf, type KeyGroup, type KeyRow } from '../ui/keys.ts';

export type ChooseCommand = 'toggle' | 'down' | 'up' | 'all';

const TOGGLE: readonly KeyRow<'toggle'>[] = [
  { keys: { x: 'toggle' }, does: 'Choose the row, or take it back; the first begins choosing' },
];
export const CHOOSE_KEYS: KeyGroup = {
  title: 'Choosing several',
  rows: [...TOGGLE, { keys: { Escape: 'end' }, does: 'End choosing' }],
  gestures: [
    { made: 'Shift with ↓ or ↑', does: 'Choose from the row on' },
    { made: 'Shift with a click or Space', does: 'Choose all up to the row' },
    { made: 'Ctrl A', does: 'Choose all of the list, once one is chosen' },
  ],
};

/** What a key means in a list of which terms are chosen. @param signs whether letters act by themselves */
export function chooseCommandOf(event: KeyboardEvent, signs: boolean): ChooseCommand | null {
  const place = placeOf(event.target);
  if (event.defaultPrevented || event.isComposing || place === 'field') return null;
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
  if (!altKey && !shiftKey && ctrlKey !== metaKey && key.toLowerCase() === 'a') return 'all';
  if (shiftKey && !ctrlKey && !metaKey && !altKey) {
    if (key === 'ArrowDown') return 'down';
    if (key === 'ArrowUp') return 'up';
  }
  return commandIn(TOGGLE, event, place, signs);
}

const ROW = 'li[data-term]';
const rowOf = (list: Element, term: string) =>
  list.querySelector<HTMLElement>(`li[data-term="${CSS.escape(term)}"]`);

/** The term whose row something is in; null where it is in none. */
export const termAround = (target: EventTarget | null): string | null =>
  (target instanceof Element ? target.closest<HTMLElement>(ROW)?.dataset['term'] : undefined) ?? null;

/** The term whose row stands below that of another, or above it; null at the list's end. */
export function termBeside(list: Element, term: string, step: 'down' | 'up'): string | null {
  // What is folded up is passed over.
  const rows = [...list.querySelectorAll<HTMLElement>(ROW)].filter((row) => row.checkVisibility());
  const at = rows.findIndex((row) => row.dataset['term'] === term);
  return (at < 0 ? undefined : rows[at + (step === 'down' ? 1 : -1)])?.dataset['term'] ?? null;
}

/** Gives the focus to a term's row. @returns whether it is there */
export function focusRow(list: Element, term: string): boolean {
  const control = rowOf(list, term)?.querySelector<HTMLElement>('input[type="checkbox"], a[href]');
  control?.focus();
  return control !== null && control !== undefined;
}
