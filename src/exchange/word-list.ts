/**
 * A reader's word list, of whatever program: CSV, a table with tabs, Anki's and Pleco's text, a word on each line. It
 * becomes a table whose columns are guessed, by their names and by what stands in them; the reader sees them and may
 * say otherwise. Only then are words made of the rows. TBX becomes the same table (word-list-tbx.ts).
 *
 * Nothing is dropped in silence: a row that gives no word is named with the reason, and so is a word that comes twice.
 */
import { decodeHTML } from 'entities';
import Papa from 'papaparse';
import { LONGEST, plainLine, plainLines } from '../library/plain-text.ts';
import { MOST_FINDS, normalisedText } from '../library/source.ts';
import { KINDS, type Kind } from '../term/kinds.ts';
import { isTermId, LONGEST_TERM_ID, type TermId } from '../term/term-id.ts';
import { termKey } from '../term/term-key.ts';
import { foldVariants } from '../term/variants.ts';
import { withoutFormulaMark } from './table-csv.ts';
import { divideLines, HAN, isReading, readCell } from './written-word.ts';

/** What a column can hold; any other is passed over. */
export const COLUMNS = ['hanzi', 'traditional', 'pinyin', 'english', 'kind', 'tags', 'note'] as const;
export type Column = (typeof COLUMNS)[number];

export const LIST_FORMATS = ['csv', 'tsv', 'anki', 'apkg', 'tbx', 'xlsx', 'lines'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

export interface ListRow {
  /** From 1, as a spreadsheet counts them: a heading is row 1. */
  readonly row: number;
  readonly cells: readonly string[];
  /** Of all its words, beside those of a column: the category it stands under, what the file says of all. */
  readonly tags?: readonly string[];
}

/** A list as a table, before anything is made of it. */
export interface WordTable {
  readonly format: ListFormat;
  /** What the file calls each column; null where it says nothing. */
  readonly names: readonly (string | null)[];
  /** Whether the first row of the file is taken for the names; null where the format leaves no doubt. */
  readonly headed: boolean | null;
  readonly rows: readonly ListRow[];
  /** What each column seems to hold. */
  readonly guess: readonly (Column | null)[];
}

export type ListProblem =
  | 'empty'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'broken-xml'
  | 'not-tbx'
  | 'broken-workbook';

/** A list nothing can be made of. */
export class WordListError extends Error {
  override readonly name = 'WordListError';
  readonly problem: ListProblem;
  /** @param details for a report, as the line of what is broken */
  constructor(problem: ListProblem, details: string = problem) {
    super(details);
    this.problem = problem;
  }
}

/** As many as a source holds terms. */
export const MOST_ROWS = MOST_FINDS;
/** Anki's notes of many fields have some thirty. */
const MOST_COLUMNS = 100;
/** Rows by which columns are guessed: those at the start tell as much as all. */
const SAMPLE = 300;
/** The same in UTF-16 code units. */
const LONGEST_SAMPLE = 100_000;

/** Whether a list is XML, and so for `readTbx` (word-list-tbx.ts). */
export const isXml = (text: string): boolean => /^\ufeff?\s*<[?!a-z]/i.test(text.slice(0, 1_000));

/**
 * Reads a list that is no XML.
 *
 * @param headed whether the first row holds names; guessed where nothing is said
 * @throws WordListError
 */
export function readTable(text: string, headed?: boolean): WordTable {
  const { head, body, skipped } = headOf(normalisedText(text));
  const { records, format } = divide(body, head);
  if (records.length === 0) throw new WordListError('empty');
  if (records.length > MOST_ROWS + 1) throw new WordListError('too-many-rows');
  const clean = head.isAnki && head.html !== false ? ofHtml : (cell: string) => cell;
  const rows: ListRow[] = [];
  let category: readonly string[] = [];
  for (const [index, cells] of records.entries()) {
    if (cells.length > MOST_COLUMNS) throw new WordListError('too-many-columns');
    const row = skipped + index + 1;
    // Pleco's categories stand between the words, on lines of their own.
    const heading = /^\/\/(.*)$/.exec(cells.length === 1 ? cells[0]! : '');
    if (heading !== null) category = tagsOf(heading[1]!, false);
    else if (head.isAnki && cells[0]!.startsWith('#') && !/\p{Script=Han}/u.test(cells[0]!)) continue;
    else if (cells.some((cell) => cell.trim() !== '')) {
      const tags = [...head.tags, ...category];
      rows.push({
        row,
        cells: cells.map((cell) => clean(withoutFormulaMark(cell)).trim()),
        ...(tags.length > 0 && { tags }),
      });
    }
  }
  return tableOf(format, rows, headed, head);
}

/**
 * A table of rows that a workbook has.
 *
 * @param headed whether the first row holds names; guessed where nothing is said
 * @throws WordListError
 */
export function tableOfRows(rows: readonly ListRow[], headed?: boolean): WordTable {
  if (rows.some(({ cells }) => cells.length > MOST_COLUMNS)) throw new WordListError('too-many-columns');
  return tableOf('xlsx', rows, headed, NO_HEAD);
}

/**
 * A table of the notes that a package of Anki has; their fields are HTML.
 *
 * @param names of the fields
 * @throws WordListError
 */
export function tableOfNotes(names: readonly string[], notes: readonly ListRow[]): WordTable {
  if (names.length > MOST_COLUMNS) throw new WordListError('too-many-columns');
  if (notes.length > MOST_ROWS) throw new WordListError('too-many-rows');
  const rows = notes.map(({ cells, ...note }) => ({
    ...note,
    cells: cells.slice(0, names.length).map((cell) => ofHtml(cell).trim()),
  }));
  return tableOf('apkg', rows, undefined, { ...NO_HEAD, isAnki: true, columns: names });
}

function tableOf(
  format: ListFormat,
  rows: readonly ListRow[],
  headed: boolean | undefined,
  head: AnkiHead,
): WordTable {
  const isHeaded = head.columns === null && (headed ?? looksHeaded(rows));
  const data = isHeaded ? rows.slice(1) : rows;
  if (data.length === 0) throw new WordListError('empty');
  if (data.length > MOST_ROWS) throw new WordListError('too-many-rows');
  const width = Math.max(...data.slice(0, MOST_ROWS).map(({ cells }) => cells.length));
  const named = head.columns ?? (isHeaded ? rows[0]!.cells : []);
  const names = Array.from({ length: width }, (_, i) => named[i]?.trim() || null);
  return {
    format,
    names,
    headed: head.columns === null ? isHeaded : null,
    rows: data,
    guess: guessColumns(names, data, head),
  };
}

interface AnkiHead {
  readonly isAnki: boolean;
  readonly separator: string | null;
  readonly html: boolean | null;
  readonly columns: readonly string[] | null;
  /** Of every note. */
  readonly tags: readonly string[];
  /** Columns from 0 that hold what the head says: tags, or things of Anki's own. */
  readonly tagsColumn: number | null;
  readonly others: readonly number[];
}

const NO_HEAD: AnkiHead = {
  isAnki: false,
  separator: null,
  html: null,
  columns: null,
  tags: [],
  tagsColumn: null,
  others: [],
};

const SEPARATORS: Readonly<Record<string, string>> = {
  tab: '\t',
  comma: ',',
  semicolon: ';',
  pipe: '|',
  colon: ':',
  space: ' ',
};
const ANKI_LINE = /^#([a-z ]+):(.*)$/i;

interface Headed {
  readonly head: AnkiHead;
  readonly body: string;
  /** Lines of the head. */
  readonly skipped: number;
}

function headOf(text: string): Headed {
  // As Excel is told what divides the cells.
  const [first = '', separator] = /^sep=(.)\n/i.exec(text) ?? [];
  return separator === undefined
    ? ankiHead(text)
    : { head: { ...NO_HEAD, separator }, body: text.slice(first.length), skipped: 1 };
}

/** Anki's `#key:value` lines at the start of its text (https://docs.ankiweb.net/importing/text-files.html). */
function ankiHead(text: string): Headed {
  const said = new Map<string, string>();
  let body = text;
  let skipped = 0;
  for (;;) {
    const end = body.indexOf('\n');
    const line = end < 0 ? body : body.slice(0, end);
    const [, key, value] = ANKI_LINE.exec(line) ?? [];
    if (key === undefined || value === undefined || !isAnkiKey(key)) break;
    said.set(key.toLowerCase(), value);
    skipped++;
    body = end < 0 ? '' : body.slice(end + 1);
  }
  const given = said.get('separator');
  const separator = given === undefined ? null : (SEPARATORS[given.trim().toLowerCase()] ?? (given || null));
  const column = (key: string) => {
    const at = Number(said.get(key));
    return Number.isInteger(at) && at > 0 ? at - 1 : null;
  };
  const columns = said.get('columns');
  return {
    skipped,
    body,
    head: {
      isAnki: said.size > 0,
      separator,
      html: said.has('html') ? said.get('html')!.trim().toLowerCase() === 'true' : null,
      columns: columns === undefined ? null : columns.split(separator ?? '\t'),
      tags: tagsOf(said.get('tags') ?? '', true),
      tagsColumn: column('tags column'),
      others: ['guid column', 'notetype column', 'deck column'].flatMap((key) => column(key) ?? []),
    },
  };
}

const ANKI_KEYS = ['separator', 'html', 'columns', 'tags', 'notetype', 'deck', 'if matches'];
const isAnkiKey = (key: string): boolean =>
  ANKI_KEYS.includes(key.toLowerCase()) || /^(?:tags|guid|notetype|deck) column$/i.test(key);

/** The list's rows as cells, by whatever divides them. */
function divide(body: string, head: AnkiHead): { records: string[][]; format: ListFormat } {
  const text = body.trimEnd();
  if (text === '') return { records: [], format: 'lines' };
  const delimiter = head.separator ?? delimiterOf(text);
  if (delimiter === null) return { records: recordsOf(text.split('\n', MOST_ROWS + 2)), format: 'lines' };
  const records = parse(text, delimiter);
  return { records, format: head.isAnki ? 'anki' : delimiter === '\t' ? 'tsv' : 'csv' };
}

function parse(body: string, delimiter: string): string[][] {
  const options = { delimiter, newline: '\n', preview: MOST_ROWS + 2 } as const;
  const quoted = Papa.parse<string[]>(body, options);
  // A quotation mark that stands for itself would take in half of the file.
  const isQuoted = !quoted.errors.some(({ type }) => type === 'Quotes');
  return isQuoted ? quoted.data : Papa.parse<string[]>(body, { ...options, quoteChar: '\0' }).data;
}

/** Null where nothing divides most of the lines. */
function delimiterOf(body: string): string | null {
  const lines = body
    .slice(0, LONGEST_SAMPLE)
    // The marks stay: cells of which nothing else was left would be blank lines.
    .replaceAll(/"(?:[^"]|"")*"/g, '""')
    .split('\n', SAMPLE)
    .filter((line) => line.trim() !== '' && !line.startsWith('//'));
  // Signs inside a meaning stand in some lines only, and never before the Chinese has ended.
  return (
    ['\t', ';', ',', '|'].find((sign) => {
      const divided = lines.filter((line) => line.includes(sign)).length;
      return divided > 0 && divided >= (sign === '\t' ? 0.5 : 0.9) * lines.length;
    }) ?? null
  );
}

/** Lines without a sign that divides them, but for categories, which stand whole. */
function recordsOf(lines: readonly string[]): string[][] {
  const isWord = (line: string) => line.trim() !== '' && !line.startsWith('//');
  const words = divideLines(lines.filter(isWord)).values();
  return lines.map((line) => (isWord(line) ? words.next().value! : [line.trim()]));
}

/** What Anki shows of a field: no tags, sounds and pictures, a gap filled in. */
function ofHtml(field: string): string {
  const text = field
    .replaceAll(/\[sound:[^\]]*\]/g, ' ')
    .replaceAll(/<(?:style|script)\b[^>]*>[^]*?<\/(?:style|script)>/gi, ' ')
    .replaceAll(/<(?:br|\/?div|\/?p|\/?li|hr)\b[^>]*>/gi, ' ')
    .replaceAll(/<\/?[a-z!][^<>]*>/gi, '')
    .replaceAll(/\{\{c\d+::([^{}]*?)(?:::[^{}]*)?\}\}/g, '$1');
  return decodeHTML(text).replaceAll(/\s+/g, ' ');
}

/** What programs and people call a column, in letters alone. */
const NAMES: readonly (readonly [Column, RegExp])[] = [
  ['traditional', /^(?:traditional|trad|hant|zhhant|zhtw|繁[體体](?:字|中文)?|正[體体](?:字|中文)?)/],
  [
    'hanzi',
    /^(?:simplified|simp|hans|zhhans|zhcn|zh|hanzi|chinese|characters?|word|term|front|vocab(?:ulary)?|headword|expression|汉字|漢字|中文|简体(?:字|中文)?|簡體(?:字|中文)?|词(?:语|条)?|詞(?:語|條)?|生词|单词)$/,
  ],
  [
    'pinyin',
    /^(?:pinyin|hanyupinyin|reading|pronunciation|romani[sz]ation|zhuyin|bopomofo|拼音|注音|读音|讀音)$/,
  ],
  [
    'english',
    /^(?:english|en|gloss|meanings?|translations?|definitions?|back|英文|英语|英語|释义|釋義|意思|翻译|翻譯)$/,
  ],
  ['kind', /^(?:kind|type)$/],
  ['tags', /^(?:tags?|categor(?:y|ies)|labels?|subject|标签|標籤|分类|分類)$/],
  ['note', /^(?:notes?|comments?|remarks?|备注|備註|笔记|筆記)$/],
];

function columnNamed(name: string | null | undefined): Column | null {
  const letters = (name ?? '').toLowerCase().replaceAll(/[^\p{L}]/gu, '');
  return NAMES.find(([, names]) => names.test(letters))?.[0] ?? null;
}

/** Whether the first row names the columns: mostly by names we know, or with no Chinese over a column of Chinese. */
function looksHeaded(rows: readonly ListRow[]): boolean {
  const [first, ...others] = rows.slice(0, SAMPLE);
  if (first === undefined || others.length === 0) return false;
  const said = first.cells.filter((cell) => cell.trim() !== '');
  const known = new Set(said.flatMap((cell) => columnNamed(cell) ?? []));
  // 词语, 拼音 and 例句: no word has two such names of different columns beside it.
  if (new Set(said.filter(isHan).flatMap((cell) => columnNamed(cell) ?? [])).size > 1) return true;
  // 词汇 with "word" beside it is a word.
  const hasWord = said.some((cell) => isHan(cell) && columnNamed(cell) === null);
  if (!hasWord && known.size > 0 && known.size * 2 >= said.length) return true;
  return first.cells.some(
    (cell, i) =>
      cell.trim() !== '' &&
      !isHan(cell) &&
      share(
        others.map(({ cells }) => cells[i]),
        isHan,
      ) > 0.9,
  );
}

const letters = (cell: string): string => cell.replaceAll(/[^\p{L}]/gu, '');
/** Most of what can be read is Chinese, but for its own reading. */
const isHan = (cell: string): boolean =>
  HAN.test(cell) &&
  (cell.match(/\p{Script=Han}/gu) ?? []).length * 2 >
    letters(
      cell
        .replaceAll(/[(（[【].*?[)）\]】]/g, '')
        .replaceAll(/[^\s\p{Script=Han}]+/gu, (word) => (isReading(word) ? '' : word)),
    ).length;
const isEnglish = (cell: string): boolean => /[a-z]{2}/i.test(cell) && !isReading(cell) && !isHan(cell);

/** Of the cells that hold anything. */
function share(cells: readonly (string | undefined)[], is: (cell: string) => boolean): number {
  const filled = cells.filter((cell): cell is string => cell !== undefined && cell.trim() !== '');
  return filled.length === 0 ? 0 : filled.filter(is).length / filled.length;
}

/** What each column seems to hold: by its name where that is known, and where it is not, by its cells. */
export function guessColumns(
  names: readonly (string | null)[],
  rows: readonly ListRow[],
  { tagsColumn = null, others = [] }: Partial<Pick<AnkiHead, 'tagsColumn' | 'others'>> = {},
): (Column | null)[] {
  const sample = rows.slice(0, SAMPLE);
  const cellsOf = (at: number) => sample.map(({ cells }) => cells[at] ?? '');
  const guess: (Column | null)[] = names.map(() => null);
  const free = () => guess.flatMap((column, at) => (column === null && !others.includes(at) ? [at] : []));
  const give = (column: Column, at: number | undefined) => {
    if (at !== undefined && !guess.includes(column)) guess[at] = column;
  };
  if (tagsColumn !== null && tagsColumn < guess.length) give('tags', tagsColumn);
  for (const at of free()) {
    const column = columnNamed(names[at]);
    const fits =
      column === 'hanzi' || column === 'traditional'
        ? share(cellsOf(at), (cell) => HAN.test(cell)) > 0.3
        : true;
    if (column !== null && fits) give(column, at);
  }

  const chinese = free()
    .filter((at) => share(cellsOf(at), isHan) > 0.5)
    .map((at) => ({ at, length: medianLength(cellsOf(at)) }))
    .sort((a, b) => a.length - b.length || a.at - b.at);
  // Sentences are Chinese, too; words are shorter.
  if (!guess.includes('hanzi')) give('hanzi', chinese.shift()?.at);
  const words = guess.indexOf('hanzi');
  const twin = chinese.find(({ at }) => areTwins(cellsOf(words), cellsOf(at)))?.at;
  give('traditional', twin);
  const traditional = guess.indexOf('traditional');
  if (twin !== undefined && traditional === twin && isSimpler(cellsOf(twin), cellsOf(words))) {
    guess[twin] = 'hanzi';
    guess[words] = 'traditional';
  }
  if (words < 0 && traditional >= 0) guess[traditional] = 'hanzi';

  give(
    'pinyin',
    free().find((at) => share(cellsOf(at), isReading) > 0.6),
  );
  give(
    'english',
    free()
      .filter((at) => names[at] === null || columnNamed(names[at]) === null)
      .find((at) => share(cellsOf(at), isEnglish) > 0.5),
  );
  return guess;
}

function medianLength(cells: readonly string[]): number {
  const lengths = cells.flatMap((cell) => (cell === '' ? [] : [cell.length])).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length / 2)] ?? 0;
}

/** Whether two columns hold the same words, if in another script. */
function areTwins(a: readonly string[], b: readonly string[]): boolean {
  const both = a.flatMap((cell, i) => (cell !== '' && b[i] ? [termKey(cell) === termKey(b[i])] : []));
  return both.length > 0 && both.filter(Boolean).length >= 0.8 * both.length;
}

/** Whether more of `a` than of `b` is in simplified characters. */
const isSimpler = (a: readonly string[], b: readonly string[]): boolean =>
  share(a, (cell) => foldVariants(cell) === cell) > share(b, (cell) => foldVariants(cell) === cell);

/** A word as a list has it; its reading, other script and words are made by whoever has the dictionary. */
export interface ListedWord {
  readonly term: TermId;
  /** The row it first stands in. */
  readonly row: number;
  /** In either script. */
  readonly hanzi: string;
  readonly traditional?: string;
  /** As the list writes it. */
  readonly pinyin?: string;
  readonly gloss: string | null;
  readonly kind?: Kind;
  readonly tags: readonly string[];
  readonly note: string;
}

export interface RowProblem {
  readonly row: number;
  /** The cells, cut short. */
  readonly text: string;
  readonly problem: 'no-chinese' | 'too-long' | 'latin-words';
}

export interface ListedWords {
  readonly words: readonly ListedWord[];
  /** Rows that give no word. */
  readonly without: readonly RowProblem[];
  /** Words that stand in several rows; made into one, with what each of them says. */
  readonly doubles: readonly { readonly hanzi: string; readonly rows: readonly number[] }[];
}

/** The words of a table. @param columns what each column holds */
export function wordsOf({ rows, format }: WordTable, columns: readonly (Column | null)[]): ListedWords {
  const words = new Map<TermId, ListedWord>();
  const doubles = new Map<TermId, number[]>();
  const without: RowProblem[] = [];
  for (const row of rows) {
    const cell = (column: Column) =>
      row.cells
        .filter((_, at) => columns[at] === column)
        .join(' ')
        .trim();
    const written = readCell(cell('hanzi') || cell('traditional'));
    const forms = written?.forms ?? [];
    const made = forms.flatMap(({ hanzi, traditional }): ListedWord[] => {
      const term = termKey(hanzi);
      if (!isTermId(term)) return [];
      const other = forms.length === 1 ? cell('traditional') : '';
      const twin = traditional ?? (termKey(other) === term ? onlyChinese(other) : undefined);
      const pinyin = forms.length === 1 ? cell('pinyin') || written!.reading : '';
      const kind = kindNamed(cell('kind'));
      return [
        {
          term,
          row: row.row,
          hanzi,
          ...(twin !== undefined && twin.length === hanzi.length && { traditional: twin }),
          ...(pinyin !== '' && { pinyin: plainLine(pinyin, LONGEST.reading) }),
          gloss: plainLine(cell('english'), LONGEST.gloss) || null,
          ...(kind !== undefined && { kind }),
          tags: [
            ...new Set([
              ...(row.tags ?? []).flatMap((tag) => tagsOf(tag, false)),
              ...tagsOf(cell('tags'), format === 'anki'),
            ]),
          ],
          note: noteOf(cell('note')),
        },
      ];
    });
    if (made.length === 0) {
      const isLong = termKey(cell('hanzi')).length > LONGEST_TERM_ID;
      const text = plainLine(row.cells.join(' '), 60);
      const problem = isLong ? 'too-long' : written === null ? 'latin-words' : 'no-chinese';
      without.push({ row: row.row, text, problem });
    }
    for (const word of made) {
      const first = words.get(word.term);
      words.set(word.term, first === undefined ? word : joined(first, word));
      if (first === undefined) continue;
      const inRows = doubles.get(word.term) ?? [first.row];
      doubles.set(word.term, [...inRows, word.row]);
    }
  }
  return {
    words: [...words.values()],
    without,
    doubles: [...doubles].map(([term, inRows]) => ({ hanzi: words.get(term)!.hanzi, rows: inRows })),
  };
}

/** Two rows of one word: what only the later one knows is added, another meaning behind the first. */
function joined(first: ListedWord, later: ListedWord): ListedWord {
  const isNew = later.gloss !== null && first.gloss?.split('; ').includes(later.gloss) !== true;
  const meanings = [first.gloss, isNew ? later.gloss : null].filter((gloss) => gloss !== null);
  const notes = [first.note, later.note].filter((note) => note !== '');
  return {
    ...later,
    ...first,
    gloss: plainLine(meanings.join('; '), LONGEST.gloss) || null,
    tags: [...new Set([...first.tags, ...later.tags])],
    note: noteOf([...new Set(notes)].join('\n')),
  };
}

const onlyChinese = (cell: string): string => plainLine(cell, LONGEST.hanzi);

/** As they can be stored; by commas and semicolons, and in Anki, whose tags have no blanks, by these too. */
function tagsOf(cell: string, byBlanks: boolean): string[] {
  const parts = cell.split(byBlanks ? /[\s,;，；]+/ : /[,;，；\n]/);
  return [...new Set(parts.map((tag) => plainLine(tag.normalize('NFC'), LONGEST.tag)))].filter(
    (tag) => tag !== '',
  );
}

function kindNamed(cell: string): Kind | undefined {
  const name = cell.toLowerCase().replaceAll(/\s+/g, '-');
  return KINDS.find((kind) => kind === name);
}

/** Lines of text as a note takes them. */
function noteOf(cell: string): string {
  const lines = cell.split('\n').map((line) => plainLine(line, LONGEST.note));
  return plainLines(lines.join('\n'), LONGEST.note).trim();
}
