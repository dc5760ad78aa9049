/** What extraction gives: terms, where they stand, how sure we are and why. */
import type { Kind } from '../term/kinds.ts';

/** Something about a term that a person should know; `from` and `read` differ where text was repaired. */
export interface Flag {
  readonly type:
    | 'joined-blank'
    | 'line-break'
    | 'dash-for-yi'
    | 'ocr-ai'
    | 'radical-form'
    | 'doubled-brackets'
    | 'name-mismatch'
    | 'partial-name'
    | 'unglossed'
    | 'doubtful';
  /** A sentence for a person. */
  readonly message: string;
  /** What was read: of the text, or of what an earlier repair made of it. */
  readonly from?: string;
  /** What it was read as. */
  readonly read?: string;
  /** What the text may have meant to print. */
  readonly suggestion?: string;
}

/** One signal that spoke for or against a gloss; positive weights speak for it. */
export interface Reason {
  readonly signal: string;
  readonly weight: number;
}

/** One place where the hanzi stands. */
export interface Mention {
  /** 1-based line in the text. */
  readonly line: number;
  /** 1-based column (UTF-16 code units) in that line. */
  readonly column: number;
  /** The nearest heading above, without its markup. */
  readonly section?: string;
  /** Exactly what stands there, blanks and line breaks included. */
  readonly printed: string;
}

/** A distinct Chinese term of a text. */
export interface Term {
  /** As printed, repaired; simplified where the text prints both scripts. */
  readonly hanzi: string;
  /** The gloss as printed, without leading article or wrapping quotes; null where there is none. */
  readonly english: string | null;
  readonly abbreviation?: string;
  readonly kind: Kind;
  readonly pinyin: string;
  readonly traditional: string;
  /** Exactly what stands in the text where the gloss was found. */
  readonly printed: { readonly hanzi: string; readonly english: string | null; readonly pinyin?: string };
  readonly occurrences: readonly Mention[];
  /** 0 to 1: how sure we are of `english`, or that there is none. */
  readonly confidence: number;
  readonly reasons: readonly Reason[];
  readonly flags: readonly Flag[];
}
