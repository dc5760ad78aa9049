/** English that ends before the Chinese. */
import { isAbbreviation, itemsOf, looksLikeName, type TokenSpan } from '../bracket.ts';
import { HYPHENATED_GIVEN, looksLikePerson } from '../names.ts';
import type { Token } from '../tokens.ts';
import { isVerb, WORKS } from '../words.ts';
import { PATIENCE, QUOTE_OR_EMPHASIS, skip, type Survey, type Tie } from './survey.ts';

/** Small words that tie pinyin to the gloss before it: `…, or yulun daoxiang (…)`. */
const BEFORE_PINYIN = /^(?:or|called|as|known|termed|dubbed|is|are|aka|i\.e\.?|namely)$/i;
/** What stands before them: harbour pilots, commonly known as yinshuiyuan (…). */
const HOW_OFTEN =
  /^(?:also|better|commonly|colloquially|frequently|generally|often|otherwise|popularly|sometimes|usually|widely)$/;

/** Walks leftwards over marks, abbreviation and pinyin to where English before the Chinese ends. */
export function readBefore(survey: Survey): void {
  const tokens = survey.tokens;
  let b = (survey.bracketed ? survey.open : survey.at) - 1;
  let tie: Tie = survey.bracketed ? 'before-bracket' : 'before-blank';
  let links = 0;
  for (let n = 0; b >= 0 && n < PATIENCE; n++) {
    const token = tokens[b]!;
    // National       (中枢): a gap before a bracket aligns it.
    const isLineEnd = token.type === 'break' && token.text !== '|' && survey.bracketed;
    if (QUOTE_OR_EMPHASIS.has(token.type) || isLineEnd) {
      b -= 1;
    } else if (b === survey.at - 1 && goesOnBelow(survey, b)) {
      b -= 1;
    } else if (token.type === 'punctuation') {
      const passed = passBefore(survey, b, links);
      if (!passed) break;
      links += 1;
      tie = passed === 'same' ? tie : passed;
      b -= 1;
    } else if (token.type === 'close') {
      if (!readBracketBefore(survey, b)) break;
      b = token.match - 1;
    } else if (token.type !== 'word') {
      break;
    } else if (/^(?:Chinese|Mandarin)$/.test(token.text) && isInChinese(survey, b)) {
      // “paper politics” – in Chinese, 文件政治 –
      b -= 2;
    } else if (token.text === 'or' && isOrBetween(survey, b)) {
      b -= 1;
    } else if (survey.bracketed && /^(?:eds?|trans)\.?$/.test(token.text) && tokens[b - 1]?.text === ',') {
      // Peng Daming and Yao Lan, eds. [彭大明、姚兰主编]
      b -= 2;
    } else if (thingBefore(survey, b) >= 0) {
      b = thingBefore(survey, b);
    } else if (!survey.peeled) {
      const spelt = survey.pinyinAt(b, -1);
      if (!spelt || (isName(survey, spelt) && !survey.isToned(spelt) && !isOtherName(survey, spelt))) break;
      survey.pinyin ??= spelt;
      survey.peeled = true;
      b = spelt.first - 1;
      if (isTitleOfWork(tokens, spelt)) {
        survey.before = b;
        return;
      }
    } else if (BEFORE_PINYIN.test(token.text) || (links > 0 && HOW_OFTEN.test(token.text))) {
      links = Math.max(links, 1);
      b -= 1;
    } else break;
  }
  survey.before = b;
  if (b < 0 || tokens[b]!.type !== 'word') return;
  // “… he has walled himself in” 中文: what a quotation ends with is no label.
  const isQuoted = tokens[b + 1]?.type === 'quote-close';
  if (tie !== 'before-bracket' && !isQuoted && survey.isLabel(b)) return;
  const saysIt = isQuoted || closesQuotation(survey, b);
  if (tie === 'before-blank' && !survey.peeled && !saysIt && saysNothing(survey, b)) return;
  const marked =
    links > 0 ||
    tokens
      .slice(b + 1, survey.pinyin?.first ?? b)
      .some((t) => t.type === 'quote-close' || t.type === 'open' || (t.match >= 0 && t.match < b));
  survey.places.push({ tie: survey.peeled && !marked ? 'before-pinyin' : tie, edge: b });
}

/**
 * Whether what is spelt is a title that a word announces, so that nothing before it is the gloss: the monthly Haigang
 * yuekan.
 */
export function isTitleOfWork(tokens: readonly Token[], { first }: TokenSpan): boolean {
  const before = tokens[skip(tokens, first - 1, -1)];
  return (
    /^\p{Lu}/u.test(tokens[first]!.text) && before?.type === 'word' && WORKS.has(before.text.toLowerCase())
  );
}

/**
 * The last token of the thing that free Chinese is said to be, where its word is what the Chinese means: eye bags are
 * called 眼袋, the harbour pilot is 引水员 (…); -1 without one.
 */
function thingBefore(survey: Survey, at: number): number {
  const { tokens, bracketed } = survey;
  const isCalled = /^(?:called|termed)$/.test(tokens[at]!.text);
  const copula = isCalled ? at - 1 : at;
  const thing = tokens[copula - 1];
  if (bracketed || survey.isProper || at !== survey.at - 1 || thing?.type !== 'word') return -1;
  if (!/^(?:is|are|was|were)$/.test(tokens[copula]?.text ?? '')) return -1;
  // What it is follows from nothing but its pinyin: the best tea is 龙井茶.
  if (!isCalled && tokens[survey.at + 1]?.type !== 'open') return -1;
  const said = survey.isSaid(thing.text) || survey.isSaid(thing.text.replace(/s$/, ''));
  return said ? copula - 1 : -1;
}

/**
 * Whether a verb whose object the Chinese is stands before, or an adverb or a preposition, and the Chinese says no such
 * thing: they wear 红丝带.
 */
function saysNothing(survey: Survey, at: number): boolean {
  const { text } = survey.tokens[at]!;
  if (isMenuItem(survey, at)) return false;
  const isLittle = /^(?:just|simply|merely|only|even|also|then|during|within|until|since|despite)$/.test(
    text,
  );
  if (!isLittle && (!isVerb(text) || /ing$/.test(text))) return false;
  return !survey.isSaid(text) && !survey.isSaid(text.replace(/(?:e?d|e?s)$/, ''));
}

/**
 * Whether a line ends between English and free Chinese, and the sentence goes on behind the Chinese: new areas | 国家级新区,
 * by year. A line with Chinese of its own is an entry of a list.
 */
function goesOnBelow({ tokens, at, bracketed }: Survey, lineEnd: number): boolean {
  if (bracketed || tokens[lineEnd]!.type !== 'break' || tokens[lineEnd]!.text !== '\n') return false;
  if (!/^[,;.]$/.test(tokens[at + 1]?.text ?? '') && !/^\p{Ll}/u.test(tokens[at + 1]?.text ?? ''))
    return false;
  let i = lineEnd - 1;
  if (tokens[i]?.type !== 'word') return false;
  while (i >= 0 && tokens[i]!.type !== 'break' && tokens[i]!.type !== 'han') i -= 1;
  return tokens[i]?.type !== 'han';
}

/** Whether English with a capital and free Chinese are an item of a list or a menu: Home 首页 · Most read 热门. */
function isMenuItem({ tokens, at }: Survey, last: number): boolean {
  let first = last;
  while (tokens[first - 1]?.type === 'word' && last - first < 4) first -= 1;
  const [before, after] = [tokens[first - 1], tokens[at + 1]];
  const isMark = (token: Token | undefined) => /^[•·|*-]$/.test(token?.text ?? '');
  const isEnd = (token: Token | undefined) => token === undefined || token.type === 'break' || isMark(token);
  return (
    /^\p{Lu}/u.test(tokens[first]!.text) && isEnd(before) && isEnd(after) && (isMark(before) || isMark(after))
  );
}

/** Whether a quotation holds both, and nothing after the Chinese: “three consolidates 三个巩固”. */
function closesQuotation({ tokens, at }: Survey, before: number): boolean {
  const close = tokens[at + 1];
  if (close?.type !== 'quote-close' || close.match < 0 || close.match > before) return false;
  return !tokens.slice(close.match, at).some(({ type }) => type === 'han');
}

/** Whether "or" stands between a comma and free Chinese: “…” — haigang meng, or 海港梦. */
const isOrBetween = ({ tokens, at, bracketed }: Survey, or: number): boolean =>
  !bracketed && or === at - 1 && tokens[or - 1]?.text === ',';

/** Whether "or" joins what is spelt to a quotation: the “gang of four” or Sirenbang. */
const isOtherName = ({ tokens }: Survey, { first }: TokenSpan): boolean =>
  tokens[first - 1]?.text === 'or' && tokens[first - 2]?.type === 'quote-close';

/** Whether "in Chinese" stands between a mark and the Chinese: `“…”, in Chinese 汉字`. */
const isInChinese = ({ tokens, bracketed }: Survey, at: number): boolean =>
  !bracketed &&
  tokens[at - 1]?.text === 'in' &&
  (tokens[at - 2]?.type === 'quote-close' || /^[,—–-]$/.test(tokens[at - 2]?.text ?? ''));

/** Whether words are a name in capitals, or a person's with a given name in small letters: Shen da-wei. */
function isName({ tokens, hanzi, lexicon }: Survey, span: TokenSpan): boolean {
  if (looksLikeName(tokens, span)) return true;
  const [surname, given, ...rest] = tokens.slice(span.first, span.last + 1).filter((t) => t.type === 'word');
  return (
    rest.length === 0 &&
    /^\p{Lu}/u.test(surname!.text) &&
    HYPHENATED_GIVEN.test(given?.text ?? '') &&
    looksLikePerson(hanzi, lexicon)
  );
}

/**
 * Whether free Chinese is a sentence by itself: A report headlined The reeds are cut. 芦苇已收割. It says more; “We sail.
 * 起航”.
 */
function isOwnSentence({ tokens, at, pinyin }: Survey): boolean {
  const next = tokens[at + 1];
  if (pinyin) return false;
  return next === undefined || /^[.。]$/.test(next.text) || /^(?:break|quote-close)$/.test(next.type);
}

/** Whether a mark before the Chinese may be passed, and the tie it makes; null where English ends there. */
function passBefore(survey: Survey, at: number, links: number): Tie | 'same' | null {
  const mark = survey.tokens[at]!.text;
  // “Who owns it?” (中文)
  const isQuoted = survey.tokens[at + 1]?.type === 'quote-close';
  if (/^[?!]$/.test(mark)) return (survey.bracketed || isQuoted) && links === 0 ? 'same' : null;
  if (!/^[.,:—–=/→⇒-]$/.test(mark)) return null;
  if (survey.bracketed && !survey.peeled)
    // guidance of public opinion,” (中文): the comma belongs to the sentence.
    return /^[,.]$/.test(mark) && links === 0 ? 'same' : null;
  // “The mountain does not come to us.” 山不来就我: the mark belongs to the sentence that is quoted.
  if (mark === '.') return (isQuoted || isOwnSentence(survey)) && links === 0 ? 'same' : null;
  if (links > 1) return null;
  if (mark === ',') return survey.peeled ? 'same' : 'before-comma';
  if (mark === ':' || mark === '=') return survey.bracketed ? 'same' : 'before-colon';
  return 'before-dash';
}

/** Reads a bracket that closes before the Chinese; true when it may be passed. */
function readBracketBefore(survey: Survey, close: number): boolean {
  const tokens = survey.tokens;
  const { match } = tokens[close]!;
  if (match < 0 || close - match >= 24) return false;
  const items = itemsOf(tokens, match + 1, close - 1);
  if (items.some((item) => item.han.length > 0)) return false;
  const words = survey.unlabelled(items.flatMap((item) => item.words));
  if (words.length === 0 || isNoted(survey, words)) return true;
  // … Action Plan (2021–2023) (中文); Rules (Draft) (中文): what stands in a bracket of its own is passed.
  if (
    survey.bracketed &&
    tokens[skip(tokens, close + 1, 1)]?.type === 'open' &&
    tokens[match - 1]?.type === 'word'
  )
    return true;
  // “Pinyin” [English] 中文: the bracket may belong to what follows it, unless Chinese stands before.
  if (survey.bracketed || tokens[skip(tokens, match - 1, -1)]?.type === 'han') return false;
  survey.places.push({
    tie: 'bracket-before',
    edge: items[0]!.first,
    within: { first: items[0]!.first, last: items[items.length - 1]!.last },
  });
  return true;
}

/** Whether words are pinyin or an abbreviation, which are noted. */
function isNoted(survey: Survey, words: readonly number[]): boolean {
  const isAbbreviated = words.length === 1 && isAbbreviation(survey.tokens[words[0]!]!.text);
  if (!isAbbreviated && !survey.isPinyin(words)) return false;
  survey.isGloss(words);
  return true;
}
