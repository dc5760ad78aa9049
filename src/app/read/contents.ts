/** What leads into a long text: its headings, and the pages of what it was in. */
import { linesOf } from '../../library/lines.ts';
import { pageAt } from '../../library/source.ts';
import { blockAt, shownText, type Block } from './blocks.ts';

export interface Heading {
  readonly text: string;
  /** Offset in the text. */
  readonly start: number;
  /** Null where the text has no pages. */
  readonly page: number | null;
}

export interface Contents {
  readonly headings: readonly Heading[];
  /** How many pages there are; 0 where the text has none. */
  readonly pages: number;
  /** The offset of the block that a page begins with, or in; null where the text has no such page. */
  readonly startOfPage: (page: number) => number | null;
}

/** @param pages lines on which its pages begin */
export function contentsOf(
  text: string,
  blocks: readonly Block<unknown>[],
  pages: readonly number[] | undefined,
): Contents {
  const lines = pages && linesOf(text);
  return {
    headings: blocks
      .filter(({ form }) => form === 'heading')
      .map((block) => ({
        text: shownText(block).trim(),
        start: block.start,
        page: lines && pages ? pageAt(pages, lines.position(block.start).line) : null,
      })),
    pages: pages?.length ?? 0,
    startOfPage(page) {
      const start = lines?.offset(pages?.[page - 1] ?? 1, 1) ?? null;
      return start === null ? null : (blocks[blockAt(blocks, start)]?.start ?? 0);
    },
  };
}
