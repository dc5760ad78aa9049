/** Turns a candidate span into named numbers that the score weighs; nothing here decides. */
import { opensTitle, type Candidate, type Edge, type EndEdge } from './candidates.ts';
import { coverage, type Coverage, type Profile } from './align.ts';
import { isAbbreviation } from './bracket.ts';
import type { NameSpan } from './names.ts';
import type { Surroundings, Tie } from './surroundings/index.ts';
import { isCellEnd, type Token } from './tokens.ts';
import {
  ARTICLES,
  CALENDAR,
  isFunctionWord,
  isFiniteVerb,
  isOwner,
  GIVEN_NAMES,
  HAN_DATE,
  HAN_PRONOUN,
  HAN_YEAR,
  INTRODUCERS,
  isVerb,
  list,
  mayBeVerb,
  numberOf,
  NAME_PARTICLES,
  ROLE_WORDS,
  TITLE_WORDS,
} from './words.ts';
import { fitsInitials } from './abbreviation.ts';

/** Features have numbers, so that thousands of candidates can be described without a name being looked up. */
let count = 0;
const TIE: Readonly<Record<Tie, number>> = {
  'before-bracket': count++,
  'same-bracket': count++,
  'another-name': count++,
  'same-item': count++,
  'after-bracket': count++,
  'after-quote': count++,
  'after-cue': count++,
  'after-dash': count++,
  'after-colon': count++,
  'after-or': count++,
  'after-comma': count++,
  'after-blank': count++,
  'before-colon': count++,
  'before-dash': count++,
  'before-comma': count++,
  'before-blank': count++,
  'before-pinyin': count++,
  'next-line': count++,
  'before-head': count++,
  'bracket-before': count++,
  cell: count++,
  'list-item': count++,
};
const TIES = count;
count = 0;
const EDGE: Readonly<Record<Edge, number>> = {
  quote: count++,
  'open-quote': count++,
  emphasis: count++,
  'inner-quote': count++,
  article: count++,
  to: count++,
  preposition: count++,
  and: count++,
  'list-and': count++,
  clause: count++,
  'function-word': count++,
  verb: count++,
  introducer: count++,
  possessive: count++,
  comma: count++,
  label: count++,
  line: count++,
  stop: count++,
  word: count++,
};
const EDGES = count;
count = 0;
const END_EDGE: Readonly<Record<EndEdge, number>> = {
  quote: count++,
  'function-word': count++,
  comma: count++,
  stop: count++,
  word: count++,
};
/** Of an end that is sought, of one that stands beside the Chinese, of the end of a span: each has its block. */
const SOUGHT = TIES;
const START = SOUGHT + EDGES;
const END = START + EDGES;
count += END;
/** In the order in which they are told; equally strong reasons are listed so. */
const N = {
  'aligned words': count++,
  'characters covered': count++,
  'words not in the dictionary': count++,
  'words without a character left': count++,
  'says it twice': count++,
  'too long': count++,
  'too short': count++,
  'many words': count++,
  'first word says something': count++,
  'first word says nothing': count++,
  'first characters left': count++,
  'begins with a little word': count++,
  'ends with a little word': count++,
  'cut inside a name': count++,
  'cut at the head of a line': count++,
  'capitalised name': count++,
  'mixes small words and a name': count++,
  'spells the abbreviation': count++,
  'is an abbreviation': count++,
  'begins with a role': count++,
  'romanises the name': count++,
  'surname agrees': count++,
  'longer or shorter than the name': count++,
  'given name before': count++,
  'given name left out': count++,
  'another span follows after a comma': count++,
  'another span follows': count++,
  'comma inside a name': count++,
  'comma inside': count++,
  'capitals after a comma': count++,
  'comma before an article': count++,
  'as many parts': count++,
  'says nothing before a little word': count++,
  'introducer inside': count++,
  'verb after to': count++,
  'begins with a verb, as the term does': count++,
  'begins with a verb': count++,
  'no verb, where the term has one': count++,
  'verb inside': count++,
  'begins with a year': count++,
  'title inside alone': count++,
  'a word of the term stands before': count++,
  'colon inside': count++,
  'break inside': count++,
  'torn quotation': count++,
  'whole bracket': count++,
  'bracket holds other words': count++,
  'verb and its object': count++,
  'verb before an article': count++,
  'verb after to, as the term has': count++,
  'gerund after a preposition': count++,
  'object without its verb': count++,
  'object without its verb, a character left': count++,
  'foreign possessive': count++,
  'preposition inside': count++,
  'starts a sentence': count++,
  'fills the line': count++,
  'name beside a name': count++,
  'other Chinese follows': count++,
  'another span stands before': count++,
  'leaves out a word of the term': count++,
  'habit of the text': count++,
  'literal meaning': count++,
  'cut short': count++,
  'whole cell': count++,
  'cells away': count++,
  'column of English': count++,
  'column of something else': count++,
  'begins with an adverb': count++,
  'Chinese follows, nothing between': count++,
  'romanised, and translated in a bracket': count++,
  'says nothing at the head of a sentence': count++,
  'statement inside': count++,
  'begins with a pronoun': count++,
  'denies what the term does not': count++,
  'date inside': count++,
  'object without the noun before of': count++,
  'set off by commas': count++,
  'set off by commas, another span before': count++,
  'begins with a number that the term lacks': count++,
  'begins with a finite verb': count++,
  'a verb, and no character for it': count++,
  'a verb, and a character for it': count++,
  'gerund, and no character for it': count++,
  'gerund, and a character for it': count++,
  'a verb before, and a character left': count++,
  'object of a verb with a preposition, a character left': count++,
  'noun before of, and a first character left': count++,
  'begins with a preposition': count++,
  'says nothing before the name': count++,
  'leaves out words, a last character left': count++,
  'says inside what somebody calls it': count++,
  'begins with an adjective of the writer’s': count++,
  'into, and not what is brought there': count++,
  'what is done left out of a verb': count++,
  'begins with what the term begins with': count++,
  'first word says nothing, no first character left': count++,
  'begins with the verb of the sentence': count++,
  'begins with a command': count,
};

export type FeatureName = `tie ${Tie}` | `${'edge' | 'start'} ${Edge}` | `end ${EndEdge}` | keyof typeof N;
/** The name of each feature, by number. */
export const FEATURES = [
  ...Object.keys(TIE).map((tie) => `tie ${tie}`),
  ...['edge', 'start'].flatMap((end) => Object.keys(EDGE).map((edge) => `${end} ${edge}`)),
  ...Object.keys(END_EDGE).map((edge) => `end ${edge}`),
  ...Object.keys(N),
] as readonly FeatureName[];
/** How much a candidate has of each feature, by number. */
export type Features = Float64Array;

/** Features by name; what is not named is zero. */
export function featuresNamed(named: Readonly<Partial<Record<FeatureName, number>>>): Features {
  return Float64Array.from(FEATURES, (name) => named[name] ?? 0);
}

/** What candidates are weighed by. */
export interface Weights {
  /** How much each feature speaks for a candidate, in log-odds for each unit of it. */
  readonly features: Readonly<Record<FeatureName, number>>;
  /** The sum that no gloss at all has: a candidate below it is none. */
  readonly none: number;
  /** Rising pairs: the share of a candidate in the model, and how often such a one is right. */
  readonly calibration: readonly (readonly [share: number, right: number])[];
}

export interface SpanContext {
  readonly tokens: readonly Token[];
  readonly around: Surroundings;
  readonly profile: Profile;
  readonly names: readonly NameSpan[];
  /** Whether the characters look like a person's name: a surname, two or three in all, no word of the language. */
  readonly nameLike: boolean;
  /** Abbreviations printed beside the Chinese. */
  readonly abbreviations: readonly string[];
  /** Ways of tying English to Chinese that the text uses again and again. */
  readonly habits: ReadonlySet<Tie>;
}

/** Budapest-based, Beijing-led: a capital that belongs to no name. */
const COMPOUND =
  /^\p{Lu}[\p{L}.’']*[-–](?:run|made|born|friendly|wide|style|era|level|specific|language|speaking|\p{Ll}+(?:ed|ing))$/u;
/** Whom hospitals and roads are named after: Queen Mary Hospital. */
const PATRON = list('queen king prince princess emperor lady lord general president dr dr.');
const NAMED_AFTER = list(
  'hospital college school university institute academy library museum hall church foundation road street avenue bridge park square island prison cup prize',
);
/** Adverbs that stand before a verb or an adjective and are no part of a term. */
const ADVERB = list(
  'still also now then even just only merely already soon later again often always usually sometimes once too very much quite rather simply largely mostly mainly chiefly recently openly repeatedly increasingly explicitly roughly literally',
);
/** Adjectives by which a writer judges, dates or counts a thing: no term has them of its own. */
const JUDGES = list(
  'so-called famous infamous notorious controversial contentious hasty clumsy recent latest newest earlier previous subsequent current existing ongoing upcoming forthcoming long-awaited resulting aforementioned alleged supposed purported influential prestigious venerable obscure little-known well-known lesser-known celebrated ill-fated short-lived now-defunct defunct newly-founded ubiquitous much-criticised much-criticized much-vaunted vaunted much-loved sprawling fellow mere sheer various several many numerous countless other same all every each both certain such',
);
/** Participles that say what a thing is like, more often than what somebody has done. */
const DONE = list('hidden broken frozen fallen proven unpaid');
/** What laws and books are divided into, by numbers. */
const PART = list('article section chapter paragraph clause part appendix annex item schedule volume page');
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
const HAN_DENIES = /[不没沒无無非勿莫别別未免禁反防戒拒否除缺失零空难難避]/;
/** Prepositions that no list of little words has, because what they say may be said in the Chinese. */
const PREPOSITION = list(
  'near amid amidst alongside along despite during within before after since until till beyond behind beside besides around across outside inside toward towards unlike together off up out away down',
);
/** Prepositions of two words, by their first. */
const SECOND_OF_PREPOSITION: ReadonlyMap<string, RegExp> = new Map([
  ...['according', 'owing', 'due', 'thanks', 'prior', 'contrary', 'next', 'close'].map(
    (first) => [first, /^to$/] as const,
  ),
  ...[
    'because',
    'instead',
    'ahead',
    'regardless',
    'outside',
    'inside',
    'out',
    'north',
    'south',
    'east',
    'west',
  ].map((first) => [first, /^of$/] as const),
]);
/** 江南, south of the river: the Chinese ends with where it is. */
const HAN_WHERE = /[东東西南北内內外前后後](?:边|邊|面|方|部)?$/;
const HAN_NUMBER = /[\d〇零一二三四五六七八九十百千万亿兩两双雙首]/;

/** What a word looks like, kept: each is asked about for every span that it stands in. */
interface Looks {
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
const JOINS = list(
  'on in to for with by about over against into through from that which is are was were has have had will would',
);
const known = new Map<string, Looks>();
const MOST_LOOKS = 20_000;

function looksOf(word: string): Looks {
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
const isCapital = (word: string) => looksOf(word).capital;
const isSmall = (word: string) => looksOf(word).small;
const isLittle = (word: string) => looksOf(word).little;

/** Room for the features of a candidate. */
export const noFeatures = (): Features => new Float64Array(FEATURES.length);

/**
 * Describes candidates of one context; spans that grow leftwards share what was counted of their ends. The features are
 * written where the caller says, over what stood there.
 */
export function describer(context: SpanContext): (candidate: Candidate, features: Features) => Coverage {
  const counted = spanCounter(context);
  const read = wordReader(context.tokens);
  return (candidate, features) => {
    const spoken = counted(candidate.words);
    features.fill(0);
    describe(candidate, context, spoken, read(candidate.words), features);
    return spoken.coverage;
  };
}

/** The words of a span, with what each looks like. */
interface ReadWords {
  readonly words: readonly string[];
  readonly looks: readonly Looks[];
}

/** Reads the words of one span after the other; what is read of the one before is read no more. */
function wordReader(tokens: readonly Token[]): (span: readonly number[]) => ReadWords {
  const words: string[] = [];
  const looks: Looks[] = [];
  let before: readonly number[] = [];
  return (span) => {
    const { length } = span;
    const grows = length === before.length + 1;
    if (grows && span[1] === before[0] && span[length - 1] === before[length - 2]) {
      const { text } = tokens[span[0]!]!;
      words.unshift(text);
      looks.unshift(looksOf(text));
    } else {
      const kept = grows && span[0] === before[0] && span[length - 2] === before[length - 2] ? length - 1 : 0;
      words.length = looks.length = kept;
      for (let i = kept; i < length; i++) {
        const { text } = tokens[span[i]!]!;
        words.push(text);
        looks.push(looksOf(text));
      }
    }
    before = span;
    return { words, looks };
  };
}

interface Counted {
  readonly coverage: Coverage;
  /** Characters covered by what follows a possessive that itself says nothing new; -1 without one. */
  readonly owned: number;
  /** What the dictionary takes that possessive to say, where it only hints at it. */
  readonly ownedGain: number;
}

/** An owner that covers less of a character than this is not named in the Chinese. */
const LEAST_NEWS = 0.3;

function spanCounter({ tokens, profile }: SpanContext): (words: readonly number[]) => Counted {
  let counter = coverage(profile);
  let owned = -1;
  let ownedGain = 0;
  let first = -1;
  let last = -1;
  return (words) => {
    const grows = words.length > 1 && last === words[words.length - 1] && words[1] === first;
    if (!grows) {
      counter = coverage(profile);
      owned = -1;
    }
    for (let i = grows ? 0 : words.length - 1; i >= 0; i--) {
      const word = tokens[words[i]!]!.text;
      const possessive = owned < 0 && i < words.length - 1 && looksOf(word).possessive;
      const before = possessive ? counter.read() : null;
      counter.add(word);
      if (!before) continue;
      const { last: said, covered, gain } = counter.read();
      const isNews = said === 'aligned' && covered - before.covered > LEAST_NEWS;
      const isLinked = profile.links(word).some((l) => l.strength >= 0.6);
      if (isNews && isLinked) continue;
      owned = before.covered;
      // 干部 is somebody of a party, which no 党 says: “the party’s cadres”.
      ownedGain = isLinked ? 0 : gain - before.gain;
    }
    first = words[0]!;
    last = words[words.length - 1]!;
    return { coverage: counter.read(), owned, ownedGain };
  };
}

/** A candidate with what is asked of it again and again. */
interface Span extends Counted, ReadWords {
  readonly candidate: Candidate;
  /** The first word in lower case. */
  readonly firstWord: string;
  /** Whether quotation marks or italics stand around it. */
  readonly quoted: boolean;
  /** Whether it ends at the Chinese, so that the question is where it begins. */
  readonly leads: boolean;
}

/**
 * Describes a candidate. In several functions: the longer one is, the longer an engine compiles it, and again whenever
 * something in it takes another turn than before, which in all but the longest texts is more than it saves.
 */
function describe(
  candidate: Candidate,
  context: SpanContext,
  { coverage: spoken, owned, ownedGain }: Counted,
  { words, looks }: ReadWords,
  f: Features,
): void {
  const { around } = context;
  const span: Span = {
    coverage: spoken,
    owned,
    ownedGain,
    candidate,
    words,
    looks,
    firstWord: words[0]!.toLowerCase(),
    quoted: candidate.left === 'quote' || candidate.left === 'emphasis',
    leads: isBefore(candidate, around),
  };
  describeEnds(span, context, f);
  describeCapitals(span, context, f);
  describeNames(span, context, f);
  describeParts(span, context, f);
  describeVerbs(span, context, f);
  describeInside(span, context, f);
  describePlace(span, context, f);
}

/** What its ends are, and how much of the Chinese it says. */
function describeEnds(span: Span, { tokens, profile, around }: SpanContext, f: Features): void {
  const { candidate, words, looks, coverage: counted, firstWord, quoted, leads } = span;
  f[TIE[candidate.tie]] = 1;
  f[(leads ? SOUGHT : START) + EDGE[candidate.left]] = 1;
  if (candidate.tie.startsWith('after') || candidate.tie.startsWith('same-'))
    f[END + END_EDGE[candidate.right]] = 1;
  const size = Math.max(1, profile.size);
  f[N['aligned words']] = counted.gain;
  f[N['characters covered']] = counted.covered / size;
  // An unaligned word may stand for characters nothing else stands for; beyond these it is one too many.
  const room = Math.ceil(counted.bare * 0.75);
  f[N['words not in the dictionary']] = Math.min(counted.unaligned, room);
  f[N['words without a character left']] = Math.max(0, counted.unaligned - room);
  f[N['says it twice']] = counted.repeated;
  const content = counted.aligned + counted.unaligned + counted.repeated;
  f[N['too long']] = Math.max(0, content - (size * 1.1 + 1.5));
  f[N['too short']] = Math.max(0, size * 0.25 - content);
  f[N['many words']] = Math.max(0, words.length - 6) / 4;
  if (counted.last === 'aligned') f[N['first word says something']] = 1;
  else if (counted.last === 'unaligned') f[N['first word says nothing']] = 1;
  f[N['first characters left']] = Math.min(2, counted.head);

  if (!quoted && words.length > 1 && looks[0]!.adverb && counted.last === 'unaligned')
    f[N['begins with an adverb']] = 1;
  if (looks[0]!.article && words.length > 1) f[N['begins with a little word']] = quoted ? 0 : 0.2;
  else if (looks[0]!.little)
    // `表态 to declare one’s position`: where the gloss has a place to itself, a verb may have its to.
    f[N['begins with a little word']] =
      // 论船工 [On boatmen]
      (candidate.tie === 'after-bracket' && candidate.whole && looks[0]!.upper) ||
      quoted ||
      opensTitle(tokens, candidate.first) ||
      (firstWord === 'to' && (candidate.whole || fillsLine(tokens, candidate, around)))
        ? 0.1
        : 1;
  if (looks[words.length - 1]!.little) f[N['ends with a little word']] = 1;
}

function describeCapitals(span: Span, context: SpanContext, f: Features): void {
  const { candidate, words, looks, quoted } = span;
  const { tokens, profile } = context;
  const lastWord = words[words.length - 1]!.toLowerCase();
  // Capitals: a name runs from its first capital to its last, with small words only inside.
  let weighty = 0;
  let capitals = 0;
  for (const { particle, capital } of looks) {
    if (particle) continue;
    weighty += 1;
    if (capital) capitals += 1;
  }
  const before = wordBefore(tokens, candidate.first);
  const abbreviated =
    before !== null && looksOf(before.text).abbreviation && fitsInitials(before.text, words);
  const beforeIsCapital =
    before !== null &&
    !looksOf(before.text).preposition &&
    isCapital(before.text) &&
    !abbreviated &&
    !before.sentenceStart &&
    candidate.left === 'word';
  // with a Buy and on Harbour Optics
  const isTwo = words.some((w, i) => w === 'and' && OTHER_PREPOSITION.test(words[i + 1] ?? ''));
  if (capitals > 0 && capitals === weighty && looks[0]!.capital && !isTwo) {
    const isTitled =
      before !== null &&
      TITLE_WORDS.has(before.text.toLowerCase()) &&
      !saysGeneral(before.text, words[0]!, profile) &&
      !(PATRON.has(before.text.toLowerCase()) && NAMED_AFTER.has(lastWord));
    if (beforeIsCapital && !isTitled) f[N['cut inside a name']] = 1;
    else if (
      before !== null &&
      before.sentenceStart &&
      isCapital(before.text) &&
      !looksOf(before.text).preposition &&
      candidate.left === 'word'
    )
      f[N['cut at the head of a line']] = isTitled || isCommand(tokens, candidate.first - 1) ? 0.2 : 1;
    else if (continuesName(tokens, candidate.first)) f[N['cut inside a name']] = 0.6;
    // At the head of a sentence one capital says nothing.
    else if (words.length > 1 || !startsSentence(tokens, candidate.first)) f[N['capitalised name']] = 1;
  } else if (
    capitals > 0 &&
    isCapital(lastWord === words[words.length - 1] ? '' : words[words.length - 1]!) &&
    !quoted
  ) {
    // 港口法（草案）, draft Port Law: what the Chinese has in a bracket may stand before a name.
    const isSaid =
      /[（(]/.test(profile.hanzi) &&
      capitals === weighty - 1 &&
      looks[0]!.small &&
      profile.links(words[0]!).length > 0;
    f[N['mixes small words and a name']] = isSaid ? 0.3 : 1;
  }

  if (abbreviated || context.abbreviations.some((a) => fitsInitials(a, words)))
    f[N['spells the abbreviation']] = 1;
  if (words.length === 1 && looks[0]!.abbreviation) f[N['is an abbreviation']] = 1;
}

/** What roles and names, printed in romanisation, make of it. */
function describeNames(span: Span, context: SpanContext, f: Features): void {
  const { candidate, words, firstWord, quoted } = span;
  const { tokens, profile, around, names } = context;
  if (
    ROLE_WORDS.has(firstWord) &&
    isCapital(words[0]!) &&
    !saysGeneral(words[0]!, words[1] ?? '', profile) &&
    (words.slice(1, 6).some((w) => /^(?:of|at|for|in)$/i.test(w)) || candidate.commas > 0) &&
    profile.links(words[0]!).every((l) => l.to > profile.chars.length / 2 || l.strength < 0.6)
  )
    f[N['begins with a role']] = 1;
  const exact = names.find((n) => n.first === candidate.first && n.last === candidate.last);
  // The pinyin of four characters and more is seldom what English calls them, unless they are a name.
  if (exact?.verdict === 'full')
    f[N['romanises the name']] =
      context.nameLike || profile.chars.filter((c) => !/[\w-]/.test(c)).length < 4 ? 1 : 0.1;
  else if (exact && words.length > 1) f[N['surname agrees']] = 1;
  else if (names.some((n) => n.verdict === 'full' && n.last === candidate.last))
    f[N['longer or shorter than the name']] = 1;
  else if (names.some((n) => n.last === candidate.last)) f[N['longer or shorter than the name']] = 0.5;

  // Xiangtu Zhongguo 乡土中国 [From the Soil]; Huayuquan (话语权) can be “discourse power”.
  if (
    exact?.verdict === 'full' &&
    candidate.tie.startsWith('before') &&
    around.places.some(
      (p) =>
        (p.tie === 'after-bracket' && tokens[p.edge - 1]?.text === '[') ||
        (p.tie === 'after-cue' && around.open >= 0),
    )
  )
    f[N['romanised, and translated in a bracket']] = 1;
  // Founding of the | Harbour League
  if (
    words.length > 3 &&
    /^of$/i.test(words[1]!) &&
    startsSentence(tokens, candidate.first) &&
    profile.links(words[0]!).length === 0 &&
    !quoted
  )
    f[N['says nothing at the head of a sentence']] = 1;
  const given = tokens[candidate.first - 1];
  if (exact?.given === true) f[N['given name before']] = 1;
  else if (exact && given?.type === 'word' && GIVEN_NAMES.has(given.text.toLowerCase()))
    f[N['given name left out']] = 1;
  if (
    exact &&
    candidate.tie === 'after-bracket' &&
    around.places.some((p) => p.tie.startsWith('after-') && p.edge > candidate.last)
  ) {
    const loose = around.places.every(
      (p) => p.edge <= candidate.last || /^after-(?:comma|blank)$/.test(p.tie),
    );
    f[loose ? N['another span follows after a comma'] : N['another span follows']] = context.nameLike
      ? 0.3
      : 1;
  }
}

/** General Office, General Administration of Customs: no rank, where the Chinese says it and no other rank follows. */
const saysGeneral = (word: string, next: string, profile: Profile): boolean =>
  word.toLowerCase() === 'general' &&
  isCapital(next) &&
  !ROLE_WORDS.has(next.toLowerCase()) &&
  profile.links(word).some((l) => l.strength >= 0.6);

/** Commas, and the parts between them. */
function describeParts(span: Span, { tokens, profile }: SpanContext, f: Features): void {
  const { candidate, quoted } = span;
  // A, B and C is one phrase; a comma elsewhere more often ends one.
  const parts = profile.items;
  const text = candidate.commas > 0 || parts > 1 ? spelling(tokens, candidate) : '';
  const listed = candidate.commas > 0 && /,[^,]*\band\b[^,]*$/.test(text);
  const named = f[N['capitalised name']]! > 0;
  if (named && candidate.commas > 0) f[N['comma inside a name']] = listed ? 0.3 : 1;
  else f[N['comma inside']] = candidate.commas * (quoted ? 0.2 : listed ? 0.4 : candidate.whole ? 0.3 : 1);
  if (named && candidate.left === 'comma' && isCapital(wordBeyond(tokens, candidate.first - 1) ?? ''))
    f[N['capitals after a comma']] = 1;
  if (!quoted && text !== '' && /, (?:the|an?) /i.test(text)) f[N['comma before an article']] = 1;
  if (parts > 1 && text.split(/\s*[,;]\s*(?:and |or )?|\s(?:and|or)\s/).length === parts)
    f[N['as many parts']] = 1;
}

/** Whether an "and" joins two words of one form, of which the Chinese says but one: informatization and intelligentization. */
const saysAnother = (words: readonly string[], and: number, { hanzi }: Profile): boolean =>
  words[and] === 'and' &&
  !/[和与與及、]/.test(hanzi) &&
  words[and - 1]!.length > 5 &&
  words[and - 1]!.slice(-4) === words[and + 1]?.slice(-4);

function describeVerbs(span: Span, context: SpanContext, f: Features): void {
  const { tokens, profile, around } = context;
  const { candidate, words, looks, coverage: counted, quoted, leads } = span;
  if (leads && !quoted) {
    const little = looks.findIndex((look, i) => i > 0 && look.little);
    const isName = f[N['capitalised name']]! > 0;
    if (little > 0 && !isName && words.slice(0, little).every((w) => profile.links(w).length === 0))
      f[N['says nothing before a little word']] = saysAnother(words, little, profile) ? 2 : 1;
    if (
      words.some(
        (w, i) =>
          i > 0 &&
          i < words.length - 1 &&
          looks[i]!.small &&
          INTRODUCERS.has(w) &&
          profile.links(w).length === 0,
      )
    )
      f[N['introducer inside']] = 1;
  }
  if (leads && !quoted) {
    const first = withSmallHead(words[0]!, looks[0]!);
    const acts = isVerb(first) || (looks[0]!.gerund && words.length > 1);
    if (acts && isVerb(first))
      f[profile.verbFirst ? N['begins with a verb, as the term does'] : N['begins with a verb']] = 1;
    if (profile.verbFirst && !acts && candidate.left !== 'to')
      f[N['no verb, where the term has one']] = Math.min(1, counted.head);
    if (!f[N['capitalised name']])
      f[N['verb inside']] = words.filter(
        (w, i) => i > 0 && looks[i]!.bareVerb && words[i - 1] !== 'to' && profile.links(w).length === 0,
      ).length;
  }
  if (leads && !quoted) describeActions(span, context, f);
  // “They sing a new song (新歌)”: a quotation that goes on behind the Chinese may begin before what it says.
  const goesOn = leads && candidate.left === 'quote' && !closesBefore(tokens, candidate, around);
  if (goesOn && counted.last === 'unaligned' && counted.head === 0)
    f[N['first word says nothing, no first character left']] = 1;
  if (looks[0]!.years && words.length > 1 && !/\d/.test(profile.hanzi)) f[N['begins with a year']] = 1;
  if (looks[0]!.pronoun && words.length > 1 && !HAN_PRONOUN.test(profile.hanzi))
    f[N['begins with a pronoun']] = 1;
  const pronoun = HAN_PRONOUN.test(profile.hanzi) ? -1 : looks.findIndex((look) => look.pronoun);
  const called =
    pronoun < 0
      ? -1
      : looks.findIndex(({ calls }, i) => i > pronoun && calls && profile.links(words[i]!).length === 0);
  // “now we say lie flat”, “They used to be called the third sector”
  const isCalled = leads && !quoted && looks[0]!.calls && counted.last === 'unaligned';
  if (words.length > 1 && (isCalled || (called > 0 && called < words.length - 1)))
    f[N['says inside what somebody calls it']] = 1;
  if (!quoted && !candidate.whole)
    f[N['statement inside']] = Math.min(2, looks.filter(({ states }, i) => i > 0 && states).length);
  // “keep in step without being dragged” (同频共振): a quotation that closes before the Chinese is its translation.
  const isQuotation = candidate.left === 'quote' && closesBefore(tokens, candidate, around);
  if (looks.some(({ denies }) => denies) && !isQuotation && !HAN_DENIES.test(profile.hanzi))
    f[N['denies what the term does not']] = 1;
  if (
    words.length > 1 &&
    looks.some(({ dates, years }, i) => i > 0 && dates && !(years ? HAN_YEAR : HAN_DATE).test(profile.hanzi))
  )
    f[N['date inside']] = 1;
  if (
    leads &&
    !quoted &&
    candidate.left === 'preposition' &&
    leavesNoun(tokens, candidate.first, counted.tail)
  )
    f[N['object without the noun before of']] = 1;
  const setOff = isSetOff(tokens, around);
  if (setOff && candidate.tie === 'before-comma') f[N['set off by commas']] = 1;
  if (setOff && candidate.tie === 'after-comma' && around.places.some((p) => p.tie === 'before-comma'))
    f[N['set off by commas, another span before']] = 1;
  // 关于修改《渡船规则》的决定 is more than the “Rules for Ferries”.
  if (candidate.left === 'quote' && /《.+》|“.+”/.test(profile.hanzi)) f[N['title inside alone']] = 1;
  if (leads && counted.head > 0 && wordOutside(tokens, candidate.first, profile, counted.headEnd))
    f[N['a word of the term stands before']] = 1;
}

/** Verbs, numbers and prepositions at the head of a span that nothing marks, and whether the term has a character for them. */
function describeActions(span: Span, { tokens, profile }: SpanContext, f: Features): void {
  const { candidate, words, looks, coverage: counted, firstWord } = span;
  const first = words[0]!;
  const says = counted.last !== 'unaligned';
  const isName = f[N['capitalised name']]! > 0;
  if (counted.lastOpens) f[N['begins with what the term begins with']] = 1;
  else if (!says && counted.head === 0)
    f[N['first word says nothing, no first character left']] = isName ? 0.5 : 1;
  if (words.length > 1) {
    const isGerund = looks[0]!.gerund && first.length > 4 && /\p{Ll}ing$/u.test(first);
    const act = withSmallHead(first, looks[0]!);
    const isDouble =
      SECOND_OF_PREPOSITION.get(act)?.test(words[1]!) === true && !HAN_WHERE.test(profile.hanzi);
    if (mayBeVerb(first) && /[^su]s$/.test(first)) f[N['begins with a finite verb']] = says ? 0.5 : 1;
    if (mayBeFinite(first) && afterSubject(tokens, candidate.first))
      f[N['begins with the verb of the sentence']] = 1;
    if (!says && isCommand(tokens, candidate.first)) f[N['begins with a command']] = 1;
    // A wave of returns is no verb.
    if (!says && mayBeVerb(act) && words[1] !== 'of')
      f[
        counted.head > 0 || (profile.isVerb && candidate.left === 'to')
          ? N['a verb, and a character for it']
          : N['a verb, and no character for it']
      ] = 1;
    if (!says && isGerund && !isDouble && !mayBeVerb(act))
      f[counted.head > 0 ? N['gerund, and a character for it'] : N['gerund, and no character for it']] = 1;
    if (!says && (numberOf(first) !== null || /^\d[\d.,]*%?$/.test(first)) && !HAN_NUMBER.test(profile.hanzi))
      f[N['begins with a number that the term lacks']] = 1;
    const isParticle = PARTED.has(first) && profile.links(first).every(({ strength }) => strength < 0.7);
    if (isDouble || isParticle || (!says && looks[0]!.preposition)) f[N['begins with a preposition']] = 1;
    if (!says && looks[0]!.judges && (counted.head === 0 || firstWord === 'same'))
      f[N['begins with an adjective of the writer’s']] = 1;
    // Gift of Madam Xing, Research at Harbour Academy, Article 9 of the Harbour Code
    const isPart = PART.has(firstWord) && /^\d/.test(words[1]!) && !HAN_NUMBER.test(profile.hanzi);
    if (
      !says &&
      isName &&
      /^(?:of|at|by|for|in)$/.test(words[isPart ? 2 : 1] ?? '') &&
      counted.head === 0 &&
      !TITLE_WORDS.has(firstWord)
    )
      f[N['says nothing before the name']] = 1;
  }
  // bring the | hidden debts into the budget
  const isAct = acts(first) && !DONE.has(first);
  if (!isName && !isAct && words.indexOf('into') > 0) f[N['into, and not what is brought there']] = 1;
  if (profile.isVerb && !isName && !acts(first) && verbBefore(tokens, candidate.first))
    f[N['what is done left out of a verb']] = 1;
  // expulsion from | the Party: a common noun with a capital is no name.
  const isNoun = isName && words.length === 1 && says && counted.head > 0;
  if ((isName && !isNoun) || counted.bare === 0) return;
  const before = tokens[candidate.first - 1];
  if (before?.type !== 'word') return;
  const beyond = tokens[candidate.first - 2];
  const isParted = PARTED.has(before.text) && beyond?.type === 'word' && acts(beyond.text);
  if (candidate.left === 'verb' || isParted || (candidate.left === 'word' && acts(before.text)))
    f[N['a verb before, and a character left']] = counted.head > 0 ? 1 : 0.5;
  const isArticle = candidate.left === 'article' || candidate.left === 'possessive';
  const [preposition, verb] = isArticle ? [beyond, tokens[candidate.first - 3]] : [before, beyond];
  if (preposition?.type !== 'word' || verb?.type !== 'word') return;
  if (!/^(?:of|in|on|for|with|by|at|from|into|to|over|against|about)$/.test(preposition.text)) return;
  // The start of a system is no act; the pooling of funds is.
  if (preposition.text === 'of' ? isVerb(verb.text) || /ing$/.test(verb.text) : acts(verb.text))
    f[N['object of a verb with a preposition, a character left']] = counted.head > 0 ? 1 : 0.5;
  else if (
    preposition.text === 'of' &&
    counted.head > 0 &&
    looksOf(verb.text).small &&
    !isLittle(verb.text) &&
    !INTRODUCERS.has(verb.text.replace(/s$/, ''))
  )
    f[N['noun before of, and a first character left']] = 1;
}
/** Whether a verb at `at` has its subject directly before it: the League (联盟) | formed bureaus, has | formed bureaus. */
function afterSubject(tokens: readonly Token[], at: number): boolean {
  let i = at - 1;
  while (tokens[i]?.type === 'word' && looksOf(tokens[i]!.text).adverb) i -= 1;
  return tokens[i]?.type === 'close' || /^(?:has|have|had)$/.test(tokens[i]?.text ?? '');
}
/** Whether a sentence begins with a verb that asks the reader for something: See, Think, Consider. */
const isCommand = (tokens: readonly Token[], at: number): boolean => {
  const { text } = tokens[at]!;
  return (
    looksOf(text).upper &&
    mayBeVerb(text.toLowerCase()) &&
    !/(?:ed|ing|s)$/.test(text) &&
    startsSentence(tokens, at)
  );
};
/** Whether to and a verb stand directly before, but for a preposition or an article: to jump into the | sea. */
function verbBefore(tokens: readonly Token[], first: number): boolean {
  for (let i = first - 1; i >= first - 3; i--) {
    const token = tokens[i];
    if (token?.type !== 'word') return false;
    if (!isLittle(token.text) && !looksOf(token.text).preposition)
      return (
        acts(token.text) &&
        /^(?:to|must|should|will|would|can|could|may|cannot)$/.test(tokens[i - 1]?.text ?? '')
      );
  }
  return false;
}
/** What a verb may have after it as a part of itself: passing off, set up. */
const PARTED = list('off up out away down back');
const mayBeFinite = (word: string): boolean =>
  isFiniteVerb(word) || /^\p{Ll}{3,}ed$/u.test(word) || (mayBeVerb(word) && /[^su]s$/.test(word));
const withSmallHead = (word: string, { upper }: Looks): string =>
  upper ? word.replace(/^./u, (c) => c.toLowerCase()) : word;
const acts = (word: string): boolean => mayBeVerb(word) || /^\p{Ll}{2,}ing$/u.test(word);

/** Marks and little words inside. */
function describeInside(span: Span, { tokens, profile, around }: SpanContext, f: Features): void {
  const { candidate, words, looks, coverage: counted, owned, ownedGain, quoted } = span;
  if (candidate.colons > 0) f[N['colon inside']] = candidate.colons * (quoted ? 0.2 : 1);
  f[N['break inside']] = candidate.breaks;
  if (candidate.torn) f[N['torn quotation']] = 1;
  if (candidate.whole) f[N['whole bracket']] = 1;
  if (!around.pure && candidate.tie === 'before-bracket') f[N['bracket holds other words']] = 1;
  if (words.length > 2 && !quoted) {
    const article = words.findIndex(
      (_, i) =>
        i > 0 &&
        looks[i]!.article &&
        !(looks[i - 1]!.gerund && profile.links(words[i - 1]!).length > 0) &&
        !/^(?:of|in|between|for|on|with)$/i.test(words[i - 1]!),
    );
    if (article > 0 && looks.some(({ small, particle }) => small && !particle))
      f[article === 1 ? N['verb and its object'] : N['verb before an article']] = 1;
  }
  if (!quoted && candidate.tie.startsWith('before')) {
    const small = looks[0]!.small && !looks[0]!.little;
    if (small && candidate.left === 'to' && words.length > 1)
      f[profile.verbFirst ? N['verb after to, as the term has'] : N['verb after to']] = 1;
    if (
      small &&
      candidate.left === 'preposition' &&
      words.length > 1 &&
      looks[0]!.gerund &&
      counted.last !== 'repeated'
    )
      f[N['gerund after a preposition']] = 1;
    const verb =
      candidate.left === 'article' || candidate.left === 'possessive'
        ? wordBefore(tokens, candidate.first - 1)
        : null;
    if (verb && !verb.sentenceStart && isSmall(verb.text) && !isLittle(verb.text)) {
      f[N['object without its verb']] = 1;
      f[N['object without its verb, a character left']] = Math.min(1, counted.head);
    }
  }
  // Fudan’s Institute: the owner belongs to the name only when the Chinese names it too.
  if (!quoted && owned >= 0 && owned >= counted.covered - 0.5) {
    f[N['foreign possessive']] = 1;
    f[N['aligned words']]! -= ownedGain;
  }
  if (!quoted && candidate.tie.startsWith('before')) {
    const small = looks.findIndex((look) => look.small);
    f[N['preposition inside']] = small < 0 ? 0 : looks.filter(({ joins }, i) => i > small && joins).length;
  }
}

/** Where on the page it stands, and what else stands there. */
function describePlace(span: Span, context: SpanContext, f: Features): void {
  const { candidate, words, looks, coverage: counted, firstWord, quoted } = span;
  const { tokens, profile, around } = context;
  const unmarked = !quoted && candidate.left !== 'open-quote';
  if (
    unmarked &&
    looks[0]!.upper &&
    startsSentence(tokens, candidate.first) &&
    looks.some(({ small }) => small)
  )
    f[N['starts a sentence']] = 1;
  // The Idea of the Harbour (港口): a heading says what kind of thing it is.
  const sort = looks[0]!.article ? 1 : 0;
  const isIntroduced =
    words[sort + 1] === 'of' &&
    INTRODUCERS.has(words[sort]!.toLowerCase()) &&
    profile.links(words[sort]!).length === 0;
  if (!f[N['begins with a role']] && !isIntroduced && fillsLine(tokens, candidate, around)) {
    // In a word list the gloss may say far more than the word.
    f[N['fills the line']] = 1;
    f[N['words without a character left']] = f[N['words without a character left']]! * 0.3;
    f[N['starts a sentence']] = 0;
  }
  if (
    context.nameLike &&
    !TITLE_WORDS.has(firstWord) &&
    f[N['capitalised name']] &&
    words.length >= 2 &&
    words.length <= 3 &&
    counted.aligned === 0
  )
    f[N['name beside a name']] = 1;
  if (candidate.tie.startsWith('after') && chineseFollows(tokens, candidate, around))
    f[N['other Chinese follows']] = 1;
  if (candidate.tie.startsWith('after') && isOthers(tokens, candidate, around))
    f[N['Chinese follows, nothing between']] = 1;
  if (
    around.open >= 0 &&
    /^after-(?:quote|or|comma|dash|colon)$/.test(candidate.tie) &&
    around.places.some((p) => p.tie === 'before-bracket')
  )
    f[N['another span stands before']] = 1;
  if (candidate.leftOut)
    f[N['leaves out a word of the term']] = candidate.leftOut.filter((i) =>
      profile.links(tokens[i]!.text).some((l) => l.strength > 0.65),
    ).length;
  if (candidate.leftOut && counted.tail > 0) f[N['leaves out words, a last character left']] = 1;
  if (context.habits.has(candidate.tie)) f[N['habit of the text']] = 1;
  if (candidate.literal) f[N['literal meaning']] = 1;
  if (candidate.bounded && candidate.right === 'word') f[N['cut short']] = 1;
  if (candidate.cell) {
    if (candidate.whole) {
      f[N['whole cell']] = 1;
      f[N['begins with a little word']] = Math.min(0.1, f[N['begins with a little word']]!);
      f[N['words without a character left']] = f[N['words without a character left']]! * 0.3;
    }
    f[N['cells away']] = candidate.cell.away;
    if (candidate.cell.header === 'english') f[N['column of English']] = 1;
    if (candidate.cell.header === 'other') f[N['column of something else']] = 1;
  }
}

/** Whether one of the words before the span, in its sentence, says the characters that the term begins with. */
function wordOutside(tokens: readonly Token[], first: number, profile: Profile, headEnd: number): boolean {
  let words = 0;
  for (let i = first - 1; i >= 0 && words < 4; i--) {
    const { type, text } = tokens[i]!;
    if (
      type === 'han' ||
      type === 'break' ||
      type === 'close' ||
      (type === 'punctuation' && /^[.;:!?]$/.test(text))
    )
      return false;
    if (type !== 'word' || isLittle(text)) continue;
    words += 1;
    if (profile.links(text).some((l) => l.strength > 0.6 && l.to <= headEnd)) return true;
  }
  return false;
}

/** Whether the span leaves out a noun before of, though characters at the end of the term are left for it. */
function leavesNoun(tokens: readonly Token[], first: number, tail: number): boolean {
  const noun = tokens[first - 2];
  return (
    tail > 0 &&
    /^(?:of|for)$/i.test(tokens[first - 1]?.text ?? '') &&
    noun?.type === 'word' &&
    looksOf(noun.text).small &&
    !isLittle(noun.text) &&
    !INTRODUCERS.has(noun.text.toLowerCase()) &&
    !INTRODUCERS.has(noun.text.toLowerCase().replace(/s$/, ''))
  );
}

/** Whether the quotation that the span fills closes before the Chinese and its bracket. */
function closesBefore(tokens: readonly Token[], { first, last }: Candidate, around: Surroundings): boolean {
  let i = first - 1;
  while (tokens[i]?.type === 'emphasis' || tokens[i]?.type === 'hidden') i -= 1;
  const match = tokens[i]?.match ?? -1;
  return match > last && match < (around.open >= 0 ? around.open : around.at);
}

/** Whether the Chinese stands between commas, or a comma and the end of its sentence: the cadre system, 干部制度, rewards it. */
function isSetOff(tokens: readonly Token[], around: Surroundings): boolean {
  if (around.open >= 0) return false;
  const next = tokens[around.at + 1];
  return (
    next === undefined || next.type === 'break' || (next.type === 'punctuation' && /^[,.;]$/.test(next.text))
  );
}

/** Whether the span ends at the Chinese, so that the question is where it begins. */
function isBefore(candidate: Candidate, around: Surroundings): boolean {
  return (
    candidate.tie.startsWith('before') ||
    candidate.tie === 'list-item' ||
    candidate.tie === 'another-name' ||
    (candidate.tie.startsWith('same-') && candidate.last < around.at)
  );
}

/** Marks around a span or its Chinese that a line may begin or end with. */
const OPENING = new Set(['emphasis', 'hidden', 'quote-open', 'open']);
const CLOSING = new Set(['emphasis', 'hidden', 'quote-close', 'close']);

/** Whether span and Chinese are all there is between two line ends, as in a word list. */
function fillsLine(tokens: readonly Token[], candidate: Candidate, around: Surroundings): boolean {
  if (candidate.cell) return false;
  const from = Math.min(
    candidate.first,
    around.pinyin?.first ?? Infinity,
    around.open >= 0 ? around.open : around.at,
  );
  const to = Math.max(
    candidate.last,
    around.pinyin?.last ?? -1,
    around.close >= 0 ? around.close : around.at,
  );
  let i = from - 1;
  // Its abbreviation may head the line.
  if (tokens[i]?.type === 'word' && isAbbreviation(tokens[i]!.text)) i -= 1;
  while (i >= 0 && OPENING.has(tokens[i]!.type)) i -= 1;
  if (
    i >= 0 &&
    !(
      tokens[i]!.type === 'break' ||
      (tokens[i]!.type === 'punctuation' && /^[-•#·]$/.test(tokens[i]!.text)) ||
      isListNumber(tokens, i)
    )
  )
    return false;
  let j = to + 1;
  while (
    j < tokens.length &&
    (CLOSING.has(tokens[j]!.type) || (tokens[j]!.type === 'punctuation' && /^[.;]$/.test(tokens[j]!.text)))
  )
    j += 1;
  return j >= tokens.length || tokens[j]!.type === 'break';
}

/** `1.` or `(2)` at the head of a line. */
function isListNumber(tokens: readonly Token[], at: number): boolean {
  let i = at;
  if (tokens[i]!.type === 'punctuation' && /^[.)]$/.test(tokens[i]!.text)) i -= 1;
  if (i < 0 || tokens[i]!.type !== 'word' || !/^\d{1,3}$/.test(tokens[i]!.text)) return false;
  return i === 0 || tokens[i - 1]!.type === 'break';
}

function spelling(tokens: readonly Token[], { first, last }: Candidate): string {
  return tokens
    .slice(first, last + 1)
    .map((t) => t.text)
    .join(' ');
}

/** Whether the span after the Chinese has Chinese of its own: 甲 (…), “span” (乙). */
function chineseFollows(tokens: readonly Token[], candidate: Candidate, around: Surroundings): boolean {
  let i = candidate.last + 1;
  while (
    i < tokens.length &&
    (SKIPPED.has(tokens[i]!.type) || (tokens[i]!.type === 'punctuation' && /^[.,]$/.test(tokens[i]!.text)))
  )
    i += 1;
  const token = tokens[i];
  if (token?.type !== 'open' || token.match < 0 || i <= around.close) return false;
  return tokens.slice(i + 1, token.match).some((t) => t.type === 'han');
}
/** Whether a comma divides the span from this Chinese, and nothing from the next: Du Fu 杜甫, “Moonlit Night” 月夜. */
function isOthers(tokens: readonly Token[], candidate: Candidate, around: Surroundings): boolean {
  let next = candidate.last + 1;
  while (next < tokens.length && SKIPPED.has(tokens[next]!.type)) next += 1;
  if (tokens[next]?.type !== 'han') return false;
  const from = (around.close >= 0 ? around.close : around.at) + 1;
  return tokens.slice(from, candidate.first).some((t) => t.type === 'punctuation' && /^[,;]$/.test(t.text));
}
const SKIPPED = new Set(['quote-close', 'emphasis', 'hidden']);

/** The word beyond the mark at `at`, leftwards. */
function wordBeyond(tokens: readonly Token[], at: number): string | null {
  const token = tokens[at - 1];
  return token?.type === 'word' ? token.text : null;
}

interface WordBefore {
  readonly text: string;
  readonly sentenceStart: boolean;
}

function wordBefore(tokens: readonly Token[], first: number): WordBefore | null {
  const token = tokens[first - 1];
  if (token?.type !== 'word') return null;
  return { text: token.text, sentenceStart: startsSentence(tokens, first - 1) };
}

/** Whether the word is the first of its sentence, where a capital says nothing. */
export function startsSentence(tokens: readonly Token[], at: number): boolean {
  let i = at - 1;
  while (
    i >= 0 &&
    (tokens[i]!.type === 'emphasis' || tokens[i]!.type === 'quote-open' || tokens[i]!.type === 'hidden')
  )
    i -= 1;
  if (i < 0) return true;
  const token = tokens[i]!;
  return (
    (token.type === 'punctuation' && /^[.!?:•#]$/.test(token.text)) ||
    (token.type === 'break' && (i === 0 || isCellEnd(token) || tokens[i - 1]!.type === 'break'))
  );
}

/** Prepositions that begin another phrase after an and. */
const OTHER_PREPOSITION = /^(?:on|in|at|with|from|to|by)$/;

/** Whether a capitalised word and a particle stand before: Bank *of* | China. */
function continuesName(tokens: readonly Token[], first: number): boolean {
  let i = first - 1;
  let particles = 0;
  while (i >= 0 && tokens[i]!.type === 'word' && looksOf(tokens[i]!.text).particle && particles < 3) {
    i -= 1;
    particles += 1;
  }
  // Locomotive & | Rolling Stock; Trade, Ports, and | Shipping.
  if (particles > 0 && tokens[i]?.text === ',') i -= 1;
  if (particles === 0 || i < 0) return false;
  const token = tokens[i]!;
  if (token.type !== 'word' || !isCapital(token.text) || startsSentence(tokens, i)) return false;
  // a Buy and on | Harbour Optics: no name goes on so.
  if (tokens[i + 1]!.text === 'and' && OTHER_PREPOSITION.test(tokens[i + 2]!.text)) return false;
  // Article 16 of the | Harbour Code
  if (/^\d/.test(token.text) && PART.has(tokens[i - 1]?.text.toLowerCase() ?? '')) return false;
  // Deputy Secretary-General of the | Guild: a role is not part of the name.
  for (let j = i; j >= 0 && i - j < 4 && tokens[j]!.type === 'word' && isCapital(tokens[j]!.text); j--)
    if (ROLE_WORDS.has(tokens[j]!.text.toLowerCase())) return false;
  return /^(?:of|for|and|&|on)$/i.test(tokens[i + 1]!.text) || tokens[i + 1]!.text === ',';
}
