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
import { NUMERAL, numberOfHan } from '../lexicon/numeral.ts';
import { segment } from '../lexicon/segment.ts';
import { cedictCapitals, cedictSyllables, HAN, readingsOf, sizeOf, usualForm } from './character.ts';
import { readingHere } from './reading-here.ts';
import { isSurname, isSurnameSense, surnameLengths, surnameReadings } from './surname.ts';
import { readMarked, readNumbered, writeNumbered } from './syllable.ts';
import { ADDRESS, SHORT_TITLES, TITLES } from './titles.ts';

export type Evidence = 'printed' | 'surname' | 'place' | 'dictionary' | 'pinyin-pro' | 'unknown';

export interface CharacterReading {
  readonly hanzi: string;
  /** `lü4`; empty when nobody knows how the character is read. */
  readonly numbered: string;
  readonly evidence: Evidence;
}

/** `address` is the 小 of 小刘, `title` the 部长 of 王部长; `inside` is a name inside another term. */
export type NamePart = 'surname' | 'given' | 'foreign' | 'address' | 'title' | 'inside';

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

/** The parts of a person's name; null where it is none, but a place's or a term that was taken for one. */
function nameParts(
  run: string,
  lexicon: Lexicon,
  transcribed: boolean,
): (readonly [string, NamePart])[] | null {
  if (transcribed) return [[run, 'foreign']];
  const chars = Array.from(run);
  // Known by a name of one word: 孔子, 包公, 西施 (6.2.1.4).
  if (isNameOfOneWord(run, lexicon)) return [[run, 'foreign']];
  if (chars.length === 2 && ADDRESS.has(chars[0]!) && (chars[0] === '阿' || isSurname(chars[1]!, lexicon)))
    return [
      [chars[0]!, 'address'],
      [chars[1]!, 'given'],
    ];
  const office = officeBefore(chars, lexicon);
  if (office) return office;
  const title = titleOf(chars, lexicon);
  const name = chars.slice(0, chars.length - title.length);
  const titled: (readonly [string, NamePart])[] = title.length > 0 ? [[title.join(''), 'title']] : [];
  if (title.length > 0 && surnameLengths(`${name.join('')}某`, lexicon)[0] === name.length)
    return [[name.join(''), 'surname'], ...titled];
  // What stands before a title may be a given name alone: 国强同志.
  if (title.length > 0 && name.length === 2) {
    const whole = name.join('');
    const isFull = lexicon.senses(whole).some(({ pinyin: read }) => /^[A-Z]\S* [A-Z]/.test(read));
    if (!isFull && (lexicon.has(whole) || !isSurname(name[0]!, lexicon) || lexicon.count(whole) > 0))
      return [[whole, 'given'], ...titled];
  }
  const surname = surnameOf(name.join(''), lexicon);
  // 达赖喇嘛: the dictionary says which words it is.
  if (surname === null)
    return isNoName(run, lexicon) || isNameOfTwo(run, lexicon) ? null : [[run, 'foreign']];
  return [
    ...surname.map((word) => [word, 'surname'] as const),
    [name.slice(Array.from(surname.join('')).length).join(''), 'given'],
    ...titled,
  ];
}

/** An office and the name of who holds it: 外交部发言人毛宁; null where the run is not both. */
function officeBefore(chars: readonly string[], lexicon: Lexicon): (readonly [string, NamePart])[] | null {
  if (chars.length < 4) return null;
  for (const length of [3, 2]) {
    const office = chars.slice(0, -length);
    const name = chars.slice(-length).join('');
    if (![2, 3].some((size) => TITLES.has(office.slice(-size).join('')))) continue;
    const surname = surnameOf(name, lexicon);
    if (surname?.length !== 1) continue;
    return [
      ...segment(office.join(''), lexicon).map((word) => [word, 'title'] as const),
      [surname[0]!, 'surname'],
      [name.slice(surname[0]!.length), 'given'],
    ];
  }
  return null;
}

/** The characters of the title a name ends in. */
function titleOf(chars: readonly string[], lexicon: Lexicon): string[] {
  for (const length of [3, 2])
    if (chars.length > length && TITLES.has(chars.slice(-length).join(''))) return chars.slice(-length);
  return chars.length === 2 && SHORT_TITLES.has(chars[1]!) && isSurname(chars[0]!, lexicon)
    ? [chars[1]!]
    : [];
}

/** Whether the dictionary writes a person's name as one word: one capital, and years in the gloss. */
function isNameOfOneWord(run: string, lexicon: Lexicon): boolean {
  return lexicon
    .senses(run)
    .some(
      ({ pinyin: read, glosses }) =>
        /^[A-Z][^A-Z]*$/.test(read) &&
        !glosses.some((gloss) => /\bsurname\b/.test(gloss)) &&
        glosses.some((gloss) => /\((?:c\. ?|born |b\. )?\d|\bBC\b/.test(gloss)),
    );
}

/** Whether the dictionary writes it as a name of two words, and of no place: Lin2 Zheng4. */
function isNameOfTwo(word: string, lexicon: Lexicon): boolean {
  const senses = lexicon.senses(word);
  return (
    senses.length > 0 &&
    senses.every(
      ({ pinyin: read, glosses }) => /^[A-Z]\S*(?: \S+)* [A-Z]/.test(read) && !glosses.some(namesPlace),
    )
  );
}

/** Whether characters without a surname begin with a place, or are divided into common words alone. */
function isNoName(run: string, lexicon: Lexicon): boolean {
  const words = segment(run, lexicon);
  const isPlace = (word: string) =>
    lexicon.senses(word).some(({ pinyin: read, glosses }) => /^[A-Z]/.test(read) && glosses.some(namesPlace));
  const size = (word: string) => Array.from(word).length;
  if (words.length > 1 && size(words[0]!) > 1 && isPlace(words[0]!)) return true;
  return (
    size(run) > 3 &&
    words.length > 1 &&
    words.every(
      (word, i) =>
        lexicon.senses(word).some(({ pinyin: read }) => /^[a-z]/.test(read)) &&
        (size(word) > 1 || NUMERAL.test(word) || (i > 0 && NUMERAL.test(words[i - 1]!))),
    )
  );
}

const namesPlace = (gloss: string): boolean =>
  /\b(?:city|province|county|district|prefecture|capital|China|country)\b|^see .*[省市县区岛]\[/i.test(gloss);

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
    if (length === 1 || isSurname(head, lexicon)) return [head];
    // 海南, 中国: two surnames side by side that are a word are no married name; 林郑 is listed as one.
    if (lexicon.has(head) && !isNameOfTwo(head, lexicon)) continue;
    return length === 3 ? [chars.slice(0, 2).join(''), chars[2]!] : chars.slice(0, length);
  }
  return null;
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

/** Of each syllable of the dictionary's pinyin, whether it has a capital. */
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

interface SenseContext {
  readonly kind?: Kind | undefined;
  readonly part?: NamePart | undefined;
  readonly english?: string | undefined;
  /** pinyin-pro's reading in this context. */
  readonly pro: () => readonly string[];
  readonly limits: readonly (readonly string[])[];
}

/** The sense of a word that fits best; undefined when the dictionary has none that reads every character. */
export function chooseSense(word: string, lexicon: Lexicon, context: SenseContext): Sense | undefined {
  const all = lexicon.senses(word);
  if (all.length === 0) return undefined;
  const length = sizeOf(word);
  const senses = all.filter((sense) => cedictSyllables(sense.pinyin).length === length);
  if (senses.length < 2) return senses[0];
  const hasWord = senses.some(({ pinyin: read }) => /^[a-z]/.test(read));
  let best = senses[0]!;
  let most = -Infinity;
  for (const sense of senses) {
    const score = scoreSense(sense, hasWord, word, context);
    if (score > most) [best, most] = [sense, score];
  }
  return best;
}

/** Glosses that only point elsewhere, in CC-CEDICT's wording. */
const POINTER =
  /^(?:\([^)]*\) ?)?(?:(?:old |archaic |Japanese |nonstandard )?variant of|see |used in|also (?:written|pr\.)|same as)/;
const DATED = /\((?:old|archaic|dialect|literary|Tw|Buddhism|loanword|slang)\)|\bTaiwan pr\b/;

/** What speaks for a sense of the dictionary wherever it is asked for. */
interface StandingOf {
  readonly capital: boolean;
  /** The sum of what glosses and kind of sense weigh. */
  readonly weight: number;
  /** What its having more to say weighs. */
  readonly meanings: number;
}
const standings = new WeakMap<Sense, StandingOf>();

function standingOf(sense: Sense): StandingOf {
  let standing = standings.get(sense);
  if (!standing) {
    const [first = ''] = sense.glosses;
    let weight = isSurnameSense(sense) ? -6 : 0;
    // As listed: a word in other characters that merely simplify to these is rarer.
    if (sense.glosses.every((gloss) => POINTER.test(gloss))) weight -= 5;
    else if (POINTER.test(first)) weight -= 3;
    if (first.startsWith('erhua variant')) weight += 3;
    if (DATED.test(first)) weight -= 1.5;
    // The sense with more to say is the commoner one.
    const meanings = sense.glosses.reduce((sum, gloss) => sum + gloss.split(';').length, 0);
    standing = { capital: /^[A-Z]/.test(sense.pinyin), weight, meanings: Math.min(meanings, 6) * 0.4 };
    standings.set(sense, standing);
  }
  return standing;
}

/** @param hasWord whether one of the senses is no name */
function scoreSense(
  sense: Sense,
  hasWord: boolean,
  word: string,
  { kind, part, pro, limits, english }: SenseContext,
): number {
  const { capital, weight, meanings } = standingOf(sense);
  let score = weight;
  const syllables = cedictSyllables(sense.pinyin);
  if (limits.every((limit, i) => !limit.length || limit.includes(syllables[i]!))) score += 20;
  if (capital && hasWord) {
    // A name that is also a word is the word, unless a name is asked for, or printed: the Long March.
    score += kind === 'place' || isNamed(sense, english) ? 6 : -6;
  }
  // Of a mountain and a township of the same name, the one written as two words is the better known.
  if (kind === 'place' && / [A-Z]/.test(sense.pinyin)) score += 3;
  if (english !== undefined) score += 4 * meaningShared(sense, english);
  if (part === 'given' && syllables.at(-1)!.endsWith('5')) score -= 6;
  if (sense.traditional === word) score += 0.5;
  score += meanings;
  const called = pro();
  if (syllables.every((syllable, i) => syllable === called[i])) score += 2;
  else if (syllables.every((syllable, i) => isOfBase(syllable, called[i]!))) {
    // pinyin-pro seldom writes the neutral tone, so that it says nothing against one.
    score += syllables.every((s, i) => s === called[i] || s.endsWith('5')) ? 2 : 1;
  }
  return score;
}

/** Whether two numbered syllables differ in tone alone. */
const isOfBase = (one: string, other: string): boolean => one.slice(0, -1) === other.slice(0, -1);

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[a-z]{3,}/g) ?? []);
const wordsOfSense = new WeakMap<Sense, ReadonlySet<string>>();
/** The English asked about last: every word of a term is read beside the same. */
let lastEnglish: { readonly text: string; readonly words: ReadonlySet<string> } = {
  text: '',
  words: wordsOf(''),
};

/** How many words of the English stand in what the dictionary says of a sense, three at most. */
function meaningShared(sense: Sense, english: string): number {
  if (lastEnglish.text !== english) lastEnglish = { text: english, words: wordsOf(english) };
  let said = wordsOfSense.get(sense);
  if (!said) wordsOfSense.set(sense, (said = wordsOf(sense.glosses.join(' '))));
  let shared = 0;
  for (const word of lastEnglish.words) if (said.has(word)) shared += 1;
  return Math.min(3, shared);
}

/** Whether the English has the name that a sense begins with, of two words at least, as it is written there. */
function isNamed({ glosses }: Sense, english: string | undefined): boolean {
  const name = /^(?:the )?(\p{Lu}[\p{L}’'-]*(?: \p{Lu}[\p{L}’'-]*)+)/u.exec(glosses[0] ?? '')?.[1];
  return name !== undefined && english?.includes(name) === true;
}

/** pinyin-pro's reading of each character of a run; an empty string where it has none. */
function readByPinyinPro(run: string, lexicon: Lexicon): string[] {
  const read = (text: string) => checked(text, pinyin(text, { type: 'array', toneSandhi: false }));
  const readings = read(run);
  const usual = usualForm(run, lexicon);
  if (usual === run) return readings;
  // It knows fewer words in traditional characters, and reads 麗 as in 高麗 wherever it stands.
  const chars = Array.from(run);
  const others = read(usual);
  const isCommon = (char: string, numbered: string) =>
    lexicon
      .senses(char)
      .some((sense) => /^[a-z]/.test(sense.pinyin) && cedictSyllables(sense.pinyin)[0] === numbered);
  return readings.map((reading, i) =>
    !isCommon(chars[i]!, reading) && isCommon(chars[i]!, others[i]!) ? others[i]! : reading,
  );
}

function surnameByPinyinPro(surname: string): string[] {
  return checked(
    surname,
    pinyin(surname, { type: 'array', toneSandhi: false, mode: 'surname', surname: 'head' }),
  );
}

function checked(run: string, read: readonly string[]): string[] {
  const chars = Array.from(run);
  const list =
    read.length === chars.length
      ? read
      : chars.map((char) => pinyin(char, { type: 'array', toneSandhi: false })[0] ?? '');
  return list.map((syllable, i) => (HAN.test(chars[i]!) ? numberedOf(syllable) : ''));
}

const fromMarks = new Map<string, string>();
const MOST_MARKED = 5_000;

/**
 * A syllable with its mark as a numbered one; empty where it is none. pinyin-pro can write numbers itself, with twenty
 * regular expressions for each syllable.
 */
function numberedOf(marked: string): string {
  let written = fromMarks.get(marked);
  if (written === undefined) {
    const syllable = readMarked(marked);
    // 哼 hng without a mark: nobody says how it is read.
    const isRead = syllable && (syllable.tone !== 5 || /[aoeiuüê]|[nm]$/.test(syllable.base));
    written = isRead ? writeNumbered(syllable) : '';
    if (fromMarks.size >= MOST_MARKED) fromMarks.clear();
    fromMarks.set(marked, written);
  }
  return written;
}
