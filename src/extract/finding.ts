/** What is made of a mention. */
import type { Kind } from '../term/kinds.ts';
import type { ChineseRun } from './chinese.ts';
import type { Stretch } from './gloss.ts';
import type { KindEvidence } from './kind-features/index.ts';
import type { Tie } from './surroundings/index.ts';
import type { Flag, Reason } from './term.ts';

/** One mention with what was made of it. */
export interface Finding {
  readonly run: ChineseRun;
  readonly hanzi: string;
  readonly english: string | null;
  readonly printedEnglish: Stretch | null;
  readonly printedPinyin: Stretch | null;
  readonly abbreviation: string | null;
  readonly kind: Kind;
  /** What the kind was told from; null in a reference, which says it. */
  readonly evidence: KindEvidence | null;
  readonly confidence: number;
  readonly reasons: readonly Reason[];
  readonly flags: readonly Flag[];
  /** How the gloss was tied to the Chinese; null without one, or in a reference. */
  readonly tie: Tie | null;
  /** Looks again for a gloss, knowing the text's habits; null where that would find nothing else. */
  readonly again: ((habits: ReadonlySet<Tie>) => Finding) | null;
}
