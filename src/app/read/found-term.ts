/** What is read, and a term that was found in it. */
import type { Term } from '../../extract/index.ts';
import type { Dropped } from '../../formats/document.ts';
import type { Entry } from '../../library/entry.ts';
import type { Said } from './facts.ts';

/** What is read: pasted, or of a file. */
export interface ReadText {
  readonly name: string;
  readonly text: string;
  /** What it came in; absent for what was pasted. */
  readonly file?: FileFacts;
}

/** What a file is and says of its text. */
export interface FileFacts extends Said {
  /** For each page the line (from 1) it begins on; absent where it has none. */
  readonly pages?: readonly number[];
  /** What was left out of the text. */
  readonly dropped: readonly Dropped[];
}

/** A mention with its place: offsets in the source's text, UTF-16 code units. */
export interface Place {
  readonly start: number;
  readonly end: number;
  /** The nearest heading above. */
  readonly section?: string;
}

export interface FoundTerm {
  /** Unique in the list and the same in every reading of the same texts; of what the reader reshaped, how. */
  readonly id: string;
  /** Index of its source. */
  readonly source: number;
  /** As it was found; `corrected` says what the reader made of it. */
  readonly term: Term;
  readonly places: readonly Place[];
  /** The library's entry of the same characters. */
  readonly known?: Entry;
  /** The reader chose its characters, so that its reading is made anew. */
  readonly remade?: true;
}
