/** Hanzi → Hanyu pinyin in standard orthography, and the judgement whether a printed name romanises them. */
export { suggestCorrection, type Suggestion, type SuggestionOptions } from './correction.ts';
export { matchRomanisation, pinyinMatches } from './romanisation/match.ts';
export type { CantoneseReadings } from './romanisation/characters.ts';
export type { RomanisationMatch } from './romanisation/result.ts';
export type { RomanisationSystem } from './romanisation/spellings.ts';
export { isPinyin, parseSyllables, type WrittenSyllable } from './parse.ts';
export { fromZhuyin, toMarks, toNumbers, toZhuyin } from './syllable.ts';
export { romanise, type Romanised, type RomanisedSyllable, type RomaniseOptions } from './romanise.ts';
