/** Turns a candidate span into named numbers that the score weighs; nothing here decides. */
import type { Candidate } from './candidates.ts';
import { coverage, type Coverage, type Profile } from './align.ts';
import { isAbbreviation, type Surroundings } from './surroundings.ts';
import type { Token } from './tokens.ts';
import { ARTICLES, FUNCTION_WORDS, NAME_PARTICLES, TITLE_WORDS } from './words.ts';
import { fitsInitials } from './abbreviation.ts';

export type Features = Readonly<Partial<Record<FeatureName, number>>>;
export type FeatureName =
  | `tie ${Candidate['tie']}`
  | `edge ${Candidate['left']}`
  | `end ${Candidate['right']}`
  | 'aligned words'
  | 'characters covered'
  | 'words without a character left'
  | 'words not in the dictionary'
  | 'too long'
  | 'too short'
  | 'begins with a little word'
  | 'ends with a little word'
  | 'capitalised name'
  | 'cut inside a name'
  | 'mixes small words and a name'
  | 'spells the abbreviation'
  | 'is an abbreviation'
  | 'romanises the name'
  | 'surname agrees'
  | 'longer or shorter than the name'
  | 'comma inside'
  | 'break inside'
  | 'torn quotation'
  | 'whole bracket'
  | 'bracket holds other words'
  | 'verb before an article';

/** What the romanisation says about this run: the tokens of the printed name. */
export interface NameSpan {
  readonly first: number;
  readonly last: number;
  readonly verdict: 'full' | 'surname' | 'partial';
}

export interface Setting {
  readonly tokens: readonly Token[];
  readonly around: Surroundings;
  readonly profile: Profile;
  readonly names: readonly NameSpan[];
  /** Abbreviations printed beside the Chinese. */
  readonly abbreviations: readonly string[];
}

/** Budapest-based, Beijing-led: a capital that belongs to no name. */
const COMPOUND = /^\p{Lu}[\p{L}.]*[-–]\p{Ll}/u;
const isCapital = (word: string) => /^\p{Lu}|^\d/u.test(word) && !COMPOUND.test(word);

export function featuresOf(
  candidate: Candidate,
  setting: Setting,
): { features: Features; coverage: Coverage } {
  const { tokens, profile, around, names } = setting;
  const words = candidate.words.map((i) => tokens[i]!.text);
  const f: Partial<Record<FeatureName, number>> = {};
  f[`tie ${candidate.tie}`] = 1;
  f[`edge ${candidate.left}`] = 1;
  if (candidate.tie.startsWith('after') || candidate.tie === 'same-bracket') f[`end ${candidate.right}`] = 1;

  const cover = coverage(profile);
  for (let i = words.length - 1; i >= 0; i--) cover.add(words[i]!);
  const counted = cover.read();
  const size = Math.max(1, profile.size);
  f['aligned words'] = counted.gain;
  f['characters covered'] = counted.covered / size;
  // An unaligned word may stand for characters nothing else stands for; beyond these it is one too many.
  const room = Math.ceil((size - counted.covered) * 0.7);
  f['words not in the dictionary'] = Math.min(counted.unaligned, room);
  f['words without a character left'] = Math.max(0, counted.unaligned - room);
  const content = counted.aligned + counted.unaligned;
  f['too long'] = Math.max(0, content - (size * 1.1 + 1.5));
  f['too short'] = Math.max(0, size * 0.25 - content);

  const firstWord = words[0]!.toLowerCase();
  const lastWord = words[words.length - 1]!.toLowerCase();
  const quoted = candidate.left === 'quote' || candidate.left === 'emphasis';
  if (ARTICLES.has(firstWord) && words.length > 1) f['begins with a little word'] = quoted ? 0 : 0.2;
  else if (FUNCTION_WORDS.has(firstWord)) f['begins with a little word'] = quoted ? 0.1 : 1;
  if (FUNCTION_WORDS.has(lastWord)) f['ends with a little word'] = 1;

  // Capitals: a name runs from its first capital to its last, with small words only inside.
  const weighty = words.filter((w) => !NAME_PARTICLES.has(w.toLowerCase()));
  const capitals = weighty.filter((w) => isCapital(w)).length;
  const before = wordBefore(tokens, candidate.first);
  const beforeIsCapital =
    before !== null && isCapital(before.text) && !before.sentenceStart && candidate.left === 'word';
  if (capitals > 0 && capitals === weighty.length && isCapital(words[0]!)) {
    if (beforeIsCapital && !TITLE_WORDS.has(before.text.toLowerCase())) f['cut inside a name'] = 1;
    else if (continuesName(tokens, candidate.first)) f['cut inside a name'] = 0.6;
    else f['capitalised name'] = 1;
  } else if (
    capitals > 0 &&
    isCapital(lastWord === words[words.length - 1] ? '' : words[words.length - 1]!) &&
    !quoted
  ) {
    f['mixes small words and a name'] = 1;
  }

  if (setting.abbreviations.some((a) => fitsInitials(a, words))) f['spells the abbreviation'] = 1;
  if (words.length === 1 && isAbbreviation(words[0]!)) f['is an abbreviation'] = 1;

  const exact = names.find((n) => n.first === candidate.first && n.last === candidate.last);
  if (exact?.verdict === 'full') f['romanises the name'] = 1;
  else if (exact) f['surname agrees'] = 1;
  else if (names.some((n) => n.verdict === 'full' && n.last === candidate.last))
    f['longer or shorter than the name'] = 1;
  else if (names.some((n) => n.last === candidate.last)) f['longer or shorter than the name'] = 0.5;

  f['comma inside'] = quoted ? candidate.commas * 0.2 : candidate.commas;
  f['break inside'] = candidate.breaks;
  if (candidate.torn) f['torn quotation'] = 1;
  if (candidate.whole) f['whole bracket'] = 1;
  if (!around.pure && candidate.tie === 'before-bracket') f['bracket holds other words'] = 1;
  if (words.length > 2 && !quoted) {
    const article = words.slice(1, 4).findIndex((w) => ARTICLES.has(w.toLowerCase()));
    if (
      article >= 0 &&
      /^\p{Ll}/u.test(words[0]!) &&
      words.slice(0, article + 1).every((w) => !/^(?:of|in|for)$/.test(w))
    )
      f['verb before an article'] = 1;
  }
  return { features: f, coverage: counted };
}

interface WordBefore {
  readonly text: string;
  readonly sentenceStart: boolean;
}

function wordBefore(tokens: readonly Token[], first: number): WordBefore | null {
  const token = tokens[first - 1];
  if (token?.type !== 'word') return null;
  return { text: token.text, sentenceStart: startsSentence(tokens, first - 1) };
}

/** Whether the word is the first of its sentence, where a capital says nothing. */
export function startsSentence(tokens: readonly Token[], at: number): boolean {
  let i = at - 1;
  while (
    i >= 0 &&
    (tokens[i]!.type === 'emphasis' || tokens[i]!.type === 'quote-open' || tokens[i]!.type === 'hidden')
  )
    i -= 1;
  if (i < 0) return true;
  const token = tokens[i]!;
  return (
    (token.type === 'punctuation' && /^[.!?:•#]$/.test(token.text)) ||
    (token.type === 'break' && (i === 0 || tokens[i - 1]!.type === 'break'))
  );
}

/** Whether a capitalised word and a particle stand before: Bank *of* | China. */
function continuesName(tokens: readonly Token[], first: number): boolean {
  let i = first - 1;
  let particles = 0;
  while (
    i >= 0 &&
    tokens[i]!.type === 'word' &&
    NAME_PARTICLES.has(tokens[i]!.text.toLowerCase()) &&
    particles < 3
  ) {
    i -= 1;
    particles += 1;
  }
  if (particles === 0 || i < 0) return false;
  const token = tokens[i]!;
  if (token.type !== 'word' || !isCapital(token.text) || startsSentence(tokens, i)) return false;
  return /^(?:of|for|and|&)$/i.test(tokens[i + 1]!.text);
}
