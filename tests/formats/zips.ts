/** Archives for tests, whole and broken. */
import { strToU8, zipSync, type Zippable } from 'fflate';

/** @param files by name; text is written as UTF-8 */
export const zipOf = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(asBytes(files));

/** The same, with each file as it is. */
export const storedZipOf = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(asBytes(files), { level: 0 });

const asBytes = (files: Readonly<Record<string, string | Uint8Array>>): Zippable =>
  Object.fromEntries(
    Object.entries(files).map(([name, content]) => [
      name,
      typeof content === 'string' ? strToU8(content) : content,
    ]),
  );

/** Changes numbers of an archive: of each entry in its directory, and of the end. */
export function withDirectory(zip: Uint8Array, change: (view: DataView, at: number) => void): Uint8Array {
  const copy = zip.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 46 <= copy.length; at++)
    if (view.getUint32(at, true) === 0x02014b50) change(view, at);
  return copy;
}
