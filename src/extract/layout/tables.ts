/**
 * Tables by their columns: CSV with any separator and quoted cells, tables in Markdown, tabs. The head says which
 * column is English; where there is none, what stands in the columns does.
 */
import Papa from 'papaparse';
import type { Lexicon } from '../../lexicon/lexicon.ts';
import { pinyinMatches } from '../../pinyin/index.ts';
import { coverage, profileOf } from '../align.ts';
import type { ChineseRun } from '../chinese.ts';
import type { Stretch } from '../gloss.ts';
import type { Field } from './field.ts';

interface Cell extends Stretch {
  readonly text: string;
}
type Row = readonly Cell[];

const SEPARATORS = ['|', '\t', ';', ','] as const;
type Separator = (typeof SEPARATORS)[number];
const HAN = /\p{Script=Han}/u;
const LATIN = /\p{Script=Latin}/u;
/** Heads of columns; of English ones the earliest kind is taken. */
const ENGLISH_HEADS = [
  /\benglish\b|英文|英语|英語|英译|英譯|^en$/i,
  /\btranslation|\bgloss\b|翻译|翻譯|译文|譯文/i,
  /\bmeanings?\b|\bdefinitions?\b|意思|释义|釋義/i,
];
const CHINESE_HEAD =
  /\bchinese\b|\bhanzi\b|\bcharacters?\b|\bsimplified\b|\btraditional\b|中文|汉字|漢字|简体|繁体|簡體|繁體|^zh/i;
const PINYIN_HEAD = /\bpinyin\b|\bromani[sz]ation\b|\bpronunciation\b|拼音/i;
/** Share of rows that must be alike before lines are a table. */
const MOST = 0.75;
/** Rows looked at to tell what a column without a head holds. */
const SAMPLE = 40;

/** Adds what the tables of a text say of the runs in them. */
export function readTables(
  text: string,
  runs: readonly ChineseRun[],
  lexicon: Lexicon,
  fields: Map<number, Field>,
): void {
  for (let i = 0; i < runs.length;) {
    const start = paragraphStart(text, runs[i]!.start);
    const end = paragraphEnd(text, runs[i]!.end);
    const first = i;
    while (i < runs.length && runs[i]!.start < end) i += 1;
    if (!text.slice(start, end).trim().includes('\n')) continue;
    const table = tableOf(text, start, end);
    if (table) bind(table, runs.slice(first, i), lexicon, fields);
  }
}

function paragraphStart(text: string, at: number): number {
  for (let line = text.lastIndexOf('\n', at - 1); line > 0;) {
    const before = text.lastIndexOf('\n', line - 1);
    if (text.slice(before + 1, line).trim() === '') return line + 1;
    if (at - line > 2_000_000) return line + 1;
    line = before;
  }
  return 0;
}

function paragraphEnd(text: string, at: number): number {
  for (let line = text.indexOf('\n', at); line >= 0;) {
    const next = text.indexOf('\n', line + 1);
    if (text.slice(line + 1, next < 0 ? text.length : next).trim() === '') return line;
    line = next;
  }
  return text.length;
}

interface Table {
  readonly rows: readonly Row[];
  readonly separator: Separator;
  readonly quoted: boolean;
}

/** The rows of a paragraph, with the separator that gives the most lines as many cells; null where none does. */
function tableOf(text: string, start: number, end: number): Table | null {
  const paragraph = text.slice(start, end);
  const lines = paragraph.split('\n').filter((line) => line.trim() !== '');
  for (const separator of SEPARATORS) {
    const dividing = lines.filter((line) => line.includes(separator)).length;
    if (dividing < lines.length * MOST) continue;
    const quoted = (separator === ';' || separator === ',') && paragraph.includes('"');
    const rows =
      separator === '|' || separator === '\t'
        ? rowsByLine(text, start, end, separator)
        : rowsOfCsv(text, start, end, separator);
    if (rows.length < 2) continue;
    const width = Math.max(...rows.map((row) => row.length));
    const alike = rows.filter((row) => row.length === rows[0]!.length).length;
    if (width >= 2 && width <= 30 && alike >= rows.length * (separator === '|' ? 0.5 : MOST))
      return { rows, separator, quoted };
  }
  return null;
}

function rowsByLine(text: string, start: number, end: number, separator: Separator): Row[] {
  const rows: Row[] = [];
  for (let at = start; at < end;) {
    const newline = text.indexOf('\n', at);
    const stop = newline < 0 || newline > end ? end : newline;
    const line = text.slice(at, stop);
    if (line.trim() !== '' && !/^[\s|:-]+$/.test(line)) {
      const from = separator === '|' ? /^\s*\|?/.exec(line)![0].length : 0;
      const to = separator === '|' ? line.length - /\|?\s*$/.exec(line)![0].length : line.length;
      const row: Cell[] = [];
      for (let cell = from; cell <= to;) {
        const next = line.indexOf(separator, cell);
        const last = next < 0 || next > to ? to : next;
        row.push(trimmed(text, at + cell, at + last));
        cell = last + 1;
        if (last === to) break;
      }
      rows.push(row);
    }
    at = stop + 1;
  }
  return rows;
}

function rowsOfCsv(text: string, start: number, end: number, delimiter: Separator): Row[] {
  const { data } = Papa.parse<string[]>(text.slice(start, end), { delimiter, skipEmptyLines: true });
  let at = start;
  return data.map((row) =>
    row.map((value) => {
      // Papa tells values, not places: they stand in order, a quotation mark in them twice.
      const raw = text.startsWith('"', at) || value.includes('"') ? value.replaceAll('"', '""') : value;
      const found = raw === '' ? at : text.indexOf(raw, at);
      const from = found < 0 ? at : found;
      at = from + raw.length + (raw === '' ? 1 : 0);
      return trimmed(text, from, from + raw.length);
    }),
  );
}

function trimmed(text: string, start: number, end: number): Cell {
  const raw = text.slice(start, end);
  const lead = /^[\s*_]*/.exec(raw)![0].length;
  const read = raw.slice(lead).replace(/[\s*_]*$/, '');
  return { start: start + lead, end: start + lead + read.length, text: read };
}

/** What the columns of a table hold. */
interface Columns {
  readonly chinese: readonly number[];
  readonly english: number;
  readonly pinyin: number;
  readonly hasHead: boolean;
}

function bind(table: Table, runs: readonly ChineseRun[], lexicon: Lexicon, fields: Map<number, Field>): void {
  const columns = columnsOf(table, lexicon);
  if (!columns) return;
  let next = 0;
  table.rows.forEach((row, index) => {
    row.forEach((cell, column) => {
      const inside: ChineseRun[] = [];
      while (next < runs.length && runs[next]!.start < cell.end) {
        const run = runs[next]!;
        if (run.start >= cell.start - 1) inside.push(run);
        next += 1;
      }
      if (inside.length === 0 || LATIN.test(without(cell, inside))) return;
      const english = row[columns.english];
      const glossed =
        columns.chinese.includes(column) &&
        inside.length === 1 &&
        !(columns.hasHead && index === 0) &&
        english !== undefined &&
        LATIN.test(english.text);
      if (glossed && HAN.test(english.text)) return;
      const pinyin = glossed && columns.pinyin >= 0 ? row[columns.pinyin] : undefined;
      for (const run of inside)
        fields.set(run.start, {
          english: glossed ? withoutAbbreviation(english) : null,
          pinyin: pinyin && LATIN.test(pinyin.text) ? pinyin : null,
          signal: glossed ? 'the English of its row' : 'no English in its row',
        });
    });
  });
}

/** What a cell holds beside its runs. */
function without(cell: Cell, runs: readonly ChineseRun[]): string {
  let rest = '';
  let at = cell.start;
  for (const run of runs) {
    rest += cell.text.slice(at - cell.start, Math.max(0, run.start - cell.start));
    at = run.end;
  }
  return rest + cell.text.slice(Math.max(0, at - cell.start));
}

/** `Central Military Commission (CMC)`: the abbreviation is not part of the name. */
function withoutAbbreviation(cell: Cell): Stretch {
  const tail = /\s*[(（][\p{Lu}\d&.-]{2,10}s?[)）]$/u.exec(cell.text)?.[0] ?? '';
  return { start: cell.start, end: cell.end - tail.length };
}

function columnsOf({ rows, separator, quoted }: Table, lexicon: Lexicon): Columns | null {
  const head = rows[0]!.map((cell) => cell.text);
  const short = head.every((text) => text.length <= 40);
  const rest = rows.slice(1, 1 + SAMPLE);
  const isHan = (cell: Cell | undefined) =>
    cell !== undefined && HAN.test(cell.text) && !LATIN.test(cell.text);
  const share = (column: number, test: (cell: Cell | undefined) => boolean) =>
    rest.filter((row) => test(row[column])).length / Math.max(1, rest.length);
  const all = head.map((_, column) => column);
  const chineseHead = all.filter(
    (column) => short && CHINESE_HEAD.test(head[column]!) && !ENGLISH_HEADS[0]!.test(head[column]!),
  );
  const byContent = all.filter((column) => share(column, isHan) >= MOST);
  const chinese = chineseHead.filter((column) => share(column, isHan) > 0);
  const named = ENGLISH_HEADS.map((kind) => all.find((column) => short && kind.test(head[column]!)));
  const english = named.find((column) => column !== undefined);
  const pinyin = all.find((column) => short && PINYIN_HEAD.test(head[column]!)) ?? -1;
  if (english !== undefined && !chinese.includes(english)) {
    // Term | Chinese | Definition: the first column may be what it is called.
    const defines = named[0] === undefined && named[1] === undefined;
    const isCalled = (c: number) =>
      c !== english &&
      c !== pinyin &&
      share(c, isHan) === 0 &&
      share(c, (cell) => LATIN.test(cell?.text ?? '')) >= MOST;
    if (defines && all.some(isCalled)) return null;
    const columns = chinese.length > 0 ? chinese : byContent.slice(0, 1);
    return columns.length > 0 ? { chinese: columns, english, pinyin, hasHead: true } : null;
  }
  // Without a head: only where no prose could look like it, and the columns speak for themselves.
  if (separator === '|' || (separator === ',' && !quoted) || byContent.length !== 1) return null;
  const [own] = byContent;
  const hasHead = !isHan(rows[0]![own!]);
  const latin = all.filter(
    (column) => column !== own && share(column, (cell) => LATIN.test(cell?.text ?? '')) >= MOST,
  );
  const spelt = latin.filter(
    (column) =>
      rest.filter((row) => pinyinMatches(row[own!]?.text ?? '', row[column]?.text ?? '', lexicon)).length >=
      rest.length * 0.6,
  );
  const glossing = latin.filter((column) => !spelt.includes(column));
  if (glossing.length === 0) return null;
  const meant = (column: number) => {
    let aligned = 0;
    for (const row of rest) {
      const counter = coverage(profileOf(row[own!]?.text ?? '', lexicon));
      for (const word of (row[column]?.text ?? '').split(/\s+/)) if (word) counter.add(word);
      aligned += counter.read().aligned;
    }
    return aligned;
  };
  const best = glossing.reduce((a, b) => (meant(b) > meant(a) ? b : a));
  // A column of English that shares nothing with the Chinese is likely of something else.
  if (glossing.length > 1 && meant(best) === 0) return null;
  return { chinese: [own!], english: best, pinyin: spelt[0] ?? -1, hasHead };
}
