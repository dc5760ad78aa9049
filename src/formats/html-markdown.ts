/**
 * A tree of markup as the light Markdown that the extractor reads: headings, items, rows of tables, emphasis. A
 * link is its text. Readings above characters (ruby) stand behind them in brackets where they are pinyin.
 */
import type { Note } from './html-notes.ts';
import { READING_ENDS, READING_STARTS } from './readings.ts';

/**
 * @param isLeftOut which elements are passed over
 * @returns lines without blanks at the end; empty where there is no text
 */
export function markdownOf(
  root: Element,
  notes: readonly Note[] = [],
  isLeftOut: (element: Element) => boolean = () => false,
): string {
  const writer = new Writer(isLeftOut);
  writeInside(root, writer);
  writer.endBlock();
  for (const { label, element } of notes) {
    writer.under({ first: `[^${label}]: `, rest: '    ' }, () => writeInside(element, writer));
  }
  return writer.text();
}

/** What begins each line of a block: the mark of an item before its first, blanks of the same width before others. */
interface Prefix {
  first: string;
  readonly rest: string;
}

/** How far items in items are moved in; what stands deeper stands there. */
const DEEPEST_INDENT = 6;

class Writer {
  readonly isLeftOut: (element: Element) => boolean;
  readonly #blocks: string[] = [];
  /** The line so far, in pieces: a paragraph may be as long as a book. */
  #line: string[] = [];
  readonly #prefixes: Prefix[] = [];
  /** Whether the next block follows the last without a blank line, as an item or a row does. */
  #isTight = false;
  /** Inside a cell everything stands in one line. */
  #inCell = 0;
  #inPre = 0;

  constructor(isLeftOut: (element: Element) => boolean) {
    this.isLeftOut = isLeftOut;
  }

  text(): string {
    this.endBlock();
    return this.#blocks.join('').trimEnd();
  }

  get inCell(): boolean {
    return this.#inCell > 0;
  }

  write(text: string): void {
    if (text === '') return;
    if (this.#inPre > 0 && this.#inCell === 0) {
      this.#line.push(text);
      return;
    }
    const tidy = text.replaceAll(/[ \t\n\f\r]+/g, (blank, at: number) =>
      breaksChinese(text, at, blank) ? '\n' : ' ',
    );
    const piece = this.#endsInBlank() ? tidy.replace(/^[ \n]/, '') : tidy;
    if (piece !== '') this.#line.push(piece);
  }

  #endsInBlank(): boolean {
    return /(?:^|\s)$/.test(this.#line.at(-1)?.slice(-1) ?? '');
  }

  /** @param mark as `*`; around what `inside` writes, if it is anything */
  emphasise(mark: string, inside: () => void): void {
    const from = this.#line.length;
    const blocks = this.#blocks.length;
    inside();
    // A block inside has ended the line.
    if (this.#blocks.length !== blocks || this.#line.length <= from) return;
    const written = this.#line.splice(from).join('');
    const words = written.trim();
    const lead = written.slice(0, written.length - written.trimStart().length);
    // Two in a row are one: `*a**b*` would be read as something else.
    const joins = lead === '' && this.#line.at(-1) === mark && this.#lastMark === this.#line.length;
    if (words === '') {
      this.#line.push(written);
      return;
    }
    if (joins) this.#line.pop();
    else this.#line.push(lead, mark);
    this.#line.push(words, mark);
    this.#lastMark = this.#line.length;
    if (words !== written.trimStart()) this.#line.push(' ');
  }
  /** Behind which piece of the line emphasis ended last. */
  #lastMark = -1;

  breakLine(): void {
    this.#line.push(this.#inCell > 0 ? ' ' : '\n');
  }

  verbatim(inside: () => void): void {
    this.endBlock();
    this.#inPre++;
    inside();
    this.#inPre--;
    this.endBlock();
  }

  /** @param mark before the block that ends now, as `## ` */
  endBlock(mark = ''): void {
    if (this.#inCell > 0) {
      if (!this.#endsInBlank()) this.#line.push(' ');
      return;
    }
    if (this.#line.length === 0) return;
    const lines = withReadings(this.#line.join(''))
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .replace(/^\n+/, '')
      .trimEnd();
    this.#line = [];
    this.#lastMark = -1;
    if (lines.trim() === '') return;
    const first = this.#prefixes.map((prefix) => prefix.first).join('');
    const rest = this.#prefixes.map((prefix) => prefix.rest).join('');
    const isItem = this.#prefixes.some(({ first, rest }) => first !== rest && /^(?:-|\d)/.test(first));
    const isTight = this.#isTight || isItem;
    const apart = this.#blocks.length === 0 ? '' : isTight && this.#wasTight ? '\n' : '\n\n';
    const block = mark === '' ? lines.replaceAll('\n', `\n${rest}`) : lines.replaceAll(/\s+/g, ' ');
    this.#blocks.push(`${apart}${first}${mark}${block}`);
    for (const prefix of this.#prefixes) prefix.first = prefix.rest;
    this.#wasTight = isTight;
  }
  #wasTight = false;

  under(prefix: Prefix, inside: () => void): void {
    this.endBlock();
    const isDeep = this.#prefixes.length >= DEEPEST_INDENT;
    const own = isDeep ? { ...prefix, rest: '' } : prefix;
    this.#prefixes.push(own);
    inside();
    this.endBlock();
    this.#prefixes.pop();
  }

  /** Blocks that follow one another line by line. */
  tight(inside: () => void): void {
    this.endBlock();
    const was = this.#isTight;
    this.#isTight = true;
    inside();
    this.endBlock();
    this.#isTight = was;
    if (!was) this.apart();
  }

  /** A blank line stands before the next block. */
  apart(): void {
    this.endBlock();
    if (this.#prefixes.length === 0) this.#wasTight = false;
  }

  /** What `inside` writes, as one line of a cell. */
  cell(inside: () => void): string {
    const outer = this.#line;
    this.#line = [];
    this.#inCell++;
    inside();
    this.#inCell--;
    const text = withReadings(this.#line.join('')).replaceAll(/\s+/g, ' ').trim();
    this.#line = outer;
    this.#lastMark = -1;
    return text.replaceAll('|', '\\|');
  }

  row(cells: readonly string[]): void {
    if (cells.every((cell) => cell === '')) return;
    if (this.#inCell > 0) this.write(cells.filter((cell) => cell !== '').join('; '));
    else {
      this.#line = [`| ${cells.join(' | ')} |`];
      this.endBlock();
    }
  }
}

const CHINESE = /[\p{Script=Han}，。、；：！？（）《》「」“”]/u;

/** A line's end between two Chinese characters: whether it divides a word is for the extractor to say. */
const breaksChinese = (text: string, at: number, blank: string): boolean =>
  blank.includes('\n') && CHINESE.test(text[at - 1] ?? '') && CHINESE.test(text[at + blank.length] ?? '');

const BLOCKS = new Set(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol optgroup option p pre section summary table tbody td tfoot th thead tr ul caption colgroup'.split(
    ' ',
  ),
);
const EMPHASIS: Readonly<Record<string, string>> = {
  em: '*',
  i: '*',
  cite: '*',
  dfn: '*',
  var: '*',
  strong: '**',
  b: '**',
};

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const TEXT = 3;
const CDATA = 4;
const ELEMENT = 1;

function writeInside(parent: Node, writer: Writer, inEmphasis = ''): void {
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType === TEXT || node.nodeType === CDATA) writer.write(tidyText(node.textContent ?? ''));
    else if (node.nodeType === ELEMENT) writeElement(node as Element, writer, inEmphasis);
  }
}

/** Signs that are not seen, and those that would be taken for marks of emphasis. */
const tidyText = (text: string): string =>
  text.replaceAll(/[\u00ad\u200b\u2060\ufeff]/g, '').replaceAll('*', '\\*');

function writeElement(element: Element, writer: Writer, inEmphasis: string): void {
  if (writer.isLeftOut(element)) return;
  const name = element.localName;
  const inside = () => writeInside(element, writer, inEmphasis);
  const mark = EMPHASIS[name];
  if (mark !== undefined && Object.hasOwn(EMPHASIS, name)) {
    if (inEmphasis.includes(name === 'b' || name === 'strong' ? 'b' : 'i')) return inside();
    const within = inEmphasis + (mark === '**' ? 'b' : 'i');
    return writer.emphasise(mark, () => writeInside(element, writer, within));
  }
  if (!BLOCKS.has(name)) return writeInline(name, element, writer, inside);
  if (/^h[1-6]$/.test(name)) {
    writer.endBlock();
    writeInside(element, writer, 'b');
    return writer.endBlock(`${'#'.repeat(Number(name[1]))} `);
  }
  switch (name) {
    case 'ul':
    case 'ol':
    case 'menu':
    case 'dir':
      return writeList(element, writer);
    case 'blockquote':
      return writer.under({ first: '> ', rest: '> ' }, inside);
    case 'pre':
      return writer.verbatim(inside);
    case 'table':
      return writeTable(element, writer);
    case 'dl':
      return writeDefinitions(element, writer);
    default:
      writer.endBlock();
      inside();
      return writer.endBlock();
  }
}

function writeInline(name: string, element: Element, writer: Writer, inside: () => void): void {
  switch (name) {
    case 'br':
      return writer.breakLine();
    case 'q':
      writer.write('“');
      inside();
      return writer.write('”');
    case 'sup': {
      const [, number] = /^\s*[[(]?(\d{1,3})[\])]?\s*$/.exec(element.textContent ?? '') ?? [];
      const before = element.previousSibling?.textContent ?? '';
      if (number === undefined) return inside();
      // Of a measure or a number it is a power, of a word the mark of a note.
      const isPower = /(?:\d|\b[kcm]?m)$/.test(before);
      return writer.write(
        isPower ? number.replaceAll(/\d/g, (digit) => RAISED[Number(digit)]!) : `[^${number}]`,
      );
    }
    case 'title':
    case 'meta':
    case 'script':
    case 'link':
      return;
    default:
      return inside();
  }
}

function writeList(list: Element, writer: Writer): void {
  let number = Number.parseInt(list.getAttribute('start') ?? '1', 10);
  if (!Number.isSafeInteger(number) || Math.abs(number) > 100_000) number = 1;
  writer.endBlock();
  for (const item of list.childNodes) {
    if (item.nodeType !== ELEMENT) {
      writer.write(tidyText(item.textContent ?? ''));
      continue;
    }
    const element = item as Element;
    if (element.localName !== 'li') {
      writeElement(element, writer, '');
      continue;
    }
    const first = list.localName === 'ol' ? `${number++}. ` : '- ';
    writer.under({ first, rest: '  ' }, () => writeInside(element, writer));
  }
  writer.apart();
}

/** A term and what is said of it, as a row, where each is short; paragraphs otherwise. */
function writeDefinitions(list: Element, writer: Writer): void {
  const items = [...list.children].flatMap((child) =>
    child.localName === 'div' ? [...child.children] : [child],
  );
  writer.endBlock();
  for (let at = 0; at < items.length; at++) {
    const term = items[at]!;
    const said = items[at + 1];
    const isPair =
      term.localName === 'dt' &&
      said?.localName === 'dd' &&
      items[at + 2]?.localName !== 'dd' &&
      isShort(term) &&
      isShort(said);
    if (isPair) {
      writer.tight(() =>
        writer.row([term, said].map((cell) => writer.cell(() => writeInside(cell, writer)))),
      );
      at++;
    } else writeElement(term, writer, '');
  }
}

/** A cell with more is no cell but a part of the page, as pages were once laid out. */
const LONGEST_CELL = 600;

const isShort = (element: Element): boolean =>
  (element.textContent ?? '').length <= LONGEST_CELL &&
  element.querySelector('table,ul,ol,h1,h2,h3,h4,pre,blockquote,dl') === null;

const MOST_COLUMNS = 100;

function writeTable(table: Element, writer: Writer): void {
  const rows: Element[] = [];
  const captions: Element[] = [];
  for (const part of table.children) {
    if (part.localName === 'tr') rows.push(part);
    else if (/^t(?:head|body|foot)$/.test(part.localName)) rows.push(...part.children);
    else captions.push(part);
  }
  const isLaidOut =
    table.getAttribute('role') === 'presentation' ||
    rows.every((row) => row.children.length < 2) ||
    rows.some((row) => [...row.children].some((cell) => !isShort(cell)));
  writer.endBlock();
  for (const caption of captions) writeElement(caption, writer, '');
  if (isLaidOut) {
    for (const row of rows) for (const cell of row.children) writeElement(cell, writer, '');
    return;
  }
  /** Rows from each to the end of its part of the table, which no cell reaches over. */
  const left: number[] = [];
  for (const [at, row] of [...rows.entries()].reverse()) {
    left[at] = rows[at + 1]?.parentElement === row.parentElement ? left[at + 1]! + 1 : 1;
  }
  const spans = new Spans();
  writer.tight(() => {
    for (const [at, row] of rows.entries()) {
      const cells = spans.rowOf(
        [...row.children].map((cell) => ({
          text: writer.cell(() => writeInside(cell, writer)),
          columns: spanOf(cell, 'colspan', MOST_COLUMNS),
          rows: spanOf(cell, 'rowspan', left[at]!),
        })),
      );
      const isHead = at === 0 && [...row.children].every((cell) => cell.localName === 'th');
      writer.row(cells);
      if (isHead && rows.length > 1 && !writer.inCell) writer.row(cells.map(() => '---'));
    }
  });
}

/** No more is said again: a table can be made to grow with its square. UTF-16 code units. */
const MOST_AGAIN = 50_000;

/** A cell that reaches over so many rows more. */
interface Reaching {
  readonly text: string;
  readonly rows: number;
}

/** Cells that reach over rows: each of these has them in its column, so that what belongs to several is beside each. */
class Spans {
  #open: Reaching[] = [];
  #again = MOST_AGAIN;

  rowOf(
    cells: readonly { readonly text: string; readonly columns: number; readonly rows: number }[],
  ): string[] {
    const row: string[] = [];
    const open: Reaching[] = [];
    const left = [...cells];
    while (row.length < MOST_COLUMNS) {
      const above = this.#open[row.length];
      if (above !== undefined && above.rows > 0) {
        open[row.length] = { text: above.text, rows: above.rows - 1 };
        this.#again -= above.text.length;
        row.push(this.#again > 0 ? above.text : '');
        continue;
      }
      const cell = left.shift();
      if (cell === undefined && row.length >= this.#open.length) break;
      for (let i = 0; i < (cell?.columns ?? 1) && row.length < MOST_COLUMNS; i++) {
        const text = i === 0 ? (cell?.text ?? '') : '';
        if (cell !== undefined && cell.rows > 1) open[row.length] = { text, rows: cell.rows - 1 };
        row.push(text);
      }
    }
    this.#open = open;
    return row;
  }
}

/** Nought stands for all that there are. */
function spanOf(cell: Element, attribute: 'colspan' | 'rowspan', most: number): number {
  const span = Number.parseInt(cell.getAttribute(attribute) ?? '1', 10);
  if (attribute === 'rowspan' && (span === 0 || span > most)) return most;
  return span > 1 && span <= most ? span : 1;
}

const SYLLABLES = /^[a-zü\p{M}'’·\-\s1-5]+$/u;
/** A longer row of readings is of a text that has one for each character, and no help to find a term. */
const LONGEST_READ = 24;

/** Puts the readings of a row of characters behind it, in brackets; the characters stay together. */
export function withReadings(text: string): string {
  const [before = '', ...parts] = text.split(READING_STARTS);
  if (parts.length === 0) return text.replaceAll(READING_ENDS, '');
  const read = new Read(before.replaceAll(READING_ENDS, ''));
  for (const part of parts) {
    const end = part.indexOf(READING_ENDS);
    // What was not closed is no reading.
    if (end < 0) read.add(part);
    else read.add(part.slice(end + 1).replaceAll(READING_ENDS, ''), part.slice(0, end));
  }
  return read.end();
}

/** What a reading is of: characters to the last, or one word. */
const BASE = /(?:[\p{Script=Han}〇々]+|[\p{Script=Latin}\p{M}-]+) ?$/u;

class Read {
  readonly #done: string[] = [];
  /** The text up to the next reading. */
  #next: string;
  #base = '';
  #readings: string[] = [];
  #isOpen = false;

  constructor(before: string) {
    this.#next = before;
  }

  /** @param reading of the end of what was added before @param after what follows it */
  add(after: string, reading?: string): void {
    // Only so much of a long text as a base can be.
    const end = this.#next.slice(-2 * LONGEST_READ);
    const base = BASE.exec(end)?.[0] ?? '';
    // One of several that stand in a row behind several characters.
    if (reading !== undefined && this.#readings.length > 0 && this.#next.trim() === '') {
      this.#readings.push(reading.trim());
      this.#next = after;
    } else if (reading === undefined || base === '') this.#next += after;
    else {
      if (base.length < this.#next.length) this.#endBase();
      this.#put(this.#next.slice(0, this.#next.length - base.length));
      this.#base += base.trimEnd();
      this.#readings.push(reading.trim());
      this.#next = after;
    }
  }

  end(): string {
    this.#endBase();
    this.#done.push(this.#next);
    return this.#done.join('');
  }

  #endBase(): void {
    this.#done.push(this.#base);
    const said = this.#readings.join(' ').replaceAll(/\s+/g, ' ').trim();
    if (said !== '' && this.#base.length <= LONGEST_READ && isReading(said, this.#base)) {
      this.#done.push(this.#isOpen ? `, ${said}` : ` (${said})`);
    }
    this.#base = '';
    this.#readings = [];
  }

  #put(text: string): void {
    if (text === '') return;
    this.#done.push(text);
    const bracket = Math.max(text.lastIndexOf('('), text.lastIndexOf('（'));
    const closed = Math.max(text.lastIndexOf(')'), text.lastIndexOf('）'));
    if (bracket !== closed) this.#isOpen = bracket > closed;
  }
}

/** Pinyin above Chinese, or Chinese above what it is called in English. */
function isReading(said: string, base: string): boolean {
  const isChinese = /\p{Script=Han}/u.test(base);
  return isChinese
    ? SYLLABLES.test(said.normalize('NFD').toLowerCase())
    : /^[\p{Script=Han}\s]+$/u.test(said);
}
