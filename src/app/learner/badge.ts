/** The number on the app's icon: how many reviews wait. Kept right while the app is open, whatever screen it shows. */
import { showBadge } from '../../platform/badge.ts';
import { readNote, writeNote } from '../../platform/platform.ts';
import type { Learner } from './learner.ts';

const KEY = 'tifa-badge';
const OFF = 'off';
/** How long after a change it is put right at the earliest: ms. */
const REST = 3000;

/** On, unless the reader has switched it off on this device. */
export const wantsBadge = (): boolean => readNote(KEY) !== OFF;

/** @returns whether it could be remembered */
export function wantBadge(wanted: boolean, learner: Learner): boolean {
  const kept = writeNote(KEY, wanted ? null : OFF);
  void showBadge(kept && wanted ? waitingOf(learner) : 0);
  return kept;
}

/** Cards that wait to be answered today: what was begun, without new ones, which wait for nobody. */
export function waitingOf(learner: Pick<Learner, 'queue'>): number {
  const { reviews, learning } = learner.queue().counts;
  return reviews + learning;
}

/** Begins to keep it right, once. */
export function watchBadge(learner: Learner): void {
  let shown = -1;
  let isWaiting = false;
  const look = () => {
    isWaiting = false;
    const count = wantsBadge() ? waitingOf(learner) : 0;
    if (count === shown) return;
    shown = count;
    void showBadge(count);
  };
  // The queue of a large library is not made between two cards.
  const soon = () => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => (typeof requestIdleCallback === 'function' ? requestIdleCallback(look) : look()), REST);
  };
  look();
  learner.onChange(soon);
  // The day turns while it lies there; and what is put away shows the last.
  document.addEventListener('visibilitychange', look);
}
