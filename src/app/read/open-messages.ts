/** What passes between the screen and the worker that opens files, checked on arrival on either side. */
import * as v from 'valibot';
import {
  DROPPED,
  FORMAT_PROBLEMS,
  type Document,
  type DocumentFacts,
  type Dropped,
} from '../../formats/document.ts';
import type { ReadFiles } from '../../formats/read-file.ts';
import { FORMATS } from '../../formats/recognise.ts';
import { OTHER_ENCODINGS } from '../../formats/text.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const line = v.pipe(v.string(), v.maxLength(20_000));

export const OpenJobSchema = v.object({
  type: v.literal('open'),
  job: count,
  /** With the folder it lies in, where that is known. */
  name: v.string(),
  bytes: v.instance(Uint8Array),
});
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

const ReadFilesSchema = v.object({
  documents: v.array(DocumentSchema),
  doubtful: v.array(
    v.object({
      name: v.string(),
      doubt: v.array(v.object({ encoding: v.picklist(OTHER_ENCODINGS), text: v.string() })),
    }),
  ),
  unread: v.array(v.object({ name: v.string(), problem: v.picklist(FORMAT_PROBLEMS) })),
  dropped: DroppedSchema,
}) satisfies v.GenericSchema<unknown, ReadFiles>;

/** Why a file was not opened: what is wrong with it, or with us. */
export const OPEN_PROBLEMS = [...FORMAT_PROBLEMS, 'code', 'fault'] as const;
export type OpenProblem = (typeof OPEN_PROBLEMS)[number];

export const OpenReportSchema = v.variant('type', [
  /** Pages, or other parts, done of all. */
  v.object({ type: v.literal('part'), job: count, done: count, of: count }),
  v.object({ type: v.literal('opened'), job: count, read: ReadFilesSchema }),
  v.object({
    type: v.literal('failed'),
    job: count,
    problem: v.picklist(OPEN_PROBLEMS),
    /** The error's own words. */
    details: v.string(),
  }),
]);
export type OpenReport = v.InferOutput<typeof OpenReportSchema>;
