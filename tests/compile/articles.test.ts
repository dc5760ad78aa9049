import { describe, expect, it } from 'vitest';
import { locateArticles } from '../../src/compile/articles.ts';
import { WrittenDataError, type IssueFile } from '../../src/compile/written.ts';

const issue: IssueFile = {
  version: 2,
  id: 'test-1',
  journal: 'Test',
  publisher: 'Test',
  volume: 1,
  issue: 1,
  date: '2024-01-01',
  misread: { Al: 'AI' },
  topics: [],
  articles: [
    {
      id: 'rivers',
      title: 'Rivers',
      author: 'A. Author',
      pages: '1–4',
      heading: '### Rivers of the North',
      notHeadings: [],
    },
    {
      id: 'hills',
      title: 'Hills',
      author: 'B. Author',
      pages: '5–9',
      heading: 'Hills',
      notHeadings: ['#### He said:'],
    },
  ],
};
const source = [
  '# Contents',
  'Rivers by A. Author',
  '### **Rivers of the North**',
  'one',
  '#### **Summary:**',
  '- two',
  '  more of two',
  '',
  'the running text',
  'Hills',
  'three',
  '#### Al Heights in Albania',
  'four',
  '#### He said:',
  'five',
].join('\n');

describe('locateArticles', () => {
  const divisionOf = locateArticles(source, issue);
  it.each<[number, string | null, string | null]>([
    [1, null, null],
    [2, null, null],
    [3, 'rivers', null],
    [4, 'rivers', null],
    [6, 'rivers', 'Summary'],
    [7, 'rivers', 'Summary'],
    [9, 'rivers', null],
    [11, 'hills', null],
    [13, 'hills', 'AI Heights in Albania'],
    [15, 'hills', 'AI Heights in Albania'],
    [99, null, null],
  ])('line %i stands in %s, section %s', (line, article, section) => {
    const division = divisionOf(line);
    expect(division?.article ?? null).toBe(article);
    expect(division?.section ?? null).toBe(section);
  });

  it('names an article whose heading is missing', () => {
    expect(() => locateArticles('# Rivers of the North', issue)).toThrowError(
      new WrittenDataError(['issue.yaml: articles: hills: no line of the text reads "Hills"']),
    );
  });
});
