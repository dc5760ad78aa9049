/**
 * The reading of each character of a term, in its context, with the evidence for it. In this order:
 *
 * 1. the romanisation printed beside the term (it limits the choice);
 * 2. the kind: surname readings for the surname of a person and nowhere else, place readings in places;
 * 3. the dictionary's reading of the word the character stands in, its senses weighed against each other;
 * 4. pinyin-pro, which also knows phrases, for single characters and for words the dictionary has not.
 *
 * Tone sandhi is never written: 一 and 不 keep their first and fourth tone (GB/T 16159-2012, 6.5).
 */
import { pinyin } from 'pinyin-pro';
import type { Kind } from '../term/kinds.ts';
import type { Lexicon, Sense } from '../lexicon/lexicon.ts';
import { segment } from '../lexicon/segment.ts';
import { cedictSyllables, HAN, readingsOf } from './character.ts';
import { isSurnameSense, surnameLengths, surnameReadings } from './surname.ts';
import { readNumbered, writeNumbered } from './syllable.ts';

export type Evidence = 'printed' | 'surname' | 'place' | 'dictionary' | 'pinyin-pro' | 'unknown';

export interface CharacterReading {
  readonly hanzi: string;
  /** `lü4`; empty when nobody knows how the character is read. */
  readonly numbered: string;
  readonly evidence: Evidence;
}

/** A word of the division the readings were looked up in. */
export interface ReadWord {
  readonly hanzi: string;
  readonly readings: readonly CharacterReading[];
  /** Per character, whether the dictionary writes its syllable with a capital: a new word of a proper name. */
  readonly capitals: readonly boolean[];
  /** What of a person's name it is. */
  readonly part?: 'surname' | 'given' | 'foreign';
  /** The dictionary's sense that was chosen; absent for what it does not list. */
  readonly sense?: Sense;
}

export interface ReadingContext {
  readonly kind?: Kind | undefined;
  readonly lexicon: Lexicon;
  /** Per Han character the readings the print allows; an empty list allows all. */
  readonly allowed?: readonly (readonly string[])[] | undefined;
  /** Whether a person's name transcribes another language (唐纳德·特朗普): no surname is looked for. */
  readonly transcribed?: boolean;
}

/** Divides a run of Han characters into words and reads them. Joined, the words are the run again. */
export function readHan(run: string, { kind, lexicon, allowed, transcribed }: ReadingContext): ReadWord[] {
  const permitted = allowed ?? [];
  const fallback = readByPinyinPro(run);
  let at = 0;
  const next = (word: string, part?: ReadWord['part']): ReadWord => {
    const chars = Array.from(word);
    const from = at;
    at += chars.length;
    const limits = chars.map((_, i) => permitted[from + i] ?? []);
    const pro = fallback.slice(from, at);
    if (part === 'surname') return readSurname(word, chars, limits, pro, lexicon);
    return { ...readWord(word, chars, limits, pro, lexicon, kind, part), ...(part && { part }) };
  };
  if (kind === 'person') {
    const surname = surnameOf(run, lexicon);
    if (surname === null || transcribed) return [next(run, 'foreign')];
    return [
      ...surname.map((word) => next(word, 'surname')),
      next(run.slice(surname.join('').length), 'given'),
    ];
  }
  // A term that is an entry itself is read as that entry, however rare its segmentation finds it.
  const words = lexicon.has(run) ? [run] : segment(run, lexicon);
  return words.map((word) => next(word));
}

/**
 * The surnames at the head of a personal name: one, two when a married woman bears both, or none when the
 * characters only transcribe a foreign name. A given name has one or two characters.
 */
function surnameOf(name: string, lexicon: Lexicon): string[] | null {
  const chars = Array.from(name);
  for (const length of surnameLengths(name, lexicon)) {
    const given = chars.length - length;
    if (given < 1 || given > 2) continue;
    const head = chars.slice(0, length).join('');
    const compound = length === 1 || lexicon.senses(head).some(isSurnameSense);
    return compound ? [head] : chars.slice(0, length);
  }
  return null;
}

function readSurname(
  word: string,
  chars: readonly string[],
  limits: readonly (readonly string[])[],
  pro: readonly string[],
  lexicon: Lexicon,
): ReadWord {
  const options = surnameReadings(word, lexicon).filter((option) => option.length === chars.length);
  const byPro = surnameByPinyinPro(word);
  const fits = (option: readonly string[]) =>
    option.every((syllable, i) => !limits[i]!.length || limits[i]!.includes(syllable));
  const chosen =
    options.filter(fits).find((option) => option.join() === byPro.join()) ??
    options.find(fits) ??
    options[0] ??
    pro;
  const readings = chars.map((hanzi, i) =>
    limited({ hanzi, numbered: chosen[i] ?? '', evidence: 'surname' }, limits[i]!, lexicon),
  );
  return { hanzi: word, readings, capitals: chars.map((_, i) => i === 0), part: 'surname' };
}

function readWord(
  word: string,
  chars: readonly string[],
  limits: readonly (readonly string[])[],
  pro: readonly string[],
  lexicon: Lexicon,
  kind: Kind | undefined,
  part: ReadWord['part'],
): ReadWord {
  const sense = chooseSense(word, lexicon, { kind, part, pro, limits });
  if (sense && (chars.length > 1 || !isPinyinProsCall(chars[0]!, pro[0]!, lexicon, part))) {
    const syllables = cedictSyllables(sense.pinyin);
    const capitals = sense.pinyin.split(' ').filter((s) => readNumbered(s));
    const isPlace = kind === 'place' && /^[A-Z]/.test(sense.pinyin);
    return {
      hanzi: word,
      readings: chars.map((hanzi, i) =>
        limited(
          { hanzi, numbered: syllables[i]!, evidence: isPlace ? 'place' : 'dictionary' },
          limits[i]!,
          lexicon,
        ),
      ),
      capitals: capitals.map((syllable) => /^[A-Z]/.test(syllable)),
      sense,
    };
  }
  const readings = chars.map((hanzi, i): CharacterReading => {
    const numbered =
      (part === 'foreign' && STRONG_READING[hanzi]) || pro[i] || (readingsOf(hanzi, lexicon)[0] ?? '');
    return limited({ hanzi, numbered, evidence: numbered ? 'pinyin-pro' : 'unknown' }, limits[i]!, lexicon);
  });
  const agreeing = readings.length === 1 ? senseReading(word, readings[0]!.numbered, lexicon) : undefined;
  return {
    hanzi: word,
    readings,
    capitals: chars.map(() => false),
    ...(agreeing && { sense: agreeing }),
  };
}

/** Characters used as particles keep their full reading where they transcribe a sound. */
const STRONG_READING: Readonly<Record<string, string>> = {
  的: 'di2',
  地: 'di4',
  得: 'de2',
  了: 'liao3',
  着: 'zhuo2',
  都: 'du1',
  么: 'mo2',
  什: 'shi2',
  柏: 'bo2',
  塞: 'sai4',
};

function senseReading(word: string, numbered: string, lexicon: Lexicon): Sense | undefined {
  return lexicon
    .senses(word)
    .find((s) => cedictSyllables(s.pinyin)[0] === numbered && /^[a-z]/.test(s.pinyin));
}

/**
 * A single character with several readings is decided by the phrase around it, which pinyin-pro looks at,
 * rather than by its own entry; unless pinyin-pro's reading is one the dictionary does not know.
 */
function isPinyinProsCall(char: string, pro: string, lexicon: Lexicon, part: ReadWord['part']): boolean {
  const readings = new Set(lexicon.senses(char).flatMap((sense) => cedictSyllables(sense.pinyin)));
  if (part === 'given' && pro.endsWith('5')) return false;
  return readings.size > 1 && readings.has(pro);
}

/** Applies what the print allows; the first allowed reading, best those the dictionary lists first. */
function limited(reading: CharacterReading, allowed: readonly string[], lexicon: Lexicon): CharacterReading {
  if (!allowed.length) return reading;
  if (allowed.includes(reading.numbered)) {
    // The print decided only if it excluded something.
    const others = readingsOf(reading.hanzi, lexicon).filter((other) => !allowed.includes(other));
    return others.length ? { ...reading, evidence: 'printed' } : reading;
  }
  const base = readNumbered(reading.numbered)?.base;
  const numbered = allowed.find((other) => readNumbered(other)?.base === base) ?? allowed[0]!;
  return { ...reading, numbered, evidence: 'printed' };
}

interface SenseContext {
  readonly kind?: Kind | undefined;
  readonly part?: ReadWord['part'];
  /** pinyin-pro's reading in this context. */
  readonly pro: readonly string[];
  readonly limits: readonly (readonly string[])[];
}

/** The sense of a word that fits best; undefined when the dictionary has none that reads every character. */
export function chooseSense(word: string, lexicon: Lexicon, context: SenseContext): Sense | undefined {
  const length = Array.from(word).length;
  const senses = lexicon.senses(word).filter((sense) => cedictSyllables(sense.pinyin).length === length);
  if (senses.length < 2) return senses[0];
  let best = senses[0]!;
  let most = -Infinity;
  for (const sense of senses) {
    const score = scoreSense(sense, senses, word, context);
    if (score > most) [best, most] = [sense, score];
  }
  return best;
}

/** Glosses that only point elsewhere, in CC-CEDICT's wording. */
const POINTER =
  /^(?:\([^)]*\) ?)?(?:(?:old |archaic |Japanese |nonstandard )?variant of|see |used in|also (?:written|pr\.)|same as)/;
const DATED = /\((?:old|archaic|dialect|literary|Tw|Buddhism|loanword|slang)\)|\bTaiwan pr\b/;

function scoreSense(
  sense: Sense,
  senses: readonly Sense[],
  word: string,
  { kind, part, pro, limits }: SenseContext,
): number {
  let score = 0;
  const syllables = cedictSyllables(sense.pinyin);
  const capital = /^[A-Z]/.test(sense.pinyin);
  if (limits.every((limit, i) => !limit.length || limit.includes(syllables[i]!))) score += 20;
  if (capital && senses.some((other) => /^[a-z]/.test(other.pinyin))) {
    // A name that is also a word is the word, unless a name is asked for.
    score += kind === 'place' ? 6 : -6;
  }
  // Of a mountain and a township of the same name, the one written as two words is the better known.
  if (kind === 'place' && / [A-Z]/.test(sense.pinyin)) score += 3;
  if (isSurnameSense(sense)) score -= 6;
  if (part === 'given' && syllables.at(-1)!.endsWith('5')) score -= 6;
  // As listed: a word in other characters that merely simplify to these is rarer.
  if (sense.glosses.every((gloss) => POINTER.test(gloss))) score -= 5;
  else if (POINTER.test(sense.glosses[0]!)) score -= 3;
  if (/^erhua variant/.test(sense.glosses[0]!)) score += 3;
  if (DATED.test(sense.glosses[0]!)) score -= 1.5;
  if (sense.traditional === word) score += 0.5;
  // The sense with more to say is the commoner one.
  const meanings = sense.glosses.reduce((sum, gloss) => sum + gloss.split(';').length, 0);
  score += Math.min(meanings, 6) * 0.4;
  const bases = (list: readonly string[]) => list.map((s) => s.slice(0, -1)).join(' ');
  if (syllables.join(' ') === pro.join(' ')) score += 2;
  else if (bases(syllables) === bases(pro)) {
    // pinyin-pro seldom writes the neutral tone, so that it says nothing against one.
    score += syllables.every((s, i) => s === pro[i] || s.endsWith('5')) ? 2 : 1;
  }
  return score;
}

/** pinyin-pro's reading of each character of a run; an empty string where it has none. */
function readByPinyinPro(run: string): string[] {
  return checked(run, pinyin(run, { type: 'array', toneType: 'num', toneSandhi: false }));
}

function surnameByPinyinPro(surname: string): string[] {
  return checked(
    surname,
    pinyin(surname, { type: 'array', toneType: 'num', toneSandhi: false, mode: 'surname', surname: 'head' }),
  );
}

function checked(run: string, read: readonly string[]): string[] {
  const chars = Array.from(run);
  const list =
    read.length === chars.length
      ? read
      : chars.map((char) => pinyin(char, { type: 'array', toneType: 'num', toneSandhi: false })[0] ?? '');
  return list.map((syllable, i) => {
    const found = HAN.test(chars[i]!) ? readNumbered(syllable) : null;
    return found ? writeNumbered(found) : '';
  });
}
