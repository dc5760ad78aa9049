/** What the features are called and what their numbers are; how much a candidate has of each, and what each weighs. */
import type { Edge, EndEdge } from '../candidates.ts';
import type { Tie } from '../surroundings/index.ts';

/** Features have numbers, so that thousands of candidates can be described without a name being looked up. */
let count = 0;
export const TIE: Readonly<Record<Tie, number>> = {
  'before-bracket': count++,
  'same-bracket': count++,
  'another-name': count++,
  'same-item': count++,
  'after-bracket': count++,
  'after-quote': count++,
  'after-cue': count++,
  'after-dash': count++,
  'after-colon': count++,
  'after-or': count++,
  'after-comma': count++,
  'after-blank': count++,
  'before-colon': count++,
  'before-dash': count++,
  'before-comma': count++,
  'before-blank': count++,
  'before-pinyin': count++,
  'next-line': count++,
  'before-head': count++,
  'bracket-before': count++,
  cell: count++,
  'list-item': count++,
};
const TIES = count;
count = 0;
export const EDGE: Readonly<Record<Edge, number>> = {
  quote: count++,
  'open-quote': count++,
  emphasis: count++,
  'inner-quote': count++,
  article: count++,
  to: count++,
  preposition: count++,
  and: count++,
  'list-and': count++,
  clause: count++,
  'function-word': count++,
  verb: count++,
  introducer: count++,
  possessive: count++,
  comma: count++,
  label: count++,
  line: count++,
  stop: count++,
  word: count++,
};
const EDGES = count;
count = 0;
export const END_EDGE: Readonly<Record<EndEdge, number>> = {
  quote: count++,
  'function-word': count++,
  comma: count++,
  stop: count++,
  word: count++,
};
/** Of an end that is sought, of one that stands beside the Chinese, of the end of a span: each has its block. */
export const SOUGHT = TIES;
export const START = SOUGHT + EDGES;
export const END = START + EDGES;
count += END;
/**
 * All others: `f[N['too long']]` is how much too long a candidate is. In the order in which they are told; equally strong
 * reasons are listed so.
 */
export const N = {
  'aligned words': count++,
  'characters covered': count++,
  'words not in the dictionary': count++,
  'words without a character left': count++,
  'says it twice': count++,
  'too long': count++,
  'too short': count++,
  'many words': count++,
  'first word says something': count++,
  'first word says nothing': count++,
  'first characters left': count++,
  'begins with a little word': count++,
  'ends with a little word': count++,
  'cut inside a name': count++,
  'cut at the head of a line': count++,
  'capitalised name': count++,
  'mixes small words and a name': count++,
  'spells the abbreviation': count++,
  'is an abbreviation': count++,
  'begins with a role': count++,
  'romanises the name': count++,
  'surname agrees': count++,
  'longer or shorter than the name': count++,
  'given name before': count++,
  'given name left out': count++,
  'another span follows after a comma': count++,
  'another span follows': count++,
  'comma inside a name': count++,
  'comma inside': count++,
  'capitals after a comma': count++,
  'comma before an article': count++,
  'as many parts': count++,
  'says nothing before a little word': count++,
  'introducer inside': count++,
  'verb after to': count++,
  'begins with a verb, as the term does': count++,
  'begins with a verb': count++,
  'no verb, where the term has one': count++,
  'verb inside': count++,
  'begins with a year': count++,
  'title inside alone': count++,
  'a word of the term stands before': count++,
  'colon inside': count++,
  'break inside': count++,
  'torn quotation': count++,
  'whole bracket': count++,
  'bracket holds other words': count++,
  'verb and its object': count++,
  'verb before an article': count++,
  'verb after to, as the term has': count++,
  'gerund after a preposition': count++,
  'object without its verb': count++,
  'object without its verb, a character left': count++,
  'foreign possessive': count++,
  'preposition inside': count++,
  'starts a sentence': count++,
  'fills the line': count++,
  'name beside a name': count++,
  'other Chinese follows': count++,
  'another span stands before': count++,
  'leaves out a word of the term': count++,
  'habit of the text': count++,
  'literal meaning': count++,
  'cut short': count++,
  'whole cell': count++,
  'cells away': count++,
  'column of English': count++,
  'column of something else': count++,
  'begins with an adverb': count++,
  'Chinese follows, nothing between': count++,
  'romanised, and translated in a bracket': count++,
  'says nothing at the head of a sentence': count++,
  'statement inside': count++,
  'begins with a pronoun': count++,
  'denies what the term does not': count++,
  'date inside': count++,
  'object without the noun before of': count++,
  'set off by commas': count++,
  'set off by commas, another span before': count++,
  'begins with a number that the term lacks': count++,
  'begins with a finite verb': count++,
  'a verb, and no character for it': count++,
  'a verb, and a character for it': count++,
  'gerund, and no character for it': count++,
  'gerund, and a character for it': count++,
  'a verb before, and a character left': count++,
  'object of a verb with a preposition, a character left': count++,
  'noun before of, and a first character left': count++,
  'begins with a preposition': count++,
  'says nothing before the name': count++,
  'leaves out words, a last character left': count++,
  'says inside what somebody calls it': count++,
  'begins with an adjective of the writer’s': count++,
  'into, and not what is brought there': count++,
  'what is done left out of a verb': count++,
  'begins with what the term begins with': count++,
  'first word says nothing, no first character left': count++,
  'begins with the verb of the sentence': count++,
  'begins with a command': count++,
  'tells what the term counts': count++,
  'as many parts as characters': count++,
  'begins with what is done to something': count++,
  'a verb before what is done to something': count++,
  'past verb inside': count++,
  'heads an entry': count++,
  'another name before an article': count++,
  'verb of its sentence inside': count++,
  'begins with what befell somebody': count++,
  'a quotation stands before': count++,
  'begins with a past verb that the term lacks': count,
};

export type FeatureName = `tie ${Tie}` | `${'edge' | 'start'} ${Edge}` | `end ${EndEdge}` | keyof typeof N;
/** The name of each feature, by number. */
export const FEATURES = [
  ...Object.keys(TIE).map((tie) => `tie ${tie}`),
  ...['edge', 'start'].flatMap((end) => Object.keys(EDGE).map((edge) => `${end} ${edge}`)),
  ...Object.keys(END_EDGE).map((edge) => `end ${edge}`),
  ...Object.keys(N),
] as readonly FeatureName[];
/** How much a candidate has of each feature, by number. */
export type Features = Float64Array;

/** Room for the features of a candidate. */
export const noFeatures = (): Features => new Float64Array(FEATURES.length);

/** Features by name; what is not named is zero. */
export function featuresNamed(named: Readonly<Partial<Record<FeatureName, number>>>): Features {
  return Float64Array.from(FEATURES, (name) => named[name] ?? 0);
}

/** What candidates are weighed by. */
export interface Weights {
  /** How much each feature speaks for a candidate, in log-odds for each unit of it. */
  readonly features: Readonly<Record<FeatureName, number>>;
  /** The sum that no gloss at all has: a candidate below it is none. */
  readonly none: number;
  /** Rising pairs: the share of a candidate in the model, and how often such a one is right. */
  readonly calibration: readonly (readonly [share: number, right: number])[];
}
