/** Where the terms stand in the text: in characters, by their English, and persons by their surname alone. */
import type { Occurrence } from '../glossary/entry.ts';
import { firstWhere } from '../sorted/first-where.ts';
import type { Division } from './articles.ts';
import { blankAddresses, findForms, type FormMatch, type Forms } from './occurrences.ts';
import type { GlossarySources, Prepared } from './prepared.ts';
import { findSurnames } from './surnames.ts';

/** Occurrences by hanzi, in order of position. */
export function findOccurrences(
  { source, issue }: GlossarySources,
  prepared: readonly Prepared[],
  divisionOf: (line: number) => Division | null,
  faults: string[],
): Map<string, Occurrence[]> {
  const lineStarts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  const lineAt = (offset: number) => firstWhere(1, lineStarts.length, (i) => lineStarts[i]! > offset);
  const found = new Map<string, { offset: number; occurrence: Occurrence }[]>();
  const add = (key: string, offset: number, form: Occurrence['form'], printed: string) => {
    const line = lineAt(offset);
    const division = divisionOf(line);
    if (!division) return;
    const column = offset - lineStarts[line - 1]! + 1;
    const occurrence = { article: division.article, section: division.section, line, column, form, printed };
    found.set(key, [...(found.get(key) ?? []), { offset, occurrence }]);
  };
  for (const term of prepared)
    for (const { line, column, printed } of term.hanziAt)
      add(term.hanzi, lineStarts[line - 1]! + column - 1, 'hanzi', printed);

  const notHere = new Map(prepared.map(({ hanzi, written }) => [hanzi, written.notHere]));
  const isRefused = (key: string, offset: number, printed: string): boolean => {
    const refusal = notHere
      .get(key)
      ?.find((one) => one.line === lineAt(offset) && one.printed.toLowerCase() === printed.toLowerCase());
    return refusal !== undefined;
  };
  const forms = prepared.map((term): Forms => ({
    key: term.hanzi,
    english: term.wordings,
    abbreviation: term.abbreviation,
    isName: term.kind !== 'policy-term' && term.kind !== 'expression',
  }));
  const hanziAt = new Map(
    [...found].map(([key, places]) => [
      key,
      places.map((p) => [p.offset, p.occurrence.printed.length] as const),
    ]),
  );
  const matches = findForms(source, forms, ({ key, start, printed }) => isRefused(key, start, printed));
  for (const match of matches)
    if (!standsBesideHanzi(source, match, hanziAt.get(match.key) ?? []))
      add(match.key, match.start, match.form, match.printed);

  const persons = prepared.flatMap((term) => {
    const surname = term.kind === 'person' ? surnameIn(term) : null;
    const fullAt = matches.filter(({ key }) => key === term.hanzi).map(({ start }) => start);
    return surname ? [{ key: term.hanzi, surname, fullAt }] : [];
  });
  const taken = matches.map(({ start, end }) => [start, end] as const);
  const blanked = blankAddresses(source);
  for (const [start, end] of articleSpans(lineStarts, source.length, divisionOf))
    for (const { key, start: at, printed } of findSurnames(blanked, start, end, persons, taken))
      if (!isRefused(key, at, printed)) add(key, at, 'english', printed);

  const lines = source.split('\n');
  for (const { hanzi, written } of prepared)
    for (const { line, printed } of written.notHere)
      if (!lines[line - 1]?.toLowerCase().includes(printed.toLowerCase()))
        faults.push(`${written.file}: ${hanzi}: notHere: "${printed}" is not in line ${line} of ${issue.id}`);
  prepared.forEach(({ hanzi, written }, i) => {
    const there = new Set(found.get(hanzi)?.map(({ occurrence }) => occurrence.line));
    for (const line of written.cites) {
      // It may stand there inside a longer term, which has the occurrence.
      if (there.has(line) || findForms(lines[line - 1] ?? '', [forms[i]!]).length > 0) continue;
      faults.push(
        `${written.file}: ${hanzi}: cites: the term is not in line ${line}; which wording there is it? Add it to wordings`,
      );
    }
  });
  return new Map(
    [...found].map(([key, places]) => [
      key,
      places.sort((a, b) => a.offset - b.offset).map((place) => place.occurrence),
    ]),
  );
}

/** Start and end of each article, in UTF-16 code units. */
function articleSpans(
  lineStarts: readonly number[],
  length: number,
  divisionOf: (line: number) => Division | null,
): (readonly [number, number])[] {
  const spans: [number, number][] = [];
  let current: string | null = null;
  lineStarts.forEach((start, i) => {
    const id = divisionOf(i + 1)?.article ?? null;
    const end = lineStarts[i + 1] ?? length;
    if (id !== null && id === current) spans.at(-1)![1] = end;
    else if (id !== null) spans.push([start, end]);
    current = id;
  });
  return spans;
}

/** The word of the printed name that is the surname, as "Huang" of "Jensen Huang"; null where it is in none. */
function surnameIn({ english, reading }: Prepared): string | null {
  const toneless = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const surname = toneless(/^\S+/.exec(reading.pinyin)?.[0] ?? '');
  const words = (english ?? '').split(/\s+/);
  const found = words.length > 1 ? words.find((word) => toneless(word) === surname) : undefined;
  return found ? found.charAt(0).toUpperCase() + found.slice(1).toLowerCase() : null;
}

/** Whether the wording is the gloss printed beside the hanzi: the same occurrence, already counted. */
function standsBesideHanzi(
  source: string,
  match: FormMatch,
  hanziAt: readonly (readonly [number, number])[],
): boolean {
  return hanziAt.some(([start, length]) => {
    const between =
      match.end <= start ? source.slice(match.end, start) : source.slice(start + length, match.start);
    return between.length <= 60 && /^[\s\p{P}\p{S}A-Z]*$/u.test(between);
  });
}
