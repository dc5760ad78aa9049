/**
 * Divides a stretch of text around Chinese into tokens and matches its brackets and quotation marks.
 *
 * Markup that says nothing about the wording (HTML tags, link addresses, footnote markers, backslashes) is
 * passed over; emphasis is kept, because it marks titles and foreign words. Linear in the stretch.
 */
import { decodeHTML } from 'entities';
import type { ChineseRun } from './chinese.ts';

export type TokenType =
  | 'word'
  | 'han'
  | 'open'
  | 'close'
  | 'quote-open'
  | 'quote-close'
  | 'emphasis'
  | 'punctuation'
  | 'break'
  /** What turned out to be no part of the wording: the brackets of a link. */
  | 'hidden';

export interface Token {
  type: TokenType;
  /** Offsets in the whole text. */
  readonly start: number;
  end: number;
  /** What is read: a word without markup, one punctuation mark in half width, `\n` for a break. */
  text: string;
  /** Index of the partner of a bracket, quotation mark or emphasis; -1 where there is none. */
  match: number;
  /** Index of the innermost bracket open here; -1 outside brackets. */
  inside: number;
  /** Whether a blank or a break stands before it. */
  spaced: boolean;
  /** For Chinese, the run. */
  run?: ChineseRun;
}

const LETTER = '\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{M}\\p{N}\\u00ad';
/**
 * A blank line inside a sentence: the paragraph before ends in a small letter or a comma, or the next begins
 * with a bracket (of no note) or a small letter. A page number may stand between.
 */
export const SOFT_BREAK =
  '\\r?\\n(?<=[\\p{Ll},，][ \\t]{0,3}\\r?\\n)(?:[ \\t]{0,3}\\r?\\n){1,3}(?:[ \\t]{0,8}\\d{1,4}[ \\t]{0,8}\\r?\\n(?:[ \\t]{0,3}\\r?\\n){0,3})?(?=[ \\t]{0,3}[\\p{Ll}(（\\[])(?![ \\t]{0,3}\\[\\^?\\d)';

const PIECES = new RegExp(
  [
    '(?<blank>(?:[^\\S\\n]|&nbsp;|[\\u200b-\\u200d\\u2060\\ufeff])+)',
    `(?<page>${SOFT_BREAK})`,
    // The mark before each line of a quoted block is no part of its sentence.
    '(?<line>\\n(?:[ \\t]{0,3}(?:>[ \\t]?){1,3})?)',
    // Half Real, Half Fake .......... 13: the dots of a table of contents, and the page they lead to.
    '(?<leader>(?:[.·…][ \\t]?){5,}(?:\\d{1,4}(?=[ \\t]*(?:\\n|$)))?)',
    '(?<note><sup>\\s*\\[?\\d{1,3}\\]?\\s*</sup>|\\*{0,2}\\\\?\\[\\^?\\d{1,3}\\\\?\\](?!\\()\\*{0,2}|\\^\\d{1,3}\\^?|[¹²³⁰⁴-⁹]+)',
    // A footnote mark that is a link, whatever it is linked to.
    '(?<noteLink>\\[\\\\?\\[?\\^?\\d{1,3}\\\\?\\]?\\]\\([^()\\s]{1,300}(?:\\([^()\\s]{0,100}\\)[^()\\s]{0,100})?\\))',
    // [[Address|what is read]] of a wiki, <<address,what is read>> of AsciiDoc.
    '(?<wiki>\\[\\[(?:[^\\[\\]|\\n]{1,120}\\|)?(?=[^\\[\\]|\\n]{1,120}\\]\\])|\\]\\]|<<[\\w#./-]{1,80},(?=[^<>\\n]{1,120}>>)|>>|\\{\\{[A-Za-z -]{1,20}\\|(?:[a-z-]{2,6}\\|)?(?:[a-z]{1,12}=)?|\\}\\})',
    // {{zh|s=…|p=…}}: the fields of a template are the items of a bracket.
    '(?<field>\\|[a-z]{1,12}=)',
    '(?<emphasisTag></?(?:i|em|b|strong|u|cite|code)(?:\\s[^<>\\n]{0,200})?>)',
    '(?<cellTag></?(?:td|th|tr|li|br|p|div|h[1-6]|dt|dd)(?:\\s[^<>\\n]{0,200})?/?>)',
    '(?<tag></?[A-Za-z][^<>\\n]{0,400}>|<!--(?:[^-]|-(?!->)){0,400}-->)',
    '(?<work>\\\\?\\[(?:[JMDNCRSPGAZ]|(?:EB|J|M|N|C|DB|CP)/OL)\\\\?\\])',
    '(?<link>\\]\\((?:https?:|www\\.|/|#|mailto:)[^\\s()]{0,400}(?:\\([^\\s()]{0,100}\\))?[^\\s()]{0,200}(?:\\s"[^"\\n]{0,100}")?\\))',
    // A file or the way to it: src/harbour/index.ts, port_rules.pdf.
    '(?<path>(?:[\\w.~-]*/)+[\\w-]+\\.[A-Za-z]\\w{0,4}(?![\\w/])|\\w[\\w-]*(?:\\.[\\w-]+)*\\.(?:pdf|html?|md|txt|docx?|xlsx?|pptx?|csv|tsv|json|xml|ya?ml|epub|jpe?g|png|gif|svg|zip|js|ts|py|go|rs|java|cpp|css|php|sh)(?![\\w/]))',
    '(?<url>(?:https?://|www\\.)[^\\s<>()（）"，。；]{1,400})',
    // Those that stayed when the others were read (entities.ts), or were escaped twice.
    '(?<entity>&(?:amp|quot|ldquo|rdquo|lsquo|rsquo|lt|gt|mdash|ndash|hellip|#39|#x27|#60|#62|#[xX]3[cCeE]);)',
    `(?<word>(?:\\p{Lu}\\.){2,}|(?:[a-z]\\.){2,}(?![${LETTER}])|[IiEe]\\.[eg]\\.?(?![${LETTER}])|[${LETTER}]+(?:(?:['’ʼ‘\`\\-‐‑–·一]|&(?=\\p{Lu})|(?<=\\p{N})[.,](?=\\p{N})|_(?=[${LETTER}])|\\.(?=[a-z]{2,3}\\b))[${LETTER}]+)*)`,
    "(?<emphasis>\\*{1,3}|_{1,3}|`{1,3}|'{2,3})",
    '(?<escape>\\\\)',
    '(?<other>[^])',
  ].join('|'),
  'uy',
);

const OPEN: Readonly<Record<string, string>> = {
  '(': '(',
  '（': '(',
  '[': '[',
  '［': '[',
  '【': '[',
  '〔': '[',
  '{': '{',
  '｛': '{',
};
const CLOSE: Readonly<Record<string, string>> = {
  ')': '(',
  '）': '(',
  ']': '[',
  '］': '[',
  '】': '[',
  '〕': '[',
  '}': '{',
  '｝': '{',
};
/** Opening marks, with the family they close in. */
const QUOTE_OPEN: Readonly<Record<string, string>> = {
  '“': '"',
  '„': '"',
  '‘': "'",
  '「': '「',
  '『': '『',
  '«': '«',
  '‹': '‹',
  '〝': '"',
};
const QUOTE_CLOSE: Readonly<Record<string, string>> = {
  '”': '"',
  '’': "'",
  '」': '「',
  '』': '『',
  '»': '«',
  '›': '‹',
  '〞': '"',
};
const HALF_WIDTH: Readonly<Record<string, string>> = {
  '，': ',',
  '；': ';',
  '：': ':',
  '。': '.',
  '．': '.',
  '！': '!',
  '？': '?',
  '／': '/',
  '｜': '|',
  '–': '–',
  '―': '—',
  '─': '—',
  '－': '-',
  '＝': '=',
  '＆': '&',
};
/** Words after which a full stop does not end a sentence. */
const SHORTENED = new Set(
  'mr mrs ms pty pte sdn bhd dr prof gen lt col maj capt sgt adm sen rep gov pres st no nos vol vols ed eds trans co ltd inc corp jr sr etc vs cf viz lit approx esp fig pp ca dept univ int ch chap e.g i.e a.k.a b jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
);
/** What a break is read as that is but a wide gap; it divides cells as `|` does. */
export const GAP = '¦';
/** Whether a break divides the cells of a row. */
export const isCellEnd = (token: Token | undefined): boolean =>
  token?.type === 'break' && (token.text === '|' || token.text === GAP);
/** How many unclosed marks are looked at for a partner; deeper nesting than this is damage. */
const DEPTH = 6;

const strings = new Map<string, string>();
const MOST_STRINGS = 20_000;

/**
 * The same string for the same word. A piece of a text with Chinese in it has two bytes a letter, and another has to be
 * read to be compared; this one has one byte a letter where it can, and is compared at once.
 */
function oneString(word: string): string {
  let known = strings.get(word);
  if (known === undefined) {
    known = Array.from(word).join('');
    if (strings.size >= MOST_STRINGS) strings.clear();
    strings.set(known, known);
  }
  return known;
}

/** Tokens of `text` from `from` to `to`; `runs` are the Chinese runs inside, in order. */
export function tokenise(text: string, from: number, to: number, runs: readonly ChineseRun[]): Token[] {
  const tokens: Token[] = [];
  const brackets: number[] = [];
  const quotes: number[] = [];
  const emphases: number[] = [];
  let spaced = true;

  const push = (type: TokenType, start: number, end: number, read: string): Token => {
    const inside = brackets.length > 0 ? brackets[brackets.length - 1]! : -1;
    const text = type === 'word' ? oneString(read) : read;
    const token: Token = { type, start, end, text, match: -1, inside, spaced };
    tokens.push(token);
    spaced = false;
    return token;
  };
  /** Pairs the mark to be pushed next with the last one in `stack` of the same family. */
  const pair = (stack: number[], same: (open: Token) => boolean): number => {
    for (let i = stack.length - 1; i >= Math.max(0, stack.length - DEPTH); i--) {
      const open = stack[i]!;
      if (!same(tokens[open]!)) continue;
      stack.length = i;
      return open;
    }
    return -1;
  };
  const close = (type: TokenType, start: number, end: number, read: string, open: number) => {
    const token = push(type, start, end, read);
    token.match = open;
    if (open < 0) return;
    tokens[open]!.match = tokens.length - 1;
    token.inside = tokens[open]!.inside;
  };
  const emphasis = (start: number, end: number, mark: string, closing: boolean | null) => {
    const open = closing === false ? -1 : pair(emphases, (t) => t.text === mark);
    if (open >= 0) close('emphasis', start, end, mark, open);
    else if (closing !== true) {
      push('emphasis', start, end, mark);
      emphases.push(tokens.length - 1);
    }
  };
  const quote = (start: number, end: number, c: string) => {
    const before = start > 0 ? text[start - 1]! : ' ';
    const after = text[end] ?? ' ';
    // 李大明's: of the Chinese, too, it is a possessive.
    if (c === "'" && /\p{Script=Han}/u.test(before) && /^s\b/.test(text.slice(end, end + 2))) return;
    const opensHere = /[\s([{（［【—–\-/"“‘'*_>：:，,\u3000]/.test(before) || start === from;
    const closesHere = /[\s)\]}）］】,.;:!?，。；：—–\-/"”’'*_<]/.test(after) || end === to;
    let opening: boolean;
    let family: string;
    if (QUOTE_OPEN[c]) {
      family = QUOTE_OPEN[c];
      // “Notes“: the mark that should close is turned the wrong way.
      opening = opensHere || !closesHere || !quotes.some((i) => tokens[i]!.text === family);
    } else if (QUOTE_CLOSE[c]) {
      opening = false;
      family = QUOTE_CLOSE[c];
    } else {
      family = c;
      const openSame = quotes.some((i) => tokens[i]!.text === c);
      opening = opensHere && !closesHere ? true : closesHere && !opensHere ? false : !openSame;
    }
    if (opening) {
      push('quote-open', start, end, family);
      quotes.push(tokens.length - 1);
      return;
    }
    const open = pair(quotes, (t) => t.text === family);
    // A lone ’ or ' after a word is a possessive, not a quotation.
    if (open < 0 && family === "'") {
      const word = tokens[tokens.length - 1];
      if (word?.type === 'word' && word.end === start) {
        word.text += "'";
        word.end = end;
      }
      return;
    }
    close('quote-close', start, end, family, open);
  };

  /** A single sign that is part of no markup. */
  const mark = (at: number, end: number, c: string) => {
    if (OPEN[c]) {
      push('open', at, end, OPEN[c]);
      brackets.push(tokens.length - 1);
    } else if (CLOSE[c]) {
      const open = pair(brackets, (t) => t.text === CLOSE[c]);
      close('close', at, end, CLOSE[c], open);
    } else if (c === '"' || c === "'" || c === '＂' || QUOTE_OPEN[c] || QUOTE_CLOSE[c])
      quote(at, end, c === '＂' ? '"' : c);
    else if (c === ',' && brackets.length === 0 && dividesCells(text, at)) push('break', at, end, '|');
    // Harbour & Sons: the sign is a word.
    else if (/[&＆]/.test(c) && spaced && /\s/.test(text[end] ?? ''))
      push('word', at, end, HALF_WIDTH[c] ?? c);
    // 80 %: the sign is part of the number.
    else if (/[%％]/.test(c) && /\d/.test(text[at - 1] ?? '') && tokens[tokens.length - 1]?.end === at) {
      const number = tokens[tokens.length - 1]!;
      number.text += '%';
      number.end = end;
    } else push(c === '|' || c === '｜' ? 'break' : 'punctuation', at, end, HALF_WIDTH[c] ?? c);
  };

  const plain = (start: number, stop: number) => {
    let at = start;
    while (at < stop) {
      // Most pieces are a plain word, a plain sign or the blank before one, which need no search among all there are.
      const first = text[at]!;
      if (first === ' ' && isPlain(text, at + 1)) {
        spaced = true;
        at += 1;
        continue;
      }
      if (isPlainSign(text, at)) {
        mark(at, at + 1, first);
        at += 1;
        continue;
      }
      const wordEnd = plainWordEnd(text, at);
      if (wordEnd > at && wordEnd < stop) {
        const read = text.slice(at, wordEnd);
        if (!FIRM_FORM.test(read)) {
          push('word', at, wordEnd, read);
          at = wordEnd;
          continue;
        }
      }
      PIECES.lastIndex = at;
      const m = PIECES.exec(text);
      if (!m) return;
      const g = m.groups!;
      let end = Math.min(PIECES.lastIndex, stop);
      if (g['blank'] !== undefined) {
        // A tab, or a gap as wide as a column's, divides cells.
        if (
          tokens.length > 0 &&
          /\t|[ \u00a0]{4}/.test(g['blank']) &&
          tokens[tokens.length - 1]?.type !== 'break'
        )
          push('break', at, end, GAP);
        spaced = true;
      } else if (g['page'] !== undefined) {
        // A page ends in the middle of a sentence, with or without its number.
        spaced = true;
      } else if (g['line'] !== undefined) {
        if (end > at + 1 && !isInQuotedBlock(text, at)) end = at + 1;
        spaced = true;
        push('break', at, end, '\n');
        spaced = true;
      } else if (g['leader'] !== undefined) {
        push('break', at, end, GAP);
        spaced = true;
      } else if (g['word'] !== undefined) {
        let read = g['word'].slice(0, end - at);
        if (text[end] === '.' && end < stop && (takesStop(read) || dividesParties(text, at, end))) {
          end += 1;
          read += '.';
        }
        const broken = brokenWord(text, end, stop);
        if (broken) {
          read = joinBroken(read, broken.tail);
          end = broken.end;
        }
        // then-Premier, Then-Harbour Council: the adverb is no part of what follows.
        const then = /^[Tt]hen[-‐](?=\p{Lu})/u.exec(read)?.[0];
        if (then) {
          push('word', at, at + then.length - 1, read.slice(0, then.length - 1));
          at += then.length;
          read = read.slice(then.length);
        }
        const numbers = /^\d{1,3}(?:\.\d{1,3})*$/.test(read) && numbersHeading(tokens, read);
        const form = FIRM_FORM.test(read) ? firmBefore(text, tokens) : null;
        if (form) {
          // Co., Ltd. is one word, so that no comma stands inside a firm's name.
          tokens.length = form.at;
          spaced = form.spaced;
          push('word', form.start, end, text.slice(form.start, end).replace(/\s+/g, ' '));
        } else if (numbers) push('punctuation', at, end, '#');
        else push('word', at, end, read.replaceAll('\u00ad', '').replaceAll('一', '-'));
      } else if (
        g['note'] !== undefined &&
        (at === from || /\n\s*$/.test(text.slice(Math.max(from, at - 4), at)))
      ) {
        // At the head of a line the marker opens a note.
        push('punctuation', at, end, 'note');
      } else if (g['emphasisTag'] !== undefined) {
        const name = /[a-z]+/i.exec(g['emphasisTag'])![0].toLowerCase();
        emphasis(at, end, name, g['emphasisTag'][1] === '/');
      } else if (g['cellTag'] !== undefined) {
        push('break', at, end, /^<\/?t[dh]/i.test(g['cellTag']) ? '|' : '\n');
        spaced = true;
      } else if (g['work'] !== undefined) push('punctuation', at, end, '[J]');
      else if (g['link'] !== undefined) {
        // `[text](address)`: the square bracket before was no bracket of the text.
        const open = pair(brackets, (t) => t.text === '[');
        if (open >= 0) tokens[open]!.type = 'hidden';
      } else if (g['field'] !== undefined) push('punctuation', at, end, ';');
      else if (g['wiki'] !== undefined) push('hidden', at, end, g['wiki']);
      else if (g['url'] !== undefined || g['path'] !== undefined) push('punctuation', at, end, 'url');
      else if (g['emphasis'] !== undefined) emphasis(at, end, g['emphasis'], null);
      else if (g['entity'] !== undefined || g['other'] !== undefined) {
        mark(at, end, g['other'] ?? decodeHTML(g['entity']!));
      }
      at = Math.max(end, at + 1);
    }
  };

  let at = from;
  for (const run of runs) {
    plain(at, run.start);
    push('han', run.start, run.end, run.hanzi).run = run;
    at = run.end;
  }
  plain(at, to);
  return tokens;
}

const isAsciiLetter = (code: number) => (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);

/** What no word goes on after, nor a path or address. */
const ENDS_WORD = new Set(' \n,;)]"”“([?!—…，。；：（）');
/** Signs that begin no markup, wherever they stand. */
const PLAIN_SIGNS = new Set('()（）“”‘’"「」『』《》〈〉【】,;:?!，。；：？！、—…');
/** What may stand after a full stop or colon that is nothing else: no path, address or abbreviation. */
const AFTER_STOP = new Set(' \n"”)]）');

/** Whether a letter or a plain sign stands there. */
const isPlain = (text: string, at: number): boolean =>
  isAsciiLetter(text.charCodeAt(at)) || PLAIN_SIGNS.has(text[at] ?? '');

function isPlainSign(text: string, at: number): boolean {
  const sign = text[at]!;
  return PLAIN_SIGNS.has(sign) || (sign === '.' && AFTER_STOP.has(text[at + 1] ?? ''));
}

/** Where a word of plain letters ends that begins at `at`; -1 where none does, or it may be part of something longer. */
function plainWordEnd(text: string, at: number): number {
  let end = at;
  while (isAsciiLetter(text.charCodeAt(end))) end += 1;
  if (end === at) return -1;
  const next = text[end] ?? '';
  if (ENDS_WORD.has(next)) return end;
  if ((next !== '.' && next !== ':') || !AFTER_STOP.has(text[end + 1] ?? '')) return -1;
  return next === ':' || !(takesStop(text.slice(at, end)) || dividesParties(text, at, end)) ? end : -1;
}

/** Whether a v. stands between the parties of a case: Harbour Guild v. Lake County. */
const dividesParties = (text: string, at: number, end: number): boolean =>
  end === at + 1 &&
  text[at] === 'v' &&
  /^\. \p{Lu}/u.test(text.slice(end, end + 3)) &&
  /\p{Lu}[\p{L}.’'-]* $/u.test(text.slice(Math.max(0, at - 24), at));

/** Whether the line that ends at `at` begins with the mark of a quoted block. */
const isInQuotedBlock = (text: string, at: number): boolean => {
  const from = text.lastIndexOf('\n', at - 1) + 1;
  return /^[ \t]{0,3}>/.test(text.slice(from, Math.min(at, from + 5)));
};

/** Whether the full stop after a word is part of it. */
const takesStop = (word: string): boolean => SHORTENED.has(word.toLowerCase()) || /^\p{Lu}$/u.test(word);

/** Whether a number stands where a heading or a part of a text is numbered: `## 3`, `3.2` at the head of a line. */
function numbersHeading(tokens: readonly Token[], number: string): boolean {
  const before = tokens[tokens.length - 1];
  if (before?.type === 'punctuation' && before.text === '#') return true;
  return number.includes('.') && (before === undefined || (before.type === 'break' && before.text === '\n'));
}

/** What a firm's name ends in. */
const FIRM_FORM = /^(?:Ltd\.?|Limited|Inc\.?|LLC|L\.L\.C\.|LLP|PLC|plc|Corp\.?|GmbH|S\.A\.|Co\.)$/u;

/** The word and comma before the form of a firm, where it joins them: `Software, Inc.`, `Co., Ltd.`, `Pty. Ltd.`. */
function firmBefore(
  text: string,
  tokens: readonly Token[],
): { at: number; start: number; spaced: boolean } | null {
  const last = tokens[tokens.length - 1];
  const comma = last?.type === 'punctuation' && last.text === ',';
  const word = comma ? tokens[tokens.length - 2] : last;
  if (
    word?.type !== 'word' ||
    !/^\p{Lu}/u.test(word.text) ||
    !/^[\s,]*$/.test(text.slice(word.end, last!.end))
  )
    return null;
  if (!comma && !/^(?:Co|Pty|Pte|Sdn|Bhd)\.?$/u.test(word.text)) return null;
  return { at: tokens.length - (comma ? 2 : 1), start: word.start, spaced: word.spaced };
}

/** Whether a comma without a blank divides the cells of a CSV line, where Chinese is one of them. */
function dividesCells(text: string, at: number): boolean {
  const before = text[at - 1] ?? ' ';
  const after = text[at + 1] ?? ' ';
  const isCell = /[\p{L}\p{N}"”]/u.test(before) && /[\p{L}"“]/u.test(after);
  if (!isCell || (/["“]/.test(after) && !/["”]/.test(before)) || /\d/.test(before + after)) return false;
  const from = Math.max(text.lastIndexOf('\n', at) + 1, at - 200);
  const newline = text.slice(at, at + 200).indexOf('\n');
  const line = text.slice(from, newline < 0 ? at + 200 : at + newline);
  return !/, /.test(line) && /,/.test(line);
}

/** Prefixes that keep their hyphen when a line ends there. */
const HYPHENATED = new Set(
  'self non anti multi counter co pre post pro semi cross ex vice all well high low long short half two three four five one six seven eight nine ten state party whole full real open single double top people left right north south east west third first second great mid old new'.split(
    ' ',
  ),
);
/** Second halves of compounds, which keep their hyphen when a line ends before them: county-level, Baotou-based. */
const COMPOUNDED = new Set(
  'level based led run owned backed funded controlled style scale term quality driven oriented related affiliated linked trained born held made friendly speaking century wide'.split(
    ' ',
  ),
);
/** What such a half is but the rest of a word after: over-run, re-born, cor-related, world-wide. */
const BEFORE_REST = /^(?:.{1,3}|over|under|with|inter|fore|home|nation|world)$/;
const TAIL = new RegExp(`[-‐][ \\t]*\\r?\\n[ \\t]*(?:>[ \\t]?){0,3}([\\p{Ll}][${LETTER}]*)`, 'uy');

/** The rest of a word that was divided at the end of a line, directly after `at`. */
function brokenWord(text: string, at: number, stop: number): { tail: string; end: number } | null {
  TAIL.lastIndex = at;
  const m = TAIL.exec(text);
  return m && TAIL.lastIndex <= stop ? { tail: m[1]!, end: TAIL.lastIndex } : null;
}

function joinBroken(head: string, tail: string): string {
  const last = head.split('-').pop()!.toLowerCase();
  // East-ern is broken, east-west is not.
  if (tail.startsWith('ern') && /^(?:east|west|north|south)$/.test(last)) return head + tail;
  const isCompound = COMPOUNDED.has(tail) && !BEFORE_REST.test(last);
  return HYPHENATED.has(last) || isCompound ? `${head}-${tail}` : head + tail;
}

/** Index of the innermost matched bracket around a token; -1 outside brackets. */
export function enclosing(tokens: readonly Token[], index: number): number {
  for (let at = tokens[index]!.inside, n = 0; at >= 0 && n < 8; n++) {
    const open = tokens[at]!;
    if (open.type === 'open' && open.match > index) return at;
    at = open.inside;
  }
  return -1;
}
