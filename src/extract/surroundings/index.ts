/**
 * Parses what stands around a Chinese run: the bracket it is in and what else is in there, the pinyin and
 * abbreviation beside it, and where English may begin or end on either side.
 */
import type { Lexicon } from '../../lexicon/lexicon.ts';
import type { Token } from '../tokens.ts';
import { readAfter } from './after.ts';
import { readBefore } from './before.ts';
import { readBracket } from './bracket-around.ts';
import { readElsewhere } from './elsewhere.ts';
import { Survey, type Surroundings } from './survey.ts';

export { isTitleOfWork } from './before.ts';
export type { EnglishPlace, Surroundings, Tie } from './survey.ts';

/** What stands around the Chinese token `at`. */
export function surroundingsOf(tokens: readonly Token[], at: number, lexicon: Lexicon): Surroundings {
  const survey = new Survey(tokens, at, lexicon);
  readBracket(survey);
  readBefore(survey);
  readAfter(survey);
  readElsewhere(survey);
  return survey;
}
