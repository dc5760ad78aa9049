/** The learner's choices and the session, each one value. */
import { get } from 'idb-keyval';
import * as v from 'valibot';
import { LOG_VERSION } from '../schedule/model.ts';
import { SessionRecordSchema } from '../schedule/schemas.ts';
import type { SessionRecord } from '../schedule/session-record.ts';
import { NO_SETTINGS, readStoredSettings, type StoredSettings } from '../schedule/settings.ts';
import { mergeSettings } from '../schedule/change-settings.ts';
import { copyAside, isOfLaterVersion, type Aside, type Damaged } from './aside.ts';
import { KEY, valueAt, type Database } from './database.ts';
import { NewerDataError } from './errors.ts';

/** Settings as found in a stored value. */
interface SettingsFound {
  readonly settings: StoredSettings;
  readonly damaged: readonly Damaged[];
  readonly later: readonly Damaged[];
}

export interface SettingsStore {
  read(): Promise<StoredSettings>;
  /** @throws NewerDataError where a later version of the app has written them */
  change(change: (stored: StoredSettings) => StoredSettings): Promise<StoredSettings>;
  /** Takes in those of a backup, within a transaction; what a later version wrote is left alone. */
  mergeInto(store: IDBObjectStore, given: StoredSettings): Promise<void>;
  readSession(): Promise<SessionRecord | null>;
  writeSession(session: SessionRecord): Promise<void>;
  endSession(session: SessionRecord): Promise<void>;
}

export function openSettings({ use, write }: Database, aside: Aside): SettingsStore {
  /** What was damaged is set aside whenever the settings are replaced. */
  const setDamagedAside = async (store: IDBObjectStore): Promise<void> => {
    const { damaged } = settingsIn(await valueAt(store, KEY.settings));
    if (damaged.length > 0) await replace(store, (stored) => stored);
  };

  return {
    async read() {
      const { settings, damaged } = settingsIn(await get<unknown>(KEY.settings, use));
      aside.meet(damaged, setDamagedAside);
      return settings;
    },
    change: (change) => write((store) => replace(store, change)),
    async mergeInto(store, given) {
      const here = await valueAt(store, KEY.settings);
      if (!isOfLaterVersion(here)) await replace(store, (stored) => mergeSettings(stored, given));
    },
    async readSession() {
      const checked = v.safeParse(SessionRecordSchema, await get<unknown>(KEY.session, use));
      // A session that cannot be taken up again loses nothing: its answers are in the log.
      return checked.success ? checked.output : null;
    },
    async writeSession(session) {
      await write((store) => void store.put(session, KEY.session));
    },
    endSession: ({ at, after }) =>
      write(async (store) => {
        const stored = v.safeParse(SessionRecordSchema, await valueAt(store, KEY.session));
        if (stored.success && stored.output.at === at && stored.output.after === after)
          store.delete(KEY.session);
      }),
  };
}

/**
 * Replaces the settings within a transaction. What was damaged is set aside first, what a later version wrote
 * is left alone.
 *
 * @throws NewerDataError
 */
async function replace(
  store: IDBObjectStore,
  change: (stored: StoredSettings) => StoredSettings,
): Promise<StoredSettings> {
  const value = await valueAt(store, KEY.settings);
  const { settings, damaged, later } = settingsIn(value);
  if (later.length > 0) throw new NewerDataError((value as { v: number }).v, LOG_VERSION);
  for (const one of damaged) await copyAside(store, one);
  const changed = change(settings);
  store.put(changed, KEY.settings);
  return changed;
}

export function settingsIn(value: unknown): SettingsFound {
  if (value === undefined) return { settings: NO_SETTINGS, damaged: [], later: [] };
  const read = readStoredSettings(value);
  if (read !== null) {
    const damaged = read.refused.map(({ field, problem, value }) => ({
      key: `${KEY.settings}#${field}`,
      problem,
      value,
    }));
    return { settings: read.settings, damaged, later: [] };
  }
  if (isOfLaterVersion(value)) {
    const later = { key: KEY.settings, problem: 'of a later version of Tifa', value };
    return { settings: NO_SETTINGS, damaged: [], later: [later] };
  }
  const damaged = { key: KEY.settings, problem: 'are no settings', value };
  return { settings: NO_SETTINGS, damaged: [damaged], later: [] };
}

/** Whether a stored value is a session. */
export function isSession(value: unknown): boolean {
  return v.is(SessionRecordSchema, value);
}
