/** Word, books, rich text, saved pages: what each has besides the article all of them share (same-terms.test.ts). */
import { Paragraph, TextRun } from 'docx';
import { describe, expect, test } from 'vitest';
import { readDocx } from '../../src/formats/docx.ts';
import { readEpub } from '../../src/formats/epub.ts';
import { readMhtml } from '../../src/formats/mhtml.ts';
import { readRtf } from '../../src/formats/rtf.ts';
import { Archive } from '../../src/formats/zip.ts';
import { asDocx, asEpub, asMhtml, asRtf, asText } from './article.ts';
import { zipOf } from './zips.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const about = (problem: string) => expect.objectContaining({ name: 'FormatError', problem });

/** A document with other parts in it, or changed ones. */
async function docxWith(change: (parts: Record<string, string>) => void): Promise<Uint8Array> {
  const archive = new Archive(await asDocx([new Paragraph({ children: [new TextRun('LAST')] })]));
  const parts = Object.fromEntries(
    archive.names.map((name) => [name, new TextDecoder().decode(archive.read(name))]),
  );
  change(parts);
  return zipOf(parts);
}

describe('Word', () => {
  test('the text as it stands, notes and lists with it', async () => {
    const { text } = await readDocx(await asDocx(), 'a.docx', {});
    expect(text).toBe(asText());
  });

  test('readings above characters, what was deleted, comments, pictures', async () => {
    const bytes = await docxWith((parts) => {
      const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
      const ruby = (base: string, reading: string) =>
        `<w:r><w:ruby><w:rubyPr/><w:rt>${run(reading)}</w:rt><w:rubyBase>${run(base)}</w:rubyBase></w:ruby></w:r>`;
      parts['word/document.xml'] = parts['word/document.xml']!.replace(
        /<w:r><w:t[^>]*>LAST<\/w:t><\/w:r>/,
        `${ruby('战', 'zhàn')}${ruby('略', 'lüè')}<w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins w:id="2">${run(' new')}</w:ins>`,
      );
      parts['word/comments.xml'] =
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0"/><w:comment w:id="1"/></w:comments>';
      parts['word/media/image1.png'] = 'x';
    });
    const { text, dropped } = await readDocx(bytes, 'a.docx', {});
    expect(text).toContain('\n\n战略 (zhàn lüè) new\n\n');
    expect(dropped).toEqual([
      { kind: 'pictures', count: 1 },
      { kind: 'comments', count: 2 },
    ]);
  });

  test.each([
    ['without its text', (parts: Record<string, string>) => delete parts['word/document.xml'], 'damaged'],
    [
      'whose text is no XML',
      (parts: Record<string, string>) => (parts['word/document.xml'] = '<<<'),
      'damaged',
    ],
    [
      'with elements in elements without end',
      (parts: Record<string, string>) =>
        (parts['word/document.xml'] = `<w:document xmlns:w="x"><w:body>${'<w:p>'.repeat(100_000)}`),
      'bomb',
    ],
    [
      'with nothing in it',
      (parts: Record<string, string>) =>
        (parts['word/document.xml'] = parts['word/document.xml']!.replace(
          /<w:body>[^]*<\/w:body>/,
          '<w:body/>',
        )),
      'empty',
    ],
  ])('one %s', async (_name, change, problem) => {
    await expect(readDocx(await docxWith(change), 'a.docx', {})).rejects.toEqual(about(problem));
  });
});

describe('books', () => {
  test('chapters in their order, with progress', async () => {
    const seen: [number, number][] = [];
    const bytes = asEpub({
      chapters: { 'b.xhtml': '<h1>第一</h1><p>a</p>', 'a.xhtml': '<p>b&nbsp;c<br/>d</p><img src="x"/>' },
    });
    const { text, facts, dropped } = await readEpub(bytes, 'a.epub', {
      onprogress: (done, of) => seen.push([done, of]),
    });
    expect(text).toBe('# 第一\n\na\n\nb\u00a0c\nd');
    expect(facts).toEqual({
      title: 'What the plan says of productive forces',
      author: 'Ann Lee',
      publication: 'China Notes',
      date: '2024-04-12',
      language: 'en',
    });
    expect(dropped).toEqual([{ kind: 'pictures', count: 1 }]);
    expect(seen).toEqual([
      [0, 2],
      [1, 2],
      [2, 2],
    ]);
  });

  const locked = (algorithm: string, path: string) =>
    `<encryption><EncryptedData><EncryptionMethod Algorithm="${algorithm}"/><CipherData><CipherReference URI="${path}"/></CipherData></EncryptedData></encryption>`;

  test('with a lock', async () => {
    const bytes = asEpub({
      encryption: locked('http://www.w3.org/2001/04/xmlenc#aes128-cbc', 'OEBPS/Text/chapter%201.xhtml'),
    });
    await expect(readEpub(bytes, 'a', {})).rejects.toEqual(about('encrypted'));
  });

  test('with fonts that cannot be copied', async () => {
    const bytes = asEpub({ encryption: locked('http://www.idpf.org/2008/embedding', 'OEBPS/Fonts/a.otf') });
    expect((await readEpub(bytes, 'a', {})).text).toBe(asText());
  });

  test.each([
    ['of pictures', asEpub({ chapters: { 'a.xhtml': '<img src="1.png"/>' } }), 'image-only'],
    ['without chapters', asEpub({ chapters: {} }), 'nothing-inside'],
    ['without a list of its parts', zipOf({ mimetype: 'application/epub+zip' }), 'damaged'],
  ])('%s', async (_name, bytes, problem) => {
    await expect(readEpub(bytes, 'a', {})).rejects.toEqual(about(problem));
  });

  test('stops between two chapters', async () => {
    const stop = new AbortController();
    const reading = readEpub(asEpub({ chapters: { 'a.xhtml': '<p>a</p>', 'b.xhtml': '<p>b</p>' } }), 'a', {
      signal: stop.signal,
      onprogress: () => stop.abort(),
    });
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('saved pages and letters', () => {
  test('the page, not what stands in its frames; where it came from', async () => {
    const { text, facts, dropped } = await readMhtml(utf8(asMhtml()), 'a.mhtml', {});
    expect(text).toBe(asText());
    expect(facts.address).toBe('https://example.org/plan');
    expect(dropped).toContainEqual({ kind: 'files', count: 1 });
  });

  test('a letter in Chinese', async () => {
    const letter = [
      'Subject: =?gb2312?B?yvXT7w==?=',
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary=x',
      '',
      '--x',
      'Content-Type: text/plain; charset=gb2312',
      'Content-Transfer-Encoding: base64',
      '',
      'yvXT7w==',
      '--x--',
    ].join('\n');
    expect(await readMhtml(utf8(letter), 'a.eml', {})).toMatchObject({
      text: '术语',
      facts: { title: '术语' },
    });
  });

  test.each([
    ['without text', 'MIME-Version: 1.0\nContent-Type: image/png\n\nx', 'nothing-inside'],
    [
      'cut short',
      'MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html',
      'empty',
    ],
    [
      'of parts without end',
      `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n${'--x\n\na\n'.repeat(3_000)}`,
      'bomb',
    ],
  ])('one %s', async (_name, message, problem) => {
    await expect(readMhtml(utf8(message), 'a', {})).rejects.toEqual(about(problem));
  });
});

describe('rich text', () => {
  test('the text as it stands, notes and lists with it', async () => {
    const { text, facts, dropped } = await readRtf(utf8(asRtf()), 'a.rtf', {});
    expect(text).toBe(asText());
    expect(facts.date).toBe('2024-04-12');
    expect(dropped).toEqual([{ kind: 'pictures', count: 1 }]);
  });

  test.each([
    [
      'Chinese by its font',
      "{\\fonttbl{\\f0 Times;}{\\f1\\fcharset134 SimSun;}}\\f0 a \\f1\\'ca\\'f5\\'d3\\'ef\\f0  b",
      'a 术语 b',
    ],
    [
      'plain text, in the font of the file again',
      "{\\fonttbl{\\f0 Times;}{\\f1\\fcharset134 SimSun;}}\\deff0\\f1\\'ca\\'f5\\plain \\'93ab\\'94c",
      '术“ab”c',
    ],
    ['Chinese by the code page', "\\ansicpg950 \\'b3\\'4e\\'bb\\'79", '術語'],
    [
      'with letters for those who do not know \\u',
      "\\uc2\\u26415\\'ca\\'f5\\uc1\\u-29963?x",
      '术诵x'.replace('诵', String.fromCharCode(65536 - 29963)),
    ],
    [
      'beyond the first plane',
      '\\u-10183?\\u-8192?',
      '\ud839\ue000'.replace('\ue000', String.fromCharCode(65536 - 8192)),
    ],
    ['signs that are no letters', 'a\\u13?b\\u0?c', 'a b c'],
    ['signs', '\\ldblquote a\\rdblquote\\emdash b\\~c \\{d\\}', '“a”—b c {d}'],
    ['a group unknown to it', 'a{\\*\\strange b}c', 'ac'],
    ['an address behind a link', 'a {\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt link}} b', 'a link b'],
    ['hidden text', 'a {\\v hidden}b', 'a b'],
    ['bytes that are no text', 'a\\bin5 {}{}{b', 'ab'],
    ['more braces closed than open', 'a}}}b', 'ab'],
  ])('%s', async (_name, body, text) => {
    expect((await readRtf(latin(`{\\rtf1\\ansi ${body}}`), 'a', {})).text).toBe(text);
  });

  test.each([
    ['nothing', '{\\rtf1}', 'empty'],
    ['a picture', '{\\rtf1{\\pict 00}}', 'image-only'],
    ['groups in groups without end', `{\\rtf1${'{'.repeat(5_000)}`, 'bomb'],
  ])('%s', async (_name, body, problem) => {
    await expect(readRtf(latin(body), 'a', {})).rejects.toEqual(about(problem));
  });
});
