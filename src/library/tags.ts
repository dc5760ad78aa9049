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

/**
 * The tags that were typed, as they are stored: none that is too long, and a shipped one by its own name, however it was
 * typed.
 */
export function tagsTyped(typed: string, shipped: ReadonlySet<string>): string[] {
  const byLabel = new Map(
    [...shipped].flatMap((tag) => [
      [tagLabel(tag, shipped).toLowerCase(), tag],
      [tag.replaceAll('-', ' '), tag],
      [tag, tag],
    ]),
  );
  const tags = tagsIn(typed).map((tag) => plainLine(tag, LONGEST.tag));
  return [...new Set(tags.filter((tag) => tag !== '').map((tag) => byLabel.get(tag.toLowerCase()) ?? tag))];
}
