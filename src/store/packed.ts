/** What the store knows of its packs: how many there are, and what is in them. */
import { LOG_VERSION, type LogRecord } from '../schedule/model.ts';
import { isWhole } from '../schedule/sound.ts';
import type { Canonical } from '../term/canonical.ts';

/** A pack takes further records until it holds this many; packing rewrites no more than one such pack. */
export const PACK_SIZE = 8192;

export interface Packed {
  readonly v: typeof LOG_VERSION;
  /** Grows whenever packs are added or replaced, and never returns to a number it had. */
  readonly generation: number;
  /** The number of the last pack. */
  readonly last: number;
  /** Every packed record but an undo is older than this (ms). Version 0.1.0 reads it. */
  readonly horizon: number;
  /** The greatest identifier among the packed records. Version 0.1.0 did not write it. */
  readonly upTo?: string | undefined;
}
export const NOTHING_PACKED: Packed = { v: LOG_VERSION, generation: 0, last: 0, horizon: 0, upTo: '' };

/** What is stored under its key; null where it is anything else. */
export function packedOf(value: unknown): Packed | null {
  if (value === undefined) return NOTHING_PACKED;
  if (typeof value !== 'object' || value === null) return null;
  const { v, generation, last, horizon, upTo } = value as Partial<Record<keyof Packed, unknown>>;
  if (v !== LOG_VERSION || !isWhole(generation, 0) || !isWhole(last, 0) || !isWhole(horizon, -Infinity))
    return null;
  if (upTo === undefined) return { v, generation, last, horizon };
  return typeof upTo === 'string' ? { v, generation, last, horizon, upTo } : null;
}

/** A record with the name its card has now. */
export function renamed(record: LogRecord, canonical: Canonical): LogRecord {
  if (record.type === 'undo') return record;
  const card = canonical(record.card);
  return card === record.card ? record : { ...record, card };
}
