/** Tables as text to read: CSV, tabs. Each row is a line of cells between bars. */
import Papa from 'papaparse';
import { FormatError, type Document, type ReadFormat } from './document.ts';
import { textOf } from './text.ts';

export const MOST_ROWS = 100_000;
const MOST_COLUMNS = 200;

export const readTable: ReadFormat = async (bytes, name, options): Promise<Document> => {
  const whole = await textOf(bytes, options);
  // As Excel is told what divides the cells.
  const [first = '', said] = /^sep=(.)\r?\n/i.exec(whole) ?? [];
  const text = whole.slice(first.length);
  const delimiter = said ?? (/\.(?:tsv|tab)$/i.test(name) ? '\t' : '');
  const parse = (quoteChar: string) =>
    Papa.parse<string[]>(text, {
      delimiter,
      delimitersToGuess: [',', '\t', ';', '|'],
      newline: '\n',
      quoteChar,
      preview: MOST_ROWS + 1,
    });
  const quoted = parse('"');
  // A quotation mark that stands for itself would take in half of the file.
  const { data } = quoted.errors.some(({ type }) => type === 'Quotes') ? parse('\0') : quoted;
  return { name, format: 'table', text: rowsAsText(data), facts: {}, dropped: [] };
};

/**
 * @param rows of cells, as a table has them
 * @throws FormatError `empty`, `too-large`
 */
export function rowsAsText(rows: readonly (readonly string[])[]): string {
  if (rows.length > MOST_ROWS) throw new FormatError('too-large', `more than ${MOST_ROWS} rows`);
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  if (filled.length === 0) throw new FormatError('empty');
  const width = Math.min(
    MOST_COLUMNS,
    filled.reduce((most, row) => Math.max(most, row.length), 0),
  );
  // Of one column it is a list, or lines that nothing divides.
  if (width === 1) return filled.map(([cell]) => oneLine(cell!)).join('\n');
  return filled
    .map(
      (row) =>
        `| ${Array.from({ length: width }, (_, at) => oneLine(row[at] ?? '').replaceAll('|', '\\|')).join(' | ')} |`,
    )
    .join('\n');
}

const oneLine = (cell: string): string => cell.replaceAll(/\s+/g, ' ').trim();
