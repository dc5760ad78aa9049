/** A finder over the terms of the library: by every English version that a source, the glossary or the reader has. */
import type { Entry } from '../../library/entry.ts';
import {
  FIRST_QUERIES,
  finderInSteps,
  prepareFinder,
  type Findable,
  type Finder,
} from '../../look-up/finder.ts';

/** More terms are prepared a few at a time, so that the screen is not held. */
const AT_ONCE = 500;

/**
 * A finder at once, or one that comes.
 *
 * @param rest is awaited between steps
 */
export function termFinder(
  entries: readonly Entry[],
  rest: () => Promise<void>,
): Finder<Entry> | Promise<Finder<Entry>> {
  return entries.length <= AT_ONCE ? prepareTermFinder(entries) : inSteps(entries, rest);
}

async function inSteps(entries: readonly Entry[], rest: () => Promise<void>): Promise<Finder<Entry>> {
  const steps = finderInSteps(entries, fieldsOf);
  for (;;) {
    const step = steps.next();
    await rest();
    if (!step.done) continue;
    const finder = step.value;
    // What is done for the first time takes many times as long: not when the first letter is typed.
    for (const query of FIRST_QUERIES) {
      finder.find(query, 1);
      await rest();
    }
    return finder;
  }
}

export const prepareTermFinder = (entries: readonly Entry[]): Finder<Entry> =>
  prepareFinder(entries, fieldsOf);

function fieldsOf(entry: Entry): Findable {
  return {
    hanzi: [entry.hanzi, entry.traditional],
    pinyinNumbered: entry.pinyinNumbered,
    zhuyin: entry.zhuyin,
    glosses: [
      ...new Set(
        [
          entry.gloss,
          entry.written?.gloss,
          entry.written?.english,
          entry.abbreviation,
          ...entry.renderings.map(({ text }) => text),
          ...(entry.written?.renderings.map(({ english }) => english) ?? []),
        ]
          .filter((gloss) => gloss !== null && gloss !== undefined)
          // "the Belt and Road; the Belt and Road Initiative" are two.
          .flatMap((gloss) => gloss.split(/;\s+/)),
      ),
    ],
  };
}
