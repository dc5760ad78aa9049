/**
 * Simplified ⇄ traditional characters, by OpenCC's phrase tables (opencc-js).
 *
 * Traditional is OpenCC's own standard ("t"): 里/裡 and 台/臺 are told apart by phrase, and no regional
 * vocabulary is substituted, since a term must stay the same term in either script.
 */
import { Converter as fromSimplified } from 'opencc-js/cn2t';
import { Converter as fromTraditional } from 'opencc-js/t2cn';

let simplifiedToTraditional: ((text: string) => string) | undefined;
let traditionalToSimplified: ((text: string) => string) | undefined;

/** The text in traditional characters; whatever is not simplified stays as it is. */
export function toTraditional(text: string): string {
  simplifiedToTraditional ??= fromSimplified({ from: 'cn', to: 't' });
  return simplifiedToTraditional(text);
}

/** The text in simplified characters; whatever is not traditional stays as it is. */
export function toSimplified(text: string): string {
  traditionalToSimplified ??= fromTraditional({ from: 't', to: 'cn' });
  return traditionalToSimplified(text);
}
