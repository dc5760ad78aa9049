/** Corrections that are being typed, of the reading in progress and of kept sources. */
import * as v from 'valibot';
import type { SourceId } from '../../library/source.ts';
import { KINDS } from '../../term/kinds.ts';
import { halfTyped, type HalfTyped } from '../ui/half-typed.ts';
import type { Begun } from './corrections.ts';
import type { ReadText } from './found-term.ts';

const line = v.pipe(v.string(), v.maxLength(10_000));
const BegunSchema = v.object({
  english: line,
  kind: v.picklist(KINDS),
  reading: v.nullable(line),
  changed: v.boolean(),
  focus: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
}) satisfies v.GenericSchema<unknown, Begun>;

const all = halfTyped('corrections', BegunSchema);
const READING = 'reading ';

/** Those of one list, by its rows. */
function begunIn(list: string): HalfTyped<Begun> {
  const keyOf = (row: string) => `${list}\n${row}`;
  return {
    get: (row) => all.get(keyOf(row)),
    has: (row) => all.has(keyOf(row)),
    set: (row, begun) => all.set(keyOf(row), begun),
    delete: (row) => all.delete(keyOf(row)),
    keys: () =>
      [...all.keys()]
        .filter((key) => key.startsWith(`${list}\n`))
        .map((key) => key.slice(list.length + 1))
        .values(),
  };
}

/** Those of a reading: a copy of this tab may have another one than this tab had. */
export const begunInReading = (
  texts: readonly ReadText[],
  ids: readonly SourceId[] | null,
): HalfTyped<Begun> => {
  const length = texts.reduce((sum, { text }) => sum + text.length, 0);
  return begunIn(`${READING}${texts.length} ${length} ${ids?.[0] ?? ''}`);
};

export const begunInSource = (id: SourceId): HalfTyped<Begun> => begunIn(`source ${id}`);

/** A form that was opened and left as it was is not opened again: its list was left, or the page. */
export function forgetUntouched(): void {
  for (const key of [...all.keys()]) if (all.get(key)?.changed === false) all.delete(key);
}
forgetUntouched();

/** The reading is over, or its terms are found anew. */
export function forgetBegunReading(): void {
  for (const key of [...all.keys()]) if (key.startsWith(READING)) all.delete(key);
}
