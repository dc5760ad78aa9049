/** What a layout gives to a run. */
import type { Stretch } from '../gloss.ts';

/** What stands for a run elsewhere in its row or entry; null where that is empty, or where there is no such place. */
export interface Field {
  readonly english: Stretch | null;
  readonly pinyin: Stretch | null;
  /** How it was found, in words for a person. */
  readonly signal: string;
}
