/** What passes between the screen and the worker that reads word lists and asks the dictionary, checked on arrival. */
import * as v from 'valibot';
import { PACKAGE_PROBLEMS } from '../../exchange/anki/package-error.ts';
import { COLUMNS, LIST_FORMATS, type ListProblem, type RowProblem } from '../../exchange/word-list.ts';
import { FindSchema } from '../../library/source.ts';
import { DIRECTIONS } from '../../schedule/model.ts';
import { LogRecordSchema } from '../../schedule/schemas.ts';
import { KINDS } from '../../term/kinds.ts';
import { TermIdSchema } from '../../term/term-id.ts';
import { KeptFileSchema } from '../offline/kept-file.ts';
import { DescribedSchema, FAILURES } from '../read/messages.ts';
import type { ListRemark, OfReader } from './list-finds.ts';
import type { WantedWord } from './own-word.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const texts = v.array(v.string());
const columns = v.array(v.nullable(v.picklist(COLUMNS)));

/** How a list is taken: as it seems, or as the reader says. */
const asTaken = {
  text: v.string(),
  /** The list as a file of Excel, in the place of text. */
  workbook: v.exactOptional(v.instance(Uint8Array<ArrayBufferLike>)),
  /** The list as a package of Anki, in the place of text. */
  anki: v.exactOptional(v.blob()),
  /** Which of its sheets, or of the package's note types, from 0. */
  sheet: v.exactOptional(count),
  /** Whether the first row holds names. */
  headed: v.exactOptional(v.boolean()),
  /** What each column holds. */
  columns: v.exactOptional(columns),
};

const kind = v.picklist(KINDS);

export const JobSchema = v.variant('type', [
  /** Asks what a list holds. */
  v.object({ type: v.literal('look'), job: count, ...asTaken }),
  /** Asks for the finds of a list. */
  v.object({
    type: v.literal('make'),
    job: count,
    lexicon: KeptFileSchema,
    ...asTaken,
    kind,
    fillIn: v.boolean(),
    /** Asks for the reviews of a package, too, by the learner's own calendar. */
    reviews: v.exactOptional(v.object({ zone: v.string(), dayStartsAt: count })),
  }),
  /** Asks what the dictionary says of one word. */
  v.object({
    type: v.literal('word'),
    job: count,
    lexicon: KeptFileSchema,
    word: v.object({
      hanzi: v.string(),
      kind,
      traditional: v.exactOptional(v.string()),
      reading: v.exactOptional(v.string()),
      division: v.exactOptional(texts),
    }) satisfies v.GenericSchema<unknown, WantedWord>,
  }),
]);
export type Job = v.InferOutput<typeof JobSchema>;

const RowProblemSchema = v.object({
  row: count,
  text: v.string(),
  problem: v.picklist(['no-chinese', 'too-long', 'latin-words']),
}) satisfies v.GenericSchema<unknown, RowProblem>;

/** What a list holds, as far as a screen shows it. */
export const OverviewSchema = v.object({
  format: v.picklist(LIST_FORMATS),
  /** Names of a workbook's sheets, or of a package's note types, that hold anything, and which of them is shown. */
  sheets: v.array(v.string()),
  sheet: count,
  headed: v.nullable(v.boolean()),
  names: v.array(v.nullable(v.string())),
  columns,
  /** The first rows. */
  sample: v.array(texts),
  rows: count,
  /** Whether any cell has Chinese. */
  chinese: v.boolean(),
  words: count,
  /** Their ids. */
  terms: texts,
  /** How many words have no English. */
  unglossed: count,
  /** The first of the rows that give no word, and how many there are. */
  without: v.array(RowProblemSchema),
  withoutCount: count,
  /** The first of the words that stand in several rows, and how many there are. */
  doubles: v.array(v.object({ hanzi: v.string(), rows: v.array(count) })),
  doublesCount: count,
  /** What a package of Anki has besides words; null for any other list. */
  anki: v.nullable(
    v.object({
      answers: count,
      cards: count,
      templates: v.array(
        v.object({ name: v.string(), direction: v.nullable(v.picklist(DIRECTIONS)), answers: count }),
      ),
      /** Files of sound and pictures. */
      media: count,
    }),
  ),
});
export type Overview = v.InferOutput<typeof OverviewSchema>;

const RemarkSchema = v.object({
  row: count,
  hanzi: v.string(),
  about: v.picklist(['reading', 'refused']),
  problem: v.string(),
}) satisfies v.GenericSchema<unknown, ListRemark>;

const OfReaderSchema = v.object({
  term: TermIdSchema,
  tags: texts,
  note: v.string(),
}) satisfies v.GenericSchema<unknown, OfReader>;

const LIST_PROBLEMS = [
  'empty',
  'too-many-rows',
  'too-many-columns',
  'broken-xml',
  'not-tbx',
  'broken-workbook',
] as const satisfies readonly ListProblem[];

/** Why a job gave nothing. */
export const REASONS = [...FAILURES, ...LIST_PROBLEMS, ...PACKAGE_PROBLEMS] as const;
export type Reason = (typeof REASONS)[number];

export const ReportSchema = v.variant('type', [
  /** The dictionary comes: bytes so far. */
  v.object({ type: v.literal('fetching'), job: count, bytes: count }),
  v.object({ type: v.literal('opening'), job: count }),
  v.object({ type: v.literal('looked'), job: count, overview: OverviewSchema }),
  /** Some of the reviews, before the words. */
  v.object({ type: v.literal('reviews'), job: count, records: v.array(LogRecordSchema) }),
  /** Some of the words: a long list comes in pieces, so that no one message holds the screen. */
  v.object({
    type: v.literal('made'),
    job: count,
    finds: v.array(FindSchema),
    ofReader: v.array(OfReaderSchema),
    remarks: v.array(RemarkSchema),
    /** How many words of the list are done, and of how many. */
    done: count,
    of: count,
  }),
  v.object({
    type: v.literal('described'),
    job: count,
    described: DescribedSchema,
    /** What the dictionary says the whole word means. */
    meanings: texts,
  }),
  v.object({
    type: v.literal('failed'),
    job: count,
    reason: v.picklist(REASONS),
    /** The error's own words. */
    details: v.string(),
  }),
]);
export type Report = v.InferOutput<typeof ReportSchema>;
