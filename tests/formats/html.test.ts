import { describe, expect, test, vi } from 'vitest';
import { dayOf } from '../../src/formats/facts.ts';
import { withReadings } from '../../src/formats/html-markdown.ts';
import { readHtml, readPage, readWhole } from '../../src/formats/html.ts';
import { asHtml, asText } from './article.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const textOf = (body: string) => readWhole(body).text;

describe('a page becomes light Markdown', () => {
  test.each([
    ['a heading', '<h2>Of <b>words</b>\n and more</h2>', '## Of words and more'],
    ['paragraphs', '<p>one\n  line</p><p>two</p>', 'one line\n\ntwo'],
    ['blocks without paragraphs', '<div>one<div>two</div>three</div>', 'one\n\ntwo\n\nthree'],
    [
      'emphasis, its blanks outside',
      'a <em> new term </em>(<strong>术语</strong>)',
      'a *new term* (**术语**)',
    ],
    ['emphasis in emphasis', '<i>a <em>b</em> <b>c</b></i>', '*a b **c***'],
    ['emphasis in two pieces', '<i>new</i><i> term</i> <b>a</b><b>b</b>', '*new* *term* **ab**'],
    ['no emphasis', 'a<em> </em>b', 'a b'],
    ['emphasis around blocks', '<i><p>a</p><p>b</p></i>', 'a\n\nb'],
    ['a mark that is none', 'a * b', 'a \\* b'],
    [
      'a list',
      '<ul><li>a<li><p>b</p><p>c</p><li>d<ol start=3><li>e<li>f</ol></ul>',
      '- a\n- b\n\n  c\n\n- d\n  3. e\n  4. f',
    ],
    [
      'definitions',
      '<dl><dt>小康</dt><dd>well off</dd><dt>a</dt><dd>b</dd><dd>c</dd></dl>',
      '| 小康 | well off |\n\na\n\nb\n\nc',
    ],
    [
      'a table',
      '<table><caption>Words</caption><tr><th>Chinese<th>English<tr><td>小康<td>well<br>off<tr><td colspan=2>a|b</table><p>after',
      'Words\n\n| Chinese | English |\n| --- | --- |\n| 小康 | well off |\n| a\\|b |  |\n\nafter',
    ],
    [
      'cells over several rows, beside each of them',
      '<table><tr><th>Field<th>Chinese<th>English<tr><td rowspan=2>Economy<td>小康<td>well off<tr><td rowspan=0>双循环<td>dual circulation<tr><td>x<td colspan=2>y</table>',
      '| Field | Chinese | English |\n| --- | --- | --- |\n| Economy | 小康 | well off |\n| Economy | 双循环 | dual circulation |\n| x | 双循环 | y |  |',
    ],
    [
      'a cell that reaches below its part of the table',
      '<table><thead><tr><th rowspan=2>Chinese<th>English</thead><tr><td rowspan=0>小康<td>well off<tr><td>moderate prosperity</td></tr><tfoot><tr><td>a<td>b</table>',
      '| Chinese | English |\n| --- | --- |\n| 小康 | well off |\n| 小康 | moderate prosperity |\n| a | b |',
    ],
    [
      'a cell that reaches below the table',
      '<table><tr><td rowspan=9>小康<td>a<tr><td>b</table>c',
      '| 小康 | a |\n| 小康 | b |\n\nc',
    ],
    ['a word that may be broken', 'Zhong<wbr>nan<wbr/>hai (中<wbr>南海)', 'Zhongnanhai (中南海)'],
    [
      'what can be unfolded',
      '<details><summary>Words</summary><p>小康 (well off)</p></details>',
      'Words\n\n小康 (well off)',
    ],
    [
      'a poem',
      '<p>床前明月光，<br/>疑是地上霜。<br><br>举头望明月，</p>',
      '床前明月光，\n疑是地上霜。\n\n举头望明月，',
    ],
    ['what a page keeps for its scripts', 'a<template><p>x</p></template>', 'a'],
    [
      'what a component shows',
      '<x-a><template shadowrootmode="open"><p>a</p></template></x-a><p>b</p>',
      'a\n\nb',
    ],
    [
      'a table that lays out a page',
      '<table><tr><td><h1>T</h1><p>a</p><td><p>b</p></table>',
      '# T\n\na\n\nb',
    ],
    ['a quotation', '<blockquote><p>a<br>b</p></blockquote>', '> a\n> b'],
    ['what is quoted inside a line', 'the <q>core</q> term', 'the “core” term'],
    ['lines', 'a<br>b<br><br>c', 'a\nb\n\nc'],
    ['lines as they are', '<pre>a  b\n  c</pre>', 'a  b\n  c'],
    [
      'a power and a mark',
      '10<sup>2</sup> km<sup>2</sup> words<sup>[3]</sup> 9<sup>th</sup>',
      '10² km² words[^3] 9th',
    ],
    ['signs as entities', '&ldquo;a&rdquo;&nbsp;&amp;&#x672f;&lt;', '“a”\u00a0&术<'],
    ['what is not seen', 'de&shy;velop\u200bment', 'development'],
    ['a link', 'the <a href="https://example.org/(x)">plan</a> (计划)', 'the plan (计划)'],
    ['Chinese over two lines of the source', '<p>新质\n  生产力</p>', '新质\n生产力'],
    ['a character in a block', '<p><span class="x">新</span><span>质</span></p>', '新质'],
  ])('%s', (_name, body, text) => {
    expect(textOf(body)).toBe(text);
  });

  test.each([
    ['<ruby>新质<rt>xīn zhì</rt></ruby>生产力', '新质 (xīn zhì)生产力'],
    ['a (<ruby>新<rp>(</rp><rt>xīn</rt><rp>)</rp>质<rt>zhì</rt></ruby>) b', 'a (新质, xīn zhì) b'],
    ['<ruby>战<rt>zhàn</rt></ruby><ruby>略<rt>lüè</rt></ruby>。', '战略 (zhàn lüè)。'],
    ['<ruby><rb>战</rb><rb>略</rb><rtc><rt>zhàn</rt><rt>lüè</rt></rtc></ruby>', '战略 (zhànlüè)'],
    ['<ruby><rb>战</rb><rb>略</rb><rt>zhàn</rt> <rt>lüè</rt></ruby>', '战略 (zhàn lüè)'],
    [
      '<ruby>战<rp>（</rp><rt>zhàn</rt><rp>）</rp>略<rp>（</rp><rt>lüè</rt><rp>）</rp></ruby>',
      '战略 (zhàn lüè)',
    ],
    ['a<ruby><rt>zhàn</rt>战</ruby>', 'a战'],
    ['<ruby>戰略<rt>ㄓㄢˋ ㄌㄩㄝˋ</rt></ruby>', '戰略'],
    ['<ruby>改革<rt>かいかく</rt></ruby>', '改革'],
    ['<ruby>strategy<rt>战略</rt></ruby>', 'strategy (战略)'],
    [`${'<ruby>新<rt>xīn</rt></ruby>'.repeat(40)}`, '新'.repeat(40)],
    ['<p><ruby>新<rt>xīn</ruby><p>b', '新 (xīn)\n\nb'],
  ])('readings above characters: %s', (body, text) => {
    expect(textOf(body)).toBe(text);
  });

  test('a mark of a reading that belongs to none is no text', () => {
    expect(withReadings('a\ufdd0b')).toBe('ab');
    expect(withReadings('新\ufdd0xīn\ufdd1\ufdd1。')).toBe('新 (xīn)。');
  });
});

describe('notes stand behind the text, under the marks that call them', () => {
  test.each([
    [
      'of Wikipedia',
      '<p>A term (术语).<sup id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup></p><ol><li id="cite_note-1"><span><b><a href="#cite_ref-1">^</a></b></span> Wang (王).</li></ol>',
      'A term (术语).[^1]\n\n[^1]: Wang (王).',
    ],
    [
      'of Word',
      '<p>A term<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>.</p><div><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> Wang (王).</p></div></div>',
      'A term[^1].\n\n[^1]: Wang (王).',
    ],
    [
      'with signs',
      '<p>a<a href="#x">*</a> b<a href="#y">†</a></p><p id="x">X</p><p id="y">Y</p>',
      'a[^1] b[^2]\n\n[^1]: X\n\n[^2]: Y',
    ],
    [
      'of a book, that is shown where its mark is touched',
      '<p>a<a epub:type="noteref" href="#x">1</a></p><aside epub:type="footnote" id="x" hidden><p>X (术语) <a href="#r" role="doc-backlink">↩︎</a></p></aside>',
      'a[^1]\n\n[^1]: X (术语)',
    ],
    [
      'called twice',
      '<p>a<a href="#x">1</a> b<a href="#x">1</a></p><p id="x">X</p>',
      'a[^1] b[^1]\n\n[^1]: X',
    ],
    ['on another page', '<p>a<sup><a href="notes.xhtml#n7">7</a></sup></p>', 'a[^7]'],
    [
      'but no chapters',
      '<p><a href="#c1">1</a></p><div id="c1"><h2>One</h2><p>text</p></div>',
      '1\n\n## One\n\ntext',
    ],
  ])('%s', (_name, body, text) => {
    expect(textOf(body)).toBe(text);
  });
});

describe('the article of a page', () => {
  test('without its menus, its scripts and what stands beside it', async () => {
    const { text, facts, dropped } = await readHtml(utf8(asHtml()), 'a.html', {});
    // In its own text emphasis, items and notes are as the page has them.
    expect(text).toBe(asText());
    expect(facts).toEqual({
      title: 'What the plan says of productive forces',
      author: 'Ann Lee',
      publication: 'China Notes',
      date: '2024-04-12',
      address: 'https://example.org/plan',
      language: 'en',
    });
    expect(dropped).toEqual(expect.arrayContaining([{ kind: 'scripts', count: 1 }]));
    expect(dropped.find(({ kind }) => kind === 'menus')?.count).toBeGreaterThan(0);
  });

  test('a page that is none is read whole', () => {
    const { text } = readPage(
      '<html><body><nav>菜单</nav><h1>Words</h1><table><tr><td>小康<td>well off<tr><td>双循环<td>dual circulation</table><footer>页脚</footer></body></html>',
    );
    expect(text).toBe('# Words\n\n| 小康 | well off |\n| 双循环 | dual circulation |');
  });

  test('Chinese that the search for the article would leave out is kept', () => {
    const long = 'Some words of the article, in plain English, with commas, and enough of them. '.repeat(8);
    const words =
      '<ul>' +
      ['新质生产力', '双循环', '小康'].map((word) => `<li><a href="#">${word}</a></li>`).join('') +
      '</ul>';
    const { text } = readPage(
      `<body><div><p>${long}</p><p>${long}</p></div><div class="related">${words}</div></body>`,
    );
    expect(text).toContain('新质生产力');
  });

  test('a page that only its scripts would show', () => {
    expect(readPage('<body><div style="display: none"><p>术语 (term)</p></div></body>').text).toBe(
      '术语 (term)',
    );
  });

  test('a page that has its text for those without scripts', () => {
    const page = (text: string) => `<body><div id="app"></div><noscript><p>${text}</p></noscript></body>`;
    expect(readPage(page('术语 (term)')).text).toBe('术语 (term)');
    expect(() => readPage(page('Please enable JavaScript.'))).toThrow(
      expect.objectContaining({ problem: 'empty' }),
    );
    for (const asking of ['请允许使用 JavaScript 以浏览本页。', '您的瀏覽器未啟用腳本，無法顯示此頁。'])
      expect(() => readPage(page(asking)), asking).toThrow(expect.objectContaining({ problem: 'empty' }));
    // Where there is a text, it is but a picture's stand-in, or a request.
    expect(readPage(`<p>text</p><noscript>请启用脚本</noscript>`).text).toBe('text');
  });

  test('hidden text is left out and counted', () => {
    const { text, dropped } = readPage(
      '<p>seen</p><p hidden>a</p><p style="display:none">b</p><p aria-hidden="true"></p><img src=x>',
    );
    expect(text).toBe('seen');
    expect(dropped).toEqual([
      { kind: 'hidden-text', count: 2 },
      { kind: 'pictures', count: 1 },
    ]);
  });

  test.each([
    [
      'a drawing',
      '<p>One.</p><svg><path d="M0 0"><p>Two (改革).</p><p>Three.</p>',
      'One.\n\nTwo (改革).\n\nThree.',
    ],
    ['a drawing in a line', '<p>One <svg><g><path/><b>two</b></p><p>Three.</p>', 'One **two**\n\nThree.'],
    ['a menu', '<nav>Home<p>Of reform (改革).</p>', 'Home\n\nOf reform (改革).'],
    [
      'a menu in a part',
      '<div><nav>Home<p>Of reform (改革).</p></div><p>End.</p>',
      'Home\n\nOf reform (改革).\n\nEnd.',
    ],
    ['a menu with a film in it', '<nav>Home<video><p>Of reform (改革).</p>', 'Home\n\nOf reform (改革).'],
  ])('%s without an end hides nothing of what follows', (_name, body, text) => {
    expect(textOf(`<body>${body}</body>`)).toBe(text);
  });

  test.each([
    [
      'HTML in a drawing',
      '<p>One.</p><svg><foreignObject><p>a</p></foreignObject><title>b</title></svg><p>Two.</p>',
    ],
    ['a menu that a part ends', '<div><nav>a</div><p>One.</p><p>Two.</p>'],
    ['an item of a menu, which needs no end', '<ul><li class="toc">aaaaaaaaaa<li>One.</ul><p>Two.</p>'],
  ])('%s stays left out', (_name, body) => {
    expect(textOf(`<body>${body}</body>`).replaceAll(/^- /gm, '')).toBe('One.\n\nTwo.');
  });

  test('text that stands in the body itself, below a head of several lines', () => {
    const head = '\ufeff<!doctype html>\n<html>\n<head>\n<title>Ports</title>\n</head>\n';
    const { text, facts } = readPage(
      `${head}<body>\nThe first line,<br>the second.<p>A paragraph.</p>And more (改革).\n</body>\n</html>`,
    );
    expect(text).toBe('# Ports\n\nThe first line,\nthe second.\n\nA paragraph.\n\nAnd more (改革).');
    expect(facts.title).toBe('Ports');
  });

  test('a page without text', () => {
    expect(() => readPage('<html><body><img src=a></body></html>')).toThrow(
      expect.objectContaining({ problem: 'empty' }),
    );
  });
});

describe('what a page says of itself', () => {
  test.each([
    [
      'its own title, without its site',
      '<title>A title - The Site</title><meta property="og:site_name" content="The Site">',
      { title: 'A title', publication: 'The Site' },
    ],
    [
      'a heading, without the readings above it',
      '<h1><ruby>新<rt>xīn</rt></ruby> ports</h1>',
      { title: '新 ports' },
    ],
    [
      'the data for search engines',
      '<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"headline":"H","author":[{"name":"A"},{"name":"B"}],"datePublished":"2024-04-12T23:00:00+08:00","publisher":{"name":"P"}}]}</script>',
      { title: 'H', author: 'A, B', date: '2024-04-12', publication: 'P' },
    ],
    [
      'broken data',
      '<title>T</title><script type="application/ld+json">{"@type":"Article",}</script>',
      { title: 'T' },
    ],
    [
      'where it was saved from',
      '<!-- saved from url=(0024)https://example.org/page --><title>T</title>',
      { title: 'T', address: 'https://example.org/page' },
    ],
    [
      'no address of a script',
      '<title>T</title><link rel="canonical" href="javascript:alert(1)">',
      { title: 'T' },
    ],
    [
      'an author beside the title',
      '<title>T</title><p class="byline">By  Ann Lee</p>',
      { title: 'T', author: 'Ann Lee' },
    ],
    [
      'no author’s page',
      '<title>T</title><meta property="article:author" content="https://example.org/ann">',
      { title: 'T' },
    ],
    ['its language', '<html lang="zh-Hant-TW"><title>T</title>', { title: 'T', language: 'zh-Hant-TW' }],
    [
      'a day on the page',
      '<title>T</title><time datetime="2024-04-12T08:00">yesterday</time>',
      { title: 'T', date: '2024-04-12' },
    ],
  ])('%s', (_name, head, facts) => {
    expect(readPage(`${head}<p>text</p>`).facts).toEqual(facts);
  });

  test.each([
    ['2024-04-12T23:30:00-05:00', '2024-04-12'],
    ['2024/4/2', '2024-04-02'],
    ['2024年4月12日', '2024-04-12'],
    ['20240412', '2024-04-12'],
    ['April 12, 2024', '2024-04-12'],
    ['Fri, 12 Apr 2024 08:00:00 GMT', '2024-04-12'],
    ['2024-02-30', undefined],
    ['Spring 2024', undefined],
  ])('a day: %s', (text, day) => {
    expect(dayOf(text)).toBe(day);
  });
});

describe('its encoding', () => {
  // 术语 in GBK.
  const gbk = [0xca, 0xf5, 0xd3, 0xef];
  const page = (declared: string) =>
    Uint8Array.from([...utf8(`<html><head>${declared}</head><body><p>a (`), ...gbk, ...utf8(')</p></body>')]);
  test.each(['<meta charset="gb2312">', '<meta http-equiv="Content-Type" content="text/html; charset=GBK">'])(
    'as the page declares it: %s',
    async (declared) => {
      expect((await readHtml(page(declared), 'a', {})).text).toBe('a (术语)');
    },
  );
  test('and where it says so behind much else of its head', async () => {
    // 術語 in Big5; in GBK these are other characters.
    const head = `<html><head><style>${' '.repeat(3_000)}</style><meta charset="big5"></head><body><p>a (`;
    const bytes = Uint8Array.from([...utf8(head), 0xb3, 0x4e, 0xbb, 0x79, ...utf8(')</p></body>')]);
    expect((await readHtml(bytes, 'a', {})).text).toBe('a (術語)');
  });
  test.each<[string, Uint8Array]>([
    ['UTF-8', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8('<meta charset="big5"><p>术语')])],
    [
      'UTF-16',
      Uint8Array.from([
        0xff,
        0xfe,
        ...Array.from('<meta charset="gb18030"><p>术语', (letter) => letter.charCodeAt(0)).flatMap((code) => [
          code & 255,
          code >> 8,
        ]),
      ]),
    ],
  ])('by the mark of %s, whatever the page declares', async (_name, bytes) => {
    expect((await readHtml(bytes, 'a', {})).text).toBe('术语');
  });
  test('UTF-8, though the page still declares what it was before', async () => {
    expect((await readHtml(utf8('<meta charset="gb2312"><p>术语</p>'), 'a', {})).text).toBe('术语');
  });
});

test('nothing is run and nothing is fetched', async () => {
  const fetched = vi.fn();
  vi.stubGlobal('fetch', fetched);
  vi.stubGlobal('XMLHttpRequest', fetched);
  const run = vi.fn();
  vi.stubGlobal('run', run);
  await readHtml(
    utf8(
      '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><head><link rel="stylesheet" href="https://example.org/a.css"><script>run()</script><script src="https://example.org/a.js"></script></head><body onload="run()"><img src="https://example.org/a.png" onerror="run()"><iframe src="https://example.org"></iframe><p>&x; text</p></body></html>',
    ),
    'a',
    {},
  );
  expect(run).not.toHaveBeenCalled();
  expect(fetched).not.toHaveBeenCalled();
});
