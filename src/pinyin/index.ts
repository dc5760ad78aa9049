/** Hanzi → Hanyu pinyin in standard orthography, and the judgement whether a printed name romanises them. */
export { suggestCorrection } from './correction.ts';
export {
  matchRomanisation,
  mayBeginPinyin,
  pinyinMatches,
  romanisesWhole,
  wadeGilesMatches,
} from './romanisation/match.ts';
export type { CantoneseReadings } from './romanisation/characters.ts';
export { isPinyin, parseSyllables } from './parse.ts';
export { readHan } from './reading.ts';
export { pinyinOf, romanise } from './romanise.ts';
