/** Words that it leaves out though they may belong to it: those before it, and those between it and the Chinese. */
import type { Profile } from '../align.ts';
import type { Token } from '../tokens.ts';
import { INTRODUCERS, isVerb } from '../words.ts';
import { N, type Features } from './feature.ts';
import { acts, isLittle, isSmall, looksOf } from './looks.ts';
import type { Span, SpanContext } from './span.ts';
import { wordBefore } from './standing.ts';

export function describeLeftOut(span: Span, context: SpanContext, f: Features): void {
  const { candidate, words, coverage: counted, quoted, leads } = span;
  const { tokens, profile } = context;
  if (candidate.leftOut) {
    f[N['leaves out a word of the term']] = candidate.leftOut.filter((i) =>
      profile.links(tokens[i]!.text).some((l) => l.strength > 0.65),
    ).length;
    if (counted.tail > 0) f[N['leaves out words, a last character left']] = 1;
  }
  if (!leads) return;
  if (counted.head > 0 && wordOutside(tokens, candidate.first, profile, counted.headEnd))
    f[N['a word of the term stands before']] = 1;
  if (quoted) return;
  // a canteen for the | elderly (老年食堂)
  const start = candidate.left === 'article' ? candidate.first - 1 : candidate.first;
  if (/^(?:preposition|article)$/.test(candidate.left) && leavesNoun(tokens, start, counted.tail))
    f[N['object without the noun before of']] = 1;
  const isName = f[N['capitalised name']]! > 0;
  if (profile.isVerb && !isName && !acts(words[0]!) && verbBefore(tokens, candidate.first))
    f[N['what is done left out of a verb']] = 1;
  // expulsion from | the Party: a common noun with a capital is no name.
  const isNoun = isName && words.length === 1 && counted.last !== 'unaligned' && counted.head > 0;
  if ((!isName || isNoun) && counted.bare > 0) describeObject(span, context, f);
  const isArticle = candidate.left === 'article' || candidate.left === 'possessive';
  const verb =
    isArticle && candidate.tie.startsWith('before') ? wordBefore(tokens, candidate.first - 1) : null;
  if (verb && !verb.sentenceStart && isSmall(verb.text) && !isLittle(verb.text)) {
    f[N['object without its verb']] = 1;
    f[N['object without its verb, a character left']] = Math.min(1, counted.head);
  }
}

/** The verb or the noun before, directly or with a preposition between, of which the span may be the object. */
function describeObject({ candidate, coverage: counted }: Span, { tokens }: SpanContext, f: Features): void {
  const before = tokens[candidate.first - 1];
  if (before?.type !== 'word') return;
  const beyond = tokens[candidate.first - 2];
  const isParted = looksOf(before.text).parted && beyond?.type === 'word' && acts(beyond.text);
  if (candidate.left === 'verb' || isParted || (candidate.left === 'word' && acts(before.text)))
    f[N['a verb before, and a character left']] = counted.head > 0 ? 1 : 0.5;
  const isArticle = candidate.left === 'article' || candidate.left === 'possessive';
  const [preposition, verb] = isArticle ? [beyond, tokens[candidate.first - 3]] : [before, beyond];
  if (preposition?.type !== 'word' || verb?.type !== 'word') return;
  if (!/^(?:of|in|on|for|with|by|at|from|into|to|over|against|about)$/.test(preposition.text)) return;
  // The start of a system is no act; the pooling of funds is.
  if (preposition.text === 'of' ? isVerb(verb.text) || /ing$/.test(verb.text) : acts(verb.text))
    f[N['object of a verb with a preposition, a character left']] = counted.head > 0 ? 1 : 0.5;
  else if (
    preposition.text === 'of' &&
    counted.head > 0 &&
    isSmall(verb.text) &&
    !isLittle(verb.text) &&
    !INTRODUCERS.has(verb.text.replace(/s$/, ''))
  )
    f[N['noun before of, and a first character left']] = 1;
}

/** Whether one of the words before the span, in its sentence, says the characters that the term begins with. */
function wordOutside(tokens: readonly Token[], first: number, profile: Profile, headEnd: number): boolean {
  let words = 0;
  for (let i = first - 1; i >= 0 && words < 4; i--) {
    const { type, text } = tokens[i]!;
    if (
      type === 'han' ||
      type === 'break' ||
      type === 'close' ||
      (type === 'punctuation' && /^[.;:!?]$/.test(text))
    )
      return false;
    if (type !== 'word' || isLittle(text)) continue;
    words += 1;
    if (profile.links(text).some((l) => l.strength > 0.6 && l.to <= headEnd)) return true;
  }
  return false;
}

/** Whether the span leaves out a noun before of, though characters at the end of the term are left for it. */
function leavesNoun(tokens: readonly Token[], first: number, tail: number): boolean {
  const noun = tokens[first - 2];
  return (
    tail > 0 &&
    /^(?:of|for|over|on|against|between|from|within)$/i.test(tokens[first - 1]?.text ?? '') &&
    noun?.type === 'word' &&
    isSmall(noun.text) &&
    !isLittle(noun.text) &&
    !INTRODUCERS.has(noun.text.toLowerCase()) &&
    !INTRODUCERS.has(noun.text.toLowerCase().replace(/s$/, ''))
  );
}

/** Whether to and a verb stand directly before, but for a preposition or an article: to jump into the | sea. */
function verbBefore(tokens: readonly Token[], first: number): boolean {
  for (let i = first - 1; i >= first - 3; i--) {
    const token = tokens[i];
    if (token?.type !== 'word') return false;
    if (!isLittle(token.text) && !looksOf(token.text).preposition)
      return (
        acts(token.text) &&
        /^(?:to|must|should|will|would|can|could|may|cannot)$/.test(tokens[i - 1]?.text ?? '')
      );
  }
  return false;
}
