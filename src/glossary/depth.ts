/** Reading the depth of a glossary: an entry's share of it, and the lists it stands in. */
import type { Details, GlossaryDetails, TermSet } from './entry.ts';

/** @throws RangeError where the depth is of another glossary */
export function detailsOf(depth: GlossaryDetails, entry: string): Details {
  const details = Object.hasOwn(depth.entries, entry) ? depth.entries[entry] : undefined;
  if (details === undefined) throw new RangeError(`The depth of ${depth.issue} has no entry ${entry}.`);
  return details;
}

export interface Membership {
  readonly set: TermSet;
  /** From 1. */
  readonly place: number;
}

/** The sets an entry is a member of, in the order given; one that names it twice counts once, at the first. */
export function setsOf(entry: string, sets: readonly TermSet[]): readonly Membership[] {
  return sets.flatMap((set) => {
    const at = set.members.findIndex((member) => member.entry === entry);
    return at < 0 ? [] : [{ set, place: at + 1 }];
  });
}
