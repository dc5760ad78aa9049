/** Judges an answer the learner typed, syllable by syllable or character by character. */
import { hasZhuyin, plainSigns } from '../../glossary/fold.ts';
import { piecesOf } from '../../glossary/reading.ts';
import { isVariant } from '../../term/variants.ts';
import { pinyinLattice, zhuyinLattice, type WrittenSyllable } from '../../pinyin/parse.ts';
import { changedTones } from '../../pinyin/sandhi.ts';
import {
  fromZhuyin,
  readNumbered,
  SYLLABLES,
  toZhuyin,
  writeMarked,
  type Syllable,
  type Tone,
} from '../../pinyin/syllable.ts';
import type { Grade } from '../../schedule/model.ts';
import type { Notation, Script } from '../shell/appearance.ts';

export type Verdict =
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

export interface Part {
  readonly verdict: Verdict;
  /** What is right; empty for `extra`. */
  readonly expected: string;
  /** What was typed; empty for `missing`. */
  readonly typed: string;
}

export interface Judgement {
  readonly parts: readonly Part[];
  /** Whether everything is right; an answer wholly without tones can be. */
  readonly right: boolean;
  /** The answer was typed without any tone where tones belong. */
  readonly toneless: boolean;
  /** Another term with the same English, which is what was typed, in the reader's script. */
  readonly other?: string;
  /** What the learner would fairly press. */
  readonly suggested: Grade;
}

/** A term in both scripts. */
export interface Written {
  readonly hanzi: string;
  readonly traditional: string;
}

/** A term with its reading as the glossary has it: a syllable for each character. */
export interface Read {
  readonly hanzi: string;
  /** `ren2 lei4` */
  readonly pinyinNumbered: string;
  /** `ㄖㄣˊ ㄌㄟˋ`; where it differs from the pinyin both are right. */
  readonly zhuyin: string;
}

/** One syllable of a reading, or the Latin letters or digits between two. */
type Expected =
  | {
      readonly is: 'syllable';
      /** What is right, the one that is shown first. */
      readonly right: readonly Syllable[];
      /** The tone it changes to in speech. */
      readonly spoken: Tone | null;
      readonly shown: string;
    }
  | { readonly is: 'letters'; readonly shown: string };

/** One piece of what was typed. */
type Typed =
  | { readonly is: 'syllable'; readonly syllable: WrittenSyllable }
  | { readonly is: 'letters'; readonly letters: string };

/**
 * Judges a reading typed in pinyin, with tone marks, tone numbers or none, or in zhuyin. Latin letters and digits
 * inside the term need not be typed, and digits may be typed as they are read.
 *
 * @param notation what the right syllables are shown in
 */
export function judgeReading(term: Read, typed: string, notation: Notation): Judgement {
  const plain = plainSigns(typed);
  const inZhuyin = hasZhuyin(plain);
  const expected = expectedOf(term, notation);
  const ways = waysToRead(plain, expected);
  const { steps } = [expected, readAloud(expected, notation)]
    .flatMap((wanted) => ways.map((way) => align(wanted, way, soundCost, leavingOut)))
    .reduce((best, one) => (one.cost < best.cost ? one : best));
  const toneless = steps.every(({ b }) => b === null || b.is === 'letters' || b.syllable.tone === null);
  const parts = steps.flatMap(({ a, b }): Part[] => {
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

function expectedOf({ hanzi, pinyinNumbered, zhuyin }: Read, notation: Notation): Expected[] {
  const pieces = piecesOf(hanzi, pinyinNumbered);
  const signs = piecesOf(hanzi, zhuyin);
  const read = pieces.map((piece) => {
    const syllable = readNumbered(piece);
    return syllable && SYLLABLES.has(syllable.base) ? syllable : null;
  });
  const characters = Array.from(hanzi).filter((char) => /\p{Script=Han}/u.test(char));
  const syllables = read.filter((syllable) => syllable !== null);
  const spoken = changedTones(
    syllables,
    characters.length === syllables.length ? characters : syllables.map(() => ''),
  );
  let next = 0;
  return pieces.map((piece, i): Expected => {
    const syllable = read[i];
    if (!syllable) return { is: 'letters', shown: piece };
    const sign = signs.length === pieces.length ? signs[i]! : '';
    const signed = readNumbered(fromZhuyin(sign) ?? '') ?? syllable;
    return {
      is: 'syllable',
      right: notation === 'zhuyin' ? [signed, syllable] : [syllable, signed],
      spoken: spoken[next++] ?? null,
      shown: show(notation === 'zhuyin' ? signed : syllable, notation),
    };
  });
}

const show = (syllable: Syllable, notation: Notation): string =>
  (notation === 'zhuyin' ? toZhuyin(syllable.base + syllable.tone) : null) ?? writeMarked(syllable);

const DIGITS = 'ling2 yi1 er4 san1 si4 wu3 liu4 qi1 ba1 jiu3'.split(' ');

/** The digits inside a term as they are read: 2035 is èr líng sān wǔ. */
function readAloud(expected: readonly Expected[], notation: Notation): Expected[] {
  return expected.flatMap((piece): Expected[] => {
    if (piece.is !== 'letters' || !/^\d+$/.test(piece.shown)) return [piece];
    return Array.from(piece.shown, (digit) => {
      const syllable = readNumbered(DIGITS[Number(digit)]!)!;
      return { is: 'syllable', right: [syllable], spoken: null, shown: show(syllable, notation) };
    });
  });
}

/**
 * Judges characters typed, in either script and the forms of any region. Blanks and punctuation do not count, and
 * Latin letters and digits need not be typed.
 *
 * @param script what the right characters are shown in
 * @param others terms with the same English: one of these, typed in full, is right as well
 */
export function judgeHanzi(
  term: Written,
  typed: string,
  script: Script,
  others: readonly Written[] = [],
): Judgement {
  const plain = unitsOf(typed);
  const { steps } = align(
    writtenUnits(term),
    oneWay(plain),
    (a, b) => (isRight(a, b) ? 0 : 1),
    ({ hanzi }) => (IS_LATIN.test(hanzi) ? 0 : 1),
  );
  const parts = steps.map(({ a, b }): Part => {
    if (a === null) return { verdict: 'extra', expected: '', typed: b ?? '' };
    const expected = script === 'traditional' ? a.traditional : a.hanzi;
    if (b !== null) return { verdict: isRight(a, b) ? 'right' : 'wrong', expected, typed: b };
    return IS_LATIN.test(a.hanzi)
      ? { verdict: 'right', expected, typed: expected }
      : { verdict: 'missing', expected, typed: '' };
  });
  const judged = judgement(parts, false);
  if (judged.right) return judged;
  const other = others.find((one) => {
    const units = writtenUnits(one);
    return units.length === plain.length && units.every((unit, i) => isRight(unit, plain[i]!));
  });
  if (other === undefined) return judged;
  return {
    ...judgement(
      plain.map((unit) => ({ verdict: 'right', expected: unit, typed: unit })),
      false,
    ),
    other: script === 'traditional' ? other.traditional : other.hanzi,
  };
}

/** Parts side by side that were judged alike as one, so that what is said of them is said once. */
export function runsOf(parts: readonly Part[]): Part[] {
  const runs: Part[] = [];
  for (const part of parts) {
    const last = runs.at(-1);
    if (last?.verdict === part.verdict) {
      runs[runs.length - 1] = {
        ...part,
        expected: last.expected + part.expected,
        typed: last.typed + part.typed,
      };
    } else runs.push(part);
  }
  return runs;
}

const IS_LATIN = /^[\p{Script=Latin}\p{N}]/u;

/** Characters one by one, Latin letters and digits run by run; nothing else. */
const unitsOf = (text: string): string[] =>
  plainSigns(text).match(/[\p{Script=Latin}\p{N}]+|[\p{L}\p{N}]/gu) ?? [];

function writtenUnits({ hanzi, traditional }: Written): Written[] {
  const units = unitsOf(hanzi);
  const others = unitsOf(traditional);
  return units.map((unit, i) => ({
    hanzi: unit,
    traditional: units.length === others.length ? others[i]! : unit,
  }));
}

const isRight = ({ hanzi, traditional }: Written, typed: string): boolean =>
  isVariant(hanzi, typed) ||
  isVariant(traditional, typed) ||
  (IS_LATIN.test(hanzi) && hanzi.toLowerCase() === typed.toLowerCase());

function judgement(parts: readonly Part[], toneless: boolean): Judgement {
  const right = parts.every(({ verdict }) => verdict === 'right' || verdict === 'spoken');
  const onlyTones = parts.every(({ verdict }) => ['right', 'spoken', 'tone', 'no-tone'].includes(verdict));
  return { parts, right, toneless, suggested: right ? 3 : onlyTones ? 2 : 1 };
}

function verdictOf(expected: Expected & { is: 'syllable' }, typed: Typed, toneless: boolean): Verdict {
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
function orNoSyllable(part: Part): Part {
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

/** What was typed, as all the ways to divide it: for each place the pieces that can begin there. */
interface Way<B> {
  readonly steps: readonly (readonly { readonly b: B; readonly end: number }[])[];
  readonly end: number;
}

/** One piece after the other, each what it is. */
const oneWay = <B>(pieces: readonly B[]): Way<B> => ({
  steps: pieces.map((b, i) => [{ b, end: i + 1 }]),
  end: pieces.length,
});

/** The ways to read what was typed; where it does not read as a reading, one way that keeps what does. */
function waysToRead(typed: string, expected: readonly Expected[]): readonly Way<Typed>[] {
  const letters = expected.flatMap((piece) => (piece.is === 'letters' ? [piece.shown] : []));
  // A syllable of zhuyin without a sign is in the first tone, unless no tone was typed at all.
  const unmarked = /[ˉˊˇˋ˙´`1-5]/.test(typed) ? 1 : null;
  const found = around(letters, typed)
    .map((pieces) => inARow(pieces.map((piece) => wayOf(piece, unmarked))))
    .filter((way) => way !== null);
  if (found.length > 0) return found;
  const whole = typed
    .trim()
    .split(/[\s'’-]+/)
    .flatMap((word) => (word === '' ? [] : salvage(word, unmarked)));
  return [oneWay(whole.map((syllable) => ({ is: 'syllable', syllable })))];
}

/** More ways to cut one answer are not tried. */
const MOST_WAYS = 64;

function wayOf(piece: string | { readonly letters: string }, unmarked: 1 | null): Way<Typed> | null {
  if (typeof piece !== 'string') return oneWay([{ is: 'letters', letters: piece.letters }]);
  const lattice = hasZhuyin(piece) ? zhuyinLattice(piece, unmarked) : pinyinLattice(piece);
  if (lattice === null) return null;
  const way: Way<Typed> = {
    steps: lattice.steps.map((steps) =>
      steps.map(({ syllable, end }) => ({ b: { is: 'syllable', syllable }, end })),
    ),
    end: lattice.end,
  };
  return fewest(way) === null ? null : way;
}

/** The fewest pieces that a text can be divided into; null where it cannot be read to its end. */
function fewest<B>(way: Way<B>): readonly B[] | null {
  const { steps, cost } = align<never, B>(
    [],
    way,
    () => 0,
    () => 0,
  );
  return Number.isFinite(cost) ? steps.flatMap(({ b }) => (b === null ? [] : [b])) : null;
}

function inARow<B>(ways: readonly (Way<B> | null)[]): Way<B> | null {
  const steps: Way<B>['steps'][number][] = [];
  for (const way of ways) {
    if (way === null) return null;
    const from = steps.length;
    steps.push(...way.steps.map((all) => all.map(({ b, end }) => ({ b, end: from + end }))));
  }
  return { steps, end: steps.length };
}

/** The syllables of a text that can be read to its end and is not empty; else null. */
function readWhole(text: string, unmarked: 1 | null): readonly WrittenSyllable[] | null {
  const way = wayOf(text, unmarked);
  const pieces = way === null ? [] : (fewest(way) ?? []);
  return pieces.length === 0
    ? null
    : pieces.flatMap((piece) => (piece.is === 'syllable' ? [piece.syllable] : []));
}

/** The text whole, and cut where the term's letters stand in it, in their order, at any place they may stand. */
function around(letters: readonly string[], text: string): (string | { readonly letters: string })[][] {
  const ways: (string | { readonly letters: string })[][] = [[text]];
  letters.forEach((run, i) => {
    const lower = text.toLowerCase();
    for (
      let at = lower.indexOf(run.toLowerCase());
      at >= 0 && ways.length < MOST_WAYS;
      at = lower.indexOf(run.toLowerCase(), at + 1)
    ) {
      const end = at + run.length;
      const piece = { letters: text.slice(at, end) };
      for (const rest of around(letters.slice(i + 1), text.slice(end)))
        ways.push([text.slice(0, at), piece, ...rest]);
    }
  });
  return ways;
}

/** Letters beyond this in one word are not looked at: no term is as long. */
const LONGEST_WORD = 80;

/** The syllables in a word with a slip in it, and what is between them as it stands. */
function salvage(word: string, unmarked: 1 | null): WrittenSyllable[] {
  const text = word.slice(0, LONGEST_WORD);
  const found: WrittenSyllable[] = [];
  let junk = '';
  const close = () => {
    if (junk !== '') found.push({ base: junk.toLowerCase(), tone: null });
    junk = '';
  };
  for (let at = 0; at < text.length;) {
    let end = text.length;
    let division: readonly WrittenSyllable[] | null = null;
    for (; end > at; end--) {
      division = readWhole(text.slice(at, end), unmarked);
      if (division !== null) break;
    }
    if (division === null) junk += text[at++];
    else {
      close();
      found.push(...division);
      at = end;
    }
  }
  close();
  return found;
}

/** Stray pieces beside a wrong or missing syllable are what was typed for it. */
function joined(parts: readonly Part[]): Part[] {
  const result: Part[] = [];
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

/** One place of an alignment: both, only what was expected, or only what was typed. */
interface Step<A, B> {
  readonly a: A | null;
  readonly b: B | null;
}

interface Aligned<A, B> {
  readonly steps: readonly Step<A, B>[];
  /** Infinite where what was typed cannot be read to its end. */
  readonly cost: number;
}

/**
 * The cheapest alignment of what was expected with what was typed, and with it the division that fits: setting two
 * together costs what `cost` says, not typing what was expected what `leftOut` says, and typing what was not
 * expected 1.
 */
function align<A, B>(
  as: readonly A[],
  { steps: typed, end: last }: Way<B>,
  cost: (a: A, b: B) => number,
  leftOut: (a: A) => number,
): Aligned<A, B> {
  const width = last + 1;
  const costs = new Float64Array((as.length + 1) * width).fill(Infinity);
  const choices = new Map<number, { readonly step: Step<A, B>; readonly next: number }>();
  costs[as.length * width + last] = 0;
  for (let i = as.length; i >= 0; i--) {
    for (let j = last; j >= 0; j--) {
      const here = i * width + j;
      const offer = (price: number, next: number, step: Step<A, B>) => {
        if (price + costs[next]! >= costs[here]!) return;
        costs[here] = price + costs[next]!;
        choices.set(here, { step, next });
      };
      const a = as[i];
      if (i < as.length) {
        for (const { b, end } of typed[j] ?? []) offer(cost(a!, b), (i + 1) * width + end, { a: a!, b });
        offer(leftOut(a!), (i + 1) * width + j, { a: a!, b: null });
      }
      for (const { b, end } of typed[j] ?? []) offer(1, i * width + end, { a: null, b });
    }
  }
  const steps: Step<A, B>[] = [];
  for (let at = choices.get(0); at !== undefined; at = choices.get(at.next)) steps.push(at.step);
  return { steps, cost: costs[0]! };
}
