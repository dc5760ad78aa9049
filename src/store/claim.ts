/** Which tab may ask a card. */
import { promisifyRequest } from 'idb-keyval';
import { holdLock } from '../platform/locks.ts';
import { firstIdAt, type CardId } from '../schedule/model.ts';
import { PREFIX, rangeOf, valueAt, type Database } from './database.ts';
import { checkRecord, nothingFound } from './pack.ts';
import type { Tabs } from './tabs.ts';

/** How far back answers given in another tab are looked for: ms. */
const RECENTLY = 60 * 60_000;

/** The right to ask a card; no other tab has it until it is released, or this tab is closed. */
export interface Claim {
  release(): void;
}

/** As `Store.claim`. */
export async function claimCard(
  { name, use }: Pick<Database, 'name' | 'use'>,
  tabs: Tabs,
  card: CardId,
  now: number,
): Promise<Claim | null> {
  const held = await holdLock(`tifa/${name}/card/${card}`);
  if (held === null) return null;
  try {
    await deliverMissed(use, tabs, now);
    return held;
  } catch (error) {
    held.release();
    throw error;
  }
}

/** The tab that had a card may have answered it: its record is stored, its message perhaps on the way. */
async function deliverMissed(use: Database['use'], tabs: Tabs, now: number): Promise<void> {
  const { upper } = rangeOf(PREFIX.log);
  const range = IDBKeyRange.bound(`${PREFIX.log}${firstIdAt(now - RECENTLY)}`, upper);
  const keys = await use('readonly', (store) => promisifyRequest(store.getAllKeys(range)));
  const missed = keys.map(String).filter((key) => !tabs.knows(key.slice(PREFIX.log.length)));
  if (missed.length === 0) return;
  const values = await use('readonly', (store) => Promise.all(missed.map((key) => valueAt(store, key))));
  const found = nothingFound();
  values.forEach((value, index) => checkRecord(missed[index]!, value, found));
  tabs.deliver(found.records);
}
