/** The ways in which what was typed for a reading can be divided into syllables and the letters between them. */
import { hasZhuyin } from '../../look-up/fold.ts';
import { pinyinLattice, zhuyinLattice, type WrittenSyllable } from '../../pinyin/parse.ts';
import { align, oneWay, type Way } from './alignment.ts';

/** One piece of what was typed. */
export type Typed =
  | { readonly is: 'syllable'; readonly syllable: WrittenSyllable }
  | { readonly is: 'letters'; readonly letters: string };

/**
 * The ways to read what was typed; where it does not read as a reading, one way that keeps what does.
 *
 * @param letters the Latin letters and digits inside the term, in their order
 */
export function waysToRead(typed: string, letters: readonly string[]): readonly Way<Typed>[] {
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
export function readWhole(text: string, unmarked: 1 | null): readonly WrittenSyllable[] | null {
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
