/** Which of a word's senses in the dictionary is meant, by what is known of it where it stands. */
import type { Lexicon, Sense } from '../lexicon/lexicon.ts';
import type { Kind } from '../term/kinds.ts';
import { cedictSyllables, sizeOf } from './character.ts';
import type { NamePart } from './name-parts.ts';
import { isSurnameSense } from './surname.ts';

interface SenseContext {
  readonly kind?: Kind | undefined;
  readonly part?: NamePart | undefined;
  readonly english?: string | undefined;
  /** pinyin-pro's reading in this context. */
  readonly pro: () => readonly string[];
  readonly limits: readonly (readonly string[])[];
}

/** The sense of a word that fits best; undefined when the dictionary has none that reads every character. */
export function chooseSense(word: string, lexicon: Lexicon, context: SenseContext): Sense | undefined {
  const all = lexicon.senses(word);
  if (all.length === 0) return undefined;
  const length = sizeOf(word);
  const senses = all.filter((sense) => cedictSyllables(sense.pinyin).length === length);
  if (senses.length < 2) return senses[0];
  const hasWord = senses.some(({ pinyin: read }) => /^[a-z]/.test(read));
  let best = senses[0]!;
  let most = -Infinity;
  for (const sense of senses) {
    const score = scoreSense(sense, hasWord, word, context);
    if (score > most) [best, most] = [sense, score];
  }
  return best;
}

/** Glosses that only point elsewhere, in CC-CEDICT's wording. */
const POINTER =
  /^(?:\([^)]*\) ?)?(?:(?:old |archaic |Japanese |nonstandard )?variant of|see |used in|also (?:written|pr\.)|same as)/;
const DATED = /\((?:old|archaic|dialect|literary|Tw|Buddhism|loanword|slang)\)|\bTaiwan pr\b/;

/** What speaks for a sense of the dictionary wherever it is asked for. */
interface StandingOf {
  readonly capital: boolean;
  /** The sum of what glosses and kind of sense weigh. */
  readonly weight: number;
  /** What its having more to say weighs. */
  readonly meanings: number;
}
const standings = new WeakMap<Sense, StandingOf>();

function standingOf(sense: Sense): StandingOf {
  let standing = standings.get(sense);
  if (!standing) {
    const [first = ''] = sense.glosses;
    let weight = isSurnameSense(sense) ? -6 : 0;
    // As listed: a word in other characters that merely simplify to these is rarer.
    if (sense.glosses.every((gloss) => POINTER.test(gloss))) weight -= 5;
    else if (POINTER.test(first)) weight -= 3;
    if (first.startsWith('erhua variant')) weight += 3;
    if (DATED.test(first)) weight -= 1.5;
    // The sense with more to say is the commoner one.
    const meanings = sense.glosses.reduce((sum, gloss) => sum + gloss.split(';').length, 0);
    standing = { capital: /^[A-Z]/.test(sense.pinyin), weight, meanings: Math.min(meanings, 6) * 0.4 };
    standings.set(sense, standing);
  }
  return standing;
}

/** @param hasWord whether one of the senses is no name */
function scoreSense(
  sense: Sense,
  hasWord: boolean,
  word: string,
  { kind, part, pro, limits, english }: SenseContext,
): number {
  const { capital, weight, meanings } = standingOf(sense);
  let score = weight;
  const syllables = cedictSyllables(sense.pinyin);
  if (limits.every((limit, i) => !limit.length || limit.includes(syllables[i]!))) score += 20;
  if (capital && hasWord) {
    // A name that is also a word is the word, unless a name is asked for, or printed: the Long March.
    score += kind === 'place' || isNamed(sense, english) ? 6 : -6;
  }
  // Of a mountain and a township of the same name, the one written as two words is the better known.
  if (kind === 'place' && / [A-Z]/.test(sense.pinyin)) score += 3;
  if (english !== undefined) score += 4 * meaningShared(sense, english);
  if (part === 'given' && syllables.at(-1)!.endsWith('5')) score -= 6;
  if (sense.traditional === word) score += 0.5;
  score += meanings;
  const called = pro();
  if (syllables.every((syllable, i) => syllable === called[i])) score += 2;
  else if (syllables.every((syllable, i) => isOfBase(syllable, called[i]!))) {
    // pinyin-pro seldom writes the neutral tone, so that it says nothing against one.
    score += syllables.every((s, i) => s === called[i] || s.endsWith('5')) ? 2 : 1;
  }
  return score;
}

/** Whether two numbered syllables differ in tone alone. */
const isOfBase = (one: string, other: string): boolean => one.slice(0, -1) === other.slice(0, -1);

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[a-z]{3,}/g) ?? []);
const wordsOfSense = new WeakMap<Sense, ReadonlySet<string>>();
/** The English asked about last: every word of a term is read beside the same. */
let lastEnglish: { readonly text: string; readonly words: ReadonlySet<string> } = {
  text: '',
  words: wordsOf(''),
};

/** How many words of the English stand in what the dictionary says of a sense, three at most. */
export function meaningShared(sense: Sense, english: string): number {
  if (lastEnglish.text !== english) lastEnglish = { text: english, words: wordsOf(english) };
  let said = wordsOfSense.get(sense);
  if (!said) wordsOfSense.set(sense, (said = wordsOf(sense.glosses.join(' '))));
  let shared = 0;
  for (const word of lastEnglish.words) if (said.has(word)) shared += 1;
  return Math.min(3, shared);
}

/** Whether the English has the name that a sense begins with, of two words at least, as it is written there. */
function isNamed({ glosses }: Sense, english: string | undefined): boolean {
  const name = /^(?:the )?(\p{Lu}[\p{L}’'-]*(?: \p{Lu}[\p{L}’'-]*)+)/u.exec(glosses[0] ?? '')?.[1];
  return name !== undefined && english?.includes(name) === true;
}
