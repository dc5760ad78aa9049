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
const issue = join(shared, 'source/china-brief-24-08.md');

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

describe('the issue', () => {
  const present = existsSync(issue);
  it.skipIf(!present)(
    present
      ? 'gives every term once, with its English, kind and abbreviation'
      : `skipped: ${issue} is not there`,
    () => {
      const terms = extract(readFileSync(issue, 'utf8'), { lexicon });
      const expected = readExpected(readFileSync(join(here, 'china-brief-24-08.expected.tsv'), 'utf8'));
      expect(score(terms, expected).wrong).toEqual([]);
      expect(
        terms
          .filter((term) => term.flags.some((flag) => flag.type === 'name-mismatch'))
          .map((term) => term.hanzi),
      ).toEqual(expected.filter((term) => term.suspect).map((term) => term.hanzi));
    },
  );
});
