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
import type { Kind } from '../term/kinds.ts';
import type { Lexicon, Sense } from '../lexicon/lexicon.ts';
import { numberOfHan } from '../lexicon/numeral.ts';
import { segment } from '../lexicon/segment.ts';
import { readByPinyinPro, surnameByPinyinPro } from './by-pinyin-pro.ts';
import { cedictCapitals, cedictSyllables, readingsOf, usualForm } from './character.ts';
import { chooseSense, meaningShared } from './choose-sense.ts';
import { nameParts, namesPlace, type NamePart } from './name-parts.ts';
import { readingHere } from './reading-here.ts';
import { surnameReadings } from './surname.ts';
import { readNumbered } from './syllable.ts';

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
  readonly part?: NamePart | undefined;
  /** The dictionary's sense that was chosen; undefined for what it does not list. */
  readonly sense?: Sense | undefined;
}

export interface ReadingContext {
  readonly kind?: Kind | undefined;
  readonly lexicon: Lexicon;
  /** Per Han character the readings the print allows; an empty list allows all. */
  readonly allowed?: readonly (readonly string[])[] | undefined;
  /** Whether a person's name transcribes another language (唐纳德·特朗普): no surname is looked for. */
  readonly transcribed?: boolean;
  /** The English beside the term: of a character with several meanings it says which. */
  readonly english?: string | undefined;
  /** Names that stand in it, each a word of its own whatever the dictionary makes of its characters. */
  readonly names?: readonly string[];
  /** What of it is the name of a series, with the number behind it. */
  readonly series?: string | null;
  /** Those of them that are people's, surname and given name. */
  readonly people?: readonly string[];
}

/** Divides a run of Han characters into words and reads them. Joined, the words are the run again. */
export function readHan(run: string, context: ReadingContext): ReadWord[] {
  const { kind, lexicon, allowed, transcribed, english } = context;
  const permitted = allowed ?? [];
  // Most words are listed with one reading, so that nobody else need be asked.
  let fallback: readonly string[] | null = null;
  const byPro = (from: number, to: number) => (fallback ??= readByPinyinPro(run, lexicon)).slice(from, to);
  let at = 0;
  const next = (word: string, part?: NamePart, entry = word): ReadWord => {
    const chars = Array.from(word);
    const from = at;
    at += chars.length;
    const limits = chars.map((_, i) => permitted[from + i] ?? []);
    const to = at;
    const pro = () => byPro(from, to);
    if (part === 'surname') return readSurname(word, chars, limits, pro, lexicon);
    const read = readWord({ word, entry, chars, limits, pro, lexicon, kind, part, english });
    // All have the same properties in the same order, so that what is compiled for one fits the others.
    return { ...read, part };
  };
  const name = kind === 'person' ? nameParts(run, lexicon, transcribed === true) : null;
  if (name) return name.map(([word, part]) => next(word, part));
  // A term that is an entry itself is read as that entry, however rare its segmentation finds it.
  const isSeries = context.series === run;
  const names = isSeries ? [run] : lexicon.has(run) ? [] : (context.names ?? []);
  const words = aroundNames(run, names).flatMap((stretch) => {
    if (isSeries || (context.names?.includes(stretch) && stretch !== run)) {
      const parts = context.people?.includes(stretch) ? nameParts(stretch, lexicon, false) : null;
      return (parts ?? [[stretch, 'inside'] as const]).map(([word, part]) => next(word, part));
    }
    const chars = Array.from(stretch);
    let from = 0;
    const entries = entriesOf(stretch, lexicon).flatMap((entry) =>
      isCounted(entry, context) ? Array.from(entry) : [entry],
    );
    return entries.map((entry) => {
      const size = Array.from(entry).length;
      from += size;
      return next(chars.slice(from - size, from).join(''), undefined, entry);
    });
  });
  return inContext(words, permitted, lexicon);
}

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** Whether what the dictionary has as a place only is so many of a thing, as the English counts them: nine dragons. */
function isCounted(entry: string, { kind, english, lexicon }: ReadingContext): boolean {
  const [numeral, thing, ...others] = Array.from(entry);
  if (thing === undefined || others.length > 0 || english === undefined || kind === 'place') return false;
  const number = NUMBERS[(numberOfHan(numeral!) ?? 0) - 1];
  if (number === undefined || !new RegExp(`\\b${number}\\b`, 'i').test(english)) return false;
  const senses = lexicon.senses(entry);
  return (
    senses.length > 0 &&
    senses.every(({ pinyin: read, glosses }) => /^[A-Z]/.test(read) && glosses.some(namesPlace))
  );
}

/** The run cut before and after each name. */
function aroundNames(run: string, names: readonly string[]): string[] {
  const [name, ...others] = names;
  if (name === undefined) return [run];
  const at = run.indexOf(name);
  if (at < 0) return aroundNames(run, others);
  return [
    ...aroundNames(run.slice(0, at), others),
    name,
    ...aroundNames(run.slice(at + name.length), others),
  ].filter((part) => part !== '');
}

/**
 * The entries a run is divided into. Where characters are variants that the dictionary's words are not written with
 * (肉荳蔻), the usual ones divide it, if they make longer words of it.
 */
function entriesOf(run: string, lexicon: Lexicon): readonly string[] {
  if (lexicon.has(run)) return [run];
  const words = segment(run, lexicon);
  const usual = usualForm(run, lexicon);
  if (usual === run || words.every((word) => word.length > 1)) return words;
  const others = lexicon.has(usual) ? [usual] : segment(usual, lexicon);
  return others.length < words.length ? others : words;
}

function readSurname(
  word: string,
  chars: readonly string[],
  limits: readonly (readonly string[])[],
  pro: () => readonly string[],
  lexicon: Lexicon,
): ReadWord {
  const options = surnameReadings(word, lexicon).filter((option) => option.length === chars.length);
  const fitting = options.filter((option) =>
    option.every((syllable, i) => !limits[i]!.length || limits[i]!.includes(syllable)),
  );
  // Most surnames are read in one way, so that nobody else need be asked.
  const byPro = fitting.length > 1 ? surnameByPinyinPro(word).join() : '';
  const chosen = fitting.find((option) => option.join() === byPro) ?? fitting[0] ?? options[0] ?? pro();
  const readings = chars.map((hanzi, i) =>
    limited({ hanzi, numbered: chosen[i] ?? '', evidence: 'surname' }, limits[i]!, lexicon),
  );
  return { hanzi: word, readings, capitals: chars.map((_, i) => i === 0), sense: undefined, part: 'surname' };
}

interface WordToRead {
  readonly word: string;
  /** What the dictionary lists it as. */
  readonly entry: string;
  readonly chars: readonly string[];
  readonly limits: readonly (readonly string[])[];
  readonly pro: () => readonly string[];
  readonly lexicon: Lexicon;
  readonly kind: Kind | undefined;
  readonly part: NamePart | undefined;
  readonly english: string | undefined;
}

function readWord({ word, entry, chars, limits, pro, lexicon, kind, part, english }: WordToRead): ReadWord {
  const sense = chooseSense(entry, lexicon, { kind, part, pro, limits, english });
  const isMeant = () => english !== undefined && sense !== undefined && meaningShared(sense, english) > 0;
  const isGiven = part === 'given' && GIVEN_READING[word] !== undefined;
  if (
    sense &&
    !isGiven &&
    (chars.length > 1 || isMeant() || !isPinyinProsCall(chars[0]!, pro, lexicon, part))
  ) {
    const syllables = cedictSyllables(sense.pinyin);
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
      capitals: /[A-Z]/.test(sense.pinyin) ? cedictCapitals(sense.pinyin) : syllables.map(() => false),
      sense,
    };
  }
  const readings = chars.map((hanzi, i): CharacterReading => {
    const numbered =
      (part === 'foreign' && STRONG_READING[hanzi]) ||
      (part === 'given' && GIVEN_READING[hanzi]) ||
      // 张有为, but 杨为民; 刘馆长.
      (part === 'given' && i > 0 && /[为為]/.test(hanzi) && 'wei2') ||
      (part === 'title' && /[长長]/.test(hanzi) && 'zhang3') ||
      pro()[i] ||
      (readingsOf(hanzi, lexicon)[0] ?? '');
    return limited({ hanzi, numbered, evidence: numbered ? 'pinyin-pro' : 'unknown' }, limits[i]!, lexicon);
  });
  const agreeing = readings.length === 1 ? senseReading(word, readings[0]!.numbered, lexicon) : undefined;
  return {
    hanzi: word,
    readings,
    capitals: chars.map(() => false),
    sense: agreeing,
  };
}

/** Characters that given names are read with in another way than most words. */
const GIVEN_READING: Readonly<Record<string, string>> = { 相: 'xiang4', 宁: 'ning2', 寧: 'ning2' };

/** Readings that the words around a single character decide. */
function inContext(
  words: readonly ReadWord[],
  permitted: readonly (readonly string[])[],
  lexicon: Lexicon,
): ReadWord[] {
  let at = 0;
  return words.map((word, i) => {
    const from = at;
    at += word.readings.length;
    const numbered = word.readings.length === 1 && words.length > 1 ? readingHere(words, i, lexicon) : null;
    if (numbered === null || permitted[from]?.length) return word;
    return { ...word, readings: [{ ...word.readings[0]!, numbered, evidence: 'dictionary' }] };
  });
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
function isPinyinProsCall(
  char: string,
  pro: () => readonly string[],
  lexicon: Lexicon,
  part: ReadWord['part'],
): boolean {
  const readings = lexicon.senses(char).flatMap((sense) => cedictSyllables(sense.pinyin));
  if (readings.every((reading) => reading === readings[0])) return false;
  const reading = pro()[0]!;
  return !(part === 'given' && reading.endsWith('5')) && readings.includes(reading);
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
