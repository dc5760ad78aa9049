/** Identifiers of records made of Anki's reviews: the same for the same review, on every device and at every import. */
import { BASE32, firstIdAt } from '../../schedule/model.ts';

/**
 * A ULID: ten digits of the moment, eleven of the card's number in Anki, and what it is about.
 *
 * @param at ms
 */
export function recordId(at: number, card: number, what: 'GRADE' | 'RESET' | 'STAND'): string {
  let rest = Math.abs(card);
  let digits = '';
  for (let place = 0; place < 11; place++) {
    digits = BASE32.charAt(rest % 32) + digits;
    rest = Math.floor(rest / 32);
  }
  return `${firstIdAt(at).slice(0, 10)}${digits}${what}`;
}

/** Whether a record's identifier was made so. Of those made here one in ten million looks like it. */
export const isOfAnki = (id: string): boolean => /(?:GRADE|RESET|STAND)$/.test(id);
