/** The same article in every format gives the same terms, by the extractor itself. */
import { expect, test } from 'vitest';
import type { Document, ReadFormat, Format } from '../../src/formats/document.ts';
import { readDocx } from '../../src/formats/docx.ts';
import { readEpub } from '../../src/formats/epub.ts';
import { readHtml } from '../../src/formats/html.ts';
import { readMhtml } from '../../src/formats/mhtml.ts';
import { recognise } from '../../src/formats/recognise.ts';
import { readRtf } from '../../src/formats/rtf.ts';
import { readPlainText } from '../../src/formats/text.ts';
import { extract } from '../../src/extract/index.ts';
import { lexicon } from '../extract/dictionary.ts';
import { asDocx, asEpub, asHtml, asMhtml, asRtf, asText, AUTHOR, TITLE } from './article.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

const termsOf = ({ text }: Document) =>
  extract(text, { lexicon }).map(({ hanzi, english, kind }) => `${hanzi} ${english ?? '-'} ${kind}`);

const plain = await readPlainText(utf8(asText()), 'a.md', {});

test('as text', () => {
  expect(extract(plain.text, { lexicon }).map(({ hanzi }) => hanzi)).toEqual([
    '新质生产力',
    '李强',
    '高质量发展',
    '双循环',
    '求是',
    '网络主权',
    '国家发展和改革委员会',
    '一带一路',
    '小康社会',
    '共同富裕',
    '王沪宁',
    '美国反对美国',
    '公报',
  ]);
});

test.each<[Format, ReadFormat, () => Uint8Array | Promise<Uint8Array>]>([
  ['html', readHtml, () => utf8(asHtml())],
  ['mhtml', readMhtml, () => utf8(asMhtml())],
  ['docx', readDocx, () => asDocx()],
  ['epub', readEpub, () => asEpub()],
  ['rtf', readRtf, () => utf8(asRtf())],
])('as %s', async (format, read, write) => {
  const bytes = await write();
  expect(recognise(bytes, 'a')).toBe(format);
  const document = await read(bytes, 'a', {});
  expect(document.format).toBe(format);
  expect(document.text.split('\n')[0]).toBe(`# ${TITLE}`);
  expect(document.facts).toMatchObject({ title: TITLE, author: AUTHOR });
  expect(termsOf(document).sort()).toEqual(termsOf(plain).sort());
});
