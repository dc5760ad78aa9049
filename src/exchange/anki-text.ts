/** Notes as Anki imports them from a text (https://docs.ankiweb.net/importing/text-files.html). */
import Papa from 'papaparse';
import { oneLine } from './table-csv.ts';

/**
 * A header of `#key:value` lines, then a note a line. Fields with quotes are quoted, as Anki's importer reads them;
 * nothing is HTML.
 *
 * @param columns the last one holds the tags, divided by blanks
 */
export function notesToAnki(columns: readonly string[], notes: readonly (readonly string[])[]): string {
  const head = [
    '#separator:tab',
    '#html:false',
    `#tags column:${columns.length}`,
    `#columns:${columns.join('\t')}`,
  ];
  const body = Papa.unparse(
    notes.map((note) => note.map(oneLine)),
    {
      delimiter: '\t',
      newline: '\n',
      // A first field that begins with # would be read as a header or comment.
      quotes: (value: unknown) => typeof value === 'string' && /^#/.test(value),
    },
  );
  return `${head.join('\n')}\n${body}\n`;
}
