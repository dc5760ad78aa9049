/**
 * English words as a reader means them: whatever the spelling (-ise, -our, -re), the ending (plural, possessive,
 * -isation beside -ity) and the way a number is written.
 */
import { stemmer } from 'stemmer';

const NUMBERS = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
  'seventeen eighteen nineteen twenty'
).split(' ');
const NUMBER_OF: ReadonlyMap<string, string> = new Map(NUMBERS.map((word, number) => [word, String(number)]));

/** What readers know by its initials, while dictionaries write the name out. Folded, as a gloss is. */
export const ABBREVIATED: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    ai: ['artificial intelligence'],
    apec: ['asia-pacific economic cooperation'],
    asean: ['association of southeast asian nations'],
    ccp: ['chinese communist party', 'communist party of china'],
    cpc: ['communist party of china', 'chinese communist party'],
    cmc: ['central military commission'],
    cppcc: ["chinese people's political consultative conference"],
    dpp: ['democratic progressive party'],
    dprk: ["democratic people's republic of korea"],
    eu: ['european union'],
    fdi: ['foreign direct investment'],
    gdp: ['gross domestic product'],
    imf: ['international monetary fund'],
    ioc: ['international olympic committee'],
    kmt: ['kuomintang'],
    mfa: ['ministry of foreign affairs'],
    nato: ['north atlantic treaty organization'],
    ngo: ['non-governmental organization'],
    npc: ["national people's congress"],
    pla: ["people's liberation army"],
    prc: ["people's republic of china"],
    roc: ['republic of china'],
    sco: ['shanghai cooperation organisation', 'shanghai cooperation organization'],
    soe: ['state-owned enterprise'],
    uk: ['united kingdom'],
    un: ['united nations'],
    us: ['united states'],
    usa: ['united states of america'],
    ussr: ['soviet union'],
    who: ['world health organization'],
    wto: ['world trade organization'],
  }),
);

/** The words of folded text; an apostrophe belongs to its word: `people's daily` has two. */
export const ENGLISH_WORD = /[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu;

export interface Token {
  readonly text: string;
  /** Where it stands. */
  readonly at: number;
}

/** The words of folded text, in order. */
export const tokensOf = (folded: string): Token[] =>
  Array.from(folded.matchAll(ENGLISH_WORD), ({ 0: text, index: at }) => ({ text, at }));

export const wordsOf = (folded: string): string[] => folded.match(ENGLISH_WORD) ?? [];

/** The word in American spelling, or its beginning in it where it breaks off: `organis` as `organiz`. */
export function spellingOf(word: string): string {
  const plain = word.replace(/'s?$|'(?=s$)/, '').replaceAll("'", '');
  if (plain.length < 5 || !MAY_DIFFER.test(plain)) return plain;
  return plain
    .replace(/([a-z]{2})ys(e[ds]?|ing|ers?)$/, '$1yz$2')
    .replace(/([a-z]{2})is(?=$|e[ds]?$|ing$|ers?$|a(?:t(?:i(?:o(?:n(?:s|al)?)?)?)?)?$)/, '$1iz')
    .replace(/^(.{2,}[^aeou])our(?=$|s$|ed$|ing$|ite|able|hood|ly|al|is|iz|ful)/, '$1or')
    .replace(/([bt])re(s?)$/, '$1er$2')
    .replace(/ence$/, 'ense')
    .replace(/ogue(s?)$/, 'og$1')
    .replace(/gramme(s?)$/, 'gram$1')
    .replace(/([aeiou])ll(ed|ing|ers?)$/, '$1l$2');
}

/** What every word has in it that is spelled in two ways. */
const MAY_DIFFER = /[iy]s|our|[bt]re|ence$|ogue|gramme|ll/;

/** Words of one key are one word: `organisations` and `organized`, `five` and `5`, `people's` and `peoples`. */
export function keyOf(word: string): string {
  const spelling = spellingOf(word);
  return NUMBER_OF.get(spelling) ?? stemmer(spelling);
}

/** Whether two words are one in another spelling, as one or as many: `organisations` and `organization`. */
export const isSameWord = (a: string, b: string): boolean => singular(a) === singular(b);

const singular = (word: string): string =>
  spellingOf(word)
    .replace(/ies$/, 'y')
    .replace(/(x|ss|sh|[^a]ch|[eo]ach)es$/, '$1')
    .replace(/([^su])s$/, '$1');

/** The other ways to write a number: `five` of `5`, `5` of `five`; none for another word. */
export function numberForms(word: string): readonly string[] {
  const number = NUMBER_OF.get(word);
  if (number !== undefined) return [number];
  const written = /^\d+$/.test(word) ? NUMBERS[Number(word)] : undefined;
  return written === undefined ? [] : [written];
}

/** A stem at least so long stands for the words that begin with it: `marri` for marriage. */
export const SHORTEST_STEM = 5;

/** Shorter words have too many neighbours for a slip to be told. */
const SHORTEST_GUESS = 5;

/**
 * Whether one slip of the finger makes the one word of the other: a letter left out, put in, taken for another or
 * exchanged with its neighbour. Words under five letters are never taken for another.
 */
export function isOneSlip(a: string, b: string): boolean {
  if (
    a === b ||
    Math.min(a.length, b.length) < SHORTEST_GUESS - 1 ||
    Math.max(a.length, b.length) < SHORTEST_GUESS
  )
    return false;
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  const restA = a.slice(start);
  const restB = b.slice(start);
  if (restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1)) return true;
  return (
    restA.length > 1 && restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
  );
}
