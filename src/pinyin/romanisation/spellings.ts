/** The systems of romanisation, and how each spells the readings of a character. */
import { cantoneseSpellings, freeSpellings, gwoyeuRomatzyh, mps2, tongyong, wadeGiles } from '../spelling.ts';
import { readNumbered } from '../syllable.ts';
import type { Unit } from './characters.ts';

export type RomanisationSystem = 'pinyin' | 'wade-giles' | 'tongyong' | 'cantonese' | 'other';

/** In order of trust; the second pass over pinyin forgives tone marks. */
export const ATTEMPTS: readonly (readonly [RomanisationSystem, boolean])[] = [
  ['pinyin', false],
  ['pinyin', true],
  ['wade-giles', true],
  ['tongyong', true],
  ['cantonese', true],
  ['other', true],
];

/** Spelling → the readings it may stand for. */
export type Spellings = ReadonlyMap<string, readonly string[]>;

export const LONGEST_SPELLING = 7;

const spellingsCache = new Map<string, Spellings>();
const headsOf = new WeakMap<Spellings, ReadonlySet<string>>();

/** Whether one of the spellings begins with the first letter of the text: most English fails here. */
export function mayBegin(text: string, spellings: Spellings): boolean {
  let heads = headsOf.get(spellings);
  if (!heads) headsOf.set(spellings, (heads = new Set(Array.from(spellings.keys(), (one) => one[0]!))));
  return heads.has(text[0]!);
}

/** The same of text that is not read yet: false only where its first letter tells, which e does not: it may have ê's mark. */
export function mayBeginWith(text: string, spellings: Spellings): boolean {
  const head = text.charCodeAt(0) | 0x20;
  return head < 0x61 || head > 0x7a || head === 0x65 || mayBegin(String.fromCharCode(head), spellings);
}

/** Those of each unit that is still in use, so that no key need be made to find them. */
const ofUnit = new WeakMap<Unit, Partial<Record<RomanisationSystem, Spellings>>>();

/** All spellings of a unit in a system; of Latin letters, themselves. */
export function spellingsOf(unit: Unit, system: RomanisationSystem): Spellings {
  let own = ofUnit.get(unit);
  if (!own) ofUnit.set(unit, (own = {}));
  return (own[system] ??= findSpellings(unit, system));
}

function findSpellings(unit: Unit, system: RomanisationSystem): Spellings {
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

/** The spellings of a base in Hanyu pinyin: ü has several. */
export function pinyinSpellings(base: string): string[] {
  if (base.includes('ü')) return [base, base.replace('ü', 'u'), base.replace(/ü$/, 'yu')];
  // Keyboards' habit of writing v where u stands for ü.
  return /^[jqxy]u/.test(base) ? [base, base.replace('u', 'ü')] : [base];
}
