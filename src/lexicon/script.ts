/**
 * Simplified ⇄ traditional characters, by OpenCC's phrase tables (opencc-js).
 *
 * Traditional is Taiwan's standard forms ("tw": 裡 and 台, 為, 群): one standard, and the one that zhuyin's
 * readers know. No regional vocabulary is substituted ("twp"), since a term must stay the same term in either
 * script.
 */
import { Converter as fromSimplified } from 'opencc-js/cn2t';
import { Converter as fromTraditional } from 'opencc-js/t2cn';

let simplifiedToTraditional: ((text: string) => string) | undefined;
let traditionalToSimplified: ((text: string) => string) | undefined;

/** The text in traditional characters; whatever is not simplified stays as it is. */
export function toTraditional(text: string): string {
  simplifiedToTraditional ??= fromSimplified({ from: 'cn', to: 'tw' });
  return simplifiedToTraditional(text);
}

/** The text in simplified characters; whatever is not traditional stays as it is. */
export function toSimplified(text: string): string {
  traditionalToSimplified ??= fromTraditional({ from: 't', to: 'cn' });
  return traditionalToSimplified(text);
}
