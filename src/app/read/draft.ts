/**
 * The reading in progress, as it is stored: what was brought, what was found in it, and what the reader made of that. So
 * that leaving and reloading lose nothing.
 */
import * as v from 'valibot';
import type { Described } from '../../describe/describe.ts';
import type { Term } from '../../extract/index.ts';
import { FORMATS } from '../../formats/document.ts';
import { PagesSchema } from '../../library/source.ts';
import { KINDS } from '../../term/kinds.ts';
import type { Corrections } from './corrections.ts';
import type { Facts } from './facts.ts';
import { DescribedSchema, TermSchema } from './messages.ts';
import { DocumentFactsSchema, DroppedSchema } from './open-messages.ts';
import type { FileFacts, ReadText } from './found-term.ts';
import { LARGEST_FILE } from './text-file.ts';

export const DRAFT_VERSION = 1;

/** What was found, with what the reader made of it. */
export interface DraftFindings {
  /** Names of the texts that were read, in their order: files, and `PASTED` for the field. */
  readonly texts: readonly string[];
  /** As found, for each text. */
  readonly terms: readonly (readonly Term[])[];
  /** By `descriptionKey`. */
  readonly descriptions: readonly (readonly [key: string, described: Described])[];
  readonly corrections: Corrections;
  /** For each text. */
  readonly facts: readonly Facts[];
}

export interface DraftFile extends ReadText {
  /** As the reader has put them right; absent where they are as they were recognised. */
  readonly facts?: Facts;
}

/** A file that may as well be taken as a word list, as it was brought. */
export interface DraftList {
  readonly name: string;
  /** Its bytes. */
  readonly base64: string;
}

export interface Draft {
  readonly v: typeof DRAFT_VERSION;
  /** In the field. */
  readonly text: string;
  readonly files: readonly DraftFile[];
  /** Of the files, and of termbases, which have no text to be read. */
  readonly lists: readonly DraftList[];
  /** Null until the texts are read. */
  readonly findings: DraftFindings | null;
}

/** Where the draft lies. Each may reject, as when the storage is full. */
export interface DraftShelf {
  write(draft: Draft): Promise<void>;
  remove(): Promise<void>;
}

export const MOST_FILES = 200;
const MOST_TERMS = 50_000;
const MOST_SHAPES = 10_000;
const line = v.pipe(v.string(), v.maxLength(2_000));
const count = v.pipe(v.number(), v.safeInteger());

const CorrectionsSchema = v.object({
  shapes: v.pipe(
    v.array(
      v.variant('do', [
        v.object({ do: v.literal('bounds'), row: line, before: count, after: count }),
        v.object({ do: v.literal('split'), row: line, at: count }),
        v.object({ do: v.literal('join'), row: line, next: line }),
      ]),
    ),
    v.maxLength(MOST_SHAPES),
  ),
  values: v.record(
    line,
    v.object({
      english: v.exactOptional(v.nullable(line)),
      kind: v.exactOptional(v.picklist(KINDS)),
      reading: v.exactOptional(line),
      dropped: v.exactOptional(v.literal(true)),
      study: v.exactOptional(v.literal(true)),
    }),
  ),
}) satisfies v.GenericSchema<unknown, Corrections>;

const FactsSchema = v.object({
  title: line,
  author: line,
  publication: line,
  date: line,
  address: line,
  // Drafts of earlier versions have none.
  language: v.optional(line, ''),
}) satisfies v.GenericSchema<unknown, Facts>;

const FileFactsSchema = v.object({
  format: v.picklist(FORMATS),
  facts: DocumentFactsSchema,
  pages: v.exactOptional(PagesSchema),
  dropped: DroppedSchema,
}) satisfies v.GenericSchema<unknown, FileFacts>;

/** What is not sound of a file's facts costs them alone, and never its text. */
const FileSchema = v.pipe(
  v.object({
    name: line,
    text: v.pipe(v.string(), v.maxLength(LARGEST_FILE)),
    file: v.fallback(v.optional(FileFactsSchema), undefined),
    facts: v.fallback(v.optional(FactsSchema), undefined),
  }),
  v.transform(({ name, text, file, facts }): DraftFile => ({
    name,
    text,
    ...(file && { file }),
    ...(facts && { facts }),
  })),
);

const FindingsSchema = v.pipe(
  v.object({
    texts: v.pipe(v.array(line), v.minLength(1), v.maxLength(MOST_FILES + 1)),
    terms: v.array(v.pipe(v.array(TermSchema), v.maxLength(MOST_TERMS))),
    descriptions: v.pipe(v.array(v.tuple([line, DescribedSchema])), v.maxLength(2 * MOST_TERMS)),
    corrections: CorrectionsSchema,
    facts: v.array(FactsSchema),
  }),
  v.check(
    ({ texts, terms, facts }) => terms.length === texts.length && facts.length === texts.length,
    'is not of its texts',
  ),
) satisfies v.GenericSchema<unknown, DraftFindings>;

/** What is not sound of it costs the offer alone. */
const ListsSchema = v.array(
  v.object({ name: line, base64: v.pipe(v.string(), v.base64()) }),
) satisfies v.GenericSchema<unknown, readonly DraftList[]>;

/** What is brought, without what was found: the findings can be made again. */
const BroughtSchema = v.object({
  v: v.literal(DRAFT_VERSION),
  text: v.pipe(v.string(), v.maxLength(LARGEST_FILE)),
  files: v.pipe(
    v.array(FileSchema),
    v.maxLength(MOST_FILES),
    v.check((files) => new Set(files.map(({ name }) => name)).size === files.length, 'has a file twice'),
  ),
  // Drafts of earlier versions have none.
  lists: v.fallback(v.optional(ListsSchema, []), []),
});

export type ReadDraft =
  | { readonly state: 'none' }
  /** `whole` is false where what was found could not be read; the texts are there. */
  | { readonly state: 'read'; readonly draft: Draft; readonly whole: boolean }
  /** A later version's: to be left where it is. */
  | { readonly state: 'later' }
  | { readonly state: 'damaged' };

/** Reads what lies on the shelf. Never throws. */
export function readDraft(value: unknown): ReadDraft {
  if (value === null || value === undefined) return { state: 'none' };
  const version = typeof value === 'object' && 'v' in value ? value.v : undefined;
  if (typeof version === 'number' && version > DRAFT_VERSION) return { state: 'later' };
  const brought = v.safeParse(BroughtSchema, value);
  if (!brought.success) return { state: 'damaged' };
  const candidate = (value as { findings?: unknown }).findings ?? null;
  if (candidate === null) return { state: 'read', draft: { ...brought.output, findings: null }, whole: true };
  const findings = v.safeParse(FindingsSchema, candidate);
  const whole = findings.success && textsOf(brought.output, findings.output) !== null;
  return {
    state: 'read',
    draft: { ...brought.output, findings: whole ? findings.output : null },
    whole,
  };
}

/** What the field's text is called among files. */
export const PASTED = 'Pasted text';

/** The texts that were read; null where one of them is not in the draft. */
export function textsOf(
  { text, files }: Pick<Draft, 'text' | 'files'>,
  findings: Pick<DraftFindings, 'texts'>,
): ReadText[] | null {
  const texts = findings.texts.map((name) =>
    name === PASTED && !files.some((file) => file.name === PASTED)
      ? { name, text }
      : files.find((file) => file.name === name),
  );
  return texts.every((one) => one !== undefined) ? texts : null;
}
