/** What a file of any format says of itself, in the form in which it is kept; of a page's own ways, see html-facts.ts. */
import type { DocumentFacts } from './document.ts';
import { READING_ENDS, READING_STARTS } from './readings.ts';

export type Facts = { -readonly [Fact in keyof DocumentFacts]: DocumentFacts[Fact] };

/** As files give them, each in the form it is kept in; those that say nothing are left out. */
export function tidyFacts(facts: {
  readonly [Fact in keyof DocumentFacts]: string | undefined;
}): DocumentFacts {
  const tidy: Facts = {};
  const put = (fact: keyof DocumentFacts, value: string | null | undefined) => {
    if (value) tidy[fact] = value;
  };
  put('title', line(facts.title));
  // "By" is no part of a name, and an author's page is none.
  put(
    'author',
    /^https?:/i.test(facts.author ?? '')
      ? null
      : line(facts.author)?.replace(/^(?:by|作者|文)\s*[:：]?\s+/i, ''),
  );
  put('publication', line(facts.publication));
  put('date', facts.date && (dayOf(facts.date) ?? line(facts.date, 40)));
  put('address', /^https?:\/\/\S+$/i.test(facts.address ?? '') ? facts.address : null);
  const language = facts.language?.trim().replaceAll('_', '-') ?? '';
  put('language', /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(language) ? language : null);
  return tidy;
}

const READINGS = new RegExp(`${READING_STARTS}[^${READING_ENDS}]*${READING_ENDS}?|${READING_ENDS}`, 'gu');

/** One line, without readings above its characters; undefined where there is nothing in it. */
export function line(text: string | null | undefined, longest = 300): string | undefined {
  const tidy = (text ?? '')
    .replaceAll(READINGS, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return tidy === '' ? undefined : tidy.slice(0, longest);
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** A day as YYYY-MM-DD, of the ways in which pages and files write it; undefined where it is none. */
export function dayOf(text: string): string | undefined {
  const [, year, month, day] =
    /(?<!\d)(\d{4})[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})(?!\d)/.exec(text) ??
    /^\s*(\d{4})(\d\d)(\d\d)(?!\d)/.exec(text) ??
    [];
  if (year !== undefined) return asDay(year, Number(month), day!);
  const american = /\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/.exec(text);
  if (american !== null) return asDay(american[3]!, monthNamed(american[1]!), american[2]!);
  const british = /\b(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b/.exec(text);
  return british === null ? undefined : asDay(british[3]!, monthNamed(british[2]!), british[1]!);
}

const monthNamed = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

function asDay(year: string, month: number, day: string): string | undefined {
  const text = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text ? undefined : text;
}
