/** What passes between the screen and the worker that reads articles, checked on arrival on either side. */
import * as v from 'valibot';
import type { Described } from '../../describe/describe.ts';
import type { DescribedSense, Span, TextWord } from '../../describe/running-text.ts';
import type { Term } from '../../extract/index.ts';
import { KINDS } from '../../term/kinds.ts';
import { KeptFileSchema } from '../offline/kept-file.ts';
import type { Wanted } from './term-list.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What is to be described; as `Wanted` in term-list.ts. */
const WantedSchema = v.object({
  hanzi: v.string(),
  kind: v.picklist(KINDS),
  traditional: v.exactOptional(v.string()),
  romanisation: v.exactOptional(v.string()),
  english: v.exactOptional(v.string()),
  reading: v.exactOptional(v.string()),
}) satisfies v.GenericSchema<unknown, Wanted>;

/** Offsets in a text, in UTF-16 code units, the end not in it. */
const SpanSchema = v.object({ start: count, end: count }) satisfies v.GenericSchema<unknown, Span>;

/** A worker does one job at a time; to stop it, it is ended. */
export const JobSchema = v.variant('type', [
  /** Has the dictionary opened before anything is to be read. */
  v.object({ type: v.literal('open'), job: count, lexicon: KeptFileSchema }),
  /** Asks for the terms of texts. */
  v.object({
    type: v.literal('read'),
    job: count,
    /** The dictionary's text form, gzipped. */
    lexicon: KeptFileSchema,
    texts: v.array(v.string()),
  }),
  /** Asks how terms are read that the reader made of others. */
  v.object({
    type: v.literal('describe'),
    job: count,
    lexicon: KeptFileSchema,
    terms: v.array(WantedSchema),
  }),
  /** Asks for the words of stretches of Chinese text. */
  v.object({
    type: v.literal('divide'),
    job: count,
    lexicon: KeptFileSchema,
    stretches: v.array(v.object({ text: v.string(), known: v.array(SpanSchema) })),
    /** Whether the words are to be read, too. */
    reads: v.boolean(),
  }),
  /** Asks what the dictionary says of a word. */
  v.object({
    type: v.literal('look'),
    job: count,
    lexicon: KeptFileSchema,
    word: v.string(),
    /** As it is read in its text; empty where that is not known. */
    reading: v.string(),
  }),
]);
export type Job = v.InferOutput<typeof JobSchema>;

export const TermSchema = v.object({
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
      from: v.exactOptional(v.string()),
      read: v.exactOptional(v.string()),
      suggestion: v.exactOptional(v.string()),
    }),
  ),
}) satisfies v.GenericSchema<unknown, Term>;

export const DescribedSchema = v.object({
  hanzi: v.string(),
  traditional: v.string(),
  pinyin: v.string(),
  numbered: v.string(),
  zhuyin: v.string(),
  zhuyinTaiwan: v.exactOptional(v.string()),
  words: v.array(
    v.object({ hanzi: v.string(), traditional: v.string(), pinyin: v.string(), gloss: v.string() }),
  ),
}) satisfies v.GenericSchema<unknown, Described>;

const TextWordSchema = v.object({
  start: count,
  end: count,
  reading: v.string(),
}) satisfies v.GenericSchema<unknown, TextWord>;

const SenseSchema = v.object({
  described: DescribedSchema,
  meanings: v.array(v.string()),
}) satisfies v.GenericSchema<unknown, DescribedSense>;

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
  /** `text` is the index of the one being read, `share` how much of all is, from 0 to 1. */
  v.object({
    type: v.literal('reading'),
    job: count,
    text: count,
    share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  }),
  /** The next terms of a text, and how each of them is read: few enough to be taken in between two taps. */
  v.object({
    type: v.literal('found'),
    job: count,
    text: count,
    terms: v.array(TermSchema),
    described: v.array(DescribedSchema),
  }),
  /** All terms of all texts were sent. */
  v.object({ type: v.literal('done'), job: count }),
  v.object({ type: v.literal('opened'), job: count }),
  /** In the order of the job. */
  v.object({ type: v.literal('described'), job: count, described: v.array(DescribedSchema) }),
  /** The words of each stretch, in the order of the job. */
  v.object({ type: v.literal('divided'), job: count, words: v.array(v.array(TextWordSchema)) }),
  /** Reading by reading. */
  v.object({ type: v.literal('looked'), job: count, senses: v.array(SenseSchema) }),
  v.object({
    type: v.literal('failed'),
    job: count,
    reason: v.picklist(FAILURES),
    /** The error's own words. */
    details: v.string(),
  }),
]);
export type Report = v.InferOutput<typeof ReportSchema>;
