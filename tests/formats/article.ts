/** One article, made up, in each format; every writer says the same in its own way. */
import {
  Document as Docx,
  FootnoteReferenceRun,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { zipOf } from './zips.ts';

/** A stretch of a paragraph: words, how they look, the number of a note. */
type Run = string | { readonly em: string } | { readonly strong: string } | { readonly note: number };
type Block =
  | { readonly heading: string }
  | { readonly runs: readonly Run[] }
  | { readonly items: readonly (readonly Run[])[] }
  | { readonly rows: readonly (readonly string[])[] };

export const TITLE = 'What the plan says of productive forces';
export const AUTHOR = 'Ann Lee';

export const ARTICLE: readonly Block[] = [
  {
    runs: [
      'At the meeting in Harbin the leadership spoke of “new quality productive forces” (新质生产力; ',
      { em: 'xīnzhì shēngchǎnlì' },
      '), which officials describe as growth led by science & technology.',
      { note: 1 },
    ],
  },
  { heading: 'Words of the plan' },
  {
    runs: [
      'Premier Li Qiang (李强) promised ',
      { strong: 'high-quality development' },
      ' (高质量发展) and named the “dual circulation” (双循环) of markets, as the journal ',
      { em: 'Qiushi' },
      ' (求是) had done before.',
    ],
  },
  {
    items: [
      ['cyber sovereignty (网络主权), on which the ministry insists;'],
      ['the National Development and Reform Commission (NDRC; 国家发展和改革委员会), which writes the plan.'],
    ],
  },
  {
    rows: [
      ['Chinese', 'English'],
      ['一带一路', 'Belt and Road'],
      ['小康社会', 'moderately prosperous society'],
    ],
  },
  {
    runs: [
      'The phrase ',
      { em: 'common prosperity' },
      ' (共同富裕) closes the text, in a paragraph of its own.',
      { note: 2 },
    ],
  },
];

export const NOTES: Readonly<Record<number, readonly Run[]>> = {
  1: ['Wang Huning (王沪宁), ', { em: 'America Against America' }, ' (美国反对美国), Shanghai, 1991.'],
  2: ['See the communique (公报) of the plenum.'],
};

const markdown = (runs: readonly Run[]): string =>
  runs
    .map((run) =>
      typeof run === 'string'
        ? run
        : 'em' in run
          ? `*${run.em}*`
          : 'strong' in run
            ? `**${run.strong}**`
            : `[^${run.note}]`,
    )
    .join('');

export function asText(): string {
  const blocks = ARTICLE.map((block) => {
    if ('heading' in block) return `## ${block.heading}`;
    if ('items' in block) return block.items.map((item) => `- ${markdown(item)}`).join('\n');
    if ('rows' in block) return block.rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
    return markdown(block.runs);
  });
  const notes = Object.entries(NOTES).map(([number, runs]) => `[^${number}]: ${markdown(runs)}`);
  return [`# ${TITLE}`, ...blocks, ...notes].join('\n\n');
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const html = (runs: readonly Run[]): string =>
  runs
    .map((run) =>
      typeof run === 'string'
        ? escaped(run)
        : 'em' in run
          ? `<em>${escaped(run.em)}</em>`
          : 'strong' in run
            ? `<strong>${escaped(run.strong)}</strong>`
            : `<sup><a href="#n${run.note}" id="r${run.note}">${run.note}</a></sup>`,
    )
    .join('');

/** What stands in a page's body, well formed. */
export function asBody(): string {
  const blocks = ARTICLE.map((block) => {
    if ('heading' in block) return `<h2>${escaped(block.heading)}</h2>`;
    if ('items' in block) return `<ul>${block.items.map((item) => `<li>${html(item)}</li>`).join('')}</ul>`;
    if ('rows' in block) {
      const rows = block.rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
      return `<table><tbody>${rows.join('')}</tbody></table>`;
    }
    return `<p>${html(block.runs)}</p>`;
  });
  const notes = Object.entries(NOTES).map(
    ([number, runs]) => `<li id="n${number}"><p>${html(runs)} <a href="#r${number}">↩</a></p></li>`,
  );
  return `<h1>${TITLE}</h1>\n${blocks.join('\n')}\n<section><ol>${notes.join('')}</ol></section>`;
}

export const asHtml = (): string => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>${TITLE} | China Notes</title><meta name="author" content="By ${AUTHOR}">
<meta property="og:site_name" content="China Notes"><meta property="article:published_time" content="2024-04-12T08:00:00Z">
<link rel="canonical" href="https://example.org/plan"></head><body>
<header><nav><a href="/">Home</a> <a href="/zh">关于我们</a></nav></header>
<article>${asBody()}</article>
<aside><h3>Most read</h3><ul><li><a href="/1">全国人大 opens</a></li></ul></aside>
<script>document.title = '脚本';</script><footer><a href="/privacy">隐私政策</a></footer></body></html>`;

/** As Chromium saves a page: quoted-printable, with its pictures beside it. */
export function asMhtml(): string {
  const bytes = new TextEncoder().encode(asHtml().replace('<meta charset="utf-8">', ''));
  let line = '';
  const lines: string[] = [];
  for (const byte of bytes) {
    const plain = byte >= 0x20 && byte < 0x7f && byte !== 0x3d;
    const coded = plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    if (line.length + coded.length > 75) {
      lines.push(`${line}=`);
      line = '';
    }
    line += coded;
  }
  return [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://example.org/plan?from=start',
    'Subject: =?utf-8?Q?What=20the=20plan=20says?=',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;',
    '\ttype="text/html";',
    '\tboundary="----MultipartBoundary--abc----"',
    '',
    '',
    '------MultipartBoundary--abc----',
    'Content-Type: text/html',
    'Content-ID: <frame-1@mhtml.blink>',
    'Content-Transfer-Encoding: quoted-printable',
    'Content-Location: https://example.org/plan?from=start',
    '',
    ...lines,
    line,
    '------MultipartBoundary--abc----',
    'Content-Type: image/png',
    'Content-Transfer-Encoding: base64',
    '',
    'iVBORw0KGgo=',
    '------MultipartBoundary--abc----',
    'Content-Type: text/html',
    '',
    '<p>An advertisement in a frame (广告)</p>',
    '------MultipartBoundary--abc------',
    '',
  ].join('\r\n');
}

const docxRuns = (runs: readonly Run[]) =>
  runs.map((run) =>
    typeof run === 'string'
      ? new TextRun(run)
      : 'em' in run
        ? new TextRun({ text: run.em, italics: true })
        : 'strong' in run
          ? new TextRun({ text: run.strong, bold: true })
          : new FootnoteReferenceRun(run.note),
  );

/** @param more paragraphs behind the article */
export async function asDocx(more: readonly Paragraph[] = []): Promise<Uint8Array> {
  const children = ARTICLE.flatMap((block): (Paragraph | Table)[] => {
    if ('heading' in block) return [new Paragraph({ text: block.heading, heading: HeadingLevel.HEADING_2 })];
    if ('items' in block)
      return block.items.map((item) => new Paragraph({ children: docxRuns(item), bullet: { level: 0 } }));
    if ('rows' in block) {
      return [
        new Table({
          rows: block.rows.map(
            (row) =>
              new TableRow({
                children: row.map((cell) => new TableCell({ children: [new Paragraph(cell)] })),
              }),
          ),
        }),
      ];
    }
    return [new Paragraph({ children: docxRuns(block.runs) })];
  });
  const document = new Docx({
    title: TITLE,
    creator: AUTHOR,
    footnotes: Object.fromEntries(
      Object.entries(NOTES).map(([number, runs]) => [
        number,
        { children: [new Paragraph({ children: docxRuns(runs) })] },
      ]),
    ),
    sections: [
      { children: [new Paragraph({ text: TITLE, heading: HeadingLevel.HEADING_1 }), ...children, ...more] },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

export interface BookOptions {
  readonly encryption?: string;
  readonly chapters?: Readonly<Record<string, string>>;
}

/** A book of one chapter, with a cover and a list of contents. */
export function asEpub({ encryption, chapters }: BookOptions = {}): Uint8Array {
  const pages = chapters ?? { 'Text/chapter%201.xhtml': asBody() };
  const page = (body: string) =>
    `<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><a id="top"/>${body}</body></html>`;
  const items = Object.keys(pages).map(
    (href, at) => `<item id="c${at}" href="${href}" media-type="application/xhtml+xml"/>`,
  );
  const refs = Object.keys(pages).map((_, at) => `<itemref idref="c${at}"/>`);
  return zipOf({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    ...(encryption !== undefined && { 'META-INF/encryption.xml': encryption }),
    'OEBPS/content.opf': `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf"><dc:title>${TITLE}</dc:title><dc:creator opf:role="aut">${AUTHOR}</dc:creator><dc:creator opf:role="ill">Somebody Else</dc:creator><dc:publisher>China Notes</dc:publisher><dc:date>2024-04-12</dc:date><dc:language>en</dc:language></metadata><manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>${items.join('')}<item id="pic" href="cover.png" media-type="image/png"/></manifest><spine><itemref idref="nav"/>${refs.join('')}<itemref idref="gone"/></spine></package>`,
    'OEBPS/nav.xhtml': page('<nav><ol><li><a href="Text/chapter%201.xhtml">目录</a></li></ol></nav>'),
    ...Object.fromEntries(
      Object.entries(pages).map(([href, body]) => [`OEBPS/${decodeURIComponent(href)}`, page(body)]),
    ),
  });
}

const rtfText = (text: string): string =>
  text
    .replaceAll(/[\\{}]/g, '\\$&')
    .replaceAll(/[^\0-\u007f]/g, (letter) =>
      [...Array(letter.length).keys()].map((at) => `\\u${(letter.charCodeAt(at) << 16) >> 16}?`).join(''),
    );

const rtf = (runs: readonly Run[]): string =>
  runs
    .map((run) =>
      typeof run === 'string'
        ? rtfText(run)
        : 'em' in run
          ? `{\\i ${rtfText(run.em)}}`
          : 'strong' in run
            ? `\\b ${rtfText(run.strong)}\\b0 `
            : `{\\super\\chftn{\\footnote\\pard\\plain {\\super\\chftn} ${rtf(NOTES[run.note]!)}}}`,
    )
    .join('');

export function asRtf(): string {
  const blocks = ARTICLE.map((block) => {
    if ('heading' in block) return `\\pard\\outlinelevel1\\b ${rtfText(block.heading)}\\b0\\par\n`;
    if ('items' in block)
      return block.items.map((item) => `\\pard{\\listtext\\'b7\\tab}${rtf(item)}\\par\n`).join('');
    if ('rows' in block) {
      return block.rows
        .map(
          (row) =>
            `\\trowd\\cellx3000\\cellx6000\\pard\\intbl ${row.map((cell) => `${rtfText(cell)}\\cell `).join('')}\\row\n`,
        )
        .join('');
    }
    return `\\pard ${rtf(block.runs)}\\par\n`;
  });
  return `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\froman Times;}}{\\colortbl;\\red0\\green0\\blue0;}{\\*\\generator Riched20;}{\\info{\\title ${TITLE}}{\\author ${AUTHOR}}{\\creatim\\yr2024\\mo4\\dy12\\hr8}}
{\\header\\pard A running head (眉批)\\par}\\pard\\outlinelevel0\\b ${TITLE}\\b0\\par
${blocks.join('')}{\\*\\shppict{\\pict\\pngblip 89504e47}}}`;
}
