import fc from 'fast-check';
import { expect, test } from 'vitest';
import { divideIntoBlocks, saysOnly, shownText } from '../../../src/app/read/blocks.ts';

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

test('Chinese is divided without blank lines: by indents, full stops, and headings that bear no mark', () => {
  const text = [
    '第一章 总则',
    '　　第一条要从',
    '实际出发。',
    '二、主要任务',
    '发展是第一要务。（一）教育，',
    '（二）科技。',
    '一、这一条很长，它是一句话，不是标题。',
  ].join('\n');
  const blocks = divideIntoBlocks(text, []);
  expect(blocks.map(({ form, pieces }) => [form, pieces.map((piece) => piece.text).join('')])).toEqual([
    ['heading', '第一章 总则'],
    ['paragraph', '第一条要从实际出发。'],
    ['heading', '二、主要任务'],
    ['paragraph', '发展是第一要务。（一）教育，（二）科技。'],
    ['paragraph', '一、这一条很长，它是一句话，不是标题。'],
  ]);
});

test('a long paragraph is shown in parts, each after a sentence, and none of it twice', () => {
  const text = '发展是第一要务，人才是第一资源。'.repeat(800);
  const marks = Array.from(text.matchAll(/人才/g), ({ index }) => ({
    start: index,
    end: index + 2,
    of: index,
  }));
  const blocks = divideIntoBlocks(text, marks);
  const shown = blocks.map(({ pieces }) => pieces.map((piece) => piece.text).join(''));
  expect(shown.join('')).toBe(text);
  expect(shown.every((part) => part.length < 1_600 && part.endsWith('。'))).toBe(true);
  expect(blocks.map(({ continues }) => continues === true)).toEqual(blocks.map((_, i) => i > 0));
  expect(blocks.flatMap(({ pieces }) => pieces.flatMap(({ mark }) => mark ?? []))).toEqual(marks);
});

test('a paragraph without any stop is cut after a mark or a line where it has one', () => {
  const shown = divideIntoBlocks('命运共同体，改革开放\n'.repeat(1_000), []).map(shownText);
  expect(shown.length).toBeGreaterThan(2);
  expect(shown.every((part) => part.startsWith('命运') || part.startsWith('改革'))).toBe(true);
});

test('one without any mark is cut, no character in two', () => {
  const shown = divideIntoBlocks('𠀀'.repeat(5_000), []).map(({ pieces }) =>
    pieces.map((piece) => piece.text).join(''),
  );
  expect(shown.length).toBeGreaterThan(2);
  expect(shown.every((part) => !/\p{Cs}/u.test(part))).toBe(true);
  expect(shown.join('')).toHaveLength(10_000);
});

const PROSE =
  'They speak of a line and hold it, as they have held it for some years, whatever was said of it since.';
const WRAPPED = PROSE.replaceAll(/(.{30,40}) /g, '$1\n');

test.each<[string, string, string[]]>([
  [
    'a byline and a day stand apart',
    `On Lines\n\nBy Anna Keller\nMarch 14, 2025\n\n${PROSE}`,
    ['On Lines', 'By Anna Keller', 'March 14, 2025', PROSE],
  ],
  [
    'in a text that is broken for its length, too',
    `On Lines\n\nBy Anna Keller\nMarch 14, 2025\n\n${WRAPPED}\n\n${WRAPPED}`,
    ['On Lines', 'By Anna Keller', 'March 14, 2025', PROSE, PROSE],
  ],
  [
    'lines broken for their length are joined, with one of some length beside them',
    `${WRAPPED}\n\n${WRAPPED}\n\nhttps://example.org/${'a'.repeat(120)}`,
    [PROSE, PROSE, `https://example.org/${'a'.repeat(120)}`],
  ],
  ['the lines of an item are its own', `- One\n  of two\n\n${PROSE}`, ['One of two', PROSE]],
  ['a word of Chinese is not broken', `人类命\n运共同体\n\n${PROSE}`, ['人类命运共同体', PROSE]],
])('%s', (_, text, shown) => {
  const blocks = divideIntoBlocks(text, []);
  expect(blocks.map(shownText)).toEqual(shown);
  expect(blocks.filter(({ continues }) => continues).map(shownText)).toEqual(
    shown.filter((one) => one.startsWith('March')),
  );
});

test('a mark over two lines that stand apart is shown once', () => {
  const text = `A term (術\nAI) here\n\n${PROSE}`;
  const mark = { start: text.indexOf('術'), end: text.indexOf(')'), of: '' };
  const marked = divideIntoBlocks(text, [mark]);
  expect(marked.flatMap(({ pieces }) => pieces.flatMap(({ mark }) => mark ?? []))).toEqual([mark]);
  expect(marked.map(shownText).join('|')).toBe(`A term (術 AI|) here|${PROSE}`);
});

test.each([
  ['# On *Lines*\n\nThey hold.', 'On Lines', true],
  ['On  Lines\n\nThey hold.', 'On Lines', true],
  ['On Lines, they hold.', 'On Lines', false],
  ['On Lines\n\nThey hold.', '', false],
  // Its words are read by touch.
  ['底线思维\n\n他们。', '底线思维', false],
])('whether a text begins with its title and nothing else: %j', (text, title, says) => {
  expect(saysOnly(divideIntoBlocks(text, [])[0]!, title)).toBe(says);
});
