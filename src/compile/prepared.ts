/** What entries are made of: each term with what is written of it and how it is read. */
import { syllablesOf } from '../describe/readings.ts';
import type { Syllable } from '../describe/words.ts';
import type { Term } from '../extract/index.ts';
import type { Entry } from '../glossary/entry.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { toTraditional } from '../lexicon/script.ts';
import { romanise } from '../pinyin/index.ts';
import { toZhuyin } from '../pinyin/syllable.ts';
import type { Kind } from '../term/kinds.ts';
import type { Division } from './articles.ts';
import type { KnownIds } from './ids.ts';
import type { CharacterSenses, IssueFile, Written, WrittenTerm } from './written.ts';

export interface GlossarySources {
  /** The issue's text. */
  readonly source: string;
  /** What the extractor found in it. */
  readonly terms: readonly Term[];
  readonly issue: IssueFile;
  readonly written: Written;
  /** What the characters mean, by word. */
  readonly senses: CharacterSenses;
  /** Ids given by earlier builds. */
  readonly ids: KnownIds;
  readonly lexicon: Lexicon;
  /** The radical a character is counted under. */
  readonly radicalOf: (char: string) => string;
}

/** What an entry is made of, before the glossary as a whole is known. */
export interface Prepared {
  readonly hanzi: string;
  readonly kind: Kind;
  readonly origin: Entry['origin'];
  readonly english: string | null;
  readonly abbreviation: string | undefined;
  readonly written: WrittenTerm;
  /** English wordings by which it is found in the text. */
  readonly wordings: readonly string[];
  readonly hanziAt: readonly { line: number; column: number; printed: string }[];
  readonly reading: Reading;
  readonly traditional: string;
}

export interface Reading {
  readonly pinyin: string;
  readonly syllables: readonly Syllable[];
}

/** The printed terms in order of first appearance, then the supplied ones in the order written. */
export function prepareTerms(
  { terms, written, lexicon }: GlossarySources,
  divisionOf: (line: number) => Division | null,
  faults: string[],
): Prepared[] {
  // A misprinted term stands in the written data under its right characters, with what was printed.
  const rightFor = new Map<string, string>();
  for (const [hanzi, { corrections }] of written.terms)
    for (const { printed, corrected } of corrections) if (corrected === hanzi) rightFor.set(printed, hanzi);
  const prepared: Prepared[] = [];
  const add = (term: Omit<Prepared, 'reading' | 'traditional'>, readAs: Kind) => {
    const traditional = term.written.traditional ?? toTraditional(term.hanzi);
    prepared.push({ ...term, traditional, reading: read(term, readAs, lexicon, faults) });
  };
  for (const term of terms) {
    const hanzi = rightFor.get(term.hanzi) ?? term.hanzi;
    const note = written.terms.get(hanzi);
    if (!note) {
      faults.push(
        `terms: ${hanzi}: nothing is written of this term, printed in line ${term.occurrences[0]?.line}`,
      );
      continue;
    }
    if (!term.occurrences.some(({ line }) => divisionOf(line)))
      faults.push(`${note.file}: ${hanzi}: stands in no article of issue.yaml`);
    const kind = note.kind ?? term.kind;
    add(
      {
        hanzi,
        kind,
        origin: 'printed',
        english: term.english,
        abbreviation: note.abbreviation ?? term.abbreviation,
        written: note,
        wordings: unique([term.english, term.printed.english, ...note.wordings]),
        hanziAt: term.occurrences,
      },
      kind,
    );
  }
  const printed = new Set(prepared.map(({ hanzi }) => hanzi));
  for (const [hanzi, note] of written.terms) {
    if (printed.has(hanzi)) continue;
    for (const field of ['english', 'kind'] as const)
      if (note[field] === undefined)
        faults.push(`${note.file}: ${hanzi}: ${field}: missing; the issue prints no such characters`);
    if (note.wordings.length === 0)
      faults.push(`${note.file}: ${hanzi}: wordings: missing; by which English of the issue is it found?`);
    const kind = note.kind ?? 'policy-term';
    add(
      {
        hanzi,
        kind,
        origin: 'supplied',
        english: note.english ?? null,
        abbreviation: note.abbreviation,
        written: note,
        wordings: note.wordings,
        hanziAt: [],
      },
      kind,
    );
  }
  return prepared;
}

function unique(items: readonly (string | null | undefined)[]): string[] {
  return [...new Set(items.filter((item): item is string => Boolean(item)))];
}

/** How orthography writes the kinds it does not know: which of those it does they are like. */
const WRITTEN_LIKE: Partial<Record<Kind, Kind>> = {
  event: 'organisation',
  document: 'publication',
  expression: 'policy-term',
};

/** The term's pinyin, by rule, or as written where a rule goes wrong. */
function read(
  term: Omit<Prepared, 'reading' | 'traditional'>,
  readAs: Kind,
  lexicon: Lexicon,
  faults: string[],
): Reading {
  const { hanzi, written, english } = term;
  const kind = WRITTEN_LIKE[readAs] ?? readAs;
  const isRomanised = kind === 'person' || kind === 'place';
  const evidence = written.pinyin ?? (isRomanised ? english : null);
  const byRule = romanise(hanzi, {
    kind,
    ...(evidence ? { printedRomanisation: evidence } : {}),
    ...(english !== null && { english }),
    lexicon,
  });
  const withZhuyin = (syllables: readonly { hanzi: string; toned: string; numbered: string }[]) =>
    syllables.map((s) => ({ ...s, zhuyin: toZhuyin(s.numbered) ?? s.hanzi }));
  if (!written.pinyin) {
    if (byRule.agreesWithPrinted === false && !written.romanisation)
      faults.push(
        `${written.file}: ${hanzi}: romanisation: "${english}" does not read as ${byRule.pinyin}; say why`,
      );
    return { pinyin: byRule.pinyin, syllables: withZhuyin(byRule.syllables) };
  }
  // A syllable that the dictionary writes light takes no other tone from what is printed; what is written rules.
  const tones = syllablesOf(hanzi, byRule.syllables, written.pinyin);
  if (!tones) {
    faults.push(
      `${written.file}: ${hanzi}: pinyin: "${written.pinyin}" does not read the term, ${byRule.pinyin}`,
    );
    return { pinyin: byRule.pinyin, syllables: withZhuyin(byRule.syllables) };
  }
  return { pinyin: written.pinyin, syllables: withZhuyin(tones) };
}
