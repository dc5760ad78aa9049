/** Lists the English spans that may be the gloss of one Chinese run, with the facts that features are made of. */
import { wordsIn, type TokenSpan } from './bracket.ts';
import type { EnglishPlace, Surroundings, Tie } from './surroundings/index.ts';
import { isCellEnd, type Token } from './tokens.ts';
import {
  ARTICLES,
  CALENDAR,
  EXPLAINS,
  HAN_DATE,
  HAN_PRONOUN,
  HAN_YEAR,
  INTRODUCERS,
  isFunctionWord,
  isOwner,
  isVerb,
  NAME_PARTICLES,
  numberOf,
  PRONOUNS,
  ROLE_WORDS,
} from './words.ts';

/** What stands directly outside an end of a span. */
export type Edge =
  /** A quotation mark whose partner stands at the other end of the span. */
  | 'quote'
  /** A quotation mark whose quotation goes on. */
  | 'open-quote'
  | 'emphasis'
  /** A quotation mark whose quotation ends inside the span: “double-berth” strategy. */
  | 'inner-quote'
  | 'article'
  /** To, must, will: a verb follows. */
  | 'to'
  | 'preposition'
  | 'and'
  /** The and before the last item of a list. */
  | 'list-and'
  /** That, which, is, are. */
  | 'clause'
  | 'function-word'
  /** A verb, whose object begins here. */
  | 'verb'
  | 'introducer'
  | 'possessive'
  | 'comma'
  /** A colon. */
  | 'label'
  /** The head of a line, or a list's mark. */
  | 'line'
  | 'stop'
  | 'word';

/** What stands directly outside the end of a span: fewer things are told apart there. */
export type EndEdge = Extract<Edge, 'quote' | 'function-word' | 'comma' | 'stop' | 'word'>;

export interface Candidate {
  readonly tie: Tie;
  /** First and last token, both words. */
  readonly first: number;
  readonly last: number;
  /** The words from first to last. */
  readonly words: readonly number[];
  readonly left: Edge;
  readonly right: EndEdge;
  /** Marks passed over inside the span. */
  readonly commas: number;
  readonly colons: number;
  readonly breaks: number;
  /** Whether the span begins before a quotation that ends at its end, or leaves one it began in. */
  readonly torn: boolean;
  /** Whether the span is the whole of the piece it was looked for in. */
  readonly whole: boolean;
  readonly cell: NonNullable<EnglishPlace['cell']> | null;
  /** Words between the span and the bracket; null where none are left out. */
  readonly leftOut: readonly number[] | null;
  /** Whether it is announced as the literal meaning. */
  readonly literal: boolean;
  /** Whether the place it was looked for in has an end of its own. */
  readonly bounded: boolean;
}

/** What few candidates have: all have the same properties, so that what is compiled for one fits the others. */
const ORDINARY = { cell: null, leftOut: null, literal: false, bounded: false };

const MOST_WORDS = 30;
/** Words that may gloss so many characters, at the very most. */
const mostFor = (hanzi: string) => Math.min(MOST_WORDS, 8 + 2 * hanzi.length);
const MOST_AFTER = 20;
const HARD_STOP = new Set(['.', ';', '!', '?', '|', 'url', '[J]', '•', '…', '<', '>', '#']);

export function candidatesOf(tokens: readonly Token[], around: Surroundings): Candidate[] {
  const found: Candidate[] = [];
  for (const place of around.places) {
    if (
      place.tie.startsWith('before') ||
      place.tie === 'list-item' ||
      place.tie === 'another-name' ||
      (place.tie.startsWith('same-') && place.edge < around.at)
    )
      found.push(...endingAt(tokens, place.edge, place, around));
    else
      for (const candidate of beginningAt(tokens, place.edge, place)) {
        if (cutsQuotation(tokens, candidate, place)) continue;
        found.push({
          ...candidate,
          cell: place.cell ?? null,
          literal: place.literal === true,
          bounded: place.within !== undefined,
        });
      }
  }
  const { text } = tokens[around.at]!;
  // A pronoun is no gloss of what says none: neighbours call them 人才.
  const others = HAN_PRONOUN.test(text)
    ? found
    : found.filter(({ words }) => words.some((i) => !PRONOUNS.has(tokens[i]!.text.toLowerCase())));
  // A year or a page is no gloss of what says no number.
  const saysNumber = HAN_NUMBER.test(text);
  // the 2002 | Harbour Law: nor does its name begin with one.
  const saysYear = HAN_YEAR.test(text);
  // In May 人大 met: nor is a day or a month.
  const dates = HAN_DATE.test(text);
  return others.filter(
    ({ tie, first, words }) =>
      (saysNumber ||
        (!isLetter(tokens, words) &&
          words.some((i) => {
            const word = tokens[i]!.text;
            return !/^\d[\d–-]*$/.test(word) && (dates || !CALENDAR.has(word));
          }))) &&
      (saysYear || !tie.startsWith('before') || !YEAR.test(tokens[first]!.text)),
  );
}

const YEAR = /^(?:1[89]|20)\d\d$/;
const HAN_NUMBER = /[\d〇一二三四五六七八九十百千]/;

/** Whether a single letter is all there is: the label of a line. */
const isLetter = (tokens: readonly Token[], words: readonly number[]): boolean =>
  words.length === 1 && /^\p{L}\.?$/u.test(tokens[words[0]!]!.text);

/** Spans that end at `edge`, from the shortest to the longest that nothing forbids. */
function endingAt(
  tokens: readonly Token[],
  edge: number,
  place: EnglishPlace,
  around: Surroundings,
): Candidate[] {
  const found: Candidate[] = [];
  const floor = place.within?.first ?? 0;
  const { text } = tokens[around.at]!;
  const state = /[)）]$/.test(text) ? bracketBehind(tokens, edge, around) : [];
  const end = state.at(-1) ?? edge;
  const most = mostFor(text);
  const sayOffice = HAN_OFFICE.test(text);
  const isUndated = !HAN_YEAR.test(text);
  const isUncounted = !HAN_NUMBER.test(text);
  const isAbout = /^(?:关于|關於)/.test(text);
  const words = [...state];
  let commas = 0;
  let colons = 0;
  let breaks = 0;
  // The quotation that closes between the span and the Chinese, and the one that is open at both.
  let closing = -1;
  const limit = around.open >= 0 ? around.open : around.at;
  for (let i = end + 1; i < limit; i++)
    if (tokens[i]!.type === 'quote-close' && closing < 0) closing = tokens[i]!.match;
  const after = around.open >= 0 ? around.close : around.at;
  let torn = false;
  for (let i = edge; i >= floor && words.length < most; i--) {
    const token = tokens[i]!;
    switch (token.type) {
      case 'word':
        if (EXPLAINS.has(token.text.toLowerCase()) || isCalledAs(tokens, i) || isEntitled(tokens, i))
          return found;
        if (closing < 0 && isOfCourse(tokens, i)) return found;
        // is drafting | a notice on ferries (关于渡船的通知): a title says no deed.
        if (isAbout && isProgressive(tokens, i) && ARTICLES.has(tokens[i + 1]?.text ?? '')) return found;
        if (isSubject(tokens, i) && closing < 0) return found;
        if (sayOffice && leavesOffice(tokens, i, end)) {
          words.unshift(i);
          continue;
        }
        if (isInPreposition(tokens, i)) {
          // a talk as part of | a lecture series; a quotation or a name may go on over it.
          if (closing < 0 && /^(?:part|behalf|terms|means|way|lieu|light|view|account)$/.test(token.text))
            return found;
          words.unshift(i);
          continue;
        }
        words.unshift(i);
        found.push({
          tie: place.tie,
          first: i,
          last: end,
          words: [...words],
          left: leftEdge(tokens, i, end, after, floor, isUndated, isUncounted),
          right: 'stop',
          commas,
          colons,
          breaks,
          torn,
          whole: place.within !== undefined && !tokens.slice(floor, i).some((t) => t.type === 'word'),
          ...ORDINARY,
        });
        continue;
      case 'emphasis':
      case 'hidden':
        continue;
      case 'break':
        if (isCellEnd(token) || startsItem(tokens, i + 1) || tokens[i - 1]?.type === 'break') return found;
        continue;
      case 'quote-open':
        // Leftwards out of a quotation.
        breaks += 1;
        if (token.match > i && token.match <= end) continue;
        // 关于修改《渡船规则》的决定: the term holds a title, and its English more than that title.
        if (i === closing && words.length > 0 && /《.+》|.“.+”/.test(tokens[around.at]!.text)) continue;
        torn = true;
        if (isNested(tokens, i)) continue;
        if (i === closing || token.match < 0 || token.match > end) {
          const counted = i === closing && isCounted(tokens, i - 1, around);
          if (words.length > 0 && !counted) return found;
        }
        continue;
      case 'quote-close':
        // “Made in China 2025” plan (中文): the quotation alone may be the gloss.
        if (
          token.match >= floor &&
          words.length > 0 &&
          words.length <= 2 &&
          !words.some((w) => /^(?:and|but|while)$/.test(tokens[w]!.text))
        )
          for (const head of wholeOf(tokens, { first: token.match + 1, last: i - 1 }, 'before-head'))
            found.push({ ...head, leftOut: [...words] });
        if (i <= end && token.match >= 0 && i - token.match > 12) return found;
        breaks += 1;
        continue;
      case 'close': {
        if (token.match < 0 || i - token.match > 8 || token.match < floor) return found;
        if (tokens.slice(token.match, i).some((t) => t.type === 'han')) return found;
        // compassion (; ), frugality (; jiǎn) and …: the Chinese that stood there is lost.
        if (tokens[token.match + 1]!.text === ';') return found;
        i = token.match;
        breaks += 1;
        continue;
      }
      case 'punctuation':
        if (token.text === ',') {
          commas += 1;
          continue;
        }
        if (HARD_STOP.has(token.text) && (token.text !== '.' || tokens[i + 1]?.spaced !== false)) {
          // A quotation is one, whatever sentences it holds; what it holds of them at its end may be the gloss.
          if (closing < 0 || i < closing || !/^[.;!?]$/.test(token.text)) return found;
          breaks += 1;
          continue;
        }
        if (token.text === ':') {
          // two grants: the allowance and the subsidy: a colon before an article divides more surely.
          colons += ARTICLES.has(tokens[i + 1]?.text ?? '') ? 2 : 1;
          continue;
        }
        // Tech - The MIIT: a hyphen with blanks is a dash.
        if (/^[—–]$/.test(token.text) || (token.text === '-' && token.spaced && tokens[i + 1]?.spaced)) {
          breaks += 1;
          commas += 1;
          continue;
        }
        continue;
      default:
        return found;
    }
  }
  return found;
}

/** Spans that begin at `start`, from the shortest to the longest. */
function beginningAt(tokens: readonly Token[], start: number, place: EnglishPlace): Candidate[] {
  const found: Candidate[] = [];
  const ceiling = place.within?.last ?? tokens.length - 1;
  const words: number[] = [];
  let commas = 0;
  let colons = 0;
  let breaks = 0;
  let from = start;
  // Leading labels and little words: `literally`, `or`, `the`.
  let quoted: TokenSpan | null = null;
  for (let i = start; i <= ceiling; i++) {
    const token = tokens[i]!;
    if (token.type === 'quote-open' && token.match > i && token.match <= ceiling + 1) {
      quoted = { first: i + 1, last: Math.min(token.match - 1, ceiling) };
      break;
    }
    if (token.type === 'emphasis' || token.type === 'hidden' || token.type === 'quote-open') continue;
    if (token.type === 'punctuation' && /^[,:]$/.test(token.text)) continue;
    if (token.type === 'word' && LEADS.has(token.text.toLowerCase())) continue;
    from = i;
    break;
  }
  if (quoted) found.push(...wholeOf(tokens, quoted, place.tie));
  // 安不忘危 | in times of calm: where the gloss has a place to itself, it may begin with a little word.
  const isQuotation = tokens[start - 1]?.type === 'quote-open' && tokens[start - 1]!.match === ceiling + 1;
  if (place.within && from !== start && !quoted)
    for (const all of wholeOf(tokens, place.within, place.tie))
      if (!ARTICLES.has(tokens[all.first]!.text.toLowerCase()))
        found.push(isQuotation ? all : { ...all, left: 'line', right: 'stop' });
  if (quoted && from === start) {
    // (the “double-berth” strategy): the quotation may be but the first words.
    if (place.within && tokens.slice(quoted.last + 2, ceiling + 1).some((t) => t.type === 'word'))
      from = quoted.first;
    else if (tokens[from]?.type !== 'word') return found;
  }
  const most = place.within ? MOST_WORDS : MOST_AFTER;
  for (let i = from; i <= ceiling && words.length < most; i++) {
    const token = tokens[i]!;
    if (token.type === 'word') {
      if (words.length > 0 && EXPLAINS.has(token.text.toLowerCase())) break;
      words.push(i);
      if (LEADS_ON.test(token.text) && i < ceiling) continue;
      found.push({
        tie: place.tie,
        first: from,
        last: i,
        words: [...words],
        left: leftEdge(tokens, from, i, -1, from),
        right: rightEdge(tokens, i, from, ceiling, place.within !== undefined),
        commas,
        colons,
        breaks,
        torn: false,
        whole: place.within !== undefined && !tokens.slice(i + 1, ceiling + 1).some((t) => t.type === 'word'),
        ...ORDINARY,
      });
      continue;
    }
    if (words.length === 0) {
      if (token.type === 'emphasis' || token.type === 'hidden' || token.type === 'quote-open') {
        from = i + 1;
        continue;
      }
      break;
    }
    if (token.type === 'emphasis' || token.type === 'hidden') continue;
    if (token.type === 'break') {
      if (isCellEnd(token) || startsItem(tokens, i + 1) || tokens[i + 1]?.type === 'break') break;
      if (startsEntry(tokens, i + 1)) break;
      continue;
    }
    if (token.type === 'quote-open' || token.type === 'quote-close') {
      breaks += 1;
      if (!place.within) break;
      continue;
    }
    if (token.type === 'open') {
      if (token.match < 0 || token.match > ceiling || token.match - i > 8 || !place.within) break;
      i = token.match;
      breaks += 1;
      continue;
    }
    if (token.type !== 'punctuation') break;
    if (token.text === ',') commas += 1;
    else if (HARD_STOP.has(token.text) || token.text === ':' || token.text === '—') {
      if (!place.within) break;
      if (token.text === ':') colons += 1;
      else commas += 1;
      breaks += 1;
    } else if (/^[–-]$/.test(token.text)) {
      if (token.spaced && !place.within) break;
      breaks += 1;
    }
  }
  return found;
}

/** The words of a bracket between English and Chinese, where the Chinese has one, too: Rules (Draft) (规则（草案）). */
function bracketBehind(tokens: readonly Token[], edge: number, around: Surroundings): number[] {
  const open = tokens[edge + 1];
  const limit = around.open >= 0 ? around.open : around.at;
  if (open?.type !== 'open' || open.match < 0 || open.match >= limit) return [];
  return wordsIn(tokens, { first: edge + 2, last: open.match - 1 });
}

const LEADS = new Set(
  'literally lit lit. i.e i.e. or meaning namely viz viz. aka in english the a an also known as translated that is say called'.split(
    ' ',
  ),
);

/** Words before which a phrase ends: another begins with them. */
const ANOTHER_BEGINS = /^(?:during|while|when|until|since|because|although|despite|within)$/;
/** Words that no gloss ends with. */
const LEADS_ON = new RegExp(`^(?:and|or|the|an?)$|${ANOTHER_BEGINS.source}`);

/** Whether a number before a quotation is the one that the Chinese begins with: three “stabilities” (三个稳定). */
function isCounted(tokens: readonly Token[], at: number, around: Surroundings): boolean {
  const number = tokens[at]?.type === 'word' ? numberOf(tokens[at]!.text) : null;
  const said =
    '一二三四五六七八九十'.indexOf(tokens[around.at]!.text[0]!.replace('两', '二').replace('兩', '二')) + 1;
  return number !== null && said === number;
}

/** Whether a single quotation mark opens inside a double quotation: “Why We Must ‘Dare’ (…)”. */
function isNested(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]!.text !== "'") return false;
  for (let i = at - 1; i >= Math.max(0, at - 25); i--) {
    const token = tokens[i]!;
    if (token.type === 'quote-open' && token.text === '"') return token.match > at;
    if (token.type === 'quote-close' && token.text === '"') return false;
  }
  return false;
}

/** A quotation taken whole. */
function wholeOf(tokens: readonly Token[], piece: TokenSpan, tie: Tie): Candidate[] {
  const words: number[] = [];
  for (let i = piece.first; i <= piece.last; i++) if (tokens[i]!.type === 'word') words.push(i);
  if (words.length === 0 || words.length > MOST_WORDS) return [];
  return [
    {
      tie,
      first: words[0]!,
      last: words[words.length - 1]!,
      words,
      left: 'quote',
      right: 'quote',
      commas: 0,
      colons: 0,
      breaks: 0,
      torn: false,
      whole: true,
      ...ORDINARY,
    },
  ];
}

function startsItem(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return (
    token !== undefined &&
    token.type === 'punctuation' &&
    /^[-•#|>+]$/.test(token.text) &&
    tokens[at + 1]?.spaced === true
  );
}

/** Whether a span ends at a comma of the quotation that is the gloss, and what follows is no explanation of it. */
function cutsQuotation(
  tokens: readonly Token[],
  { last }: Candidate,
  { tie, within }: EnglishPlace,
): boolean {
  if (tie !== 'after-quote' || !within || tokens[last + 1]?.text !== ',') return false;
  const opening = tokens[within.first - 1];
  const next = tokens[last + 2];
  return (
    opening?.type === 'quote-open' &&
    opening.match === within.last + 1 &&
    next?.type === 'word' &&
    last + 2 <= within.last &&
    !EXPLAINING.test(next.text)
  );
}
const EXPLAINING = /^(?:or|i\.?e\.?|that|which|who|meaning|literally|namely|as|where|when)$/i;

/** Whether a line begins with a few words in small letters and Chinese: the next entry of a list by pinyin. */
function startsEntry(tokens: readonly Token[], at: number): boolean {
  let i = at;
  while (tokens[i]?.type === 'word' && /^\p{Ll}/u.test(tokens[i]!.text) && i - at < 8) i += 1;
  return i > at && tokens[i]?.type === 'han' && /^[—–:,-]$/.test(tokens[i + 1]?.text ?? '');
}

function leftEdge(
  tokens: readonly Token[],
  first: number,
  last: number,
  annotationEnd: number,
  floor: number,
  isUndated = false,
  isUncounted = false,
): Edge {
  let i = first - 1;
  let emphasis = false;
  while (i >= floor && (tokens[i]!.type === 'emphasis' || tokens[i]!.type === 'hidden')) {
    const mark = tokens[i]!;
    if (mark.type === 'emphasis' && (mark.match < 0 || mark.match > last)) {
      emphasis ||= onlyPunctuation(tokens, last + 1, mark.match);
    }
    i -= 1;
  }
  if (i < 0) return emphasis ? 'emphasis' : 'line';
  const token = tokens[i]!;
  if (token.type === 'quote-open') {
    const m = token.match;
    if (m > last && onlyPunctuation(tokens, last + 1, m)) return 'quote';
    if (m > last && annotationEnd > 0 && m > annotationEnd && onlyPunctuation(tokens, annotationEnd + 1, m))
      return 'quote';
    return m > first && m <= last ? 'inner-quote' : 'open-quote';
  }
  if (emphasis) return 'emphasis';
  if (i < floor) return 'stop';
  if (opensTitle(tokens, first)) return 'introducer';
  if (token.type === 'word') {
    const lower = token.text.toLowerCase();
    if (opensTitle(tokens, i)) return 'word';
    // 1911–1913 Reed Republic
    if (/^\d{4}(?:[–-]\d{0,4})?$/.test(lower) && (i === 0 || tokens[i - 1]!.type === 'break')) return 'line';
    if (EXPLAINS.has(lower)) return 'stop';
    // the 2006 | Harbour Law
    if (isUndated && YEAR.test(lower)) return 'article';
    // eight | democratic parties
    if (isUncounted && token.text === lower && numberOf(lower) !== null) return 'article';
    // the same | ledger
    if (ARTICLES.has(lower) && tokens[i - 1]?.text === 'of' && isIntroducer(tokens[i - 2]))
      return 'introducer';
    if (ARTICLES.has(lower) || (lower === 'same' && ARTICLES.has(tokens[i - 1]?.text.toLowerCase() ?? '')))
      return 'article';
    if (INTRODUCERS.has(lower)) return 'introducer';
    if (lower === 'of' && isIntroducer(tokens[i - 1])) return 'introducer';
    if (isCalledAs(tokens, i)) return 'introducer';
    if (isOwner(token.text) || /^(?:its|their|his|her|our|your|my)$/.test(lower)) return 'possessive';
    if (!isFunctionWord(token.text))
      return isVerb(token.text) || lower === 'means' || isProgressive(tokens, i) ? 'verb' : 'word';
    if (lower === 'and' || lower === 'or' || lower === '&')
      return tokens[i - 1]?.text === ',' ? 'list-and' : 'and';
    return VERBS_FOLLOW.test(lower)
      ? 'to'
      : CLAUSES_FOLLOW.test(lower)
        ? 'clause'
        : PREPOSITIONS.test(lower)
          ? 'preposition'
          : 'function-word';
  }
  if (token.type === 'close' && isItemNumber(tokens, i)) return 'line';
  if (token.type === 'break' || (token.type === 'punctuation' && /^[•#·]$/.test(token.text))) return 'line';
  if (token.type === 'punctuation' && token.text === '-' && startsItem(tokens, i)) return 'line';
  if (token.type === 'punctuation' && token.text === ':') return 'label';
  if (token.type === 'punctuation' && /^[,–/&-]$/.test(token.text)) return 'comma';
  return 'stop';
}

const isIntroducer = (token: Token | undefined): boolean =>
  token?.type === 'word' && INTRODUCERS.has(token.text.toLowerCase());

/** Whether a gerund says what somebody is doing: is issuing | interpretations. */
const isProgressive = (tokens: readonly Token[], i: number): boolean =>
  /^\p{Ll}{2,}ing$/u.test(tokens[i]!.text) && /^(?:is|are|was|were|been)$/.test(tokens[i - 1]?.text ?? '');

/** Whether a bracket that closes at `at` numbers an item: `(1) Uphold the unity …`. */
function isItemNumber(tokens: readonly Token[], at: number): boolean {
  const { match } = tokens[at]!;
  return match >= 0 && at - match === 2 && /^(?:\d{1,2}|[a-z]|[ivx]{1,4})$/i.test(tokens[at - 1]!.text);
}

const VERBS_FOLLOW = /^(?:to|must|should|will|would|shall|can|could|may|might|do|does|did)$/;
const CLAUSES_FOLLOW =
  /^(?:that|which|who|whom|whose|when|while|where|whether|because|although|if|is|are|was|were|be|been|being|has|have|had)$/;
/** With `as` these give a thing its name, or its English. */
const CALLED_AS =
  /^(?:known|rendered|translated|glossed|described|understood|interpreted|referred|styled|billed|portrayed|regarded|(?:denounc|derid)e[sd]?|(?:brand|condemn|dismiss|hail|mock|tout)(?:e?[sd])?)$/;
/** Whether a word is the `as` of what leads to a name: known as, referred to as, usually rendered as. */
function isCalledAs(tokens: readonly Token[], i: number): boolean {
  if (tokens[i]!.text !== 'as') return false;
  const before = tokens[i - 1]?.text === 'to' ? tokens[i - 2] : tokens[i - 1];
  return before?.type === 'word' && CALLED_AS.test(before.text);
}
/** Whether a word announces a title: a report entitled Notes on Harbours. */
const isEntitled = (tokens: readonly Token[], i: number): boolean =>
  /^(?:en|sub)?titled$|^headlined$/.test(tokens[i]!.text) && /^\p{Lu}/u.test(tokens[i + 1]?.text ?? '');

/** What the Chinese of an office ends in. */
const HAN_OFFICE =
  /(?:书记|書記|主任|主席|总理|總理|委员|委員|司令员|司令員|政委|主编|主編|[部局厅廳处處院校省市县縣区區会會社所秘]长|[部局廳處院校省市縣區會社所]長|秘书长|秘書長)$/u;

/** Whether a span would begin behind the office that the Chinese says: secretary of the | Harbour League. */
function leavesOffice(tokens: readonly Token[], first: number, last: number): boolean {
  const of = ARTICLES.has(tokens[first - 1]?.text ?? '') ? first - 2 : first - 1;
  const isOffice = (token: Token | undefined) =>
    token?.type === 'word' && ROLE_WORDS.has(token.text.toLowerCase());
  return (
    /^(?:of|for)$/.test(tokens[of]?.text ?? '') &&
    isOffice(tokens[of - 1]) &&
    !tokens.slice(first, last + 1).some(isOffice)
  );
}

/** Whether a verb with its preposition follows, whose subject ends here: the towns | rely on, they | spoke of. */
const isSubject = (tokens: readonly Token[], i: number): boolean =>
  SPEAKS_OF.test(`${tokens[i + 1]?.text ?? ''} ${tokens[i + 2]?.text ?? ''}`) &&
  !/^(?:to|that|which|who|not|and|or|must|should|will|can|cannot|may|mainly|largely|solely|fully)$/.test(
    tokens[i]!.text,
  );
const SPEAKS_OF =
  /^(?:(?:rel(?:y|ies|ied)|depend(?:s|ed)?|insist(?:s|ed)?|embark(?:s|ed)?) (?:up)?on|belong(?:s|ed)? to|consist(?:s|ed)? (?:of|in)|called for|le(?:d|ads) to|(?:speaks?|spoke) (?:of|about)|(?:turn(?:s|ed)?|refer(?:s|red)?|amount(?:s|ed)?|relate[sd]?|appl(?:y|ies|ied)) to|provide[sd] for|focus(?:es|ed)? on|resulted in|warn(?:s|ed)? (?:of|about|against))$/;

/** Whether a noun is the end of what a sentence opens or is joined with: of course, in fact, for example. */
const isOfCourse = (tokens: readonly Token[], i: number): boolean =>
  /^(?:of course|in (?:fact|short|addition|particular|general|contrast|turn|theory|practice)|for (?:example|instance))$/i.test(
    `${tokens[i - 1]?.text ?? ''} ${tokens[i]!.text}`,
  );

/** Whether a noun is but part of a preposition of several words: as part of, on behalf of. */
const isInPreposition = (tokens: readonly Token[], i: number): boolean =>
  tokens[i + 1]?.text === 'of' &&
  COMPOUND_PREPOSITION.test(`${tokens[i - 1]?.text ?? ''} ${tokens[i]!.text}`);
const COMPOUND_PREPOSITION =
  /^(?:as part|in (?:terms|charge|favou?r|support|search|need|case|front|place|lieu|light|view|spite|pursuit|defen[cs]e|honou?r)|on (?:behalf|account|top)|by (?:means|way|virtue)|for lack)$/i;

const PREPOSITIONS =
  /^(?:of|in|on|for|with|by|at|from|as|into|upon|onto|over|under|between|among|through|per|via|about|against)$/;

/** Whether a preposition begins a title inside a sentence, as its capital says: his essay On Ferries, Lin’s From the Lake. */
export function opensTitle(tokens: readonly Token[], at: number): boolean {
  const { text } = tokens[at]!;
  if (!/^\p{Lu}\p{Ll}+$/u.test(text) || !PREPOSITIONS.test(text.toLowerCase())) return false;
  const before = tokens[at - 1];
  const goesOn =
    before?.type === 'word' ? /^\p{Ll}/u.test(before.text) || isOwner(before.text) : before?.text === ',';
  const next = tokens[ARTICLES.has(tokens[at + 1]?.text ?? '') ? at + 2 : at + 1];
  return goesOn && next?.type === 'word' && /^\p{Lu}/u.test(next.text);
}

function rightEdge(
  tokens: readonly Token[],
  last: number,
  first: number,
  ceiling: number,
  bounded: boolean,
): EndEdge {
  let i = last + 1;
  while (i < tokens.length && (tokens[i]!.type === 'emphasis' || tokens[i]!.type === 'hidden')) i += 1;
  const token = tokens[i];
  if (!token || (bounded && i > ceiling)) return 'stop';
  if (token.type === 'quote-close') return token.match >= 0 && token.match < first ? 'quote' : 'stop';
  if (token.type === 'word') {
    const lower = token.text.toLowerCase();
    if (ANOTHER_BEGINS.test(token.text)) return 'stop';
    if (LEADS_ON.test(lower) || (isFunctionWord(token.text) && !NAME_PARTICLES.has(lower)))
      return 'function-word';
    return 'word';
  }
  if (token.type === 'punctuation' && /^[,/–-]$/.test(token.text)) return 'comma';
  return 'stop';
}

function onlyPunctuation(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const { type, text } = tokens[i]!;
    if (type === 'emphasis' || type === 'hidden' || type === 'quote-close') continue;
    if (type === 'punctuation' && /^[.,;!?]$/.test(text)) continue;
    return false;
  }
  return to >= from;
}
