/** Where an entry stands in the reader's own copy, sentence by sentence. */
import type { Entry } from '../../glossary/entry.ts';
import type { OwnCopyMatch } from './own-copy.ts';
import { sentenceAround, type Sentence } from '../../library/sentence.ts';

export interface CopySentence {
  readonly sentence: Sentence;
  /** Offset of the term in the copy: where to read on. */
  readonly at: number;
  readonly section: string | null;
}

/** In order; a sentence that has the term twice is given once, at the first. */
export function sentencesOf(entry: Entry, text: string, match: OwnCopyMatch): CopySentence[] {
  const found = new Map<string, CopySentence>();
  for (const { entry: placed, occurrence, start, end } of match.placements) {
    if (placed.id !== entry.id) continue;
    const sentence = sentenceAround(text, start, end);
    const whole = sentence.before + sentence.term + sentence.after;
    if (!found.has(whole)) found.set(whole, { sentence, at: start, section: occurrence.section });
  }
  return [...found.values()];
}
