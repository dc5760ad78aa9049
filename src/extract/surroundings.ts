/**
 * Parses what stands around a Chinese run: the bracket it is in and what else is in there, the pinyin and
 * abbreviation beside it, and where English may begin or end on either side.
 */
import type { Lexicon } from '../lexicon/lexicon.ts';
import { pinyinMatches } from '../pinyin/index.ts';
import {
  isAbbreviation,
  isDate,
  isLabel,
  isRomanisationOf,
  itemsOf,
  joined,
  looksLikeName,
  wordsIn,
  type Item,
  type Piece,
} from './bracket.ts';
import { isVariant, LABELS } from './chinese.ts';
import { linesBeside, listItem, rowOf } from './rows.ts';
import { enclosing, type Token } from './tokens.ts';

/** How English is tied to the Chinese it may translate. */
export type Tie =
  /** English (中文) */
  | 'before-bracket'
  /** (English, 中文) or (中文, English) */
  | 'same-bracket'
  /** Words beside the Chinese in its bracket with no mark between: (the word 中文 here) */
  | 'same-item'
  /** 中文 (English) */
  | 'after-bracket'
  /** (中文), or “English”; 中文 “English” */
  | 'after-quote'
  /** 中文 … translated as “English” */
  | 'after-cue'
  /** 中文 — English; 中文: English; 中文, or English */
  | 'after-dash'
  | 'after-colon'
  | 'after-or'
  | 'after-comma'
  | 'after-blank'
  /** English: 中文 and so on */
  | 'before-colon'
  | 'before-dash'
  | 'before-comma'
  | 'before-blank'
  /** English pinyin (中文), with nothing between English and pinyin. */
  | 'before-pinyin'
  /** The whole line above or below. */
  | 'next-line'
  /** “English” noun (中文): a quotation a word or two before the bracket. */
  | 'before-head'
  /** [English] 中文 */
  | 'bracket-before'
  /** Another cell of the same row. */
  | 'cell'
  /** A, B and C (甲、乙、丙): the item in the same place. */
  | 'list-item';

/** A place where English may stand. */
export interface Place {
  readonly tie: Tie;
  /** For `before-*`: the last token of the span. For `after-*`: the first. */
  readonly edge: number;
  /** Bounds that the span may not leave. */
  readonly within?: Piece;
  /** Announced as the literal meaning, which is not what the English around calls it. */
  readonly literal?: boolean;
  /** For cells: how many columns away, and what the head of the column says. */
  readonly cell?: { readonly away: number; readonly header: 'english' | 'other' | null };
}

export interface Surroundings {
  readonly at: number;
  /** The bracket around it, -1 where it stands outside. */
  readonly open: number;
  readonly close: number;
  /** Whether the bracket holds nothing but the Chinese and its labels, pinyin and abbreviation. */
  readonly pure: boolean;
  readonly doubled: boolean;
  /** Other Chinese runs in the same bracket. */
  readonly siblings: readonly number[];
  readonly foreign: boolean;
  readonly pinyin: Piece | null;
  /** Tokens that may be abbreviations. */
  readonly abbreviations: readonly number[];
  readonly places: readonly Place[];
}

const QUOTE_OR_EMPHASIS = new Set(['quote-open', 'quote-close', 'emphasis', 'hidden']);
/** Longest pinyin looked for, in words as printed. */
const LONGEST_PINYIN = 16;
/** A bracket of more tokens holds sentences, not an annotation. */
const LONGEST_ANNOTATION = 80;
/** How many marks and small words are passed over on the way to English. */
const PATIENCE = 40;
/** Small words that tie pinyin to the gloss before it: `…, or yulun daoxiang (…)`. */
const BEFORE_PINYIN = /^(?:or|called|as|known|termed|dubbed|is|are|aka|i\.e|namely)$/i;
/** Small words that may open the way to a gloss after the Chinese. */
const TOWARDS_GLOSS =
  /^(?:or|meaning|literally|lit\.?|i\.e\.?|namely|that|is|which|means|translated|translates|as|to|the|a|an|known|called|also|in|english|roughly|sometimes|often|for)$/i;
const MEANING = /^(?:or|meaning|literally|lit\.?|i\.e\.?|namely)$/i;

export function surroundingsOf(tokens: readonly Token[], at: number, lexicon: Lexicon): Surroundings {
  const survey = new Survey(tokens, at, lexicon);
  survey.readBracket();
  survey.readBefore();
  survey.readAfter();
  survey.readElsewhere();
  return survey;
}

/** Gathers the surroundings of one run, side by side. */
class Survey implements Surroundings {
  readonly at: number;
  open: number;
  close: number;
  pure = true;
  doubled = false;
  foreign = false;
  pinyin: Piece | null = null;
  readonly siblings: number[] = [];
  readonly abbreviations: number[] = [];
  readonly places: Place[] = [];

  readonly #tokens: readonly Token[];
  readonly #lexicon: Lexicon;
  readonly #hanzi: string;
  /** Whether pinyin was passed on the way to what stands before. */
  #peeled = false;
  /** The last token before the Chinese and its bracket that was not passed over. */
  #before = -1;

  constructor(tokens: readonly Token[], at: number, lexicon: Lexicon) {
    this.at = at;
    this.#tokens = tokens;
    this.#lexicon = lexicon;
    this.#hanzi = tokens[at]!.text;
    this.open = enclosing(tokens, at);
    this.close = this.open < 0 ? -1 : tokens[this.open]!.match;
    if (this.open < 0) {
      // The scan lost the partner of the bracket directly beside the Chinese.
      const beside = skip(tokens, at - 1, -1);
      if (tokens[beside]?.type === 'open') {
        this.open = beside;
        this.close = at;
      }
    }
    if (this.open >= 0 && this.close - this.open > LONGEST_ANNOTATION) this.open = this.close = -1;
  }

  get #bracketed(): boolean {
    return this.open >= 0;
  }

  /** The bracket around: labels, pinyin, abbreviation, other Chinese, English. */
  readBracket(): void {
    if (!this.#bracketed) return;
    const tokens = this.#tokens;
    for (const item of itemsOf(tokens, this.open + 1, this.close > this.at ? this.close - 1 : this.at)) {
      for (const h of item.han) if (h !== this.at && !LABELS.has(tokens[h]!.text)) this.siblings.push(h);
      if (item.han.includes(this.at)) this.#readOwnItem(item);
      else if (item.han.length === 0 && this.#readItem(item)) {
        const words = this.#unlabelled(item.words);
        this.places.push({
          tie: 'same-bracket',
          edge: item.last < this.at ? words[words.length - 1]! : words[0]!,
          within: { first: item.first, last: item.last },
          literal: item.words.some((w) =>
            /^(?:lit(?:\.|eral(?:ly)?)?|also|alternatively|sometimes)$/i.test(tokens[w]!.text),
          ),
        });
      }
    }
    // ((中文)): an inner pair that holds nothing else is part of an outer one.
    const outer = tokens[this.open - 1];
    if (outer?.type === 'open' && outer.match === this.close + 1) {
      this.doubled = true;
      this.open -= 1;
      this.close += 1;
    }
  }

  /** The words that share the Chinese's item: labels, pinyin, an abbreviation, or a sentence. */
  #readOwnItem(item: Item): void {
    const tokens = this.#tokens;
    const words = this.#unlabelled(item.words);
    for (const side of [words.filter((w) => w < this.at), words.filter((w) => w > this.at)]) {
      if (side.length === 0 || !this.#isGloss(side)) continue;
      this.pure = false;
      this.places.push(
        side[0]! < this.at
          ? {
              tie: 'same-item',
              edge: side[side.length - 1]!,
              within: { first: item.first, last: this.at - 1 },
            }
          : { tie: 'same-item', edge: side[0]!, within: { first: this.at + 1, last: item.last } },
      );
    }
    for (let i = item.first - 1; i > this.open; i--) {
      const token = tokens[i]!;
      if (token.type === 'han' || (token.type === 'punctuation' && token.text === ';')) break;
      if (token.type === 'word' && /^(?:japanese|kanji|korean|hanja|vietnamese)$/i.test(token.text))
        this.foreign = true;
    }
  }

  /** Takes pinyin and abbreviations out of an item without Chinese; true when English is left. */
  #readItem(item: Item): boolean {
    const words = this.#unlabelled(item.words);
    return words.length > 0 && this.#isGloss(words) && !isRomanisationOf(this.#tokens, item);
  }

  /** Whether words are English that may be a gloss; pinyin and an abbreviation are noted instead. */
  #isGloss(words: readonly number[], keepNames = false): boolean {
    const tokens = this.#tokens;
    const piece = { first: words[0]!, last: words[words.length - 1]! };
    if (this.#isPinyin(words) && !(keepNames && words.length > 1 && looksLikeName(tokens, piece))) {
      this.pinyin ??= piece;
      return false;
    }
    if (words.length === 1 && isAbbreviation(tokens[words[0]!]!.text)) {
      this.abbreviations.push(words[0]!);
      return false;
    }
    return !isDate(words.map((w) => tokens[w]!.text));
  }

  /** Walks leftwards over marks, abbreviation and pinyin to where English before the Chinese ends. */
  readBefore(): void {
    const tokens = this.#tokens;
    let b = (this.#bracketed ? this.open : this.at) - 1;
    let tie: Tie = this.#bracketed ? 'before-bracket' : 'before-blank';
    let links = 0;
    for (let n = 0; b >= 0 && n < PATIENCE; n++) {
      const token = tokens[b]!;
      const isLineEnd = token.type === 'break' && token.text === '\n' && this.#bracketed;
      if (QUOTE_OR_EMPHASIS.has(token.type) || isLineEnd) {
        b -= 1;
      } else if (token.type === 'punctuation') {
        const passed = this.#passBefore(token.text, links);
        if (!passed) break;
        links += 1;
        tie = passed === 'same' ? tie : passed;
        b -= 1;
      } else if (token.type === 'close') {
        if (!this.#readBracketBefore(b)) break;
        b = token.match - 1;
      } else if (token.type !== 'word') {
        break;
      } else if (!this.#peeled) {
        const spelt = this.#pinyinAt(b, -1);
        if (!spelt || looksLikeName(tokens, spelt)) break;
        this.pinyin ??= spelt;
        this.#peeled = true;
        b = spelt.first - 1;
      } else if (BEFORE_PINYIN.test(token.text)) {
        links += 1;
        b -= 1;
      } else break;
    }
    this.#before = b;
    if (b < 0 || tokens[b]!.type !== 'word') return;
    if (tie !== 'before-bracket' && isLabel(tokens[b]!.text)) return;
    const marked =
      links > 0 ||
      tokens
        .slice(b + 1, this.pinyin?.first ?? b)
        .some((t) => t.type === 'quote-close' || t.type === 'open' || (t.match >= 0 && t.match < b));
    this.places.push({ tie: this.#peeled && !marked ? 'before-pinyin' : tie, edge: b });
  }

  /** Whether a mark before the Chinese may be passed, and the tie it makes; null where English ends there. */
  #passBefore(mark: string, links: number): Tie | 'same' | null {
    if (!/^[.,:—–=/-]$/.test(mark)) return null;
    if (this.#bracketed && !this.#peeled)
      // guidance of public opinion,” (中文): the comma belongs to the sentence.
      return /^[,.]$/.test(mark) && links === 0 ? 'same' : null;
    if (mark === '.' || links > 1) return null;
    if (mark === ',') return this.#peeled ? 'same' : 'before-comma';
    if (mark === ':' || mark === '=') return this.#bracketed ? 'same' : 'before-colon';
    return 'before-dash';
  }

  /** Reads a bracket that closes before the Chinese; true when it may be passed. */
  #readBracketBefore(close: number): boolean {
    const tokens = this.#tokens;
    const { match } = tokens[close]!;
    if (match < 0 || close - match >= 24) return false;
    const items = itemsOf(tokens, match + 1, close - 1);
    if (items.some((item) => item.han.length > 0)) return false;
    const words = this.#unlabelled(items.flatMap((item) => item.words));
    if (words.length === 0 || this.#isNoted(words)) return true;
    // “Pinyin” [English] 中文: the bracket may belong to what follows it, unless Chinese stands before.
    if (this.#bracketed || tokens[skip(tokens, match - 1, -1)]?.type === 'han') return false;
    this.places.push({
      tie: 'bracket-before',
      edge: items[0]!.first,
      within: { first: items[0]!.first, last: items[items.length - 1]!.last },
    });
    return true;
  }

  /** Whether words are pinyin or an abbreviation, which are noted. */
  #isNoted(words: readonly number[]): boolean {
    const isAbbreviated = words.length === 1 && isAbbreviation(this.#tokens[words[0]!]!.text);
    if (!isAbbreviated && !this.#isPinyin(words)) return false;
    this.#isGloss(words);
    return true;
  }

  /** Walks rightwards over marks, brackets and small words to where English after the Chinese begins. */
  readAfter(): void {
    const tokens = this.#tokens;
    const bare = !this.#bracketed;
    let a = (bare ? this.at : this.close) + 1;
    let tie: Tie = 'after-blank';
    let comma = false;
    let brackets = 0;
    for (let n = 0; a < tokens.length && n < PATIENCE; n++) {
      const token = tokens[a]!;
      if (token.type === 'quote-close' || token.type === 'emphasis' || token.type === 'hidden') {
        a += 1;
      } else if (token.type === 'break') {
        const goesOn = tokens[a + 1]?.type === 'open' || (bare && tie !== 'after-blank');
        if (token.text === '|' || !goesOn) return;
        a += 1;
      } else if (token.type === 'open' && token.match > a && token.match - a <= 90 && brackets < 3) {
        brackets += 1;
        if (this.#readBracketAfter(a) && bare) return;
        a = token.match + 1;
      } else if (token.type === 'quote-open') {
        this.#readQuoteAfter(a);
        return;
      } else if (token.type === 'punctuation') {
        const next = tieOf(token, tokens[a + 1]);
        if (!next || (next === 'after-comma' && comma)) return;
        comma ||= next === 'after-comma';
        tie = next;
        a += 1;
      } else if (token.type !== 'word') {
        return;
      } else {
        const spelt = bare && tie === 'after-blank' && !this.pinyin ? this.#pinyinAt(a, 1) : null;
        if (spelt && !looksLikeName(tokens, spelt)) {
          this.pinyin = spelt;
          a = spelt.last + 1;
          continue;
        }
        const loose = comma || bare || tie !== 'after-blank';
        const quote =
          TOWARDS_GLOSS.test(token.text) && (loose || MEANING.test(token.text)) ? quoteAhead(tokens, a) : -1;
        if (quote >= 0) {
          a = quote;
          continue;
        }
        if (MEANING.test(token.text) && loose) this.places.push({ tie: 'after-or', edge: a + 1 });
        else if (bare || tie === 'after-dash' || tie === 'after-colon' || (comma && this.places.length === 0))
          this.places.push({ tie, edge: a });
        return;
      }
    }
  }

  /** Reads a bracket that opens after the Chinese; true when it holds English. */
  #readBracketAfter(open: number): boolean {
    const tokens = this.#tokens;
    const bare = !this.#bracketed;
    const items = itemsOf(tokens, open + 1, tokens[open]!.match - 1);
    const glossed = items.filter((item) => item.han.length === 0);
    let english: Piece | null = null;
    for (const item of glossed) {
      const words = this.#unlabelled(item.words);
      if (words.length === 0 || !this.#isGloss(words, true) || isRomanisationOf(tokens, item)) continue;
      english = { first: english === null ? item.first : (english as Piece).first, last: item.last };
    }
    if (!bare && items.length > glossed.length) return false;
    const only = glossed.length === 1 && glossed[0]!.words.length > 0 ? glossed[0]! : null;
    // A bracket of nothing but words that usually label: 中文 (Chinese).
    if (!english && bare && only && this.abbreviations.length === 0 && this.pinyin === null) english = only;
    if (english)
      this.places.push({
        tie: bare ? 'after-bracket' : 'after-quote',
        edge: english.first,
        within: { first: english.first, last: english.last },
      });
    return english !== null;
  }

  #readQuoteAfter(open: number): void {
    const { match } = this.#tokens[open]!;
    const isChinese = (t: Token) => t.type === 'han' && !LABELS.has(t.text);
    if (match > open && !this.#tokens.slice(open + 1, match).some(isChinese))
      this.places.push({ tie: 'after-quote', edge: open + 1, within: { first: open + 1, last: match - 1 } });
  }

  /** English that answers from further off: after a cue, in a list, in a row, on the next line. */
  readElsewhere(): void {
    const tokens = this.#tokens;
    if (!this.#bracketed || this.#peeled || this.places.length === 0) {
      const cue = quotedAfterCue(tokens, (this.#bracketed ? this.close : this.at) + 1);
      if (cue) this.places.push(cue);
    }
    const behind = this.siblings.filter(
      (h) => h > this.at && !isVariant(tokens[h]!.text, this.#hanzi),
    ).length;
    if (this.#bracketed && behind > 0 && tokens[this.#before]?.type === 'word') {
      const item = listItem(tokens, this.#before, behind);
      if (item) this.places.push({ tie: 'list-item', edge: item.last, within: item });
    }
    if (this.#bracketed) return;
    if (this.places.every((p) => p.tie === 'after-cue')) this.#readRow();
    if (this.places.length === 0)
      for (const piece of linesBeside(tokens, this.at))
        this.places.push({ tie: 'next-line', edge: piece.first, within: piece });
  }

  #readRow(): void {
    const tokens = this.#tokens;
    for (const cell of rowOf(tokens, this.at)) {
      const words = this.#unlabelled(wordsIn(tokens, cell));
      if (words.length === 0 || isDate(words.map((w) => tokens[w]!.text))) continue;
      const piece = { first: words[0]!, last: words[words.length - 1]! };
      if (this.#isPinyin(words) && !(words.length > 1 && looksLikeName(tokens, piece))) {
        this.pinyin ??= piece;
        continue;
      }
      for (const w of words)
        if (words.length > 1 && isAbbreviation(tokens[w]!.text)) this.abbreviations.push(w);
      this.places.push({
        tie: 'cell',
        edge: words[0]!,
        within: { first: cell.first, last: cell.last },
        cell: { away: cell.away, header: cell.header },
      });
    }
  }

  #unlabelled(words: readonly number[]): number[] {
    return words.filter((w) => !isLabel(this.#tokens[w]!.text));
  }

  #isPinyin(words: readonly number[]): boolean {
    if (words.length === 0 || words.length > LONGEST_PINYIN) return false;
    return pinyinMatches(this.#hanzi, joined(this.#tokens, words), this.#lexicon);
  }

  /** The longest stretch of words from `edge` on (or up to it) that spells the Chinese. */
  #pinyinAt(edge: number, step: 1 | -1): Piece | null {
    const words: number[] = [];
    let found: Piece | null = null;
    for (
      let i = edge;
      i >= 0 && i < this.#tokens.length && Math.abs(i - edge) <= LONGEST_PINYIN * 2;
      i += step
    ) {
      const token = this.#tokens[i]!;
      if (token.type === 'word') {
        if (step < 0) words.unshift(i);
        else words.push(i);
        if (words.length > LONGEST_PINYIN) break;
        if (this.#isPinyin(words)) found = { first: words[0]!, last: words[words.length - 1]! };
      } else if (token.type !== 'emphasis' && token.type !== 'hidden' && !/^[-'’]$/.test(token.text)) break;
    }
    return found;
  }
}

/** The tie a mark after the Chinese makes; null where it ends what belongs to it. */
function tieOf(mark: Token, next: Token | undefined): Tie | null {
  if (mark.text === ',') return 'after-comma';
  if (/^[—–-]$/.test(mark.text))
    return mark.spaced || next?.spaced || mark.text === '—' ? 'after-dash' : null;
  if (mark.text === ':' || mark.text === '=') return 'after-colon';
  return mark.text === '/' ? 'after-dash' : null;
}

/** The first token from `at` on that is no quotation mark or emphasis. */
function skip(tokens: readonly Token[], at: number, step: 1 | -1): number {
  let i = at;
  while (i >= 0 && i < tokens.length && QUOTE_OR_EMPHASIS.has(tokens[i]!.type)) i += step;
  return i;
}

/** The quotation that small words lead to: `, meaning the “…”`; -1 when they lead to none. */
function quoteAhead(tokens: readonly Token[], from: number): number {
  let i = from;
  while (i < tokens.length && i - from < 7 && tokens[i]!.type === 'word' && isLittle(tokens[i]!.text)) i += 1;
  if (tokens[i]?.type === 'emphasis') i += 1;
  return tokens[i]?.type === 'quote-open' ? i : -1;
}

function isLittle(word: string): boolean {
  return /^(?:or|meaning|literally|lit\.?|i\.e\.?|namely|that|is|are|was|which|means|meant|translated|translates|translating|rendered|can|be|may|as|to|the|a|an|known|called|also|in|english|roughly|sometimes|often|usually|refers|of|for|so-called|his|her|its)$/i.test(
    word,
  );
}

/** A quotation later in the same sentence, announced by a word of translating. */
function quotedAfterCue(tokens: readonly Token[], from: number): Place | null {
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
    if (token.type === 'word' && /^(?:translat|render|mean|liter|refer|known|i\.e|glossed)/i.test(token.text))
      cue = true;
    if (token.type === 'quote-open') {
      if (!cue || token.match <= i) return null;
      return { tie: 'after-cue', edge: i + 1, within: { first: i + 1, last: token.match - 1 } };
    }
  }
  return null;
}
