import { describe, expect, test } from 'vitest';
import { FORMAT_PROBLEMS } from '../../../src/formats/document.ts';
import { sharedAddress, saysMore } from '../../../src/app/read/ways.ts';
import { wordDoubtful, wordDropped, wordProblem, wordUnderstood } from '../../../src/app/read/wording.ts';

describe('whether a copied page says more than its words', () => {
  test.each([
    ['<p>a <em>b</em>', true],
    ['<table><tr><td>a', true],
    ['<h2 class="x">a</h2>', true],
    ['<b>a</b>', true],
    // Google's documents are all in one of these.
    ['<b style="font-weight:normal;" id="docs"><p>a</p></b>', false],
    ['<meta charset="utf-8"><span style="color:red">a</span>', false],
    ['<p>a</p>', false],
    ['<base href="x"><big>a</big><input>', false],
    ['', false],
  ])('%s: %s', (html, more) => expect(saysMore(html)).toBe(more));
});

describe('the address in what is shared', () => {
  test.each([
    [['https://example.org/a', undefined], 'https://example.org/a'],
    [[undefined, 'Look: https://example.org/a?b=c.'], 'https://example.org/a?b=c'],
    [['', 'no address', 'http://example.org/'], 'http://example.org/'],
    [['javascript:alert(1)', 'ftp://example.org'], null],
    [[undefined], null],
  ])('%j: %s', (fields, address) => expect(sharedAddress(...fields)).toBe(address));
});

test('what was understood is said in one line', () => {
  expect(wordUnderstood(45210, { format: 'pdf', pages: [1, 9] }, 'en', 'simplified')).toBe(
    'PDF · 2 pages · 45,210 characters · English · simplified characters',
  );
  expect(wordUnderstood(1, { format: 'text' }, '', null)).toBe('Text · 1 character');
});

test('what was left out is said, and how much of it', () => {
  expect(wordDropped([])).toBe('');
  expect(
    wordDropped([
      { kind: 'running-heads', count: 1200 },
      { kind: 'scripts', count: 0 },
      { kind: 'menus', count: 1 },
      { kind: 'pictures', count: 3 },
    ]),
  ).toBe('Left out: 1,200 running heads, 1 menu and 3 pictures.');
});

test('letters that are probably wrong are said, and not as left out', () => {
  const dropped = [
    { kind: 'pictures', count: 1 },
    { kind: 'doubtful-letters', count: 1200 },
  ] as const;
  expect(wordDropped(dropped)).toBe('Left out: 1 picture.');
  expect(wordDoubtful(dropped)).toMatch(/^1,200 letters are probably not what is printed/);
  expect(wordDoubtful(dropped.slice(0, 1))).toBe('');
});

test('every reason why a file gives nothing has words of its own', () => {
  const said = [...FORMAT_PROBLEMS, 'code', 'fault', 'too-many', 'unreadable'] as const;
  const words = said.map((problem) => wordProblem({ name: 'a.pdf', problem }));
  expect(new Set(words).size).toBe(said.length);
  for (const one of words) expect(one).toMatch(/^“a\.pdf” .+\.$/);
});
