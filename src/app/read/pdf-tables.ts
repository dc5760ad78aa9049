/** Where the tables lie by which PDFs with East Asian fonts name their characters: each is fetched when one asks for it. */
const TABLES = import.meta.glob<string>('/node_modules/pdfjs-dist/cmaps/*.bcmap', {
  query: '?url&no-inline',
  import: 'default',
  eager: true,
});

/** Address of a table by its name, as `UniGB-UCS2-H.bcmap`; undefined where there is none. */
export const tableAddress = (name: string): string | undefined =>
  TABLES[`/node_modules/pdfjs-dist/cmaps/${name}`];
