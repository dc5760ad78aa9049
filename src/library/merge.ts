/**
 * What several devices have, put together: commutative, associative and idempotent, so that any order in which they
 * exchange what they have gives each of them the same library.
 */
import type { StoredEdit } from './edit.ts';
import type { Source, SourceId } from './source.ts';

/**
 * Each source once, in the order of their ids. Of two readings of one text the newer extractor's stands; of two by one
 * extractor the one that was added first; then the one that knows its pages; then the one whose JSON sorts first:
 * nothing depends on arrival.
 */
export function unionOfSources(...lists: readonly (readonly Source[])[]): Source[] {
  const byId = new Map<SourceId, Source>();
  for (const list of lists) {
    for (const source of list) {
      const other = byId.get(source.id);
      if (other === undefined || outranks(source, other)) byId.set(source.id, source);
    }
  }
  return [...byId.values()].sort(byIdOrder);
}

/** Whether `source` stands where `other` has the same id. */
export function outranks(source: Source, other: Source): boolean {
  if (source === other) return false;
  if (source.extractor !== other.extractor) return source.extractor > other.extractor;
  if (source.addedAt !== other.addedAt) return source.addedAt < other.addedAt;
  if ((source.pages === undefined) !== (other.pages === undefined)) return source.pages !== undefined;
  return canonicalJson(source) < canonicalJson(other);
}

/** Each edit once, in the order in which they were made: that of their identifiers. Keeps what a later version made. */
export function unionOfEdits(...lists: readonly (readonly StoredEdit[])[]): StoredEdit[] {
  const byId = new Map<string, StoredEdit>();
  for (const list of lists) {
    for (const edit of list) {
      const other = byId.get(edit.id);
      // Two edits cannot share an identifier unless a file was tampered with.
      if (other === undefined || (edit !== other && canonicalJson(edit) < canonicalJson(other))) {
        byId.set(edit.id, edit);
      }
    }
  }
  return [...byId.values()].sort(byIdOrder);
}

function byIdOrder(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The same text for the same value, in whatever order its fields were written. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
