import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sentencesInSources } from '../../src/app/term/source-sentences.ts';
import { parseGlossary } from '../../src/glossary/load.ts';
import { addEdits, foldLibrary } from '../../src/library/fold.ts';
import { findsInText, issueOf, joinIssueText, matchOfIssue } from '../../src/library/issue-text.ts';
import { shippedOf } from '../../src/library/shipped.ts';
import { normalisedText, type SourceId } from '../../src/library/source.ts';
import { sourceOf } from './issue-source.ts';
import { edit, find, source as madeUp, SOURCE_A, spell } from './made-up.ts';

const glossaries = ['glossary.json', 'supplied.json'].map((name) =>
  parseGlossary(
    readFileSync(new URL(`../../glossary/china-brief-24-08/${name}`, import.meta.url), 'utf8'),
    name,
  ),
);
const [{ issue, entries }] = glossaries as [(typeof glossaries)[number]];
const source = sourceOf(entries);
const library = foldLibrary(shippedOf(glossaries), [], [], spell);
const ID = issue.id as SourceId;
const isPrinted = ({ term }: { term: string }) => entries.some(({ id }) => id === term);
const match = (text: string) => matchOfIssue(library, ID, normalisedText(text));
/** The lines of one article, from its first term to its last. */
function article(id: string): string {
  const lines = entries
    .flatMap(({ occurrences }) => occurrences)
    .filter((one) => one.article === id)
    .map(({ line }) => line);
  return source
    .split('\n')
    .slice(Math.min(...lines) - 1, Math.max(...lines))
    .join('\n');
}

describe('the issue’s own text', () => {
  test('has every term at its line and column', () => {
    const found = match(source)!;
    expect(found.whole).toBe(true);
    expect(found.articles).toHaveLength(issue.articles.length);
    for (const { occurrence, start, end } of found.placements) {
      expect(source.slice(start, end)).toBe(occurrence.printed);
    }
    const hanzi = entries.flatMap(({ occurrences }) => occurrences).filter(({ form }) => form === 'hanzi');
    expect(found.placements.filter(({ occurrence }) => occurrence.form === 'hanzi')).toHaveLength(
      hanzi.length,
    );
  });

  test('is known with other line ends and a byte-order mark', () => {
    expect(match(`\uFEFF${source.replaceAll('\n', '\r\n')}`)).toEqual(match(source));
  });

  test('is known when its lines are others', () => {
    const reflowed = `A title page of another program.\n\n${source.replaceAll(/ +/g, (blanks) => (blanks.length > 1 ? '\n' : ' '))}`;
    const found = match(reflowed)!;
    expect(found.whole).toBe(true);
    for (const { occurrence, start, end } of found.placements) {
      expect(reflowed.slice(start, end).replaceAll(/\s+/g, '')).toBe(
        occurrence.printed.replaceAll(/\s+/g, ''),
      );
    }
  });

  test('is known by one of its articles', () => {
    const { id } = issue.articles[2]!;
    const found = match(article(id))!;
    expect(found.articles).toEqual([id]);
    expect(found.whole).toBe(false);
    expect(found.placements.every(({ occurrence }) => occurrence.article === id)).toBe(true);
  });

  test('is known by its articles in another order than the issue’s', () => {
    const ids = [issue.articles[2]!.id, issue.articles[0]!.id];
    const found = match(ids.map(article).join('\n\n'))!;
    expect([...found.articles].sort()).toEqual([...ids].sort());
  });

  test('is one source of the library, and no other text is', () => {
    expect(issueOf(library, source)).toMatchObject({ id: ID, match: { whole: true } });
    expect(issueOf(library, 'Reform (改革).')).toBeNull();
  });
});

describe('what an issue says of its terms', () => {
  const shipped = library.source(ID)!;
  const standsThere = (text: string, { places }: { places: readonly { line: number; column: number }[] }) =>
    places.map(({ line, column }) => text.split('\n')[line - 1]!.slice(column - 1));

  test('has its places where the reader’s text has them', () => {
    const text = `Of another program.\n\n${article(issue.articles[2]!.id)}`;
    const placed = findsInText(library, shipped, text);
    expect(placed).toHaveLength(shipped.finds.length);
    const inText = placed.filter(({ find: { places } }) => places.length > 0);
    expect(inText.length).toBeGreaterThan(3);
    for (const { find } of inText) {
      expect(find.places.every((place) => place.article === issue.articles[2]!.id)).toBe(true);
      const printed = entries.find(({ id }) => id === find.term)!.occurrences.map((one) => one.printed);
      for (const rest of standsThere(text, find))
        expect(printed.some((one) => rest.startsWith(one))).toBe(true);
    }
    // Of another source nothing is moved.
    const other = foldLibrary(library.records.shipped, [madeUp(SOURCE_A, [find('改革', null)])], [], spell);
    expect(findsInText(other, other.source(SOURCE_A)!, text)).toBe(other.source(SOURCE_A)!.finds);
  });

  test('with a term that the reader has added, as long as it stands there', () => {
    const text = `${source}\nOf noodles (螺蛳粉).`;
    const line = text.split('\n').length;
    const own = find('螺蛳粉', 'noodles', { places: [{ line, column: 13, length: 3 }] });
    const added = addEdits(library, [edit(1, { of: ID, set: 'find', term: own.term, to: own })]);
    const placesIn = (of: string) =>
      findsInText(added, added.source(ID)!, of).find((one) => one.find.term === own.term)!.find.places;
    expect(placesIn(text)).toEqual(own.places);
    expect(placesIn(source)).toEqual([]);
  });

  test('gives each term its sentences, as any source does', async () => {
    for (const entry of library.entries) {
      if (entry.written!.occurrences.length === 0 || !isPrinted({ term: entry.id })) continue;
      const [own] = await sentencesInSources(entry, library, async () => source);
      expect(own?.sentences.length, entry.id).toBeGreaterThan(0);
      expect(own!.sentences.length).toBeLessThanOrEqual(entry.written!.occurrences.length);
    }
  });
});

describe('a text that is brought of an issue of which one is kept', () => {
  const [one, two] = [article(issue.articles[0]!.id), article(issue.articles[2]!.id)];
  test.each([
    ['none', null, one, 'first', one],
    ['the same', one, one, 'same', one],
    ['another article', one, two, 'beside', `${one.trimEnd()}\n\n${two}`],
    ['all of it and more', one, source, 'instead', source],
    ['a part of it', source, one, 'within', source],
  ])('%s', (_name, kept, brought, change, text) => {
    expect(joinIssueText(library, ID, kept, brought)).toMatchObject({ text, change });
  });

  test('is found whole where both are kept', () => {
    const { text, linesBefore } = joinIssueText(library, ID, two, one);
    expect(text.split('\n').slice(linesBefore).join('\n')).toBe(one);
    expect(match(text)!.articles).toEqual([issue.articles[0]!.id, issue.articles[2]!.id]);
  });
});

describe('another text', () => {
  const terms = entries.flatMap(({ hanzi }) => hanzi);
  test.each([
    ['nothing', ''],
    ['no Chinese', 'A text about the terms of a treaty.'],
    ['a few of the terms', `Of ${terms[0]} and ${terms[9]} and ${terms[20]}.`],
    ['all the terms in another order', terms.toReversed().join(', ')],
  ])('%s is no copy', (_name, text) => {
    expect(match(text)).toBeNull();
  });
});
