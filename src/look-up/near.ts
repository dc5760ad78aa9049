/**
 * What was meant where a query finds nothing: the reading or the characters it misses by one slip. Each is one pass over
 * what may be meant, and is only made then.
 */
import {
  BREAK,
  beginsForm,
  codesOf,
  endsForm,
  standsAt,
  units,
  type Column,
  type Sorted,
} from './columns.ts';
import type { SoundQuery } from './fold.ts';
import { isUmlaut, STARTS, toneOf, type SoundColumns } from './sounds.ts';

/** A stretch of a column. */
export interface Near {
  readonly at: number;
  readonly length: number;
}

/** Shorter ones have too many neighbours for a slip to be told. */
const SHORTEST_SOUND = 5;
const SHORTEST_CHINESE = 3;
const LONGEST_CHINESE = 40;

/** What outweighs any commonness: it is all of a reading or a form, or only its tones and ends are others. */
const WHOLE = 32;

/**
 * The syllables that sound as was typed but for one letter, or but for tones and for where syllables end.
 *
 * @param commonness of what has the syllable that starts at a place, below 32
 */
export function nearestSound(
  { letters: { codes }, marks }: SoundColumns,
  query: SoundQuery,
  commonness: (at: number) => number,
): Near | undefined {
  const wanted = Uint8Array.from(query.letters, (letter) => letter.charCodeAt(0));
  let best: Near | undefined;
  let most = -1;
  for (let at = 1; at < codes.length; at++) {
    if ((marks[at]! & STARTS) === 0) continue;
    const length = lengthHeard(codes, marks, at, wanted);
    if (length === 0) continue;
    const end = at + length;
    const isSame = length === wanted.length && standsAt(codes, at, wanted);
    const whole = (beginsForm(codes, at) ? WHOLE : 0) + (endsForm(codes, end) ? WHOLE : 0);
    const score = (isSame ? 4 * WHOLE : 0) + whole + commonness(at);
    if (score > most) [best, most] = [{ at, length }, score];
  }
  return best;
}

/** How many letters of whole syllables from `at` on are these but for one slip; 0 where they are not. */
function lengthHeard(codes: Uint8Array, marks: Uint8Array, at: number, wanted: Uint8Array): number {
  const { length } = wanted;
  let same = 0;
  while (same < length && codes[at + same] === wanted[same]) same++;
  const isWhole = (letters: number) => (marks[at + letters]! & STARTS) !== 0 || endsForm(codes, at + letters);
  if (same === length) return isWhole(length) ? length : 0;
  if (length < SHORTEST_SOUND) return 0;
  const place = at + same;
  // One letter too many.
  if (restIs(codes, place, wanted, same + 1) && isWhole(length - 1)) return length - 1;
  if (endsForm(codes, place)) return 0;
  // One left out.
  if (restIs(codes, place + 1, wanted, same) && isWhole(length + 1)) return length + 1;
  const areExchanged =
    codes[place] === wanted[same + 1] &&
    codes[place + 1] === wanted[same] &&
    restIs(codes, place + 2, wanted, same + 2);
  // Two exchanged, or one taken for another.
  return (areExchanged || restIs(codes, place + 1, wanted, same + 1)) && isWhole(length) ? length : 0;
}

/** Whether what is wanted from `from` on stands at a place. */
function restIs(codes: Uint8Array, at: number, wanted: Uint8Array, from: number): boolean {
  for (let i = from; i < wanted.length; i++) if (codes[at + i - from] !== wanted[i]) return false;
  return true;
}

/** Syllables as they are typed: `gongchandang`, `gong chan dang`, `gong4chan3dang3`. */
export function writeSound(
  { letters: { codes }, marks }: SoundColumns,
  { at, length }: Near,
  { tones, apart }: { readonly tones: boolean; readonly apart: boolean },
): string {
  const syllables: string[] = [];
  let tone = 0;
  const end = () => {
    if (tones && tone > 0) syllables.push(syllables.pop()! + String(tone));
  };
  for (let i = at; i < at + length; i++) {
    if ((marks[i]! & STARTS) !== 0) {
      end();
      syllables.push('');
      tone = toneOf(marks[i]!);
    }
    syllables.push(syllables.pop()! + (isUmlaut(marks[i]!) ? 'ü' : String.fromCharCode(codes[i]!)));
  }
  end();
  return syllables.join(apart ? ' ' : '');
}

/** Where a form has all of these characters but one, and which of them that is. */
export interface NearChinese {
  readonly at: number;
  /** Place in what was asked of the character that is another. */
  readonly other: number;
  /** Whether that is all of the form. */
  readonly isWhole: boolean;
}

/** @param commonness of the item whose form has this place, below 32 */
export function nearestChinese(
  { codes }: Column<Uint16Array>,
  characters: Sorted,
  asked: string,
  commonness: (at: number) => number,
): NearChinese | undefined {
  const wanted = codesOf(asked, units);
  const { length } = wanted;
  if (length < SHORTEST_CHINESE || length > LONGEST_CHINESE) return undefined;
  const { heads, things } = characters;
  const placesOf = (place: number) => {
    const code = wanted[place]!;
    return things.subarray(heads[code]!, heads[code + 1]!);
  };
  // Of any two characters one at least is right.
  const rarest = Array.from(wanted.keys())
    .sort((a, b) => placesOf(a).length - placesOf(b).length)
    .slice(0, 2);
  let best: NearChinese | undefined;
  let most = -1;
  for (const right of rarest) {
    for (const place of placesOf(right)) {
      const at = place - right;
      const other = otherThan(codes, at, wanted);
      if (other === undefined) continue;
      const isWhole = beginsForm(codes, at) && endsForm(codes, at + length);
      const score = (isWhole ? WHOLE : 0) + commonness(at);
      if (score > most) [best, most] = [{ at, other, isWhole }, score];
    }
  }
  return best;
}

/** The one place where something else stands; undefined where there are more, or the form is none so long. */
function otherThan(codes: Uint16Array, at: number, wanted: Uint16Array): number | undefined {
  if (at < 1) return undefined;
  let other: number | undefined;
  for (let i = 0; i < wanted.length; i++) {
    const code = codes[at + i]!;
    if (code === wanted[i]) continue;
    // Half of a character is none.
    if (other !== undefined || code === BREAK || isHalf(code) || isHalf(wanted[i]!)) return undefined;
    other = i;
  }
  return other;
}

const isHalf = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;
