/**
 * Labels: marks on a card by which a part of the cards is chosen, counted or left out. What one means is known to
 * whoever makes the cards; here a label is a text, of a family or alone.
 */
/** Families of labels, each written `family:value`: `kind:person`, `source:china-brief-24-08`. */
export const FAMILIES = ['topic', 'kind', 'article', 'source', 'tag'] as const;
export type Family = (typeof FAMILIES)[number];

/** On terms whose Chinese we supply, the source not printing it. */
export const SUPPLIED = 'supplied';
/** On names of authors who are only cited and titles of papers. */
export const CITED = 'cited';

export function labelOf(family: Family, value: string): string {
  return `${family}:${value}`;
}

/** What a label says within a family; undefined for a label of another one. */
export function valueOf(label: string, family: Family): string | undefined {
  return isOf(label, family) ? label.slice(family.length + 1) : undefined;
}

function isOf(label: string, family: Family): boolean {
  return label.startsWith(family) && label[family.length] === ':';
}

/** The first label of a family, undefined where none is of it. */
export function firstOf(labels: readonly string[], family: Family): string | undefined {
  return labels.find((label) => isOf(label, family));
}

/** UTF-16 code units. */
const LONGEST_LABEL = 200;
export function isLabel(value: unknown): value is string {
  return typeof value === 'string' && value.length >= 1 && value.length <= LONGEST_LABEL;
}
