/**
 * What it begins with: verbs, numbers, prepositions, judgements; and whether the term has a character for them. Most is
 * asked only where the span ends at the Chinese and no marks say where it begins.
 */
import type { Profile } from '../align.ts';
import type { Token } from '../tokens.ts';
import { DIVISIONS, isDeed, isVerb, list, mayBeVerb, numberOf, TITLE_WORDS } from '../words.ts';
import { N, type Features } from './feature.ts';
import { acts, looksOf, mayBeFinite, type Looks } from './looks.ts';
import type { Span, SpanContext } from './span.ts';
import { closesBefore, isCommand, startsSentence } from './standing.ts';

/** Participles that say what a thing is like, more often than what somebody has done. */
const DONE = list('hidden broken frozen fallen proven unpaid');
/** Prepositions of two words, by their first. */
const SECOND_OF_PREPOSITION: ReadonlyMap<string, RegExp> = new Map([
  ...['according', 'owing', 'due', 'thanks', 'prior', 'contrary', 'next', 'close'].map(
    (first) => [first, /^to$/] as const,
  ),
  ...[
    'because',
    'instead',
    'ahead',
    'regardless',
    'outside',
    'inside',
    'out',
    'north',
    'south',
    'east',
    'west',
  ].map((first) => [first, /^of$/] as const),
]);
/** 江南, south of the river: the Chinese ends with where it is. */
const HAN_WHERE = /[东東西南北内內外前后後](?:边|邊|面|方|部)?$/;
const HAN_NUMBER = /[\d〇零一二三四五六七八九十百千万亿兩两双雙首]/;

export function describeHead(span: Span, context: SpanContext, f: Features): void {
  const { candidate, words, coverage: counted, quoted, leads } = span;
  const { tokens, profile, around } = context;
  if (leads && !quoted) {
    describeFirstWord(span, context, f);
    describeVerb(span, context, f);
  }
  // “They sing a new song (新歌)”: a quotation that goes on behind the Chinese may begin before what it says.
  const goesOn = leads && candidate.left === 'quote' && !closesBefore(tokens, candidate, around);
  if (goesOn && counted.last === 'unaligned' && counted.head === 0)
    f[N['first word says nothing, no first character left']] = 1;
  // Founding of the | Harbour League
  if (
    words.length > 3 &&
    /^of$/i.test(words[1]!) &&
    startsSentence(tokens, candidate.first) &&
    profile.links(words[0]!).length === 0 &&
    !quoted
  )
    f[N['says nothing at the head of a sentence']] = 1;
}

/** First words other than verbs. */
function describeFirstWord(span: Span, { profile }: SpanContext, f: Features): void {
  const { words, looks, coverage: counted, firstWord } = span;
  const first = words[0]!;
  const says = counted.last !== 'unaligned';
  const isName = f[N['capitalised name']]! > 0;
  if (isDoneTo(words, 0) && profile.links(first).some(({ strength }) => strength > 0.6))
    f[N['begins with what is done to something']] = 1;
  if (!says && looksOf(first).small && mayBeVerb(first) && isDoneTo(words, looks[1]?.article ? 2 : 1))
    f[N['a verb before what is done to something']] = 1;
  // entry of private capital (民资入场): the first word may say what the term ends with.
  const isTurned = counted.tail > 0 && looks[0]!.small && /^(?:of|from|by)$/.test(words[1] ?? '');
  if (counted.lastOpens) f[N['begins with what the term begins with']] = 1;
  else if (!says && counted.head === 0 && !isTurned)
    f[N['first word says nothing, no first character left']] = isName ? 0.5 : 1;
  // Convicted of fraud (诈骗罪), the banker
  const isPast = first.endsWith('ed') && /^\p{L}{2,}ed$/u.test(first);
  if (isPast && (says ? isToldTo(words) : /^(?:of|with|for|by|in|as|from|to|on)$/.test(words[1] ?? '')))
    f[N['begins with what befell somebody']] = 1;
  // rented out | parking rights
  if (isPast && !says && looks[0]!.small && words.length > 1)
    f[N['begins with a past verb that the term lacks']] = counted.head > 0 ? 0.5 : 1;
  const little = looks.findIndex((look, i) => i > 0 && look.little);
  const isTold = f[N['tells what the term counts']]! > 0;
  if (little > 0 && !isName && !isTold && words.slice(0, little).every((w) => profile.links(w).length === 0))
    f[N['says nothing before a little word']] = saysAnother(words, little, profile) ? 2 : 1;
  if (words.length === 1) return;
  const isParticle = looks[0]!.parted && profile.links(first).every(({ strength }) => strength < 0.7);
  if (isParticle || (!says && looks[0]!.preposition) || isDouble(span, profile))
    f[N['begins with a preposition']] = 1;
  const lacksNumber = !HAN_NUMBER.test(profile.hanzi);
  // the eight | democratic parties: an article changes nothing.
  const at = looks[0]!.article ? 1 : 0;
  const isNews = at === 0 ? !says : profile.links(words[1]!).length === 0;
  if (isNews && lacksNumber && (numberOf(words[at]!) !== null || /^\d[\d.,]*%?$/.test(words[at]!)))
    f[N['begins with a number that the term lacks']] = 1;
  if (isNews && looks[at]!.judges)
    f[N['begins with an adjective of the writer’s']] = counted.head === 0 || words[at] === 'same' ? 1 : 0.5;
  if (says) return;
  // Gift of Madam Xing, Research at Harbour Academy, Article 9 of the Harbour Code
  const isPart = DIVISIONS.has(firstWord) && /^\d/.test(words[1]!) && lacksNumber;
  if (
    isName &&
    /^(?:of|at|by|for|in)$/.test(words[isPart ? 2 : 1] ?? '') &&
    counted.head === 0 &&
    !TITLE_WORDS.has(firstWord)
  )
    f[N['says nothing before the name']] = 1;
}

/** Whether a verb with to follows: ordered to bear | court fees. */
const isToldTo = (words: readonly string[]): boolean => words[1] === 'to' && mayBeVerb(words[2] ?? '');

/** Verbs and gerunds, in any of their places in the sentence. */
function describeVerb(span: Span, { tokens, profile }: SpanContext, f: Features): void {
  const { candidate, words, looks, coverage: counted } = span;
  const first = words[0]!;
  const plain = withSmallHead(first, looks[0]!);
  const { gerund } = looks[0]!;
  const says = counted.last !== 'unaligned';
  const isName = f[N['capitalised name']]! > 0;
  // Accused of bribery (受贿罪): what befell somebody is not what the term's verb says.
  if (isVerb(plain) && f[N['begins with what befell somebody']] === 0)
    f[profile.verbFirst ? N['begins with a verb, as the term does'] : N['begins with a verb']] = 1;
  else if (profile.verbFirst && !(gerund && words.length > 1) && candidate.left !== 'to')
    f[N['no verb, where the term has one']] = Math.min(1, counted.head);
  if (words.length === 1) return;
  if (mayBeVerb(first) && /[^su]s$/.test(first)) f[N['begins with a finite verb']] = says ? 0.5 : 1;
  // a banner that | praises the system
  const isRelative = !says && /^(?:that|which|who)$/.test(tokens[candidate.first - 1]?.text ?? '');
  if (mayBeFinite(first) && (isRelative || afterSubject(tokens, candidate.first)))
    f[N['begins with the verb of the sentence']] = 1;
  if (!says) {
    if (isCommand(tokens, candidate.first)) f[N['begins with a command']] = 1;
    const isGerund = gerund && first.length > 4 && /\p{Ll}ing$/u.test(first);
    if (mayBeVerb(plain)) {
      // A wave of returns is no verb.
      if (words[1] !== 'of')
        f[
          counted.head > 0 || (profile.isVerb && candidate.left === 'to')
            ? N['a verb, and a character for it']
            : N['a verb, and no character for it']
        ] = 1;
    } else if (isGerund && !isDouble(span, profile))
      f[counted.head > 0 ? N['gerund, and a character for it'] : N['gerund, and no character for it']] = 1;
  }
  // bring the | hidden debts into the budget
  const isAct = acts(first) && !DONE.has(first);
  if (!isName && !isAct && words.indexOf('into') > 0) f[N['into, and not what is brought there']] = 1;
  if (!candidate.tie.startsWith('before') || !looks[0]!.small || looks[0]!.little) return;
  if (candidate.left === 'to')
    f[profile.verbFirst ? N['verb after to, as the term has'] : N['verb after to']] = 1;
  if (candidate.left === 'preposition' && gerund && counted.last !== 'repeated')
    f[N['gerund after a preposition']] = 1;
}

/** Whether a noun that says what is done stands at `at`, and to what: expulsion from, revocation of. */
const isDoneTo = (words: readonly string[], at: number): boolean =>
  isDeed(words[at] ?? '') && /^(?:of|from|by|within|against)$/.test(words[at + 1] ?? '');

/** Whether an "and" joins two words of one form, of which the Chinese says but one: informatization and intelligentization. */
const saysAnother = (words: readonly string[], and: number, { hanzi }: Profile): boolean =>
  words[and] === 'and' &&
  !/[和与與及、]/.test(hanzi) &&
  words[and - 1]!.length > 5 &&
  words[and - 1]!.slice(-4) === words[and + 1]?.slice(-4);

/** Whether it begins with a preposition of two words, and the Chinese does not say where something is. */
const isDouble = ({ words, looks }: Span, { hanzi }: Profile): boolean =>
  SECOND_OF_PREPOSITION.get(withSmallHead(words[0]!, looks[0]!))?.test(words[1]!) === true &&
  !HAN_WHERE.test(hanzi);

/** A first word as it is written inside a sentence. */
const withSmallHead = (word: string, { upper }: Looks): string =>
  upper ? word.replace(/^./u, (c) => c.toLowerCase()) : word;

/** Whether a verb at `at` has its subject directly before it: the League (联盟) | formed bureaus, has | formed bureaus. */
function afterSubject(tokens: readonly Token[], at: number): boolean {
  let i = at - 1;
  while (tokens[i]?.type === 'word' && looksOf(tokens[i]!.text).adverb) i -= 1;
  return tokens[i]?.type === 'close' || /^(?:has|have|had)$/.test(tokens[i]?.text ?? '');
}
