/**
 * Reads an article and lists the Chinese terms printed in it with the English they are given.
 *
 * Chinese runs are found (`chinese.ts`), the text around each is divided into tokens (`tokens.ts`) and parsed
 * (`surroundings.ts`), English spans are listed (`candidates.ts`), described (`features.ts`) and weighed
 * (`score.ts`), and the mentions of one term are gathered into an entry. Pure: no clock, file or document.
 */
import type { Kind } from '../glossary/entry.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { romanise, type CantoneseReadings } from '../pinyin/index.ts';
import { fitsInitials } from './abbreviation.ts';
import { profileOf, type Profile } from './align.ts';
import { bindReferences, type Binding } from './bibliography.ts';
import { candidatesOf } from './candidates.ts';
import { findChinese, LABELS, type ChineseRun } from './chinese.ts';
import { gloss } from './gloss.ts';
import { kindOf } from './kind.ts';
import { Positions } from './positions.ts';
import { looksLikePerson, printedNames } from './names.ts';
import { dashForYi, nameMismatch } from './repair.ts';
import { isTraditional, simplify, traditionalise } from './script.ts';
import { choose, type Verdict } from './score.ts';
import { surroundingsOf, type Surroundings, type Tie } from './surroundings.ts';
import type { Flag, Mention, Reason, Term } from './term.ts';
import { SOFT_BREAK, tokenise, type Token } from './tokens.ts';

export type { Flag, Mention, Reason, Term } from './term.ts';

export interface ExtractOptions {
  readonly lexicon: Lexicon;
  /** Enables Cantonese spellings of names. */
  readonly cantonese?: CantoneseReadings;
}

/** A confident gloss is not looked for again at later mentions. */
const SURE = 0.9;
/** How often a term whose gloss is not sure is looked at again; later mentions are only counted. */
const MOST_READINGS = 6;
/** What a text does this often and this consistently, it may be doing where the evidence is thin. */
const HABIT = { pairs: 2, share: 0.15 } as const;

const NO_HABITS: ReadonlySet<Tie> = new Set();

/** One mention with what was made of it. */
interface Finding {
  readonly run: ChineseRun;
  readonly hanzi: string;
  readonly english: string | null;
  readonly printedEnglish: string | null;
  readonly printedPinyin: string | null;
  readonly abbreviation: string | null;
  readonly kind: Kind;
  readonly confidence: number;
  readonly reasons: readonly Reason[];
  readonly flags: readonly Flag[];
  /** How the gloss was tied to the Chinese; null without one, or in a reference. */
  readonly tie: Tie | null;
  /** Looks again for a gloss, knowing the text's habits. */
  readonly again?: (habits: ReadonlySet<Tie>) => Finding;
}

/** All terms of `text`, in order of first appearance. Never throws on any text. */
export function extract(text: string, options: ExtractOptions): Term[] {
  const { lexicon } = options;
  const runs = findChinese(text, lexicon);
  const positions = new Positions(text);
  const profiles = new Map<string, Profile>();
  const profile = (hanzi: string) => {
    let known = profiles.get(hanzi);
    if (!known) {
      if (profiles.size > 5_000) profiles.clear();
      profiles.set(hanzi, (known = profileOf(hanzi, lexicon)));
    }
    return known;
  };
  const references = bindReferences(text, runs, lexicon);
  const entries = new Map<string, Entry>();
  /** Keys of printed forms that were repaired. */
  const repaired = new Map<string, string>();
  const entryOf = (run: ChineseRun) => {
    const key = keyOf(run.hanzi);
    return entries.get(repaired.get(key) ?? key);
  };
  for (const block of blocksOf(text, runs)) {
    const known = block.runs.every((run) => {
      const entry = entryOf(run);
      return entry !== undefined && (entry.best.confidence >= SURE || entry.runs.length >= MOST_READINGS);
    });
    if (known) {
      for (const run of block.runs) entryOf(run)!.runs.push(run);
      continue;
    }
    const tokens = tokenise(text, block.start, block.end, block.runs);
    for (const finding of readBlock(text, tokens, options, profile, references)) {
      const printed = keyOf(finding.run.hanzi);
      if (keyOf(finding.hanzi) !== printed) repaired.set(printed, keyOf(finding.hanzi));
      record(entries, finding);
    }
  }
  const habits = habitsOf([...entries.values()].map((entry) => entry.best));
  if (habits.size > 0)
    for (const entry of entries.values()) {
      const second = entry.best.english === null ? entry.best.again?.(habits) : undefined;
      if (second && second.english !== null) entry.best = second;
    }
  return [...entries.values()].map((entry) => toTerm(entry, positions, options));
}

/** The loose ties that the text uses for a fair share of its sure glosses. */
function habitsOf(findings: readonly Finding[]): Set<Tie> {
  const counts = new Map<Tie, number>();
  let sure = 0;
  for (const { tie, confidence } of findings) {
    if (tie === null || confidence < 0.6) continue;
    sure += 1;
    if (LOOSE_TIES.has(tie)) counts.set(tie, (counts.get(tie) ?? 0) + 1);
  }
  return new Set(
    [...counts].filter(([, n]) => n >= HABIT.pairs && n >= sure * HABIT.share).map(([tie]) => tie),
  );
}
const LOOSE_TIES: ReadonlySet<Tie> = new Set<Tie>([
  'before-blank',
  'before-comma',
  'before-colon',
  'before-dash',
  'after-blank',
  'after-comma',
  'after-colon',
  'after-dash',
  'next-line',
  'cell',
]);

/** Mentions of one term are gathered under its simplified characters. */
function keyOf(hanzi: string): string {
  return simplify(hanzi.replace(/[\s《》]/g, ''));
}

interface Entry {
  hanzi: string;
  best: Finding;
  readonly runs: ChineseRun[];
  traditional: string | null;
}

function record(entries: Map<string, Entry>, finding: Finding) {
  const key = keyOf(finding.hanzi);
  const entry = entries.get(key);
  if (!entry) {
    entries.set(key, {
      hanzi: finding.hanzi,
      best: finding,
      runs: [finding.run],
      traditional: isTraditional(finding.hanzi) ? finding.hanzi : null,
    });
    return;
  }
  entry.runs.push(finding.run);
  if (isTraditional(finding.hanzi)) entry.traditional ??= finding.hanzi;
  // Where a text prints both scripts, the simplified characters name the term.
  else entry.hanzi = finding.hanzi;
  if (finding.english === null) return;
  if (entry.best.english === null || finding.confidence > entry.best.confidence + 0.25)
    entry.best = {
      ...finding,
      abbreviation: finding.abbreviation ?? entry.best.abbreviation,
      printedPinyin: finding.printedPinyin ?? entry.best.printedPinyin,
    };
  else
    entry.best = {
      ...entry.best,
      abbreviation: entry.best.abbreviation ?? finding.abbreviation,
      printedPinyin: entry.best.printedPinyin ?? finding.printedPinyin,
    };
}

function toTerm(entry: Entry, positions: Positions, { lexicon, cantonese }: ExtractOptions): Term {
  const { best, hanzi } = entry;
  const isName = best.kind === 'person' || best.kind === 'place';
  const romanisation = best.printedPinyin ?? (isName ? best.english : null);
  const flags = [...best.flags];
  if (best.english === null) flags.push({ type: 'unglossed', message: 'No English stands beside it.' });
  const occurrences: Mention[] = entry.runs.map((run) => positions.mention(run.start, run.end));
  return {
    hanzi,
    english: best.english,
    ...(best.abbreviation && { abbreviation: best.abbreviation }),
    kind: best.kind,
    pinyin: romanise(hanzi, {
      kind: best.kind,
      ...(romanisation && { printedRomanisation: romanisation }),
      lexicon,
      ...(cantonese && { cantonese }),
    }).pinyin,
    traditional: entry.traditional ?? traditionalise(hanzi, lexicon),
    printed: {
      hanzi: positions.slice(best.run.start, best.run.end),
      english: best.printedEnglish,
      ...(best.printedPinyin && { pinyin: best.printedPinyin }),
    },
    occurrences,
    confidence: best.confidence,
    reasons: best.reasons,
    flags,
  };
}

interface Block {
  readonly start: number;
  readonly end: number;
  readonly runs: readonly ChineseRun[];
}

/** How much text around Chinese is read, and how long a block may grow before it is cut. */
const MARGIN = 1_200;
const LONGEST_BLOCK = 12_000;

/** Paragraphs that hold Chinese, cut where they are very long; text without Chinese is never divided. */
function* blocksOf(text: string, runs: readonly ChineseRun[]): Generator<Block> {
  const blank = new RegExp(`(?<soft>${SOFT_BREAK})|\\n[ \\t\\r]*\\n`, 'gu');
  let nextBlank = -1;
  let previousBlank = 0;
  const seek = (at: number) => {
    while (nextBlank < at) {
      if (nextBlank >= 0) previousBlank = nextBlank;
      let m = blank.exec(text);
      while (m?.groups?.['soft'] !== undefined) m = blank.exec(text);
      nextBlank = m ? m.index : Infinity;
      if (m) blank.lastIndex = m.index + 1;
    }
  };
  let i = 0;
  let floor = 0;
  while (i < runs.length) {
    const first = runs[i]!;
    seek(first.start);
    const start = Math.max(floor, previousBlank, first.start - MARGIN);
    let end = Math.min(text.length, nextBlank, first.end + MARGIN);
    const inside = [first];
    for (i += 1; i < runs.length; i++) {
      const run = runs[i]!;
      if (run.start >= end || run.end - start > LONGEST_BLOCK) break;
      inside.push(run);
      end = Math.min(text.length, Math.max(nextBlank, run.end), run.end + MARGIN);
    }
    const next = runs[i];
    if (next && next.start < end) end = next.start;
    yield { start, end: Math.max(end, inside[inside.length - 1]!.end), runs: inside };
    floor = inside[inside.length - 1]!.end;
  }
}

function readBlock(
  text: string,
  tokens: readonly Token[],
  options: ExtractOptions,
  profile: (hanzi: string) => Profile,
  references: ReadonlyMap<number, Binding>,
): Finding[] {
  const findings: Finding[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.type !== 'han' || LABELS.has(token.text)) continue;
    const reference = references.get(token.start);
    if (reference) {
      findings.push(readReference(token.run!, reference));
      continue;
    }
    const around = surroundingsOf(tokens, at, options.lexicon);
    if (around.foreign) continue;
    findings.push(readMention(text, tokens, around, options, profile(token.text)));
  }
  return findings;
}

function readReference(run: ChineseRun, { kind, gloss: found }: Binding): Finding {
  return {
    run,
    hanzi: run.hanzi,
    english: found?.english ?? null,
    printedEnglish: found?.printed ?? null,
    printedPinyin: null,
    abbreviation: null,
    kind,
    confidence: found ? 0.9 : 0.8,
    reasons: [
      { signal: found ? 'the same field of the English reference' : 'a field of a reference', weight: 2 },
    ],
    flags: [...run.flags, ...(found?.flags ?? [])],
    tie: null,
  };
}

function readMention(
  text: string,
  tokens: readonly Token[],
  around: Surroundings,
  options: ExtractOptions,
  profile: Profile,
  habits: ReadonlySet<Tie> = NO_HABITS,
): Finding {
  const { lexicon, cantonese } = options;
  const run = tokens[around.at]!.run!;
  const hanzi = run.hanzi;
  const candidates = candidatesOf(tokens, around);
  const names = around.places.flatMap((place) => {
    const before =
      place.tie !== 'cell' &&
      place.tie !== 'next-line' &&
      place.tie !== 'bracket-before' &&
      (place.tie.startsWith('before') || place.edge < around.at);
    return printedNames(hanzi, tokens, wordsFrom(tokens, place.edge, before), before, lexicon, cantonese);
  });
  const abbreviations = around.abbreviations.map((i) => tokens[i]!.text);
  const nameLike = looksLikePerson(hanzi, lexicon);
  const verdict = choose(candidates, { tokens, around, profile, names, nameLike, abbreviations, habits });
  const flags: Flag[] = [...run.flags];
  if (around.doubled)
    flags.push({
      type: 'doubled-brackets',
      message: 'The brackets are printed twice.',
      printed: text.slice(tokens[around.open]!.start, tokens[around.close]!.end),
    });

  let printedEnglish: string | null = null;
  let english: string | null = null;
  if (verdict) {
    const span = gloss(
      text,
      tokens,
      verdict.candidate.first,
      verdict.candidate.last,
      profile.links('AI').length > 0,
    );
    printedEnglish = span.printed;
    english = span.english;
    flags.push(...span.flags);
  }
  const pinyin = around.pinyin
    ? text.slice(tokens[around.pinyin.first]!.start, tokens[around.pinyin.last]!.end)
    : null;
  let abbreviation: string | null = null;
  if (verdict) {
    const words = verdict.candidate.words.map((i) => tokens[i]!.text);
    for (const i of around.abbreviations) {
      const fits = fitsInitials(tokens[i]!.text, words);
      const sameBracket = i > around.open && i < around.close;
      if (fits || (sameBracket && around.abbreviations.length === 1)) {
        abbreviation = tokens[i]!.text.replace(/(?<=\p{Lu})s$/u, '');
        break;
      }
    }
  } else if (around.abbreviations.length > 0) {
    english = tokens[around.abbreviations[0]!]!.text;
    printedEnglish = english;
    abbreviation = english;
  }
  // A word the language has borrowed is its own gloss: hukou (户口).
  if (english === null && pinyin !== null && around.pinyin) {
    const span = gloss(text, tokens, around.pinyin.first, around.pinyin.last);
    const borrowed = !/\s/.test(span.english) || /^\p{Lu}\S*(?: \p{Lu}\S*)*$/u.test(span.english);
    if (around.pinyin.last < around.at && borrowed) ({ english, printed: printedEnglish } = span);
  }
  const name =
    verdict && names.find((n) => n.first === verdict.candidate.first && n.last === verdict.candidate.last);
  const words = verdict?.candidate.words.map((i) => tokens[i]!.text) ?? null;
  const repair = dashForYi(profile, words, lexicon);
  if (repair) flags.push(repair.flag);
  const mismatch =
    name?.verdict !== 'full' && english !== null
      ? nameMismatch(hanzi, english, verdict?.aligned ?? 0, lexicon)
      : null;
  if (mismatch) flags.push(mismatch);
  if (name?.verdict === 'surname' && english !== null)
    flags.push({
      type: 'partial-name',
      message: `Only the surname of ${hanzi} is romanised in ${english}.`,
      printed: english,
    });
  // The pinyin of a title stands in the quotes or italics the title would.
  const wrap = tokens[(around.pinyin?.first ?? 0) - 1]?.type;
  const kind = kindOf(
    {
      hanzi,
      english,
      titled: run.titled,
      emphasised: isItalic(tokens, verdict?.candidate.first) || isItalic(tokens, around.pinyin?.first),
      quoted:
        verdict?.candidate.left === 'quote' ||
        verdict?.candidate.left === 'open-quote' ||
        wrap === 'quote-open',
      romanised: name?.verdict ?? (mismatch ? 'partial' : null),
      abbreviation: abbreviation !== null,
      cited: isCited(tokens, around.at),
      ...context(tokens, around, verdict),
    },
    lexicon,
  );
  return {
    run,
    hanzi: repair?.hanzi ?? hanzi,
    english,
    printedEnglish,
    printedPinyin: pinyin,
    abbreviation,
    kind,
    confidence: verdict?.confidence ?? (english === null ? 0.7 : 0.5),
    reasons: verdict?.reasons ?? [],
    flags,
    tie: verdict?.candidate.tie ?? null,
    ...(!verdict &&
      candidates.length > 0 &&
      habits.size === 0 && {
        again: (habits) => readMention(text, tokens, around, options, profile, habits),
      }),
  };
}

/** Words from `edge` away from the Chinese, in order, up to the first mark that is no word. */
function wordsFrom(tokens: readonly Token[], edge: number, leftwards: boolean): number[] {
  const words: number[] = [];
  for (let i = edge; i >= 0 && i < tokens.length && words.length < 8; i += leftwards ? -1 : 1) {
    const token = tokens[i]!;
    if (token.type === 'word') words.push(i);
    else if (token.type !== 'emphasis' && token.type !== 'hidden' && token.text !== '\n') break;
  }
  return leftwards ? words.reverse() : words;
}

/**
 * Whether the line reads like a reference: it names pages, a number or an editor, or it opens as a note or
 * names a place of publication and has a year.
 */
function isCited(tokens: readonly Token[], at: number): boolean {
  const isEnd = (i: number) =>
    i < 0 || i >= tokens.length || (tokens[i]!.type === 'break' && tokens[i]!.text === '\n');
  let from = at;
  while (!isEnd(from - 1) && at - from < 80) from -= 1;
  let year = false;
  let place = false;
  for (let i = from; !isEnd(i) && i - at < 80; i++) {
    const { type, text } = tokens[i]!;
    if (type === 'punctuation' && text === ':' && /^\p{Lu}\p{Ll}/u.test(tokens[i - 1]?.text ?? ''))
      place = true;
    if (type !== 'word') continue;
    const counted = /^(?:pp?\.?|nos?\.|vols?\.|issue)$/i.test(text) && /^\d/.test(tokens[i + 1]?.text ?? '');
    if (counted || /^(?:eds?\.|trans\.|accessed)$/i.test(text) || /^\d{1,3}[–-]\d{1,4}$/.test(text))
      return true;
    year ||= /^(?:19|20)\d\d$/.test(text);
  }
  const first = tokens[from];
  const note =
    first !== undefined &&
    (first.text === 'note' || (first.type === 'word' && /^\d{1,3}\.?$/.test(first.text)));
  return year && (note || place);
}

/** Whether italics open directly before a token; bold only makes a headword stand out. */
function isItalic(tokens: readonly Token[], first: number | undefined): boolean {
  if (first === undefined) return false;
  for (let i = first - 1; i >= 0 && /^(?:emphasis|quote-open|hidden)$/.test(tokens[i]!.type); i--)
    if (tokens[i]!.type === 'emphasis' && /^(?:\*|_|i|em|u|cite|'')$/.test(tokens[i]!.text)) return true;
  return false;
}

function context(tokens: readonly Token[], around: Surroundings, verdict: Verdict | null) {
  const words = (from: number, step: 1 | -1): string[] => {
    const found: string[] = [];
    for (let i = from; i >= 0 && i < tokens.length && found.length < 6; i += step) {
      const token = tokens[i]!;
      if (token.type === 'word') found.push(token.text.toLowerCase());
      else if (token.type === 'punctuation' && /^[.;]$/.test(token.text)) break;
      else if (token.type === 'han' || token.type === 'open') break;
    }
    return step < 0 ? found.reverse() : found;
  };
  const first = verdict
    ? Math.min(verdict.candidate.first, around.open >= 0 ? around.open : around.at)
    : around.at;
  const last = verdict
    ? Math.max(verdict.candidate.last, around.close >= 0 ? around.close : around.at)
    : around.at;
  return { before: words(first - 1, -1), after: words(last + 1, 1) };
}

/** Whether names in Cantonese spelling may be expected, so that the readings are worth loading. */
export function printsCantonese(text: string): boolean {
  return (
    /\b(?:Hong Kong|Macau|Macao|Cantonese|Kowloon|Jyutping)\b/i.test(text) ||
    /[國學會員時陳麗鄭黨區報總]/.test(text)
  );
}
