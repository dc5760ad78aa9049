/** A file that was brought to be read and is taken as a word list: it waits here for the screen that does so. */
import { whenErased } from '../ui/erased.ts';
import type { Brought } from './file-queue.ts';

export interface HandedList {
  readonly file: Brought;
  /** Called once its words are stored. */
  readonly taken: () => void;
}

let handed: HandedList | undefined;

export const handListOver = (list: HandedList): void => void (handed = list);

/** Gives it once. */
export function takeHandedList(): HandedList | undefined {
  const list = handed;
  handed = undefined;
  return list;
}

whenErased(() => void takeHandedList());
