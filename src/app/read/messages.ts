/** What passes between the screen and the worker that reads articles, checked on arrival on either side. */
import * as v from 'valibot';
import type { Term } from '../../extract/index.ts';
import { KINDS } from '../../term/kinds.ts';
import { KeptFileSchema } from '../offline/kept-file.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Asks for the terms of texts. A worker does one job at a time; to stop it, it is ended. */
export const JobSchema = v.object({
  type: v.literal('read'),
  job: count,
  /** The dictionary's text form, gzipped. */
  lexicon: KeptFileSchema,
  texts: v.array(v.string()),
});
export type Job = v.InferOutput<typeof JobSchema>;

const TermSchema = v.object({
  hanzi: v.string(),
  english: v.nullable(v.string()),
  abbreviation: v.exactOptional(v.string()),
  kind: v.picklist(KINDS),
  pinyin: v.string(),
  traditional: v.string(),
  printed: v.object({
    hanzi: v.string(),
    english: v.nullable(v.string()),
    pinyin: v.exactOptional(v.string()),
  }),
  occurrences: v.array(
    v.object({
      line: count,
      column: count,
      section: v.exactOptional(v.string()),
      printed: v.string(),
    }),
  ),
  confidence: v.number(),
  reasons: v.array(v.object({ signal: v.string(), weight: v.number() })),
  flags: v.array(
    v.object({
      type: v.custom<Term['flags'][number]['type']>((type) => typeof type === 'string'),
      message: v.string(),
      printed: v.exactOptional(v.string()),
      read: v.exactOptional(v.string()),
      suggestion: v.exactOptional(v.string()),
    }),
  ),
}) satisfies v.GenericSchema<unknown, Term>;

/** Why a job gave nothing. */
export const FAILURES = [
  'lexicon-unreachable',
  'lexicon-missing',
  'lexicon-broken',
  /** A part of the worker's own code did not come. */
  'code',
  'fault',
] as const;
export type FailureReason = (typeof FAILURES)[number];

export const ReportSchema = v.variant('type', [
  /** The dictionary comes: bytes so far. */
  v.object({ type: v.literal('fetching'), job: count, bytes: count }),
  v.object({ type: v.literal('opening'), job: count }),
  /** `text` is the index of the one being read. */
  v.object({ type: v.literal('reading'), job: count, text: count }),
  /** The terms of each text, in the order of the job. */
  v.object({ type: v.literal('done'), job: count, terms: v.array(v.array(TermSchema)) }),
  v.object({
    type: v.literal('failed'),
    job: count,
    reason: v.picklist(FAILURES),
    /** The error's own words. */
    details: v.string(),
  }),
]);
export type Report = v.InferOutput<typeof ReportSchema>;
