/** Word, books, rich text, saved pages: what each has besides the article all of them share (same-terms.test.ts). */
import { Paragraph, TextRun } from 'docx';
import { describe, expect, test } from 'vitest';
import { readDocx } from '../../src/formats/docx.ts';
import { readEpub } from '../../src/formats/epub.ts';
import { readMhtml } from '../../src/formats/mhtml.ts';
import { readRtf } from '../../src/formats/rtf.ts';
import { Archive } from '../../src/formats/zip.ts';
import { asDocx, asEpub, asMhtml, asRtf, asText } from './article.ts';
import { storedZipOf, withDirectory, zipOf } from './zips.ts';

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

  const NAMESPACES =
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" ' +
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const inRun = (inside: string) => `<w:r>${inside}</w:r>`;
  const run = (text: string, properties = '') =>
    inRun(`${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t>`);
  const paragraph = (inside: string) => `<w:p>${inside}</w:p>`;
  const box = (inside: string) => `<w:txbxContent>${inside}</w:txbxContent>`;
  const shape = (inside: string) =>
    `<w:drawing><wp:anchor xmlns:wp="x"><a:graphic xmlns:a="y"><wps:txbx xmlns:wps="z">${inside}</wps:txbx></a:graphic></wp:anchor></w:drawing>`;

  /** A document with nothing around its body. @param relationships and other parts, by their paths */
  const bareDocx = (
    body: string,
    parts: Readonly<Record<string, string | Uint8Array>> = {},
    packed = zipOf,
  ) =>
    packed({
      '[Content_Types].xml':
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
      '_rels/.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      'word/document.xml': `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
      ...parts,
    });

  test.each<[name: string, body: string, text: string, dropped?: [string, number]]>([
    [
      'a box of text, once, though it stands there for old and for new programs',
      paragraph(
        run('before') +
          inRun(
            `<mc:AlternateContent><mc:Choice Requires="wps">${shape(box(paragraph(run('boxed (术语)'))))}</mc:Choice><mc:Fallback><w:pict><v:oval xmlns:v="v">${box(paragraph(run('boxed (术语)')))}</v:oval></w:pict></mc:Fallback></mc:AlternateContent>`,
          ),
      ) + paragraph(run('after')),
      'before\n\nboxed (术语)\n\nafter',
    ],
    [
      'a box that only new programs know',
      paragraph(
        inRun(
          `<mc:AlternateContent><mc:Choice Requires="wps">${shape(box(paragraph(run('boxed'))))}</mc:Choice></mc:AlternateContent>`,
        ),
      ),
      'boxed',
    ],
    ['a box in a shape of no name', paragraph(inRun(shape(box(paragraph(run('boxed')))))), 'boxed'],
    [
      'a sign that only new programs know, as old ones show it',
      paragraph(
        inRun(
          '<mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx xmlns:w16se="s"/></mc:Choice><mc:Fallback><w:t>☎</w:t></mc:Fallback></mc:AlternateContent>',
        ) + run(' 110'),
      ),
      '☎ 110',
    ],
    [
      'fields to be filled in',
      `<w:sdt><w:sdtPr/><w:sdtContent>${paragraph(run('a ') + `<w:sdt><w:sdtContent>${run('术语')}</w:sdtContent></w:sdt>`)}</w:sdtContent></w:sdt>`,
      'a 术语',
    ],
    [
      'fields that are worked out',
      paragraph(
        `<w:fldSimple w:instr=" REF a ">${run('Chapter 1')}</w:fldSimple>` +
          inRun('<w:fldChar w:fldCharType="begin"/>') +
          inRun('<w:instrText> HYPERLINK "http://a.example/" </w:instrText>') +
          inRun('<w:fldChar w:fldCharType="separate"/>') +
          run(' of the plan') +
          inRun('<w:fldChar w:fldCharType="end"/>') +
          `<w:hyperlink r:id="none">${run(' (计划)')}</w:hyperlink>`,
      ),
      'Chapter 1 of the plan (计划)',
    ],
    [
      'what was moved, once, and where it stands now',
      paragraph(`<w:moveFrom>${run('here')}</w:moveFrom>${run('a')}<w:moveTo>${run(' there')}</w:moveTo>`),
      'a there',
    ],
    [
      'no box of text that was deleted',
      paragraph(run('a') + `<w:del>${inRun(shape(box(paragraph(run('gone')))))}</w:del>`),
      'a',
    ],
    [
      'a paragraph whose end was deleted, with the one behind it',
      `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('新质')}</w:p>${paragraph(run('生产力'))}`,
      '新质生产力',
    ],
    [
      'hidden text, left out and counted',
      paragraph(
        run('a') + run(' x', '<w:vanish/>') + run('y', '<w:vanish/>') + run(' b', '<w:vanish w:val="0"/>'),
      ),
      'a b',
      ['hidden-text', 1],
    ],
    [
      'dots at characters',
      paragraph(run('a ') + run('新质生产力', '<w:em w:val="dot"/>') + run(' b', '<w:em w:val="none"/>')),
      'a *新质生产力* b',
    ],
    [
      'signs of a font, and of one that says nothing',
      paragraph(
        inRun('<w:sym w:font="Symbol" w:char="f061"/>') +
          inRun('<w:sym w:font="Times New Roman" w:char="2014"/>') +
          run('b') +
          inRun('<w:sym w:font="Own Signs" w:char="F0A1"/>'),
      ),
      'α—b',
      ['unmapped-characters', 1],
    ],
    [
      'no sign that is none, nor our own marks as signs',
      paragraph(
        inRun(
          ['fdd0', 'FDD2', 'FFFF', '7F', '0']
            .map((code) => `<w:sym w:font="Arial" w:char="${code}"/>`)
            .join(''),
        ) + run('a'),
      ),
      'a',
      ['unmapped-characters', 5],
    ],
    [
      'of two branches the one with text, where the first has but a deleted reading',
      `<mc:AlternateContent><mc:Choice Requires="x">${paragraph(
        `<w:del>${inRun(`<w:ruby><w:rt>${run('shù')}</w:rt><w:rubyBase>${run('术')}</w:rubyBase></w:ruby>`)}</w:del>`,
      )}</mc:Choice><mc:Fallback>${paragraph(run('old'))}</mc:Fallback></mc:AlternateContent>`,
      'old',
    ],
    [
      'of characters with a reading those that stand',
      paragraph(
        inRun(
          `<w:ruby><w:rt>${run('xīn')}${run('jiù', '<w:vanish/>')}</w:rt><w:rubyBase>${run('新')}<w:moveFrom>${run('旧')}</w:moveFrom></w:rubyBase></w:ruby>`,
        ) +
          inRun(
            `<w:ruby><w:rt>${run('sǐ')}</w:rt><w:rubyBase>${run('死', '<w:vanish/>')}</w:rubyBase></w:ruby>`,
          ),
      ),
      '新 (xīn)',
      ['hidden-text', 2],
    ],
    [
      'hyphens, ends of lines, tabs',
      paragraph(
        inRun('<w:t>de</w:t><w:softHyphen/><w:t>velop</w:t><w:cr/><w:t>two</w:t><w:ptab/><w:t>three</w:t>'),
      ),
      'develop\ntwo three',
    ],
    [
      'a formula as a line',
      paragraph(
        run('where ') +
          '<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>',
      ),
      'where x^2',
    ],
    [
      'right to left in a line',
      paragraph(`<w:dir w:val="ltr"><w:bdo>${run('a 术语')}</w:bdo></w:dir>`),
      'a 术语',
    ],
  ])('%s', async (_name, body, text, dropped) => {
    const read = await readDocx(bareDocx(body), 'a.docx', {});
    expect(read.text).toBe(text);
    expect(read.dropped).toEqual(dropped === undefined ? [] : [{ kind: dropped[0], count: dropped[1] }]);
  });

  test.each([
    ['beside all others', 'document.xml', 'document.xml', ''],
    ['in a folder of another name', '/content/main.xml', 'content/main.xml', 'content/'],
    [
      'in the strict form',
      'text/main.xml',
      'text/main.xml',
      'text/',
      'http://purl.oclc.org/ooxml/officeDocument/relationships/',
    ],
  ])(
    'a text %s, where the package says, with its notes',
    async (
      _name,
      target,
      path,
      folder,
      types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/',
    ) => {
      const list = (type: string, to: string) =>
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${types}${type}" Target="${to}"/></Relationships>`;
      const bytes = zipOf({
        '[Content_Types].xml':
          '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
        '_rels/.rels': list('officeDocument', target),
        [path]: `<w:document ${NAMESPACES}><w:body>${paragraph(run('术语') + inRun('<w:footnoteReference w:id="2"/>'))}</w:body></w:document>`,
        [`${folder}_rels/${path.slice(folder.length)}.rels`]: list('footnotes', 'notes.xml'),
        [`${folder}notes.xml`]: `<w:footnotes ${NAMESPACES}><w:footnote w:id="2">${paragraph(run('a note'))}</w:footnote></w:footnotes>`,
        [`${folder}comments.xml`]: `<w:comments ${NAMESPACES}><w:comment w:id="0"/></w:comments>`,
        [`${folder}media/image1.png`]: 'x',
      });
      const { text, dropped } = await readDocx(bytes, 'a.docx', {});
      expect(text).toBe('术语[^1]\n\n[^1]: a note');
      expect(dropped).toEqual([
        { kind: 'pictures', count: 1 },
        { kind: 'comments', count: 1 },
      ]);
    },
  );

  test('names of elements as another program writes them', async () => {
    const bytes = bareDocx('', {
      'word/document.xml':
        '<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main" xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><body><p><r><ruby><rt><r><t>zhàn</t></r></rt><rubyBase><r><t>战</t></r></rubyBase></ruby></r><x:fldSimple><x:r><x:t> b</x:t></x:r></x:fldSimple></p></body></document>',
    });
    expect((await readDocx(bytes, 'a', {})).text).toBe('战 (zhàn) b');
  });

  test('names of elements that only one of them has', async () => {
    const other = '<n:t xmlns:n="http://schemas.openxmlformats.org/wordprocessingml/2006/main">one</n:t>';
    const read = `<w:ruby><w:rt>${run('zhàn')}</w:rt><w:rubyBase>${run('战')}</w:rubyBase></w:ruby>`;
    const body = paragraph(inRun(other)) + paragraph(run('two ') + inRun(read));
    expect((await readDocx(bareDocx(body), 'a', {})).text).toBe('one\n\ntwo 战 (zhàn)');
  });

  describe('what it imports', () => {
    const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk';
    const importing = (
      files: Readonly<Record<string, string | Uint8Array | null>>,
      body = Object.keys(files)
        .map((_, at) => `<w:altChunk r:id="c${at}"><w:altChunkPr><w:matchSrc/></w:altChunkPr></w:altChunk>`)
        .join(''),
    ) =>
      bareDocx(paragraph(run('before')) + body + paragraph(run('after')), {
        'word/_rels/document.xml.rels': `<Relationships>${Object.keys(files)
          .map((path, at) => `<Relationship Id="c${at}" Type="${TYPE}" Target="${path}"/>`)
          .join('')}</Relationships>`,
        ...Object.fromEntries(
          Object.entries(files).flatMap(([path, content]) =>
            content === null ? [] : [[path.startsWith('/') ? path.slice(1) : `word/${path}`, content]],
          ),
        ),
      });

    test.each<[name: string, path: string, content: string | Uint8Array, text: string]>([
      [
        'a page',
        '/afchunk.htm',
        '<html><body><p>a <b>term</b> (术语)</p></body></html>',
        'a **term** (术语)',
      ],
      [
        'a page in another encoding',
        'a.html',
        Uint8Array.from([...utf8('<html><meta charset="gbk"><p>'), 0xca, 0xf5, 0xd3, 0xef]),
        '术语',
      ],
      [
        'a saved page',
        'a.mht',
        'MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<p>=E6=9C=AF</p>',
        '术',
      ],
      ['rich text', 'a.rtf', '{\\rtf1\\ansi a {\\b term}}', 'a **term**'],
      ['plain text', 'a.txt', '术语\n', '术语'],
      ['a document', 'a.docx', bareDocx(paragraph(run('术语'))), '术语'],
      [
        'a document that imports another',
        'a.docx',
        importing({ 'b.htm': '<p>术语' }),
        'before\n\n术语\n\nafter',
      ],
    ])('%s is read in its place', async (_name, path, content, text) => {
      const read = await readDocx(importing({ [path]: content }), 'a', {});
      expect(read.text).toBe(`before\n\n${text}\n\nafter`);
      expect(read.dropped).toEqual([]);
    });

    test('notes keep apart, and a cell stays a cell', async () => {
      const note = '<p>x<a href="#n">1</a></p><p id="n">NOTE</p>';
      const cell = '<w:tbl><w:tr><w:tc><w:altChunk r:id="c2"/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>';
      const bytes = importing(
        { 'a.htm': note, 'b.htm': note, 'c.htm': '<p>one | two</p><p>three</p>' },
        `<w:altChunk r:id="c0"/><w:altChunk r:id="c1"/>${cell}`,
      );
      expect((await readDocx(bytes, 'a', {})).text).toBe(
        'before\n\nx[^1]\n\n[^1]: NOTE\n\nx[^2]\n\n[^2]: NOTE\n\n| one \\| two three |  |\n\nafter',
      );
    });

    test('what cannot be read is said, and costs itself only', async () => {
      const bytes = importing({
        'a.pdf': '%PDF-1.4',
        'b.docx': 'PK\x03\x04',
        'c.xml': '<?xml version="1.0"?><pkg:package xmlns:pkg="p"><w:t xmlns:w="w">x</w:t></pkg:package>',
        // Of the document itself.
        'document.xml': null,
        'd.bin': Uint8Array.from({ length: 400 }, (_, at) => at & 255),
      });
      const away = `<Relationships><Relationship Id="c0" TargetMode="External" Target="https://example.org/a.htm"/></Relationships>`;
      const { text, dropped } = await readDocx(bytes, 'a', {});
      expect(text).toBe('before\n\nafter');
      expect(dropped).toEqual([{ kind: 'files', count: 5 }]);
      const elsewhere = bareDocx(`<w:altChunk r:id="c0"/>`, { 'word/_rels/document.xml.rels': away });
      await expect(readDocx(elsewhere, 'a', {})).rejects.toEqual(about('unread-format'));
    });

    test('what cannot be read is unpacked once, however often it is imported', async () => {
      const long = new Uint8Array(11_000_000);
      long.set(utf8('%PDF-1.4'));
      const parts = {
        'word/a.pdf': long,
        'word/_rels/document.xml.rels':
          '<Relationships><Relationship Id="c0" Target="a.pdf"/></Relationships>',
      };
      const body = paragraph(run('a')) + '<w:altChunk r:id="c0"/>'.repeat(10);
      const { text, dropped } = await readDocx(bareDocx(body, parts, storedZipOf), 'a', {});
      expect([text, dropped]).toEqual(['a', [{ kind: 'files', count: 10 }]]);
    });

    test.each([
      [
        'documents in documents',
        () => [1, 2, 3, 4].reduce((inner) => importing({ 'a.docx': inner }), importing({})),
      ],
      ['parts without end', () => importing({ 'a.txt': 'x' }, '<w:altChunk r:id="c0"/>'.repeat(1_001))],
      ['parts that unpack to a flood', () => importing({ 'a.txt': ' '.repeat(20_000_000) })],
    ])('%s end as a bomb', async (_name, made) => {
      await expect(readDocx(made(), 'a', {})).rejects.toEqual(about('bomb'));
    });

    test('a long text that is imported again and again is too long', async () => {
      const long = Array.from({ length: 200_000 }, (_, at) => at.toString(36)).join(' ');
      const bytes = importing({ 'a.txt': long }, '<w:altChunk r:id="c0"/>'.repeat(12));
      await expect(readDocx(bytes, 'a', {})).rejects.toEqual(about('too-large'));
    });
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
    const whole = asEpub({
      encryption: locked('http://www.w3.org/2001/04/xmlenc#aes256-cbc', 'OEBPS/content.opf'),
    });
    await expect(readEpub(whole, 'a', {})).rejects.toEqual(about('encrypted'));
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

  test.each([
    [
      'behind the chapter that calls them',
      {
        'a.xhtml':
          '<h1>A</h1><p>a<a epub:type="noteref" href="n.xhtml#n1">1</a> b<sup><a href="n.xhtml#n2">2</a></sup></p>',
        'b.xhtml':
          '<h1>B</h1><p>c<a href="n.xhtml#n3"><sup>1</sup></a> d<sup><a href="n.xhtml#n2">2</a></sup></p>',
        'n.xhtml':
          '<h1>Notes</h1><h2>A</h2><ol><li id="n1">X (术语) <a href="a.xhtml#r1">↩</a></li><li id="n2">Y</li></ol><h2>B</h2><p id="n3"><a href="b.xhtml#r1">1</a>. Z</p>',
      },
      '# A\n\na[^1] b[^2]\n\n[^1]: X (术语)\n\n[^2]: Y\n\n# B\n\nc[^1] d[^2]\n\n[^1]: Z',
    ],
    [
      'and those that nobody calls where they are',
      {
        'a.xhtml': '<p>a<a class="noteref" href="n.xhtml#n1">[1]</a></p>',
        'n.xhtml': '<h1>Notes</h1><p id="n1">X</p><p id="n2">Y</p>',
      },
      'a[^1]\n\n[^1]: X\n\n# Notes\n\nY',
    ],
    [
      'by an address that names the page itself',
      { 'a.xhtml': '<p>a<a href="a.xhtml#n1">[1]</a></p><p id="n1">X</p>' },
      'a[^1]\n\n[^1]: X',
    ],
    [
      'but no paragraph before it, no chapter, and nothing that is not there',
      {
        'a.xhtml':
          '<p>a <a href="b.xhtml#b">1</a> <sup><a href="b.xhtml#b">2</a></sup><sup><a href="gone.xhtml#x">3</a></sup></p><p id="back">b</p>',
        'b.xhtml': '<div id="b"><h1>B</h1><p>c</p></div><p><sup><a href="a.xhtml#back">4</a></sup> d</p>',
      },
      'a 1 [^2][^3]\n\nb\n\n# B\n\nc\n\n[^4] d',
    ],
  ])('notes on another page: %s', async (_name, chapters, text) => {
    expect((await readEpub(asEpub({ chapters }), 'a', {})).text).toBe(text);
  });

  /** With one of its files not what the archive says. */
  const damagedAt = (path: string, book: Uint8Array) =>
    withDirectory(book, (view, at) => {
      const name = new Uint8Array(view.buffer, at + 46, view.getUint16(at + 28, true));
      if (new TextDecoder().decode(name) === path) view.setUint32(at + 16, 0, true);
    });

  test('damage to a page of notes, or to the list of contents, costs no more than that page', async () => {
    const notes = '<item id="n" href="n.xhtml" media-type="application/xhtml+xml"/>';
    const book = zipOf({
      'META-INF/container.xml': '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>',
      'a.opf': `<package><manifest><item id="t" href="t.xhtml" properties="nav" media-type="application/xhtml+xml"/><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/>${notes}</manifest><spine><itemref idref="t"/><itemref idref="c"/></spine></package>`,
      't.xhtml': '<nav><a href="c.xhtml">目录</a></nav>',
      'c.xhtml': '<p>a (术语)<sup><a href="n.xhtml#n">1</a></sup></p>',
      'n.xhtml': '<p id="n">X</p>',
    });
    const of = async (path: string) => {
      const { text, dropped } = await readEpub(damagedAt(path, book), 'a', {});
      return [text, dropped.filter(({ kind }) => kind === 'files')];
    };
    expect(await of('n.xhtml')).toEqual(['a (术语)[^1]', [{ kind: 'files', count: 1 }]]);
    expect(await of('t.xhtml')).toEqual(['a (术语)[^1]\n\n[^1]: X', [{ kind: 'files', count: 1 }]]);
    // Of a chapter it would be a hole in the text.
    await expect(of('c.xhtml')).rejects.toEqual(about('damaged'));
  });

  test('without the page of contents, what stands apart behind the rest, parts that others stand for', async () => {
    const page = (body: string) => `<html xmlns="http://www.w3.org/1999/xhtml"><body>${body}</body></html>`;
    const item = (id: string, href: string, more = 'media-type="application/xhtml+xml"') =>
      `<item id="${id}" href="${href}" ${more}/>`;
    const book = (opf: string, files: Record<string, string>) =>
      readEpub(
        zipOf({
          'META-INF/container.xml':
            '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>',
          'a.opf': `<package version="2.0">${opf}</package>`,
          ...files,
        }),
        'a',
        {},
      );
    const { text } = await book(
      `<manifest>${item('toc', 'toc.html')}${item('n', '/notes.html')}${item('p', 'p.svg', 'media-type="image/svg+xml" fallback="q"')}${item('q', 'q.html')}${item('c', 'c.html')}</manifest>
       <spine><itemref idref="toc"/><itemref idref="n" linear="no"/><itemref idref="p"/><itemref idref="c"/></spine>
       <guide><reference type="toc" href="toc.html"/><reference type="text" href="c.html"/></guide>`,
      {
        'toc.html': page('<p><a href="c.html">第一</a></p>'),
        'notes.html': page('<p>NOTES</p>'),
        'q.html': page('<p>INSTEAD</p>'),
        'c.html': page('<p>TEXT</p>'),
      },
    );
    expect(text).toBe('INSTEAD\n\nTEXT\n\nNOTES');
    const first = `${'The first chapter of the book stands below its list of contents. '.repeat(3)}`.trim();
    const listed = await book(
      `<manifest>${item('t', 't.html')}${item('c', 'c.html')}</manifest><spine><itemref idref="t"/><itemref idref="c"/></spine><guide><reference type="toc" href="t.html"/></guide>`,
      {
        't.html': page(`<p><a href="c.html">第二</a></p><p>${first}</p>`),
        'c.html': page('<p>TEXT</p>'),
      },
    );
    expect(listed.text).toBe(`第二\n\n${first}\n\nTEXT`);
    // A page of notes that is no chapter.
    const noted = await book(
      `<manifest>${item('c', 'c.html')}${item('n', 'n.html')}</manifest><spine><itemref idref="c"/></spine>`,
      { 'c.html': page('<p>a<sup><a href="n.html#n">1</a></sup></p>'), 'n.html': page('<p id="n">X</p>') },
    );
    expect(noted.text).toBe('a[^1]\n\n[^1]: X');
    // In a book of one file the list stands above the text.
    const inOne = await book(
      `<manifest>${item('c', 'c.html')}</manifest><spine><itemref idref="c"/></spine><guide><reference type="toc" href="c.html"/></guide>`,
      { 'c.html': page('<p>TEXT</p>') },
    );
    expect(inOne.text).toBe('TEXT');
    const plates = (spine: string, style: string) =>
      book(
        `<manifest>${item('p', 'p.jpg', 'media-type="image/jpeg"')}${item('c', 'c.html')}</manifest>${spine}`,
        {
          'c.html': page(`<div style="${style}"></div>`),
        },
      );
    await expect(plates('<spine><itemref idref="p"/></spine>', '')).rejects.toEqual(about('image-only'));
    await expect(
      plates('<spine><itemref idref="c"/></spine>', 'background-image: url(p.jpg)'),
    ).rejects.toEqual(about('image-only'));
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
    [
      'a box of text, once',
      '{\\shp{\\*\\shpinst\\shpleft5{\\sp{\\sn a}{\\sv 1}}{\\shptxt {boxed\\par}}}{\\shprslt{\\*\\do\\dptxbxtext{boxed\\par}}}}a',
      'boxed\n\na',
    ],
    [
      'a box of text whose anchor stands in a sentence',
      'a {\\shp{\\*\\shpinst{\\shptxt one\\par two}}}b\\par{\\shp{\\*\\shpinst\\shptxt three{\\shp{\\*\\shpinst{\\shptxt inner}}} on}} c',
      'one\n\ntwo\n\na b\n\ninner\n\nthree on\n\nc',
    ],
    [
      'a box in a cell',
      '\\trowd a{\\shp{\\*\\shpinst{\\shptxt boxed\\par}}}b\\cell c\\cell\\row',
      '| a boxed b | c |',
    ],
    ['a box that does not end', 'a {\\shp{\\*\\shpinst{\\shptxt boxed', 'boxed\n\na'],
    ['no box of what is left out', '{\\header{\\*\\shpinst{\\shptxt boxed}}}a', 'a'],
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
