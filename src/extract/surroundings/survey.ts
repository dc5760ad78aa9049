/** The surroundings of one run while they are gathered, and what every reader of them asks. */
import type { Lexicon } from '../../lexicon/lexicon.ts';
import { segment } from '../../lexicon/segment.ts';
import { mayBeginPinyin, pinyinMatches, wadeGilesMatches } from '../../pinyin/index.ts';
import { isAbbreviation, isDate, isLabel, joined, looksLikeName, type TokenSpan } from '../bracket.ts';
import { enclosing, type Token } from '../tokens.ts';
import { SORTS_OF_WORDS } from '../words.ts';

/** How English is tied to the Chinese it may translate. */
export type Tie =
  /** English (中文) */
  | 'before-bracket'
  /** (English, 中文) or (中文, English) */
  | 'same-bracket'
  /** (林波 aka Xiao Hai 小海): another name, that this Chinese has. */
  | 'another-name'
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
export interface EnglishPlace {
  readonly tie: Tie;
  /** For `before-*`: the last token of the span. For `after-*`: the first. */
  readonly edge: number;
  /** Bounds that the span may not leave. */
  readonly within?: TokenSpan;
  /** Announced as the literal meaning, which is not what the English around calls it. */
  readonly literal?: boolean;
  /** For cells: how many columns away, and what the head of the column says. */
  readonly cell?: { readonly away: number; readonly header: 'english' | 'other' | null };
}

/** What stands around one Chinese run; numbers are indices of tokens. */
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
  readonly pinyin: TokenSpan | null;
  /** Tokens that may be abbreviations. */
  readonly abbreviations: readonly number[];
  readonly places: readonly EnglishPlace[];
}

/** Marks that are passed over wherever they stand. */
export const QUOTE_OR_EMPHASIS = new Set(['quote-open', 'quote-close', 'emphasis', 'hidden']);
/** Longest pinyin looked for, in words as printed. */
const LONGEST_PINYIN = 16;
/** A bracket of more tokens holds sentences, not an annotation. */
const LONGEST_ANNOTATION = 80;
/** With more words, and Chinese that brackets of its own gloss, it is a remark. */
const MOST_WORDS_BESIDE = 12;
/** How many marks and small words are passed over on the way to English. */
export const PATIENCE = 40;

/** The surroundings of one run, which each of the readers beside this file adds to. */
export class Survey implements Surroundings {
  readonly at: number;
  open: number;
  close: number;
  pure = true;
  doubled = false;
  foreign = false;
  pinyin: TokenSpan | null = null;
  readonly siblings: number[] = [];
  readonly abbreviations: number[] = [];
  readonly places: EnglishPlace[] = [];

  /** What the dictionary says of the words of the Chinese, where it was asked. */
  #words: readonly string[] | undefined;
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  readonly hanzi: string;
  /** Whether pinyin was passed on the way to what stands before. */
  peeled = false;
  /** The last token before the Chinese and its bracket that was not passed over. */
  before = -1;

  constructor(tokens: readonly Token[], at: number, lexicon: Lexicon) {
    this.at = at;
    this.tokens = tokens;
    this.lexicon = lexicon;
    this.hanzi = tokens[at]!.text;
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
    if (this.open >= 0 && this.#holdsSentences()) this.open = this.close = -1;
  }

  /** Whether the bracket around is too long for an annotation, or what it holds annotates the Chinese itself. */
  #holdsSentences(): boolean {
    const { tokens, open, close, at } = this;
    if (close - open > LONGEST_ANNOTATION) return true;
    let words = 0;
    let glossed = 0;
    for (let i = open + 1; i < close; i++) {
      const { type, match } = tokens[i]!;
      if (type === 'word') words += 1;
      else if (type === 'open' && match > i && match < close) {
        if (tokens[i - 1]!.type === 'han') glossed += 1;
        i = match;
      }
    }
    return words > MOST_WORDS_BESIDE && glossed > 0 && close > at;
  }

  /** Whether the Chinese stands in a bracket. */
  get bracketed(): boolean {
    return this.open >= 0;
  }

  /** Whether the dictionary has the Chinese as a name. */
  get isProper(): boolean {
    return this.lexicon.senses(this.hanzi).some(({ pinyin }) => /^\p{Lu}/u.test(pinyin));
  }

  /** Whether words are English that may be a gloss; pinyin and an abbreviation are noted instead. */
  isGloss(words: readonly number[], keepNames = false): boolean {
    const tokens = this.tokens;
    const span = { first: words[0]!, last: words[words.length - 1]! };
    const isName =
      keepNames && (words.length > 1 || this.isProper) && looksLikeName(tokens, span) && !this.isToned(span);
    const spells = this.isPinyin(words);
    if ((spells && !isName) || this.isNumbered(words)) {
      if (spells) this.pinyin ??= span;
      return false;
    }
    if (words.length === 1 && isAbbreviation(tokens[words[0]!]!.text)) {
      this.abbreviations.push(words[0]!);
      return false;
    }
    return !isDate(words.map((w) => tokens[w]!.text));
  }

  /** Whether words spell the Chinese. */
  isPinyin(words: readonly number[]): boolean {
    if (words.length === 0 || words.length > LONGEST_PINYIN) return false;
    const first = this.tokens[words[0]!]!.text;
    if (
      mayBeginPinyin(this.hanzi, first, this.lexicon) &&
      pinyinMatches(this.hanzi, joined(this.tokens, words), this.lexicon)
    )
      return true;
    // chün-chi ch’u, Hsin ch’ing-nien: marks that little English has, and no name.
    const last = this.tokens[words[words.length - 1]!]!.text;
    if (
      !/[-'’ʼ‘]/.test(first + last) ||
      (/^\p{Lu}/u.test(first) && (words.length === 1 || /^\p{Lu}/u.test(last)))
    )
      return false;
    return wadeGilesMatches(this.hanzi, joined(this.tokens, words), this.lexicon);
  }

  /** Whether a stretch bears the tone marks of pinyin, which no English does. */
  isToned(span: TokenSpan): boolean {
    return this.tokens
      .slice(span.first, span.last + 1)
      .some((t) => t.type === 'word' && /[\u0300\u0301\u0304\u030c]/.test(t.text.normalize('NFD')));
  }

  /** Whether words are syllables with the numbers of their tones: faa1 saam1, yu2huo3. */
  isNumbered(words: readonly number[]): boolean {
    return words.length > 0 && words.every((w) => /^(?:[a-zü]{1,6}[1-9]){1,6}$/i.test(this.tokens[w]!.text));
  }

  /** The longest stretch of words from `edge` on (or up to it) that spells the Chinese. */
  pinyinAt(edge: number, step: 1 | -1): TokenSpan | null {
    const words: number[] = [];
    let found: TokenSpan | null = null;
    for (
      let i = edge;
      i >= 0 && i < this.tokens.length && Math.abs(i - edge) <= LONGEST_PINYIN * 2;
      i += step
    ) {
      const token = this.tokens[i]!;
      if (token.type === 'word') {
        if (step < 0) words.unshift(i);
        else words.push(i);
        if (words.length > LONGEST_PINYIN) break;
        if (this.isPinyin(words)) found = { first: words[0]!, last: words[words.length - 1]! };
      } else if (token.type !== 'emphasis' && token.type !== 'hidden' && !/^[-'’]$/.test(token.text)) break;
    }
    return found;
  }

  /** The words that are no labels. */
  unlabelled(words: readonly number[]): number[] {
    return words.filter((w) => !this.isLabel(w));
  }

  /**
   * Whether a word says what stands beside it: in `the idiom 守株待兔`, but not in `idiom 成语`, where it is what the
   * Chinese means. After an article it names what follows, and before a colon what comes.
   */
  isLabel(at: number): boolean {
    const { tokens } = this;
    const { text } = tokens[at]!;
    if (!isLabel(text)) return false;
    // Overseas Chinese 华侨
    const before = tokens[at - 1];
    if (text === 'Chinese' && before?.type === 'word' && !isLabel(before.text))
      return !this.isSaid(`${before.text} Chinese`);
    if (!SORTS_OF_WORDS.has(text.toLowerCase())) return true;
    if (tokens[at + 1]?.text === ':' || /^(?:the|this|that)$/i.test(tokens[at - 1]?.text ?? '')) return true;
    return !this.isSaid(text);
  }

  /** Whether the dictionary has a word among what the words of the Chinese mean. */
  isSaid(text: string): boolean {
    const { lexicon } = this;
    this.#words ??= segment(this.hanzi, lexicon).flatMap((word) =>
      lexicon.senses(word).flatMap(({ glosses }) => glosses.map((gloss) => gloss.replace(/\([^)]*\)/g, ''))),
    );
    const said = new RegExp(`\\b${text}\\b`, 'i');
    return this.#words.some((gloss) => said.test(gloss));
  }
}

/** The first token from `at` on that is no quotation mark or emphasis. */
export function skip(tokens: readonly Token[], at: number, step: 1 | -1): number {
  let i = at;
  while (i >= 0 && i < tokens.length && QUOTE_OR_EMPHASIS.has(tokens[i]!.type)) i += step;
  return i;
}
