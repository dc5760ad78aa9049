/**
 * Ids of entries: made of the characters (src/term), so that every device gives a term the same one. Where two terms
 * are written alike the second has `~2` behind it, and keeps it: `ids.json` remembers every id that was ever given,
 * and the ids of another kind that the learner's log and links may hold.
 */
import * as v from 'valibot';
import { isTermId, TermIdSchema, type TermId } from '../term/term-id.ts';
import { termIdOf } from '../term/term-key.ts';

const KnownIdSchema = v.strictObject({
  id: TermIdSchema,
  /** The syllables without tones, as `ren-lei-ming-yun`, under which entries stood in earlier versions. */
  formerIds: v.array(v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/))),
});
export type KnownId = v.InferOutput<typeof KnownIdSchema>;

const KnownIdsSchema = v.record(v.string(), KnownIdSchema);

/** Ids by hanzi, as `ids.json` holds them. */
export type KnownIds = Readonly<Record<string, KnownId>>;

/** Checks `ids.json`. Throws `v.ValiError`. */
export function readIds(data: unknown): KnownIds {
  return v.parse(KnownIdsSchema, data);
}

/**
 * Gives every term an id: the one it has, or its characters, numbered where another term has or had these.
 *
 * @param terms hanzi, each once
 * @returns the known ids, also of terms no longer there, and the new ones
 * @throws RangeError where a term has no Chinese character, or more than nine are written alike
 */
export function assignIds(terms: readonly string[], known: KnownIds): KnownIds {
  const ids: Record<string, KnownId> = { ...known };
  const taken = new Set(Object.values(known).map(({ id }) => id));
  for (const hanzi of terms) {
    if (Object.hasOwn(ids, hanzi)) continue;
    const base = termIdOf(hanzi);
    let id: TermId = base;
    for (let n = 2; taken.has(id); n++) {
      const next = `${base}~${n}`;
      if (!isTermId(next)) throw new RangeError(`Too many terms are written ${base}.`);
      id = next;
    }
    taken.add(id);
    ids[hanzi] = { id, formerIds: [] };
  }
  return ids;
}
