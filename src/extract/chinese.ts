/**
 * Finds the Chinese in a text: runs of Han characters with what belongs to them (digits, `AI`, `+`, middle
 * dots, inner punctuation), put together again where a scan broke them with a blank or a line break.
 *
 * One pass from left to right; every decision looks a bounded distance back and ahead, so cost is linear.
 */
import { segment } from '../lexicon/segment.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { startsWithSurname } from '../pinyin/surname.ts';
import { simplify } from './script.ts';
import type { Flag } from './term.ts';

export interface ChineseRun {
  /** Offsets of what was printed, wrapping 《》 included. */
  readonly start: number;
  readonly end: number;
  /** Repaired: no blanks inside, no wrapping 《》. */
  readonly hanzi: string;
  /** Whether 《》 (or 〈〉) stood around it. */
  readonly titled: boolean;
  readonly flags: readonly Flag[];
}

const HAN_CLASS = '\\u2e80-\\u2fdf\\u3005\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff';
/** Han characters, code unit by code unit: the basic planes' blocks and the surrogate pairs of the others. */
const HAN = new RegExp(`[${HAN_CLASS}]|[\\ud840-\\ud884][\\udc00-\\udfff]`, 'g');
const HAN_AT = new RegExp(HAN.source, 'y');
const KANA_OR_HANGUL =
  /[\u3041-\u3096\u30a1-\u30fa\u30fc\u31f0-\u31ff\uff66-\uff9d\uac00-\ud7af\u1100-\u11ff]/;
const RADICAL_FORM = /[\u2e80-\u2fdf\uf900-\ufaff]/;
/** Radicals that PDF readers give for characters and that NFKC leaves (Unicode, EquivalentUnifiedIdeograph). */
const RADICALS = new Map(
  '⺟母 ⺠民 ⺫目 ⻁虎 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻓长 ⻔门 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻨麦 ⻩黄 ⻬齐 ⻮齿 ⻰龙 ⻳龟 ⺌小 ⺩王 ⺼月'
    .split(' ')
    .map((pair) => [pair[0]!, pair[1]!] as const),
);
const OPEN_BRACKETS = '([{（［【〔｛';
const CLOSE_BRACKETS = ')]}）］】〕｝';
const QUOTE_PAIRS: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '「': '」',
  '『': '』',
  '"': '"',
};
const TITLE_PAIRS: Readonly<Record<string, string>> = { '《': '》', '〈': '〉', '＜': '＞' };
/** Longest stretch looked at when asking what a run stands in. */
const REACH = 160;
/** Longest passage kept as one run; longer prose is divided. */
const LONGEST_RUN = 240;

/** The length of the Han character at `at`, or 0. */
function hanAt(text: string, at: number): number {
  HAN_AT.lastIndex = at;
  return HAN_AT.test(text) ? HAN_AT.lastIndex - at : 0;
}

/** All runs of `text`, in order, never overlapping. */
export const findChinese = (text: string, lexicon: Lexicon): ChineseRun[] => [...chineseIn(text, lexicon)];

/** As `findChinese`, one run after the other. */
export function* chineseIn(text: string, lexicon: Lexicon): Generator<ChineseRun> {
  for (let at = 0; ;) {
    HAN.lastIndex = at;
    const hit = HAN.exec(text);
    if (!hit) return;
    const read = readRun(text, Math.max(at, leftGlue(text, hit.index, at)), hit.index, lexicon);
    if (read.run) yield read.run;
    at = Math.max(read.next, hit.index + hit[0].length);
  }
}

/** Where a run really starts: `AI`, `5G`, `“` or `《` directly before the first Han character belong to it. */
function leftGlue(text: string, first: number, floor: number): number {
  let start = first;
  // “1+N”政策体系: the quotation holds no Chinese but begins the term.
  const quoted = /[“‘「][A-Za-z0-9+×-]{1,8}[”’」]$/.exec(text.slice(Math.max(floor, first - 10), first));
  if (quoted) return first - quoted[0].length;
  const glued =
    /(?<![A-Za-z0-9./%-])(?:[A-Z]{1,4}\d{0,3}|\d{1,6}(?:[A-Z]{0,2}|[%％])|[A-Z]{1,4}-\d{1,3})[+＋]?$/.exec(
      text.slice(Math.max(floor, first - 10), first),
    );
  if (glued) start = first - glued[0].length;
  const before = text[start - 1] ?? '';
  if (start > floor && before in TITLE_PAIRS) return start - 1;
  // “十四五”规划: the quotation ends inside the term.
  const close = QUOTE_PAIRS[before];
  if (start > floor && close && before !== '"') {
    const end = text.slice(start, start + 16).indexOf(close);
    if (end > 0 && hanAt(text, start + end + 1)) return start - 1;
  }
  return start;
}

interface ReadRun {
  run: ChineseRun | null;
  next: number;
}

function readRun(text: string, start: number, first: number, lexicon: Lexicon): ReadRun {
  const open = text[start] ?? '';
  const titleClose = TITLE_PAIRS[open];
  const bracketed = standsInBrackets(text, start);
  const close = closingOf(text, start);
  const entryEnd = bracketed || close >= 0 ? -1 : endOfHeadword(text, start);
  const flags: Flag[] = [];
  let hanzi = '';
  let foreign = KANA_OR_HANGUL.test(text[start - 1] ?? '');
  let at = titleClose ? start + 1 : start;
  hanzi += text.slice(at, first);
  at = first;
  let end = first;
  let closedTitle = false;
  const pendingQuotes: string[] = [];
  const opening = QUOTE_PAIRS[hanzi[0] ?? ''];
  if (opening) pendingQuotes.push(opening);

  while (at < text.length && end - start < LONGEST_RUN) {
    const han = hanAt(text, at);
    if (han) {
      // （湖山高速或东湖高速）: two names of one thing.
      if (bracketed && text[at] === '或' && dividesNames(text, at, end, start)) break;
      hanzi += text.slice(at, at + han);
      at += han;
      end = at;
      continue;
    }
    const c = text[at]!;
    if (KANA_OR_HANGUL.test(c)) {
      foreign = true;
      at += 1;
      end = at;
      continue;
    }
    if (titleClose && c === titleClose) {
      closedTitle = true;
      // 《…》 followed directly by more Chinese inside brackets is one title with the marks inside it; and so is
      // 《…》实施细则 (…).
      if (hanAt(text, at + 1) && (bracketed || isGlossed(text, at + 1))) {
        hanzi = open + hanzi + c;
        at += 1;
        end = at;
        closedTitle = false;
        continue;
      }
      end = at + 1;
      break;
    }
    const enclosed = bracketed || Boolean(titleClose) || at < Math.max(close, entryEnd);
    const inTitle = Boolean(titleClose);
    const step = joint({
      text,
      at,
      end,
      hanzi,
      start,
      enclosed,
      inTitle,
      close,
      lexicon,
      quotes: pendingQuotes,
    });
    if (!step) break;
    if (step.flag) {
      const word = text.slice(start, end).replace(/^[《〈＜]/, '');
      flags.push({ ...step.flag, from: word });
    }
    hanzi += step.read;
    at = step.next;
    end = at;
  }
  const next = text[end] === '或' && hanzi !== '' ? end + 1 : end;
  // [彭大明、姚有志主编]: what somebody did with the book is no part of the name.
  const named = bracketed ? EDITED_BY.exec(hanzi)?.[1] : undefined;
  if (named !== undefined && text.slice(start, end) === hanzi && startsWithSurname(named, lexicon)) {
    hanzi = named;
    end = start + named.length;
  }
  if (foreign) return { run: null, next };
  // A lone 一 between Latin letters is a dash the scan misread; it is no Chinese.
  if (
    hanzi === '一' &&
    !titleClose &&
    /[A-Za-z\s]/.test(text[start - 1] ?? '') &&
    /[A-Za-z\s]/.test(text[end] ?? '')
  )
    return { run: null, next };
  if (RADICAL_FORM.test(hanzi)) {
    const read = Array.from(hanzi.normalize('NFKC'), (c) => RADICALS.get(c) ?? c).join('');
    if (read !== hanzi)
      flags.push({
        type: 'radical-form',
        message: 'The text uses look-alike radical characters; the ordinary ones were read.',
        from: hanzi,
        read,
      });
    hanzi = read;
  }
  const printed = text.slice(start, end);
  return {
    run: {
      start,
      end,
      hanzi,
      titled: closedTitle,
      flags: flags.map((f) =>
        f.type === 'joined-blank' || f.type === 'line-break' ? { ...f, from: printed, read: hanzi } : f,
      ),
    },
    next,
  };
}

interface Joint {
  next: number;
  read: string;
  flag?: Flag;
}

/** A place after Chinese where the run may go on. */
interface Pause {
  readonly text: string;
  readonly at: number;
  /** Where the run ends if it does not go on, and where it began. */
  readonly end: number;
  readonly start: number;
  readonly hanzi: string;
  /** Whether it stands in a bracket, title or quotation marks. */
  readonly enclosed: boolean;
  /** Whether it stands in title marks. */
  readonly inTitle: boolean;
  /** Where the mark closes that opens directly before the run and holds Chinese only; -1 without one. */
  readonly close: number;
  readonly lexicon: Lexicon;
  /** Marks that close quotations inside the run. */
  readonly quotes: string[];
}

/** Whether the run goes on after a pause; and how it is read. */
function joint({
  text,
  at,
  end,
  hanzi,
  start,
  enclosed,
  inTitle,
  close,
  lexicon,
  quotes,
}: Pause): Joint | null {
  const rest = text.slice(at, at + 24);
  const c = rest[0]!;
  const nextHan = (offset: number) => hanAt(text, at + offset) > 0;

  // Middle dot of a transliterated name.
  if (/[·・‧•･]/.test(c) && nextHan(1)) return { next: at + 1, read: c };
  // Quotation marks inside a term: “十四五”规划 within brackets.
  if (enclosed && c in QUOTE_PAIRS && c !== '"' && nextHan(1)) {
    quotes.push(QUOTE_PAIRS[c]!);
    return { next: at + 1, read: c };
  }
  // (关于"两闸"规划的规定), (评新编历史剧”水闸记”): both marks are typed alike.
  if (enclosed && quotes.length === 0 && text[start - 1] !== c && ALIKE_QUOTES.test(rest)) {
    quotes.push(c);
    return { next: at + 1, read: '“' };
  }
  if (quotes.length > 0 && c === quotes[quotes.length - 1]) {
    quotes.pop();
    return { next: at + 1, read: c === '"' ? '”' : c };
  }
  if (enclosed && /[《〈]/.test(c) && nextHan(1)) return { next: at + 1, read: c };
  if (enclosed && /[》〉]/.test(c) && /[《〈]/.test(hanzi)) return { next: at + 1, read: c };
  // 关于印发《…》的通知
  if (!enclosed && c === '《') {
    const title = /^《[^《》\n]{2,60}》的(?=\p{Script=Han})/u.exec(text.slice(at, at + 64))?.[0];
    if (title && !/[，。；！？]/.test(hanzi)) return { next: at + title.length, read: title };
  }
  // 自由贸易试验区 with its place in brackets: 中国（上海）自由…; with a count: （20种情形）; with its state: （试行）.
  const inner = /^[（(]([^()（）\s]{1,10})[)）]/.exec(rest);
  if (inner && /^[\d—–－-]{0,9}\p{Script=Han}/u.test(inner[1]!)) {
    const isState = (STATES.has(inner[1]!) || /^[\d—–－-]{4,9}年$/.test(inner[1]!)) && hanzi.length > 3;
    // (湖滨大学（东港）): what the outer bracket ends with is no other name of it.
    const isLast =
      enclosed &&
      CLOSE_BRACKETS.includes(rest[inner[0].length] ?? ' ') &&
      /^\p{Script=Han}+$/u.test(inner[1]!) &&
      inner[1]!.length * 2 <= hanzi.length &&
      !isShortForm(hanzi, inner[1]!);
    if (isState || isLast || nextHan(inner[0].length)) return { next: at + inner[0].length, read: inner[0] };
  }
  // 港发〔2021〕8号: the number of a document.
  const issued = /^[〔［[（(](?:19|20)\d\d[〕］\]）)] ?第? ?\d{1,5} ?[号號]/.exec(rest)?.[0];
  if (issued) return { next: at + issued.length, read: issued.replaceAll(' ', '') };
  // Digits and capitals written without a blank: 中国制造2025, 主权AI基础设施, 人工智能+, 5G网络.
  const glued =
    /^(?:[A-Z]{1,5}\d{0,3}|\d{1,4}(?:\.\d{1,2})?(?:[%％]|[A-Z]{0,2}))?[+＋]?(?![A-Za-z0-9])/.exec(
      rest,
    )?.[0] ?? '';
  if (glued) {
    const followed = nextHan(glued.length);
    const footnote = /^\d{1,2}$/.test(glued) && !/^[)\]）】》”"]/.test(rest.slice(glued.length));
    const abbreviation = /^[A-Z]{3,}$/.test(glued);
    if (followed || (!footnote && !abbreviation)) return { next: at + glued.length, read: glued };
  }
  // A dash between two Chinese halves.
  const dash = /^(?:——|[-–—－―])(?:[A-Z]{0,2}\d{1,4}[A-Z]?(?![A-Za-z0-9]))?/.exec(rest)?.[0];
  if (
    dash &&
    (nextHan(dash.length) || (/\d/.test(dash) && /[)\]）】》”"'’\s,]|$/.test(rest[dash.length] ?? '')))
  )
    return { next: at + dash.length, read: dash };
  // Chinese punctuation inside a phrase, where the phrase is enclosed or is running Chinese.
  const goesOn = nextHan(1) || (enclosed && /^.\d{1,4}\p{Script=Han}/u.test(rest));
  if (/[，、：；！？…]/.test(c) && goesOn) {
    if (c === '、' && !isSeries(text, at, end, start))
      if (
        !(
          enclosed ||
          isQuotedBeside(text, at, start) ||
          fillsLine(text, at, start) ||
          isGlossedTogether(text, start)
        ) ||
        isListOfNames(text, at, end, start, lexicon)
      )
        return null;
    if (c === '；' && enclosed) return null;
    if (c === '：' && hanzi.length <= 4 && LABELS.has(hanzi)) return null;
    const right = hanFrom(text, at + 1);
    if (/[，：；]/.test(c) && enclosed && (isVariant(hanzi, right) || isShortForm(hanzi, right))) return null;
    return { next: at + 1, read: c };
  }
  // 《水闸与港口:百年回顾》, (水闸开了!渡船来了): a mark in half width, and no blank, is as one in full width.
  if (nextHan(1) && (/[!?]/.test(c) ? at < close : inTitle && /[,:;]/.test(c)))
    return { next: at + 1, read: FULL_WIDTH[c]! };
  // （划船，还是休息？）: a question or a cry is one with its mark.
  if (/[？！]/.test(c) && at + 1 === close) return { next: close, read: c };
  // (党,政,军)
  if (c === ',' && at < close && isSeries(text, at, end, start)) return { next: at + 1, read: '，' };
  // (少花钱, 多办事): two halves of a saying, not two names.
  const sayingEnd = c !== ',' ? -1 : at < close ? close : endOfHalves(text, start);
  if (at < sayingEnd && isSaying(text, start, at, sayingEnd, lexicon)) {
    const blank = /^,[ \u00a0]?/.exec(rest)![0];
    return { next: at + blank.length, read: '，' };
  }
  // 断港: 海港史 [Cut Off: A History of the Harbour]: a title divided as its English is.
  const divided = /[:!?]/.test(c) && DIVIDED_TITLE.exec(text.slice(at, at + 200))?.[0];
  if (divided && !LABELS.has(hanzi)) return { next: at + divided.length, read: FULL_WIDTH[c]! };
  // (东风 08)
  const number = /^[ \u00a0](\d{1,4}[A-Z]?)/.exec(rest);
  if (number && at + number[0].length === close) return { next: close, read: number[1]!, flag: BLANK };
  // `主权 AI 基础设施`, `主权 AI”`: a capital abbreviation set off by blanks.
  const spaced = /^[ \u00a0]([A-Z]{2,5})(?:[ \u00a0](?=\S)|(?=["”’'」』)\]）】]))/.exec(rest);
  if (spaced) {
    const closes = !/[ \u00a0]$/.test(spaced[0]);
    if (closes ? opensDirectlyBefore(text, start) : nextHan(spaced[0].length))
      return { next: at + spaced[0].length, read: spaced[1]!, flag: BLANK };
  }
  // 最高人民法院 / 关于…的规定: a title on the line below who has issued it.
  const issuedBelow = ISSUED_BELOW.exec(text.slice(at, at + 100))?.[0];
  if (issuedBelow !== undefined && (start === 0 || text[start - 1] === '\n'))
    return { next: at + issuedBelow.length, read: '', flag: LINE_BREAK };
  // 高 文: a name of few characters that blanks stretch.
  const stretched = at - start === 1 ? STRETCHED.exec(text.slice(at, at + 6))?.[0] : undefined;
  if (
    stretched !== undefined &&
    !/[\p{Script=Han}][ \u3000]?$/u.test(text.slice(Math.max(0, start - 2), start))
  ) {
    const name = hanzi + stretched.replace(/\s/g, '');
    if (lexicon.has(name) || (name.length < 4 && startsWithSurname(name, lexicon)))
      return { next: at + stretched.length, read: name.slice(hanzi.length), flag: BLANK };
  }
  // A blank or a line break inside a word.
  const gap = /^(?:[ \t\u00a0\u3000\u200b]{1,3}|[ \t\u00a0]*\r?\n[ \t\u00a0]*(?:>[ \t]?)*)/.exec(rest)?.[0];
  const whole = enclosed && !(gap && close > at && !gap.includes('\n') && namesTwo(text, start, at, close));
  if (gap && nextHan(gap.length) && continues(hanzi, hanFrom(text, at + gap.length), whole, lexicon))
    return { next: at + gap.length, read: '', flag: gap.includes('\n') ? LINE_BREAK : BLANK };
  return null;
}

/** A name and what its bearer did with a book. */
const EDITED_BY =
  /^(\p{Script=Han}{2,3}?)(?:等?(?:主编|主編|编著|編著|合编|合編|编译|編譯|合著)|等?[编編著译譯])$/u;

/** A mark in half width, and behind it Chinese whose English, in a bracket, has the mark, too. */
const DIVIDED_TITLE =
  /^([:!?]) ?(?=[\d\p{Script=Han}、，]{2,40}["”’]? ?[[(（［]["“‘]?\p{Script=Latin}(?:(?!\1)[^\])）］\n]){2,100}\1 ?\p{Script=Latin})/u;
const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ':': '：',
  ';': '；',
  '!': '！',
  '?': '？',
};
/** Marks of a quotation inside Chinese that both are typed as the closing one, or straight. */
const ALIKE_QUOTES = /^(["”])\p{Script=Han}{1,12}\1(?!\1)/u;

/** One or two characters more, each behind a blank, and no other Chinese. */
const STRETCHED = /^(?:[ \u3000]\p{Script=Han}){1,2}(?![ \u3000、]?\p{Script=Han})/u;

/** A line break, and on the line below what an authority says of something. */
const ISSUED_BELOW =
  /^[ \t]*\r?\n[ \t]*(?=(?:关于|關於)[\p{Script=Han}、《》“”]{3,80}(?:决定|決定|规定|規定|意见|意見|办法|辦法|通知|解释|解釋|批复|批覆|公告|条例|條例)[ \t]*(?:\r?\n|$))/u;

const BLANK: Flag = { type: 'joined-blank', message: 'A blank inside the word was removed.' };
const LINE_BREAK: Flag = { type: 'line-break', message: 'A line break inside the word was removed.' };
/** Chinese words that say what follows instead of being it. */
export const LABELS: ReadonlySet<string> = new Set(
  '中文 中文原文 中文名 中文名称 外文名 英文名 简体 简体中文 簡體 簡體中文 繁体 繁體 繁体中文 繁體中文 拼音 汉语拼音 漢語拼音 英文 英语 英語 汉语 漢語 简称 簡稱 又称 又稱 原文 全称 全稱 即'.split(
    ' ',
  ),
);

/** The Han characters from `at` on, a bounded number of them. */
function hanFrom(text: string, at: number): string {
  let stop = at;
  for (let n = 0; n < 12; n++) {
    const step = hanAt(text, stop);
    if (!step) break;
    stop += step;
  }
  return text.slice(at, stop);
}

/** Whether Chinese on both sides of a gap is one word or phrase that was broken there. */
export function continues(left: string, right: string, enclosed: boolean, lexicon: Lexicon): boolean {
  const tail = /[^\p{P}\s]{1,6}$/u.exec(left)?.[0] ?? '';
  const head = right.slice(0, 6);
  let at = 0;
  for (const word of segment(tail + head, lexicon)) {
    if (at < tail.length && at + word.length > tail.length) return true;
    at += word.length;
  }
  if (!enclosed) return false;
  const names = (s: string) => s.length >= 2 && s.length <= 4 && startsWithSurname(s, lexicon);
  if (names(left) && names(right)) return false;
  return !isVariant(left, right);
}

/** Whether two forms are the same term in the two scripts. */
export function isVariant(left: string, right: string): boolean {
  return left.length === right.length && simplify(left) === simplify(right);
}

/** Whether the second is made of characters of the first, in their order: 国家发展和改革委员会, 发改委. */
export function isShortForm(full: string, short: string): boolean {
  if (short.length < 2 || short.length + 2 > full.length) return false;
  let from = 0;
  for (const char of short) {
    const found = full.indexOf(char, from);
    if (found < 0) return false;
    from = found + char.length;
  }
  return true;
}

/** Whether free Chinese at `at`, inside a run that began at `start`, has one quotation for all of it directly beside it. */
function isQuotedBeside(text: string, at: number, start: number): boolean {
  if (/[\p{L},.!?]["”][ \u00a0]?$/u.test(text.slice(Math.max(0, start - 3), start))) return true;
  const rest = text.slice(at, at + 44);
  // “dare to sail, be good at sailing 敢于航行、善于航行”
  const before = text.slice(Math.max(0, start - 2), start);
  if (/^[\p{Script=Han}、，]{2,40}["”’]/u.test(rest) && /\p{Script=Latin}[ \u00a0]$/u.test(before))
    return true;
  return /^[\p{Script=Han}、，]{2,40}[ \u00a0]?["“]\p{Script=Latin}/u.test(rest);
}

/**
 * Whether free Chinese that 、 divides in three or more has a bracket behind it with a phrase in small letters of as many
 * parts: 产业兴旺、生态宜居、乡风文明 (thriving trade, pleasant villages, and civil ways).
 */
function isGlossedTogether(text: string, start: number): boolean {
  const found =
    /^(\p{Script=Han}{2,12}(?:、\p{Script=Han}{2,12}){2,5}) ?[(（]["“]?(\p{Ll}[^()（）\n]{8,200})[)）]/u.exec(
      text.slice(start, start + 300),
    );
  if (!found || /[;；]/.test(found[2]!)) return false;
  return found[2]!.split(/, (?:and |or )?| and /).length === found[1]!.split('、').length;
}

/** Where Chinese ends that begins a line and is explained behind a colon: - 坚持“两个不变”: keep the Two Constants. Else -1. */
function endOfHeadword(text: string, start: number): number {
  const line = text.slice(Math.max(0, start - LONGEST_MARK), start).split('\n');
  if (line.length === 1 && start > LONGEST_MARK) return -1;
  if (!/^[\s>#*_•·–—-]*(?:\d{1,3}[.)、]\s*)?[*_]*$/u.test(line.at(-1)!)) return -1;
  const headword =
    /^[\p{Script=Han}\d、，“”‘’《》+]+(?=[*_]{0,2} ?[:：] ?[*_]{0,2}["“]?\p{Script=Latin})/u.exec(
      text.slice(start, start + REACH),
    );
  return headword ? start + headword[0].length : -1;
}
/** The longest mark or number that an entry begins with. */
const LONGEST_MARK = 12;

/** Whether free Chinese fills a line, English the line above or below, and it is long for a list of words. */
function fillsLine(text: string, at: number, start: number): boolean {
  const floor = Math.max(0, at - LONGEST_LINE);
  const from = floor + text.slice(floor, at).lastIndexOf('\n') + 1;
  const to = at + text.slice(at, at + LONGEST_LINE).split('\n')[0]!.length;
  if (from > start || to - from > LONGEST_LINE) return false;
  const parts = text.slice(from, to).trim().split('、');
  if (
    !parts.every((part) => /^[\p{Script=Han}“”《》]+$/u.test(part)) ||
    parts.every(({ length }) => length < 5)
  )
    return false;
  const above = text
    .slice(Math.max(0, from - LONGEST_LINE), Math.max(0, from - 1))
    .split('\n')
    .at(-1)!;
  const below = text.slice(to + 1, to + LONGEST_LINE).split('\n')[0]!;
  return [above, below].some((line) => /\p{Script=Latin}/u.test(line) && !/\p{Script=Han}/u.test(line));
}
const LONGEST_LINE = 240;

/** Whether 、 at `at` divides names: 王浩、刘捷. */
function isListOfNames(text: string, at: number, end: number, start: number, lexicon: Lexicon): boolean {
  const following = hanFrom(text, at + 1);
  const right = EDITED_BY.exec(following)?.[1] ?? following;
  let from = end;
  while (from > start && hanAt(text, from - 1)) from -= 1;
  const left = text.slice(from, end);
  const before = text.slice(Math.max(0, start - 120), start);
  const isAlike = left.length >= 2 && right.length >= 2 && left[left.length - 1] === right[right.length - 1];
  const areDone = isAlike && areDeeds([left, right], before, lexicon);
  const name = (s: string) => s.length >= 2 && s.length <= 4 && startsWithSurname(s, lexicon);
  // extending and strengthening chains (延链、强链): each begins as a surname does.
  if (name(left) && name(right)) return !(areDone && SEVERAL_DEEDS.test(before));
  const isNameOnly = (s: string) =>
    lexicon.has(s) && lexicon.senses(s).every(({ pinyin }) => /^\p{Lu}/u.test(pinyin));
  // (运河局、堤防局) after the Canal Bureau and the Dike Bureau: alike in their last character, and a list before; so
  // are what the dictionary has as names and nothing else, as (福建、海南) after Fujian and Hainan.
  return (
    left.length >= 2 &&
    right.length >= 2 &&
    ((isAlike && !areDone) || (isNameOnly(left) && isNameOnly(right))) &&
    !ONE_QUOTATION.test(before) &&
    /\p{L}+[^.;\n()（）]*(?:,| and | & )\s*(?:the )?\p{L}[^.;\n]*$/u.test(before)
  );
}
/**
 * Whether two parts alike in their end are what somebody does, not two bodies: alike in their first character, too, or a
 * verb and its object, and small letters before them. stable prices (稳地价、稳房价), unite the people (团结群众、教育群众),
 * clear and deepen lakes (清湖、浚湖).
 */
function areDeeds(parts: readonly string[], before: string, lexicon: Lexicon): boolean {
  if (!SMALL_WORD_BEFORE.test(before) || parts.some(({ length }) => length > 4)) return false;
  const [first] = parts;
  if (parts.every((part) => part.length === first!.length && part[0] === first![0])) return true;
  return parts.every((part) => {
    const [verb, object, ...rest] = segment(part, lexicon);
    return (
      object !== undefined &&
      (object.length > 1 || SEVERAL_DEEDS.test(before)) &&
      rest.length === 0 &&
      lexicon.senses(verb!).some(({ glosses }) => glosses.some((gloss) => gloss.startsWith('to ')))
    );
  });
}
/** Several verbs that share an object: clearing, deepening, and guarding lakes (. */
const SEVERAL_DEEDS =
  /\p{Ll}ing,? (?:[\p{Ll}]+ing,? )*and \p{Ll}+ing \p{Ll}+["”]? ?[(（[［][^()（）[\]［］]*$/u;
/** A word in small letters, and the bracket behind it. */
const SMALL_WORD_BEFORE = /(?<![\p{L}’'-])\p{Ll}[\p{L}’'-]*,?["”]? ?[(（[［][^()（）[\]［］]*$/u;
/** “the state sets the exam, companies answer it” (…: all of it glosses all of the bracket, unless another stands before. */
const ONE_QUOTATION = /(?<!["”],?(?: and| or| &)? ?)["“][^"“”\n]*,[^"“”\n]*(?:["”] ?[(（[［]["“]?|\p{Ll} )$/u;

/** Whether the nearest bracket before `start` is open. */
function standsInBrackets(text: string, start: number): boolean {
  for (let i = start - 1, floor = Math.max(0, start - REACH); i >= floor; i--) {
    const c = text[i]!;
    if (OPEN_BRACKETS.includes(c)) return true;
    if (CLOSE_BRACKETS.includes(c)) return false;
    if (c === '\n' && text[i - 1] === '\n') return false;
  }
  return false;
}

/** What a rule or plan is marked with behind its name. */
const STATES = new Set(
  '试行 草案 暂行 修订 修正 征求意见稿 送审稿 讨论稿 节选 摘要 试行稿 修订稿 試行 暫行 修訂 修正 徵求意見稿 節選'.split(
    ' ',
  ),
);
const CLOSING: Readonly<Record<string, string>> = {
  ...QUOTE_PAIRS,
  ...TITLE_PAIRS,
  '(': ')',
  '（': '）',
  '[': ']',
  '［': '］',
  '【': '】',
  '〔': '〕',
};
/** What may stand in Chinese that a mark holds: also what else divides it. */
const CHINESE_ONLY = new RegExp(
  `^(?:[${HAN_CLASS}]|[\\ud840-\\ud884][\\udc00-\\udfff]|[\\d\\s%％,，。、：；？！…!?:·—“”‘’"《》（）()-])+$`,
);

/** The offset of the mark that closes what opens directly before `start`, where it holds Chinese only; else -1. */
function closingOf(text: string, start: number): number {
  const first = text[start]!;
  const opens = first in TITLE_PAIRS || first in QUOTE_PAIRS ? start : start - 1;
  const mark = CLOSING[text[opens] ?? ''];
  if (mark === undefined) return -1;
  const inside = text.slice(opens + 1, opens + 1 + REACH);
  const length = inside.indexOf(mark);
  if (length <= 0 || !CHINESE_ONLY.test(inside.slice(0, length))) return -1;
  return /\n\s*\n/.test(inside.slice(0, length)) ? -1 : opens + 1 + length;
}

/** Whether 、 divides single characters, as in 亲、诚、惠: they are one term. */
function isSeries(text: string, at: number, end: number, start: number): boolean {
  const single = (from: number, step: 1 | -1) => !hanAt(text, from + step) && hanAt(text, from) > 0;
  return single(at + 1, 1) && (end - 1 === start || single(end - 1, -1));
}

/** Whether more Chinese after a title ends where a gloss begins: 《…》实施细则 (Detailed …). */
function isGlossed(text: string, at: number): boolean {
  return /^\p{Script=Han}{2,12}[”」]?\s{0,2}(?:[（(["“]\s?["“‘'*_]?\p{Script=Latin}|[—–-]+\s*["“‘]?\p{Script=Latin})/u.test(
    text.slice(at, at + 32),
  );
}

/** Whether 或 at `at` stands between two names of one thing, alike in their last character. */
function dividesNames(text: string, at: number, end: number, start: number): boolean {
  const right = hanFrom(text, at + 1);
  return (
    end - start >= 3 &&
    right.length >= 3 &&
    text[end - 1] === right[right.length - 1] &&
    !/\bor\b/.test(text.slice(Math.max(0, start - 60), start))
  );
}

/**
 * Where two halves end that a half-width comma divides, with no blank and no more cells of a row beside them; or behind
 * a blank where they begin a bracket and their pinyin follows a stroke. Else -1.
 */
function endOfHalves(text: string, start: number): number {
  const halves =
    /^\p{Script=Han}{3,8},(?:\p{Script=Han}{3,8}(?![\p{Script=Han},])| \p{Script=Han}{3,8}(?= ?\/))/u.exec(
      text.slice(start, start + 24),
    );
  if (!halves || text[start - 1] === ',') return -1;
  const isSpaced = halves[0].includes(' ');
  return isSpaced && !OPEN_BRACKETS.includes(text[start - 1] ?? ' ') ? -1 : start + halves[0].length;
}

/**
 * Whether a half-width comma joins the halves of a saying: as many characters in each, no names, small letters before;
 * or as many parts as there are, where one quotation with commas glosses the whole bracket.
 */
function isSaying(text: string, start: number, at: number, close: number, lexicon: Lexicon): boolean {
  const halves = text.slice(start, close).split(/[,，]\s?/);
  const [first, second] = halves;
  const isName = (half: string) => half.length <= 3 && startsWithSurname(half, lexicon);
  if (at <= start || isVariant(first!, second!) || halves.every(isName)) return false;
  if (!halves.every((half) => /^[\p{Script=Han}、]+$/u.test(half))) return false;
  const before = text.slice(Math.max(0, start - 240), start);
  const isSpaced = /,\s/.test(text.slice(start, close));
  const areClauses = halves.every((half) => half.length >= CLAUSE && !lexicon.has(half));
  if (QUOTATION_WITH_COMMA.test(before) && (!isSpaced || areClauses)) return true;
  // (要抓好航道疏浚工作,确保船只安全通行) after dredge the channel: clauses of a sentence that is translated freely.
  if (halves.every((half) => half.length >= LONG_HALF) && namesOne(before.slice(-120))) return true;
  if (
    halves.length > 2 &&
    (areDeeds(halves, before, lexicon) || (!isSpaced && tellsEach(before, halves.length)))
  )
    return true;
  if (halves.length !== 2 || first!.length < 3 || first!.length !== second!.length) return false;
  if (first!.length > 3 && QUOTATION_WITH_AND.test(before)) return true;
  // 一言以兴邦,一言以丧邦
  const same = Array.from(first!).filter((char, i) => second![i] === char).length;
  if (first!.length > 4 && same * 2 >= first!.length) return true;
  const word = /(\p{L}+|Chinese:)["”'’]?\s*[([（［]?["“‘「]?$/u.exec(before.slice(-24))?.[1] ?? 'A';
  return !halves.some((half) => lexicon.has(half)) && (/^\p{Ll}/u.test(word) || word === 'Chinese:');
}
/** A half that is no word has so many characters; a clause, beside one quotation, as many as these. */
const LONG_HALF = 7;
const CLAUSE = 4;
/** Whether text ends with a phrase that names one thing: small letters but for the first, no comma, no "and". */
function namesOne(before: string): boolean {
  const phrase = before
    .split(/[.;:!?\n•"“”—–]/)
    .at(-1)!
    .trim();
  return /^\p{L}\P{Lu}*$/u.test(phrase) && !/,|\band\b/.test(phrase);
}
/** Whether text ends with a bracket behind as many parts in small letters: cultivate talent, mend roads, and sow trees (. */
function tellsEach(before: string, count: number): boolean {
  const list = /([^.;:!?"“”()（）\n]+),? and ([^.;:!?"“”()（）\n,]+) ?[(（[［]$/u.exec(before);
  if (!list) return false;
  const parts = [...list[1]!.split(', '), list[2]!];
  return parts.length === count && parts.slice(1).every((part) => /^\p{Ll}/u.test(part));
}
/** One quotation of two halves, and the bracket that the Chinese begins. */
const QUOTATION_WITH_AND = /(?<!["”],?(?: and| or)? ?)["“][^"“”\n]* and [^"“”\n]*["”] ?[(（[［]$/u;
/** A quotation that commas divide, and the bracket that the Chinese begins. */
const QUOTATION_WITH_COMMA = /["“][^"“”\n]*,[^"“”\n]*["”] ?[(（[［]$/u;

/** Whether a blank divides two names: the English before joins two with an "and" that the Chinese lacks. */
function namesTwo(text: string, start: number, at: number, close: number): boolean {
  if (at - start < 2 || /[和与與及、]/.test(text.slice(start, close))) return false;
  const before = text.slice(Math.max(0, start - 120), start);
  const [left, right] = text.slice(start, close).split(/[ \u00a0\u3000]+/);
  const alike =
    left!.length === right?.length && left!.at(-1) === right.at(-1) && /\w and \w[^.;\n]*$/.test(before);
  return alike || /\p{Lu}\p{L}+[^.;\n]*(?: and |, | & )(?:the )?\p{Lu}[^.;\n]*$/u.test(before);
}

function opensDirectlyBefore(text: string, start: number): boolean {
  return /["“‘'「『([（【*_]/.test(text[start - 1] ?? '');
}
