/** Tags: those of the shipped glossaries, in which a hyphen stands for a blank, and the reader's own, as they are typed. */
import type { Library } from './fold.ts';
import { LONGEST, plainLine } from './plain-text.ts';

/** Every tag of the shipped glossaries. */
export const shippedTags = ({ records }: Pick<Library, 'records'>): ReadonlySet<string> =>
  new Set([...records.shipped.written.values()].flatMap(({ tags }) => tags));

/** Shipped tags whose names are no common words. */
const NAMES: Readonly<Record<string, string>> = {
  ai: 'AI',
  cfawc: 'CFAWC',
  'china-russia': 'China–Russia',
  covid: 'Covid',
  cppcc: 'CPPCC',
  'mao-era': 'Mao era',
  pla: 'PLA',
  'russia-ukraine': 'Russia–Ukraine',
  'united-nations': 'United Nations',
  'us-china': 'US–China',
  'xi-jinping-thought': 'Xi Jinping Thought',
};

/** How a tag is shown. @param shipped as `shippedTags` gives them */
export const tagLabel = (tag: string, shipped: ReadonlySet<string>): string =>
  shipped.has(tag) ? (NAMES[tag] ?? tag.replaceAll('-', ' ')) : tag;

/** What was typed with commas or semicolons between, each once. */
export const tagsIn = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[,，;；]/)
      .map((tag) => tag.trim().normalize('NFC'))
      .filter((tag) => tag !== ''),
  ),
];

/** Every tag there is. */
export interface KnownTags {
  readonly shipped: ReadonlySet<string>;
  /** Those that terms have and no shipped glossary does. */
  readonly own: ReadonlySet<string>;
}

export function knownTags(library: Pick<Library, 'records' | 'entries'>): KnownTags {
  const shipped = shippedTags(library);
  const all = library.entries.flatMap(({ tags }) => tags);
  return { shipped, own: new Set(all.filter((tag) => !shipped.has(tag))) };
}

/** Tags that look alike have the same key: whatever their case and width, and whatever in them cannot be seen. */
const keyOf = (tag: string): string =>
  tag
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase();

/** The shipped tags by the keys of all that they may be called. */
const shippedByKey = (shipped: ReadonlySet<string>): ReadonlyMap<string, string> =>
  new Map(
    [...shipped].flatMap((tag) =>
      [tagLabel(tag, shipped), tag.replaceAll('-', ' '), tag].map((name) => [keyOf(name), tag] as const),
    ),
  );

/** Tags that look alike, as two devices may have made them. */
export interface AlikeTags {
  /** That of a shipped glossary, else the one that most terms have, else the first by its characters. */
  readonly keep: string;
  /** By their characters. */
  readonly others: readonly string[];
}

/** Every tag that terms have in several spellings, by the one that is to be kept. */
export function alikeTags(library: Pick<Library, 'records' | 'entries'>): AlikeTags[] {
  const shipped = shippedTags(library);
  const names = shippedByKey(shipped);
  const counts = new Map<string, number>();
  for (const { tags } of library.entries) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const groups = new Map<string, string[]>();
  for (const tag of [...counts.keys()].sort()) {
    const key = keyOf(names.get(keyOf(tag)) ?? tag);
    groups.set(key, [...(groups.get(key) ?? []), tag]);
  }
  return [...groups.values()]
    .filter(({ length }) => length > 1)
    .map((tags) => {
      const keep =
        tags.find((tag) => shipped.has(tag)) ??
        tags.reduce((most, tag) => (counts.get(tag)! > counts.get(most)! ? tag : most));
      return { keep, others: tags.filter((tag) => tag !== keep) };
    })
    .sort((a, b) => (a.keep < b.keep ? -1 : 1));
}

/**
 * Gives what writes a tag as the library does, so that no other comes to be beside it that looks alike; and a new one as
 * it was written first. Two that are in the library, as two devices have made them, stay two until the reader makes one
 * of them (`alikeTags`).
 */
export function tagSpelling({ shipped, own }: KnownTags): (tag: string) => string {
  const names = shippedByKey(shipped);
  const written = new Map<string, string>();
  const asWritten = (tag: string): string => {
    const key = keyOf(tag);
    if (!written.has(key)) written.set(key, tag);
    return written.get(key)!;
  };
  for (const tag of own) asWritten(tag);
  return (tag) => names.get(keyOf(tag)) ?? (own.has(tag) ? tag : asWritten(tag));
}

/**
 * The tags that were typed, as they are stored: none that is too long, and those that are known as they are written,
 * shipped ones by their own names.
 */
export function tagsTyped(typed: string, known: KnownTags): string[] {
  const tags = tagsIn(typed).map((tag) => plainLine(tag, LONGEST.tag));
  return [...new Set(tags.filter((tag) => tag !== '').map(tagSpelling(known)))];
}
