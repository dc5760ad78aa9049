import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { FormatError } from '../../../src/formats/document.ts';
import { isLetGo, OF_DAMAGE } from '../../../src/formats/pdf/let-go.ts';

/** What says that the whole document cannot be had, which whoever opens it awaits. */
const OF_OPENING = ['AbortException', 'InvalidPDFException', 'PasswordException', 'ResponseException'];

test('every class of errors in pdf.js is of damage or of opening', () => {
  const file = createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.worker.mjs');
  const classes = [...readFileSync(file, 'utf8').matchAll(/class (\w+) extends BaseException/g)];
  expect(classes.map(([, name]) => name).sort()).toEqual([...OF_DAMAGE, ...OF_OPENING].sort());
});

test.each([
  ['an end of the file in the middle of a page', { name: 'ParserEOFException' }, true],
  ['a damaged picture', { name: 'JpegError' }, true],
  ['a wrong password', { name: 'PasswordException' }, false],
  ['a fault of our own', { name: 'TypeError' }, false],
])('%s', (_, named, expected) => {
  expect(isLetGo(Object.assign(new Error('…'), named))).toBe(expected);
});

test('an error that we throw ourselves is never let go, nor what is no error', () => {
  expect(isLetGo(new FormatError('damaged'))).toBe(false);
  expect(isLetGo('FormatError')).toBe(false);
});
