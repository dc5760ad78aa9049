/**
 * Workbooks of Excel (and of LibreOffice and Google, saved as .xlsx): what stands in the cells of each sheet. Written
 * here because the libraries there are either stop at a cell with an error in it or believe every row's number.
 */
import { Parser } from 'htmlparser2';
import { FormatError, type Document, type Dropped, type ReadFormat } from './document.ts';
import { tidyFacts } from './facts.ts';
import { elementsOf, withoutPrefix } from './markup.ts';
import { MOST_ROWS, rowsAsText } from './table.ts';
import { LARGEST_FILE } from './text.ts';
import { Archive } from './zip.ts';

export interface Sheet {
  readonly name: string;
  /** Rows with anything in them; each as long as its last cell that has. */
  readonly rows: readonly {
    /** From 1, as Excel counts. */
    readonly row: number;
    readonly cells: readonly string[];
  }[];
}

const MOST_CELLS = 2_000_000;
const MOST_COLUMNS = 200;
const MOST_SHEETS = 200;
/** Bytes of a part. */
const LARGEST_PART = 60 * 1024 * 1024;

/** All sheets as text, each under its name where there are several. */
export const readXlsx: ReadFormat = async (bytes, name, options): Promise<Document> => {
  const { sheets, hidden, core } = await readWorkbook(bytes, options);
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) throw new FormatError('empty', 'no cell with anything in it');
  const texts = filled.map((sheet) => {
    const table = rowsAsText(sheet.rows.map(({ cells }) => cells));
    return filled.length > 1 ? `# ${sheet.name}\n\n${table}` : table;
  });
  const said = (fact: string) => core.find((element) => element.name === fact)?.text;
  return {
    name,
    format: 'xlsx',
    text: texts.join('\n\n'),
    facts: tidyFacts({
      title: said('title'),
      author: said('creator'),
      publication: undefined,
      date: undefined,
      address: undefined,
      language: said('language'),
    }),
    dropped: hidden > 0 ? [{ kind: 'hidden-text', count: hidden } satisfies Dropped] : [],
  };
};

/**
 * The sheets that are shown.
 *
 * @throws FormatError `damaged`, `bomb`, `encrypted`, `too-large`
 */
export async function readWorkbook(
  bytes: Uint8Array,
  { signal, onprogress }: Parameters<ReadFormat>[2] = {},
): Promise<{
  readonly sheets: readonly Sheet[];
  readonly hidden: number;
  readonly core: ReturnType<typeof elementsOf>;
}> {
  const archive = new Archive(bytes);
  const part = (path: string): string | undefined => {
    const content = archive.read(path);
    if (content !== undefined && content.length > LARGEST_PART) throw new FormatError('too-large', path);
    return content === undefined ? undefined : new TextDecoder().decode(content);
  };
  const workbook = part('xl/workbook.xml');
  if (workbook === undefined) throw new FormatError('damaged', 'a workbook without a list of its sheets');
  const elements = elementsOf(workbook);
  const addresses = new Map(
    elementsOf(part('xl/_rels/workbook.xml.rels') ?? '').map(({ attributes }) => [
      attributes['Id'],
      attributes['Target'],
    ]),
  );
  const strings = sharedStrings(part('xl/sharedStrings.xml') ?? '');
  const dates = dateStyles(part('xl/styles.xml') ?? '');
  const is1904 = elements.some(
    ({ name, attributes }) => name === 'workbookPr' && isTrue(attributes['date1904']),
  );
  const listed = elements.filter(({ name }) => name === 'sheet').slice(0, MOST_SHEETS);
  const shown = listed.filter(({ attributes }) => !/hidden/i.test(attributes['state'] ?? ''));
  const sheets: Sheet[] = [];
  // Many cells may refer to one long text.
  const budget = { cells: MOST_CELLS, letters: LARGEST_FILE };
  for (const [at, { attributes }] of shown.entries()) {
    signal?.throwIfAborted();
    onprogress?.(at, shown.length);
    const relation = Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1];
    const target = addresses.get(relation ?? '') ?? `worksheets/sheet${at + 1}.xml`;
    const xml = part(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    if (xml === undefined) continue;
    sheets.push({
      name: (attributes['name'] ?? `Sheet ${at + 1}`).replaceAll(/\s+/g, ' ').trim(),
      rows: rowsOf(xml, { strings, dates, is1904 }, budget),
    });
  }
  return { sheets, hidden: listed.length - shown.length, core: elementsOf(part('docProps/core.xml') ?? '') };
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

/** Texts that cells refer to by number; readings above characters are no part of them. */
function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let inReading = 0;
  const parser = new Parser(
    {
      onopentag(qualified) {
        const name = withoutPrefix(qualified);
        if (name === 'si') text = '';
        else if (name === 'rPh') inReading++;
        inText = name === 't' && inReading === 0;
      },
      ontext(piece) {
        if (inText) text += piece;
      },
      onclosetag(qualified) {
        const name = withoutPrefix(qualified);
        inText = false;
        if (name === 'rPh') inReading--;
        if (name === 'si') strings.push(unescaped(text));
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
  return strings;
}

/** How a workbook writes what XML has no signs for: a carriage return is `_x000D_`. */
const unescaped = (text: string): string =>
  text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );

/** Formats that have no code of their own and show a day; from 27 on they are those of East Asia. */
const isDateFormat = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);

/** For each style of a cell, whether it shows a day. */
function dateStyles(xml: string): boolean[] {
  const elements = elementsOf(xml);
  const ofDates = new Set(
    elements.flatMap(({ name, attributes }) => {
      const code = (attributes['formatCode'] ?? '').replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '');
      return name === 'numFmt' && /[yd]/i.test(code) && !/general/i.test(code)
        ? [Number(attributes['numFmtId'])]
        : [];
    }),
  );
  const from = elements.findIndex(({ name }) => name === 'cellXfs');
  const styles: boolean[] = [];
  for (const { name, attributes } of from < 0 ? [] : elements.slice(from + 1)) {
    if (name === 'cellStyles' || name === 'dxfs') break;
    const id = Number(attributes['numFmtId'] ?? 0);
    if (name === 'xf') styles.push(ofDates.has(id) || isDateFormat(id));
  }
  return styles;
}

interface Known {
  readonly strings: readonly string[];
  readonly dates: readonly boolean[];
  readonly is1904: boolean;
}

function rowsOf(xml: string, known: Known, budget: { cells: number; letters: number }): Sheet['rows'] {
  const rows: { row: number; cells: string[] }[] = [];
  let row = { row: 0, cells: [] as string[] };
  let column = 0;
  let cell: Readonly<Record<string, string>> = {};
  let value = '';
  let isTaken = false;
  let inReading = 0;
  const parser = new Parser(
    {
      onopentag(qualified, attributes) {
        const name = withoutPrefix(qualified);
        if (name === 'row') {
          // Their order counts; a number that a file makes up does not make as many rows.
          const given = Number(attributes['r']);
          row = { row: Number.isSafeInteger(given) && given > row.row ? given : row.row + 1, cells: [] };
          column = 0;
        } else if (name === 'c') {
          cell = attributes;
          column = columnOf(attributes['r']) ?? column + 1;
          value = '';
        } else if (name === 'rPh') inReading++;
        isTaken = (name === 'v' || name === 't') && inReading === 0;
      },
      ontext(piece) {
        if (isTaken) value += piece;
      },
      onclosetag(qualified) {
        const name = withoutPrefix(qualified);
        isTaken = false;
        if (name === 'rPh') inReading--;
        else if (name === 'c' && value !== '' && column <= MOST_COLUMNS) {
          if (--budget.cells < 0) throw new FormatError('too-large', `more than ${MOST_CELLS} cells`);
          const text = shownOf(value, cell, known);
          if (text === '') return;
          budget.letters -= text.length;
          if (budget.letters < 0) throw new FormatError('too-large', `more than ${LARGEST_FILE} letters`);
          while (row.cells.length < column - 1) row.cells.push('');
          row.cells[column - 1] = text;
        } else if (name === 'row' && row.cells.length > 0) {
          if (rows.length >= MOST_ROWS) throw new FormatError('too-large', `more than ${MOST_ROWS} rows`);
          rows.push(row);
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
  return rows;
}

/** `AB12` is in the 28th column. */
function columnOf(address: string | undefined): number | undefined {
  const letters = /^\$?([A-Z]{1,3})/.exec(address ?? '')?.[1];
  return letters === undefined
    ? undefined
    : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function shownOf(
  value: string,
  cell: Readonly<Record<string, string>>,
  { strings, dates, is1904 }: Known,
): string {
  switch (cell['t']) {
    case 's':
      return (strings[Number(value)] ?? '').trim();
    case 'b':
      return isTrue(value) ? 'TRUE' : 'FALSE';
    // A formula that came to nothing.
    case 'e':
      return '';
    case 'str':
    case 'inlineStr':
      return unescaped(value).trim();
    case 'd':
      return value.slice(0, 10);
    default:
      return dates[Number(cell['s'] ?? -1)] === true ? (dayOf(Number(value), is1904) ?? value) : value.trim();
  }
}

const MS_PER_DAY = 86_400_000;

/** @param number of days; Excel counts a 29 February 1900, which Lotus had */
function dayOf(number: number, is1904: boolean): string | undefined {
  if (!(number >= 0 && number < 2_958_466)) return undefined;
  const days = Math.floor(number);
  const first = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  return new Date(first + days * MS_PER_DAY).toISOString().slice(0, 10);
}
