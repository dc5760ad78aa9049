import { expect, test } from 'vitest';
import type { Named } from '../../../src/app/library/label-names.ts';
import { alikeRows, howMany, studiedGroups, withLabel } from '../../../src/app/settings/studied.ts';

const library: Named = {
  sources: [{ id: 'one', title: 'One' }],
  articles: [{ id: 'a', title: 'A' }],
  topics: [{ id: 'law', label: 'Law' }],
  shippedTags: new Set(['mao-era', 'birth-policy']),
};
const terms = [
  { labels: ['kind:person', 'source:one', 'topic:law', 'article:a', 'tag:mine', 'supplied'] },
  { labels: ['kind:person', 'source:one', 'cited'] },
  { labels: ['kind:event', 'source:one', 'supplied'] },
];

test('what can be left out, with how many terms have it; not sources, not what no term has', () => {
  expect(studiedGroups(library, terms, ['supplied', 'kind:event'])).toEqual([
    {
      title: '',
      studied: '1 of 2',
      rows: [
        { label: 'supplied', name: 'Supplied terms', terms: 2, studied: false },
        { label: 'cited', name: 'Names of cited authors and titles of papers', terms: 1, studied: true },
      ],
    },
    {
      title: 'Kinds',
      studied: '1 of 2',
      rows: [
        { label: 'kind:person', name: 'People', terms: 2, studied: true },
        { label: 'kind:event', name: 'Events', terms: 1, studied: false },
      ],
    },
    { title: 'Topics', studied: 'all', rows: [{ label: 'topic:law', name: 'Law', terms: 1, studied: true }] },
    { title: 'Tags', studied: 'all', rows: [{ label: 'tag:mine', name: 'mine', terms: 1, studied: true }] },
  ]);
});

test('a tag left out that no term has any more can be taken back', () => {
  const tags = studiedGroups(library, terms, ['tag:gone']).find(({ title }) => title === 'Tags');
  expect(tags?.rows).toContainEqual({ label: 'tag:gone', name: 'gone', terms: 0, studied: false });
});

test('leaving out and taking back touches no other label', () => {
  expect(withLabel(['cited', 'x:later'], 'tag:mine', false)).toEqual(['cited', 'x:later', 'tag:mine']);
  expect(withLabel(['cited', 'tag:mine'], 'tag:mine', true)).toEqual(['cited']);
  expect(withLabel(['cited'], 'cited', false)).toEqual(['cited']);
  expect(howMany([{ studied: false }])).toBe('none');
});

test('tags that look alike can become one, unless one is studied and another left out', () => {
  const rows = (keep: string, others: string[], leftOut: string[] = []) =>
    alikeRows([{ keep, others }], new Set(['ai']), leftOut).map(({ name, says }) => [name, says]);
  expect(rows('Party', ['party'])).toEqual([['Party', '“Party” and “party” look alike.']]);
  expect(rows('a', ['A', 'ａ'])).toEqual([['a', '“a”, “A” and “ａ” look alike.']]);
  expect(rows('ai', ['AI'])).toEqual([['AI', '“AI” is there twice.']]);
  expect(rows('Party', ['party'], ['tag:Party', 'tag:party', 'cited'])).toHaveLength(1);
  expect(rows('Party', ['party'], ['tag:party'])).toEqual([]);
});
