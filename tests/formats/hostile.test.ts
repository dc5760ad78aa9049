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
import { damaged, limit, runs, withDamagedPart } from './fuzz.ts';
import { storedZipOf, zipOf } from './zips.ts';

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
    expect(text).not.toMatch(/[\ufdd0-\ufdd3]/);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
  }
}

describe.each(READERS)('%s', { timeout: limit }, (name, read, whole) => {
  const numRuns = /docx/.test(name) ? 30 : 60;

  test('any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), (bytes) => readsOrSays(read, bytes)),
      runs(numRuns),
    );
  });

  test('any bytes behind a start as it should be', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.nat(60), (bytes, length) =>
        readsOrSays(read, Uint8Array.from([...whole.subarray(0, length), ...bytes])),
      ),
      runs(numRuns),
    );
  });

  test('a file that is damaged', async () => {
    await fc.assert(
      fc.asyncProperty(damaged(whole), (bytes) => readsOrSays(read, bytes)),
      runs(numRuns),
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
    runs(300),
  );
});

describe('a part in an archive that is whole', { timeout: limit }, () => {
  test.each(READERS.filter(([name]) => /docx|epub|xlsx/.test(name)))('%s', async (_name, read, whole) => {
    await fc.assert(
      fc.asyncProperty(withDamagedPart(whole), (bytes) => readsOrSays(read, bytes)),
      runs(30),
    );
  });
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
  '<td rowspan="0">',
  '<tr>',
  '<rt>x',
  '<noscript>',
] as const;

const markup = (most: number) =>
  fc.array(fc.constantFrom(...PIECES), { maxLength: most }).map((pieces) => pieces.join(''));

test('any markup', { timeout: limit }, async () => {
  await fc.assert(
    fc.asyncProperty(markup(60), (page) => readsOrSays(readHtml, utf8(page))),
    runs(300),
  );
});

test('any markup in a book', { timeout: limit }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(markup(20), { maxLength: 3 }), (chapters) =>
      readsOrSays(
        readEpub,
        asEpub({ chapters: Object.fromEntries(chapters.map((body, at) => [`${at}.xhtml`, body])) }),
      ),
    ),
    runs(60),
  );
});

test('any markup in a letter of any parts', { timeout: limit }, async () => {
  const line = fc.constantFrom(
    '',
    '--x',
    '--y',
    '--x--',
    'Content-Type: text/html; charset=big5',
    'Content-Type: multipart/related; boundary=x',
    'Content-Type: multipart/mixed; boundary="y"',
    'Content-Transfer-Encoding: base64',
    'Content-Transfer-Encoding: quoted-printable',
    'Subject: =?gb2312?B?yvXT7w==?= =?x?q?=',
    '=E6=9C=AF=',
    'yvXT7w',
    ...PIECES,
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 30 }), (lines) =>
      readsOrSays(readMhtml, utf8(['MIME-Version: 1.0', ...lines].join('\n'))),
    ),
    runs(100),
  );
});

/** Elements of Word's, with text in them, in any order that XML allows. */
const { element: wordElement } = fc.letrec<{ element: string }>((tie) => ({
  element: fc.oneof(
    { maxDepth: 8, withCrossShrink: true },
    fc.constantFrom(
      '<w:t>术语 (term)</w:t>',
      '<w:t xml:space="preserve"> &lt;\ufdd2\ufdd00\ufdd3</w:t>',
      '<w:altChunk r:id="c0"/>',
      '<w:altChunk r:id="c1"/>',
      '<w:rPr><w:vanish/><w:em w:val="dot"/><w:b/></w:rPr>',
      '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>',
      '<w:tcPr><w:gridSpan w:val="9e9"/><w:vMerge/></w:tcPr>',
      '<w:fldChar w:fldCharType="begin"/>',
      '<w:fldChar w:fldCharType="end"/>',
      '<w:instrText> HYPERLINK "x</w:instrText>',
      '<w:footnoteReference w:id="1"/>',
      '<w:sym w:font="Symbol" w:char="F0"/>',
      '<w:sym w:char="fffff"/>',
      '<w:br w:type="page"/>',
      '<w:cr/>',
    ),
    fc
      .tuple(
        fc.constantFrom(
          ...'p r t ins del moveFrom moveTo sdt sdtContent hyperlink fldSimple ruby rt rubyBase tbl tr tc pict drawing object txbxContent dir altChunk sym rPr vanish em'
            .split(' ')
            .map((name) => `w:${name}`),
          ...'AlternateContent Choice Fallback'.split(' ').map((name) => `mc:${name}`),
          ...'oMath r t f den sup rPr'.split(' ').map((name) => `m:${name}`),
          'v:shape',
        ),
        fc.array(tie('element'), { maxLength: 4 }),
      )
      .map(([name, inside]) => `<${name}>${inside.join('')}</${name}>`),
  ),
}));

test('any elements of Word, in its text and in its notes', { timeout: limit }, async () => {
  const names =
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml"';
  const body = fc.array(wordElement, { maxLength: 8 }).map((elements) => elements.join(''));
  await fc.assert(
    fc.asyncProperty(body, body, markup(10), (text, note, page) =>
      readsOrSays(
        readDocx,
        storedZipOf({
          '[Content_Types].xml':
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
          '_rels/.rels':
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
          'word/_rels/document.xml.rels':
            '<Relationships><Relationship Id="c0" Target="a.htm"/><Relationship Id="c1" Target="document.xml"/></Relationships>',
          'word/a.htm': `<html>${page}`,
          'word/document.xml': `<w:document ${names}><w:body>${text}</w:body></w:document>`,
          'word/footnotes.xml': `<w:footnotes ${names}><w:footnote w:id="1">${note}</w:footnote></w:footnotes>`,
        }),
      ),
    ),
    runs(100),
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
