import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Glossary } from '../../src/glossary/entry.ts';
import { joinGlossaries } from '../../src/glossary/library.ts';
import { parseGlossary, parseShippedGlossary } from '../../src/glossary/load.ts';
import { GlossaryError } from '../../src/glossary/glossary-error.ts';

const read = (name: string) => readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8');
const printed = parseGlossary(read('glossary'), 'glossary.json');
const supplied = parseGlossary(read('supplied'), 'supplied.json');

describe('parseGlossary', () => {
  const broken = (change: (glossary: Record<string, unknown>) => void) => {
    const data = structuredClone(printed) as unknown as Record<string, unknown>;
    change(data);
    return JSON.stringify(data);
  };
  test.each([
    ['an empty file', '', /^g\.json is not JSON/],
    ['half a file', read('glossary').slice(0, 500), /^g\.json is not JSON/],
    ['another shape', '[]', /^g\.json: /],
    ['a newer version', broken((data) => (data['version'] = 99)), /version 99.*Update/],
    ['no entries', broken((data) => delete data['entries']), /^g\.json: entries: /],
    [
      'a wrong field deep inside',
      broken((data) => ((data['entries'] as { kind: string }[])[1]!.kind = 'animal')),
      /^g\.json: entries\.1\.kind: /,
    ],
    [
      'a topic that is none of the issue’s',
      broken((data) => ((data['entries'] as Glossary['entries'])[1]!.topic = 'weather')),
      /^g\.json: entries\.1\.topic: no topic weather in the issue$/,
    ],
    [
      'a place in an article that is none of the issue’s',
      broken(
        (data) => ((data['entries'] as Glossary['entries'])[1]!.occurrences[0]!.article = 'the-weather'),
      ),
      /^g\.json: entries\.1\.occurrences\.0\.article: no article the-weather in the issue$/,
    ],
  ])('refuses %s', (_, text, message) => {
    expect(() => parseGlossary(text, 'g.json')).toThrow(GlossaryError);
    expect(() => parseGlossary(text, 'g.json')).toThrow(message);
  });
});

describe('parseShippedGlossary', () => {
  test('gives what the full check gives', () => {
    expect(parseShippedGlossary(read('glossary'), 'g.json')).toEqual(printed);
  });
  test.each([
    ['half a file', read('glossary').slice(0, 500), /^g\.json is not JSON/],
    ['another file', '{"version":4,"terms":[]}', /^g\.json: issue/],
    ['an older version', JSON.stringify({ ...printed, version: 3 }), /^g\.json: version/],
    ['a newer version', JSON.stringify({ ...printed, version: 5 }), /version 5.*Update/],
    [
      'an entry without an id',
      JSON.stringify({ ...printed, entries: [{ hanzi: '人' }] }),
      /^g\.json: entries\.0\.id/,
    ],
  ])('refuses %s', (_, text, message) => {
    expect(() => parseShippedGlossary(text, 'g.json')).toThrow(message);
  });
});

describe('joinGlossaries', () => {
  const library = joinGlossaries([supplied, printed]);

  test('puts printed terms first, whatever the order of the files', () => {
    expect(library.entries).toEqual([...printed.entries, ...supplied.entries]);
    expect(library.printed).toEqual(printed.entries);
    expect(library.supplied).toEqual(supplied.entries);
  });

  test('finds an entry and its neighbours by id', () => {
    const [first, second, third] = library.entries;
    expect(library.entry(second!.id)).toBe(second);
    expect(library.neighbours(second!.id)).toEqual({ previous: first, next: third });
    expect(library.neighbours(first!.id).previous).toBeUndefined();
    expect(library.entry('none')).toBeUndefined();
    expect(library.entry('__proto__')).toBeUndefined();
  });

  test('finds an entry and its neighbours by the id it had before', () => {
    const [first, second, third] = library.entries;
    expect(second!.formerIds).toEqual(['renlei-mingyun-gongtongti']);
    expect(library.entry('renlei-mingyun-gongtongti')).toBe(second);
    expect(library.neighbours('renlei-mingyun-gongtongti')).toEqual({ previous: first, next: third });
    expect(library.former.get('renlei-mingyun-gongtongti')).toBe(second!.id);
    expect(library.neighbours('none')).toEqual({ previous: undefined, next: undefined });
  });

  test('lists every article, with its printed terms in order of their first place in it', () => {
    expect(library.byArticle.map(({ article }) => article)).toEqual(printed.issue.articles);
    for (const { article, entries } of library.byArticle) {
      const lines = entries.map((entry) =>
        Math.min(...entry.occurrences.flatMap((place) => (place.article === article.id ? [place.line] : []))),
      );
      expect(lines).toEqual(lines.toSorted((a, b) => a - b));
    }
    expect(library.byArticle[1]!.entries.map((entry) => entry.hanzi)).toEqual(['人类命运共同体', '不可逆转']);
  });

  test('groups by topic without losing an entry', () => {
    expect(library.byTopic.map(({ topic }) => topic)).toEqual(printed.issue.topics);
    const found = library.byTopic.flatMap(({ topic, entries }) => entries.map((entry) => [entry, topic.id]));
    expect(new Set(found.map(([entry]) => entry))).toEqual(new Set(library.entries));
    for (const [entry, topic] of found) expect(entry).toMatchObject({ topic });
  });

  test('names topics as the issue does', () => {
    expect(library.topicLabel('population-family')).toBe('Population and family');
    expect(library.topicLabel('weather')).toBe('weather');
  });

  test('refuses none, another issue, and an id that stands twice', () => {
    const other: Glossary = { ...supplied, issue: { ...supplied.issue, id: 'another' } };
    expect(() => joinGlossaries([])).toThrow(RangeError);
    expect(() => joinGlossaries([printed, other])).toThrow(/another/);
    const again = { ...supplied, entries: [{ ...supplied.entries[0]!, formerIds: ['li-hui'] }] };
    expect(() => joinGlossaries([printed, again])).toThrow(/li-hui/);
    expect(() => joinGlossaries([printed, printed])).toThrow(/李辉/);
  });
});
