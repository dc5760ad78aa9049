/**
 * Ids of entries: the syllables without tones (`ren-lei-ming-yun`), not the words. A learner's reviews are filed
 * under them, so an id once given stays with its term: those of earlier builds are kept in `ids.json`.
 */
import * as v from 'valibot';

/** Ids by hanzi, as `ids.json` holds them. */
export type KnownIds = Readonly<Record<string, string>>;

const KnownIdsSchema = v.record(v.string(), v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)));

/** Checks `ids.json`. Throws `v.ValiError`. */
export function readIds(data: unknown): KnownIds {
  return v.parse(KnownIdsSchema, data);
}

/**
 * Gives every term an id: the one it has, or its syllables, numbered where another term has or had these.
 *
 * @returns the known ids, also of terms no longer there, and the new ones
 */
export function assignIds(
  terms: readonly { readonly hanzi: string; readonly toned: readonly string[] }[],
  known: KnownIds,
): KnownIds {
  const ids: Record<string, string> = { ...known };
  const taken = new Set(Object.values(known));
  for (const { hanzi, toned } of terms) {
    if (Object.hasOwn(ids, hanzi)) continue;
    let next = 0;
    const base =
      hanzi
        .replaceAll(/\p{Script=Han}/gu, () => ` ${toned[next++] ?? ''} `)
        .normalize('NFD')
        .replaceAll(/\p{M}/gu, '')
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^-|-$/g, '') || 'term';
    let id = base;
    for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
    taken.add(id);
    ids[hanzi] = id;
  }
  return ids;
}
