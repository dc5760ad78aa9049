/** A print that spells every character, in one of the orders in which names are printed. */
import { consume, type Consumed, type Course, type Search } from './consume.ts';
import { lettersOf, type PrintedWord } from './printed-words.ts';
import { spans, type PrintedSyllable, type RomanisationMatch } from './result.ts';
import { mayBegin, spellingsOf, type RomanisationSystem, type Spellings } from './spellings.ts';

interface Found extends Consumed {
  readonly from: number;
}

/**
 * The match of a print that spells all units, or of the longest stretch of it that does; null where none does.
 *
 * @param courses those of a name of so many units
 */
export function matchWhole(search: Search, courses: readonly Course[]): RomanisationMatch | null {
  const found = findWhole(search, courses);
  if (!found) return null;
  const byUnit = new Map(found.steps.map((step) => [step.unit, step.readings]));
  return {
    verdict: 'full',
    system: search.system,
    syllables: search.units.flatMap((unit, i) => (unit.han ? [byUnit.get(i) ?? []] : [])),
    ...(search.system === 'pinyin' && isInOrder(found, search) && { printed: printedAs(found, search) }),
    ...spans(search.words, (t) => t >= found.from && t < found.end && !found.skipped.includes(t)),
  };
}

/** Whether the print is the characters' pinyin and nothing else, first to last. */
function isInOrder({ steps, from, end, skipped }: Found, { words }: Search): boolean {
  return (
    from === 0 && end === words.length && skipped.length === 0 && steps.every(({ unit }, i) => unit === i)
  );
}

function printedAs({ steps }: Found, { units, words }: Search): PrintedSyllable[] {
  return steps
    .filter(({ unit }) => units[unit]!.han)
    .map(({ word, first, marked }) => {
      const printed = words[word]!;
      const joint = !first ? '' : word > 0 && /^[-‐‑–]$/.test(printed.before) ? '-' : ' ';
      return { joint, capital: first && printed.capital, marked };
    });
}

function findWhole(search: Search, courses: readonly Course[]): Found | null {
  const { units, words, system } = search;
  const n = units.length;
  let best: Found | null = null;
  const size = (found: Found) => found.end - found.from - found.skipped.length;
  for (const course of courses) {
    const first = spellingsOf(units[course.order[0]!]!, system);
    for (let from = 0; from < words.length; from++) {
      if (!begins(words[from]!, system, first)) continue;
      const consumed = consume(search, course, from);
      if (!consumed) continue;
      const { end, skipped } = consumed;
      const whole = from === 0 && end === words.length && !skipped.length;
      // Part of a longer print counts only as a name: capitalised, and more than one character.
      if (!whole && (n < 2 || !words[from]!.capital || skipped.some((t) => !words[t]!.capital))) continue;
      // A single character is spelt by too many English words to trust the freer systems in lower case.
      if (n < 2 && system !== 'pinyin' && !words[from]!.capital) continue;
      const candidate: Found = { ...consumed, from };
      if (whole) return candidate;
      if (!best || size(candidate) > size(best)) best = candidate;
    }
  }
  return best;
}

/**
 * The orders of a name: as in Chinese, the given name first, and with names of another language between.
 *
 * @param length of the name, in units
 * @param surnames how many of them may be surname, likeliest first
 */
export function coursesOf(length: number, surnames: readonly number[]): Course[] {
  const natural = Array.from({ length }, (_, i) => i);
  const courses: Course[] = [{ order: natural }];
  for (const k of surnames) {
    if (k >= length) continue;
    courses.push({
      order: [...natural.slice(k), ...natural.slice(0, k)],
      gap: { at: length - k, passing: 0 },
    });
    courses.push({ order: natural, gap: { at: k, passing: 2 } });
  }
  return courses;
}

/** Whether a word begins with one of these spellings: most do not, and need no search. */
export function begins(word: PrintedWord, system: RomanisationSystem, spellings: Spellings): boolean {
  const text = lettersOf(word, system)[0]?.text ?? '';
  if (!mayBegin(text, spellings)) return false;
  for (const spelling of spellings.keys()) if (text.startsWith(spelling)) return true;
  return false;
}
