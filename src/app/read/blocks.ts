/**
 * A text divided for showing: headings, items and paragraphs, each cut at the places that are marked. Markdown
 * emphasis and tags are left out, the words are not touched.
 */
import { BLOCK_BORDER, isChineseHeading, withoutMarkup } from '../../library/markup.ts';
import { sentenceEnds } from '../../library/sentence.ts';
import { firstWhere } from '../../sorted/first-where.ts';

/** A longer text is not shown marked; UTF-16 code units. */
export const LONGEST_SHOWN = 1_500_000;

export interface Mark<T> {
  /** Offsets in the text, UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly of: T;
}

export interface Piece<T> {
  readonly text: string;
  /** Offset in the text of what it is made of. */
  readonly at: number;
  readonly mark?: Mark<T>;
}

export interface Block<T> {
  readonly form: 'heading' | 'item' | 'paragraph';
  /** Offset of its first character in the text. */
  readonly start: number;
  readonly pieces: readonly Piece<T>[];
  /** It goes on with the paragraph before, which is too long to be shown as one, or has lines of its own. */
  readonly continues?: true;
}

/** @param marks in order of position, apart from one another */
export function divideIntoBlocks<T>(text: string, marks: readonly Mark<T>[]): Block<T>[] {
  const blocks: Block<T>[] = [];
  let next = 0;
  let at = 0;
  for (const { start, end, continues } of stretches(text)) {
    const head = text.slice(start, Math.min(end, start + 200));
    const lead = continues ? null : /^[ \t\u3000]*(?:(#{1,6}[ \t]+)|([-*+•][ \t]+|>[ \t]*))?/.exec(head);
    const isHeading = lead?.[1] !== undefined || (!continues && isChineseHeading(text.slice(start, end)));
    const form = isHeading ? 'heading' : lead?.[2] !== undefined ? 'item' : 'paragraph';
    const from = Math.max(at, start + (lead?.[0].length ?? 0));
    const pieces: Piece<T>[] = [];
    at = from;
    while (next < marks.length && marks[next]!.start < end) {
      const mark = marks[next++]!;
      // One that began in the block before, or in the heading's own marks.
      if (mark.start < at) continue;
      push(pieces, withoutMarkup(text.slice(at, mark.start)), at);
      pieces.push({ text: withoutMarkup(text.slice(mark.start, mark.end)), at: mark.start, mark });
      at = mark.end;
    }
    if (at < end) push(pieces, withoutMarkup(text.slice(at, end)), at);
    if (pieces.some((piece) => piece.mark !== undefined || piece.text.trim() !== '')) {
      blocks.push({ form, start, pieces, ...(continues && { continues }) });
    }
  }
  return blocks;
}

function push<T>(pieces: Piece<T>[], text: string, at: number): void {
  if (text !== '') pieces.push({ text, at });
}

/** What of a block is shown. */
export const shownText = ({ pieces }: Pick<Block<unknown>, 'pieces'>): string =>
  pieces.map((piece) => piece.text).join('');

/** Whether a block is the title and nothing else; one that has Chinese in it is also read by touch. */
export function saysOnly(block: Pick<Block<unknown>, 'pieces'>, title: string): boolean {
  const plain = (of: string) => of.replaceAll(/\s+/g, ' ').trim();
  return plain(shownText(block)) === plain(title) && !/\p{Script=Han}/u.test(title);
}

/** The block a place of the text is in: the last one that begins at it or before. 0 where none does. */
export function blockAt(blocks: readonly Pick<Block<unknown>, 'start'>[], offset: number): number {
  return Math.max(0, firstWhere(0, blocks.length, (i) => blocks[i]!.start > offset) - 1);
}

/** Where a place of the text is in what is shown of its block. @param offset of the place in the text */
export function shownOffset(
  text: string,
  { pieces }: Pick<Block<unknown>, 'pieces'>,
  offset: number,
): number {
  let shown = 0;
  for (const [i, piece] of pieces.entries()) {
    const next = pieces[i + 1];
    if (next !== undefined && next.at <= offset) {
      shown += piece.text.length;
      continue;
    }
    const before = offset <= piece.at ? '' : withoutMarkup(text.slice(piece.at, offset));
    return shown + Math.min(before.length, piece.text.length);
  }
  return shown;
}

interface TextStretch {
  /** Offsets in the text, UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly continues?: true;
}

/** The paragraphs of a text, a long one in parts: none of them holds anybody up. Lines that are meant are apart. */
export function* stretches(text: string): Generator<TextStretch> {
  const short = shortLine(text);
  let start = 0;
  for (const border of text.matchAll(BLOCK_BORDER)) {
    yield* inLines(text, start, border.index, short);
    start = border.index + border[0].length;
  }
  yield* inLines(text, start, text.length, short);
}

/** A line of more characters is prose, wherever it ends. */
const LONGEST_LINE = 60;
/** A line that was broken for its length has more than this share of the usual one. */
const BROKEN = 2 / 3;
const WIDEST = Math.ceil(LONGEST_LINE / BROKEN);

/**
 * A line shorter than this ends where it was meant to: the one after it would have had room in it. The usual line is that
 * in which half of the text's characters have shorter ones.
 */
function shortLine(text: string): number {
  const characters = new Uint32Array(WIDEST + 1);
  let all = 0;
  for (let start = 0; start <= text.length;) {
    const next = text.indexOf('\n', start);
    const length = (next === -1 ? text.length : next) - start;
    characters[Math.min(length, WIDEST)]! += length;
    all += length;
    start += length + 1;
  }
  let usual = 0;
  for (let left = all / 2 - characters[0]!; left > 0 && usual < WIDEST;) left -= characters[++usual]!;
  return usual * BROKEN;
}

const BROKEN_CHINESE =
  /[\p{Script=Han}\u3001-\u303f\uff00-\uffef]\n[\p{Script=Han}\u3001-\u303f\uff00-\uffef]/u;

/** What begins an item: the lines below it are its own. */
const ITEM = /^[ \t\u3000]*(?:[-*+•]|\d{1,3}[.)])[ \t]|^[ \t]*[>|]/;

function* inLines(text: string, start: number, end: number, short: number): Generator<TextStretch> {
  let from = start;
  if (!ITEM.test(text.slice(start, Math.min(end, start + 40)))) {
    for (
      let line = start, at = text.indexOf('\n', line);
      at !== -1 && at < end;
      at = text.indexOf('\n', line)
    ) {
      // A word of Chinese may be broken anywhere.
      if (text.slice(line, at).trim().length < short && !BROKEN_CHINESE.test(text.slice(at - 1, at + 2))) {
        yield* inParts(text, from, at, from > start);
        from = at + 1;
      }
      line = at + 1;
    }
  }
  yield* inParts(text, from, end, from > start);
}

/** A longer paragraph is cut after a sentence, so that what is laid out at once stays short. UTF-16 code units. */
const LONGEST_BLOCK = 1_500;
/** Without an end of a sentence it is cut all the same. */
const LONGEST_PART = 3_000;

function* inParts(text: string, start: number, end: number, continues: boolean): Generator<TextStretch> {
  let from = start;
  const part = (to: number): TextStretch => ({
    start: from,
    end: to,
    ...((continues || from > start) && { continues: true }),
  });
  if (end - start > LONGEST_BLOCK) {
    for (const stop of sentenceEnds(text, start, end)) {
      while (stop - from > LONGEST_PART) {
        const cut = cutIn(text, from + LONGEST_BLOCK, from + LONGEST_PART);
        yield part(cut);
        from = cut;
      }
      if (stop - from < LONGEST_BLOCK) continue;
      yield part(stop);
      from = stop;
    }
  }
  if (from < end || from === start) yield part(end);
}

/** Where a part without an end of a sentence ends: as late as it may behind a mark or a line, else between two characters. */
function cutIn(text: string, earliest: number, latest: number): number {
  for (let at = latest; at > earliest; at--) if (AFTER.test(text[at - 1]!)) return at;
  return (text.charCodeAt(latest) & 0xfc00) === 0xdc00 ? latest - 1 : latest;
}
const AFTER = /[\s，、；：]/;
