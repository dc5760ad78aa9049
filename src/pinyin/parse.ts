/**
 * Reads written pinyin — joined or apart, with tone marks, tone numbers or none, ü as `ü`, `v` or `u:` — back
 * into syllables, and zhuyin too. Everything here is linear in the text but for `parseSyllables`, which lists divisions and
 * stops at a limit.
 */
import { fromZhuyin, readNumbered, SYLLABLES, WORD_SYLLABLES, type Tone } from './syllable.ts';

/** A syllable as somebody wrote it; `tone` is null where nothing tells it (no mark, no number). */
export interface WrittenSyllable {
  readonly base: string;
  readonly tone: Tone | null;
}

/** Letters between two places where a syllable must end, each with the tone mark over it. */
export interface Letters {
  /** Lower case, `ü` for the umlaut. */
  readonly text: string;
  /** Of each letter, the tone its mark stands for; 0 for none. */
  readonly marks: readonly number[];
  /** The tone number that follows the last letter; null for none. */
  readonly number: Tone | null;
  /** Whether the first letter is a capital. */
  readonly capital: boolean;
}

const TONE_OF_MARK: Readonly<Record<string, number>> = {
  '\u0304': 1,
  '\u0301': 2,
  '\u030C': 3,
  '\u0306': 3,
  '\u0300': 4,
};
const DIAERESIS = '\u0308';
const CIRCUMFLEX = '\u0302';

/**
 * Divides text at blanks, hyphens, apostrophes, tone numbers and any sign that is no Latin letter.
 * Null when it holds letters of another script or digits that can be no tone.
 */
export function readLetters(text: string): Letters[] | null {
  const parts: Letters[] = [];
  let letters = '';
  let marks: number[] = [];
  let capital = false;
  const close = (number: Tone | null) => {
    if (letters) parts.push({ text: letters, marks, number, capital });
    letters = '';
    marks = [];
  };
  const chars = Array.from(text.normalize('NFD'));
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i]!;
    const lower = char.toLowerCase();
    if (/^[a-z]$/.test(lower)) {
      if (!letters) capital = char !== lower;
      letters += lower === 'v' ? 'ü' : lower;
      marks.push(0);
    } else if (TONE_OF_MARK[char] !== undefined && letters) {
      marks[marks.length - 1] = TONE_OF_MARK[char];
    } else if (char === DIAERESIS && letters.endsWith('u')) {
      letters = letters.slice(0, -1) + 'ü';
    } else if (char === CIRCUMFLEX && letters.endsWith('e')) {
      letters = letters.slice(0, -1) + 'ê';
    } else if (char === ':' && letters.endsWith('u') && /^[neaNEA0-5]?$/.test(chars[i + 1] ?? '')) {
      letters = letters.slice(0, -1) + 'ü';
    } else if (/^[0-5]$/.test(char) && letters && !/^[0-9]$/.test(chars[i + 1] ?? '')) {
      close((Number(char) || 5) as Tone);
    } else if (/[\p{L}\p{M}\p{N}]/u.test(char)) {
      return null;
    } else close(null);
  }
  close(null);
  return parts;
}

/** The tone marked on a stretch of letters: 0 for none, −1 for two marks, which no syllable has. */
export function markWithin(marks: readonly number[], from: number, to: number): number {
  let tone = 0;
  for (let i = from; i < to; i++) {
    if (!marks[i]) continue;
    if (tone) return -1;
    tone = marks[i]!;
  }
  return tone;
}

/**
 * The syllables that can begin at a place of `letters`, longest first, with where each ends.
 * Umlauts are optional after n and l only where the writer left them out: `lü` may be written `lu`.
 */
function syllablesAt({ text, marks, number }: Letters, at: number, alone: boolean) {
  const found: { syllable: WrittenSyllable; end: number }[] = [];
  for (let end = Math.min(text.length, at + 6); end > at; end--) {
    const written = text.slice(at, end);
    const base = spelt(written);
    if (!(alone ? SYLLABLES : WORD_SYLLABLES).has(base)) continue;
    const mark = markWithin(marks, at, end);
    if (mark < 0) continue;
    const tone = end === text.length && number ? number : mark ? (mark as Tone) : null;
    found.push({ syllable: { base, tone }, end });
  }
  return found;
}

/** The spellings of keyboards: `jü` for ju, and `lue`, `nue` for lüe, nüe, which can be nothing else. */
function spelt(written: string): string {
  if (/^[jqxy]ü/.test(written)) return written.replace('ü', 'u');
  return /^[ln]ue$/.test(written) ? written.replace('u', 'ü') : written;
}

/** At most this many divisions of one text are listed. */
const MOST_DIVISIONS = 64;

/**
 * All ways to divide written pinyin into syllables, the likeliest first: `xian` is xian, then xi·an.
 * Blanks, hyphens, apostrophes and tone numbers end a syllable. An `r` that colours the syllable before it
 * counts as a syllable of its own (huār → hua1 r). Empty when the text does not read as pinyin.
 */
export function parseSyllables(text: string): WrittenSyllable[][] {
  const parts = readLetters(text);
  if (!parts || !parts.length) return [];
  let whole: WrittenSyllable[][] = [[]];
  for (const part of parts) {
    const divisions = divisionsOf(part);
    if (!divisions.length) return [];
    whole = whole.flatMap((head) => divisions.map((tail) => [...head, ...tail])).slice(0, MOST_DIVISIONS);
  }
  return whole;
}

function divisionsOf(part: Letters): WrittenSyllable[][] {
  const { text } = part;
  // From where the rest can be read at all; so that the listing below never enters a dead end.
  const readable = new Uint8Array(text.length + 1);
  readable[text.length] = 1;
  for (let at = text.length - 1; at >= 0; at--)
    if (stepsAt(part, at).some(({ end }) => readable[end])) readable[at] = 1;
  if (!readable[0]) return [];
  const found: WrittenSyllable[][] = [];
  const path: WrittenSyllable[] = [];
  const walk = (at: number): void => {
    if (found.length >= MOST_DIVISIONS) return;
    if (at === text.length) {
      found.push([...path]);
      return;
    }
    for (const { syllable, end } of stepsAt(part, at)) {
      if (!readable[end]) continue;
      path.push(syllable);
      walk(end);
      path.pop();
    }
  };
  // A recursion as deep as the word has syllables; a "word" of thousands of letters is no pinyin.
  if (text.length <= 600) walk(0);
  return found.sort((a, b) => weight(a) - weight(b));
}

function stepsAt(part: Letters, at: number) {
  const steps = syllablesAt(part, at, part.text.length <= 3 && at === 0);
  // The colouring r: after a syllable, before a consonant or the end.
  if (at > 0 && part.text[at] === 'r' && !/[aeiouüê]/.test(part.text[at + 1] ?? ''))
    steps.push({ syllable: { base: 'r', tone: null }, end: at + 1 });
  return steps;
}

/** Syllables that begin with a vowel want an apostrophe before them, so a division that has them is unlikelier. */
function weight(division: readonly WrittenSyllable[]): number {
  return division.reduce((sum, { base }, i) => sum + 1 + (i > 0 && /^[aeoê]/.test(base) ? 2 : 0), 0);
}

/** Words asked about lately: the same English stands beside one term after the other. */
const arePinyin = new Map<string, boolean>();
const MOST_WORDS = 5_000;
/** Longer texts are too rare to be kept. */
const LONGEST_KEPT = 24;

/** Whether Latin text reads as Hanyu pinyin, whatever it means ("women" does too). Linear. */
export function isPinyin(text: string): boolean {
  let known = arePinyin.get(text);
  if (known === undefined) {
    known = readsAsPinyin(text);
    if (text.length <= LONGEST_KEPT) {
      if (arePinyin.size >= MOST_WORDS) arePinyin.clear();
      arePinyin.set(text, known);
    }
  }
  return known;
}

function readsAsPinyin(text: string): boolean {
  const parts = readLetters(text);
  return (
    !!parts?.length &&
    parts.every((part) => {
      const readable = new Uint8Array(part.text.length + 1);
      readable[part.text.length] = 1;
      for (let at = part.text.length - 1; at >= 0; at--)
        if (stepsAt(part, at).some(({ end }) => readable[end])) readable[at] = 1;
      return readable[0] === 1;
    })
  );
}

/**
 * All ways to divide a text at once, where listing them would be too many: for each place the syllables that can
 * begin there, longest first, and where each ends. What cannot be read has a place from where nothing leads on.
 */
export interface Lattice {
  readonly steps: readonly (readonly { readonly syllable: WrittenSyllable; readonly end: number }[])[];
  /** The place after the last. */
  readonly end: number;
}

/** Of written pinyin, divided as `parseSyllables` does; null when it holds what is neither pinyin nor blank. */
export function pinyinLattice(text: string): Lattice | null {
  const parts = readLetters(text);
  if (!parts) return null;
  let start = 0;
  const steps = parts.flatMap((part) => {
    const from = start;
    start += part.text.length;
    return Array.from(part.text, (_, at) =>
      stepsAt(part, at).map(({ syllable, end }) => ({ syllable, end: from + end })),
    );
  });
  return { steps, end: start };
}

/** A syllable has an initial, a medial and a final, or some of them. */
const LENGTHS = [3, 2, 1] as const;
const ZHUYIN_TONES = ' ˉˊˇˋ˙';

/**
 * Of zhuyin: blanks and tone signs end a syllable, the neutral tone's dot may stand before it or behind, tone
 * numbers are read, too. Null when it holds what is neither zhuyin nor blank.
 *
 * @param unmarked the tone of a syllable without a sign: the first in text that has signs elsewhere, else unknown
 */
export function zhuyinLattice(text: string, unmarked: 1 | null): Lattice | null {
  const signs = text
    .replace(/´/g, 'ˊ')
    .replace(/`/g, 'ˋ')
    .replace(/[1-5]/g, (tone) => ZHUYIN_TONES[Number(tone)]!)
    // Each blank ends a syllable by itself; only its place is needed.
    .trim()
    .replace(/[\s'’-]+/g, ' ');
  if (/[^ㄅ-ㄯˉˊˇˋ˙ ]/.test(signs)) return null;
  const past = (place: number) => (signs[place] === ' ' ? place + 1 : place);
  const steps = Array.from(signs, (first, at) => {
    const dot = first === '˙';
    const start = dot ? at + 1 : at;
    return LENGTHS.flatMap((length) => {
      const end = start + length;
      const body = signs.slice(start, end);
      const syllable = /^[ㄅ-ㄯ]+$/.test(body) && end <= signs.length ? fromZhuyin(body) : null;
      if (syllable === null) return [];
      const { base } = readNumbered(syllable)!;
      const tone = ZHUYIN_TONES.indexOf(signs[end] ?? ' ');
      const step = (of: Tone | null, place: number) => ({ syllable: { base, tone: of }, end: past(place) });
      if (dot) return [step(5, end)];
      if (tone > 0 && tone < 5) return [step(tone as Tone, end + 1)];
      // A dot belongs to this syllable, or to the next.
      return tone === 5 ? [step(5, end + 1), step(unmarked, end)] : [step(unmarked, end)];
    });
  });
  return { steps, end: signs.length };
}
