/**
 * Values that did not pass their schema. Each costs itself only, stays in place until idle time moves it aside, and
 * leaves with the backup.
 */
import * as v from 'valibot';
import { LOG_VERSION } from '../schedule/model.ts';
import { plainJson } from '../schedule/plain-json.ts';
import { PREFIX, valueAt, valuesUnder, type Database } from './database.ts';

/** A value that did not pass its schema: what was found, and what is wrong with it. */
export interface Damaged {
  /** Where it was found. */
  readonly key: string;
  readonly problem: string;
  readonly value: unknown;
}

/** One stored value: sound, or damaged, or of a later version; a source may be sound in part. */
export interface Judged<T> {
  readonly value: T | null;
  readonly damaged: Damaged | null;
  readonly later: Damaged | null;
}

/** What moves a damaged value out of the way, within a transaction. */
export type SetAside = (store: IDBObjectStore, one: Damaged) => Promise<void>;

const AsideSchema = v.object({ key: v.string(), problem: v.string(), value: v.unknown() });

/** What reading has met since the store was opened, to be set aside in idle time. */
export class Aside {
  readonly #met = new Map<string, { readonly one: Damaged; readonly setAside: SetAside }>();

  /** @param setAside `moveAside` for a value that stands by itself, `copyAside` for a part of one */
  meet(damaged: readonly Damaged[], setAside: SetAside): void {
    for (const one of damaged) this.#met.set(one.key, { one, setAside });
  }

  /**
   * Damaged ones are met, those that are sound in part too.
   *
   * @returns what is sound
   */
  meetAll<T>(judged: readonly Judged<T>[], move: SetAside = moveAside): T[] {
    for (const { value, damaged } of judged) {
      if (damaged !== null) this.meet([damaged], value === null ? move : copyAside);
    }
    return judged.flatMap(({ value }) => (value === null ? [] : [value]));
  }

  async setMetAside(database: Database): Promise<void> {
    if (this.#met.size === 0) return;
    const met = [...this.#met];
    await database.write(async (store) => {
      for (const [, { one, setAside }] of met) await setAside(store, one);
    });
    for (const [key, entry] of met) if (this.#met.get(key) === entry) this.#met.delete(key);
  }

  forget(): void {
    this.#met.clear();
  }
}

/** Keeps a damaged value, beside another that was found in the same place before. */
export async function copyAside(store: IDBObjectStore, one: Damaged): Promise<void> {
  for (let count = 1; ; count++) {
    const key = `${PREFIX.aside}${one.key}${count === 1 ? '' : `~${count}`}`;
    const before = await valueAt(store, key);
    if (before === undefined) {
      store.put(one, key);
      return;
    }
    if (isSame((before as Partial<Damaged>).value, one.value)) return;
  }
}

/** The same, and takes it from its place, if it is still there as it was. */
export async function moveAside(store: IDBObjectStore, one: Damaged): Promise<void> {
  const value = await valueAt(store, one.key);
  if (value === undefined || !isSame(value, one.value)) return;
  await copyAside(store, one);
  store.delete(one.key);
}

/** What was set aside, by where it was found. */
export async function readAside(store: IDBObjectStore): Promise<Map<string, Damaged>> {
  const damaged = new Map<string, Damaged>();
  for (const [place, value] of await valuesUnder(store, PREFIX.aside)) {
    const key = place.slice(PREFIX.aside.length);
    const shape = v.safeParse(AsideSchema, value);
    damaged.set(key, shape.success ? shape.output : { key, problem: 'was set aside', value });
  }
  return damaged;
}

/** Whether a stored value says that a later version of the app has written it. */
export function isOfLaterVersion(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'v' in value &&
    typeof value.v === 'number' &&
    Number.isSafeInteger(value.v) &&
    value.v > LOG_VERSION
  );
}

export function damagedAt(key: string, problem: string, value: unknown): Judged<never> {
  return { value: null, damaged: { key, problem, value }, later: null };
}

export function laterAt(key: string, value: unknown): Damaged {
  return { key, problem: 'of a later version of Tifa', value };
}

export function problemOf(issues: readonly v.BaseIssue<unknown>[]): string {
  const [issue] = issues;
  if (issue === undefined) return 'unknown problem';
  const path = v.getDotPath(issue as v.BaseIssue<unknown>);
  return path === null ? issue.message : `${path}: ${issue.message}`;
}

export function isSame(a: unknown, b: unknown): boolean {
  return plainJson(a) === plainJson(b);
}
