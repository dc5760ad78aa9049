/**
 * What a text says of itself: its title, who wrote it, where it appeared, when, its address and its language. Taken from
 * what its file says and from its head, where articles say it, by the forms in which they do; what is not recognised is
 * left for the reader to say.
 */
import type { DocumentFacts, Format } from '../../formats/document.ts';
import { AddressSchema, DaySchema, LONGEST, plainLine } from '../../library/plain-text.ts';
import { LanguageSchema } from '../../library/source.ts';
import * as v from 'valibot';
import { languageOf } from './language.ts';

/** Of a text; the empty text where nothing is known. */
export interface Facts {
  readonly title: string;
  readonly author: string;
  readonly publication: string;
  /** 2017, 2017-10 or 2017-10-18. */
  readonly date: string;
  /** Of its page. */
  readonly address: string;
  /** As HTML names it: `en`, `zh-Hant`. */
  readonly language: string;
}
export type Fact = keyof Facts;
export const FACTS = ['title', 'author', 'publication', 'date', 'address', 'language'] as const;

export const NO_FACTS: Facts = {
  title: '',
  author: '',
  publication: '',
  date: '',
  address: '',
  language: '',
};

/** The head of a text: what says anything of it stands there. UTF-16 code units. */
const HEAD = 6_000;
/** Lines that hold anything, in the head. */
const HEAD_LINES = 30;

/** What a file says of its text. */
export interface Said {
  readonly facts: DocumentFacts;
  readonly format: Format;
}

/**
 * @param text as it is read
 * @param said what its file says of it; an address or language that is none is passed over
 */
export function factsOf(text: string, said?: Said): Facts {
  const inText = factsInText(text);
  if (said === undefined) return inText;
  const { facts, format } = said;
  const date = dateIn(facts.date ?? '') ?? '';
  const language = facts.language?.trim() ?? '';
  return {
    title: titleSaid(facts.title ?? '') || inText.title,
    author: authorSaid(facts.author ?? '') || inText.author,
    publication: plainLine(facts.publication ?? '', LONGEST.title) || inText.publication,
    // A page says when it was published; a document when its file was made, which its text may know better.
    date: MADE_WITH_PROGRAMS.includes(format) ? inText.date || date : date || inText.date,
    address: isAddress(facts.address ?? '') ? facts.address! : inText.address,
    language: v.is(LanguageSchema, language) ? language : inText.language,
  };
}

const MADE_WITH_PROGRAMS: readonly Format[] = ['pdf', 'docx', 'rtf', 'xlsx'];

/** What a program put there when nobody wrote a title: the name of its file, or that there is none. */
const NO_TITLE =
  /^(?:microsoft \w+ - .*|.*\.(?:docx?|pdf|indd|qxd|pptx?|rtf|odt|txt|tmp)|untitled.*|document ?\d*)$/i;
const titleSaid = (title: string): string => {
  const line = plainLine(title, LONGEST.title);
  return NO_TITLE.test(line) ? '' : line;
};

/** The name of an account of a computer. */
const NO_AUTHOR = /^(?:admin(?:istrator)?|user\d*|owner|unknown|anonymous|default|pc|microsoft .*|root)$/i;
const authorSaid = (author: string): string => {
  const line = plainLine(author, LONGEST.title);
  return NO_AUTHOR.test(line) ? '' : line;
};

function factsInText(text: string): Facts {
  const { fields, body } = frontMatter(text.slice(0, HEAD));
  const lines = body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, HEAD_LINES);
  const labelled = labelledIn(lines);
  const language = fields.language ?? '';
  const said = (fact: Fact) => fields[fact] ?? labelled[fact];
  const publication = said('publication') ?? publicationIn(lines);
  const dated = said('date');
  const author = said('author') ?? bylineIn(lines);
  const headed = titleIn(lines.filter((line) => line !== publication));
  const ends = author === undefined && headed !== undefined ? bylineBehind(headed) : null;
  const title = said('title') ?? ends?.title ?? headed;
  return {
    title: plainLine(bare(title ?? ''), LONGEST.title),
    author: plainLine(namesIn(author ?? ends?.author ?? ''), LONGEST.title),
    publication: plainLine(bare(publication ?? ''), LONGEST.title),
    date: (dated && dateIn(dated)) || firstDate(lines) || '',
    address: addressIn(said('address') ?? '') ?? addressIn(lines.join('\n')) ?? '',
    language: v.is(LanguageSchema, language) ? language : languageOf(text),
  };
}

/** What is wrong with a fact as it was typed, a sentence; null where nothing is. An empty one says nothing. */
export function problemOfFact(fact: Fact, typed: string): string | null {
  const text = typed.trim();
  if (text === '') return null;
  if (fact === 'date') {
    return dateIn(text) !== null ? null : 'Type a date as in 2025-03-14, 14 March 2025 or 2025年3月14日.';
  }
  if (fact === 'address') {
    return isAddress(text) ? null : 'Type the address of a page, as in https://example.org/article.';
  }
  if (fact === 'language') return v.is(LanguageSchema, text) ? null : 'Type a language as in en or zh-Hant.';
  return text.length > LONGEST.title ? `This is longer than ${LONGEST.title} characters.` : null;
}

/** A fact as it is kept, of one that has no problem. */
export const tidyFact = (fact: Fact, typed: string): string =>
  fact === 'date'
    ? (dateIn(typed) ?? plainLine(typed, LONGEST.title))
    : plainLine(typed, fact === 'address' ? LONGEST.address : LONGEST.title);

const LABELS: Readonly<Record<string, Fact>> = {
  title: 'title',
  headline: 'title',
  标题: 'title',
  標題: 'title',
  author: 'author',
  authors: 'author',
  by: 'author',
  byline: 'author',
  writer: 'author',
  作者: 'author',
  publication: 'publication',
  publisher: 'publication',
  journal: 'publication',
  source: 'publication',
  site: 'publication',
  website: 'publication',
  来源: 'publication',
  來源: 'publication',
  date: 'date',
  published: 'date',
  'publication date': 'date',
  'published on': 'date',
  'date published': 'date',
  updated: 'date',
  日期: 'date',
  发布时间: 'date',
  發布時間: 'date',
  时间: 'date',
  url: 'address',
  link: 'address',
  address: 'address',
  permalink: 'address',
  canonical: 'address',
  链接: 'address',
  language: 'language',
  lang: 'language',
};

const LABELLED = /^(?:[-*+>]\s+)?\**_*([\p{L} ]{2,20}?)\**_*\s*[:：]\s*\**_*\s*(\S.*)$/u;

type Fields = { -readonly [F in Fact]?: string };

function labelledIn(lines: readonly string[]): Fields {
  const said: Fields = {};
  for (const line of lines) {
    const [, label, value] = LABELLED.exec(line) ?? [];
    const fact = label && LABELS[label.trim().toLowerCase()];
    if (!fact || value === undefined || said[fact] !== undefined) continue;
    // "Source: https://…" is the address.
    if (fact === 'publication' && addressIn(value) !== null) said.address ??= value;
    else said[fact] = value;
  }
  return said;
}

/** YAML, TOML or MultiMarkdown between two rules at the very beginning, read line by line. */
function frontMatter(head: string): { readonly fields: Fields; readonly body: string } {
  const found = /^\s*(-{3}|\+{3})[ \t]*\r?\n([^]*?)\n\1[ \t]*(?:\r?\n|$)/.exec(head);
  if (found === null) return { fields: {}, body: head };
  const fields: Fields = {};
  let open: Fact | undefined;
  for (const line of found[2]!.split('\n')) {
    const item = /^\s*-\s+(?:name:\s*)?(.+)$/.exec(line);
    if (item && open !== undefined) {
      fields[open] = [fields[open], unquoted(item[1]!)].filter(Boolean).join(', ');
      continue;
    }
    const [, key, value = ''] = /^([\p{L}_ -]{2,24})\s*[:=]\s*(.*)$/u.exec(line.trim()) ?? [];
    const fact = key && LABELS[key.trim().toLowerCase().replaceAll(/[_-]/g, ' ')];
    open = fact || undefined;
    if (!fact || fields[fact] !== undefined) continue;
    const list = /^\[(.*)\]$/.exec(value.trim())?.[1];
    const text = list === undefined ? unquoted(value) : list.split(',').map(unquoted).join(', ');
    if (text !== '') fields[fact] = text;
  }
  return { fields, body: head.slice(found[0].length) };
}

const unquoted = (text: string): string =>
  text
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim();

/** The first heading; of a text without one a first line that is short and ends no sentence. */
function titleIn(lines: readonly string[]): string | undefined {
  const headings = lines.flatMap((line, i) => {
    const marked = /^(#{1,6})\s+(.+)$/.exec(line);
    if (marked) return [{ depth: marked[1]!.length, text: marked[2]! }];
    return /^(?:={3,}|-{3,})$/.test(lines[i + 1] ?? '') && /[\p{L}]/u.test(line)
      ? [{ depth: 1, text: line }]
      : [];
  });
  const top = Math.min(...headings.map(({ depth }) => depth));
  const heading = headings.find(({ depth, text }) => depth === top && !isMasthead(text)) ?? headings[0];
  if (heading !== undefined) return heading.text;
  const first = lines.find(
    (line) =>
      !isMasthead(line) &&
      // A row of a table.
      !line.startsWith('|') &&
      dateIn(line, true) === null &&
      addressIn(line) !== line &&
      !BYLINE.test(line),
  );
  if (first === undefined || first.length > 160 || LABELLED.test(first)) return undefined;
  return /[.!?。！？;；:：,，]["”’)]*$/u.test(bare(first)) && !/[?？]["”’]*$/u.test(bare(first))
    ? undefined
    : first;
}

const BYLINE = /^(?:[*_]*)(?:by|written by|作者)\s*[:：]?\s+(\S.*)$/iu;
const LONGEST_BYLINE = 250;
const CHINESE_BYLINE =
  /^[(（]?(?:本报|本社|新华社|记者|特约记者)?(?:记者|作者|文)[\s|｜/／:：]+([\p{Script=Han}·\s、]{2,30})[)）]?$/u;

function bylineIn(lines: readonly string[]): string | undefined {
  for (const line of lines.slice(0, 15)) {
    const plain = bare(line);
    const english = BYLINE.exec(plain)?.[1];
    // "By the end of 2024, …" is prose: a byline is short and begins with a name.
    const isShort = plain.length <= LONGEST_BYLINE && !/\p{Ll}{3}[.!?]$/u.test(plain);
    if (english !== undefined && isShort && isNames(english)) return english;
    const chinese = CHINESE_BYLINE.exec(plain)?.[1];
    if (chinese !== undefined) return chinese;
  }
  return namesBelow(lines);
}

/**
 * A title with its byline on the same line, as where a page was made plain text: "A Title By Jane Doe". In a title "by" is
 * small, or stands behind what was done: "Ports Built By Jane Doe" is one. Null where it has no byline.
 */
function bylineBehind(line: string): { readonly title: string; readonly author: string } | null {
  const [, title, author] = /^(\S+\s.*\S)\s+By:?\s+(\S.*)$/u.exec(bare(line)) ?? [];
  if (title === undefined || author === undefined || /\p{Ll}(?:ed|en|wn|lt|de|ght)$/u.test(title))
    return null;
  return arePeople(author) ? { title, author } : null;
}

/**
 * A line of names without "By", between the title and the text. A subtitle may look alike, so that it must stand
 * over what stands with names, a date or a place of work, or have one behind it.
 */
function namesBelow(lines: readonly string[]): string | undefined {
  const title = lines.findIndex((line) => /^#{1,6}\s/.test(line));
  // Without a heading the first line is the title.
  const head = lines.slice(Math.max(title, 0) + 1).slice(0, 5);
  for (const [at, line] of head.entries()) {
    if (line.startsWith('#')) continue;
    if (/[.。!?！？]["”’)]*$/u.test(bare(line)) || line.length > LONGEST_BYLINE) return undefined;
    if (!arePeople(line)) continue;
    const next = head[at + 1];
    const beside = next !== undefined && (dateIn(next, true) !== null || isWork(next));
    if (beside || bare(line) !== namesIn(line)) return bare(line);
  }
  return undefined;
}

/** Words of titles that names do not have, however they are written. */
const OF_TITLES =
  /(?:^|[\s,])(?:a|an|the|of|in|on|at|for|with|without|from|to|as|how|why|what|when|new|china|chinese|policy|report|brief|review|analysis|summary|introduction|abstract|contents|notes?|part|chapter|power|trade|war)(?=$|[\s,])/iu;

/** Whether a line is of people's names and nothing else: two to four words each, with capitals. */
function arePeople(line: string): boolean {
  const names = namesIn(line);
  if (!/^[\p{Lu}]/u.test(names) || /\p{N}/u.test(names) || OF_TITLES.test(names) || !isNames(names))
    return false;
  const people = names.split(/\s*(?:[,，、;]|\s(?:and|&)\s)\s*/u).filter((one) => one !== '');
  return people.every((one) => {
    const words = one.split(/\s+/).filter((word) => !PARTICLE.test(word));
    return words.length >= 2 && words.length <= 4 && one.length <= 50;
  });
}

/** Where somebody works, on a line of its own. */
const isWork = (line: string): boolean => bare(line).length <= 160 && WITH_WORK.test(bare(line));

/** Little words inside names: Ludwig van Beethoven. */
const PARTICLE = /^(?:and|&|de|da|di|du|la|le|van|von|der|den|bin|al|el|ter|y)$/;

/** Every word of names has a capital, and no stop ends them but an initial's. */
function isNames(text: string): boolean {
  const words = namesIn(text).split(/[\s,，、]+/);
  return (
    words.length <= 24 &&
    words.every((word) => /^[\p{Lu}\p{Script=Han}]/u.test(word) || PARTICLE.test(word)) &&
    words.every((word) => !/[.!?;:]$/.test(word) || /^(?:\p{Lu}\.)+$|^(?:Jr|Sr|Dr|Prof|St)\.$/u.test(word))
  );
}

/** What tells where someone works, or as what. */
const WORK = String.raw`Institut|Universit|College|Cent(?:er|re)\b|School|Council|Foundation|Academy|Department|Ministry|Fellow|Professor|Director|Analyst|Editor|Correspondent|Reporter|Researcher|Scholar|Lecturer`;
/** Behind a name and a comma these do as well; on a line of its own one may be of a publication. */
const WORK_BEHIND_NAME = String.raw`Office|Bureau|Agency|Fund|Society|Association|Press|News|Review|Journal|Associate|Advis[eo]r|Chair|President|Staff`;

const WITH_WORK = new RegExp(String.raw`\b(?:${WORK})`, 'u');

/** Where someone works, or as what: with a comma, in brackets, or told by a little word. */
const AFTER_NAME = new RegExp(
  String.raw`(?<=\p{L}{2}.*\s\S+)(?:\s*[(（]|,\s+(?:the\s+)?(?=[^,]*\b(?:${WORK}|${WORK_BEHIND_NAME}))|\s+(?:in|at|of|for|from|with)\s+(?=\p{Lu}|the\s)).*$`,
  'u',
);

/** Names without what follows them in a byline: a date, a place of work. */
function namesIn(text: string): string {
  const [before = ''] = bare(text)
    .replace(AFTER_NAME, '')
    .split(
      /\s+[|·•—–]\s+|\s+on\s+(?=\p{Lu}\p{Ll}+ \d)|[,，]?\s+(?=(?:\d{1,2} )?\p{Lu}\p{Ll}{2,8}\.? \d{1,4}\b)|[,，]?\s+(?=\d{4}[-年])/u,
    );
  return before
    .replace(/^(?:by|作者)\s*[:：]?\s*/i, '')
    .replace(/[,，;；]\s*$/, '')
    .trim();
}

/** "China Brief, Volume 24, Issue 8": a name and its number. */
const NUMBERED =
  /^(?!(?:vol|issue|no\.))(.{2,60}?)[\s,，·|•—–-]+(?:vol(?:ume|\.)?|issue|no\.|number)\s*\.?\s*\d+/iu;
const isMasthead = (text: string): boolean =>
  NUMBERED.test(bare(text)) || /^(?:volume|vol\.|issue|no\.)\s*\d+/i.test(bare(text));

function publicationIn(lines: readonly string[]): string | undefined {
  for (const [i, line] of lines.slice(0, 12).entries()) {
    const plain = bare(line);
    const name = NUMBERED.exec(plain)?.[1];
    if (name !== undefined && /^\p{Lu}|^\p{Script=Han}/u.test(name))
      return name.replace(/[\s,|·•—–-]+$/u, '');
    // The number below the name.
    const above = lines[i - 1];
    if (above !== undefined && above.length <= 60 && /^(?:volume|vol\.|issue|no\.)\s*\d+/i.test(plain))
      return above;
  }
  return undefined;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\\.?';
const YEAR = '((?:19|20)\\d\\d)';
const FORMS: readonly (readonly [RegExp, (found: RegExpExecArray) => readonly [string, string?, string?]])[] =
  [
    [new RegExp(`\\b${YEAR}[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)`), ([, y, m, d]) => [y!, m!, d!]],
    [
      new RegExp(`(?:^|\\D)${YEAR}\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*[日号號]`),
      ([, y, m, d]) => [y!, m!, d!],
    ],
    [
      new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH},? ${YEAR}\\b`, 'i'),
      ([, d, m, y]) => [y!, month(m!), d!],
    ],
    [
      new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? ${YEAR}\\b`, 'i'),
      ([, m, d, y]) => [y!, month(m!), d!],
    ],
    [new RegExp(`(?:^|\\D)${YEAR}\\s*年\\s*(\\d{1,2})\\s*月`), ([, y, m]) => [y!, m!]],
    [
      new RegExp(`(?<!\\d(?:st|nd|rd|th)?(?: of)? )\\b${MONTH},? ${YEAR}\\b`, 'i'),
      ([, m, y]) => [y!, month(m!)],
    ],
    [new RegExp(`\\b${YEAR}-(\\d{2})(?![-\\d])`), ([, y, m]) => [y!, m!]],
  ];

const month = (name: string): string => String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);

/**
 * The first date in a text, as 2017, 2017-10 or 2017-10-18; null without one. A year alone is one only where it is all
 * there is.
 *
 * @param alone the date must be all there is, but for a weekday or a label
 */
function dateIn(text: string, alone = false): string | null {
  const plain = bare(text);
  if (/^(?:19|20)\d\d年?$/.test(plain)) return plain.slice(0, 4);
  let first: { readonly at: number; readonly date: string; readonly length: number } | null = null;
  for (const [form, parts] of FORMS) {
    const found = form.exec(plain);
    if (found === null) continue;
    const [year, ...rest] = parts(found);
    const date = [year, ...rest.map((part) => part!.padStart(2, '0'))].join('-');
    if (!isDay(date) || (first !== null && first.at <= found.index)) continue;
    first = { at: found.index, date, length: found[0].length };
  }
  if (first === null || (alone && plain.length - first.length > 24)) return null;
  return first.date;
}

/** A day that the calendar has; the schema takes the 31st of any month. */
function isDay(date: string): boolean {
  if (!v.is(DaySchema, date)) return false;
  const [year, month, day] = date.split('-').map(Number) as [number, number?, number?];
  return (
    month === undefined || day === undefined || new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day
  );
}

/** The date of the head is on a line of little else: one in prose is of what is told. */
function firstDate(lines: readonly string[]): string | null {
  for (const line of lines.slice(0, 15)) {
    const plain = bare(line);
    const isHead = BYLINE.test(plain) || isMasthead(plain) || plain.length <= 60;
    if (!isHead || /[.。!?]$/u.test(plain)) continue;
    const date = dateIn(plain, !BYLINE.test(plain) && !isMasthead(plain));
    if (date !== null) return date;
  }
  return null;
}

/** The first address of a page that stands on a line by itself or behind a label. */
function addressIn(text: string): string | null {
  for (const line of text.split('\n')) {
    const [, found] = /^[<(]?(https?:\/\/[^\s<>"\\]+?)[>)]?[.,;]?$/u.exec(line.trim()) ?? [];
    if (found !== undefined && isAddress(found)) return found;
  }
  return null;
}

/** Nothing in it may be unseen, or turn its direction. */
const isAddress = (text: string): boolean =>
  v.is(AddressSchema, text) && plainLine(text, LONGEST.address) === text;

/** Without the marks of Markdown. */
const bare = (text: string): string =>
  text
    .replace(/^#{1,6}\s+|\s+#+$/g, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/<[^<>]*>|[*`]+|(?<!\w)_+|_+(?!\w)/g, '')
    .trim();
