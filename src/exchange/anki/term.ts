/** What is written of a term for Anki: apart from the writing, so that asking for it does not load that. */
import * as v from 'valibot';
import { KINDS } from '../../term/kinds.ts';
import { TermIdSchema } from '../../term/term-id.ts';

/** What every Anki reads, or what Anki itself writes since 2.1.50. */
export const PACKAGE_FORMATS = ['every', 'present'] as const;
export type PackageFormat = (typeof PACKAGE_FORMATS)[number];

const texts = v.pipe(v.array(v.string()), v.readonly());

export const AnkiTermSchema = v.object({
  id: TermIdSchema,
  hanzi: v.string(),
  traditional: v.string(),
  pinyin: v.string(),
  zhuyin: v.string(),
  english: v.string(),
  kind: v.picklist(KINDS),
  /** Titles. */
  sources: texts,
  sentence: v.nullable(v.object({ before: v.string(), term: v.string(), after: v.string() })),
  /** What stands around each gap in a sentence, and the English that is its cue, if it needs one. */
  gap: v.nullable(v.object({ pieces: texts, cue: v.string() })),
  notes: texts,
  tags: texts,
});
export type AnkiTerm = v.InferOutput<typeof AnkiTermSchema>;
