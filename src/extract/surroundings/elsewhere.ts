/** English that answers from further off: after a cue, in a list, in a row, on the next line. */
import { isAbbreviation, isDate, looksLikeName, wordsIn, type TokenSpan } from '../bracket.ts';
import { isShortForm, isVariant } from '../chinese.ts';
import { looksLikePerson } from '../names.ts';
import { linesBeside, listItem, rowOf } from '../rows.ts';
import type { Token } from '../tokens.ts';
import { skip, type EnglishPlace, type Survey } from './survey.ts';

/** Looks further off, mostly where nothing stands beside the Chinese. */
export function readElsewhere(survey: Survey): void {
  const tokens = survey.tokens;
  const isSought = survey.peeled && !followsQuotation(survey);
  if (!survey.bracketed || isSought || survey.places.length === 0 || isSpeltWord(survey)) {
    const cue = quotedAfterCue(tokens, (survey.bracketed ? survey.close : survey.at) + 1);
    if (cue) survey.places.push(cue);
  }
  if (!survey.bracketed) {
    const said = quotedBeforeCopula(survey);
    if (said) survey.places.push(said);
    const full = beforeFullForm(survey);
    if (full >= 0) survey.places.push({ tie: 'another-name', edge: full });
  }
  const others = survey.siblings.filter((h) => !isVariant(tokens[h]!.text, survey.hanzi));
  const behind = others.filter((h) => h > survey.at).length;
  if (survey.bracketed && others.length > 0 && tokens[survey.before]?.type === 'word') {
    const item = listItem(tokens, survey.before, behind);
    // As many items as there are terms.
    const all = item && (behind > 0 || listItem(tokens, survey.before, others.length) !== null);
    if (all) survey.places.push({ tie: 'list-item', edge: item.last, within: item });
    else if (others.length > 1 && holdsListOnly(survey)) dropPlacesBefore(survey);
  }
  const paired = pairedQuotation(tokens, survey.at);
  if (paired) survey.places.push({ tie: 'list-item', edge: paired.last, within: paired });
  if (survey.bracketed) return;
  if (survey.places.every((p) => p.tie === 'after-cue')) readRow(survey);
  if (survey.places.length === 0)
    for (const span of linesBeside(
      tokens,
      survey.at,
      survey.pinyin && survey.pinyin.first > survey.at ? survey.pinyin.last : survey.at,
    )) {
      const words = wordsIn(tokens, span);
      const isSpelt = words.length > 1 && survey.isToned(span) && survey.isPinyin(words);
      if (isSpelt && !looksLikePerson(survey.hanzi, survey.lexicon)) survey.pinyin ??= span;
      else survey.places.push({ tie: 'next-line', edge: span.first, within: span });
    }
}

/** Whether a quotation ends before what spells the Chinese: “grid patrols,” or wangge xunluo (网格巡逻). */
const followsQuotation = ({ tokens, before }: Survey): boolean =>
  tokens[tokens[before + 1]?.text === ',' ? before + 2 : before + 1]?.type === 'quote-close';

/**
 * The last word of what the full form of free Chinese is called, where it is said to be short for it: the Harbour Reform
 * Commission (港口改革委员会), abbreviated as 港改委; -1 without one.
 */
function beforeFullForm({ tokens, at, hanzi }: Survey): number {
  let isShort = false;
  for (let i = at - 1; i >= Math.max(1, at - 12); i--) {
    const { type, text } = tokens[i]!;
    if (type === 'break' || (type === 'punctuation' && text !== ',')) return -1;
    isShort ||= type === 'word' && /^(?:shortened|abbreviated|short|shorthand|simply|or)$/.test(text);
    if (type !== 'han') continue;
    const isGlossed = tokens[i - 1]!.type === 'open' && tokens[i - 2]?.type === 'word';
    return isShort && isGlossed && isShortForm(text, hanzi) ? i - 2 : -1;
  }
  return -1;
}

/** Whether the bracket holds nothing but Chinese, divided by commas: three papers (甲报, 乙报, 丙报). */
const holdsListOnly = ({ tokens, open, close }: Survey): boolean =>
  close > open &&
  tokens.slice(open + 1, close).every(({ type, text }) => type === 'han' || /^[,、;]$/.test(text));

/** What stands before a list of Chinese says what they all are, and glosses none of them. */
function dropPlacesBefore(survey: Survey): void {
  const rest = survey.places.filter(({ tie }) => !tie.startsWith('before'));
  survey.places.splice(0, survey.places.length, ...rest);
}

/** What says that a quotation is put into another language: to say “…”, the word for “…”. */
const SAYS = /^(?:say|saying|write|for|meaning|mean|express)$/i;
const WORD_FOR =
  /^(?:words?|terms?|phrases?|expressions?|characters?|names?|idioms?|chinese|mandarin|cantonese)$/i;

const RENDERING = /^(?:translations?|renderings?|equivalents?|gloss)$/;

/** The quotation of which a sentence says what it is in Chinese: the usual way to say “…” in Mandarin is 汉字. */
function quotedBeforeCopula({ tokens, at, pinyin }: Survey): EnglishPlace | null {
  const copula = skip(tokens, (pinyin && pinyin.last < at ? pinyin.first : at) - 1, -1);
  // “Harbour” is the usual translation for 港口.
  const isRendered =
    /^(?:for|of)$/.test(tokens[copula]?.text ?? '') && RENDERING.test(tokens[copula - 1]?.text ?? '');
  // The theme ‘Harbour’ was chosen, with the Chinese characters 港口.
  const isPut = isRendered || /^(?:characters?|hanzi)$/.test(tokens[copula]?.text ?? '');
  if (!isPut && !/^(?:is|are|was|were)$/.test(tokens[copula]?.text ?? '')) return null;
  for (let i = copula - 1; i >= Math.max(0, copula - 16); i--) {
    const { type, text, match } = tokens[i]!;
    if (type === 'han' || type === 'break' || (type === 'punctuation' && /^[.;!?]$/.test(text))) return null;
    if (type !== 'quote-close' || match < 0) continue;
    if (isPut) return { tie: 'after-cue', edge: match + 1, within: { first: match + 1, last: i - 1 } };
    const verb = tokens[match - 1]?.text ?? '';
    const isFor = verb === 'for' ? WORD_FOR.test(tokens[match - 2]?.text ?? '') : SAYS.test(verb);
    return isFor ? { tie: 'after-cue', edge: match + 1, within: { first: match + 1, last: i - 1 } } : null;
  }
  return null;
}

/** Whether all that stands before is the pinyin of a common word: Huayuquan (话语权). */
function isSpeltWord(survey: Survey): boolean {
  const { tokens, places, before, lexicon } = survey;
  const senses = lexicon.senses(survey.hanzi);
  return (
    places.every(({ tie }) => tie === 'before-bracket') &&
    senses.length > 0 &&
    senses.every(({ pinyin }) => /^[a-z]/.test(pinyin)) &&
    tokens[before]?.type === 'word' &&
    survey.isPinyin([before])
  );
}

/** Terms that stand in one row, and their translations in another, are at most so many. */
const MOST_PAIRED = 6;

/**
 * The quotation in the same place of a row of them: 甲 and 乙 (“x” and “y”); a (甲) and b (乙), translated as “x” and
 * “y”. Null where there are not as many quotations as terms.
 */
function pairedQuotation(tokens: readonly Token[], at: number): TokenSpan | null {
  const terms = [at];
  const joined = (from: number, step: 1 | -1): number => {
    for (let i = from + step, n = 0; i >= 0 && i < tokens.length && n < 14; i += step, n++) {
      const { type, text } = tokens[i]!;
      if (type === 'han') return i;
      if (type === 'break' || (type === 'punctuation' && !/^[,、/]$/.test(text)) || type === 'quote-open')
        return -1;
    }
    return -1;
  };
  for (let i = joined(at, -1); i >= 0 && terms.length < MOST_PAIRED; i = joined(i, -1)) terms.unshift(i);
  const index = terms.length - 1;
  for (let i = joined(at, 1); i >= 0 && terms.length < MOST_PAIRED; i = joined(i, 1)) terms.push(i);
  if (terms.length < 2) return null;
  const quotations: TokenSpan[] = [];
  let cue = false;
  for (let i = terms[terms.length - 1]! + 1, n = 0; i < tokens.length && n < 24; i++, n++) {
    const token = tokens[i]!;
    if (token.type === 'quote-open' && token.match > i + 1) {
      if (!cue) return null;
      quotations.push({ first: i + 1, last: token.match - 1 });
      i = token.match;
      n = 0;
    } else if (
      token.type === 'han' ||
      token.type === 'break' ||
      (quotations.length > 0 && token.type === 'close')
    )
      break;
    else if (token.type === 'punctuation' && !/^[,/:]$/.test(token.text)) break;
    else if (token.type === 'open' || token.text === ':' || CUE.test(token.text)) cue = true;
    else if (quotations.length > 0 && token.type === 'word' && !/^(?:and|or|respectively)$/i.test(token.text))
      break;
  }
  return quotations.length === terms.length ? quotations[index]! : null;
}

/** Whether a word makes a quotation that follows the translation: is always “…”, can be “…”, is closer to an “…”. */
const equates = (tokens: readonly Token[], at: number): boolean =>
  /^(?:always|usually|often|sometimes|simply|roughly|best|closer|nearer|be)$/.test(tokens[at]!.text) &&
  /^(?:is|are|was|were|be|can|could|may|might)$/.test(tokens[at - 1]?.text ?? '');

/** Words that announce a translation. */
const CUE = /^(?:translat|render|mean|liter|refer|known|i\.e|glossed|terms?$|termed|calls?$|called)/i;

/** The other cells of a table's row. */
function readRow(survey: Survey): void {
  const tokens = survey.tokens;
  for (const cell of rowOf(tokens, survey.at)) {
    const all = wordsIn(tokens, cell);
    const words = survey.unlabelled(all).length > 0 ? all : [];
    if (words.length === 0 || isDate(words.map((w) => tokens[w]!.text))) continue;
    const span = { first: words[0]!, last: words[words.length - 1]! };
    if (survey.isPinyin(words) && !(words.length > 1 && looksLikeName(tokens, span))) {
      survey.pinyin ??= span;
      continue;
    }
    for (const w of words)
      if (words.length > 1 && isAbbreviation(tokens[w]!.text)) survey.abbreviations.push(w);
    survey.places.push({
      tie: 'cell',
      edge: words[0]!,
      within: { first: cell.first, last: cell.last },
      cell: { away: cell.away, header: cell.header },
    });
  }
}

/** A quotation later in the same sentence, announced by a word of translating. */
function quotedAfterCue(tokens: readonly Token[], from: number): EnglishPlace | null {
  let cue = false;
  for (let i = from; i < Math.min(tokens.length, from + 22); i++) {
    const token = tokens[i]!;
    if (token.type === 'han' || token.type === 'break') return null;
    if (token.type === 'punctuation' && /^[;!?]$/.test(token.text)) return null;
    // The next sentence may still speak of the term: The phrase could be rendered “…”.
    if (
      token.type === 'punctuation' &&
      token.text === '.' &&
      !/^(?:the|this|it|literally|which)$/i.test(tokens[skip(tokens, i + 1, 1)]?.text ?? '')
    )
      return null;
    if (token.type === 'word' && (CUE.test(token.text) || (i - from < 6 && equates(tokens, i)))) cue = true;
    if (token.type === 'quote-open') {
      if (!cue || token.match <= i) return null;
      return { tie: 'after-cue', edge: i + 1, within: { first: i + 1, last: token.match - 1 } };
    }
  }
  return null;
}
