import { expect, test } from 'vitest';
import { citation, longDate } from '../../../src/app/library/issue-facts.ts';

test.each([
  ['2024-04-12', '12 April 2024'],
  ['2024-12-31', '31 December 2024'],
  ['2024-01-01', '1 January 2024'],
])('%s is %s in every time zone', (iso, long) => {
  expect(longDate(iso)).toBe(long);
});

test('an article is cited as the Chicago manual has it', () => {
  const article = { id: 'a', title: 'On Terms', author: 'A. Writer', pages: '2–6' };
  const issue = {
    id: 'i',
    journal: 'A Journal',
    publisher: 'P',
    volume: 24,
    issue: 8,
    date: '2024-04-12',
    articles: [article],
    topics: [],
  };
  expect(citation(issue, article)).toBe('A. Writer, “On Terms,” A Journal 24, no. 8 (12 April 2024): 2–6.');
});
