/** Whatever bytes come, a reader gives a document or says why not; it neither hangs nor fetches. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FormatError, type ReadFormat } from '../../src/formats/document.ts';
import { readDocx } from '../../src/formats/docx.ts';
import { readEpub } from '../../src/formats/epub.ts';
import { readHtml } from '../../src/formats/html.ts';
import { readMhtml } from '../../src/formats/mhtml.ts';
import { recognise } from '../../src/formats/recognise.ts';
import { readRtf } from '../../src/formats/rtf.ts';
import { readSubtitles } from '../../src/formats/subtitles.ts';
import { readTable } from '../../src/formats/table.ts';
import { readPlainText } from '../../src/formats/text.ts';
import { readXlsx } from '../../src/formats/xlsx.ts';
import { unpackZip } from '../../src/formats/zip.ts';
import { asDocx, asEpub, asHtml, asMhtml, asRtf, asText } from './article.ts';
import { zipOf } from './zips.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

const readZip: ReadFormat = async (bytes, name) => {
  for (const file of unpackZip(bytes).files) file.read();
  return { name, format: 'zip', text: 'x', facts: {}, dropped: [] };
};

const READERS: readonly (readonly [string, ReadFormat, Uint8Array])[] = [
  ['text', readPlainText, utf8(asText())],
  ['html', readHtml, utf8(asHtml())],
  ['mhtml', readMhtml, utf8(asMhtml())],
  ['docx', readDocx, await asDocx()],
  ['epub', readEpub, asEpub()],
  ['rtf', readRtf, utf8(asRtf())],
  ['subtitles', readSubtitles, utf8('1\n00:00:01,000 --> 00:00:02,000\n<i>术语</i>\n')],
  ['table', readTable, utf8('a,"b"\n术语,"c\nd"\n')],
  [
    'xlsx',
    readXlsx,
    zipOf({
      '[Content_Types].xml': '',
      'xl/workbook.xml': '<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
      'xl/worksheets/sheet1.xml':
        '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>',
    }),
  ],
  ['zip', readZip, zipOf({ 'a.txt': '术语', 'b/c.html': '<p>x' })],
];

const fetched = vi.fn();
beforeEach(() => {
  vi.stubGlobal('fetch', fetched);
  vi.stubGlobal('XMLHttpRequest', fetched);
  vi.stubGlobal('Worker', fetched);
  vi.spyOn(console, 'info').mockReturnValue();
});
afterEach(() => expect(fetched).not.toHaveBeenCalled());

async function readsOrSays(read: ReadFormat, bytes: Uint8Array): Promise<void> {
  try {
    const { text } = await read(bytes, 'a', {});
    expect(text).not.toContain('\r');
    expect(text).not.toMatch(/[\ufdd0\ufdd1]/);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
  }
}

/** A whole file, cut short, with bytes changed, taken out and put in twice. */
const damaged = (whole: Uint8Array) =>
  fc
    .array(
      fc.record({
        at: fc.nat(whole.length - 1),
        length: fc.integer({ min: 1, max: 40 }),
        bytes: fc.uint8Array({ maxLength: 4 }),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((changes) => {
      let bytes = Array.from(whole);
      for (const { at, length, bytes: put } of changes)
        bytes.splice(at % (bytes.length || 1), length, ...put);
      if (changes.length === 1) bytes = bytes.slice(0, changes[0]!.at);
      return Uint8Array.from(bytes);
    });

describe.each(READERS)('%s', (name, read, whole) => {
  const numRuns = /docx/.test(name) ? 30 : 60;

  test('any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), (bytes) => readsOrSays(read, bytes)),
      { numRuns },
    );
  });

  test('any bytes behind a start as it should be', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.nat(60), (bytes, length) =>
        readsOrSays(read, Uint8Array.from([...whole.subarray(0, length), ...bytes])),
      ),
      { numRuns },
    );
  });

  test('a file that is damaged', async () => {
    await fc.assert(
      fc.asyncProperty(damaged(whole), (bytes) => readsOrSays(read, bytes)),
      { numRuns },
    );
  });
});

test('any bytes under any name are recognised, or it is said why not', () => {
  const names = fc.constantFrom('a', 'a.docx', 'a.htm', 'a.csv', 'a.zip', 'a.pdf', '.', '');
  const starts = fc.constantFrom(...READERS.map(([, , whole]) => whole.subarray(0, 80)), new Uint8Array());
  fc.assert(
    fc.property(starts, fc.uint8Array({ maxLength: 300 }), names, (start, bytes, name) => {
      try {
        recognise(Uint8Array.from([...start, ...bytes]), name);
      } catch (error) {
        if (!(error instanceof FormatError)) throw error;
      }
    }),
    { numRuns: 300 },
  );
});

/** Markup out of pieces that belong together in no way. */
const PIECES = [
  '<div>',
  '</div>',
  '<p>',
  '</p>',
  '<table><tr><td>',
  '</td>',
  '<li>',
  '<ul>',
  '</ul>',
  '<em>',
  '</em>',
  '<b>',
  '<ruby>新<rt>xīn',
  '</rt></ruby>',
  '<a href="#a">1</a>',
  '<p id="a">',
  '<sup>',
  '<svg>',
  '<template>',
  '<select><option>',
  '<html><body>',
  '</body>',
  '<title>',
  '<dl><dt>a<dd>',
  '<pre>\n',
  '<!--',
  '-->',
  '&nbsp;',
  '术语 (term), ',
  ' ',
  '\n',
  '<article>',
  '<h1>',
  '<x-y z>',
  '<base href="//x">',
  '<a name="">',
  '<![CDATA[',
  '<td colspan="9e9">',
  '<ol start="-1e99">',
] as const;

test('any markup', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), (pieces) =>
      readsOrSays(readHtml, utf8(pieces.join(''))),
    ),
    { numRuns: 300 },
  );
});

/**
 * Files made to keep a reader busy. Each takes some seconds at the most on a machine that does other things as well;
 * what grows with the square of the length would take hours, and the test's own limit ends it.
 */
describe('a file made to hang', () => {
  const paragraph = 'A paragraph with a <em>term</em> (术语), <a href="#x">and</a> more. ';
  test.each<[string, ReadFormat, string]>([
    ['10,000 elements in one another', readHtml, `${'<div>'.repeat(10_000)}术语${'</div>'.repeat(10_000)}`],
    ['a million elements in one another', readHtml, '<b>'.repeat(1_000_000)],
    ['tables in tables', readHtml, '<table><tr><td>a'.repeat(1_000)],
    ['lists in lists', readHtml, '<ul><li>a'.repeat(1_000)],
    ['a million characters in one line', readHtml, `<p>${'word 术语, '.repeat(110_000)}`],
    ['a paragraph of 15,000 links', readHtml, `<p>${'<a href="#x">术语</a> '.repeat(15_000)}`],
    ['50,000 ends of lines', readHtml, 'a<br>'.repeat(50_000)],
    ['50,000 readings', readHtml, '<ruby>新<rt>xīn</rt></ruby>'.repeat(50_000)],
    [
      '5,000 notes',
      readHtml,
      Array.from({ length: 5_000 }, (_, i) => `<a href="#n${i}">${i}</a>`).join('') +
        Array.from({ length: 5_000 }, (_, i) => `<p id="n${i}">术`).join(''),
    ],
    [
      '5,000 marks into one long part',
      readHtml,
      Array.from({ length: 5_000 }, (_, i) => `<a href="#n${i}">${i}</a>`).join('') +
        `<div>${Array.from({ length: 5_000 }, (_, i) => `<a name="n${i}"></a>${'<i>术</i>a'.repeat(25)}`).join('')}</div>`,
    ],
    ['100,000 signs of the start of a tag', readHtml, '<'.repeat(100_000)],
    ['60,000 entities', readHtml, '&amp;&nbsp;&#x672f;'.repeat(20_000)],
    ['20,000 attributes', readHtml, `<p ${Array.from({ length: 20_000 }, (_, i) => `a${i}`).join(' ')}>术语`],
    ['a million blanks', readHtml, `<p>a${' '.repeat(1_000_000)}b`],
    ['10,000 elements side by side', readHtml, `<p>${paragraph}</p>`.repeat(3_300)],
    ['50,000 groups', readRtf, `{\\rtf1${'{\\b a}'.repeat(50_000)}}`],
    ['200,000 control words', readRtf, `{\\rtf1 ${'\\b'.repeat(200_000)} a}`],
    ['500,000 bytes of a code page', readRtf, `{\\rtf1\\ansicpg936 ${"\\'ca\\'f5".repeat(250_000)}}`],
    ['a header of a million letters', readMhtml, `MIME-Version: 1.0\n${'a: b\n'.repeat(200_000)}\ntext`],
    [
      '200,000 blanks in a letter',
      readMhtml,
      `MIME-Version: 1.0\nContent-Transfer-Encoding: quoted-printable\n\na${' '.repeat(200_000)}b`,
    ],
    ['50,000 cues', readSubtitles, '00:01.000 --> 00:02.000\na\n\n'.repeat(50_000)],
    ['200,000 quotation marks', readTable, '"'.repeat(200_000)],
    ['a million commas', readTable, ','.repeat(1_000_000)],
  ])('%s', async (_name, read, text) => {
    await readsOrSays(read, utf8(text));
  });
});
