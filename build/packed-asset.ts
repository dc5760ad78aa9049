/** What the app is told at build time of a packed file, to know it again when it has come over the network. */
import { createHash } from 'node:crypto';

/** Exports for a virtual module: `bytes`, the length, and `sha256`, in hexadecimal digits. */
export function factsOf(source: Buffer): string {
  const sha256 = createHash('sha256').update(source).digest('hex');
  return `export const bytes = ${source.byteLength}; export const sha256 = '${sha256}';`;
}
