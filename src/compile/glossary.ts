/**
 * Compiles an issue's glossary: extracted terms, dictionary and written data in, `glossary.json` out.
 *
 * Deterministic: the same arguments give the same glossary, entry by entry and field by field.
 */
import type { Term } from '../extract/index.ts';
import {
  GLOSSARY_VERSION,
  type Entry,
  type Glossary,
  type Issue,
  type Kind,
  type Occurrence,
} from '../glossary/entry.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { segment } from '../lexicon/segment.ts';
import { toTraditional } from '../lexicon/script.ts';
import { romanise } from '../pinyin/index.ts';
import { toNumbers, toZhuyin } from '../pinyin/syllable.ts';
import { locateArticles, type Place } from './articles.ts';
import { findForms, type FormMatch, type Forms } from './occurrences.ts';
import { alignPinyin, describeCharacters, describeWords } from './words.ts';
import { WrittenDataError, type CompanionTerm, type IssueFile, type TermNote } from './written.ts';

export interface GlossarySources {
  /** The issue's text. */
  readonly source: string;
  /** What the extractor found in it. */
  readonly terms: readonly Term[];
  readonly issue: IssueFile;
  readonly notes: ReadonlyMap<string, TermNote>;
  readonly companion: ReadonlyMap<string, CompanionTerm>;
  readonly lexicon: Lexicon;
  /** The radical a character is filed under in a mainland dictionary; null where unknown. */
  readonly radicalOf: (char: string) => string | null;
}

/** What an entry is made of, before the glossary as a whole is known. */
interface Draft {
  readonly hanzi: string;
  readonly kind: Kind;
  readonly origin: Entry['origin'];
  readonly printedEnglish: string | null;
  readonly abbreviation: string | undefined;
  readonly written: TermNote | CompanionTerm;
  /** English wordings by which it is found in the text. */
  readonly wordings: readonly string[];
  readonly hanziAt: readonly { line: number; column: number; printed: string }[];
}

/**
 * The glossary of the printed terms and the companion list, which share one issue, one numbering of entry ids
 * and one pass over the text.
 * Throws `WrittenDataError` for a term nobody wrote about, a note about no term, and an unknown relation.
 */
export function compileGlossary(sources: GlossarySources): { glossary: Glossary; companion: Glossary } {
  const placeOf = locateArticles(sources.source, sources.issue);
  const drafts = [...draftPrinted(sources, placeOf), ...draftCompanion(sources)];
  checkRelations(drafts);
  const occurrences = findOccurrences(sources.source, drafts, placeOf);
  const ids = assignIds(drafts, sources.lexicon);
  const entries = drafts.map((draft) =>
    compileEntry(draft, occurrences.get(draft.hanzi) ?? [], ids, drafts, sources),
  );
  const { articles, ...facts } = sources.issue;
  const issue: Issue = {
    id: facts.id,
    journal: facts.journal,
    publisher: facts.publisher,
    volume: facts.volume,
    issue: facts.issue,
    date: facts.date,
    articles: articles.map(({ id, title, author, pages }) => ({ id, title, author, pages })),
  };
  const ofOrigin = (origin: Entry['origin']): Glossary => ({
    version: GLOSSARY_VERSION,
    issue,
    entries: entries.filter((entry) => entry.origin === origin),
  });
  return { glossary: ofOrigin('printed'), companion: ofOrigin('supplied') };
}

function draftPrinted({ terms, notes }: GlossarySources, placeOf: (line: number) => Place | null): Draft[] {
  const faults: string[] = [];
  // A misprinted term stands in the notes under its right characters, with what was printed.
  const rightFor = new Map<string, string>();
  for (const [hanzi, note] of notes)
    for (const correction of note.corrections)
      if (correction.corrected === hanzi) rightFor.set(correction.printed, hanzi);
  const drafts = terms.flatMap((term): Draft[] => {
    const hanzi = rightFor.get(term.hanzi) ?? term.hanzi;
    const written = notes.get(hanzi);
    if (!written) {
      faults.push(
        `notes.yaml: ${hanzi}: nothing is written of this term, printed in line ${term.occurrences[0]?.line}`,
      );
      return [];
    }
    if (!term.occurrences.some(({ line }) => placeOf(line)))
      faults.push(`notes.yaml: ${hanzi}: stands in no article of issue.yaml`);
    return [
      {
        hanzi,
        kind: term.kind,
        origin: 'printed',
        printedEnglish: term.english,
        abbreviation: term.abbreviation,
        written,
        wordings: [...new Set([term.english, term.printed.english])].filter((w): w is string => Boolean(w)),
        hanziAt: term.occurrences,
      },
    ];
  });
  const found = new Set(drafts.map((draft) => draft.hanzi));
  for (const hanzi of notes.keys())
    if (!found.has(hanzi)) faults.push(`notes.yaml: ${hanzi}: no such term is printed in the issue`);
  if (faults.length > 0) throw new WrittenDataError(faults);
  return drafts;
}

function draftCompanion({ companion, notes }: GlossarySources): Draft[] {
  const faults: string[] = [];
  const drafts = [...companion].map(([hanzi, written]): Draft => {
    if (notes.has(hanzi))
      faults.push(`companion.yaml: ${hanzi}: is printed in the issue and belongs in notes.yaml`);
    return {
      hanzi,
      kind: written.kind,
      origin: 'supplied',
      printedEnglish: written.english,
      abbreviation: written.abbreviation,
      written,
      wordings: written.printed,
      hanziAt: [],
    };
  });
  if (faults.length > 0) throw new WrittenDataError(faults);
  return drafts;
}

function checkRelations(drafts: readonly Draft[]): void {
  const known = new Set(drafts.map((draft) => draft.hanzi));
  const faults = drafts.flatMap(({ hanzi, origin, written }) =>
    written.related
      .filter((other) => !known.has(other))
      .map(
        (other) =>
          `${origin === 'printed' ? 'notes' : 'companion'}.yaml: ${hanzi}: related: no entry ${other}`,
      ),
  );
  if (faults.length > 0) throw new WrittenDataError(faults);
}

/** Occurrences by hanzi, in order of position. */
function findOccurrences(
  source: string,
  drafts: readonly Draft[],
  placeOf: (line: number) => Place | null,
): Map<string, Occurrence[]> {
  const lineStarts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  const positionOf = (offset: number): { line: number; column: number } => {
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - lineStarts[low]! + 1 };
  };
  const found = new Map<string, { offset: number; occurrence: Occurrence }[]>();
  const add = (key: string, offset: number, form: Occurrence['form'], printed: string) => {
    const { line, column } = positionOf(offset);
    const place = placeOf(line);
    if (!place) return;
    const { title, author, pages } = place.article;
    const occurrence = { article: title, author, pages, section: place.section, line, column, form, printed };
    found.set(key, [...(found.get(key) ?? []), { offset, occurrence }]);
  };
  for (const draft of drafts)
    for (const { line, column, printed } of draft.hanziAt)
      add(draft.hanzi, lineStarts[line - 1]! + column - 1, 'hanzi', printed);
  const forms = drafts.map((draft): Forms => ({
    key: draft.hanzi,
    english: draft.wordings,
    abbreviation: draft.abbreviation,
    isName: draft.kind !== 'policy-term',
  }));
  const hanziAt = new Map(
    [...found].map(([key, places]) => [
      key,
      places.map((p) => [p.offset, p.occurrence.printed.length] as const),
    ]),
  );
  for (const match of findForms(source, forms))
    if (!standsBesideHanzi(source, match, hanziAt.get(match.key) ?? []))
      add(match.key, match.start, match.form, match.printed);
  return new Map(
    [...found].map(([key, places]) => [
      key,
      places.sort((a, b) => a.offset - b.offset).map((place) => place.occurrence),
    ]),
  );
}

/** Whether the wording is the gloss printed beside the hanzi: the same occurrence, already counted. */
function standsBesideHanzi(
  source: string,
  match: FormMatch,
  hanziAt: readonly (readonly [number, number])[],
): boolean {
  return hanziAt.some(([start, length]) => {
    const between =
      match.end <= start ? source.slice(match.end, start) : source.slice(start + length, match.start);
    return between.length <= 60 && /^[\s\p{P}\p{S}A-Z]*$/u.test(between);
  });
}

/**
 * Ids are the syllables without tones (`ren-lei-ming-yun`), not the words: a learner's reviews are filed under
 * them, and how a term divides into words may yet be corrected. Terms that would share one are numbered.
 */
function assignIds(drafts: readonly Draft[], lexicon: Lexicon): Map<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const draft of drafts) {
    const { syllables } = read(draft, lexicon);
    let next = 0;
    const base = draft.hanzi
      .replaceAll(/\p{Script=Han}/gu, () => ` ${syllables[next++]!.toned} `)
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '');
    let id = base || 'term';
    for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
    taken.add(id);
    ids.set(draft.hanzi, id);
  }
  return ids;
}

/** The term's pinyin, by rule, or as written where a rule goes wrong. */
function read(draft: Draft, lexicon: Lexicon) {
  const { hanzi, kind, written, printedEnglish } = draft;
  const isRomanised = kind === 'person' || kind === 'place';
  const evidence = written.pinyin ?? (isRomanised ? printedEnglish : null);
  const byRule = romanise(hanzi, { kind, ...(evidence ? { printedRomanisation: evidence } : {}), lexicon });
  if (!written.pinyin) return byRule;
  // A syllable that the dictionary writes light takes no other tone from what is printed; what is written rules.
  const tones = syllablesOf(hanzi, byRule.syllables, written.pinyin);
  if (!tones)
    throw new WrittenDataError([
      `${fileOf(draft)}: ${hanzi}: pinyin: "${written.pinyin}" does not read the term, ${byRule.pinyin}`,
    ]);
  return {
    ...byRule,
    pinyin: written.pinyin,
    syllables: tones,
    numbered: tones.map((s) => s.numbered).join(' '),
    zhuyin: tones.map((s) => toZhuyin(s.numbered) ?? s.hanzi).join(' '),
    agreesWithPrinted: null,
  };
}

/** The syllables of `written`, which may differ from those found by rule in tone only; null where it does not. */
function syllablesOf<S extends { hanzi: string; toned: string; numbered: string }>(
  hanzi: string,
  syllables: readonly S[],
  written: string,
): S[] | null {
  const toneless = (text: string) =>
    text
      .normalize('NFD')
      .replaceAll(/[\u0300\u0301\u0304\u030c]/g, '')
      .normalize('NFC');
  const bare = syllables.map((s) => ({ ...s, zhuyin: '', toned: toneless(s.toned) }));
  try {
    const spans = alignPinyin(hanzi, bare, toneless(written));
    const read = Array.from(hanzi)
      .map((char, i) => ({
        char,
        toned: written
          .normalize('NFC')
          .slice(...spans[i]!)
          .toLowerCase(),
      }))
      .filter(({ char }) => /\p{Script=Han}/u.test(char));
    return syllables.map((s, i) => ({
      ...s,
      toned: read[i]!.toned,
      numbered: toNumbers(read[i]!.toned) ?? s.numbered,
    }));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function fileOf({ origin }: Draft): string {
  return origin === 'printed' ? 'notes.yaml' : 'companion.yaml';
}

function compileEntry(
  draft: Draft,
  occurrences: readonly Occurrence[],
  ids: ReadonlyMap<string, string>,
  drafts: readonly Draft[],
  { lexicon, radicalOf }: GlossarySources,
): Entry {
  const { hanzi, written, kind, origin } = draft;
  const reading = read(draft, lexicon);
  if (reading.agreesWithPrinted === false && !written.romanisation)
    throw new WrittenDataError([
      `${fileOf(draft)}: ${hanzi}: romanisation: "${draft.printedEnglish}" does not read as ${reading.pinyin}; say why`,
    ]);
  const traditional = written.traditional ?? toTraditional(hanzi);
  const syllables = reading.syllables.map((s) => ({ ...s, zhuyin: toZhuyin(s.numbered) ?? s.hanzi }));
  const term = { hanzi, traditional, pinyin: reading.pinyin, syllables };
  const words = describeWords(term, written.words, lexicon);
  const supplied = origin === 'printed' && 'english' in written ? written.english : undefined;
  return {
    id: ids.get(hanzi)!,
    hanzi,
    traditional,
    pinyin: reading.pinyin,
    pinyinNumbered: reading.numbered,
    zhuyin: reading.zhuyin,
    english: draft.printedEnglish,
    ...(supplied ? { suppliedEnglish: supplied } : {}),
    ...(draft.abbreviation ? { abbreviation: draft.abbreviation } : {}),
    kind,
    topic: written.topic,
    tags: [...written.tags],
    origin,
    occurrences: [...occurrences],
    note: written.note.trim(),
    ...(written.background ? { background: written.background.trim() } : {}),
    ...(written.example
      ? {
          example: {
            ...written.example,
            traditional: exampleTraditional(written.example.hanzi, hanzi, traditional),
          },
        }
      : {}),
    words,
    characters: describeCharacters(term, lexicon, radicalOf),
    related: relatedTo(draft, drafts, lexicon).map((other) => ids.get(other)!),
    corrections: [...written.corrections],
    ...(written.romanisation ? { romanisationNote: written.romanisation } : {}),
    quotedTraditional: quotedTraditional([
      written.note,
      written.background ?? '',
      written.romanisation ?? '',
      ...written.corrections.map(({ reason }) => reason),
      ...words.map(({ gloss }) => gloss),
    ]),
  };
}

/** The example in traditional characters, the term in it exactly as the entry writes it. */
function exampleTraditional(example: string, hanzi: string, traditional: string): string {
  return example.split(hanzi).map(toTraditional).join(traditional);
}

/** Each stretch of Chinese in English prose, with its traditional form where that differs. */
function quotedTraditional(prose: readonly string[]): Record<string, string> {
  const stretches = prose.flatMap((text) => text.match(/\p{Script=Han}+/gu) ?? []);
  const pairs = [...new Set(stretches)].map((stretch) => [stretch, toTraditional(stretch)] as const);
  return Object.fromEntries(pairs.filter(([simplified, traditional]) => simplified !== traditional));
}

/** Most relations an entry shows. */
const MOST_RELATED = 12;

/**
 * Hanzi of related entries: those written by hand, then those that share the most words with this one, a word
 * counting the more the fewer entries have it; words found in one term in eight or more relate nothing.
 */
function relatedTo(draft: Draft, drafts: readonly Draft[], lexicon: Lexicon): string[] {
  const wordsOf = (d: Draft) =>
    d.kind === 'person'
      ? []
      : segment(d.hanzi, lexicon).filter((word) => Array.from(word).length > 1 || /[A-Z]{2}/.test(word));
  const frequency = new Map<string, number>();
  for (const d of drafts)
    for (const word of new Set(wordsOf(d))) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const own = new Set(wordsOf(draft));
  const bySharedWords = drafts
    .filter((other) => other !== draft)
    .map((other) => {
      const shared = wordsOf(other).filter(
        (word) => own.has(word) && frequency.get(word)! < drafts.length / 8,
      );
      return { hanzi: other.hanzi, weight: shared.reduce((sum, word) => sum + 1 / frequency.get(word)!, 0) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.hanzi < b.hanzi ? -1 : 1))
    .map(({ hanzi }) => hanzi);
  const byHand = drafts
    .filter((other) => other.written.related.includes(draft.hanzi))
    .map((other) => other.hanzi);
  return [...new Set([...draft.written.related, ...byHand, ...bySharedWords])].slice(0, MOST_RELATED);
}
