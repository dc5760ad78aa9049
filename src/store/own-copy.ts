/**
 * The reader's own copy of an issue, kept on this device and nowhere else: it is in no backup, because a
 * backup may be handed on and the text is its authors'.
 *
 * It lies in the database of the learner's data (database.ts), so that erasing everything there erases it too.
 */
import { del, get, set } from 'idb-keyval';
import * as v from 'valibot';
import { openDatabase, PREFIX } from './database.ts';
import { NewerDataError } from './errors.ts';

/** The version of the shape below. */
export const OWN_COPY_VERSION = 1;

export const OwnCopySchema = v.object({
  v: v.literal(OWN_COPY_VERSION),
  /** Id of the issue. */
  issue: v.pipe(v.string(), v.minLength(1)),
  /** Name of the file, or what the reader sees instead. */
  name: v.string(),
  /** Line ends are line feeds. */
  text: v.pipe(v.string(), v.minLength(1)),
  /** When it was kept: ms since 1970. */
  keptAt: v.pipe(v.number(), v.safeInteger()),
});
export type OwnCopy = v.InferOutput<typeof OwnCopySchema>;

export interface OwnCopies {
  /**
   * @returns null when there is none. One that does not pass its schema counts as none: it stays where it is
   *   until another is kept, and is not set aside with the learner's damaged data, which backups contain.
   * @throws StorageUnavailableError; NewerDataError when a later version of the app wrote it
   */
  read(issue: string): Promise<OwnCopy | null>;
  /**
   * Replaces the one of the same issue.
   * @throws StorageFullError, StorageUnavailableError: then what was there is as it was
   */
  keep(copy: OwnCopy): Promise<void>;
  remove(issue: string): Promise<void>;
  close(): Promise<void>;
}

const keyOf = (issue: string) => `${PREFIX.ownCopy}${issue}`;

/** @param name of the database, as for `openStore` */
export function openOwnCopies(name?: string): OwnCopies {
  const { use, close } = openDatabase({ durability: 'relaxed', ...(name === undefined ? {} : { name }) });

  return {
    async read(issue) {
      const value = await get<unknown>(keyOf(issue), use);
      if (value === undefined) return null;
      const version = typeof value === 'object' && value !== null && 'v' in value ? value.v : undefined;
      if (typeof version === 'number' && version > OWN_COPY_VERSION) {
        throw new NewerDataError(version, OWN_COPY_VERSION);
      }
      const checked = v.safeParse(OwnCopySchema, value);
      return checked.success && checked.output.issue === issue ? checked.output : null;
    },
    async keep(copy) {
      const checked = v.parse(OwnCopySchema, copy);
      await set(keyOf(checked.issue), checked, use);
    },
    async remove(issue) {
      await del(keyOf(issue), use);
    },
    close: () => close(),
  };
}
