import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { releaseOf, sentenceOf } from '../../build/changelog.ts';

const changelog = (heading: string, notes = '- It does more.') =>
  `# Changelog\n\nWhat changed.\n\n## ${heading}\n\n${notes}\n\n### In detail\n\n- Much.\n\n## 0.1.0 (2026-01-31)\n\n- The first.\n`;

test('the newest version with its day and what it brings, and nothing of the one before', () => {
  expect(releaseOf(changelog('1.2.0 (2026-11-26)'), '1.2.0', 'v1.2.0')).toEqual({
    version: '1.2.0',
    date: '2026-11-26',
    notes: '- It does more.\n\n### In detail\n\n- Much.',
  });
  expect(releaseOf(changelog('2.0.0-beta.1 (2026-11-26)'), '2.0.0-beta.1', null).version).toBe(
    '2.0.0-beta.1',
  );
});

test.each([
  ['Unreleased', '1.2.0', null, 'still says "Unreleased": write "## 1.2.0 (YYYY-MM-DD)"'],
  ['1.2.0', '1.2.0', null, 'no version with its day'],
  ['1.2.0 (2026-13-01)', '1.2.0', null, 'no version with its day'],
  ['1.2.0 (2026-11-26)', '1.1.0', null, 'npm version 1.2.0'],
  ['1.2.0 (2026-11-26)', '1.2.0', 'v1.1.0', 'tagged v1.1.0'],
])('%s, while package.json says %s and the tag is %s', (heading, version, tag, message) => {
  expect(() => releaseOf(changelog(heading), version, tag)).toThrow(message);
});

test('a version of which nothing is said, and a changelog of nothing', () => {
  expect(() => releaseOf('# Changelog\n\n## 1.0.0 (2026-11-26)\n', '1.0.0', null)).toThrow('says nothing');
  expect(() => releaseOf('# Changelog\n', '1.0.0', null)).toThrow('no version');
});

test('what the newest version brings, in a sentence', () => {
  const notes = 'You can now do more,\nand sooner.\n\n- It does more.';
  expect(sentenceOf(changelog('1.2.0 (2026-11-26)', notes))).toBe('You can now do more, and sooner.');
  expect(sentenceOf(readFileSync('CHANGELOG.md', 'utf8'))).toMatch(/^[A-Z][^.]+\.$/);
});

test.each([
  ['no sentence', '- It does more.', 'does not say in a sentence, below "1.2.0'],
  ['a heading at once', '### In detail', 'does not say in a sentence'],
  ['more than a notice shows', 'More and more. '.repeat(12), 'in 180 characters'],
])('%s', (_, notes, message) => {
  expect(() => sentenceOf(changelog('1.2.0 (2026-11-26)', notes))).toThrow(message);
});
