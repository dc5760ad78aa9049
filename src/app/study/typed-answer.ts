/** Judges an answer the learner typed, syllable by syllable or character by character. */
import type { Grade } from '../../schedule/model.ts';
import { parseSyllables, type WrittenSyllable } from '../../pinyin/parse.ts';
import { readNumbered, writeMarked, type Syllable } from '../../pinyin/syllable.ts';

export type Verdict =
  | 'right'
  /** The syllable is right, its tone is not. */
  | 'tone'
  /** The syllable is right; tones were typed elsewhere but not here. */
  | 'no-tone'
  | 'wrong'
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
  /** What the learner would fairly press. */
  readonly suggested: Grade;
}

/**
 * Judges pinyin typed with tone marks, tone numbers or none.
 *
 * @param numbered the reading as in the glossary: `ren2 lei4`; what reads as no syllable (`AI`) need not be typed
 */
export function judgePinyin(numbered: string, typed: string): Judgement {
  const expected = numbered.split(' ').map((token) => ({ token, syllable: readNumbered(token) }));
  let best: { steps: Step<(typeof expected)[number], WrittenSyllable>[]; cost: number } | undefined;
  for (const division of divisions(typed)) {
    const aligned = align(expected, division, pinyinCost);
    if (best === undefined || aligned.cost < best.cost) best = aligned;
  }
  const { steps } = best ?? align(expected, [], pinyinCost);
  const toneless = steps.every(({ b }) => b === null || b.tone === null);
  const parts = steps.flatMap(({ a, b }): Part[] => {
    if (a === null) return b === null ? [] : [{ verdict: 'extra', expected: '', typed: written(b) }];
    const { token, syllable } = a;
    if (syllable === null) return [{ verdict: 'right', expected: token, typed: token }];
    const expectedText = writeMarked(syllable);
    if (b === null) return [{ verdict: 'missing', expected: expectedText, typed: '' }];
    return [{ verdict: verdictOf(syllable, b, toneless), expected: expectedText, typed: written(b) }];
  });
  return judgement(
    joined(parts),
    toneless && expected.some(({ syllable }) => syllable !== null && syllable.tone !== 5),
  );
}

/** Judges characters typed, in either script. Blanks and punctuation do not count. */
export function judgeHanzi(
  term: { readonly hanzi: string; readonly traditional: string },
  typed: string,
): Judgement {
  const simplified = letters(term.hanzi);
  const traditional = letters(term.traditional);
  const expected = simplified.map((character, index) => ({
    character,
    other: simplified.length === traditional.length ? traditional[index]! : character,
  }));
  const { steps } = align(expected, letters(typed), ({ character, other }, letter) =>
    letter === character || letter === other ? 0 : 1,
  );
  const parts = steps.map(({ a, b }): Part => {
    if (a === null) return { verdict: 'extra', expected: '', typed: b ?? '' };
    if (b === null) return { verdict: 'missing', expected: a.character, typed: '' };
    const right = b === a.character || b === a.other;
    return { verdict: right ? 'right' : 'wrong', expected: a.character, typed: b };
  });
  return judgement(parts, false);
}

function letters(text: string): string[] {
  return Array.from(text.normalize('NFKC').toLowerCase()).filter((letter) => /[\p{L}\p{N}]/u.test(letter));
}

function judgement(parts: readonly Part[], toneless: boolean): Judgement {
  const right = parts.every(({ verdict }) => verdict === 'right');
  const onlyTones = parts.every(({ verdict }) => ['right', 'tone', 'no-tone'].includes(verdict));
  return { parts, right, toneless, suggested: right ? 3 : onlyTones ? 2 : 1 };
}

function verdictOf(expected: Syllable, typed: WrittenSyllable, toneless: boolean): Verdict {
  if (typed.base !== expected.base) return 'wrong';
  if (toneless || typed.tone === expected.tone) return 'right';
  // A neutral tone bears no mark.
  if (typed.tone === null) return expected.tone === 5 ? 'right' : 'no-tone';
  return 'tone';
}

function written({ base, tone }: WrittenSyllable): string {
  return tone === null ? base : writeMarked({ base, tone });
}

type Expected = { readonly token: string; readonly syllable: Syllable | null };

function pinyinCost({ token, syllable }: Expected, typed: WrittenSyllable): number {
  if (syllable === null) return token.toLowerCase() === typed.base ? 0 : 2;
  if (typed.base !== syllable.base) return 1;
  return typed.tone === null || typed.tone === syllable.tone ? 0 : 0.4;
}

/** The ways to read what was typed; where it does not read as pinyin, one way that keeps what does. */
function divisions(typed: string): (readonly WrittenSyllable[])[] {
  const found = parseSyllables(typed);
  if (found.length > 0) return found;
  const whole = typed
    .trim()
    .split(/[\s'’-]+/)
    .flatMap((word) => (word === '' ? [] : salvage(word)));
  return whole.length > 0 ? [whole] : [];
}

/** Letters beyond this in one word are not looked at: no term is as long. */
const LONGEST_WORD = 80;

/** The syllables in a word with a slip in it, and what is between them as it stands. */
function salvage(word: string): WrittenSyllable[] {
  const text = word.slice(0, LONGEST_WORD);
  const found: WrittenSyllable[] = [];
  let junk = '';
  const close = () => {
    if (junk !== '') found.push({ base: junk.toLowerCase(), tone: null });
    junk = '';
  };
  for (let at = 0; at < text.length;) {
    let end = text.length;
    let read: WrittenSyllable[] | undefined;
    for (; end > at; end--) {
      read = parseSyllables(text.slice(at, end))[0];
      if (read !== undefined) break;
    }
    if (read === undefined) junk += text[at++];
    else {
      close();
      found.push(...read);
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

/** The cheapest alignment of two sequences; leaving one out costs 1, setting two together what `cost` says. */
function align<A, B>(
  as: readonly A[],
  bs: readonly B[],
  cost: (a: A, b: B) => number,
): { steps: Step<A, B>[]; cost: number } {
  const width = bs.length + 1;
  const costs = new Float64Array((as.length + 1) * width);
  for (let i = as.length; i >= 0; i--) {
    for (let j = bs.length; j >= 0; j--) {
      if (i === as.length && j === bs.length) continue;
      let least = Infinity;
      if (i < as.length) least = Math.min(least, 1 + costs[(i + 1) * width + j]!);
      if (j < bs.length) least = Math.min(least, 1 + costs[i * width + j + 1]!);
      if (i < as.length && j < bs.length) {
        least = Math.min(least, cost(as[i]!, bs[j]!) + costs[(i + 1) * width + j + 1]!);
      }
      costs[i * width + j] = least;
    }
  }
  const steps: Step<A, B>[] = [];
  let i = 0;
  let j = 0;
  while (i < as.length || j < bs.length) {
    const here = costs[i * width + j]!;
    const together =
      i < as.length && j < bs.length ? cost(as[i]!, bs[j]!) + costs[(i + 1) * width + j + 1]! : Infinity;
    if (together === here) steps.push({ a: as[i++]!, b: bs[j++]! });
    else if (i < as.length && 1 + costs[(i + 1) * width + j]! === here) steps.push({ a: as[i++]!, b: null });
    else steps.push({ a: null, b: bs[j++]! });
  }
  return { steps, cost: costs[0]! };
}
