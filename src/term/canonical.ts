/** One card under the identifiers its term has had: what the log calls it is read as what it is called now. */
import type { TermId } from './term-id.ts';

/** A term and a way of asking it, `<term>:<direction>`. */
type Card = `${string}:${string}`;

/** Gives each card the name it has now. */
export interface Canonical {
  (card: Card): Card;
  /** Differs where any card would be named otherwise; for what is derived and kept under such names. */
  readonly key: string;
}

/**
 * Gives each card the name it has now: `ren-min:cloze` becomes `人民:cloze`. A card of a term that has no former
 * identifiers, or that nobody knows, keeps its name. Applied twice it changes nothing more.
 *
 * @param former what each former identifier stands for; none of them is an identifier now
 */
export function createCanonical(former: ReadonlyMap<string, TermId>): Canonical {
  const rename = (card: Card): Card => {
    const colon = card.indexOf(':');
    const term = former.get(card.slice(0, colon));
    return term === undefined ? card : `${term}:${card.slice(colon + 1)}`;
  };
  return Object.assign(rename, { key: digestOf(former) });
}

/** Size and an FNV-1a hash: two glossaries of the same app that differ in it are told apart. */
function digestOf(former: ReadonlyMap<string, TermId>): string {
  let hash = 0x811c9dc5;
  for (const pair of [...former].map((pair) => pair.join(' ')).sort()) {
    for (let at = 0; at < pair.length; at++) hash = Math.imul(hash ^ pair.charCodeAt(at), 0x01000193);
  }
  return `${former.size}-${(hash >>> 0).toString(36)}`;
}
