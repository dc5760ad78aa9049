/** Capitals: where a name is cut, what mixes a name with other words, and what spells an abbreviation. */
import { fitsInitials } from '../abbreviation.ts';
import type { Token } from '../tokens.ts';
import { DIVISIONS, ROLE_WORDS } from '../words.ts';
import { N, type Features } from './feature.ts';
import { isCapital, looksOf } from './looks.ts';
import { isTitle } from './roles.ts';
import type { Span, SpanContext } from './span.ts';
import { isCommand, startsSentence, wordBefore } from './standing.ts';

export function describeCapitals(span: Span, context: SpanContext, f: Features): void {
  const { candidate, words, looks, quoted } = span;
  const { tokens, profile } = context;
  const lastWord = words[words.length - 1]!;
  // A name runs from its first capital to its last, with small words only inside.
  let weighty = 0;
  let capitals = 0;
  for (const { particle, capital } of looks) {
    if (particle) continue;
    weighty += 1;
    if (capital) capitals += 1;
  }
  const before = wordBefore(tokens, candidate.first);
  const abbreviated =
    before !== null && looksOf(before.text).abbreviation && fitsInitials(before.text, words);
  const beforeIsCapital =
    before !== null &&
    !looksOf(before.text).preposition &&
    isCapital(before.text) &&
    !abbreviated &&
    !before.sentenceStart &&
    candidate.left === 'word';
  // with a Buy and on Harbour Optics
  const isTwo = words.some((w, i) => w === 'and' && OTHER_PREPOSITION.test(words[i + 1] ?? ''));
  if (capitals > 0 && capitals === weighty && looks[0]!.capital && !isTwo) {
    const isTitled = before !== null && isTitle(before.text, words, profile);
    if (beforeIsCapital && !isTitled) f[N['cut inside a name']] = 1;
    else if (
      before !== null &&
      before.sentenceStart &&
      isCapital(before.text) &&
      !looksOf(before.text).preposition &&
      candidate.left === 'word'
    )
      f[N['cut at the head of a line']] = isTitled || isCommand(tokens, candidate.first - 1) ? 0.2 : 1;
    else if (continuesName(tokens, candidate.first)) f[N['cut inside a name']] = 0.6;
    // At the head of a sentence one capital says nothing.
    else if (words.length > 1 || !startsSentence(tokens, candidate.first)) f[N['capitalised name']] = 1;
    if (startsAnother(span, context)) f[N['another name before an article']] = 1;
  } else if (capitals > 0 && lastWord !== lastWord.toLowerCase() && isCapital(lastWord) && !quoted) {
    f[N['mixes small words and a name']] = saysAll(span, context, capitals, weighty) ? 0.3 : 1;
  }

  if (abbreviated || context.abbreviations.some((a) => fitsInitials(a, words)))
    f[N['spells the abbreviation']] = 1;
  if (words.length === 1 && looks[0]!.abbreviation) f[N['is an abbreviation']] = 1;
}

/**
 * Whether small words before a name are of the term: draft Port Law is 港口法（草案）, whose bracket says the first; expulsion
 * from the Party is 开除党籍, which the first word says, too, and in which the name is but a noun of one word.
 */
function saysAll(
  { words, looks }: Span,
  { profile }: SpanContext,
  capitals: number,
  weighty: number,
): boolean {
  if (!looks[0]!.small) return false;
  const isSaid = profile.links(words[0]!).length > 0;
  if (/[（(]/.test(profile.hanzi) && capitals === weighty - 1) return isSaid;
  const last = words.length - 1;
  return (
    isSaid &&
    capitals === 1 &&
    looks[last - 1]?.article === true &&
    !looksOf(words[last]!).abbreviation &&
    profile.links(words[last]!).some(({ strength }) => strength > 0.6)
  );
}

/**
 * Whether an article inside begins another name, and the Chinese has nothing of the one before: in Changsha and the | Harbour
 * Institute, for the League at the | Comintern.
 */
function startsAnother({ words, looks }: Span, { profile }: SpanContext): boolean {
  const article = looks.findIndex((look, i) => i > 1 && look.article && JOINS_NAMES.test(words[i - 1]!));
  return (
    article > 0 &&
    words
      .slice(0, article - 1)
      .every((word) => profile.links(word).every(({ strength }) => strength < LEAST_SAID))
  );
}
const JOINS_NAMES = /^(?:and|at|in|from|with)$/;
/** A word that the dictionary ties less firmly to the Chinese may be there by chance. */
const LEAST_SAID = 0.7;

/** Prepositions that begin another phrase after an and. */
const OTHER_PREPOSITION = /^(?:on|in|at|with|from|to|by)$/;

/** Whether a capitalised word and a particle stand before: Bank *of* | China. */
function continuesName(tokens: readonly Token[], first: number): boolean {
  let i = first - 1;
  let particles = 0;
  while (i >= 0 && tokens[i]!.type === 'word' && looksOf(tokens[i]!.text).particle && particles < 3) {
    i -= 1;
    particles += 1;
  }
  // Locomotive & | Rolling Stock; Trade, Ports, and | Shipping.
  if (particles > 0 && tokens[i]?.text === ',') i -= 1;
  if (particles === 0 || i < 0) return false;
  const token = tokens[i]!;
  if (token.type !== 'word' || !isCapital(token.text) || startsSentence(tokens, i)) return false;
  // a Buy and on | Harbour Optics, Changsha and the | Harbour Institute: no name goes on so.
  const { text } = tokens[i + 2]!;
  if (tokens[i + 1]!.text === 'and' && (OTHER_PREPOSITION.test(text) || looksOf(text).article)) return false;
  // Article 16 of the | Harbour Code
  if (/^\d/.test(token.text) && DIVISIONS.has(tokens[i - 1]?.text.toLowerCase() ?? '')) return false;
  // Deputy Secretary-General of the | Guild: a role is not part of the name.
  for (let j = i; j >= 0 && i - j < 4 && tokens[j]!.type === 'word' && isCapital(tokens[j]!.text); j--)
    if (ROLE_WORDS.has(tokens[j]!.text.toLowerCase())) return false;
  return /^(?:of|for|and|&|on)$/i.test(tokens[i + 1]!.text) || tokens[i + 1]!.text === ',';
}
