/** English that begins after the Chinese. */
import {
  isDate,
  isRomanisationOf,
  itemsOf,
  joined,
  looksLikeName,
  wordsIn,
  type Item,
  type TokenSpan,
} from '../bracket.ts';
import { parseSyllables } from '../../pinyin/index.ts';
import { LABELS } from '../chinese.ts';
import { isCellEnd, type Token } from '../tokens.ts';
import { isFiniteVerb, isVerb, list } from '../words.ts';
import { PATIENCE, type Survey, type Tie } from './survey.ts';

/** Small words that may open the way to a gloss after the Chinese. */
const TOWARDS_GLOSS = list(
  'or meaning literally lit lit. i.e i.e. namely that is which means translated translates as to the a an known called also in english roughly sometimes often for short shorthand stands',
);
const MEANING = list('or meaning literally lit lit. i.e i.e. namely viz viz.');

/** Walks rightwards over marks, brackets and small words to where English after the Chinese begins. */
export function readAfter(survey: Survey): void {
  const tokens = survey.tokens;
  const bare = !survey.bracketed;
  let a = (bare ? survey.at : survey.close) + 1;
  let tie: Tie = 'after-blank';
  let comma = false;
  let brackets = 0;
  for (let n = 0; a < tokens.length && n < PATIENCE; n++) {
    const token = tokens[a]!;
    if (token.type === 'quote-close' || token.type === 'emphasis' || token.type === 'hidden') {
      a += 1;
    } else if (token.type === 'break') {
      const goesOn = tokens[a + 1]?.type === 'open' || (bare && tie !== 'after-blank');
      if (isCellEnd(token) || !goesOn) return;
      a += 1;
    } else if (bare && a === survey.at + 1 && isPossessive(tokens, a)) {
      a += 1;
    } else if (token.type === 'open' && token.match > a && token.match - a <= 90 && brackets < 3) {
      brackets += 1;
      // 湖光会 (Huguang Hui) — Lakelight Society: what may be pinyin does not end the search.
      const english = readBracketAfter(survey, a);
      if (english && bare && !survey.isPinyin(wordsIn(tokens, english))) return;
      a = token.match + 1;
    } else if (token.type === 'quote-open') {
      if (!isNextOfSeries(survey, a)) readQuoteAfter(survey, a);
      return;
    } else if (token.type === 'punctuation') {
      const next = dividesEntries(survey, a) ? null : tieOf(token, tokens[a + 1]);
      if (!next || (next === 'after-comma' && comma)) return;
      comma ||= next === 'after-comma';
      tie = next;
      a += 1;
    } else if (token.type !== 'word' || isJoining(tokens, a) || isInLanguage(tokens, a)) {
      return;
    } else {
      const speech = bare && tie === 'after-blank' ? partOfSpeech(tokens, a) : 0;
      if (speech > 0 && survey.pinyin && survey.pinyin.first > survey.at) {
        a += speech;
        continue;
      }
      // 总则 Chapter I: General Provisions
      const part = bare && tie === 'after-blank' ? partNumber(tokens, a) : 0;
      if (part > 0) {
        a += part;
        continue;
      }
      // 黃絲帶 wong4 si1 daai2 (yellow ribbon)
      if (bare && tie === 'after-blank' && survey.isNumbered([a])) {
        a += 1;
        continue;
      }
      const spelt = bare && tie === 'after-blank' && !survey.pinyin ? survey.pinyinAt(a, 1) : null;
      if (
        spelt &&
        (survey.isToned(spelt) || !looksLikeName(tokens, spelt) || isDash(tokens, spelt.last + 1))
      ) {
        survey.pinyin = spelt;
        a = spelt.last + 1;
        continue;
      }
      const lower = token.text.toLowerCase();
      const loose = comma || bare || tie !== 'after-blank';
      const quote = TOWARDS_GLOSS.has(lower) && (loose || MEANING.has(lower)) ? quoteAhead(tokens, a) : -1;
      if (quote >= 0) {
        a = quote;
        continue;
      }
      const led = loose ? behindLead(tokens, a, tie) : -1;
      // Contemporary Amperex (宁德时代), known as CATL: what has its English is only named anew.
      if (led < 0 && isDone(tokens, a)) return;
      if (led >= 0 && (bare || !tokens.slice(a, led).some(({ text }) => NAMES.has(text)))) {
        if (tokens[led]!.type === 'quote-open') readQuoteAfter(survey, led);
        else survey.places.push({ tie: 'after-cue', edge: led });
        return;
      }
      const said = loose ? thatIs(tokens, a) : -1;
      if (said >= 0) {
        survey.places.push({ tie: 'after-or', edge: said });
        return;
      }
      if (bare && comma && isPredicate(survey, a)) return;
      // i.e. whoever strikes first loses
      const cued = tokens[a + 1]?.text === '.' ? a + 2 : a + 1;
      if (MEANING.has(lower) && loose) survey.places.push({ tie: 'after-or', edge: cued });
      else if (
        bare ||
        tie === 'after-dash' ||
        tie === 'after-colon' ||
        (comma && survey.places.length === 0)
      ) {
        const within = /^after-(?:dash|colon|blank)$/.test(tie) ? restOfEntry(survey, a, tie) : null;
        survey.places.push({ tie, edge: a, ...(within && { within }) });
      }
      return;
    }
  }
}

/** Whether the sentence goes on with what its subject did, behind a comma, and the Chinese says no such thing: 港改委, met. */
const isPredicate = (survey: Survey, at: number): boolean => {
  const { text } = survey.tokens[at]!;
  if (/^(?:too|also|then|now|however|though|therefore|thus|meanwhile|respectively)$/.test(text)) return true;
  return isFiniteVerb(text) && !survey.isSaid(text.replace(/(?:e?d|e?s)$/, ''));
};

/** How many tokens number a part of a law or book, up to its colon: `Chapter I:`, `Section 2:`. */
function partNumber(tokens: readonly Token[], at: number): number {
  const isPart = /^(?:Book|Part|Chapter|Section|Article|Title|Volume)$/.test(tokens[at]!.text);
  const isNumber = /^(?:[IVXLC]+|\d{1,3})$/.test(tokens[at + 1]?.text ?? '');
  return isPart && isNumber && tokens[at + 2]?.text === ':' ? 3 : 0;
}

/** Whether an ’s stands directly behind the Chinese, and a bracket behind it: 林波’s (Lin Bo). */
const isPossessive = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]!.text === 's' && !tokens[at]!.spaced && tokens[at + 1]?.type === 'open';

/** Whether a comma divides a quotation from the Chinese and its bracket, and another stands directly before: “x” (甲), “y”. */
const isNextOfSeries = ({ tokens, open, close }: Survey, quote: number): boolean =>
  open >= 0 &&
  quote === close + 2 &&
  tokens[quote - 1]!.text === ',' &&
  tokens[open - 1]?.type === 'quote-close';

/** Whether a stroke behind free Chinese ends its entry, whose English stands before: Harbour Nights 港口之夜 / Sea Days 海日. */
const dividesEntries = ({ tokens, places, bracketed }: Survey, at: number): boolean =>
  !bracketed &&
  tokens[at]!.text === '/' &&
  tokens[at + 1]?.spaced === true &&
  places.some(({ tie }) => tie === 'before-blank');

/** Whether what follows is joined to the sentence and not to the Chinese: `, as well as by …`, `, as a way of …`. */
const isJoining = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]!.text === 'as' &&
  (/^(?:well|long|soon|far)$/.test(tokens[at + 1]?.text ?? '') ||
    (tokens[at - 1]?.text === ',' && tokens[at + 1]?.type === 'word'));

/** Whether a sentence says what is done to the Chinese, and not what it means: 港务会 is chaired by Li. */
const isDone = (tokens: readonly Token[], at: number): boolean =>
  /^(?:is|are|was|were)$/.test(tokens[at]!.text) &&
  /ed$/.test(tokens[at + 1]?.text ?? '') &&
  (tokens[at + 2]?.text === 'by' ||
    (isVerb(tokens[at + 1]!.text) && /^(?:in|on|at|for|from|with)$/.test(tokens[at + 2]?.text ?? '')));

/** Whether what follows says in which language it is called so: 眼袋 in Chinese. */
const isInLanguage = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]!.text === 'in' &&
  /^(?:Chinese|Mandarin|Cantonese|Putonghua|Hokkien|Taiwanese|Taigi|Hakka|Shanghainese|Japanese)$/.test(
    tokens[at + 1]?.text ?? '',
  );

/** Verbs by which a writer says how a term is put into English: `usually rendered as`, `which translates to`. */
const PUTS = list(
  'rendered translated glossed known called termed dubbed phrased paraphrased understood interpreted transcribed',
);
/** Those by which a thing or somebody is named, in whatever language. */
const NAMES = list('known called termed dubbed');
/** Those after which the English may follow at once: `generally rendered involution`. */
const PUTS_AT_ONCE = list('rendered translated glossed called termed dubbed');
const PUTS_ACTIVELY = list('translates means denotes signifies');
const RELATIVES = list('which that it this');
const BE = list('is are was were has have had been being be can could may might must should would will');
/** What stands around such a verb. */
const HOW = list(
  'usually often commonly generally frequently typically variously sometimes also widely best officially conventionally literally loosely roughly most more now then popularly formerly better alternatively occasionally normally traditionally poorly freely colloquially informally originally first either',
);

/**
 * The first token of the English that a writer leads to from the Chinese: `, usually rendered as common prosperity`, `is
 * generally translated “…”`, `, which literally means …`; -1 where nothing leads.
 */
function behindLead(tokens: readonly Token[], from: number, tie: Tie): number {
  let i = from;
  const word = () => (tokens[i]?.type === 'word' ? tokens[i]!.text : '');
  const pass = (words: ReadonlySet<string>) => {
    while (words.has(word())) i += 1;
  };
  const passEnglish = () => {
    if (/^(?:in|into)$/.test(word()) && tokens[i + 1]?.text === 'English') i += 2;
  };
  const put = behindTranslators(tokens, from);
  if (put >= 0) return put;
  pass(RELATIVES);
  pass(BE);
  pass(HOW);
  passEnglish();
  const verb = word();
  // 人大 called a meeting
  if (i === from && tie === 'after-blank' && !PUTS_ACTIVELY.has(verb)) return -1;
  if (!PUTS.has(verb) && !PUTS_ACTIVELY.has(verb)) return -1;
  i += 1;
  pass(HOW);
  passEnglish();
  if (word() === 'as' || (word() === 'to' && verb === 'translates')) i += 1;
  else if (word() === 'to' && tokens[i + 1]?.text === 'mean') i += 2;
  else if (!PUTS_AT_ONCE.has(verb) && !(PUTS_ACTIVELY.has(verb) && verb !== 'translates')) return -1;
  if (tokens[i]?.type === 'emphasis') i += 1;
  return /^(?:word|quote-open)$/.test(tokens[i]?.type ?? '') ? i : -1;
}

/** How many words may name those who translate, and when: `which officials now translate as …`. */
const MOST_TRANSLATORS = 4;

/** The English that somebody is said to put the Chinese into: `others translate as …`, `which officials now render as …`. */
function behindTranslators(tokens: readonly Token[], from: number): number {
  for (let i = from + 1; i <= from + MOST_TRANSLATORS; i++) {
    if (tokens[i - 1]?.type !== 'word' || tokens[i]?.type !== 'word') return -1;
    if (!/^(?:translate|render|gloss|paraphrase)$/.test(tokens[i]!.text)) continue;
    const as = tokens[i + 1]?.text === 'in' && tokens[i + 2]?.text === 'English' ? i + 3 : i + 1;
    const next = tokens[as + 1]?.type === 'emphasis' ? as + 2 : as + 1;
    const leads = tokens[as]?.text === 'as' && /^(?:word|quote-open)$/.test(tokens[next]?.type ?? '');
    return leads ? next : -1;
  }
  return -1;
}

/** What follows `that is,` or `that is to say`; -1 where neither stands. */
function thatIs(tokens: readonly Token[], at: number): number {
  const reads = (...words: string[]) => words.every((word, i) => tokens[at + i]?.text === word);
  const behind = reads('that', 'is', 'to', 'say') ? at + 4 : reads('that', 'is', ',') ? at + 2 : -1;
  return behind >= 0 && tokens[behind]?.text === ',' ? behind + 1 : behind;
}

/** How many tokens say what part of speech a word is, as dictionaries do after its pinyin: `n.`, `adj.`, `v.o.`. */
function partOfSpeech(tokens: readonly Token[], at: number): number {
  const is = (i: number) =>
    tokens[i]?.type === 'word' &&
    /^(?:n|v|vt|vi|vo|adj|adv|conj|prep|pron|num|mw|aux|attr|intj|interj|ono|id|phr|ph)$/i.test(
      tokens[i]!.text,
    ) &&
    tokens[i + 1]?.text === '.';
  let i = at;
  while (is(i)) i += 2;
  return i - at;
}

/** Whether a dash or a quotation follows what spells the Chinese: 夜读班 Yedu Ban – Night Reading Class. */
function isDash(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.type !== 'punctuation' || !/^[—–-]$/.test(token.text)) return false;
  return (token.spaced || token.text === '—') && /^(?:word|quote-open)$/.test(tokens[at + 1]?.type ?? '');
}

/**
 * The rest of the line, where a dictionary's entry begins it with the Chinese: `吊桥 (diàoqiáo): suspension bridge;
 * drawbridge`. Null where it goes on with other Chinese or another sentence.
 */
function restOfEntry({ tokens, at, bracketed }: Survey, from: number, tie: Tie): TokenSpan | null {
  if (bracketed) return null;
  let head = at - 1;
  while (head >= 0 && tokens[head]!.type !== 'break') {
    const { type, text } = tokens[head]!;
    const isMark = type !== 'han' && (type !== 'word' || /^\d+[–-]?\d*$/.test(text));
    if (!isMark) return null;
    head -= 1;
  }
  let last = from;
  for (let i = from; i < tokens.length && tokens[i]!.type !== 'break'; i++) {
    const { type, text } = tokens[i]!;
    // 港务会 Harbour Council: Li chaired. What is said of it follows.
    const isMark = text === ':' || (/^[—–-]$/.test(text) && tokens[i]!.spaced && tokens[i + 1]?.spaced);
    if (tie === 'after-blank' && type === 'punctuation' && isMark) break;
    if (type === 'han' || i - from > 30) return null;
    if (type === 'punctuation' && /^[.!?|]$/.test(text) && tokens[i + 1]?.type === 'word')
      // 统 (tǒng): to unite, to govern. It is about …
      return tie === 'after-colon' && last - from < LONGEST_MEANING ? { first: from, last } : null;
    if (type === 'word') last = i;
  }
  return { first: from, last };
}
/** A first sentence of no more tokens says what an entry means; a longer one speaks of it. */
const LONGEST_MEANING = 10;

/** Reads a bracket that opens after the Chinese; the English it holds. */
function readBracketAfter(survey: Survey, open: number): TokenSpan | null {
  const tokens = survey.tokens;
  const bare = !survey.bracketed;
  const items = itemsOf(tokens, open + 1, tokens[open]!.match - 1);
  const glossed = items.filter((item) => item.han.length === 0);
  if (items.length === glossed.length && isCitation(survey, items)) return null;
  let english: TokenSpan | null = null;
  // 亲、诚、惠 (qin, cheng, hui): pinyin, item by item.
  const all = glossed.flatMap((item) => survey.unlabelled(item.words));
  if (glossed.length > 1 && survey.isPinyin(all)) {
    survey.isGloss(all);
    return null;
  }
  for (const item of glossed) {
    const words = survey.unlabelled(item.words);
    if (words.length === 0 || !survey.isGloss(words, true) || isRomanisation(survey, item)) continue;
    const led = behindLead(tokens, item.first, 'after-bracket');
    const first = led >= 0 && led <= item.last ? led : item.first;
    // (harbours and fleets, or “two ports”): the quotation is a gloss by itself.
    const quoted = tokens[item.first]?.text === 'or' ? tokens[item.first + 1] : undefined;
    if (english && quoted?.type === 'quote-open' && quoted.match === item.last) {
      survey.places.push({
        tie: 'after-quote',
        edge: item.first + 2,
        within: { first: item.first + 2, last: item.last - 1 },
      });
      continue;
    }
    english = { first: english === null ? first : (english as TokenSpan).first, last: item.last };
  }
  if (!bare && items.length > glossed.length) return null;
  const undated = glossed.filter(
    (item) => !isDate(item.words.map((w) => tokens[w]!.text)) && !isRomanisation(survey, item),
  );
  const only = undated.length === 1 && undated[0]!.words.length > 0 ? undated[0]! : null;
  // A bracket of nothing but words that usually label: 中文 (Chinese).
  if (
    !english &&
    bare &&
    only &&
    survey.abbreviations.length === 0 &&
    survey.pinyin === null &&
    !survey.isNumbered(only.words)
  )
    english = only;
  if (english)
    survey.places.push({
      tie: bare ? 'after-bracket' : 'after-quote',
      edge: english.first,
      within: { first: english.first, last: english.last },
    });
  return english;
}

/** Whether an item is said to spell the Chinese, or has tone marks and a syllable for each character, if some wrong ones. */
function isRomanisation(survey: Survey, item: Item): boolean {
  const { words } = item;
  if (words.length === 0) return false;
  if (isRomanisationOf(survey.tokens, item)) return true;
  const span = { first: words[0]!, last: words[words.length - 1]! };
  const size = Array.from(survey.hanzi).length;
  if (size < 2 || !survey.isToned(span)) return false;
  const toned = words.filter((w) => survey.isToned({ first: w, last: w })).length;
  return (
    toned >= words.length * 0.75 &&
    (words.length === size || parseSyllables(joined(survey.tokens, words)).some((s) => s.length === size))
  );
}

/**
 * Whether a bracket names who wrote something and when: (Shen, 2014), (Shen & Hao 2014: 12), (Shen et al., 2014a). A name
 * that the Chinese has, by its meaning or its sound, is its gloss.
 */
function isCitation(survey: Survey, items: readonly Item[]): boolean {
  const words = items.flatMap((item) => item.words);
  const texts = words.map((w) => survey.tokens[w]!.text);
  const year = texts.findIndex((text) => /^(?:1[89]|20)\d\d[a-z]?$/.test(text));
  const cited = /^\p{Lu}[\p{L}'’-]+(?: (?:and|&) \p{Lu}[\p{L}'’-]+| et al\.?)?$/u.exec(
    texts.slice(0, Math.max(0, year)).join(' '),
  );
  return (
    cited !== null &&
    texts.slice(year).every((text) => /^\d|^pp?\.?$/.test(text)) &&
    !survey.isPinyin(words.slice(0, year)) &&
    !survey.isProper &&
    !texts.slice(0, year).some((text) => /^\p{Lu}/u.test(text) && survey.isSaid(text))
  );
}

function readQuoteAfter(survey: Survey, open: number): void {
  const { match } = survey.tokens[open]!;
  const isChinese = (t: Token) => t.type === 'han' && !LABELS.has(t.text);
  // 林波, “Notes on Ferries” [渡船札记]
  const bracket = survey.tokens[match + 1];
  if (bracket?.type === 'open' && survey.tokens.slice(match + 1, bracket.match).some(isChinese)) return;
  if (match > open && !survey.tokens.slice(open + 1, match).some(isChinese))
    survey.places.push({ tie: 'after-quote', edge: open + 1, within: { first: open + 1, last: match - 1 } });
}

/** The tie a mark after the Chinese makes; null where it ends what belongs to it. */
function tieOf(mark: Token, next: Token | undefined): Tie | null {
  if (mark.text === ',') return 'after-comma';
  if (/^[→⇒]$/.test(mark.text)) return 'after-dash';
  if (/^[—–-]$/.test(mark.text))
    return mark.spaced || next?.spaced || mark.text === '—' ? 'after-dash' : null;
  if (mark.text === ':' || mark.text === '=') return 'after-colon';
  return mark.text === '/' ? 'after-dash' : null;
}

/** The quotation that small words lead to: `, meaning the “…”`; -1 when they lead to none. */
function quoteAhead(tokens: readonly Token[], from: number): number {
  let i = from;
  while (i < tokens.length && i - from < 7 && tokens[i]!.type === 'word' && isLittle(tokens[i]!.text)) i += 1;
  if (tokens[i]?.type === 'emphasis') i += 1;
  return tokens[i]?.type === 'quote-open' ? i : -1;
}

const LITTLE = list(
  'or meaning literally lit lit. i.e i.e. namely that is are was which means meant translated translates translating rendered can be may as to the a an known called also in english roughly sometimes often usually refers of for so-called his her its short shorthand stands stand',
);
const isLittle = (word: string): boolean => LITTLE.has(word.toLowerCase());
