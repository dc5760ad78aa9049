/** The list of keys: which of them hold on the screen that is shown, and whether it is open. */
import { untrack } from 'svelte';
import { readNote } from '../../platform/platform.ts';
import type { KeyGroup, KeyRow } from '../ui/keys.ts';
import { keepChoice } from './keep-choice.ts';

/** What holds on every screen. */
export type AppCommand = 'look-up' | 'keys';
export const APP_KEYS: readonly KeyRow<AppCommand>[] = [
  { keys: { '/': 'look-up' }, does: 'Look something up (not in a drill)' },
  { keys: { '?': 'keys' }, does: 'This list' },
];

let groups = $state.raw<readonly KeyGroup[]>([]);
let open = $state(false);

/** Lists keys while something that has them is shown; as often as it is, they are listed once. */
export function listKeys(group: KeyGroup): () => void {
  const own = { ...group };
  // An effect that lists its keys must not depend on the list.
  groups = [...untrack(() => groups), own];
  return () => (groups = untrack(() => groups).filter((one) => one !== own));
}

export const keyList = {
  get groups(): readonly KeyGroup[] {
    return groups.filter(({ title }, at) => groups.findIndex((one) => one.title === title) === at);
  },
  get open(): boolean {
    return open;
  },
  set open(to: boolean) {
    open = to;
  },
};

/** A note of this device: a keyboard is the device's, not the learner's. */
const KEY = 'tifa.keys';
let signs = $state(readNote(KEY) !== 'named');

/** Whether letters, digits and signs act by themselves. Whoever dictates, or rests a hand on the keys, turns it off. */
export const signKeys = {
  get act(): boolean {
    return signs;
  },
  set(to: boolean): void {
    signs = to;
    keepChoice(KEY, to ? null : 'named');
  },
};
