/** The tables by which pdf.js reads Chinese fonts. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
/** In a package: the folder of tables beside the command (build/command.ts). */
export const PACKED_TABLES = 'cmaps';
export const PDF_TABLES = join(here, '..', '..', 'node_modules/pdfjs-dist/cmaps');

/** One of them by its name. */
export async function pdfTable(name: string): Promise<Uint8Array> {
  const packed = join(here, PACKED_TABLES);
  return readFile(join(existsSync(packed) ? packed : PDF_TABLES, basename(name)));
}
