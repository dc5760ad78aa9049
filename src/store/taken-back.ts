/** Records that were set aside as damaged by a version that did not understand them, and are sound. */
import { type LogRecord } from '../schedule/model.ts';
import { LogRecordSchema } from '../schedule/schemas.ts';
import * as v from 'valibot';
import { readAside } from './aside.ts';
import { PREFIX, valueAt, type Database } from './database.ts';
import { StorageError } from './errors.ts';

/**
 * Puts such records back where they were. A tab of version 0.1.0 that is open beside this one does that to records
 * whose terms are named by their characters. Where nothing can be written they stay aside, and leave with the backup.
 */
export async function takeBackRecords({ write }: Pick<Database, 'write'>): Promise<void> {
  try {
    await write(async (store) => {
      for (const [place, { value }] of await readAside(store)) {
        const record = v.safeParse(LogRecordSchema, value);
        if (!record.success || !isItsPlace(place, record.output)) continue;
        const key = `${PREFIX.log}${record.output.id}`;
        const here = await valueAt(store, key);
        // What is odd itself is set aside first, in idle time; until then the sound one is safe where it is.
        if (here !== undefined && !v.is(LogRecordSchema, here)) continue;
        if (here === undefined) store.put(record.output, key);
        store.delete(`${PREFIX.aside}${place}`);
      }
    });
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    console.warn('Records that were set aside could not be put back:', error);
  }
}

/** As `copyAside` names it: the key of the record, and a number where several were found there. */
const isItsPlace = (place: string, { id }: LogRecord): boolean =>
  place === `${PREFIX.log}${id}` || place.startsWith(`${PREFIX.log}${id}~`);
