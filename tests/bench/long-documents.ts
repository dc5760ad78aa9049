/** Documents as long as the app promises to read. */
import { writtenPdf } from '../formats/written-pdf.ts';
import { zipOf } from '../formats/zips.ts';

const WORDS = 'county harbour plan sign poet ministry quay crane village author'.split(' ');

/** Five words, others for each `seed`. */
const wordsOf = (seed: number): string =>
  Array.from({ length: 5 }, (_, i) => WORDS[(seed * 7 + i * 3 + ((seed * i) % 4)) % WORDS.length]!).join(' ');

/** A word of two characters, others for each `seed` below some 100,000. */
export const hanziOf = (seed: number): string =>
  [seed % 331, (seed * 17) % 313].map((at) => COMMON[at % COMMON.length]!).join('');
const COMMON = Array.from(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严',
);

/** A PDF in two columns, with a term on each page. */
export function longPdf(pages: number): Uint8Array {
  const text = (x: number, y: number, words: string, size = 10) =>
    `BT /F1 ${size} Tf ${x} ${y} Td (${words}) Tj ET`;
  return writtenPdf(
    Array.from({ length: pages }, (_, page) =>
      [
        text(50, 580, `Harbour Notes, Volume ${page >> 5}`, 8),
        ...[50, 215].flatMap((x, column) =>
          Array.from({ length: 44 }, (_, i) => text(x, 555 - 12 * i, wordsOf(page * 97 + column * 44 + i))),
        ),
        `BT /F1 10 Tf 50 27 Td (The quay plan \\() Tj /F9 10 Tf <${codesOf(hanziOf(page))}> Tj /F1 10 Tf (\\) is kept.) Tj ET`,
        text(195, 12, String(page + 1), 8),
      ].join('\n'),
    ),
    {
      objects: {
        900:
          '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< ' +
          '/Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) ' +
          '/Ordering (GB1) /Supplement 2 >> /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light ' +
          '/Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 850 /Descent -150 /StemV 80 >> >>] >>',
      },
      resources: '/Font << /F1 3 0 R /F9 900 0 R >>',
    },
  );
}

const codesOf = (text: string): string =>
  Array.from(text, (letter) => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('');

/** An article in Markdown of some `length` UTF-16 code units, with a term in each paragraph. */
export function longText(length: number): string {
  const parts: string[] = [];
  for (let i = 0, sum = 0; sum < length; i++) {
    const prose = Array.from({ length: 12 }, (_, line) => wordsOf(i * 12 + line)).join(' ');
    const part = `The ${prose}, and the “${wordsOf(i)}” (${hanziOf(i)}).\n\n`;
    parts.push(i % 50 === 0 ? `## Part ${i / 50}\n\n${part}` : part);
    sum += part.length;
  }
  return parts.join('');
}

/** The same as a page. */
export const longHtml = (length: number): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Harbour Notes</title></head><body><article>${blocksOf(
    length,
  )
    .map(({ heading, text }) => (heading ? `<h2>${text}</h2>` : `<p>${text}</p>`))
    .join('\n')}</article></body></html>`;

/** The same as Word writes it, with its marks of when each paragraph was typed. */
export function longDocx(length: number): Uint8Array {
  const body = blocksOf(length).map(
    ({ heading, text }, at) =>
      `<w:p w:rsidR="00A1${at.toString(16).padStart(4, '0')}" w:rsidRDefault="00B2${at.toString(16).padStart(4, '0')}">` +
      `<w:pPr>${heading ? '<w:pStyle w:val="Heading2"/>' : ''}<w:spacing w:after="120"/><w:jc w:val="both"/></w:pPr>` +
      text
        .split(/(?<=, )|(?= \()/)
        .map(
          (run) =>
            `<w:r w:rsidRPr="00C30000"><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="SimSun"/><w:sz w:val="24"/></w:rPr><w:t xml:space="preserve">${run}</w:t></w:r>`,
        )
        .join('') +
      '</w:p>',
  );
  return zipOf({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/styles.xml':
      '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style></w:styles>',
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body.join('')}</w:body></w:document>`,
  });
}

const blocksOf = (length: number): { heading: boolean; text: string }[] =>
  longText(length)
    .trim()
    .split('\n\n')
    .map((block) => ({ heading: block.startsWith('## '), text: block.replace(/^## /, '') }));
