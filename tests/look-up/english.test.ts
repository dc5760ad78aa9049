import { describe, expect, test } from 'vitest';
import { isOneSlip, isSameWord, keyOf, spellingOf } from '../../src/look-up/english.ts';

describe('two ways to write a word have one key', () => {
  test.each([
    ['organisation', 'organization'],
    ['organisations', 'organized'],
    ['globalisation', 'globalization'],
    ['modernise', 'modernizing'],
    ['analyse', 'analyze'],
    ['labour', 'labor'],
    ['neighbours', 'neighbor'],
    ['behaviour', 'behavior'],
    ['centre', 'center'],
    ['defence', 'defense'],
    ['dialogue', 'dialog'],
    ['programme', 'programs'],
    ['modelling', 'modeling'],
    ['forums', 'forum'],
    ['initiatives', 'initiative'],
    ["people's", 'peoples'],
    ['five', '5'],
    ['multipolarity', 'multipolarisation'],
  ])('%s, %s', (a, b) => {
    expect(keyOf(a)).toBe(keyOf(b));
  });

  test.each([
    ['four', 'for'],
    ['hour', 'hor'],
    ['this', 'thiz'],
    ['war', 'wars of'],
    ['united', 'union'],
  ])('%s is not %s', (a, b) => {
    expect(keyOf(a)).not.toBe(keyOf(b));
  });
});

test.each([
  ['taxes', 'tax', true],
  ['churches', 'church', true],
  ['beaches', 'beach', true],
  ['losses', 'loss', true],
  ['headaches', 'headache', true],
  ['houses', 'house', true],
  ['policies', 'policy', true],
  ['organisations', 'organization', true],
  ['taxation', 'tax', false],
])('%s, %s are one word: %s', (many, one, expected) => {
  expect(isSameWord(many, one)).toBe(expected);
});

test('a word that is still being typed is spelt as its beginning would be', () => {
  const whole = spellingOf('organisation');
  for (let length = 6; length < 'organisation'.length; length++) {
    const begun = spellingOf('organisation'.slice(0, length));
    expect(whole.startsWith(begun), begun).toBe(true);
  }
});

describe('one slip of the finger', () => {
  test.each([
    ['prxoy', 'proxy', true],
    ['proxi', 'proxy', true],
    ['prooxy', 'proxy', true],
    ['prox', 'proxy', true],
    ['proxy', 'proxy', false],
    ['prxyo', 'proxy', false],
    ['taks', 'task', false],
    ['wolf', 'golf', false],
  ])('%s, %s: %s', (a, b, expected) => {
    expect(isOneSlip(a, b)).toBe(expected);
    expect(isOneSlip(b, a)).toBe(expected);
  });
});
