/**
 * Parses what stands around a Chinese run: the bracket it is in and what else is in there, the pinyin and
 * abbreviation beside it, and where English may begin or end on either side.
 */
import type { Lexicon } from '../lexicon/lexicon.ts';
import { pinyinMatches } from '../pinyin/romanisation.ts';
import { enclosing, type Token } from './tokens.ts';
import { DATE_WORDS, LABEL_WORDS } from './words.ts';
import { isVariant, LABELS } from './chinese.ts';

/** Token indices, both included. */
export interface Piece {
  readonly first: number;
  readonly last: number;
}

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
  /** Matching lines of a bibliography. */
  | 'bibliography'
  /** A, B and C (甲、乙、丙): the item in the same place. */
  | 'list-item';

/** A place where English may stand: `fixed` pieces are taken whole, others are starts or ends to try from. */
export interface Place {
  readonly tie: Tie;
  /** For `before-*`: the last token of the span. For `after-*`: the first. */
  readonly edge?: number;
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
  readonly script: 'simplified' | 'traditional' | null;
  readonly foreign: boolean;
  readonly pinyin: Piece | null;
  /** Tokens that may be abbreviations. */
  readonly abbreviations: readonly number[];
  readonly places: readonly Place[];
}

const QUOTE_OR_EMPHASIS = new Set(['quote-open', 'quote-close', 'emphasis', 'hidden']);
const SEPARATORS = new Set([',', ';', '/', ':', '|', '—', '=', '–', '.']);
const ABBREVIATION =
  /^(?:\p{Lu}[\p{Lu}\d]{1,9}(?:[&/-][\p{Lu}\d]{1,6})?s?|(?:\p{Lu}\.){2,}|\p{Lu}{1,3}\p{Ll}\p{Lu}{1,5})$/u;
const LONGEST_PINYIN = 16;

export function isAbbreviation(word: string): boolean {
  return ABBREVIATION.test(word);
}

interface Item extends Piece {
  readonly han: readonly number[];
  readonly words: readonly number[];
}

/** Divides what stands between two tokens at commas, semicolons and the like; quotations stay whole. */
function itemsOf(tokens: readonly Token[], from: number, to: number): Item[] {
  const items: Item[] = [];
  let first = from;
  let han: number[] = [];
  let words: number[] = [];
  const end = (last: number) => {
    if (last >= first && (han.length > 0 || words.length > 0)) items.push({ first, last, han, words });
    han = [];
    words = [];
  };
  for (let i = from; i <= to; i++) {
    const token = tokens[i]!;
    if (token.type === 'han') han.push(i);
    else if (token.type === 'word') words.push(i);
    else if (token.type === 'punctuation' && SEPARATORS.has(token.text)) {
      end(i - 1);
      first = i + 1;
    } else if (token.type === 'quote-open' && token.match > i && token.match <= to) {
      for (let j = i + 1; j < token.match; j++) {
        if (tokens[j]!.type === 'han') han.push(j);
        else if (tokens[j]!.type === 'word') words.push(j);
      }
      i = token.match;
    }
  }
  end(to);
  return items;
}

const joined = (tokens: readonly Token[], indices: readonly number[]) =>
  indices.map((i) => tokens[i]!.text).join(' ');
const isLabel = (word: string) => LABEL_WORDS.has(word.toLowerCase());

/** Whether words are the date, page or number that often follows in a bracket. */
function isDate(words: readonly string[]): boolean {
  return words.length > 0 && words.every((w) => /^\d|^\d+.*\d$/.test(w) || DATE_WORDS.has(w.toLowerCase()));
}

export function surroundingsOf(tokens: readonly Token[], at: number, lexicon: Lexicon): Surroundings {
  const hanzi = tokens[at]!.text;
  const isPinyin = (indices: readonly number[]) =>
    indices.length > 0 &&
    indices.length <= LONGEST_PINYIN &&
    pinyinMatches(hanzi, joined(tokens, indices), lexicon);

  let open = enclosing(tokens, at);
  let close = open < 0 ? -1 : tokens[open]!.match;
  // The scan lost the partner of the bracket directly beside the Chinese.
  if (open < 0) {
    const beside = skip(tokens, at - 1, -1);
    if (tokens[beside]?.type === 'open') {
      open = beside;
      close = at;
    }
  }
  // A bracket far away holds a sentence, not an annotation.
  if (open >= 0 && close - open > 80) open = close = -1;
  const abbreviations: number[] = [];
  const places: Place[] = [];
  const siblings: number[] = [];
  let pinyin: Piece | null = null;
  let pure = true;
  let script: Surroundings['script'] = null;
  let foreign = false;
  let doubled = false;
  let peeled = false;

  /** Longest stretch of words ending (or beginning) at `edge` that spells the hanzi. */
  const pinyinAt = (edge: number, step: 1 | -1, limit: number): Piece | null => {
    const words: number[] = [];
    let found: Piece | null = null;
    for (let i = edge; step < 0 ? i >= limit : i <= limit; i += step) {
      const token = tokens[i]!;
      if (token.type === 'word') {
        if (step < 0) words.unshift(i);
        else words.push(i);
        if (words.length > LONGEST_PINYIN) break;
        if (isPinyin(words)) found = { first: words[0]!, last: words[words.length - 1]! };
      } else if (
        token.type === 'emphasis' ||
        token.type === 'hidden' ||
        (token.type === 'punctuation' && /^[-'’]$/.test(token.text))
      )
        continue;
      else break;
    }
    return found;
  };

  if (open >= 0) {
    const items = itemsOf(tokens, open + 1, close > at ? close - 1 : at);
    const own = items.find((item) => item.han.includes(at));
    for (const item of items) {
      for (const h of item.han) if (h !== at && !LABELS.has(tokens[h]!.text)) siblings.push(h);
      const words = item.words.filter((w) => !isLabel(tokens[w]!.text));
      if (item === own) {
        const before = words.filter((w) => w < at);
        const behind = words.filter((w) => w > at);
        for (const side of [before, behind]) {
          if (side.length === 0) continue;
          if (isPinyin(side)) pinyin = { first: side[0]!, last: side[side.length - 1]! };
          else if (side.length === 1 && isAbbreviation(tokens[side[0]!]!.text)) abbreviations.push(side[0]!);
          else if (!isDate(side.map((w) => tokens[w]!.text))) {
            pure = false;
            places.push(
              side === before
                ? {
                    tie: 'same-item',
                    edge: side[side.length - 1]!,
                    within: { first: item.first, last: at - 1 },
                  }
                : { tie: 'same-item', edge: side[0]!, within: { first: at + 1, last: item.last } },
            );
          }
        }
        // Labels: `simplified Chinese:` stands in the item before, `Japanese` makes it no Chinese at all.
        for (let i = item.first - 1; i > open; i--) {
          const token = tokens[i]!;
          if (token.type === 'han' || (token.type === 'punctuation' && token.text === ';')) break;
          if (token.type !== 'word') continue;
          const label = token.text.toLowerCase();
          if (label === 'simplified' || label === 'traditional') script ??= label;
          if (/^(?:japanese|kanji|korean|hanja|vietnamese)$/.test(label)) foreign = true;
        }
        continue;
      }
      if (item.han.length > 0 || words.length === 0) continue;
      if (isPinyin(words)) pinyin ??= { first: words[0]!, last: words[words.length - 1]! };
      else if (words.length === 1 && isAbbreviation(tokens[words[0]!]!.text)) abbreviations.push(words[0]!);
      else if (!isDate(words.map((w) => tokens[w]!.text)) && !isRomanisationOf(tokens, item))
        places.push({
          tie: 'same-bracket',
          ...(item.last < at ? { edge: words[words.length - 1]! } : { edge: words[0]! }),
          within: { first: item.first, last: item.last },
          literal: item.words.some((w) =>
            /^(?:lit(?:\.|eral(?:ly)?)?|also|alternatively|sometimes)$/i.test(tokens[w]!.text),
          ),
        });
    }
    // ((中文)): an inner pair that holds nothing else is part of an outer one.
    const outer = tokens[open - 1];
    if (outer?.type === 'open' && outer.match === close + 1) {
      doubled = true;
      open -= 1;
      close += 1;
    }
  }

  // ── what stands before ────────────────────────────────────────────────────────────────────────────────
  let b = (open >= 0 ? open : at) - 1;
  let tie: Tie = open >= 0 ? 'before-bracket' : 'before-blank';
  let links = 0;
  for (let guard = 0; b >= 0 && guard < 40; guard++) {
    const token = tokens[b]!;
    if (QUOTE_OR_EMPHASIS.has(token.type)) {
      b -= 1;
      continue;
    }
    if (token.type === 'break' && token.text === '\n' && open >= 0) {
      b -= 1;
      continue;
    }
    if (token.type === 'punctuation' && /^[.,:—–=/-]$/.test(token.text)) {
      if (open >= 0 && !peeled) {
        // `guidance of public opinion,” (中文)`: the comma belongs to the sentence.
        if (token.text === ',' || token.text === '.') {
          if (links++ > 0) break;
          b -= 1;
          continue;
        }
        break;
      }
      if (token.text === '.') break;
      if (links++ > 1) break;
      if (open < 0 || peeled) {
        if (token.text === ':' || token.text === '=') tie = peeled && open >= 0 ? tie : 'before-colon';
        else if (token.text === ',') tie = peeled ? tie : 'before-comma';
        else tie = 'before-dash';
        b -= 1;
        continue;
      }
      break;
    }
    if (token.type === 'close' && token.match >= 0 && b - token.match < 24) {
      const inner = itemsOf(tokens, token.match + 1, b - 1);
      if (inner.some((item) => item.han.length > 0)) break;
      const words = inner.flatMap((item) => item.words).filter((w) => !isLabel(tokens[w]!.text));
      if (words.length === 0) {
        b = token.match - 1;
        continue;
      }
      if (words.length === 1 && isAbbreviation(tokens[words[0]!]!.text)) {
        abbreviations.push(words[0]!);
        b = token.match - 1;
        continue;
      }
      if (isPinyin(words)) {
        pinyin ??= { first: words[0]!, last: words[words.length - 1]! };
        b = token.match - 1;
        continue;
      }
      // “Pinyin” [English] 中文: the bracket may belong to what follows it, unless Chinese stands before.
      const english = inner.filter((item) => item.words.length > 0);
      if (open >= 0 || english.length === 0 || tokens[skip(tokens, token.match - 1, -1)]?.type === 'han')
        break;
      places.push({
        tie: 'bracket-before',
        edge: english[0]!.first,
        within: { first: english[0]!.first, last: english[english.length - 1]!.last },
      });
      b = token.match - 1;
      continue;
    }
    if (token.type !== 'word') break;
    if (!peeled) {
      const spelt = pinyinAt(b, -1, Math.max(0, b - LONGEST_PINYIN * 2));
      if (spelt && !looksLikeName(tokens, spelt)) {
        pinyin ??= spelt;
        peeled = true;
        b = spelt.first - 1;
        continue;
      }
    } else if (/^(?:or|called|as|known|termed|dubbed|is|are|aka|i\.e|namely)$/i.test(token.text)) {
      b -= 1;
      links += 1;
      continue;
    }
    break;
  }
  const labelled =
    b >= 0 && tokens[b]!.type === 'word' && tie !== 'before-bracket' && isLabel(tokens[b]!.text);
  if (b >= 0 && tokens[b]!.type === 'word' && !labelled) {
    const joined =
      links > 0 ||
      tokens
        .slice(b + 1, pinyin?.first ?? b)
        .some((t) => t.type === 'quote-close' || t.type === 'open' || (t.match >= 0 && t.match < b));
    places.push({ tie: peeled && !joined ? 'before-pinyin' : tie, edge: b });
  }

  // ── what stands after ─────────────────────────────────────────────────────────────────────────────────
  let a = (open >= 0 ? close : at) + 1;
  const bare = open < 0;
  let link: Tie = 'after-blank';
  let comma = false;
  let brackets = 0;
  for (let guard = 0; a < tokens.length && guard < 40; guard++) {
    const token = tokens[a]!;
    if (token.type === 'quote-close' || token.type === 'emphasis' || token.type === 'hidden') {
      a += 1;
      continue;
    }
    if (token.type === 'break') {
      if (token.text === '|') break;
      const bracketNext = tokens[a + 1]?.type === 'open';
      if (!bracketNext && !(bare && link !== 'after-blank')) break;
      a += 1;
      continue;
    }
    if (token.type === 'open' && token.match > a && token.match - a <= 90 && brackets < 3) {
      brackets += 1;
      const inner = itemsOf(tokens, a + 1, token.match - 1);
      const glossed = inner.filter((item) => item.han.length === 0);
      let english: Piece | null = null;
      for (const item of glossed) {
        const words = item.words.filter((w) => !isLabel(tokens[w]!.text));
        if (words.length === 0) continue;
        if (
          isPinyin(words) &&
          !(words.length > 1 && looksLikeName(tokens, { first: words[0]!, last: words[words.length - 1]! }))
        )
          pinyin ??= { first: words[0]!, last: words[words.length - 1]! };
        else if (words.length === 1 && isAbbreviation(tokens[words[0]!]!.text)) abbreviations.push(words[0]!);
        else if (!isDate(words.map((w) => tokens[w]!.text)) && !isRomanisationOf(tokens, item))
          english = english
            ? { first: english.first, last: item.last }
            : { first: item.first, last: item.last };
      }
      if (bare) {
        if (english)
          places.push({
            tie: 'after-bracket',
            edge: english.first,
            within: { first: english.first, last: english.last },
          });
        else if (
          glossed.length === 1 &&
          glossed[0]!.words.length > 0 &&
          abbreviations.length === 0 &&
          pinyin === null
        )
          places.push({ tie: 'after-bracket', edge: glossed[0]!.first, within: glossed[0]! });
      } else if (english && inner.length > 0 && !inner.some((item) => item.han.length > 0))
        places.push({
          tie: 'after-quote',
          edge: english.first,
          within: { first: english.first, last: english.last },
        });
      a = token.match + 1;
      continue;
    }
    if (token.type === 'quote-open') {
      const m = token.match;
      if (m > a && !tokens.slice(a + 1, m).some((t) => t.type === 'han' && !LABELS.has(t.text)))
        places.push({ tie: 'after-quote', edge: a + 1, within: { first: a + 1, last: m - 1 } });
      break;
    }
    if (token.type === 'punctuation') {
      if (token.text === ',' && !comma) {
        comma = true;
        link = 'after-comma';
      } else if (
        /^(?:—|–|-)$/.test(token.text) &&
        (token.spaced || tokens[a + 1]?.spaced || token.text === '—')
      )
        link = 'after-dash';
      else if (token.text === ':' || token.text === '=') link = 'after-colon';
      else if (token.text === '/') link = 'after-dash';
      else break;
      a += 1;
      continue;
    }
    if (token.type !== 'word') break;
    if (bare && link === 'after-blank' && !pinyin) {
      const spelt = pinyinAt(a, 1, Math.min(tokens.length - 1, a + LONGEST_PINYIN * 2));
      if (spelt && !looksLikeName(tokens, spelt)) {
        pinyin = spelt;
        a = spelt.last + 1;
        continue;
      }
    }
    const lower = token.text.toLowerCase();
    if (
      /^(?:or|meaning|literally|lit\.?|i\.e\.?|namely|that|is|which|means|translated|translates|as|to|the|a|an|known|called|also|in|english|roughly|sometimes|often|for)$/.test(
        lower,
      )
    ) {
      // Little words on the way to a quotation.
      let j = a;
      while (j < tokens.length && j - a < 7 && tokens[j]!.type === 'word' && isLittle(tokens[j]!.text))
        j += 1;
      if (tokens[j]?.type === 'emphasis') j += 1;
      if (
        tokens[j]?.type === 'quote-open' &&
        (comma || bare || link !== 'after-blank' || /^(?:or|meaning|literally|lit|i\.e)/.test(lower))
      ) {
        a = j;
        continue;
      }
      if (
        /^(?:or|meaning|literally|i\.e\.?|namely)$/.test(lower) &&
        (comma || bare || link !== 'after-blank')
      ) {
        places.push({ tie: 'after-or', edge: a + 1 });
        break;
      }
    }
    if (bare) places.push({ tie: link, edge: a });
    else if (link === 'after-dash' || link === 'after-colon' || (comma && places.length === 0))
      places.push({ tie: link, edge: a });
    break;
  }
  if (bare || peeled || places.length === 0) {
    const cue = quotedAfterCue(tokens, (open >= 0 ? close : at) + 1);
    if (cue) places.push(cue);
  }
  const group = siblings.filter((h) => !isVariant(tokens[h]!.text, hanzi));
  if (open >= 0 && group.length > 0 && b >= 0 && tokens[b]!.type === 'word') {
    const behind = group.filter((h) => h > at).length;
    const piece = listItem(tokens, b, behind);
    if (piece && behind > 0) places.push({ tie: 'list-item', edge: piece.last, within: piece });
  }
  if (open < 0 && !places.some((p) => tokens[p.edge!] !== undefined && p.tie !== 'after-cue')) {
    const row = rowOf(tokens, at);
    for (const cell of row) {
      const words = wordsIn(tokens, cell).filter((w) => !isLabel(tokens[w]!.text));
      if (words.length === 0 || isDate(words.map((w) => tokens[w]!.text))) continue;
      if (
        isPinyin(words) &&
        !(words.length > 1 && looksLikeName(tokens, { first: words[0]!, last: words[words.length - 1]! }))
      ) {
        pinyin ??= { first: words[0]!, last: words[words.length - 1]! };
        continue;
      }
      for (const w of words) if (words.length > 1 && isAbbreviation(tokens[w]!.text)) abbreviations.push(w);
      places.push({
        tie: 'cell',
        edge: words[0]!,
        within: { first: cell.first, last: cell.last },
        cell: { away: cell.away, header: cell.header },
      });
    }
  }
  if (bare && places.length === 0) {
    for (const piece of linesBeside(tokens, at))
      places.push({ tie: 'next-line', edge: piece.first, within: piece });
  }
  return { at, open, close, pure, doubled, siblings, script, foreign, pinyin, abbreviations, places };
}

/** The first token from `at` on that is no quotation mark or emphasis. */
function skip(tokens: readonly Token[], at: number, step: 1 | -1): number {
  let i = at;
  while (i >= 0 && i < tokens.length && QUOTE_OR_EMPHASIS.has(tokens[i]!.type)) i += step;
  return i;
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

/** Capitalised word by word, as a romanised name is and pinyin seldom. */
export function looksLikeName(tokens: readonly Token[], piece: Piece): boolean {
  for (let i = piece.first; i <= piece.last; i++)
    if (tokens[i]!.type === 'word' && !/^\p{Lu}/u.test(tokens[i]!.text)) return false;
  return piece.last - piece.first < 8;
}

/** Whether an item is labelled as some other romanisation: `Wade–Giles: Hsi Chung-hsün`. */
function isRomanisationOf(tokens: readonly Token[], item: Piece): boolean {
  for (let i = item.first - 1; i >= Math.max(0, item.first - 5); i--) {
    const token = tokens[i]!;
    if (token.type === 'punctuation' && token.text === ':') continue;
    if (token.type === 'emphasis' || token.type === 'hidden') continue;
    if (token.type !== 'word') return false;
    return /^(?:pinyin|jyutping|yale|wade|giles|wade[–-]giles|zhuyin|bopomofo|ipa|pronounced|pronunciation|cantonese|hokkien|romanization|tongyong|poj|hakka|min|japanese|korean)$/i.test(
      token.text,
    );
  }
  return false;
}

/** The lines above and below, where the Chinese fills its own line and they hold English only. */
function linesBeside(tokens: readonly Token[], at: number): Piece[] {
  const isEnd = (i: number) => i < 0 || i >= tokens.length || tokens[i]!.type === 'break';
  const isMark = (i: number) => !isEnd(i) && tokens[i]!.type !== 'word' && tokens[i]!.type !== 'han';
  let from = at - 1;
  while (isMark(from)) from -= 1;
  let to = at + 1;
  while (isMark(to)) to += 1;
  if (!isEnd(from) || !isEnd(to)) return [];
  const line = (edge: number, step: 1 | -1): Piece | null => {
    let i = edge + step;
    if (isEnd(i)) i += step;
    let last = i;
    while (!isEnd(last)) {
      if (tokens[last]!.type === 'han') return null;
      last += step;
    }
    const piece = step > 0 ? { first: i, last: last - 1 } : { first: last + 1, last: i };
    const words = piece.last >= piece.first ? wordsIn(tokens, piece) : [];
    return words.length > 0 && words.length <= 24 ? { first: words[0]!, last: piece.last } : null;
  };
  return [line(to, 1), line(from, -1)].filter((piece) => piece !== null);
}

function wordsIn(tokens: readonly Token[], piece: Piece): number[] {
  const words: number[] = [];
  for (let i = piece.first; i <= piece.last; i++) if (tokens[i]!.type === 'word') words.push(i);
  return words;
}

/** The item of an English list that ends at `end` with `behind` items after it; null when there are not so many. */
function listItem(tokens: readonly Token[], end: number, behind: number): Piece | null {
  let last = end;
  let left = behind;
  for (let i = end; i >= Math.max(0, end - 40); i--) {
    const token = tokens[i]!;
    const divides =
      (token.type === 'punctuation' && token.text === ',') ||
      (token.type === 'word' && /^(?:and|or|&)$/i.test(token.text));
    const stops =
      token.type === 'han' ||
      token.type === 'close' ||
      token.type === 'open' ||
      (token.type === 'punctuation' && !divides && token.text !== '-');
    if (!divides && !stops) continue;
    if (last > i) {
      if (left === 0) return { first: i + 1, last };
      left -= 1;
    }
    if (stops) return null;
    last = i - 1;
  }
  return left === 0 && last >= 0 ? { first: Math.max(0, end - 40), last } : null;
}

interface Cell extends Piece {
  readonly away: number;
  readonly header: 'english' | 'other' | null;
}

const ENGLISH_HEADER =
  /\b(?:english|translation|gloss|meaning|term|name|title|definition|agency|organi[sz]ation|institution)\b/i;
const OTHER_HEADER =
  /\b(?:pinyin|romani[sz]ation|date|year|founded|note|notes|comment|source|page|no|number|location|place|role|position|remarks?)\b/i;

/** The other cells of the row that a run fills one of; empty outside tables. */
function rowOf(tokens: readonly Token[], at: number): Cell[] {
  const isBar = (i: number) => tokens[i]?.type === 'break' && tokens[i]!.text === '|';
  const isLine = (i: number) =>
    i < 0 || i >= tokens.length || (tokens[i]!.type === 'break' && tokens[i]!.text !== '|');
  const line = (from: number) => {
    const cells: Piece[] = [];
    let first = from;
    let i = from;
    for (; !isLine(i) && i - from < 400; i++)
      if (isBar(i)) {
        cells.push({ first, last: i - 1 });
        first = i + 1;
      }
    cells.push({ first, last: i - 1 });
    return cells;
  };
  let start = at;
  while (!isLine(start - 1) && at - start < 400) start -= 1;
  const cells = line(start);
  const own = cells.findIndex((c) => c.first <= at && at <= c.last);
  if (cells.length < 2 || own < 0) return [];
  if (wordsIn(tokens, cells[own]!).some((w) => !isLabel(tokens[w]!.text))) return [];
  // The head of the table is the first row above that has as many cells, no Chinese and words in it.
  let head: Piece[] = [];
  let top = start;
  for (let guard = 0; guard < 60 && top > 0; guard++) {
    let previous = top - 1;
    while (!isLine(previous - 1)) previous -= 1;
    const row = line(previous);
    if (row.length !== cells.length) break;
    head = row;
    top = previous;
  }
  const heading = (index: number): Cell['header'] => {
    const piece = head[index];
    if (!piece) return null;
    const text = joined(tokens, wordsIn(tokens, piece));
    if (/\bchinese\b/i.test(text)) return 'other';
    return ENGLISH_HEADER.test(text) ? 'english' : OTHER_HEADER.test(text) ? 'other' : null;
  };
  return cells
    .map((c, i) => ({ ...c, away: Math.abs(i - own), header: heading(i) }))
    .filter(
      (c, i) =>
        i !== own && c.last >= c.first && !tokens.slice(c.first, c.last + 1).some((t) => t.type === 'han'),
    );
}
