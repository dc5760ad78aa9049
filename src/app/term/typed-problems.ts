/** What is wrong with what was typed of a term, as sentences that say what to do; undefined where nothing is. */
import { LONGEST } from '../../library/plain-text.ts';
import { tagsIn } from '../../library/tags.ts';

const atMost = (longest: number) => `At most ${longest.toLocaleString('en')} characters`;

/** @param aside whether there is a note beside it, which can hold more */
export const problemOfGloss = (typed: string, aside: boolean): string | undefined =>
  typed.trim().length <= LONGEST.gloss
    ? undefined
    : `${atMost(LONGEST.gloss)}${aside ? '; a note can hold more' : ''}.`;

export const problemOfNote = (typed: string): string | undefined =>
  typed.trim().length <= LONGEST.note
    ? undefined
    : `${atMost(LONGEST.note)}; these are ${typed.trim().length.toLocaleString('en')}.`;

/** @param typed with commas between */
export const problemOfTags = (typed: string): string | undefined =>
  tagsIn(typed).every((tag) => tag.length <= LONGEST.tag)
    ? undefined
    : `A tag has at most ${LONGEST.tag} characters.`;
