import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { matchOwnCopy, normaliseText } from '../../../src/app/read/own-copy.ts';
import { sentencesOf } from '../../../src/app/read/own-copy-sentences.ts';
import { parseGlossary } from '../../../src/glossary/load.ts';
import { sourceOf } from './source-of.ts';

const file = new URL('../../../glossary/china-brief-24-08/glossary.json', import.meta.url);
const { issue, entries } = parseGlossary(readFileSync(file, 'utf8'), 'glossary.json');
const source = sourceOf(entries);
const match = (text: string) => matchOwnCopy(normaliseText(text), issue, entries);

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
    const lines = entries
      .flatMap(({ occurrences }) => occurrences)
      .filter(({ article }) => article === id)
      .map(({ line }) => line);
    const article = source
      .split('\n')
      .slice(Math.min(...lines) - 1, Math.max(...lines))
      .join('\n');
    const found = match(article)!;
    expect(found.articles).toEqual([id]);
    expect(found.whole).toBe(false);
    expect(found.placements.every(({ occurrence }) => occurrence.article === id)).toBe(true);
  });

  test('gives each term its sentences', () => {
    const found = match(source)!;
    for (const entry of entries.filter(({ occurrences }) => occurrences.length > 0)) {
      const sentences = sentencesOf(entry, source, found);
      expect(sentences.length, entry.id).toBeGreaterThan(0);
      expect(sentences.length).toBeLessThanOrEqual(entry.occurrences.length);
    }
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
