/**
 * Compiles an issue's glossary: extracted terms, dictionary and written data in, the generated files out.
 *
 * Deterministic: the same arguments give the same files, entry by entry and field by field.
 */
import type { Term } from '../extract/index.ts';
import {
  GLOSSARY_VERSION,
  type Details,
  type Entry,
  type Glossary,
  type GlossaryDetails,
  type Issue,
  type Occurrence,
  type TermSet,
} from '../glossary/entry.ts';
import { firstWhere } from '../sorted/first-where.ts';
import { type Kind } from '../term/kinds.ts';
import type { TermId } from '../term/term-id.ts';
import { termPattern, withoutMarks } from '../glossary/marks.ts';
import { signBySign, syllablesOf, taiwanReadings } from '../describe/readings.ts';
import { describeWords, dividedWithin, type Syllable } from '../describe/words.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { toTraditional } from '../lexicon/script.ts';
import { romanise } from '../pinyin/index.ts';
import { surnameLengths } from '../pinyin/surname.ts';
import { toZhuyin } from '../pinyin/syllable.ts';
import { locateArticles, type Division } from './articles.ts';
import { describeCharacters } from './characters.ts';
import { checkGlossary } from './checks.ts';
import { createChineseWriter, type ChineseWriter } from './chinese.ts';
import { assignIds, type KnownId, type KnownIds } from './ids.ts';
import { blankAddresses, findForms, type FormMatch, type Forms } from './occurrences.ts';
import { mirrorRelations, shareWords, type Relation, type SharedWord } from './relations.ts';
import { findSurnames } from './surnames.ts';
import {
  type CharacterSenses,
  type IssueFile,
  type Written,
  type WrittenSet,
  type WrittenTerm,
} from './written.ts';

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

export interface CompiledGlossary {
  /** The terms printed in characters. */
  readonly glossary: Glossary;
  /** The terms printed in English only. */
  readonly supplied: Glossary;
  /** The depth of both. */
  readonly details: GlossaryDetails;
  /** Ids by hanzi, those given before and the new ones. */
  readonly ids: KnownIds;
  /**
   * What is wrong in the written data, a line each, naming file, entry and field. With any fault the rest is for
   * looking at only.
   */
  readonly faults: readonly string[];
}

/** What an entry is made of, before the glossary as a whole is known. */
interface Prepared {
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

interface Reading {
  readonly pinyin: string;
  readonly syllables: readonly Syllable[];
}

/**
 * The glossaries of the printed and of the supplied terms, which share one issue, one numbering of entry ids
 * and one pass over the text.
 *
 * Throws `WrittenDataError` where an article is not in the text.
 */
export function compileGlossary(sources: GlossarySources): CompiledGlossary {
  const faults: string[] = [];
  const divisionOf = locateArticles(sources.source, sources.issue);
  const prepared = prepareTerms(sources, divisionOf, faults);
  faults.push(...faultsOfTopics(sources.issue, prepared));
  const occurrences = findOccurrences(sources, prepared, divisionOf, faults);
  const ids = assignIds(
    prepared.map(({ hanzi }) => hanzi),
    sources.ids,
  );
  const writer = createChineseWriter(
    sources.lexicon,
    prepared.map(({ hanzi, traditional, reading }) => ({ hanzi, traditional, pinyin: reading.pinyin })),
  );
  const idOf = (hanzi: string) => ids[hanzi]!.id;
  const entries = prepared.map((term) =>
    compileEntry(term, occurrences.get(term.hanzi) ?? [], ids[term.hanzi]!, writer, sources.lexicon, faults),
  );
  const relations = relateTerms(prepared, sources.lexicon);
  const details = prepared.map(
    (term, i) => [entries[i]!.id, compileDetails(term, relations, idOf, writer, sources, faults)] as const,
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
    topics: facts.topics,
  };
  const ofOrigin = (origin: Entry['origin']): Glossary => ({
    version: GLOSSARY_VERSION,
    issue,
    entries: entries.filter((entry) => entry.origin === origin),
  });
  const compiled = {
    glossary: ofOrigin('printed'),
    supplied: ofOrigin('supplied'),
    details: {
      version: GLOSSARY_VERSION,
      issue: issue.id,
      sources: sources.written.sources,
      sets: sources.written.sets.map((set) => compileSet(set, prepared, idOf, writer)),
      entries: Object.fromEntries(details),
    } satisfies GlossaryDetails,
    ids,
  };
  const fileOf = new Map<string, string>(
    prepared.map((term) => [idOf(term.hanzi), `${term.written.file}: ${term.hanzi}`]),
  );
  faults.push(...checkGlossary(entries, compiled.details, issue.articles, (id) => fileOf.get(id) ?? id));
  return { ...compiled, faults };
}

function faultsOfTopics({ topics }: IssueFile, prepared: readonly Prepared[]): string[] {
  const known = new Set(topics.map(({ id }) => id));
  const used = new Set(prepared.map(({ written }) => written.topic));
  return [
    ...prepared
      .filter(({ written }) => !known.has(written.topic))
      .map(
        ({ hanzi, written }) => `${written.file}: ${hanzi}: topic: no topic ${written.topic} in issue.yaml`,
      ),
    ...topics
      .filter(({ id }) => !used.has(id))
      .map(({ id }) => `issue.yaml: topics: ${id}: no term is of it`),
  ];
}

/** The printed terms in order of first appearance, then the supplied ones in the order written. */
function prepareTerms(
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

/** Occurrences by hanzi, in order of position. */
function findOccurrences(
  { source, issue }: GlossarySources,
  prepared: readonly Prepared[],
  divisionOf: (line: number) => Division | null,
  faults: string[],
): Map<string, Occurrence[]> {
  const lineStarts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  const lineAt = (offset: number) => firstWhere(1, lineStarts.length, (i) => lineStarts[i]! > offset);
  const found = new Map<string, { offset: number; occurrence: Occurrence }[]>();
  const add = (key: string, offset: number, form: Occurrence['form'], printed: string) => {
    const line = lineAt(offset);
    const division = divisionOf(line);
    if (!division) return;
    const column = offset - lineStarts[line - 1]! + 1;
    const occurrence = { article: division.article, section: division.section, line, column, form, printed };
    found.set(key, [...(found.get(key) ?? []), { offset, occurrence }]);
  };
  for (const term of prepared)
    for (const { line, column, printed } of term.hanziAt)
      add(term.hanzi, lineStarts[line - 1]! + column - 1, 'hanzi', printed);

  const notHere = new Map(prepared.map(({ hanzi, written }) => [hanzi, written.notHere]));
  const isRefused = (key: string, offset: number, printed: string): boolean => {
    const refusal = notHere
      .get(key)
      ?.find((one) => one.line === lineAt(offset) && one.printed.toLowerCase() === printed.toLowerCase());
    return refusal !== undefined;
  };
  const forms = prepared.map((term): Forms => ({
    key: term.hanzi,
    english: term.wordings,
    abbreviation: term.abbreviation,
    isName: term.kind !== 'policy-term' && term.kind !== 'expression',
  }));
  const hanziAt = new Map(
    [...found].map(([key, places]) => [
      key,
      places.map((p) => [p.offset, p.occurrence.printed.length] as const),
    ]),
  );
  const matches = findForms(source, forms, ({ key, start, printed }) => isRefused(key, start, printed));
  for (const match of matches)
    if (!standsBesideHanzi(source, match, hanziAt.get(match.key) ?? []))
      add(match.key, match.start, match.form, match.printed);

  const persons = prepared.flatMap((term) => {
    const surname = term.kind === 'person' ? surnameIn(term) : null;
    const fullAt = matches.filter(({ key }) => key === term.hanzi).map(({ start }) => start);
    return surname ? [{ key: term.hanzi, surname, fullAt }] : [];
  });
  const taken = matches.map(({ start, end }) => [start, end] as const);
  const blanked = blankAddresses(source);
  for (const [start, end] of articleSpans(lineStarts, source.length, divisionOf))
    for (const { key, start: at, printed } of findSurnames(blanked, start, end, persons, taken))
      if (!isRefused(key, at, printed)) add(key, at, 'english', printed);

  const lines = source.split('\n');
  for (const { hanzi, written } of prepared)
    for (const { line, printed } of written.notHere)
      if (!lines[line - 1]?.toLowerCase().includes(printed.toLowerCase()))
        faults.push(`${written.file}: ${hanzi}: notHere: "${printed}" is not in line ${line} of ${issue.id}`);
  prepared.forEach(({ hanzi, written }, i) => {
    const there = new Set(found.get(hanzi)?.map(({ occurrence }) => occurrence.line));
    for (const line of written.cites) {
      // It may stand there inside a longer term, which has the occurrence.
      if (there.has(line) || findForms(lines[line - 1] ?? '', [forms[i]!]).length > 0) continue;
      faults.push(
        `${written.file}: ${hanzi}: cites: the term is not in line ${line}; which wording there is it? Add it to wordings`,
      );
    }
  });
  return new Map(
    [...found].map(([key, places]) => [
      key,
      places.sort((a, b) => a.offset - b.offset).map((place) => place.occurrence),
    ]),
  );
}

/** Start and end of each article, in UTF-16 code units. */
function articleSpans(
  lineStarts: readonly number[],
  length: number,
  divisionOf: (line: number) => Division | null,
): (readonly [number, number])[] {
  const spans: [number, number][] = [];
  let current: string | null = null;
  lineStarts.forEach((start, i) => {
    const id = divisionOf(i + 1)?.article ?? null;
    const end = lineStarts[i + 1] ?? length;
    if (id !== null && id === current) spans.at(-1)![1] = end;
    else if (id !== null) spans.push([start, end]);
    current = id;
  });
  return spans;
}

/** The word of the printed name that is the surname, as "Huang" of "Jensen Huang"; null where it is in none. */
function surnameIn({ english, reading }: Prepared): string | null {
  const toneless = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const surname = toneless(/^\S+/.exec(reading.pinyin)?.[0] ?? '');
  const words = (english ?? '').split(/\s+/);
  const found = words.length > 1 ? words.find((word) => toneless(word) === surname) : undefined;
  return found ? found.charAt(0).toUpperCase() + found.slice(1).toLowerCase() : null;
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

function compileEntry(
  term: Prepared,
  occurrences: readonly Occurrence[],
  { id, formerIds }: KnownId,
  writer: ChineseWriter,
  lexicon: Lexicon,
  faults: string[],
): Entry {
  const { hanzi, traditional, reading, written, kind, origin, english } = term;
  const at = `${written.file}: ${hanzi}`;
  const { pinyin, syllables } = reading;
  const divided = written.words ? dividedWithin({ hanzi, pinyin, syllables }, written.words) : [];
  if (divided.length > 0)
    faults.push(`${at}: words: ${divided.join(', ')} is divided inside a word of ${pinyin}`);
  const words = describeWords({ hanzi, traditional, pinyin, syllables }, written.words, lexicon);
  const gloss = glossOf(term);
  const taiwan = taiwanReadings({ hanzi, syllables }, lexicon);
  const renderings = written.renderings.map(({ source, ...rendering }) => ({
    ...rendering,
    sources: [source ?? []].flat(),
  }));
  if ((kind === 'person' || kind === 'organisation') && !written.asOf)
    faults.push(`${at}: asOf: missing; on which day is the definition true?`);
  if ((kind === 'policy-term' || kind === 'expression') && !written.usage)
    faults.push(`${at}: usage: missing`);
  return {
    id,
    formerIds: [...formerIds],
    hanzi,
    traditional,
    pinyin,
    pinyinNumbered: signBySign(
      hanzi,
      syllables.map(({ numbered }) => numbered),
    ),
    zhuyin: signBySign(
      hanzi,
      syllables.map(({ zhuyin }) => zhuyin),
    ),
    ...(taiwan.some((zhuyin) => zhuyin !== undefined)
      ? {
          zhuyinTaiwan: signBySign(
            hanzi,
            syllables.map(({ zhuyin }, i) => taiwan[i] ?? zhuyin),
          ),
        }
      : {}),
    ...(gloss ? { gloss } : {}),
    english,
    ...(term.abbreviation ? { abbreviation: term.abbreviation } : {}),
    kind,
    topic: written.topic,
    tags: [...written.tags],
    origin,
    drilled: written.drilled,
    definition: written.definition,
    ...(written.asOf ? { asOf: written.asOf } : {}),
    ...(written.example
      ? {
          example: {
            ...written.example,
            traditional: exampleTraditional(written.example.hanzi, hanzi, traditional),
          },
        }
      : {}),
    words,
    renderings,
    occurrences: [...occurrences],
    quoted: writer.quotedIn([
      written.definition,
      ...words.map((word) => word.gloss),
      ...renderings.map(({ note }) => note),
    ]),
  };
}

/** The supplied one where it is written; else what is printed, its misprints corrected and surnames not in capitals. */
function glossOf({ english, written, kind }: Prepared): string | undefined {
  if (written.english) return written.english;
  const corrected = written.corrections.reduce(
    (gloss, { printed, corrected }) => gloss?.replaceAll(printed, () => corrected),
    english ?? undefined,
  );
  if (corrected === undefined) return undefined;
  if (kind !== 'person') return corrected;
  return corrected.replaceAll(/\b\p{Lu}{2,}\b/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());
}

/** The example in traditional characters, the term in it exactly as the entry writes it. */
function exampleTraditional(example: string, hanzi: string, traditional: string): string {
  const [written] = termPattern(hanzi).exec(example) ?? [];
  if (written === undefined) return toTraditional(example);
  // Marks inside the term stay where the example has them.
  const forms = Array.from(traditional);
  let next = 0;
  const inExample = Array.from(written, (sign) => (withoutMarks(sign) === '' ? sign : forms[next++]!)).join(
    '',
  );
  return example.split(written).map(toTraditional).join(inExample);
}

interface Relations {
  readonly contrasts: ReadonlyMap<string, readonly Relation[]>;
  readonly related: ReadonlyMap<string, readonly Relation[]>;
  readonly shared: ReadonlyMap<string, readonly SharedWord[]>;
}

/** Of two terms' ties only the closest is told: a contrast, else a relation, else a shared word. */
function relateTerms(prepared: readonly Prepared[], lexicon: Lexicon): Relations {
  const contrasts = mirrorRelations(new Map(prepared.map((d) => [d.hanzi, d.written.contrasts])));
  const isContrast = (a: string, b: string) => contrasts.get(a)?.some(({ to }) => to === b) ?? false;
  const relatedAll = mirrorRelations(new Map(prepared.map((d) => [d.hanzi, d.written.related])));
  const related = new Map(
    [...relatedAll].map(([hanzi, list]) => [hanzi, list.filter(({ to }) => !isContrast(hanzi, to))]),
  );
  const sharedAll = shareWords(
    prepared.map(({ hanzi, kind }) => ({ hanzi, isPerson: kind === 'person' })),
    lexicon,
  );
  const shared = new Map(
    [...sharedAll].map(([hanzi, list]) => [
      hanzi,
      list.filter(({ to }) => !isContrast(hanzi, to) && !related.get(hanzi)?.some((r) => r.to === to)),
    ]),
  );
  return { contrasts, related, shared };
}

function compileDetails(
  term: Prepared,
  relations: Relations,
  idOf: (hanzi: string) => TermId,
  writer: ChineseWriter,
  { written: { terms }, senses, lexicon, radicalOf }: GlossarySources,
  faults: string[],
): Details {
  const { hanzi, traditional, reading, written, kind } = term;
  const { usage } = written;
  const isChineseName = kind === 'person' && /\s/.test(reading.pinyin);
  const { characters, missing } = describeCharacters(
    {
      hanzi,
      traditional,
      syllables: reading.syllables,
      surname: isChineseName ? (surnameLengths(hanzi, lexicon)[0] ?? 0) : 0,
    },
    { senses, lexicon, radicalOf },
  );
  faults.push(...missing.map((what) => `characters.yaml: no gloss of ${what}`));
  const contrasts = (relations.contrasts.get(hanzi) ?? []).map(({ to, why }) => {
    if (terms.has(to)) return { entry: idOf(to), why };
    const english = written.contrasts.find((contrast) => contrast.to === to)?.english ?? '';
    return { ...writer.write(to), english, why };
  });
  const related = (relations.related.get(hanzi) ?? []).map(({ to, why }) => ({ entry: idOf(to), why }));
  const prose = [
    written.context,
    written.background,
    written.romanisation,
    usage?.speaker,
    usage?.avoids,
    usage?.against,
    ...(usage?.forms ?? []).map(({ note }) => note),
    ...written.history.flatMap(({ what, who, where }) => [what, who, where]),
    ...contrasts.map(({ why }) => why),
    ...related.map(({ why }) => why),
    ...written.corrections.flatMap(({ printed, corrected, reason }) => [printed, corrected, reason]),
    ...written.elsewhere.map(({ note }) => note),
  ];
  return {
    ...(written.context ? { context: written.context } : {}),
    cites: [...new Set(written.cites)].sort((a, b) => a - b),
    history: written.history
      .map(({ source, wording, ...event }) => ({
        ...event,
        ...(wording ? { wording: writer.write(wording) } : {}),
        sources: [source ?? []].flat(),
      }))
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    ...(usage
      ? {
          usage: {
            ...usage,
            forms: usage.forms.map(({ hanzi, note }) => ({ ...writer.write(hanzi), note })),
            collocations: usage.collocations.map(({ hanzi, english }) => ({
              ...writer.write(hanzi),
              english,
            })),
          },
        }
      : {}),
    ...(written.quotation
      ? { quotation: { ...written.quotation, ...writer.write(written.quotation.hanzi) } }
      : {}),
    ...(written.background ? { background: written.background } : {}),
    contrasts,
    related,
    sharesWord: (relations.shared.get(hanzi) ?? []).map(({ to, word }) => ({ entry: idOf(to), word })),
    corrections: written.corrections.map(({ source, ...correction }) => ({
      ...correction,
      sources: [source ?? []].flat(),
    })),
    elsewhere: [...written.elsewhere],
    ...(written.romanisation ? { romanisationNote: written.romanisation } : {}),
    characters,
    quoted: writer.quotedIn(prose),
  };
}

function compileSet(
  set: WrittenSet,
  prepared: readonly Prepared[],
  idOf: (hanzi: string) => TermId,
  writer: ChineseWriter,
): TermSet {
  const { source, members, hanzi, ...facts } = set;
  const entryOf = (member: string) =>
    prepared.find((d) => withoutMarks(d.hanzi) === withoutMarks(member))?.hanzi;
  return {
    ...facts,
    ...(hanzi ? writer.write(hanzi) : {}),
    sources: [source].flat(),
    members: members.map((member) => {
      const entry = entryOf(member.hanzi);
      return { ...member, ...writer.write(member.hanzi), ...(entry ? { entry: idOf(entry) } : {}) };
    }),
    quoted: writer.quotedIn([set.definition, set.note, ...members.map(({ note }) => note)]),
  };
}
