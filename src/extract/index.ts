/**
 * Reads an article and lists the Chinese terms printed in it with the English they are given.
 *
 * Chinese runs are found (`chinese.ts`), the text around each is divided into tokens (`tokens.ts`) and parsed
 * (`surroundings/`), English spans are listed (`candidates.ts`), described (`features/`) and weighed
 * (`score.ts`), and the mentions of one term (`mention.ts`) are gathered into an entry. Pure: no clock, file
 * or document.
 */
import type { Lexicon } from '../lexicon/lexicon.ts';
import { pinyinOf, type CantoneseReadings } from '../pinyin/index.ts';
import { abbreviationsIn } from './abbreviation.ts';
import { profileOf, type Profile } from './align.ts';
import { bindReferences } from './bibliography.ts';
import { blocksOf } from './blocks.ts';
import { chineseIn, type ChineseRun } from './chinese.ts';
import { readEntities, type Readable } from './entities.ts';
import type { Stretch } from './gloss.ts';
import { fieldsOf } from './layout/index.ts';
import { habitsOf } from './habits.ts';
import type { Finding } from './finding.ts';
import { readMentions, type TextContext } from './mention.ts';
import { noteSectionsOf } from './note-sections.ts';
import { isDateOrPage, isPassedThen, isSentence, passagesOf } from './prose.ts';
import { Positions } from './positions.ts';
import { termKey } from '../term/term-key.ts';
import { isTraditional, traditionalise } from './script.ts';
import type { Term } from './term.ts';
import type { Weights } from './features/index.ts';

export type { Flag, Reason, Term } from './term.ts';

export interface ExtractOptions {
  readonly lexicon: Lexicon;
  /** Enables Cantonese spellings of names. */
  readonly cantonese?: CantoneseReadings;
  /** Weights other than the fitted ones, while they are fitted. */
  readonly weights?: Weights;
}

/** A gloss of such confidence is not looked for again at later mentions. */
const SETTLED = 0.9;
/** How often a term whose gloss is not settled is looked at again; later mentions are only counted. */
const MOST_READINGS = 6;
/** How much surer a later gloss must be to take the place of the first. */
const SURER = 0.25;
/** How much of the work is done, of 1, once all Chinese is found, and once what stands beside it is read. */
const CHINESE_FOUND = 0.03;
const MENTIONS_READ = 0.9;
/** Profiles of terms kept at a time. */
const MOST_PROFILES = 1_000;

/** All terms of a text, in order of first appearance. Never throws, whatever the text. */
export function extract(given: string, options: ExtractOptions): Term[] {
  const steps = extractInSteps(given, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * As `extract`, in steps of some milliseconds, so that whoever reads a long text can stop in between.
 *
 * @yields how much of the work is done, from 0 to 1
 */
export function* extractInSteps(given: string, options: ExtractOptions): Generator<number, Term[]> {
  const { text, origin } = readEntities(given);
  yield 0;
  const runs: ChineseRun[] = [];
  for (const run of chineseIn(text, options.lexicon)) {
    runs.push(run);
    yield CHINESE_FOUND * (run.end / text.length);
  }
  if (runs.length === 0) return [];
  const context = contextOf(text, runs, options);
  const clauses = passagesOf(text, runs);
  const entries = new Entries();
  for (const block of blocksOf(text, runs)) {
    yield CHINESE_FOUND + (MENTIONS_READ - CHINESE_FOUND) * (block.start / text.length);
    if (block.runs.every((run) => entries.isSettled(run))) {
      for (const run of block.runs) entries.count(run);
      continue;
    }
    for (const finding of readMentions(block, context)) {
      if (!clauses.has(finding.run.start)) entries.record(finding);
      yield CHINESE_FOUND + (MENTIONS_READ - CHINESE_FOUND) * (finding.run.start / text.length);
    }
  }
  yield* entries.readAgain(MENTIONS_READ);
  // From here on the entries have them, each until it is written down.
  runs.length = 0;
  const page = { text, positions: new Positions(given), origin, abbreviations: abbreviationsIn(text) };
  const { size } = entries;
  const terms: Term[] = [];
  for (const entry of entries.taken()) {
    yield MENTIONS_READ + (1 - MENTIONS_READ) * (terms.length / size);
    const { english, run } = entry.best;
    if (isPassedThen(run) || (english === null && (isSentence(text, run) || isDateOrPage(run)))) continue;
    terms.push(toTerm(entry, page, options));
  }
  return terms;
}

/** What is known of a text before its mentions are read. */
export function contextOf(
  text: string,
  runs: readonly ChineseRun[],
  { lexicon, cantonese, weights }: ExtractOptions,
): TextContext {
  const profiles = new Map<string, Profile>();
  return {
    text,
    lexicon,
    cantonese,
    ...(weights && { weights }),
    references: bindReferences(text, runs, lexicon),
    fields: fieldsOf(text, runs, lexicon),
    notes: noteSectionsOf(text),
    profile(hanzi) {
      let known = profiles.get(hanzi);
      if (!known) {
        if (profiles.size >= MOST_PROFILES) profiles.clear();
        profiles.set(hanzi, (known = profileOf(hanzi, lexicon)));
      }
      return known;
    },
  };
}

/** A finding without what its kind was told from: the words around it would be the most of what a long text needs. */
const kept = (finding: Finding): Finding => ({ ...finding, evidence: null });

interface Entry {
  hanzi: string;
  best: Finding;
  readonly runs: ChineseRun[];
  traditional: string | null;
}

/** Gathers mentions under their term: the same characters in either script. */
class Entries {
  readonly #byKey = new Map<string, Entry>();
  /** From keys of damaged forms to those of the repaired. */
  readonly #repaired = new Map<string, string>();

  get size(): number {
    return this.#byKey.size;
  }

  /** Gives each entry in order and forgets it, so that a long text's entries and terms are not in memory together. */
  *taken(): Generator<Entry> {
    for (const [key, entry] of this.#byKey) {
      this.#byKey.delete(key);
      yield entry;
    }
  }

  /** Whether another mention of the term would teach nothing. */
  isSettled(run: ChineseRun): boolean {
    const entry = this.#find(run);
    return entry !== undefined && (entry.best.confidence >= SETTLED || entry.runs.length >= MOST_READINGS);
  }

  /** Counts a mention of a term that is settled. */
  count(run: ChineseRun): void {
    this.#find(run)?.runs.push(run);
  }

  record(finding: Finding): void {
    const key = termKey(finding.hanzi);
    const damaged = termKey(finding.run.hanzi);
    if (damaged !== key) this.#repaired.set(damaged, key);
    const traditional = isTraditional(finding.hanzi);
    const entry = this.#byKey.get(key);
    if (!entry) {
      this.#byKey.set(key, {
        hanzi: finding.hanzi,
        best: kept(finding),
        runs: [finding.run],
        traditional: traditional ? finding.hanzi : null,
      });
      return;
    }
    entry.runs.push(finding.run);
    // Where a text prints both scripts, the simplified characters name the term.
    if (traditional) entry.traditional ??= finding.hanzi;
    else entry.hanzi = finding.hanzi;
    if (finding.english === null) return;
    const better = entry.best.english === null || finding.confidence > entry.best.confidence + SURER;
    const [best, other] = better ? [finding, entry.best] : [entry.best, finding];
    entry.best = {
      ...kept(best),
      abbreviation: best.abbreviation ?? other.abbreviation,
      printedPinyin: best.printedPinyin ?? other.printedPinyin,
    };
  }

  /**
   * Looks again at what was left without English, now that the text's habits are known.
   *
   * @yields `done` after each
   */
  *readAgain(done: number): Generator<number> {
    const habits = habitsOf(Array.from(this.#byKey.values(), (entry) => entry.best));
    if (habits.size === 0) return;
    for (const entry of this.#byKey.values()) {
      const second = entry.best.english === null ? entry.best.again?.(habits) : undefined;
      if (second && second.english !== null) entry.best = kept(second);
      yield done;
    }
  }

  #find(run: ChineseRun): Entry | undefined {
    const key = termKey(run.hanzi);
    return this.#byKey.get(this.#repaired.get(key) ?? key);
  }
}

/** What the terms of a text are written down with. */
interface Page {
  /** The text as it was read. */
  readonly text: string;
  readonly positions: Positions;
  /** From offsets in what was read to those in the text as given. */
  readonly origin: Readable['origin'];
  readonly abbreviations: ReadonlyMap<string, string>;
}

function toTerm(
  { best, hanzi, runs, traditional }: Entry,
  { text, positions, origin, abbreviations }: Page,
  { lexicon, cantonese }: ExtractOptions,
): Term {
  const printed = ({ start, end }: Stretch) => positions.slice(origin(start), origin(end));
  const isName = best.kind === 'person' || best.kind === 'place';
  const pinyin = best.printedPinyin && text.slice(best.printedPinyin.start, best.printedPinyin.end);
  const romanisation = pinyin ?? (isName ? best.english : null);
  const abbreviation = best.abbreviation ?? (best.english && abbreviations.get(best.english.toLowerCase()));
  return {
    hanzi,
    english: best.english,
    ...(abbreviation && { abbreviation }),
    kind: best.kind,
    pinyin: pinyinOf(hanzi, {
      kind: best.kind,
      printedRomanisation: romanisation || undefined,
      english: best.english || undefined,
      lexicon,
      cantonese,
    }),
    traditional: traditional ?? traditionalise(hanzi, lexicon),
    printed: {
      hanzi: printed(best.run),
      english: best.printedEnglish && printed(best.printedEnglish),
      ...(best.printedPinyin && { pinyin: printed(best.printedPinyin) }),
    },
    occurrences: runs.map(({ start, end }) => positions.mention(origin(start), origin(end))),
    confidence: best.confidence,
    reasons: best.reasons,
    flags:
      best.english === null
        ? [...best.flags, { type: 'unglossed', message: 'No English stands beside it.' }]
        : best.flags,
  };
}

/** Whether names in Cantonese spelling may be expected, so that the readings are worth loading. */
export function printsCantonese(text: string): boolean {
  return (
    /\b(?:Hong Kong|Macau|Macao|Cantonese|Kowloon|Jyutping)\b/i.test(text) ||
    /[國學會員時陳麗鄭黨區報總]/.test(text)
  );
}
