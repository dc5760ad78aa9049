/**
 * The dynamic programme: consumes the units of a name one after the other, each by a spelling of one of its
 * readings. A spelling never goes beyond a word or a part of one.
 */
import { markWithin } from '../parse.ts';
import type { Unit } from './characters.ts';
import { lettersOf, type PrintedWord } from './printed-words.ts';
import { LONGEST_SPELLING, spellingsOf, type RomanisationSystem } from './spellings.ts';

/** A unit with the spelling it was found in and the readings that are so spelt. */
export interface Step {
  readonly unit: number;
  readonly spelling: string;
  readonly readings: readonly string[];
  /** The printed word it stands in, and whether it begins it. */
  readonly word: number;
  readonly first: boolean;
  /** Whether a mark or number tells its tone. */
  readonly marked: boolean;
}

/** What is looked for in what is printed, and how strictly. */
export interface Search {
  readonly units: readonly Unit[];
  readonly words: readonly PrintedWord[];
  readonly system: RomanisationSystem;
  /** Whether a tone mark that none of the readings has is forgiven. */
  readonly lax: boolean;
}

/** The order in which units are consumed. */
export interface Course {
  /** Indices of units. */
  readonly order: readonly number[];
  /** A place in `order` that must begin a word, and how many whole words may be passed over before it. */
  readonly gap?: { readonly at: number; readonly passing: number };
}

/** What was consumed: the steps, the word after the last, and the words passed over. */
export interface Consumed {
  readonly steps: readonly Step[];
  readonly end: number;
  readonly skipped: readonly number[];
}

/** Consumes the units of a course from word `from` on; null where they are not all spelt. */
export function consume(search: Search, course: Course, from: number): Consumed | null {
  const { units, words, system, lax } = search;
  const { order, gap } = course;
  const letters = words.map((word) => lettersOf(word, system));
  // One number for each place: wide enough for the most parts of a word and the most letters of a part.
  let widest = 2;
  let longest = 1;
  for (const parts of letters) {
    widest = Math.max(widest, parts.length + 1);
    for (const { text } of parts) longest = Math.max(longest, text.length + 1);
  }
  let failed: Set<number> | null = null;
  const steps: Step[] = [];
  type Rest = Pick<Consumed, 'end' | 'skipped'> | null;
  const walk = (at: number, word: number, part: number, offset: number): Rest => {
    if (at === order.length) return part === 0 && offset === 0 ? { end: word, skipped: [] } : null;
    if (word >= words.length) return null;
    const state = ((at * words.length + word) * widest + part) * longest + offset;
    if (failed?.has(state)) return null;
    const beginsWord = part === 0 && offset === 0;
    if (at !== gap?.at || beginsWord) {
      const unit = units[order[at]!]!;
      const run = letters[word]![part];
      if (run) {
        const options = spellingsOf(unit, system);
        const most = Math.min(unit.han ? LONGEST_SPELLING : run.text.length, run.text.length - offset);
        for (let length = most; length > 0; length--) {
          const spelling = run.text.slice(offset, offset + length);
          let readings = options.get(spelling);
          if (!readings) continue;
          const end = offset + length;
          const tone = (end === run.text.length ? run.number : null) ?? markWithin(run.marks, offset, end);
          if (tone > 0) {
            const toned = readings.filter((reading) => reading.endsWith(String(tone)));
            if (toned.length) readings = toned;
            else if (!lax && !isSandhi(unit.text)) continue;
          } else if (tone < 0) continue;
          let next: [number, number, number] = [word, part, end];
          if (end === run.text.length)
            next = part + 1 < letters[word]!.length ? [word, part + 1, 0] : [word + 1, 0, 0];
          steps.push({ unit: order[at]!, spelling, readings, word, first: beginsWord, marked: tone > 0 });
          const rest = walk(at + 1, ...next);
          if (rest) return rest;
          steps.pop();
        }
      }
    }
    if (at === gap?.at && beginsWord) {
      for (let passed = 1; passed <= gap.passing && word + passed < words.length; passed++) {
        const rest = consumeFrom(at, word + passed);
        if (rest) return { end: rest.end, skipped: Array.from({ length: passed }, (_, i) => word + i) };
      }
    }
    (failed ??= new Set()).add(state);
    return null;
  };
  /** After a gap, the rest may not have one again. */
  const consumeFrom = (at: number, word: number) => {
    const rest = consume(search, { order: order.slice(at) }, word);
    if (!rest) return null;
    steps.push(...rest.steps);
    return rest;
  };
  const found = walk(0, from, 0, 0);
  return found && { steps, ...found };
}

/** 一 and 不 are sometimes printed with the tone they change to in speech. */
function isSandhi(char: string): boolean {
  return char === '一' || char === '不';
}
