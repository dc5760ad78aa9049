/**
 * What is said of a term beside its characters and its English: pinyin, numbers and zhuyin, each word of it. Made alike
 * for a glossary, for what is found in a text and for what a reader writes.
 */
import type { Lexicon } from '../lexicon/lexicon.ts';
import { romanise, type CantoneseReadings } from '../pinyin/index.ts';
import { readNumbered, toMarks, toZhuyin } from '../pinyin/syllable.ts';
import type { Kind } from '../term/kinds.ts';
import { signBySign, taiwanReadings } from './readings.ts';
import { alignPinyin, describeWords, firstGloss, type DescribedWord, type Syllable } from './words.ts';

export interface TermToDescribe {
  /** As it is printed, in either script: the characters of the place decide how they are read. */
  readonly hanzi: string;
  /** As many characters as `hanzi` each, one for one. */
  readonly simplified: string;
  readonly traditional: string;
  readonly kind: Kind;
  /** The pinyin or the name printed beside it. */
  readonly romanisation?: string;
  /** The English it is given. */
  readonly english?: string;
  /** How a person says it is read: a numbered syllable per Han character, `zhu3 quan2`. It rules. */
  readonly reading?: string;
  /** How a person divides it into words, in simplified characters; passed over where they do not join to it. */
  readonly division?: readonly string[];
}

export interface Described {
  /** Simplified. */
  readonly hanzi: string;
  readonly traditional: string;
  /** Hanyu pinyin in standard orthography. */
  readonly pinyin: string;
  /** A syllable per Han character, Latin letters and digits in their places: `zhu3 quan2 AI`. */
  readonly numbered: string;
  /** As `numbered`. */
  readonly zhuyin: string;
  /** Where Taiwan reads a character otherwise; as `numbered`. */
  readonly zhuyinTaiwan?: string;
  /** Joined, the words are the term again, but for its punctuation. */
  readonly words: readonly DescribedWord[];
}

const HAN = /\p{Script=Han}/gu;

/** The Han characters of a term: as many syllables read it. */
export const countHan = (hanzi: string): number => hanzi.match(HAN)?.length ?? 0;

/**
 * Throws on no string; a `reading` of more or fewer syllables than there are Han characters is passed over, and so is a
 * traditional or simplified form of another length.
 */
export function describeTerm(
  { hanzi, simplified, traditional, kind, romanisation, english, reading, division }: TermToDescribe,
  lexicon: Lexicon,
  cantonese?: CantoneseReadings,
): Described {
  const length = Array.from(hanzi).length;
  const forms = {
    hanzi: Array.from(simplified).length === length ? simplified : hanzi,
    traditional: Array.from(traditional).length === length ? traditional : hanzi,
  };
  const spoken = syllablesIn(reading, countHan(hanzi));
  const evidence = spoken?.map(toMarks).join(' ') ?? romanisation;
  const byRule = romanise(hanzi, {
    kind,
    lexicon,
    ...(evidence !== undefined && { printedRomanisation: evidence }),
    ...(english !== undefined && { english }),
    ...(cantonese && { cantonese }),
  });
  const syllables = byRule.syllables.map(({ hanzi: char, toned, numbered }, i): Syllable => {
    const own = spoken?.[i] ?? (numbered || char);
    return {
      hanzi: char,
      toned: spoken === null ? toned : toMarks(own),
      numbered: own,
      zhuyin: toZhuyin(own) ?? char,
    };
  });
  const pinyin = spoken === null ? byRule.pinyin : respell(hanzi, byRule, syllables);
  const taiwan = taiwanReadings({ hanzi: forms.hanzi, syllables }, lexicon);
  return {
    ...forms,
    pinyin,
    numbered: signBySign(
      hanzi,
      syllables.map(({ numbered }) => numbered),
    ),
    zhuyin: signBySign(
      hanzi,
      syllables.map(({ zhuyin }) => zhuyin),
    ),
    ...(taiwan.some((one) => one !== undefined) && {
      zhuyinTaiwan: signBySign(
        hanzi,
        syllables.map(({ zhuyin }, i) => taiwan[i] ?? zhuyin),
      ),
    }),
    words: describeWords({ ...forms, pinyin, syllables }, dividedAs(division, forms.hanzi, lexicon), lexicon),
  };
}

function dividedAs(division: readonly string[] | undefined, hanzi: string, lexicon: Lexicon) {
  const fits = division?.join('') === hanzi && division.every((word) => word !== '');
  return fits ? division.map((word) => ({ hanzi: word, gloss: firstGloss(word, lexicon) })) : undefined;
}

/** The syllables of a reading somebody gave, `lü4`; null without one, or where it is not one for each character. */
function syllablesIn(reading: string | undefined, count: number): string[] | null {
  if (reading === undefined) return null;
  const syllables = reading.trim().split(/\s+/);
  return syllables.length === count && syllables.every((one) => readNumbered(one) !== null)
    ? syllables
    : null;
}

/**
 * The pinyin with other syllables in it: blanks, hyphens and capitals stay where the rules of spelling put them, an
 * apostrophe stands where the new syllables want one.
 */
function respell(
  hanzi: string,
  byRule: { readonly pinyin: string; readonly syllables: readonly { readonly toned: string }[] },
  syllables: readonly Syllable[],
): string {
  const { pinyin } = byRule;
  const spans = alignPinyin(hanzi, byRule.syllables, pinyin);
  let written = '';
  let at = 0;
  let next = 0;
  for (const [i, char] of Array.from(hanzi).entries()) {
    const [start, end] = spans[i]!;
    if (start === end) continue;
    const between = pinyin.slice(at, start);
    const old = pinyin.slice(start, end);
    const isHan = char.match(HAN) !== null;
    const toned = isHan ? syllables[next++]!.toned : old;
    const isJoined = at > 0 && /^['’]?$/.test(between);
    written += isJoined ? (isHan && /^[aeo]/.test(plain(toned)) ? "'" : '') : between;
    written += /^\p{Lu}/u.test(old) ? toned.charAt(0).toUpperCase() + toned.slice(1) : toned;
    at = end;
  }
  return written + pinyin.slice(at);
}

const plain = (toned: string): string => toned.normalize('NFD').replaceAll(/\p{M}/gu, '');
