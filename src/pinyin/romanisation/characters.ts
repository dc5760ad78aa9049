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

/** Readings of characters asked about lately: an extractor tries one term against many spans. */
const recentUnits = new WeakMap<object, WeakMap<object, Map<string, readonly Unit[]>>>();
const NO_LEXICON = {};
const NO_CANTONESE = {};
const MOST_RECENT = 500;

/** The units of a name; the same ones for the same name, dictionary and table of Cantonese. */
export function unitsOf(hanzi: string, lexicon?: Lexicon, cantonese?: CantoneseReadings): readonly Unit[] {
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
