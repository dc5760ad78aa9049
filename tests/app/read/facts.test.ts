import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import {
  FACTS,
  factsOf,
  NO_FACTS,
  problemOfFact,
  tidyFact,
  type Facts,
  type Said,
} from '../../../src/app/read/facts.ts';
import { AddressSchema, DaySchema } from '../../../src/library/plain-text.ts';

const cases: readonly (readonly [style: string, text: string, facts: Partial<Facts>])[] = [
  [
    'Markdown: heading, byline, date',
    '# Ports Without Ships\n\nBy Ann Harbour\n\n14 March 2025\n\nThe harbour (海港) is empty.',
    { title: 'Ports Without Ships', author: 'Ann Harbour', date: '2025-03-14' },
  ],
  [
    'the first row of a table is no title',
    '| Chinese | English |\n| 双循环 | dual circulation |',
    { title: '' },
  ],
  [
    'a line of names under the title, over the date',
    '# Ports Without Ships\n\nAnn Harbour and Bo van Quay\n\n14 March 2025\n\nThe harbour (海港) is empty.',
    { title: 'Ports Without Ships', author: 'Ann Harbour and Bo van Quay', date: '2025-03-14' },
  ],
  [
    'a name, and below it where she works',
    'Ports Without Ships\nAnn B. Harbour\nInstitute of Ports, Bay City\n\nThe harbour (海港) is empty.',
    { title: 'Ports Without Ships', author: 'Ann B. Harbour' },
  ],
  [
    'a byline on the line of the title',
    'Ports Without Ships By Ann Harbour and Bo van Quay\n\nThe harbour (海港) is empty.',
    { title: 'Ports Without Ships', author: 'Ann Harbour and Bo van Quay' },
  ],
  [
    'a byline with a place of work on the line of the heading',
    '# Ports Without Ships By Ann Harbour, Institute of Ports\n\nThe harbour (海港) is empty.',
    { title: 'Ports Without Ships', author: 'Ann Harbour' },
  ],
  [
    'a title with names behind “by” that has no byline',
    'The Last Ports Built By Ann Harbour\n\nThe harbour (海港) is empty.',
    { title: 'The Last Ports Built By Ann Harbour', author: '' },
  ],
  [
    'a title with a small “by”',
    'A Bay Seen by Ann Harbour\n\nThe harbour (海港) is empty.',
    { title: 'A Bay Seen by Ann Harbour', author: '' },
  ],
  [
    'a title with no people behind “By”, and one over a byline of its own',
    'Ports Without Ships By Night\nBy Ann Harbour\n\nThe harbour (海港) is empty.',
    { title: 'Ports Without Ships By Night', author: 'Ann Harbour' },
  ],
  [
    'a name with a place of work behind it',
    '# Ports Without Ships\n\n*Ann Harbour, Institute of Ports*\n\nThe harbour (海港) is empty.',
    { title: 'Ports Without Ships', author: 'Ann Harbour' },
  ],
  [
    'a subtitle, and a place, are no names',
    '# Ports Without Ships\n\nThe Trade of Tomorrow\n\n14 March 2025\n\nBay City\n\nThe harbour (海港) is empty.',
    { title: 'Ports Without Ships', author: '', date: '2025-03-14' },
  ],
  [
    'a subtitle of names alone is none with nothing beside it',
    '# Ports\n\nBay City Harbour\n\nThe harbour (海港) is empty, they said in the spring of that year.',
    { title: 'Ports', author: '' },
  ],
  [
    'YAML front matter',
    '---\ntitle: "Ports: A Study"\nauthor:\n  - Ann Harbour\n  - Bo Quay\ndate: 2025-03-14\npublisher: Harbour Review\nurl: https://example.org/ports\n---\n\n# Other\n\nText.',
    {
      title: 'Ports: A Study',
      author: 'Ann Harbour, Bo Quay',
      date: '2025-03-14',
      publication: 'Harbour Review',
      address: 'https://example.org/ports',
    },
  ],
  [
    'YAML with a list in brackets, and a date of a moment',
    '---\ntitle: Ports\nauthors: [Ann Harbour, "Bo Quay"]\npublished: 2025-03-14T08:00:00Z\n---\n',
    { title: 'Ports', author: 'Ann Harbour, Bo Quay', date: '2025-03-14' },
  ],
  [
    'TOML front matter',
    '+++\ntitle = "Ports"\nauthor = "Ann Harbour"\ndate = 2025-03-14\n+++\nText.',
    { title: 'Ports', author: 'Ann Harbour', date: '2025-03-14' },
  ],
  [
    'a masthead with volume and issue',
    'Harbour Brief, Volume 12, Issue 3\nMarch 14, 2025\n\n## Ports Without Ships\n\nBy: Ann Harbour\n\nText.',
    { title: 'Ports Without Ships', author: 'Ann Harbour', publication: 'Harbour Brief', date: '2025-03-14' },
  ],
  [
    'the masthead as the first heading',
    '# Harbour Brief • Volume 12 • Issue 3 • March 14, 2025\n\n# Ports Without Ships\n\nBy Ann Harbour and Bo Quay',
    {
      title: 'Ports Without Ships',
      author: 'Ann Harbour and Bo Quay',
      publication: 'Harbour Brief',
      date: '2025-03-14',
    },
  ],
  [
    'name and number on two lines',
    'Harbour Brief\nVol. 12 No. 3\nPorts Without Ships\nby Ann Harbour',
    { title: 'Ports Without Ships', publication: 'Harbour Brief', author: 'Ann Harbour' },
  ],
  [
    'a page copied from a site: title, byline with date, address',
    'Ports Without Ships\nBy Ann Harbour | March 14, 2025\nhttps://example.org/2025/ports\n\nThe harbour is empty.',
    {
      title: 'Ports Without Ships',
      author: 'Ann Harbour',
      date: '2025-03-14',
      address: 'https://example.org/2025/ports',
    },
  ],
  [
    'labels',
    'Title: Ports\nAuthor: Ann Harbour\nSource: Harbour Daily\nDate: 14 Mar. 2025\nURL: https://example.org/p\n\nText.',
    {
      title: 'Ports',
      author: 'Ann Harbour',
      publication: 'Harbour Daily',
      date: '2025-03-14',
      address: 'https://example.org/p',
    },
  ],
  [
    'bold labels, and a source that is an address',
    '# Ports\n\n**Author:** Ann Harbour\n**Published:** 2025/3/14\n**Source:** <https://example.org/p>',
    { title: 'Ports', author: 'Ann Harbour', date: '2025-03-14', address: 'https://example.org/p' },
  ],
  [
    'Chinese labels',
    '没有船的港口\n作者：李军\n来源：海港时报\n2025年3月14日\n\n港口空了。',
    {
      title: '没有船的港口',
      author: '李军',
      publication: '海港时报',
      date: '2025-03-14',
      language: 'zh-Hans',
    },
  ],
  [
    'a Chinese reporter’s line and a month',
    '# 港口\n\n记者 王海、李军\n\n2025年3月\n',
    { title: '港口', author: '王海、李军', date: '2025-03' },
  ],
  [
    'a heading underlined',
    'Ports Without Ships\n===================\n\nText.',
    { title: 'Ports Without Ships' },
  ],
  [
    'a heading with emphasis and a link',
    '## *Ports* [Without](https://a.example/) `Ships` ##',
    { title: 'Ports Without Ships' },
  ],
  ['a weekday before the date', 'Ports\nFriday, March 14th, 2025', { title: 'Ports', date: '2025-03-14' }],
  ['day and ordinal', 'Ports\n14th of March 2025', { title: 'Ports', date: '2025-03-14' }],
  ['month and year', 'Ports\nMarch 2025', { title: 'Ports', date: '2025-03' }],
  ['a question as title', 'Where Are the Ships?\n\nText.', { title: 'Where Are the Ships?' }],
  [
    'initials in the byline',
    '# Ports\nBy A. B. Harbour Jr.',
    { title: 'Ports', author: 'A. B. Harbour Jr.' },
  ],
  ...(
    [
      ['By Ann Harbour, Institute of Quays', 'Ann Harbour'],
      ['By Ann Harbour and Bo Quay, University of Tidewater, Quay Center', 'Ann Harbour and Bo Quay'],
      ['By Ann Harbour (Quay Institute)', 'Ann Harbour'],
      ['By Ann Harbour, Senior Fellow', 'Ann Harbour'],
      ['By Ann Harbour in Beijing', 'Ann Harbour'],
      ['By Ann Harbour of the Quay Review', 'Ann Harbour'],
      ['By Ann Harbour, Bo Quay, and Meng Lihua', 'Ann Harbour, Bo Quay, and Meng Lihua'],
      ['By Ludwig van Quay', 'Ludwig van Quay'],
    ] as const
  ).map(
    ([line, author]) =>
      [
        `where the author works: ${line}`,
        `# Ports\n\n${line}\n\nThe harbour is empty.`,
        { title: 'Ports', author },
      ] as const,
  ),
  [
    'prose with a place',
    '# Ports\n\nBy Executive Order of the Council no ship may land.',
    { title: 'Ports' },
  ],
  ['Windows line ends', '# Ports\r\n\r\nBy Ann Harbour\r\n', { title: 'Ports', author: 'Ann Harbour' }],
  // What is none of these is not guessed.
  ['prose', 'By the end of 2024, the harbour (海港) was empty. On March 3, 2025 it closed.', {}],
  ['prose that begins with By and a name', 'By Harbour law nobody may land. It was so in May 2021.', {}],
  [
    'a date within a sentence',
    'The port closed on 3 March 2025 and reopened later, as the mayor had promised.',
    {},
  ],
  ['a day that no calendar has', 'Ports\n31 February 2025', { title: 'Ports' }],
  ['an address that runs something', '# Ports\nURL: javascript:alert(1)', { title: 'Ports' }],
  ['a term alone', '“reform (改革)”', { title: '“reform (改革)”' }],
  ['nothing', '', {}],
];

const english = `${'The harbour of the city is in the hands of an office that nobody sees. '.repeat(3)}`;

describe('facts of a file', () => {
  const of = (facts: Said['facts'], text = english, format: Said['format'] = 'html') =>
    factsOf(text, { facts, format });

  test('are what it says of itself, then what its text says', () => {
    expect(
      of(
        {
          title: ' Ports\n Without Ships ',
          author: 'Ann Harbour',
          language: 'de-AT',
          date: '2025-03-14T08:00:00Z',
        },
        `# Other\n\nBy Bo Quay\n\nhttps://example.org/ports\n\n${english}`,
      ),
    ).toEqual({
      title: 'Ports Without Ships',
      author: 'Ann Harbour',
      publication: '',
      date: '2025-03-14',
      address: 'https://example.org/ports',
      language: 'de-AT',
    });
  });

  test.each([
    ['Microsoft Word - draft 3.docx', 'admin'],
    ['ports_final.indd', 'Microsoft Office User'],
    ['Untitled', 'user1'],
    ['', ''],
  ])('not what a program put there: %j, %j', (title, author) => {
    const text = `# Ports\n\nBy Ann Harbour\n\n${english}`;
    expect(of({ title, author }, text, 'pdf')).toMatchObject({ title: 'Ports', author: 'Ann Harbour' });
  });

  test('a document tells when its file was made, a page when it appeared', () => {
    const text = `# Ports\n\n14 March 2025\n\n${english}`;
    expect(of({ date: 'D:20250601' }, text, 'pdf').date).toBe('2025-03-14');
    expect(of({ date: '2025-06-01' }, text, 'pdf').date).toBe('2025-03-14');
    expect(of({ date: '2025-06-01' }, english, 'pdf').date).toBe('2025-06-01');
    expect(of({ date: '2025-06-01' }, text, 'html').date).toBe('2025-06-01');
  });

  test('an address that runs something, or a language that is none, is passed over', () => {
    expect(of({ address: 'javascript:alert(1)', language: 'English (US)' })).toMatchObject({
      address: '',
      language: 'en',
    });
  });
});

describe('facts of a text', () => {
  test.each(cases)('%s', (_style, text, facts) => {
    expect(factsOf(text)).toEqual({ ...NO_FACTS, ...facts });
  });

  test('of any text are such as can be kept, and soon', () => {
    const part = fc.constantFrom(
      '---\n',
      '+++\n',
      'title: ',
      'By ',
      'Ann',
      '\n',
      '# ',
      '2025-13-45',
      '2025年3月14日',
      'Vol. 3',
      '\u202e',
      '\u0000',
      'https://a.b/',
      'date: ',
      '=====',
      '[',
      ']',
      '(',
      '*',
      ': ',
      'Source: ',
      '港口',
      'x'.repeat(300),
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const facts = factsOf(parts.join(''));
        for (const fact of FACTS) {
          // eslint-disable-next-line no-control-regex -- none may be kept
          expect(facts[fact]).not.toMatch(/[\u0000-\u001f\u202e]|^\s|\s$/);
          expect(problemOfFact(fact, facts[fact])).toBeNull();
        }
        if (facts.date !== '') expect(v.is(DaySchema, facts.date)).toBe(true);
        if (facts.address !== '') expect(v.is(AddressSchema, facts.address)).toBe(true);
      }),
    );
  });
});

describe('a fact as it is typed', () => {
  test.each([
    ['date', '14 March 2025', '2025-03-14'],
    ['date', '2025年3月14日', '2025-03-14'],
    ['date', ' 2025 ', '2025'],
    ['date', '2025-03', '2025-03'],
    ['address', ' https://example.org/a ', 'https://example.org/a'],
    ['title', 'Ports\n and  Ships', 'Ports and Ships'],
  ] as const)('%s “%s”', (fact, typed, kept) => {
    expect(problemOfFact(fact, typed)).toBeNull();
    expect(tidyFact(fact, typed)).toBe(kept);
  });

  test.each([
    ['date', 'soon', /Type a date/],
    ['date', '2025-02-31', /Type a date/],
    ['address', 'example.org', /address of a page/],
    ['address', 'javascript:alert(1)', /address of a page/],
    ['title', 'x'.repeat(501), /longer than 500/],
  ] as const)('%s “%s” is refused', (fact, typed, problem) => {
    expect(problemOfFact(fact, typed)).toMatch(problem);
  });
});
