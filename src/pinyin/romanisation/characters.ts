/** The characters of a name, each with all it may read. */
import type { Lexicon } from '../../lexicon/lexicon.ts';
import { HAN, readingsOf, wordReadings } from '../character.ts';

/** The jyutping of one character, as `['lam4']`; see `../cantonese.ts`. */
export type CantoneseReadings = (char: string) => readonly string[];

/** A Han character with its readings, or a run of Latin letters and digits that spells itself. */
export interface Unit {
  readonly han: boolean;
  readonly text: string;
  readonly readings: readonly string[];
  readonly jyutping: readonly string[];
}

/** What was asked about lately: an extractor tries one term against many spans, and its characters stand in others. */
interface Recent {
  readonly names: Map<string, readonly Unit[]>;
  readonly characters: Map<string, Unit>;
}
const recentUnits = new WeakMap<object, WeakMap<object, Recent>>();
const NO_LEXICON = {};
const NO_CANTONESE = {};
const MOST_NAMES = 500;
const MOST_CHARACTERS = 5_000;

/** The units of a name; the same ones for the same name, dictionary and table of Cantonese. */
export function unitsOf(hanzi: string, lexicon?: Lexicon, cantonese?: CantoneseReadings): readonly Unit[] {
  const { names, characters } = recentWith(lexicon ?? NO_LEXICON, cantonese ?? NO_CANTONESE);
  let units = names.get(hanzi);
  if (!units) {
    units = readUnits(hanzi, characters, lexicon, cantonese);
    if (names.size >= MOST_NAMES) names.clear();
    names.set(hanzi, units);
  }
  return units;
}

/**
 * The first of the units of a name: for who asks whether a text begins as the name does, which nearly none does, so that
 * the other characters need not be read.
 */
export function firstUnitOf(hanzi: string, lexicon: Lexicon | undefined): Unit | undefined {
  const { names, characters } = recentWith(lexicon ?? NO_LEXICON, NO_CANTONESE);
  // A listed word may give its first character another reading.
  if (names.has(hanzi) || lexicon?.has(hanzi)) return unitsOf(hanzi, lexicon)[0];
  const [first] = FIRST_RUN.exec(hanzi) ?? [];
  return first === undefined ? undefined : (characters.get(first) ?? readUnit(first, characters, lexicon));
}

function recentWith(lexicon: object, cantonese: object): Recent {
  let ofLexicon = recentUnits.get(lexicon);
  if (!ofLexicon) recentUnits.set(lexicon, (ofLexicon = new WeakMap()));
  let recent = ofLexicon.get(cantonese);
  if (!recent) ofLexicon.set(cantonese, (recent = { names: new Map(), characters: new Map() }));
  return recent;
}

const RUNS = /\p{Script=Han}|[A-Za-z0-9]+/gu;
const FIRST_RUN = new RegExp(RUNS.source, 'u');

function readUnit(
  run: string,
  characters: Map<string, Unit>,
  lexicon?: Lexicon,
  cantonese?: CantoneseReadings,
): Unit {
  if (!HAN.test(run)) return { han: false, text: run.toLowerCase(), readings: [], jyutping: [] };
  const unit = {
    han: true,
    text: run,
    readings: readingsOf(run, lexicon),
    jyutping: cantonese?.(run) ?? [],
  };
  if (characters.size >= MOST_CHARACTERS) characters.clear();
  characters.set(run, unit);
  return unit;
}

function readUnits(
  hanzi: string,
  characters: Map<string, Unit>,
  lexicon?: Lexicon,
  cantonese?: CantoneseReadings,
): Unit[] {
  const runs = hanzi.match(RUNS) ?? [];
  const units = runs.map((run) => characters.get(run) ?? readUnit(run, characters, lexicon, cantonese));
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
