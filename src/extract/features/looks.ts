/** What a word looks like by itself, whatever stands around it, and the lists of words that tell. */
import { isAbbreviation } from '../bracket.ts';
import {
  ARTICLES,
  CALENDAR,
  isFiniteVerb,
  isFunctionWord,
  isOwner,
  isVerb,
  list,
  mayBeVerb,
  NAME_PARTICLES,
} from '../words.ts';

/** Budapest-based, Beijing-led: a capital that belongs to no name. */
const COMPOUND =
  /^\p{Lu}[\p{L}.’']*[-–](?:run|made|born|friendly|wide|style|era|level|specific|language|speaking|\p{Ll}+(?:ed|ing))$/u;
/** Adverbs that stand before a verb or an adjective and are no part of a term. */
const ADVERB = list(
  'still also now then even just only merely already soon later again often always usually sometimes once too very much quite rather simply largely mostly mainly chiefly recently openly repeatedly increasingly explicitly roughly literally',
);
/** Adjectives by which a writer judges, dates or counts a thing: no term has them of its own. */
const JUDGES = list(
  'so-called famous infamous notorious controversial contentious hasty clumsy recent latest newest earlier previous subsequent current existing ongoing upcoming forthcoming long-awaited resulting aforementioned alleged supposed purported influential prestigious venerable obscure little-known well-known lesser-known celebrated ill-fated short-lived now-defunct defunct newly-founded ubiquitous much-criticised much-criticized much-vaunted vaunted much-loved sprawling fellow mere sheer various several many numerous countless other same all every each both certain such',
);
/** Words by which somebody gives a thing its name. */
const CALLS = list('call calls called say says said name named term termed dub dubbed known');

/** iFlytek, eBay: a brand's small letter before its capital. */
const BRAND = /^\p{Ll}{1,2}\p{Lu}/u;
/** What a statement has and a phrase has not: its verb, or the words that join it to another. */
const STATES = list(
  'is are was were has have had will would shall should whether because although but than we they he she it you',
);
const PRONOUN = list('i we you he she it they there this these');
const DENIES = list('not never no nor without cannot');
const DENIES_SHORT = /^\p{L}+n['’]t$/iu;
/** Prepositions that no list of little words has, because what they say may be said in the Chinese. */
const PREPOSITION = list(
  'near amid amidst alongside along despite during within before after since until till beyond behind beside besides around across outside inside toward towards unlike together off up out away down',
);
const JOINS = list(
  'on in to for with by about over against into through from that which is are was were has have had will would',
);
const PARTED = list('off up out away down back');

/** What a word looks like, kept: each is asked about for every span that it stands in. */
export interface Looks {
  /** Whether it begins with a capital, as a part of a name does, or with a figure. */
  readonly capital: boolean;
  /** Whether it begins with a small letter. */
  readonly small: boolean;
  /** Whether it may stand in lower case inside a name. */
  readonly particle: boolean;
  readonly little: boolean;
  readonly article: boolean;
  /** Whether it is a verb, and neither a gerund nor a participle. */
  readonly bareVerb: boolean;
  /** Whether it joins what follows to what stands before, as a preposition or a clause's first word does. */
  readonly joins: boolean;
  /** Whether it begins with a capital, whatever else it is. */
  readonly upper: boolean;
  readonly adverb: boolean;
  readonly pronoun: boolean;
  readonly preposition: boolean;
  /** Whether a verb before it may have it as a part of itself: passing off, set up. */
  readonly parted: boolean;
  readonly states: boolean;
  readonly denies: boolean;
  /** Whether it is a year, or years, and whether it says a day, a month or a year of our time. */
  readonly years: boolean;
  readonly dates: boolean;
  readonly abbreviation: boolean;
  readonly possessive: boolean;
  readonly gerund: boolean;
  readonly judges: boolean;
  readonly calls: boolean;
}
/** Looks of words, by the word. */
const known = new Map<string, Looks>();
const MOST_LOOKS = 20_000;

export function looksOf(word: string): Looks {
  let look = known.get(word);
  if (!look) {
    const lower = word.toLowerCase();
    const upper = /^\p{Lu}/u.test(word);
    const isDivided = /[-–]/.test(word);
    look = {
      capital: (upper || /^\d/.test(word) || BRAND.test(word)) && !(isDivided && COMPOUND.test(word)),
      small: /^\p{Ll}/u.test(word),
      particle: NAME_PARTICLES.has(lower),
      little: isFunctionWord(word),
      article: ARTICLES.has(lower),
      bareVerb: isVerb(word) && !/(?:ing|ed)$/.test(word),
      joins: JOINS.has(word),
      upper,
      adverb: ADVERB.has(word),
      pronoun: PRONOUN.has(lower),
      preposition: PREPOSITION.has(lower),
      parted: PARTED.has(word),
      states: STATES.has(lower),
      denies: DENIES.has(lower) || DENIES_SHORT.test(word),
      years: /^\d{4}(?:s|[–-]\d{2,4})?$/.test(word),
      dates: CALENDAR.has(word) || /^(?:19|20)\d\d$/.test(word),
      abbreviation: upper && isAbbreviation(word),
      possessive: isOwner(word),
      gerund: word.endsWith('ing'),
      judges: JUDGES.has(lower),
      calls: CALLS.has(word),
    };
    if (known.size >= MOST_LOOKS) known.clear();
    known.set(word, look);
  }
  return look;
}
export const isCapital = (word: string) => looksOf(word).capital;
export const isSmall = (word: string) => looksOf(word).small;
export const isLittle = (word: string) => looksOf(word).little;
/** Whether it may say what somebody does, as a verb and a gerund do. */
export const acts = (word: string): boolean => mayBeVerb(word) || /^\p{Ll}{2,}ing$/u.test(word);
/** Whether it may be the verb of a sentence. */
export const mayBeFinite = (word: string): boolean =>
  isFiniteVerb(word) || /^\p{Ll}{3,}ed$/u.test(word) || (mayBeVerb(word) && /[^su]s$/.test(word));
