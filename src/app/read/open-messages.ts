/** What passes between the screen and the worker that opens files, checked on arrival on either side. */
import * as v from 'valibot';
import {
  DROPPED,
  FORMAT_PROBLEMS,
  FORMATS,
  type Document,
  type DocumentFacts,
  type Dropped,
} from '../../formats/document.ts';
import type { ReadFiles } from '../../formats/read-file.ts';
import { ENCODINGS, OTHER_ENCODINGS } from '../../formats/encoding.ts';
import { FILE_PROBLEMS, type TextFile } from './text-file.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const line = v.pipe(v.string(), v.maxLength(20_000));

export const OpenJobSchema = v.variant('type', [
  /** Asks for the documents of a file. */
  v.object({
    type: v.literal('open'),
    job: count,
    /** With the folder it lies in, where that is known. */
    name: v.string(),
    bytes: v.instance(Uint8Array),
  }),
  /** Asks for a file's text as it stands, in whatever encoding. */
  v.object({ type: v.literal('decode'), job: count, bytes: v.instance(Uint8Array) }),
]);
export type OpenJob = v.InferOutput<typeof OpenJobSchema>;

export const DocumentFactsSchema = v.object({
  title: v.exactOptional(line),
  author: v.exactOptional(line),
  publication: v.exactOptional(line),
  date: v.exactOptional(line),
  address: v.exactOptional(line),
  language: v.exactOptional(line),
}) satisfies v.GenericSchema<unknown, DocumentFacts>;

export const DroppedSchema = v.array(
  v.object({ kind: v.picklist(DROPPED), count }),
) satisfies v.GenericSchema<unknown, readonly Dropped[]>;

const DocumentSchema = v.object({
  name: v.string(),
  format: v.picklist(FORMATS),
  text: v.string(),
  facts: DocumentFactsSchema,
  pages: v.exactOptional(v.array(count)),
  dropped: DroppedSchema,
}) satisfies v.GenericSchema<unknown, Document>;

const DoubtSchema = v.array(v.object({ encoding: v.picklist(OTHER_ENCODINGS), text: v.string() }));

const ReadFilesSchema = v.object({
  documents: v.array(DocumentSchema),
  doubtful: v.array(v.object({ name: v.string(), doubt: DoubtSchema })),
  unread: v.array(v.object({ name: v.string(), problem: v.picklist(FORMAT_PROBLEMS) })),
  lists: v.array(v.object({ name: v.string(), bytes: v.instance(Uint8Array) })),
  dropped: DroppedSchema,
}) satisfies v.GenericSchema<unknown, ReadFiles>;

const TextFileSchema = v.union([
  v.object({ encoding: v.picklist(ENCODINGS), text: v.string() }),
  v.object({ doubt: DoubtSchema }),
  v.object({ problem: v.picklist(FILE_PROBLEMS) }),
]) satisfies v.GenericSchema<unknown, TextFile>;

/** Why a file was not opened: what is wrong with it, or with us. */
export const OPEN_PROBLEMS = [...FORMAT_PROBLEMS, 'code', 'fault'] as const;
export type OpenProblem = (typeof OPEN_PROBLEMS)[number];

export const OpenReportSchema = v.variant('type', [
  /** Pages, or other parts, done of all. */
  v.object({ type: v.literal('part'), job: count, done: count, of: count }),
  v.object({ type: v.literal('opened'), job: count, read: ReadFilesSchema }),
  v.object({ type: v.literal('decoded'), job: count, file: TextFileSchema }),
  v.object({
    type: v.literal('failed'),
    job: count,
    problem: v.picklist(OPEN_PROBLEMS),
    /** The error's own words. */
    details: v.string(),
  }),
]);
export type OpenReport = v.InferOutput<typeof OpenReportSchema>;
