/**
 * The reader's own copy of an issue as version 0.1.0 kept it, under a key of its own. It is the text of that source now,
 * as any other text is of its source.
 */
import { promisifyRequest } from 'idb-keyval';
import * as v from 'valibot';
import { SourceIdSchema, type SourceId } from '../library/source.ts';
import { copyAside, isOfLaterVersion, problemOf } from './aside.ts';
import { PREFIX, rangeOf, valuesUnder, type Database } from './database.ts';
import { StorageError } from './errors.ts';
import { noteChange } from './library-cache.ts';

const OwnCopySchema = v.object({
  v: v.literal(1),
  /** Id of the issue. */
  issue: SourceIdSchema,
  name: v.string(),
  /** Line ends are line feeds. */
  text: v.pipe(v.string(), v.minLength(1)),
  keptAt: v.number(),
});

/**
 * Moves what is stored so, wholly or not at all. A copy that an open tab of 0.1.0 has kept since takes the place of what
 * was moved before: keeping it was the later act. What is no copy is set aside as a damaged text; a copy of a later
 * version stays. Where nothing can be written all of it stays until the next opening.
 *
 * @param putText stores the text of a source within a transaction; false where a later version has stored one
 */
export async function moveOwnCopies(
  { use, write }: Pick<Database, 'use' | 'write'>,
  putText: (store: IDBObjectStore, source: SourceId, text: string) => Promise<boolean>,
): Promise<void> {
  const count = await use('readonly', (store) => promisifyRequest(store.count(rangeOf(PREFIX.ownCopy))));
  if (count === 0) return;
  try {
    await write(async (store) => {
      let moved = false;
      for (const [key, value] of await valuesUnder(store, PREFIX.ownCopy)) {
        if (isOfLaterVersion(value)) continue;
        const issue = key.slice(PREFIX.ownCopy.length);
        const copy = v.safeParse(OwnCopySchema, value);
        if (copy.success && copy.output.issue === issue) {
          if (!(await putText(store, copy.output.issue, copy.output.text))) continue;
          moved = true;
        } else {
          const problem = copy.success ? 'is the copy of another issue' : problemOf(copy.issues);
          await copyAside(store, { key: `${PREFIX.text}${issue}`, problem, value });
        }
        store.delete(key);
      }
      if (moved) await noteChange(store);
    });
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    console.warn('The copy of the issue could not be moved:', error);
  }
}
