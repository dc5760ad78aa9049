/**
 * Decides whether a name printed in Latin letters romanises given Chinese characters, in which system, and
 * which of a character's readings it thereby chooses.
 *
 * One dynamic programme does it all: characters are consumed in order, each by any spelling of any of its
 * readings, and a spelling never crosses a blank or a hyphen. Orders other than surname–given are tried by
 * rotating the characters. Cost: tokens × characters × a handful of spelling lengths.
 */
import type { Lexicon } from '../lexicon/lexicon.ts';
import { HAN, readingsOf, wordReadings } from './character.ts';
import { markWithin, readLetters, type Letters } from './parse.ts';
import { cantoneseSpellings, freeSpellings, gwoyeuRomatzyh, mps2, tongyong, wadeGiles } from './spelling.ts';
import { surnameLengths } from './surname.ts';
import { readNumbered, WORD_SYLLABLES } from './syllable.ts';

export type RomanisationSystem = 'pinyin' | 'wade-giles' | 'tongyong' | 'cantonese' | 'other';

/** The jyutping of one character, as `['lam4']`; see `cantonese.ts`. */
export type CantoneseReadings = (char: string) => readonly string[];

export interface RomanisationMatch {
  /**
   * `full`: every character is spelt. `surname`: the surname is, the rest is a name of another language.
   * `partial`: at least half the characters are, and the others stand where a syllable is printed that they
   * do not have — a misprint, or another person. `none`: anything else.
   */
  readonly verdict: 'full' | 'surname' | 'partial' | 'none';
  /** The system all matched syllables follow; `other` when they mix systems or follow custom. */
  readonly system: RomanisationSystem | null;
  /**
   * Per Han character, the numbered readings that the print allows (several when it has no tones); an empty
   * list where it says nothing. Absent for `none`.
   */
  readonly syllables?: readonly (readonly string[])[];
  /** The part of the print that is spelt by the characters, and what of it is not (given names, titles). */
  readonly matched?: string;
  readonly unread?: readonly string[];
  /** For `full` pinyin with tone marks: false when a mark contradicts every reading of its character. */
  readonly tonesAgree?: boolean;
  /** For `partial`: what each character would have to read, what it does read, and where they part. */
  readonly nearest?: {
    readonly printed: readonly string[];
    readonly expected: readonly string[];
    readonly differs: readonly number[];
  };
}

const NONE: RomanisationMatch = { verdict: 'none', system: null };
/** Longer prints are sentences, not names. */
const LONGEST_PRINT = 400;
const MOST_TOKENS = 24;
const MOST_CHARACTERS = 40;

/**
 * Matches `printed` against the characters. `lexicon` widens the known readings and tells surnames;
 * `cantonese` enables Hong Kong and Macau spellings. Never throws.
 */
export function matchRomanisation(
  hanzi: string,
  printed: string,
  lexicon?: Lexicon,
  cantonese?: CantoneseReadings,
): RomanisationMatch {
  if (printed.length > LONGEST_PRINT || hanzi.length > LONGEST_PRINT) return NONE;
  const units = unitsOf(hanzi, lexicon, cantonese);
  const chars = units.filter((unit) => unit.han);
  const tokens = readTokens(printed);
  if (!chars.length || units.length > MOST_CHARACTERS || !tokens.length || tokens.length > MOST_TOKENS)
    return NONE;

  const person = chars.length === units.length && chars.length >= 2 && chars.length <= 5;
  const surnames = person ? surnameLengths(hanzi, lexicon) : [];
  for (const [system, lax] of ATTEMPTS) {
    if (system === 'cantonese' && !cantonese) continue;
    const found = findFull(units, tokens, system, lax, surnames);
    if (found) return { ...full(found, units, tokens), ...(system === 'pinyin' && { tonesAgree: !lax }) };
  }
  const partial = findPartial(units, tokens);
  if (partial?.verdict === 'partial') return partial;
  // A print that is itself a whole Mandarin name with this surname names somebody else.
  return partial?.verdict === 'namesake' ? NONE : (surnameOnly(units, tokens, surnames) ?? NONE);
}

/** In order of trust; the second pass over pinyin forgives tone marks. */
const ATTEMPTS: readonly (readonly [RomanisationSystem, boolean])[] = [
  ['pinyin', false],
  ['pinyin', true],
  ['wade-giles', true],
  ['tongyong', true],
  ['cantonese', true],
  ['other', true],
];

// ── what is matched ────────────────────────────────────────────────────────────────────────────────────

/** A Han character with its readings, or a run of Latin letters and digits that spells itself. */
interface Unit {
  readonly han: boolean;
  readonly text: string;
  readonly readings: readonly string[];
  readonly jyutping: readonly string[];
}

/** Readings of characters asked about lately: an extractor tries one term against many spans. */
const recentUnits = new WeakMap<object, WeakMap<object, Map<string, readonly Unit[]>>>();
const NO_LEXICON = {};
const NO_CANTONESE = {};
const MOST_RECENT = 500;

function unitsOf(hanzi: string, lexicon?: Lexicon, cantonese?: CantoneseReadings): readonly Unit[] {
  const recent = recentWith(lexicon ?? NO_LEXICON, cantonese ?? NO_CANTONESE);
  let units = recent.get(hanzi);
  if (!units) {
    units = readUnits(hanzi, lexicon, cantonese);
    if (recent.size >= MOST_RECENT) recent.clear();
    recent.set(hanzi, units);
  }
  return units;
}

function recentWith(lexicon: object, cantonese: object): Map<string, readonly Unit[]> {
  let ofLexicon = recentUnits.get(lexicon);
  if (!ofLexicon) recentUnits.set(lexicon, (ofLexicon = new WeakMap()));
  let recent = ofLexicon.get(cantonese);
  if (!recent) ofLexicon.set(cantonese, (recent = new Map()));
  return recent;
}

function readUnits(hanzi: string, lexicon?: Lexicon, cantonese?: CantoneseReadings): Unit[] {
  const units: Unit[] = [];
  for (const [run] of hanzi.matchAll(/\p{Script=Han}|[A-Za-z0-9]+/gu)) {
    if (!HAN.test(run)) units.push({ han: false, text: run.toLowerCase(), readings: [], jyutping: [] });
    else
      units.push({
        han: true,
        text: run,
        readings: readingsOf(run, lexicon),
        jyutping: cantonese?.(run) ?? [],
      });
  }
  // A listed word may give a character a reading it has nowhere else.
  if (units.length > 1 && units.every((unit) => unit.han)) {
    for (const syllables of wordReadings(hanzi, lexicon))
      syllables.forEach((syllable, i) => {
        const unit = units[i];
        if (unit && !unit.readings.includes(syllable))
          units[i] = { ...unit, readings: [...unit.readings, syllable] };
      });
  }
  return units;
}

interface Token {
  readonly raw: string;
  /** What stands between the token before and this one: a blank, a hyphen. */
  readonly before: string;
  readonly capital: boolean;
  /** Divided at apostrophes and tone numbers, as pinyin is. */
  readonly parts: readonly Letters[];
  /** Undivided where an apostrophe marks aspiration, as in Wade–Giles. */
  readonly joined: readonly Letters[];
}

const ASPIRATION = /(p|t|k|ch|ts|tz)['’‘ʼʻʽ`´]/giu;

function readTokens(printed: string): Token[] {
  let end = 0;
  return [...printed.matchAll(/[\p{L}\p{M}\p{N}:'’‘ʼʻʽ`´]*[\p{L}\p{N}][\p{L}\p{M}\p{N}:'’‘ʼʻʽ`´]*/gu)].map(
    ({ 0: raw, index }) => {
      const before = printed.slice(end, index);
      end = index + raw.length;
      const parts = readLetters(raw) ?? literal(raw);
      const joined = readLetters(raw.replace(ASPIRATION, '$1')) ?? parts;
      return { raw, before, capital: /^\p{Lu}/u.test(raw), parts, joined };
    },
  );
}

/** Digits and other signs spell only themselves. */
function literal(raw: string): Letters[] {
  const text = raw.toLowerCase();
  return [{ text, marks: Array.from(text, () => 0), number: null, capital: false }];
}

// ── the dynamic programme ──────────────────────────────────────────────────────────────────────────────

/** Spelling → the readings it may stand for. */
type Spellings = ReadonlyMap<string, readonly string[]>;

const spellingsCache = new Map<string, Spellings>();

function spellingsOf(unit: Unit, system: RomanisationSystem): Spellings {
  if (!unit.han) return new Map([[unit.text, []]]);
  const key = [system, unit.readings, system === 'pinyin' ? [] : unit.jyutping].join('|');
  const known = spellingsCache.get(key);
  if (known) return known;
  const found = new Map<string, string[]>();
  const add = (spelling: string, reading: string) => {
    const list = found.get(spelling);
    if (!list) found.set(spelling, [reading]);
    else if (!list.includes(reading)) list.push(reading);
  };
  for (const reading of unit.readings) {
    const base = readNumbered(reading)!.base;
    const spellings: string[] = [];
    if (system === 'pinyin') spellings.push(...pinyinSpellings(base));
    if (system === 'wade-giles') spellings.push(...wadeGiles(base));
    if (system === 'tongyong') spellings.push(...tongyong(base));
    if (system === 'other')
      spellings.push(
        ...pinyinSpellings(base),
        ...wadeGiles(base),
        ...tongyong(base),
        ...mps2(base),
        ...gwoyeuRomatzyh(reading),
        ...freeSpellings(base),
      );
    for (const spelling of spellings) add(spelling, reading);
  }
  if (system === 'cantonese' || system === 'other')
    for (const jyutping of unit.jyutping)
      for (const spelling of cantoneseSpellings(jyutping))
        for (const reading of unit.readings) add(spelling, reading);
  if (spellingsCache.size > 20_000) spellingsCache.clear();
  spellingsCache.set(key, found);
  return found;
}

function pinyinSpellings(base: string): string[] {
  if (base.includes('ü')) return [base, base.replace('ü', 'u'), base.replace(/ü$/, 'yu')];
  // Keyboards' habit of writing v where u stands for ü.
  return /^[jqxy]u/.test(base) ? [base, base.replace('u', 'ü')] : [base];
}

const LONGEST_SPELLING = 7;

interface Step {
  readonly unit: number;
  readonly spelling: string;
  readonly readings: readonly string[];
}

/**
 * Consumes `order` (indices of units) from token `from` on; returns the steps and the token after the last,
 * or null. `tokenStart` names positions of `order` that must begin a token, `skip` how many whole tokens may
 * be passed over before such a position.
 */
function consume(
  units: readonly Unit[],
  order: readonly number[],
  tokens: readonly Token[],
  from: number,
  system: RomanisationSystem,
  lax: boolean,
  tokenStart: number,
  skip: number,
): { steps: Step[]; end: number; skipped: number[] } | null {
  const pinyin = system === 'pinyin';
  const partsOf = (t: number) => (pinyin ? tokens[t]!.parts : tokens[t]!.joined);
  const failed = new Set<number>();
  // One number for each place: wide enough for the most parts of a token and the most letters of a part.
  const parts = tokens.map((_, t) => partsOf(t));
  const widest = Math.max(1, ...parts.map((of) => of.length)) + 1;
  const longest = Math.max(0, ...parts.flat().map(({ text }) => text.length)) + 1;
  const steps: Step[] = [];
  const walk = (
    at: number,
    token: number,
    part: number,
    offset: number,
  ): { end: number; skipped: number[] } | null => {
    if (at === order.length) return part === 0 && offset === 0 ? { end: token, skipped: [] } : null;
    if (token >= tokens.length) return null;
    const state = ((at * tokens.length + token) * widest + part) * longest + offset;
    if (failed.has(state)) return null;
    if (at !== tokenStart || (part === 0 && offset === 0)) {
      const letters = partsOf(token)[part];
      if (letters) {
        const options = spellingsOf(units[order[at]!]!, system);
        const most = Math.min(
          units[order[at]!]!.han ? LONGEST_SPELLING : letters.text.length,
          letters.text.length - offset,
        );
        for (let length = most; length > 0; length--) {
          const spelling = letters.text.slice(offset, offset + length);
          let readings = options.get(spelling);
          if (!readings) continue;
          const end = offset + length;
          const tone =
            (end === letters.text.length ? letters.number : null) ?? markWithin(letters.marks, offset, end);
          if (tone > 0) {
            const toned = readings.filter((reading) => reading.endsWith(String(tone)));
            if (toned.length) readings = toned;
            else if (!lax && !isSandhi(units[order[at]!]!.text)) continue;
          } else if (tone < 0) continue;
          let next: [number, number, number] = [token, part, end];
          if (end === letters.text.length)
            next = part + 1 < partsOf(token).length ? [token, part + 1, 0] : [token + 1, 0, 0];
          steps.push({ unit: order[at]!, spelling, readings });
          const rest = walk(at + 1, ...next);
          if (rest) return rest;
          steps.pop();
        }
      }
    }
    if (at === tokenStart && skip > 0 && part === 0 && offset === 0) {
      for (let passed = 1; passed <= skip && token + passed < tokens.length; passed++) {
        const rest = consumeFrom(at, token + passed);
        if (rest) return { end: rest.end, skipped: Array.from({ length: passed }, (_, i) => token + i) };
      }
    }
    failed.add(state);
    return null;
  };
  /** After a gap, the rest may not have one again. */
  const consumeFrom = (at: number, token: number) => {
    const rest = consume(units, order.slice(at), tokens, token, system, lax, -1, 0);
    if (!rest) return null;
    steps.push(...rest.steps);
    return rest;
  };
  const found = walk(0, from, 0, 0);
  return found && { steps, ...found };
}

/** 一 and 不 are sometimes printed with the tone they change to in speech. */
function isSandhi(char: string): boolean {
  return char === '一' || char === '不';
}

interface Found {
  readonly system: RomanisationSystem;
  readonly steps: readonly Step[];
  readonly from: number;
  readonly end: number;
  readonly skipped: readonly number[];
}

function findFull(
  units: readonly Unit[],
  tokens: readonly Token[],
  system: RomanisationSystem,
  lax: boolean,
  surnames: readonly number[],
): Found | null {
  const n = units.length;
  const natural = units.map((_, i) => i);
  // [order, position that must begin a token, tokens that may be skipped there]
  const orders: [number[], number, number][] = [[natural, -1, 0]];
  for (const k of surnames) {
    if (k >= n) continue;
    orders.push([[...natural.slice(k), ...natural.slice(0, k)], n - k, 0]);
    orders.push([natural, k, 2]);
  }
  let best: Found | null = null;
  const size = (found: Found) => found.end - found.from - found.skipped.length;
  for (const [order, tokenStart, skip] of orders) {
    const first = spellingsOf(units[order[0]!]!, system);
    for (let from = 0; from < tokens.length; from++) {
      if (!begins(tokens[from]!, system, first)) continue;
      const found = consume(units, order, tokens, from, system, lax, tokenStart, skip);
      if (!found) continue;
      const whole = from === 0 && found.end === tokens.length && !found.skipped.length;
      // Part of a longer print counts only as a name: capitalised, and more than one character.
      if (!whole && (n < 2 || !tokens[from]!.capital || found.skipped.some((t) => !tokens[t]!.capital)))
        continue;
      // A single character is spelt by too many English words to trust the freer systems in lower case.
      if (n < 2 && system !== 'pinyin' && !tokens[from]!.capital) continue;
      const candidate: Found = { system, from, ...found };
      if (whole) return candidate;
      if (!best || size(candidate) > size(best)) best = candidate;
    }
  }
  return best;
}

/** Whether a token begins with one of these spellings: most do not, and need no search. */
function begins(token: Token, system: RomanisationSystem, spellings: Spellings): boolean {
  const text = (system === 'pinyin' ? token.parts : token.joined)[0]?.text ?? '';
  for (const spelling of spellings.keys()) if (text.startsWith(spelling)) return true;
  return false;
}

function full(found: Found, units: readonly Unit[], tokens: readonly Token[]): RomanisationMatch {
  const byUnit = new Map(found.steps.map((step) => [step.unit, step.readings]));
  return {
    verdict: 'full',
    system: found.system,
    syllables: units.flatMap((unit, i) => (unit.han ? [byUnit.get(i) ?? []] : [])),
    ...spans(tokens, (t) => t >= found.from && t < found.end && !found.skipped.includes(t)),
  };
}

function spans(tokens: readonly Token[], isMatched: (token: number) => boolean) {
  let matched = '';
  tokens.forEach((token, t) => {
    if (isMatched(t)) matched += (matched && (isMatched(t - 1) ? token.before : ' ')) + token.raw;
  });
  return {
    matched,
    unread: tokens.filter((_, t) => !isMatched(t)).map((token) => token.raw),
  };
}

// ── less than all ──────────────────────────────────────────────────────────────────────────────────────

/** Every syllable that may be printed for a Mandarin name, by system. */
const ANY_SYLLABLE: Readonly<Record<'pinyin' | 'wade-giles', ReadonlySet<string>>> = {
  pinyin: new Set([...WORD_SYLLABLES].flatMap(pinyinSpellings)),
  'wade-giles': new Set([...WORD_SYLLABLES].flatMap(wadeGiles)),
};
/** Systems whose spellings count as agreement when some other syllable disagrees. */
const PARTIAL_SYSTEMS = ['pinyin', 'wade-giles'] as const;

/**
 * The print read as exactly as many syllables as there are characters, with the fewest disagreements.
 * `partial` when at least half agree; `namesake` when fewer do but the first; null otherwise.
 */
function findPartial(
  units: readonly Unit[],
  tokens: readonly Token[],
): RomanisationMatch | { verdict: 'namesake' } | null {
  if (units.length < 2 || units.some((unit) => !unit.han)) return null;
  let best: { system: RomanisationSystem; from: number; end: number; path: PartialStep[] } | null = null;
  const cost = (path: readonly PartialStep[]) => path.filter((step) => !step.readings).length;
  for (const system of PARTIAL_SYSTEMS) {
    for (let from = 0; from < tokens.length; from++) {
      const whole = from === 0;
      if (!whole && !tokens[from]!.capital) continue;
      const found = cheapest(units, tokens, from, system);
      if (!found || (!tokens[from]!.capital && found.end < tokens.length)) continue;
      if (!best || cost(found.path) < cost(best.path)) best = { system, from, ...found };
    }
  }
  if (!best) return null;
  const { path, from, end, system } = best;
  const differs = path.flatMap((step, i) => (step.readings ? [] : [i]));
  if (differs.length * 2 > units.length) {
    const whole = from === 0 && end === tokens.length;
    return whole && !differs.includes(0) ? { verdict: 'namesake' } : null;
  }
  return {
    verdict: 'partial',
    system,
    syllables: path.map((step) => step.readings ?? []),
    ...spans(tokens, (t) => t >= from && t < end),
    nearest: {
      printed: path.map((step) => step.spelling),
      expected: units.map((unit, i) => path[i]?.readings?.[0] ?? unit.readings[0] ?? ''),
      differs,
    },
  };
}

interface PartialStep {
  readonly spelling: string;
  /** Null where the character has no reading so spelt. */
  readonly readings: readonly string[] | null;
}

function cheapest(
  units: readonly Unit[],
  tokens: readonly Token[],
  from: number,
  system: (typeof PARTIAL_SYSTEMS)[number],
): { path: PartialStep[]; end: number } | null {
  const partsOf = (t: number) => (system === 'pinyin' ? tokens[t]!.parts : tokens[t]!.joined);
  type State = { cost: number; path: PartialStep[]; end: number } | null;
  const memo = new Map<string, State>();
  const walk = (at: number, token: number, part: number, offset: number): State => {
    if (at === units.length) return part === 0 && offset === 0 ? { cost: 0, path: [], end: token } : null;
    if (token >= tokens.length) return null;
    const key = `${at} ${token} ${part} ${offset}`;
    const known = memo.get(key);
    if (known !== undefined) return known;
    let best: State = null;
    const letters = partsOf(token)[part];
    if (letters) {
      const options = spellingsOf(units[at]!, system);
      for (let end = offset + 1; end <= Math.min(letters.text.length, offset + LONGEST_SPELLING); end++) {
        const spelling = letters.text.slice(offset, end);
        const readings = options.get(spelling) ?? null;
        if (!readings && !ANY_SYLLABLE[system].has(spelling)) continue;
        let next: [number, number, number] = [token, part, end];
        if (end === letters.text.length)
          next = part + 1 < partsOf(token).length ? [token, part + 1, 0] : [token + 1, 0, 0];
        const rest = walk(at + 1, ...next);
        const cost = rest ? rest.cost + (readings ? 0 : 1) : Infinity;
        if (rest && (!best || cost < best.cost))
          best = { cost, path: [{ spelling, readings }, ...rest.path], end: rest.end };
      }
    }
    memo.set(key, best);
    return best;
  };
  return walk(0, from, 0, 0);
}

/** A surname printed as a token of its own, beside names of another language (Jensen Huang, Carrie Lam). */
function surnameOnly(
  units: readonly Unit[],
  tokens: readonly Token[],
  surnames: readonly number[],
): RomanisationMatch | null {
  for (const k of [...surnames].sort((a, b) => b - a)) {
    const order = Array.from({ length: k }, (_, i) => i);
    for (const [system] of ATTEMPTS) {
      // The surname stands last in Western order, else first, else between given names.
      const places = [tokens.length - 1, ...tokens.keys()];
      for (const from of new Set(places)) {
        if (!tokens[from]!.capital || tokens[from]!.raw.length < 2) continue;
        const found = consume(units, order, tokens, from, system, true, -1, 0);
        if (!found) continue;
        const byUnit = new Map(found.steps.map((step) => [step.unit, step.readings]));
        return {
          verdict: 'surname',
          system,
          syllables: units.map((_, i) => byUnit.get(i) ?? []),
          ...spans(tokens, (t) => t >= from && t < found.end),
        };
      }
    }
  }
  return null;
}

// ── pinyin beside hanzi ────────────────────────────────────────────────────────────────────────────────

/** Whether Latin text is the Hanyu pinyin of the whole of these characters, tones ignored. */
export function pinyinMatches(hanzi: string, text: string, lexicon?: Lexicon): boolean {
  // A gloss of more letters than this is a text.
  if (text.length > 2000 || hanzi.length > 400) return false;
  const units = unitsOf(hanzi, lexicon);
  const tokens = readTokens(text);
  if (!units.some((unit) => unit.han) || !tokens.length || units.length > 200) return false;
  const order = units.map((_, i) => i);
  const found = consume(units, order, tokens, 0, 'pinyin', true, -1, 0);
  return found !== null && found.end === tokens.length;
}
