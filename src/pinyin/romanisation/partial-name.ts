/** A print that spells some of the characters, and another syllable in the place of each of the others. */
import { wadeGiles } from '../spelling.ts';
import { WORD_SYLLABLES } from '../syllable.ts';
import type { Unit } from './characters.ts';
import { lettersOf, type PrintedWord } from './printed-words.ts';
import { spans, type RomanisationMatch } from './result.ts';
import { LONGEST_SPELLING, pinyinSpellings, spellingsOf, type RomanisationSystem } from './spellings.ts';

/** Every syllable that may be printed for a Mandarin name, by system. */
const ANY_SYLLABLE: Readonly<Record<'pinyin' | 'wade-giles', ReadonlySet<string>>> = {
  pinyin: new Set([...WORD_SYLLABLES].flatMap(pinyinSpellings)),
  'wade-giles': new Set([...WORD_SYLLABLES].flatMap(wadeGiles)),
};
/** Systems whose spellings count as agreement when some other syllable disagrees. */
const PARTIAL_SYSTEMS = ['pinyin', 'wade-giles'] as const;

/**
 * The print read as exactly as many syllables as there are characters, with the fewest disagreements.
 * `partial` when at least half agree; `namesake` when fewer do but the first; null otherwise.
 */
export function findPartial(
  units: readonly Unit[],
  words: readonly PrintedWord[],
): RomanisationMatch | { verdict: 'namesake' } | null {
  if (units.length < 2 || units.some((unit) => !unit.han)) return null;
  let best: { system: RomanisationSystem; from: number; end: number; path: PartialStep[] } | null = null;
  const cost = (path: readonly PartialStep[]) => path.filter((step) => !step.readings).length;
  for (const system of PARTIAL_SYSTEMS) {
    for (let from = 0; from < words.length; from++) {
      const whole = from === 0;
      if (!whole && !words[from]!.capital) continue;
      const found = cheapest(units, words, from, system);
      if (!found || (!words[from]!.capital && found.end < words.length)) continue;
      if (!best || cost(found.path) < cost(best.path)) best = { system, from, ...found };
    }
  }
  if (!best) return null;
  const { path, from, end, system } = best;
  const differs = path.flatMap((step, i) => (step.readings ? [] : [i]));
  if (differs.length * 2 > units.length) {
    const whole = from === 0 && end === words.length;
    return whole && !differs.includes(0) ? { verdict: 'namesake' } : null;
  }
  return {
    verdict: 'partial',
    system,
    syllables: path.map((step) => step.readings ?? []),
    ...spans(words, (t) => t >= from && t < end),
    nearest: {
      spelt: path.map((step) => step.spelling),
      expected: units.map((unit, i) => path[i]?.readings?.[0] ?? unit.readings[0] ?? ''),
      differs,
    },
  };
}

interface PartialStep {
  readonly spelling: string;
  /** Null where the character has no reading so spelt. */
  readonly readings: readonly string[] | null;
}

function beginsWithSyllable(text: string, unit: Unit, system: (typeof PARTIAL_SYSTEMS)[number]): boolean {
  const options = spellingsOf(unit, system);
  for (let end = 1; end <= Math.min(text.length, LONGEST_SPELLING); end++) {
    const spelling = text.slice(0, end);
    if (options.has(spelling) || ANY_SYLLABLE[system].has(spelling)) return true;
  }
  return false;
}

function cheapest(
  units: readonly Unit[],
  words: readonly PrintedWord[],
  from: number,
  system: (typeof PARTIAL_SYSTEMS)[number],
): { path: PartialStep[]; end: number } | null {
  // Most words of English begin with no syllable.
  if (!beginsWithSyllable(lettersOf(words[from]!, system)[0]?.text ?? '', units[0]!, system)) return null;
  const letters = words.map((word) => lettersOf(word, system));
  // One number for each place: wide enough for the most parts of a word and the most letters of a part.
  let widest = 2;
  let longest = 1;
  for (const parts of letters) {
    widest = Math.max(widest, parts.length + 1);
    for (const { text } of parts) longest = Math.max(longest, text.length + 1);
  }
  type State = { cost: number; path: PartialStep[]; end: number } | null;
  const memo = new Map<number, State>();
  const walk = (at: number, word: number, part: number, offset: number): State => {
    if (at === units.length) return part === 0 && offset === 0 ? { cost: 0, path: [], end: word } : null;
    if (word >= words.length) return null;
    const key = ((at * words.length + word) * widest + part) * longest + offset;
    const known = memo.get(key);
    if (known !== undefined) return known;
    let best: State = null;
    const run = letters[word]![part];
    if (run) {
      const options = spellingsOf(units[at]!, system);
      for (let end = offset + 1; end <= Math.min(run.text.length, offset + LONGEST_SPELLING); end++) {
        const spelling = run.text.slice(offset, end);
        const readings = options.get(spelling) ?? null;
        if (!readings && !ANY_SYLLABLE[system].has(spelling)) continue;
        let next: [number, number, number] = [word, part, end];
        if (end === run.text.length)
          next = part + 1 < letters[word]!.length ? [word, part + 1, 0] : [word + 1, 0, 0];
        const rest = walk(at + 1, ...next);
        const cost = rest ? rest.cost + (readings ? 0 : 1) : Infinity;
        if (rest && (!best || cost < best.cost))
          best = { cost, path: [{ spelling, readings }, ...rest.path], end: rest.end };
      }
    }
    memo.set(key, best);
    return best;
  };
  return walk(0, from, 0, 0);
}
