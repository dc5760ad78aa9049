/** Judges an answer the learner typed, syllable by syllable or character by character. */
import { LONGEST } from '../../library/plain-text.ts';
import { hasZhuyin, plainSigns } from '../../look-up/fold.ts';
import { toZhuyin, writeMarked } from '../../pinyin/syllable.ts';
import type { Direction, Grade } from '../../schedule/model.ts';
import type { Notation, Script } from '../shell/appearance.ts';
import { align, oneWay } from './alignment.ts';
import {
  charactersOf,
  expectedSyllables,
  isCharacter,
  isSameCharacter,
  readAloud,
  termCharacters,
  type Expected,
  type TermReading,
  type TermWriting,
} from './expected-answer.ts';
import { readWhole, waysToRead, type Typed } from './typed-syllables.ts';

export type PartVerdict =
  | 'right'
  /** Right as it is spoken; it is written with the tone that is expected. */
  | 'spoken'
  /** The syllable is right, its tone is not. */
  | 'tone'
  /** The syllable is right; tones were typed elsewhere but not here. */
  | 'no-tone'
  | 'wrong'
  /** Standard Chinese has no syllable that is written so. */
  | 'no-syllable'
  | 'missing'
  /** Typed, where nothing was expected. */
  | 'extra';

export interface JudgedPart {
  readonly verdict: PartVerdict;
  /** What is right; empty for `extra`. */
  readonly expected: string;
  /** What was typed; empty for `missing`. */
  readonly typed: string;
}

export interface Judgement {
  readonly parts: readonly JudgedPart[];
  /** Whether everything is right; an answer wholly without tones can be. */
  readonly right: boolean;
  /** The answer was typed without any tone where tones belong. */
  readonly toneless: boolean;
  /** Another term with the same English, which is what was typed, in the reader's script. */
  readonly other?: string;
  /** What the learner would fairly press. */
  readonly suggested: Grade;
}

/**
 * Judges what was typed on a card of a direction; null where nothing was typed, or nothing can be.
 *
 * @param others terms with the same English
 */
export function judgeTyped(
  term: TermReading & TermWriting,
  direction: Direction,
  typed: string,
  { notation, script }: { readonly notation: Notation; readonly script: Script },
  others: readonly TermWriting[],
): Judgement | null {
  // What is longer was pasted by mistake: all of it would be drawn piece by piece.
  const answer = typed.slice(0, LONGEST.reading);
  if (answer.trim() === '') return null;
  if (direction === 'hanzi-pinyin') return judgeReading(term, answer, notation);
  return direction === 'meaning-hanzi' ? judgeHanzi(term, answer, script, others) : null;
}

/** Whether a card of a direction has a field to type in. */
export const canType = (direction: Direction): boolean =>
  direction === 'hanzi-pinyin' || direction === 'meaning-hanzi';

/**
 * Judges a reading typed in pinyin, with tone marks, tone numbers or none, or in zhuyin. Latin letters and digits
 * inside the term need not be typed, and digits may be typed as they are read.
 *
 * @param notation what the right syllables are shown in
 */
export function judgeReading(term: TermReading, typed: string, notation: Notation): Judgement {
  const plain = plainSigns(typed);
  const inZhuyin = hasZhuyin(plain);
  const expected = expectedSyllables(term, notation);
  const ways = waysToRead(
    plain,
    expected.flatMap((one) => (one.is === 'letters' ? [one.shown] : [])),
  );
  const { steps } = [expected, readAloud(expected, notation)]
    .flatMap((wanted) => ways.map((way) => align(wanted, way, soundCost, leavingOut)))
    .reduce((best, one) => (one.cost < best.cost ? one : best));
  const toneless = steps.every(({ b }) => b === null || b.is === 'letters' || b.syllable.tone === null);
  const parts = steps.flatMap(({ a, b }): JudgedPart[] => {
    const shown = b === null ? '' : writtenAs(b, inZhuyin);
    if (a === null) return b === null ? [] : [{ verdict: 'extra', expected: '', typed: shown }];
    if (a.is === 'letters') return [{ verdict: 'right', expected: a.shown, typed: a.shown }];
    if (b === null) return [{ verdict: 'missing', expected: a.shown, typed: '' }];
    return [{ verdict: verdictOf(a, b, toneless), expected: a.shown, typed: shown }];
  });
  return judgement(
    joined(parts).map(orNoSyllable),
    // Pinyin leaves the neutral tone without a sign, zhuyin the first.
    toneless && expected.some((a) => a.is === 'syllable' && a.right[0]!.tone !== (inZhuyin ? 1 : 5)),
  );
}

/**
 * Judges characters typed, in either script and the forms of any region. Blanks and punctuation do not count, and
 * Latin letters and digits need not be typed.
 *
 * @param script what the right characters are shown in
 * @param others terms with the same English: one of these, typed in full, is right as well
 */
export function judgeHanzi(
  term: TermWriting,
  typed: string,
  script: Script,
  others: readonly TermWriting[] = [],
): Judgement {
  const plain = charactersOf(typed);
  const { steps } = align(
    termCharacters(term),
    oneWay(plain),
    (a, b) => (isSameCharacter(a, b) ? 0 : 1),
    ({ hanzi }) => (isCharacter(hanzi) ? 1 : 0),
  );
  const parts = steps.map(({ a, b }): JudgedPart => {
    if (a === null) return { verdict: 'extra', expected: '', typed: b ?? '' };
    const expected = script === 'traditional' ? a.traditional : a.hanzi;
    if (b !== null) return { verdict: isSameCharacter(a, b) ? 'right' : 'wrong', expected, typed: b };
    return isCharacter(a.hanzi)
      ? { verdict: 'missing', expected, typed: '' }
      : { verdict: 'right', expected, typed: expected };
  });
  const judged = judgement(parts, false);
  if (judged.right) return judged;
  const other = others.find((one) => {
    const wanted = termCharacters(one);
    return wanted.length === plain.length && wanted.every((it, i) => isSameCharacter(it, plain[i]!));
  });
  if (other === undefined) return judged;
  return {
    ...judgement(
      plain.map((it) => ({ verdict: 'right', expected: it, typed: it })),
      false,
    ),
    other: script === 'traditional' ? other.traditional : other.hanzi,
  };
}

function judgement(parts: readonly JudgedPart[], toneless: boolean): Judgement {
  const right = parts.every(({ verdict }) => verdict === 'right' || verdict === 'spoken');
  const onlyTones = parts.every(({ verdict }) => ['right', 'spoken', 'tone', 'no-tone'].includes(verdict));
  return { parts, right, toneless, suggested: right ? 3 : onlyTones ? 2 : 1 };
}

function verdictOf(expected: Expected & { is: 'syllable' }, typed: Typed, toneless: boolean): PartVerdict {
  if (typed.is === 'letters') return 'wrong';
  const { base, tone } = typed.syllable;
  const sounding = expected.right.filter((syllable) => syllable.base === base);
  if (sounding.length === 0) return 'wrong';
  if (toneless || sounding.some((syllable) => syllable.tone === tone)) return 'right';
  // A neutral tone bears no mark.
  if (tone === null) return sounding.some((syllable) => syllable.tone === 5) ? 'right' : 'no-tone';
  return tone === expected.spoken ? 'spoken' : 'tone';
}

/** What was typed for a syllable, or beside it, that is none at all. */
function orNoSyllable(part: JudgedPart): JudgedPart {
  if (part.verdict !== 'wrong' && part.verdict !== 'extra') return part;
  const exists =
    !/^(?:[\p{Script=Latin}\p{M}:]+[0-5]?|[ㄅ-ㄯˉˊˇˋ˙]+)$/u.test(part.typed) ||
    readWhole(part.typed, null) !== null;
  return exists ? part : { ...part, verdict: 'no-syllable' };
}

function writtenAs(typed: Typed, inZhuyin: boolean): string {
  if (typed.is === 'letters') return typed.letters;
  const { base, tone } = typed.syllable;
  const zhuyin = inZhuyin ? toZhuyin(`${base}${tone ?? 1}`) : null;
  return zhuyin ?? (tone === null ? base : writeMarked({ base, tone }));
}

/** Stray pieces beside a wrong or missing syllable are what was typed for it. */
function joined(parts: readonly JudgedPart[]): JudgedPart[] {
  const result: JudgedPart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part.verdict === 'extra' && (last?.verdict === 'wrong' || last?.verdict === 'missing')) {
      result[result.length - 1] = { ...last, verdict: 'wrong', typed: last.typed + part.typed };
    } else if ((part.verdict === 'wrong' || part.verdict === 'missing') && last?.verdict === 'extra') {
      result[result.length - 1] = { ...part, verdict: 'wrong', typed: last.typed + part.typed };
    } else result.push(part);
  }
  return result;
}

function soundCost(expected: Expected, typed: Typed): number {
  if (expected.is === 'letters') {
    const letters = typed.is === 'letters' ? typed.letters : typed.syllable.base;
    return letters.toLowerCase() === expected.shown.toLowerCase() ? 0 : 2;
  }
  if (typed.is === 'letters') return 2;
  const { base, tone } = typed.syllable;
  if (!expected.right.some((syllable) => syllable.base === base)) return 1;
  const told = tone === null || tone === expected.spoken;
  return told || expected.right.some((syllable) => syllable.base === base && syllable.tone === tone)
    ? 0
    : 0.4;
}

/** Latin letters need not be typed; that they were is likelier, where they can be found. */
const leavingOut = ({ is }: Expected): number => (is === 'letters' ? 0.01 : 1);
