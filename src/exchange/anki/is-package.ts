/** Tells a package of Anki from other files, without what opens it. */
import { FormatError } from '../../formats/document.ts';
import { readDirectory } from '../../formats/zip-directory.ts';

/** The collection in a package, the newest format first: a package may hold an empty one for older versions beside it. */
export const COLLECTIONS = ['collection.anki21b', 'collection.anki21', 'collection.anki2'] as const;

/** By its name or by what is in it. */
export function isAnkiPackage(bytes: Uint8Array, name: string): boolean {
  if (/\.(?:apkg|colpkg)$/i.test(name)) return true;
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  try {
    return readDirectory(bytes).some((entry) => (COLLECTIONS as readonly string[]).includes(entry.name));
  } catch (error) {
    if (error instanceof FormatError) return false;
    throw error;
  }
}
