/**
 * A source: an issue, an article or a word list, with what it says of each of its terms. Immutable: what the reader
 * changes is an edit (edit.ts), so that two devices always agree by putting together what they have (merge.ts).
 */
import * as v from 'valibot';
import { firstWhere } from '../sorted/first-where.ts';
import { KINDS, type Kind } from '../term/kinds.ts';
import { TermIdSchema, type TermId } from '../term/term-id.ts';
import { termKey } from '../term/term-key.ts';
import { MomentSchema } from './moment.ts';
import { AddressSchema, DaySchema, lineSchema, LONGEST } from './plain-text.ts';
import { isOfLaterVersion, LATER, noRefusals, problemOf, refuse, type Refused } from './refused.ts';

/** The version of the shapes below. A reader leaves a higher one where it is. */
export const SOURCE_VERSION = 1;

/**
 * What names a source: a shipped issue's slug; `text-` and 40 hexadecimal digits, the SHA-256 of an article's text
 * (`normalisedText`) cut short; `list-` and the same of a word list (`canonicalList`). So an article that is added on
 * two devices is one source. Hashing is the caller's: a browser does it asynchronously.
 */
export type SourceId = string & { readonly __source: never };

/** The derived word list of the reader's own words; no stored source may have its id. */
export const MY_WORDS = 'my-words' as SourceId;

const SOURCE_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const HASHED = /^(?:text|list)-/;
const HASHED_WELL = /^(?:text|list)-[0-9a-f]{40}$/;

/** Whether a text is formed as a source's id is; it need not be of any source. */
export function isSourceId(value: unknown): value is SourceId {
  return (
    typeof value === 'string' &&
    value.length <= 100 &&
    SOURCE_ID.test(value) &&
    (!HASHED.test(value) || HASHED_WELL.test(value))
  );
}

/** Whether it is formed as the name of an issue that comes with the app: what the reader keeps is named by its hash. */
export const isShippedId = (id: SourceId): boolean => id !== MY_WORDS && !HASHED.test(id);

export const SourceIdSchema = v.custom<SourceId>(isSourceId, 'is no identifier of a source');

/** The text an article's id is the hash of: its lines end in line feeds, and no byte-order mark begins it. */
export function normalisedText(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
}

/** The text a word list's id is the hash of: each term with its gloss, in the order of the terms' ids. */
export function canonicalList(finds: readonly Pick<Find, 'term' | 'gloss'>[]): string {
  return finds
    .map(({ term, gloss }) => `${term}\t${gloss ?? ''}`)
    .sort()
    .join('\n');
}

/**
 * @param type what the text is
 * @param sha256 the SHA-256 of `normalisedText` or `canonicalList` (UTF-8), in hexadecimal digits
 * @throws RangeError where it is none
 */
export function sourceIdOf(type: 'article' | 'word-list', sha256: string): SourceId {
  const id = `${type === 'article' ? 'text' : 'list'}-${sha256.slice(0, 40).toLowerCase()}`;
  if (sha256.length !== 64 || !isSourceId(id)) throw new RangeError('Not a SHA-256 in hexadecimal digits.');
  return id;
}

/** Where a term stands in a source's text, as `normalisedText` gives it. */
export interface Place {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  /** Of what stands there, line breaks in it included, in UTF-16 code units. */
  readonly length: number;
  /** Which form of the term stands there; its characters, where nothing is said. */
  readonly form?: 'english' | 'abbreviation';
  /** The nearest heading above, without its markup. */
  readonly section?: string;
  /** Id of the article, where the source is an issue of several. */
  readonly article?: string;
}

/** A word of a term, with the meaning that applies in it. */
export interface FindWord {
  readonly hanzi: string;
  readonly traditional: string;
  readonly pinyin: string;
  readonly gloss: string;
}

/** What one source says of one term. */
export interface Find {
  readonly term: TermId;
  /** Simplified. */
  readonly hanzi: string;
  /** In Taiwan's standard forms. */
  readonly traditional: string;
  /** In standard orthography. */
  readonly pinyin: string;
  /** Numbered pinyin, a syllable per character and Latin letters as they are: `zhu3 quan2 AI`. */
  readonly numbered: string;
  /** The mainland's reading, divided as `numbered`. */
  readonly zhuyin: string;
  readonly kind: Kind;
  /** The English the source gives for it; null where it gives none. */
  readonly gloss: string | null;
  readonly abbreviation?: string;
  /** 0 to 1: how sure the extractor was of the gloss, or that there is none; 1 where a person wrote it. */
  readonly confidence: number;
  /** Set where the source only cites it, as an author's name or the title of a paper. */
  readonly cited?: true;
  readonly words: readonly FindWord[];
  /** In the order of the text; none in a word list. */
  readonly places: readonly Place[];
}

export const SOURCE_TYPES = ['issue', 'article', 'word-list'] as const;
export type SourceType = (typeof SOURCE_TYPES)[number];

export interface Source {
  readonly v: typeof SOURCE_VERSION;
  readonly id: SourceId;
  /** Which version of the extractor found the terms; of two readings of one text the newer one stands. */
  readonly extractor: number;
  readonly type: SourceType;
  readonly title: string;
  readonly author?: string;
  /** Where it appeared. */
  readonly publication?: string;
  /** 2017, 2017-10 or 2017-10-18. */
  readonly date?: string;
  /** Of the page it came from. */
  readonly address?: string;
  /** Of the text, as HTML names it: `en`, `zh-Hant`. */
  readonly language?: string;
  /** Of a text that has pages: for each the line (from 1) it begins on. */
  readonly pages?: readonly number[];
  /** When it was first added (ms); a later reading of the same text keeps it. */
  readonly addedAt: number;
  /** In order of first appearance; one for each term. */
  readonly finds: readonly Find[];
}

/** A book of a thousand pages has some ten thousand distinct terms. */
export const MOST_FINDS = 20_000;
/** A name on every line of a long book. */
export const MOST_PLACES = 10_000;
/** The thickest book, and a line of text for each page. */
export const MOST_PAGES = 20_000;
/** No term has more characters (term-id.ts), so none has more words. */
const MOST_WORDS = 120;

const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));
const chinese = lineSchema(LONGEST.hanzi);
const reading = lineSchema(LONGEST.reading);
const gloss = lineSchema(LONGEST.gloss);

const PlaceSchema = v.object({
  line: whole(1, 10_000_000),
  column: whole(1, 100_000_000),
  length: whole(1, 1_000),
  form: v.exactOptional(v.picklist(['english', 'abbreviation'])),
  section: v.exactOptional(lineSchema(LONGEST.title)),
  article: v.exactOptional(v.pipe(v.string(), v.maxLength(100), v.regex(SOURCE_ID))),
}) satisfies v.GenericSchema<unknown, Place>;

const WordSchema = v.object({ hanzi: chinese, traditional: chinese, pinyin: reading, gloss });

export const FindSchema = v.pipe(
  v.object({
    term: TermIdSchema,
    hanzi: chinese,
    traditional: chinese,
    pinyin: reading,
    numbered: reading,
    zhuyin: reading,
    kind: v.picklist(KINDS),
    gloss: v.nullable(gloss),
    abbreviation: v.exactOptional(gloss),
    confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    cited: v.exactOptional(v.literal(true)),
    words: v.pipe(v.array(WordSchema), v.maxLength(MOST_WORDS)),
    places: v.pipe(v.array(PlaceSchema), v.maxLength(MOST_PLACES)),
  }),
  // Or a source could put its own characters on another term's page.
  v.check(
    ({ term, hanzi }) => term.replace(/~\d$/, '') === termKey(hanzi),
    'its characters are another term',
  ),
) satisfies v.GenericSchema<unknown, Find>;

/** As HTML names a language: `en`, `zh-Hant`. */
export const LanguageSchema = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/, 'is no language'),
);

export const PagesSchema = v.pipe(
  v.array(whole(1, 10_000_000)),
  v.minLength(1),
  v.maxLength(MOST_PAGES),
  v.check((pages) => pages.every((line, i) => i === 0 || line >= pages[i - 1]!), 'has pages that go back'),
);

/** Number of the page, from 1, that a line stands on; null before the first. */
export function pageAt(pages: readonly number[], line: number): number | null {
  // The last page that begins at the line or before it: an empty one begins where the next one does.
  const page = firstWhere(0, pages.length, (i) => pages[i]! > line);
  return page === 0 ? null : page;
}

const head = {
  v: v.literal(SOURCE_VERSION),
  id: v.pipe(
    SourceIdSchema,
    v.check((id) => id !== MY_WORDS, 'is the name of the own words'),
  ),
  extractor: whole(0, 1_000_000),
  type: v.picklist(SOURCE_TYPES),
  title: lineSchema(LONGEST.title),
  author: v.exactOptional(lineSchema(LONGEST.title)),
  publication: v.exactOptional(lineSchema(LONGEST.title)),
  date: v.exactOptional(DaySchema),
  address: v.exactOptional(AddressSchema),
  language: v.exactOptional(LanguageSchema),
  addedAt: MomentSchema,
};
const HeadSchema = v.object({ ...head, pages: v.optional(v.unknown()), finds: v.array(v.unknown()) });

/** The whole of a source; `readSource` takes what is sound of one. */
export const SourceSchema = v.object({
  ...head,
  pages: v.exactOptional(PagesSchema),
  finds: v.pipe(
    v.array(FindSchema),
    v.maxLength(MOST_FINDS),
    v.check((finds) => new Set(finds.map(({ term }) => term)).size === finds.length, 'has a term twice'),
  ),
}) satisfies v.GenericSchema<unknown, Source>;

export interface ReadSource {
  /** Null where it is no source, or one of a later version. */
  readonly source: Source | null;
  /** Whether it is of a later version: to be left where it is. */
  readonly later: boolean;
  /** The first of what was left out, and how many there are. */
  readonly refused: readonly Refused[];
  readonly refusedCount: number;
}

/** Reads a value from storage or a file. A find that is not sound costs itself only, and so do the pages. Never throws. */
export function readSource(value: unknown): ReadSource {
  const problems = noRefusals();
  const later = isOfLaterVersion(value, SOURCE_VERSION);
  const checked = v.safeParse(HeadSchema, value);
  if (later || !checked.success) {
    refuse(problems, 'the source', later ? LATER : problemOf(checked.issues ?? []));
    return { source: null, later, ...problems };
  }
  const { pages: stated, ...whole } = checked.output;
  const pages = v.safeParse(v.optional(PagesSchema), stated, { abortEarly: true });
  if (!pages.success) refuse(problems, 'the pages', problemOf(pages.issues));
  const finds: Find[] = [];
  const terms = new Set<TermId>();
  for (const [index, candidate] of checked.output.finds.entries()) {
    const where = () => `term ${index + 1}${nameOf(candidate)}`;
    if (finds.length >= MOST_FINDS) {
      refuse(problems, where(), `a source has at most ${MOST_FINDS} terms`);
      continue;
    }
    const find = v.safeParse(FindSchema, candidate, { abortEarly: true });
    if (!find.success) refuse(problems, where(), problemOf(find.issues));
    else if (terms.has(find.output.term)) refuse(problems, where(), 'stands in the source already');
    else {
      terms.add(find.output.term);
      finds.push(find.output);
    }
  }
  return {
    source: { ...whole, ...(pages.success && pages.output !== undefined && { pages: pages.output }), finds },
    later,
    ...problems,
  };
}

/** The term a value is about, as far as it says. */
function nameOf(value: unknown): string {
  const term = typeof value === 'object' && value !== null && 'hanzi' in value ? value.hanzi : undefined;
  return typeof term === 'string' ? ` (${term.slice(0, 40)})` : '';
}

/**
 * One find for each term, for whoever makes a source: of several the first one stands, with the places of all and
 * what only a later one knows (gloss, abbreviation).
 */
export function joinFinds(finds: readonly Find[]): Find[] {
  const joined = new Map<TermId, Find>();
  for (const find of finds) {
    const first = joined.get(find.term);
    if (first === undefined) {
      joined.set(find.term, find);
      continue;
    }
    const glossed = first.gloss === null && find.gloss !== null ? find : first;
    const { cited, ...rest } = first;
    joined.set(find.term, {
      ...rest,
      ...(cited && find.cited && { cited }),
      gloss: glossed.gloss,
      confidence: glossed.confidence,
      ...(first.abbreviation === undefined &&
        find.abbreviation !== undefined && { abbreviation: find.abbreviation }),
      places: [...first.places, ...find.places].sort(inOrder).slice(0, MOST_PLACES),
    });
  }
  return [...joined.values()];
}

/** In the order of the text. */
export function inOrder(a: Place, b: Place): number {
  return a.line - b.line || a.column - b.column || a.length - b.length;
}
