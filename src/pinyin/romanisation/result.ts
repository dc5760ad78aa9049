/** What the comparison of a printed name with characters tells. */
import type { PrintedWord } from './printed-words.ts';
import type { RomanisationSystem } from './spellings.ts';

/** How a syllable stands in what is printed. */
export interface PrintedSyllable {
  /** What is between it and the syllable before: a blank begins a word. */
  readonly joint: ' ' | '-' | '';
  readonly capital: boolean;
  /** Whether a mark or number tells its tone. */
  readonly marked: boolean;
}

export interface RomanisationMatch {
  /**
   * `full`: every character is spelt. `surname`: the surname is, the rest is a name of another language.
   * `partial`: at least half the characters are, and the others stand where a syllable is printed that they
   * do not have — a misprint, or another person. `none`: anything else.
   */
  readonly verdict: 'full' | 'surname' | 'partial' | 'none';
  /** The system all matched syllables follow; `other` when they mix systems or follow custom. */
  readonly system: RomanisationSystem | null;
  /**
   * Per Han character, the numbered readings that the print allows (several when it has no tones); an empty
   * list where it says nothing. Absent for `none`.
   */
  readonly syllables?: readonly (readonly string[])[];
  /** The part of the print that is spelt by the characters, and what of it is not (given names, titles). */
  readonly matched?: string;
  readonly unread?: readonly string[];
  /** For `full` pinyin in the order of the characters: how each Han character's syllable is printed. */
  readonly printed?: readonly PrintedSyllable[];
  /** For `full` pinyin with tone marks: false when a mark contradicts every reading of its character. */
  readonly tonesAgree?: boolean;
  /** For `partial`: how each character is spelt in the print, what it does read, and where they part. */
  readonly nearest?: {
    readonly spelt: readonly string[];
    readonly expected: readonly string[];
    readonly differs: readonly number[];
  };
}

/** The part of the print that is spelt by the characters, and the words that are not. */
export function spans(words: readonly PrintedWord[], isMatched: (word: number) => boolean) {
  let matched = '';
  words.forEach((word, t) => {
    if (isMatched(t)) matched += (matched && (isMatched(t - 1) ? word.before : ' ')) + word.raw;
  });
  return {
    matched,
    unread: words.filter((_, t) => !isMatched(t)).map((word) => word.raw),
  };
}
