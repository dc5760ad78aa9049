/**
 * The data people write: `issue.yaml`, `terms/*.yaml`, `sets.yaml` and `characters.yaml`, checked before they
 * are believed.
 *
 * The functions take what a YAML parser returned. A `WrittenDataError` lists every fault at once, each naming
 * file, entry and field.
 */
import * as v from 'valibot';
import { CORRECTION_TYPES, REGISTERS, RENDERING_BY, SourceSchema, type Source } from '../glossary/entry.ts';
import { KINDS } from '../term/kinds.ts';
import { termPattern, withoutMarks } from '../glossary/marks.ts';
import { strangeSign } from './signs.ts';

/** Faults in written data, one line each: `diplomacy.yaml: 网络主权: example.pinyin: …`. */
export class WrittenDataError extends Error {
  override readonly name = 'WrittenDataError';
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

/** Stands for the issue itself wherever a source is named. */
export const ISSUE_SOURCE = 'issue';

const text = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.rawCheck(({ dataset, addIssue }) => {
    const strange = dataset.typed ? strangeSign(dataset.value) : null;
    if (strange) addIssue({ message: strange });
  }),
);
const slug = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/));
const day = v.pipe(
  v.string(),
  v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'is no day, month or year as 2017-10-18'),
);
const chinese = v.pipe(text, v.regex(/\p{Script=Han}/u, 'must hold Chinese characters'));

const sources = v.optional(v.union([slug, v.array(slug)]));
const claim = { source: sources, certainty: v.optional(v.picklist(['memory', 'inferred'])) };
const isGrounded = ({ source, certainty }: { source?: unknown; certainty?: unknown }) =>
  (source === undefined) !== (certainty === undefined);
const GROUND = 'needs a source, or `certainty: memory | inferred` where there is none, not both';

const RenderingNote = v.pipe(
  v.strictObject({
    english: text,
    by: v.picklist(RENDERING_BY),
    who: text,
    since: v.optional(day),
    note: v.optional(text),
    ...claim,
  }),
  v.check((claim) => isGrounded(claim), GROUND),
);
const HistoryNote = v.pipe(
  v.strictObject({
    date: day,
    what: text,
    who: v.optional(text),
    where: v.optional(text),
    wording: v.optional(chinese),
    ...claim,
  }),
  v.check((claim) => isGrounded(claim), GROUND),
);
const UsageNote = v.strictObject({
  register: v.picklist(REGISTERS),
  speaker: v.optional(text),
  avoids: v.optional(text),
  against: v.optional(text),
  forms: v.optional(v.array(v.strictObject({ hanzi: chinese, note: text })), []),
  collocations: v.optional(v.array(v.strictObject({ hanzi: chinese, english: text })), []),
});
const CorrectionNote = v.strictObject({
  type: v.picklist(CORRECTION_TYPES),
  printed: text,
  corrected: text,
  reason: text,
  source: sources,
});

const wordsIn = (sentence: string) => sentence.split(/\s+/).filter(Boolean).length;
/** Most words of a definition: what is taken in at a glance on a card. */
const LONGEST_DEFINITION = 22;
const Definition = v.pipe(
  text,
  v.check((s) => wordsIn(s) <= LONGEST_DEFINITION, `has more than ${LONGEST_DEFINITION} words`),
  v.check(
    (s) => /^[\p{Lu}“"‘'(\d]/u.test(s) && s.endsWith('.'),
    'must begin with a capital and end with a full stop',
  ),
  v.check(
    (s) => !/\.\s+\p{Lu}/u.test(s.replaceAll(/\b(?:[A-Z]|Dr|Mr|Ms|St|No|vs)\./g, '')),
    'is more than one sentence',
  ),
  v.check((s) => !/\b(?:article|this issue)\b/i.test(s), 'speaks of an article, not of the term'),
);

const TermSchema = v.strictObject({
  /** One of the topics of `issue.yaml`. */
  topic: slug,
  tags: v.optional(v.array(slug), []),
  /** Needed for terms that the issue prints in English only; elsewhere instead of the kind found by rule. */
  kind: v.optional(v.picklist(KINDS)),
  definition: Definition,
  /** The day of which the definition is true; needed for persons and organisations. */
  asOf: v.optional(day),
  /** The gloss: needed for terms printed in English only, elsewhere where the issue prints none or a loose one. */
  english: v.optional(text),
  abbreviation: v.optional(text),
  /** English wordings of the issue by which it is found too; needed for terms printed in English only. */
  wordings: v.optional(v.array(text), []),
  /** Places that a wording finds and that are not this term. */
  notHere: v.optional(v.array(v.strictObject({ line: v.number(), printed: text, why: text })), []),
  renderings: v.optional(v.array(RenderingNote), []),
  history: v.optional(v.array(HistoryNote), []),
  /** Needed for policy terms and expressions. */
  usage: v.optional(UsageNote),
  /** `english` is needed where `to` is no entry. */
  contrasts: v.optional(v.array(v.strictObject({ to: text, why: text, english: v.optional(text) })), []),
  related: v.optional(v.array(v.strictObject({ to: text, why: text })), []),
  quotation: v.optional(v.strictObject({ hanzi: chinese, english: text, source: slug })),
  /** What the issue says with it, in our own words. */
  context: v.optional(text),
  /** The lines of the issue's text that the context rests on; the term stands in each. */
  cites: v.optional(v.array(v.pipe(v.number(), v.integer(), v.minValue(1))), []),
  background: v.optional(text),
  example: v.optional(v.strictObject({ hanzi: chinese, pinyin: text, english: text })),
  words: v.optional(v.array(v.strictObject({ hanzi: text, gloss: text }))),
  corrections: v.optional(v.array(CorrectionNote), []),
  drilled: v.optional(v.boolean(), true),
  /** Only where the conversion from simplified characters is wrong: an exception to Taiwan's standard. */
  traditional: v.optional(text),
  elsewhere: v.optional(
    v.array(
      v.strictObject({
        where: v.picklist(['Taiwan', 'Hong Kong']),
        hanzi: chinese,
        note: v.optional(text),
      }),
    ),
    [],
  ),
  /** Only where the reading or the division into words found by rule is wrong: the whole pinyin, as written. */
  pinyin: v.optional(text),
  /** Why the printed romanisation is not the pinyin. */
  romanisation: v.optional(text),
});

export interface WrittenTerm extends v.InferOutput<typeof TermSchema> {
  /** Name of the file it stands in, for messages. */
  readonly file: string;
}

const SetSchema = v.strictObject({
  id: slug,
  title: text,
  hanzi: v.optional(chinese),
  definition: Definition,
  source: v.union([slug, v.array(slug)]),
  note: v.optional(text),
  members: v.pipe(
    v.array(v.strictObject({ hanzi: chinese, english: text, date: v.optional(day), note: v.optional(text) })),
    v.minLength(2),
  ),
});
export type WrittenSet = v.InferOutput<typeof SetSchema>;

export interface WrittenFile {
  /** Its name, for messages. */
  readonly name: string;
  /** What a YAML parser returned for it. */
  readonly data: unknown;
}

/** All that is written of an issue's terms. */
export interface Written {
  /** By hanzi. */
  readonly terms: ReadonlyMap<string, WrittenTerm>;
  readonly sets: readonly WrittenSet[];
  readonly sources: Readonly<Record<string, Source>>;
}

/**
 * Checks the files of `terms/` and, where there is one, `sets.yaml`, and what they say of each other.
 *
 * Throws `WrittenDataError`.
 */
export function readWritten(termFiles: readonly WrittenFile[], setsFile?: WrittenFile): Written {
  const faults: string[] = [];
  const terms = new Map<string, WrittenTerm>();
  /** Also those that are faulty: what leads to one is not itself at fault. */
  const named = new Set<string>();
  // A file that is not understood may hold any entry and source, a term may rest on any: what asks for them is not
  // at fault.
  let filesUnderstood = true;
  let termsUnderstood = true;
  const found: Record<string, Source> = {};
  const fileOfSource = new Map<string, string>();
  const addSources = (file: string, sources: Record<string, Source>) => {
    for (const [id, source] of Object.entries(sources)) {
      if (id === ISSUE_SOURCE || found[id]) faults.push(`${file}: sources: ${id}: stands twice`);
      found[id] = source;
      fileOfSource.set(id, file);
    }
  };
  for (const { name, data } of termFiles) {
    const file = attempt(TermsFileSchema, data, name, faults);
    if (!file) {
      filesUnderstood = false;
      continue;
    }
    addSources(name, file.sources);
    for (const [hanzi, raw] of Object.entries(file.terms)) {
      named.add(hanzi);
      const term = attempt(TermSchema, raw, `${name}: ${hanzi}`, faults);
      if (!term) {
        termsUnderstood = false;
        continue;
      }
      if (terms.has(hanzi)) {
        faults.push(`${name}: ${hanzi}: stands twice`);
        continue;
      }
      faults.push(...faultsOfTerm(hanzi, term).map((fault) => `${name}: ${hanzi}: ${fault}`));
      terms.set(hanzi, { ...term, file: name });
    }
  }
  const sets: WrittenSet[] = [];
  if (setsFile) {
    const file = attempt(SetsFileSchema, setsFile.data, setsFile.name, faults);
    if (!file) filesUnderstood = false;
    addSources(setsFile.name, file?.sources ?? {});
    for (const set of file?.sets ?? []) {
      if (sets.some(({ id }) => id === set.id)) faults.push(`${setsFile.name}: ${set.id}: stands twice`);
      sets.push(set);
    }
  }

  const used = new Set<string>();
  const use = (at: string, ids: string | readonly string[] | undefined) => {
    for (const id of [ids ?? []].flat()) {
      used.add(id);
      if (filesUnderstood && id !== ISSUE_SOURCE && !found[id]) faults.push(`${at}: no source ${id}`);
    }
  };
  for (const [hanzi, term] of terms) {
    const at = `${term.file}: ${hanzi}`;
    term.renderings.forEach(({ source }, i) => use(`${at}: renderings.${i}.source`, source));
    term.history.forEach(({ source }, i) => use(`${at}: history.${i}.source`, source));
    term.corrections.forEach(({ source }, i) => use(`${at}: corrections.${i}.source`, source));
    use(`${at}: quotation.source`, term.quotation?.source);
    if (!filesUnderstood) continue;
    for (const { to } of term.related) if (!named.has(to)) faults.push(`${at}: related: no entry ${to}`);
    for (const { to, english } of term.contrasts)
      if (!named.has(to) && !english)
        faults.push(`${at}: contrasts: ${to} is no entry, so its english is needed`);
  }
  for (const set of sets) use(`${setsFile?.name}: ${set.id}: source`, set.source);
  for (const [id, file] of fileOfSource)
    if (filesUnderstood && termsUnderstood && !used.has(id))
      faults.push(`${file}: sources: ${id}: nothing rests on it`);
  if (faults.length > 0) throw new WrittenDataError(faults);
  return { terms, sets, sources: found };
}

const TermsFileSchema = v.strictObject({
  version: v.literal(2),
  sources: v.record(slug, SourceSchema),
  terms: v.record(text, v.unknown()),
});
const SetsFileSchema = v.strictObject({
  version: v.literal(2),
  sources: v.record(slug, SourceSchema),
  sets: v.array(SetSchema),
});

/** What is wrong in a term by itself, as `field: fault`. */
function faultsOfTerm(hanzi: string, term: v.InferOutput<typeof TermSchema>): string[] {
  const faults: string[] = [];
  const joined = term.words?.map((word) => word.hanzi).join('');
  if (joined !== undefined && joined !== hanzi) faults.push(`words: joined they are "${joined}"`);
  if (term.example && [...term.example.hanzi.matchAll(termPattern(hanzi))].length !== 1)
    faults.push('example.hanzi: must contain the term exactly once');
  if (term.quotation && !withoutMarks(term.quotation.hanzi).includes(withoutMarks(hanzi)))
    faults.push('quotation.hanzi: does not contain the term');
  if (term.context && term.cites.length === 0)
    faults.push('cites: missing; which lines of the issue does the context rest on?');
  for (const [field, list] of [
    ['related', term.related],
    ['contrasts', term.contrasts],
  ] as const) {
    const named = list.map(({ to }) => to);
    if (named.includes(hanzi)) faults.push(`${field}: names itself`);
    for (const to of new Set(named.filter((to, i) => named.indexOf(to) !== i)))
      faults.push(`${field}: names ${to} twice`);
  }
  // What is mistaken may be told again where it is argued with, but a misprint only spreads.
  const prose = proseOf(term).join('\n');
  for (const { type, printed } of term.corrections)
    if (type !== 'fact' && type !== 'out-of-date' && holdsForm(prose, printed))
      faults.push(`prose repeats what is corrected: "${printed}"`);
  return faults;
}

/** All English prose of a term but the reasons of its corrections, which must name what was printed. */
function proseOf(term: v.InferOutput<typeof TermSchema>): string[] {
  const { usage } = term;
  return [
    term.definition,
    term.context,
    term.background,
    ...term.renderings.map(({ note }) => note),
    ...term.history.map(({ what }) => what),
    usage?.speaker,
    usage?.avoids,
    usage?.against,
    ...(usage?.forms ?? []).map(({ note }) => note),
    ...term.related.map(({ why }) => why),
    ...term.contrasts.map(({ why }) => why),
    term.example?.english,
  ].filter((prose) => prose !== undefined);
}

/** Whether a form stands in a text as words of its own; a single character says too little to be looked for. */
export function holdsForm(prose: string, form: string): boolean {
  if (Array.from(form).length < 2) return false;
  const escaped = form.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(/\s+/g, '\\s+');
  return new RegExp(`(?<![\\p{Script=Latin}\\p{N}])${escaped}(?![\\p{Script=Latin}\\p{N}])`, 'u').test(prose);
}

const CharactersSchema = v.strictObject({
  version: v.literal(1),
  characters: v.record(
    v.pipe(v.string(), v.regex(/^\p{Script=Han}$/u, 'is not one character')),
    v.pipe(
      v.array(
        v.strictObject({
          gloss: text,
          /** Only where the character is written so in traditional script. */
          traditional: v.optional(v.pipe(v.string(), v.regex(/^\p{Script=Han}$/u))),
          /** Only where it is read so, with tone mark. */
          pinyin: v.optional(text),
          /** Only in these words or terms. */
          in: v.optional(v.pipe(v.array(text), v.minLength(1))),
        }),
      ),
      v.minLength(1),
    ),
  ),
});
/** The senses of a character, the special ones before the general. */
export type CharacterSenses = ReadonlyMap<
  string,
  v.InferOutput<typeof CharactersSchema>['characters'][string]
>;

/** Checks `characters.yaml`. Throws `WrittenDataError`. */
export function readCharacters(data: unknown, file = 'characters.yaml'): CharacterSenses {
  return new Map(Object.entries(check(CharactersSchema, data, file).characters));
}

const IssueFileSchema = v.strictObject({
  version: v.literal(2),
  id: text,
  journal: text,
  publisher: text,
  volume: v.number(),
  issue: v.number(),
  date: v.pipe(v.string(), v.isoDate()),
  /** Words that the conversion misread wherever they stand in a heading, and what they are. */
  misread: v.optional(v.record(text, text), {}),
  /** By which its terms can be browsed and drilled, in the order in which they are listed. */
  topics: v.pipe(
    v.array(v.strictObject({ id: slug, label: text })),
    v.checkItems(
      ({ id }, at, all) => all.findIndex((one) => one.id === id) === at,
      'has the id of another topic',
    ),
  ),
  articles: v.array(
    v.strictObject({
      id: slug,
      title: text,
      author: text,
      pages: text,
      /** The line of the source that heads the article, as printed there. */
      heading: text,
      /** Lines that the conversion made headings and that are none. */
      notHeadings: v.optional(v.array(text), []),
    }),
  ),
});
export type IssueFile = v.InferOutput<typeof IssueFileSchema>;

/** Checks `issue.yaml`. Throws `WrittenDataError`. */
export function readIssueFile(data: unknown, file = 'issue.yaml'): IssueFile {
  return check(IssueFileSchema, data, file);
}

function check<S extends v.GenericSchema>(schema: S, data: unknown, file: string): v.InferOutput<S> {
  const faults: string[] = [];
  const result = attempt(schema, data, file, faults);
  if (faults.length > 0) throw new WrittenDataError(faults);
  return result!;
}

/** The data as the schema has it; null where it is faulty, each fault written down behind `at`. */
function attempt<S extends v.GenericSchema>(
  schema: S,
  data: unknown,
  at: string,
  faults: string[],
): v.InferOutput<S> | null {
  const result = v.safeParse(schema, data);
  if (result.success) return result.output;
  faults.push(
    ...result.issues.map((issue) => {
      const path = v.getDotPath(issue);
      return `${at}: ${path ? `${path}: ` : ''}${issue.message}`;
    }),
  );
  return null;
}
