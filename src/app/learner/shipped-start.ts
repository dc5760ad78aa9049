/**
 * What a start needs of the shipped glossary (build/shipped-start.ts): the glossary itself is twenty times as large, and
 * comes when the first screen stands.
 */
import url from 'virtual:shipped-start';
import { unpackRows, type CardRow } from '../../library/card-rows.ts';
import type { TermId } from '../../term/term-id.ts';
import { fetchPart, LoadError } from '../shell/load.ts';

export interface ShippedStart {
  /** What each former id of a term stands for now. */
  readonly former: ReadonlyMap<string, TermId>;
  /** What cards are made of where the reader has added nothing. */
  readonly rows: readonly CardRow[];
}

/** As the build writes it, and names it by its hash: what could come in its place is something else altogether. */
interface Written {
  readonly former: readonly (readonly [former: string, now: TermId])[];
  readonly rows: Readonly<Record<'ids' | 'labels', string>> &
    Readonly<Record<'labelled' | 'counts' | 'bits', readonly number[]>>;
}

/** @throws LoadError where it does not come, or is not what was built */
export async function openShippedStart(): Promise<ShippedStart> {
  const response = await fetchPart(url);
  try {
    const { former, rows } = (await response.json()) as Written;
    const unpacked = unpackRows({
      ...rows,
      labelled: Uint32Array.from(rows.labelled),
      counts: Uint32Array.from(rows.counts),
      bits: Uint8Array.from(rows.bits),
    });
    if (unpacked === null) throw new RangeError('the columns do not fit together');
    return { former: new Map(former), rows: unpacked };
  } catch (error) {
    throw new LoadError('broken', `${url} is not what was built`, error);
  }
}
