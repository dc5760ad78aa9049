import { expect, test } from 'vitest';
import { readNumber, stepNumber } from '../../../src/app/ui/number-field.ts';

const bounds = { min: 0, max: 99, step: 1 };

test.each<[string, number | null]>([
  ['7', 7],
  [' 07 ', 7],
  ['１２', 12],
  ['2,5', 2.5],
  ['0.9', 0.9],
  ['99', 99],
  ['100', null],
  ['-1', null],
  ['', null],
  ['ten', null],
  ['1e1', null],
  ['1.2.3', null],
])('%j', (text, value) => {
  expect(readNumber(text, bounds)).toBe(value);
});

test('a comma between thousands divides nothing where only whole numbers are asked for', () => {
  const many = { min: 0, max: 36_500, step: 1 };
  expect(readNumber('1,000', many)).toBe(1000);
  expect(readNumber('10，000', many)).toBe(10_000);
  expect(readNumber('1,000,000', many)).toBeNull();
  expect(readNumber('2,5', many)).toBe(2.5);
  // As no one writes a thousand.
  expect(readNumber('0,125', many)).toBe(0.125);
  expect(readNumber('1,000', { min: 0, max: 5, step: 0.1 })).toBe(1);
});

test('a sign below zero, where the bounds allow it', () => {
  expect(readNumber('−3', { ...bounds, min: -5 })).toBe(-3);
});

test('steps stay within the bounds and on whole steps', () => {
  expect(stepNumber(6, 1, bounds)).toBe(7);
  expect(stepNumber(0, -1, bounds)).toBe(0);
  expect(stepNumber(99, 1, bounds)).toBe(99);
  expect(stepNumber(0.2, 1, { min: 0, max: 1, step: 0.1 })).toBe(0.3);
});
