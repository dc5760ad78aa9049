/**
 * Finds where a term begins when Chinese prose runs on before it: in 昨日行政長官李家超（John Lee） the English
 * belongs to the last three characters only.
 */
import { segment } from '../lexicon/segment.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { romanisesWhole, type CantoneseReadings } from '../pinyin/index.ts';
import { coverage, type Profile } from './align.ts';
import { isLife } from './names.ts';

/** Shorter runs are terms as they stand. */
const SHORTEST_PROSE = 5;
/** A tail that the English covers less than this may need what stands before it. */
const LEAST_COVERED = 0.6;
/** Longest tail tried, in words. */
const LONGEST_TAIL = 12;
/** Characters that show the part before to be running prose rather than the head of a name. */
const PROSE = /[，。；：！？]|[的了是在将將和与與对對把由向为為说說称稱等并並被从從使让讓以及]$/u;

/** The offset in `hanzi` where the term starts; 0 when all of it is the term. */
export function tailOf(
  hanzi: string,
  english: readonly string[],
  profile: (hanzi: string) => Profile,
  lexicon: Lexicon,
  cantonese?: CantoneseReadings,
): number {
  if (hanzi.length < SHORTEST_PROSE) return 0;
  const words = segment(hanzi, lexicon);
  const starts: number[] = [];
  for (let i = words.length - 1, at = hanzi.length; i > 0 && starts.length < LONGEST_TAIL; i--) {
    at -= words[i]!.length;
    starts.push(at);
  }
  const isName = english.length <= 4 && english.every((word) => /^\p{Lu}/u.test(word));
  if (isName)
    for (const start of starts) {
      const tail = hanzi.slice(start);
      if (tail.length < 2 || tail.length > 4) continue;
      if (romanisesWhole(tail, english.join(' '), lexicon, cantonese) !== null) return start;
      // A foreigner the dictionary knows: 美国总统拜登 (Joe Biden).
      const isKnown = lexicon.senses(tail).some((sense) => sense.glosses.some(isLife));
      if (isKnown && covered(profile(tail), english).unaligned === 0) return start;
    }
  const all = covered(profile(hanzi), english);
  if (all.aligned === 0) return 0;
  for (const start of starts) {
    if (start < 2 || !PROSE.test(hanzi.slice(0, start))) continue;
    const tail = covered(profile(hanzi.slice(start)), english);
    if (tail.aligned >= all.aligned && tail.covered >= tail.size * LEAST_COVERED) return start;
  }
  return 0;
}

function covered(profile: Profile, english: readonly string[]) {
  const counter = coverage(profile);
  for (let i = english.length - 1; i >= 0; i--) counter.add(english[i]!);
  return counter.read();
}
