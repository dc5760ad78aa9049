/**
 * The data people write: `issue.yaml`, `notes.yaml` and `companion.yaml`, checked before they are believed.
 *
 * The functions take what a YAML parser returned. A `WrittenDataError` lists every fault at once, each naming
 * file, entry and field.
 */
import * as v from 'valibot';
import { KINDS, TOPICS } from '../glossary/entry.ts';

/** Faults in written data, one line each: `notes.yaml: 网络主权: example.pinyin: …`. */
export class WrittenDataError extends Error {
  override readonly name = 'WrittenDataError';
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

const text = v.pipe(v.string(), v.trim(), v.minLength(1));

const ExampleNote = v.strictObject({ hanzi: text, pinyin: text, english: text });
const WordNote = v.strictObject({ hanzi: text, gloss: text });
const CorrectionNote = v.strictObject({ printed: text, corrected: text, reason: text });

const termFields = {
  topic: v.picklist(TOPICS),
  tags: v.optional(v.array(v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/))), []),
  note: text,
  background: v.optional(text),
  example: v.optional(ExampleNote),
  words: v.optional(v.array(WordNote)),
  related: v.optional(v.array(text), []),
  corrections: v.optional(v.array(CorrectionNote), []),
  /** Only where the conversion from simplified characters is wrong. */
  traditional: v.optional(text),
  /** Only where the reading or the division into words found by rule is wrong: the whole pinyin, as written. */
  pinyin: v.optional(text),
  /** Why the printed romanisation is not the pinyin. */
  romanisation: v.optional(text),
};

const TermNoteSchema = v.strictObject({
  ...termFields,
  /** Ours, where the source prints none or a loose one. */
  english: v.optional(text),
});
export type TermNote = v.InferOutput<typeof TermNoteSchema>;

const CompanionTermSchema = v.strictObject({
  ...termFields,
  english: text,
  /** English wordings of the source by which the term's occurrences are found. */
  printed: v.pipe(v.array(text), v.minLength(1)),
  kind: v.picklist(KINDS),
  abbreviation: v.optional(text),
});
export type CompanionTerm = v.InferOutput<typeof CompanionTermSchema>;

const IssueFileSchema = v.strictObject({
  version: v.literal(1),
  id: text,
  journal: text,
  publisher: text,
  volume: v.number(),
  issue: v.number(),
  date: v.pipe(v.string(), v.isoDate()),
  articles: v.array(
    v.strictObject({
      id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
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

/** Checks `notes.yaml`; the map goes from a term's hanzi to what is written of it. Throws `WrittenDataError`. */
export function readNotes(data: unknown, file = 'notes.yaml'): ReadonlyMap<string, TermNote> {
  return readTerms(TermNoteSchema, data, file);
}

/** Checks `companion.yaml`, as `readNotes`. */
export function readCompanion(data: unknown, file = 'companion.yaml'): ReadonlyMap<string, CompanionTerm> {
  return readTerms(CompanionTermSchema, data, file);
}

function readTerms<S extends typeof TermNoteSchema | typeof CompanionTermSchema>(
  schema: S,
  data: unknown,
  file: string,
): ReadonlyMap<string, v.InferOutput<S>> {
  const { terms } = check(
    v.strictObject({ version: v.literal(1), terms: v.record(text, v.unknown()) }),
    data,
    file,
  );
  const faults: string[] = [];
  const read = new Map<string, v.InferOutput<S>>();
  for (const [hanzi, raw] of Object.entries(terms)) {
    const result = v.safeParse(schema, raw);
    if (!result.success) {
      faults.push(...result.issues.map((issue) => `${file}: ${hanzi}: ${where(issue)}${issue.message}`));
      continue;
    }
    const term = result.output;
    const joined = term.words?.map((word) => word.hanzi).join('');
    if (joined !== undefined && joined !== hanzi)
      faults.push(`${file}: ${hanzi}: words: joined they are "${joined}"`);
    if (term.example && term.example.hanzi.split(hanzi).length !== 2)
      faults.push(`${file}: ${hanzi}: example.hanzi: must contain the term exactly once`);
    read.set(hanzi, term);
  }
  for (const [hanzi, term] of read)
    if (term.related.includes(hanzi)) faults.push(`${file}: ${hanzi}: related: names itself`);
  if (faults.length > 0) throw new WrittenDataError(faults);
  return read;
}

function check<S extends v.GenericSchema>(schema: S, data: unknown, file: string): v.InferOutput<S> {
  const result = v.safeParse(schema, data);
  if (result.success) return result.output;
  throw new WrittenDataError(result.issues.map((issue) => `${file}: ${where(issue)}${issue.message}`));
}

function where(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  return path ? `${path}: ` : '';
}
