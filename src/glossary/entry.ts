/**
 * What a glossary holds: the shapes of its files, checked wherever one is read.
 *
 * `supplied.json` has the same shape and `details.json` the depth of both, which is read when a term's page is
 * opened. The files are generated (see `glossary/README.md`); nothing here is specific to one issue.
 */
import * as v from 'valibot';
import { KINDS } from '../term/kinds.ts';
import { TermIdSchema } from '../term/term-id.ts';

/** The version of the shapes below. A reader refuses any other. */
export const GLOSSARY_VERSION = 4;

/** Where a term is at home: how those who use it would class their language. */
export const REGISTERS = [
  'party-formula',
  'diplomatic',
  'law',
  'administration',
  'press',
  'academic',
  'business',
  'folk',
  'internet',
  'abroad',
  'name',
] as const;
export type Register = (typeof REGISTERS)[number];

/** Whose English a rendering is: the issue's, the party-state's, scholars' and translators', the press's. */
export const RENDERING_BY = ['issue', 'official', 'scholars', 'press'] as const;
export type RenderingBy = (typeof RENDERING_BY)[number];

/** What is wrong in the issue: the PDF's conversion, the print, a translation, a fact, or time has passed. */
export const CORRECTION_TYPES = ['conversion', 'misprint', 'mistranslation', 'fact', 'out-of-date'] as const;
export type CorrectionType = (typeof CORRECTION_TYPES)[number];

const text = v.pipe(v.string(), v.minLength(1));
const slug = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/));
/** 2017, 2017-10 or 2017-10-18. */
const day = v.pipe(v.string(), v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/));

/** One place in the source where the term, its gloss or its abbreviation stands. */
export const OccurrenceSchema = v.object({
  /** Id of the article; its title, author and pages stand in the issue. */
  article: text,
  /** The heading it stands under, without Markdown; null where the article has not come to one yet. */
  section: v.nullable(text),
  /** 1-based line in the source text. */
  line: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** 1-based column (UTF-16 code units) in that line. */
  column: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Which form of the term stands there; a person's bare surname counts as English. */
  form: v.picklist(['hanzi', 'english', 'abbreviation']),
  /** Exactly what is printed there. */
  printed: text,
});
export type Occurrence = v.InferOutput<typeof OccurrenceSchema>;

/** A word of the term's pinyin, or several that mean one thing, with the meaning that applies in this term. */
export const WordSchema = v.object({
  hanzi: text,
  traditional: text,
  /** In standard orthography, as it stands inside the entry's `pinyin`. */
  pinyin: text,
  gloss: text,
});

/** A sentence of ours that uses the term. `hanzi` contains the term's hanzi exactly once. */
export const ExampleSchema = v.object({ hanzi: text, traditional: text, pinyin: text, english: text });
export type Example = v.InferOutput<typeof ExampleSchema>;

/** What a claim rests on: ids of the glossary's sources (`issue` is the issue), or why there are none. */
const ground = {
  sources: v.array(slug),
  /** `memory`: known but not looked up; `inferred`: concluded by us. Only where `sources` is empty. */
  certainty: v.optional(v.picklist(['memory', 'inferred'])),
};
export type Ground = v.InferOutput<v.ObjectSchema<typeof ground, undefined>>;

/** Chinese with what a reader who cannot read it needs. */
const chinese = { hanzi: text, traditional: text, pinyin: text };

/** An English version in use. */
export const RenderingSchema = v.object({
  english: text,
  by: v.picklist(RENDERING_BY),
  /** Who, by name. */
  who: text,
  since: v.optional(day),
  note: v.optional(text),
  ...ground,
});
export type Rendering = v.InferOutput<typeof RenderingSchema>;

/** The Chinese quoted inside English prose, stretch by stretch (`divideByScript`), in its other forms. */
export const QuotedSchema = v.record(text, v.object({ traditional: text, pinyin: text }));
export type Quoted = v.InferOutput<typeof QuotedSchema>;

/** What lists, cards and look-up show of a term. */
export const EntrySchema = v.object({
  /** As every device makes it of the hanzi: 人类命运共同体. */
  id: TermIdSchema,
  /** What it was called before, in the learner's log and in links: `ren-lei-ming-yun-gong-tong-ti`. */
  formerIds: v.array(slug),
  /** Simplified characters, repaired and corrected. */
  hanzi: text,
  /** In Taiwan's standard forms. */
  traditional: text,
  /** Hanyu pinyin in standard orthography (GB/T 16159; names GB/T 28039). */
  pinyin: text,
  /** Numbered pinyin, a syllable per character and Latin letters as they are, as `zhu3 quan2 AI`. */
  pinyinNumbered: text,
  /** The mainland's reading, divided as `pinyinNumbered`. */
  zhuyin: text,
  /** Taiwan's reading, where it differs. */
  zhuyinTaiwan: v.optional(text),
  /** The English that stands for the term: the printed one with its misprints corrected, or one supplied. */
  gloss: v.optional(text),
  /** The gloss exactly as printed; null where the source prints none. Of a supplied term its `gloss`. */
  english: v.nullable(text),
  abbreviation: v.optional(text),
  kind: v.picklist(KINDS),
  /** Id of one of the issue's topics. */
  topic: slug,
  tags: v.array(text),
  /** Whether the source prints the term, or its fixed Chinese is supplied. */
  origin: v.picklist(['printed', 'supplied']),
  /** Whether it is drilled without being asked for; names of cited authors and titles of papers are not. */
  drilled: v.boolean(),
  /** The sense alone, in one sentence. */
  definition: text,
  /** The day of which the definition is true, where it says who holds an office or what a body is. */
  asOf: v.optional(day),
  example: v.optional(ExampleSchema),
  words: v.array(WordSchema),
  renderings: v.array(RenderingSchema),
  occurrences: v.array(OccurrenceSchema),
  /** The Chinese quoted in the English above. */
  quoted: QuotedSchema,
});
export type Entry = v.InferOutput<typeof EntrySchema>;

/** One character of a term. */
export const CharacterSchema = v.object({
  hanzi: text,
  traditional: text,
  /** With a tone mark, lower case, as read in this term. */
  pinyin: text,
  zhuyin: text,
  /** Taiwan's reading, where it differs. */
  zhuyinTaiwan: v.optional(text),
  /** The radical of the simplified form, as Unihan's kRSUnicode counts it. */
  radical: text,
  /** That of the traditional form, where it is another. */
  traditionalRadical: v.optional(text),
  /** What it means in the word it stands in. */
  gloss: text,
});
export type Character = v.InferOutput<typeof CharacterSchema>;

/** A first use or a turning point. */
export const HistorySchema = v.object({
  date: day,
  what: text,
  who: v.optional(text),
  where: v.optional(text),
  /** The wording then. */
  wording: v.optional(v.object(chinese)),
  ...ground,
});

export const UsageSchema = v.object({
  register: v.picklist(REGISTERS),
  /** Who says it to whom. */
  speaker: v.optional(text),
  /** What it avoids saying. */
  avoids: v.optional(text),
  /** What it stands against. */
  against: v.optional(text),
  /** Short, full and earlier forms. */
  forms: v.array(v.object({ ...chinese, note: text })),
  /** Words it goes with. */
  collocations: v.array(v.object({ ...chinese, english: text })),
});

/** Another entry, and in what they belong together; stands in both. */
export const RelationSchema = v.object({ entry: TermIdSchema, why: text });
/** A word it is told apart from: an entry, or a word that is none. */
export const ContrastSchema = v.union([RelationSchema, v.object({ ...chinese, english: text, why: text })]);

/** What is wrong in the source, what is right, and why we think so. */
export const CorrectionSchema = v.object({
  type: v.picklist(CORRECTION_TYPES),
  printed: text,
  corrected: text,
  reason: text,
  sources: v.array(slug),
});

/** What only the term's own page shows, beside the entry. */
export const DetailsSchema = v.object({
  /** What the source says with it, in our own words. */
  context: v.optional(text),
  /** The 1-based lines of the source that the context rests on. */
  cites: v.array(v.pipe(v.number(), v.integer(), v.minValue(1))),
  history: v.array(HistorySchema),
  usage: v.optional(UsageSchema),
  /** A sentence of a public text that holds the term. */
  quotation: v.optional(v.object({ ...chinese, english: text, source: slug })),
  background: v.optional(text),
  contrasts: v.array(ContrastSchema),
  related: v.array(RelationSchema),
  /** Entries that have a word in common with it which few entries have. */
  sharesWord: v.array(v.object({ entry: TermIdSchema, word: text })),
  corrections: v.array(CorrectionSchema),
  /** Taiwan's or Hong Kong's own word, where it is another word. */
  elsewhere: v.array(
    v.object({ where: v.picklist(['Taiwan', 'Hong Kong']), hanzi: text, note: v.optional(text) }),
  ),
  /** Why the pinyin does not read as the romanisation printed in the source, where it does not. */
  romanisationNote: v.optional(text),
  characters: v.array(CharacterSchema),
  /** The Chinese quoted in the English above. */
  quoted: QuotedSchema,
});
export type Details = v.InferOutput<typeof DetailsSchema>;

/** A page or text that was looked at. */
export const SourceSchema = v.object({
  title: text,
  publisher: text,
  date: v.optional(day),
  url: v.pipe(v.string(), v.regex(/^https?:\/\//)),
  /** The day it was looked at. */
  seen: v.pipe(v.string(), v.isoDate()),
});
export type Source = v.InferOutput<typeof SourceSchema>;

/** Terms that make up a list in a fixed order. */
export const TermSetSchema = v.object({
  id: slug,
  title: text,
  hanzi: v.optional(text),
  traditional: v.optional(text),
  pinyin: v.optional(text),
  definition: text,
  sources: v.array(slug),
  note: v.optional(text),
  members: v.array(
    v.object({
      ...chinese,
      english: text,
      date: v.optional(day),
      note: v.optional(text),
      /** Id of the entry of that term, where there is one. */
      entry: v.optional(TermIdSchema),
    }),
  ),
  /** The Chinese quoted in the English above. */
  quoted: QuotedSchema,
});
export type TermSet = v.InferOutput<typeof TermSetSchema>;

export const ArticleSchema = v.object({
  /** Stable and URL-safe. */
  id: text,
  title: text,
  author: text,
  /** As "7–12". */
  pages: text,
});
export type Article = v.InferOutput<typeof ArticleSchema>;

/** A subject that a learner can browse and drill by. */
export const TopicSchema = v.object({ id: slug, /** What the screen calls it. */ label: text });
export type Topic = v.InferOutput<typeof TopicSchema>;

export const IssueSchema = v.object({
  id: text,
  journal: text,
  publisher: text,
  volume: v.number(),
  issue: v.number(),
  /** ISO 8601 day. */
  date: v.pipe(v.string(), v.isoDate()),
  articles: v.array(ArticleSchema),
  /** In the order in which they are listed. */
  topics: v.array(TopicSchema),
});
export type Issue = v.InferOutput<typeof IssueSchema>;

export const GlossarySchema = v.pipe(
  v.object({
    version: v.literal(GLOSSARY_VERSION),
    issue: IssueSchema,
    /** In order of first appearance; supplied entries last. */
    entries: v.array(EntrySchema),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { issue, entries } = dataset.value;
    const articles = new Set(issue.articles.map(({ id }) => id));
    const topics = new Set(issue.topics.map(({ id }) => id));
    const refuse = (message: string, ...path: readonly (string | number)[]) =>
      addIssue({ message, path: pathTo(dataset.value, path) });
    entries.forEach(({ topic, occurrences }, at) => {
      if (!topics.has(topic)) refuse(`no topic ${topic} in the issue`, 'entries', at, 'topic');
      occurrences.forEach(({ article }, nth) => {
        if (!articles.has(article))
          refuse(`no article ${article} in the issue`, 'entries', at, 'occurrences', nth, 'article');
      });
    });
  }),
);
export type Glossary = v.InferOutput<typeof GlossarySchema>;

type Path = [v.UnknownPathItem, ...v.UnknownPathItem[]];

/** The way to a value inside another, as an issue of valibot names it. */
function pathTo(root: unknown, keys: readonly (string | number)[]): Path {
  let value = root;
  return keys.map((key) => {
    const input = value;
    value = (input as Record<string | number, unknown>)[key];
    return { type: 'unknown', origin: 'value', input, key, value };
  }) as readonly v.UnknownPathItem[] as Path;
}

/** The depth of an issue's glossaries, by entry. */
export const GlossaryDetailsSchema = v.object({
  version: v.literal(GLOSSARY_VERSION),
  /** Id of the issue. */
  issue: text,
  /** By id; `issue` stands for the issue itself and is not among them. */
  sources: v.record(slug, SourceSchema),
  sets: v.array(TermSetSchema),
  entries: v.record(v.string(), DetailsSchema),
});
export type GlossaryDetails = v.InferOutput<typeof GlossaryDetailsSchema>;
