/** Which terms are studied and which left out, by what their labels say of them. */
import { tagLabel, type AlikeTags } from '../../library/tags.ts';
import { FAMILIES, labelOf, valueOf } from '../../schedule/labels.ts';
import { labelGroups, type Named } from '../library/label-names.ts';

/** A label by which terms can be left out. */
export interface StudiedRow {
  readonly label: string;
  readonly name: string;
  /** Terms that have it, drilled or not. */
  readonly terms: number;
  readonly studied: boolean;
}

export interface StudiedGroup {
  readonly title: string;
  readonly rows: readonly StudiedRow[];
  /** As "all", "none" or "5 of 9". */
  readonly studied: string;
}

/**
 * The labels of a library by which terms can be left out, those of no family under the first title, which is empty.
 * Sources are not among them: one is switched off as a whole, since a term of two sources goes on with the other.
 *
 * @param terms every term, drilled or not
 */
export function studiedGroups(
  library: Named,
  terms: readonly { readonly labels: readonly string[] }[],
  leftOut: readonly string[],
): StudiedGroup[] {
  const counts = new Map<string, number>();
  for (const { labels } of terms) for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const out = new Set(leftOut);
  // What is left out is shown also where no term has it any more, so that it can be taken back.
  const all = labelGroups(library, new Set([...counts.keys(), ...leftOut]));
  const rowsOf = (labels: (typeof all)[number]['labels']) =>
    labels
      .map(({ label, name }) => ({ label, name, terms: counts.get(label) ?? 0, studied: !out.has(label) }))
      .filter(({ terms, studied }) => terms > 0 || !studied);
  const isAlone = ({ label }: { readonly label: string }) =>
    FAMILIES.every((family) => valueOf(label, family) === undefined);
  const alone = { title: '', rows: rowsOf(all.flatMap(({ labels }) => labels.filter(isAlone))) };
  const families = ['Kinds', 'Topics', 'Tags'].map((title) => ({
    title,
    rows: rowsOf(all.find((group) => group.title === title)?.labels.filter((one) => !isAlone(one)) ?? []),
  }));
  return [alone, ...families]
    .filter(({ rows }) => rows.length > 0)
    .map((group) => ({ ...group, studied: howMany(group.rows) }));
}

/** Tags that look alike and can become one. */
export interface AlikeRow {
  readonly tags: AlikeTags;
  /** Of the tag that they become. */
  readonly name: string;
  readonly says: string;
}

/**
 * What can be said of tags that look alike. Where one of them is studied and another left out they are not offered to
 * become one: that would bring terms into the drill, or take them out of it.
 *
 * @param shipped as `tagLabel` takes them
 */
export function alikeRows(
  alike: readonly AlikeTags[],
  shipped: ReadonlySet<string>,
  leftOut: readonly string[],
): AlikeRow[] {
  return alike.flatMap((tags): AlikeRow[] => {
    const all = [tags.keep, ...tags.others];
    const out = all.filter((tag) => leftOut.includes(labelOf('tag', tag)));
    if (out.length > 0 && out.length < all.length) return [];
    const names = [...new Set(all.map((tag) => `“${tagLabel(tag, shipped)}”`))];
    const says =
      names.length > 1
        ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)} look alike.`
        : `${names[0]} is there ${all.length === 2 ? 'twice' : `${all.length} times`}.`;
    return [{ tags, name: tagLabel(tags.keep, shipped), says }];
  });
}

/** How many of some are studied, in a word or two. */
export function howMany(rows: readonly { readonly studied: boolean }[]): string {
  const studied = rows.filter((row) => row.studied).length;
  return studied === rows.length ? 'all' : studied === 0 ? 'none' : `${studied} of ${rows.length}`;
}

/** The labels left out, with `label` studied or not. */
export function withLabel(leftOut: readonly string[], label: string, studied: boolean): string[] {
  const others = leftOut.filter((one) => one !== label);
  return studied ? others : [...others, label];
}
