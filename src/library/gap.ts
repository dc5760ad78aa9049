/**
 * A sentence with its term left out, for the card that asks which term is missing.
 *
 * A sentence of an article mostly has the English beside the Chinese: that stays, it is the cue. What would give the
 * answer away goes: the term wherever it stands, in either script, and its reading beside it.
 */
import type { Entry as Written, Example } from '../glossary/entry.ts';
import { termPattern } from '../glossary/marks.ts';
import { renderingKey } from './entry.ts';
import type { Sentence } from './sentence.ts';
import { linesOf } from './lines.ts';
import { sentencesIn } from './sentences.ts';
import type { Find } from './source.ts';

/** Stands where the term was left out: a private-use character, so that no text can hold it. */
export const GAP = '\uE000';
/** Stands where its reading was left out. */
const LEFT_OUT = '…';

/** Both scripts with the gap in them. A script whose term does not stand in the sentence is left as it is. */
export function gapIn(
  example: Pick<Example, 'hanzi' | 'traditional'>,
  entry: Pick<Written, 'hanzi' | 'traditional'>,
): { hanzi: string; traditional: string } {
  return {
    hanzi: example.hanzi.replace(termPattern(entry.hanzi), GAP),
    traditional: example.traditional.replace(termPattern(entry.traditional), GAP),
  };
}

/** What a gap needs to know of a term. */
export type GapTerm = Pick<Find, 'hanzi' | 'traditional' | 'numbered' | 'gloss' | 'abbreviation'>;

/** The sentence as one line, with GAP where the term stood. */
export function sentenceWithGap({ before, term, after }: Sentence, of: GapTerm): string {
  // A text may print another form than either script's standard one.
  const forms = [...new Set([of.hanzi, of.traditional, term].filter((form) => /\p{L}/u.test(form)))];
  const reading = readingToLeaveOut(of);
  const leaveOut = (text: string): string => {
    const without = forms.reduce((rest, form) => rest.replace(termPattern(form), GAP), text);
    // To make the pattern takes a hundred times as long as to see that there is nothing for it.
    if (reading === null || !plainLetters(without).includes(plainLetters(reading))) return without;
    return without.normalize('NFC').replace(readingPattern(reading), LEFT_OUT);
  };
  return `${leaveOut(before)}${GAP}${leaveOut(after)}`.replaceAll(/[ \t]+/g, ' ').trim();
}

/** Whether the English a source gives for a term stands in the sentence: then it needs no other cue. */
export function holdsGloss(
  sentence: string,
  { gloss, abbreviation }: Pick<GapTerm, 'gloss' | 'abbreviation'>,
): boolean {
  const words = ` ${renderingKey(sentence)} `;
  return [gloss, abbreviation].some((one) => one && words.includes(` ${renderingKey(one)} `));
}

/** What fits above the answer's button on a phone, Latin letters counted once and Chinese characters twice. */
const WIDEST = 300;
/** Fewer words, or Chinese characters, are a heading or a line of a list: no more than term and gloss. */
const FEWEST_WORDS = 3;
const FEWEST_CHARACTERS = 4;

/** Whether a sentence can be asked by: it fits on a phone, and says more than the term and its English. */
export function canBeAsked(sentence: Sentence, of: GapTerm): boolean {
  const asked = sentenceWithGap(sentence, of);
  if (widthOf(asked) > WIDEST) return false;
  let rest = ` ${renderingKey(asked)} `;
  for (const gloss of [of.gloss, of.abbreviation])
    if (gloss) rest = rest.replace(` ${renderingKey(gloss)} `, ' ');
  const characters = rest.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = rest.split(' ').filter((word) => /\p{L}{2}/u.test(word) && !/\p{Script=Han}/u.test(word));
  return characters >= FEWEST_CHARACTERS || words.length >= FEWEST_WORDS;
}

/**
 * The terms that can be asked in a sentence of a text, in the order of the finds.
 *
 * @param text as `normalisedText` gives it
 * @param lines those of the text, for whoever asks for its finds part by part
 */
export function askableTerms(text: string, finds: readonly Find[], lines = linesOf(text)): Find['term'][] {
  return finds
    .filter((find) =>
      find.places.some((place) =>
        sentencesIn(text, lines, [place]).some((sentence) => canBeAsked(sentence, find)),
      ),
    )
    .map(({ term }) => term);
}

const widthOf = (text: string): number =>
  Array.from(text).reduce(
    (width, sign) => width + (/\p{Script=Han}|[\u3000-\u303f\uff00-\uffef]/u.test(sign) ? 2 : 1),
    0,
  );

/** The letters of each vowel with and without a tone's mark. */
const MARKED: Readonly<Record<string, string>> = {
  a: '[aāáǎàɑ]',
  e: '[eēéěèê]',
  i: '[iīíǐìı]',
  o: '[oōóǒò]',
  u: '[uūúǔùü]',
  ü: '[üǖǘǚǜuv]',
};

/**
 * The letters of a term's pinyin. Null where the English of the term is its pinyin, as a name's is: then it is the cue;
 * and where they are too few to tell them from other words.
 */
function readingToLeaveOut({ numbered, gloss, abbreviation }: GapTerm): string | null {
  const letters = numbered
    .toLowerCase()
    .replaceAll(/u:|v/g, 'ü')
    .replaceAll(/[^\p{L}]/gu, '');
  if (letters.length < 3) return null;
  const isCue = [gloss, abbreviation].some((one) => one && plainLetters(one).includes(plainLetters(letters)));
  return isCue ? null : letters;
}

/** Pinyin however it is written, and all around it, in letters from a to z, ü as u. */
const plainLetters = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[vɑı]/g, (letter) => ({ v: 'u', ɑ: 'a', ı: 'i' })[letter]!)
    .replaceAll(/[^a-z]/g, '');

/** Finds pinyin with tone marks, tone numbers or none, divided in any way. */
function readingPattern(letters: string): RegExp {
  const signs = Array.from(letters, (letter) => MARKED[letter] ?? letter);
  return new RegExp(`(?<![\\p{L}\\p{N}])${signs.join("[\\s'’\\-0-5]*")}[0-5]?(?![\\p{L}\\p{N}])`, 'giu');
}
