/** What passes between the screen and the worker that searches the dictionary, checked on arrival on either side. */
import * as v from 'valibot';
import { RANKS } from '../../look-up/hits.ts';
import { KeptFileSchema } from '../offline/kept-file.ts';
import { FAILURES } from '../read/messages.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const lexicon = KeptFileSchema;

export const JobSchema = v.variant('type', [
  /** Has the dictionary opened before anything is asked. */
  v.object({ type: v.literal('open'), job: count, lexicon }),
  /** Asks what a query finds. */
  v.object({ type: v.literal('find'), job: count, lexicon, query: v.string() }),
  /** Asks all there is about a word. */
  v.object({ type: v.literal('word'), job: count, lexicon, characters: v.string() }),
]);
export type Job = v.InferOutput<typeof JobSchema>;

/** What the dictionary says of a word read in one way. */
export const SenseSchema = v.object({
  traditional: v.string(),
  /** With tone marks, its words apart. */
  pinyin: v.string(),
  /** A syllable for each character, as `ren2 lei4`; zhuyin alike. */
  numbered: v.string(),
  zhuyin: v.string(),
  /** As the dictionary has them: `CL:個|个[ge4]` among them. */
  glosses: v.array(v.string()),
});
export type ShownSense = Readonly<v.InferOutput<typeof SenseSchema>>;

export const WordSchema = v.object({
  /** Simplified. */
  hanzi: v.string(),
  /** At least one; the sense that was found first. */
  senses: v.pipe(v.array(SenseSchema), v.minLength(1)),
});
export type ShownWord = Readonly<v.InferOutput<typeof WordSchema>>;

const words = v.array(WordSchema);

export const FoundSchema = v.object({
  query: v.string(),
  words,
  /** How many there are in all. */
  total: count,
  /** How well the first of them fits. */
  best: v.nullable(v.picklist(RANKS)),
  /** Of a phrase that is no word: the words it is divided into, each once. */
  parts: words,
  /** The characters of what was typed, or those that sound so. */
  characters: words,
  /** What was meant, where a slip finds nothing, or only what is like it. */
  meant: v.exactOptional(v.string()),
});
export type FoundInDictionary = Readonly<v.InferOutput<typeof FoundSchema>>;

/** A character by itself. */
const SignSchema = v.object({
  sign: v.string(),
  radical: v.string(),
  /** Null where it is not known. */
  strokes: v.nullable(count),
});

export const AboutWordSchema = v.object({
  characters: v.string(),
  /** Null where the dictionary does not list it. */
  word: v.nullable(WordSchema),
  /** Each character of a longer word; of what it does not list the words it is divided into. */
  parts: words,
  /** Its characters in both scripts, each once, as far as anything is known of them. */
  signs: v.array(SignSchema),
  /** Words that it is a part of. */
  containing: words,
  containingCount: count,
});
export type AboutWord = Readonly<v.InferOutput<typeof AboutWordSchema>>;

/** Why a job gave nothing. `absent`: the dictionary is not on this device. */
export const REASONS = [...FAILURES, 'absent'] as const;
export type Reason = (typeof REASONS)[number];

export const ReportSchema = v.variant('type', [
  v.object({ type: v.literal('open'), job: count }),
  v.object({ type: v.literal('found'), job: count, found: FoundSchema }),
  v.object({ type: v.literal('word'), job: count, about: AboutWordSchema }),
  v.object({
    type: v.literal('failed'),
    job: count,
    reason: v.picklist(REASONS),
    /** The error's own words. */
    details: v.string(),
  }),
]);
export type Report = v.InferOutput<typeof ReportSchema>;
