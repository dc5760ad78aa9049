/** What a package of Anki is made of. */
import type { Direction, LogRecord } from '../../schedule/model.ts';
import type { Scheduler } from '../../schedule/scheduler.ts';
import type { CardLook } from './note-type.ts';
import type { AnkiTerm, PackageFormat } from './term.ts';

export interface AnkiExport {
  readonly format: PackageFormat;
  /** In the order in which they are to be learned. */
  readonly terms: readonly AnkiTerm[];
  /** Name of the deck below "Tifa"; empty for "Tifa" itself. */
  readonly deck: string;
  /** The directions that get cards. */
  readonly directions: readonly Direction[];
  readonly look: CardLook;
  /** The learner's own schedule and reviews; null for new cards. */
  readonly learned: { readonly log: readonly LogRecord[]; readonly scheduler: Scheduler } | null;
  /** IANA name of the learner's time zone, and the local hour at which a study day begins. */
  readonly zone: string;
  readonly dayStartsAt: number;
  /** ms. */
  readonly now: number;
}
