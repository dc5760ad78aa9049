/** Hanzi → Hanyu pinyin in standard orthography, and the judgement whether a printed name romanises them. */
export { suggestCorrection, type Suggestion, type SuggestionOptions } from './correction.ts';
export { matchRomanisation, pinyinMatches } from './romanisation.ts';
export type { CantoneseReadings, RomanisationMatch, RomanisationSystem } from './romanisation.ts';
export { isPinyin, parseSyllables, type WrittenSyllable } from './parse.ts';
export { fromZhuyin, toMarks, toNumbers, toZhuyin } from './syllable.ts';
export { romanise, type Romanised, type RomanisedSyllable, type RomaniseOptions } from './romanise.ts';
