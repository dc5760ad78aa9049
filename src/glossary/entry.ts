/**
 * What a glossary holds: the shapes of `glossary.json`, checked wherever the file is read.
 *
 * The file is generated (see `glossary/README.md`); nothing here is specific to one issue.
 */
import * as v from 'valibot';

/** The version of the shape below. A reader refuses a higher one and migrates a lower one. */
export const GLOSSARY_VERSION = 1;

/** What sort of thing a term names. */
export const KINDS = ['person', 'organisation', 'place', 'publication', 'policy-term'] as const;
export type Kind = (typeof KINDS)[number];

/** The subjects a learner can browse and drill by. */
export const TOPICS = [
  'foreign-policy',
  'security-intelligence',
  'population-family',
  'technology-sovereignty',
  'party-discourse',
] as const;
export type Topic = (typeof TOPICS)[number];

const text = v.pipe(v.string(), v.minLength(1));

/** One place in the source where the term, its gloss or its abbreviation stands. */
export const OccurrenceSchema = v.object({
  /** Title of the article. */
  article: text,
  author: text,
  /** Pages of the article, as "7–12". */
  pages: text,
  /** The nearest heading above, without Markdown; null before the first heading of the article. */
  section: v.nullable(text),
  /** 1-based line in the source text. */
  line: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** 1-based column (UTF-16 code units) in that line. */
  column: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Which form of the term stands there. */
  form: v.picklist(['hanzi', 'english', 'abbreviation']),
  /** Exactly what is printed there. */
  printed: text,
});
export type Occurrence = v.InferOutput<typeof OccurrenceSchema>;

/** One word of a term, with the meaning that applies in this term. */
export const WordSchema = v.object({
  hanzi: text,
  traditional: text,
  /** In standard orthography, as it stands inside the entry's `pinyin`. */
  pinyin: text,
  gloss: text,
});
export type Word = v.InferOutput<typeof WordSchema>;

/** One character of a term. */
export const CharacterSchema = v.object({
  hanzi: text,
  traditional: text,
  /** With a tone mark, lower case, as read in this term. */
  pinyin: text,
  zhuyin: text,
  /** The Kangxi radical, where known. */
  radical: v.optional(text),
  gloss: v.optional(text),
});
export type Character = v.InferOutput<typeof CharacterSchema>;

/** A sentence of ours that uses the term. `hanzi` contains the term's hanzi exactly once. */
export const ExampleSchema = v.object({ hanzi: text, traditional: text, pinyin: text, english: text });
export type Example = v.InferOutput<typeof ExampleSchema>;

/** A misprint in the source, what is right, and why we think so. */
export const CorrectionSchema = v.object({ printed: text, corrected: text, reason: text });
export type Correction = v.InferOutput<typeof CorrectionSchema>;

export const EntrySchema = v.object({
  /** Stable, URL-safe; the corrected hanzi's syllables without tones, as `ren-lei-ming-yun-gong-tong-ti`. */
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
  /** Simplified characters, repaired and corrected. */
  hanzi: text,
  traditional: text,
  /** Hanyu pinyin in standard orthography (GB/T 16159; names GB/T 28039). */
  pinyin: text,
  /** Numbered pinyin, a syllable per character, as `ren2 lei4 ming4 yun4 gong4 tong2 ti3`. */
  pinyinNumbered: text,
  zhuyin: text,
  /** The gloss as printed; null where the source prints none. */
  english: v.nullable(text),
  /** Our gloss where the source prints none, or where the printed one is loose. */
  suppliedEnglish: v.optional(text),
  abbreviation: v.optional(text),
  kind: v.picklist(KINDS),
  topic: v.picklist(TOPICS),
  tags: v.array(text),
  /** Whether the source prints the term, or we supply its fixed Chinese (the companion list). */
  origin: v.picklist(['printed', 'supplied']),
  occurrences: v.array(OccurrenceSchema),
  /** Context in the source, in our own words: who uses it, about what, when. */
  note: text,
  /** What the formulation means and where it comes from, or who or what is named. */
  background: v.optional(text),
  example: v.optional(ExampleSchema),
  words: v.array(WordSchema),
  characters: v.array(CharacterSchema),
  /** Ids of entries of the same glossary. */
  related: v.array(text),
  corrections: v.array(CorrectionSchema),
  /** Why the pinyin does not read as the romanisation printed in the source, where it does not. */
  romanisationNote: v.optional(text),
  /** The Chinese quoted inside the English above, by stretch, where its traditional form differs. */
  quotedTraditional: v.record(text, text),
});
export type Entry = v.InferOutput<typeof EntrySchema>;

export const ArticleSchema = v.object({
  /** Stable and URL-safe. */
  id: text,
  title: text,
  author: text,
  /** As "7–12". */
  pages: text,
});
export type Article = v.InferOutput<typeof ArticleSchema>;

export const IssueSchema = v.object({
  id: text,
  journal: text,
  publisher: text,
  volume: v.number(),
  issue: v.number(),
  /** ISO 8601 day. */
  date: v.pipe(v.string(), v.isoDate()),
  articles: v.array(ArticleSchema),
});
export type Issue = v.InferOutput<typeof IssueSchema>;

export const GlossarySchema = v.object({
  version: v.literal(GLOSSARY_VERSION),
  issue: IssueSchema,
  /** In order of first appearance; supplied entries last. */
  entries: v.array(EntrySchema),
});
export type Glossary = v.InferOutput<typeof GlossarySchema>;
