import fc from 'fast-check';
import { expect, test } from 'vitest';
import { divideIntoBlocks } from '../../../src/app/read/blocks.ts';

test('headings, items and paragraphs, with the marks in their places', () => {
  const text = '## A *title*\nFirst line\nand second (术语).\n\n- one\n- two 词\n';
  const marks = ['术语', '词'].map((of) => ({
    start: text.indexOf(of),
    end: text.indexOf(of) + of.length,
    of,
  }));
  const blocks = divideIntoBlocks(text, marks);
  expect(blocks.map(({ form, pieces }) => [form, pieces.map((piece) => piece.text).join('')])).toEqual([
    ['heading', 'A title'],
    ['paragraph', 'First line and second (术语).'],
    ['item', 'one'],
    ['item', 'two 词 '],
  ]);
  expect(
    blocks.flatMap(({ pieces }) => pieces).flatMap(({ text, mark }) => (mark ? [[text, mark.of]] : [])),
  ).toEqual([
    ['术语', '术语'],
    ['词', '词'],
  ]);
});

test('every mark is shown once, whatever the text', () => {
  const fragment = fc.constantFrom(
    '术',
    ' ',
    '\n',
    '\n\n',
    '# ',
    '- ',
    '*',
    '_',
    '<b>',
    'word',
    '.',
    '\\',
    '|',
  );
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 60 }), (fragments) => {
      const text = fragments.join('');
      const marks = Array.from(text.matchAll(/术/g), ({ index }) => ({
        start: index,
        end: index + 1,
        of: index,
      }));
      const shown = divideIntoBlocks(text, marks).flatMap(({ pieces }) =>
        pieces.flatMap(({ mark }) => mark ?? []),
      );
      expect(shown).toEqual(marks);
    }),
  );
});

test.each([
  ['tabs', '\t'],
  ['blanks', ' '],
  ['returns', '\r'],
  ['line separators', '\u2028'],
  ['line feeds', '\n'],
  ['letters', 'a'],
  ['heading marks', '# '],
  ['empty rows', '| \n'],
])('a million %s cost no more than their number: the test would not end in time', (_, unit) => {
  const text = `A term (术语).${unit.repeat(1_000_000 / unit.length)}\nAnother (词).`;
  const blocks = divideIntoBlocks(text, []);
  expect(
    blocks
      .at(-1)!
      .pieces.map((piece) => piece.text)
      .join(''),
  ).toContain('Another (词).');
});
