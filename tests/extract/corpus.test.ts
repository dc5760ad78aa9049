import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/index.ts';
import { lexicon } from './dictionary.ts';
import { readExpected, score } from './scoring.ts';

const here = dirname(fileURLToPath(import.meta.url));
const corpus = join(here, 'corpus');
const shared = process.env['TIFA_SHARED'] ?? join(here, '../../../shared');
const chinaBrief = join(shared, 'source/china-brief-24-08.md');
const own = join(here, '../fixtures/own-issue');

describe('passages of other publishers', () => {
  for (const name of readdirSync(corpus).filter((file) => file.endsWith('.txt'))) {
    it(name, () => {
      const terms = extract(readFileSync(join(corpus, name), 'utf8'), { lexicon });
      const expected = readExpected(
        readFileSync(join(corpus, name.replace('.txt', '.expected.tsv')), 'utf8'),
      );
      const result = score(terms, expected);
      expect(result.wrong).toEqual([]);
      expect(result.f1).toBeGreaterThanOrEqual(0.97);
      for (const { hanzi, suspect } of expected) {
        const flagged = terms
          .find((term) => term.hanzi === hanzi)
          ?.flags.some((flag) => flag.type === 'name-mismatch');
        expect(flagged, hanzi).toBe(suspect);
      }
    });
  }
});

/** The issue of the project's own, and China Brief 24-8 where its text is at hand: it is not part of the project. */
const issues = [
  {
    name: 'the issue made up for the tests',
    text: join(own, 'issue.md'),
    expected: join(own, 'expected.tsv'),
  },
  { name: 'China Brief 24-8', text: chinaBrief, expected: join(here, 'china-brief-24-08.expected.tsv') },
].filter(({ text }) => existsSync(text));

describe.each(issues)('$name', ({ text, expected: list }) => {
  it('gives every term once, with its English, kind and abbreviation', () => {
    const terms = extract(readFileSync(text, 'utf8'), { lexicon });
    const expected = readExpected(readFileSync(list, 'utf8'));
    expect(score(terms, expected).wrong).toEqual([]);
    expect(
      terms
        .filter((term) => term.flags.some((flag) => flag.type === 'name-mismatch'))
        .map((term) => term.hanzi),
    ).toEqual(expected.filter((term) => term.suspect).map((term) => term.hanzi));
  });
});
