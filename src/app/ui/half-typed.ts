/**
 * What is half typed, by what it is about. It outlives the screen, and for this tab a reload, until it is stored or given
 * up. A browser that keeps nothing for a tab costs the reload alone.
 */
import * as v from 'valibot';
import { attempt, sessionNotes } from '../../platform/platform.ts';
import { HALF_TYPED, whenErased } from './erased.ts';

export type HalfTyped<T> = Pick<Map<string, T>, 'get' | 'has' | 'set' | 'delete' | 'keys'>;

/** What is kept of one sort; what was typed into longest ago goes first. */
export const MOST_KEPT = 20;
/** UTF-16 code units of it that survive a reload. */
export const LONGEST_KEPT = 200_000;

/** @param name of the sort; no other has it */
export function halfTyped<T>(
  name: string,
  schema: v.GenericSchema<unknown, T>,
  notes: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null = sessionNotes(),
): HalfTyped<T> {
  const key = HALF_TYPED + name;
  const typed = new Map(attempt('small-notes', () => read(notes?.getItem(key) ?? null, schema), []));

  function keep(): void {
    for (let left = [...typed]; ; left = left.slice(1)) {
      const json = JSON.stringify(left);
      if (json.length > LONGEST_KEPT) continue;
      const write = () => (left.length === 0 ? notes?.removeItem(key) : notes?.setItem(key, json));
      return void attempt('small-notes', write, undefined);
    }
  }

  whenErased(() => typed.clear());

  return {
    get: (of) => typed.get(of),
    has: (of) => typed.has(of),
    keys: () => typed.keys(),
    set(of, value) {
      typed.delete(of);
      typed.set(of, value);
      for (const first of typed.keys()) {
        if (typed.size <= MOST_KEPT) break;
        typed.delete(first);
      }
      keep();
      return typed;
    },
    delete(of) {
      const was = typed.delete(of);
      if (was) keep();
      return was;
    },
  };
}

/** What is not sound of it costs itself. */
function read<T>(json: string | null, schema: v.GenericSchema<unknown, T>): [string, T][] {
  if (json === null) return [];
  let kept: unknown;
  try {
    kept = JSON.parse(json);
  } catch {
    return [];
  }
  const entry = v.tuple([v.string(), schema]);
  return (Array.isArray(kept) ? kept : []).slice(-MOST_KEPT).flatMap((one: unknown) => {
    const checked = v.safeParse(entry, one);
    return checked.success ? [checked.output] : [];
  });
}
