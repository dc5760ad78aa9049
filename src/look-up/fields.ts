/** What is searched: the fields of all items, laid out (columns.ts). */
import type { Column } from './columns.ts';
import type { Groups } from './hits.ts';
import type { SoundColumns } from './sounds.ts';

export interface Fields {
  readonly hanzi: Column<Uint16Array>;
  /** Folded by `foldGloss`. */
  readonly glosses: Column<Uint8Array>;
  readonly pinyin: SoundColumns;
  /** Called when zhuyin is first asked. */
  readonly zhuyin: () => SoundColumns;
  /** How common each item is, 0 to `MOST_COMMON`: among equals in rank the shorter and commoner come first. */
  readonly weights?: Uint8Array;
  /** 1 of each item that is a name; all may be where it is left out. */
  readonly names?: Uint8Array;
  /** Of each item the group it belongs to. A group stands once among the hits, by the best of its items. */
  readonly groups?: Groups;
  /** An item in traditional characters. */
  readonly traditional: (item: number) => string;
  /** Whether a phrase that nothing holds is looked through for items in it. */
  readonly inside: boolean;
}
