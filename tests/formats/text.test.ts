import { describe, expect, test } from 'vitest';
import { detectWith } from '../../src/formats/detect-encoding.ts';
import { OTHER_ENCODINGS, type Detect, type OtherEncoding } from '../../src/formats/encoding.ts';
import {
  LARGEST_FILE,
  decodeAs,
  markedUtf8,
  previewOf,
  readPlainText,
  readText,
  textOf,
} from '../../src/formats/text.ts';

const detectEncoding = detectWith(() => import('jschardet'));

const bytes = (...values: number[]) => new Uint8Array(values);
const utf8 = (text: string) => new TextEncoder().encode(text);

/** Bytes of one or two for each letter: what the decoder of an encoding makes of them, turned round. */
function encoder(encoding: OtherEncoding): (text: string) => Uint8Array {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    return (text) =>
      Uint8Array.from(
        Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap((code) => {
          const pair = [code & 0xff, code >> 8];
          return encoding === 'utf-16le' ? pair : pair.reverse();
        }),
      );
  }
  const table = new Map<string, number[]>();
  const learn = (...code: number[]) => {
    const letter = decodeAs(Uint8Array.from(code), encoding) ?? '';
    if (Array.from(letter).length === 1 && letter !== '\ufffd' && !table.has(letter)) table.set(letter, code);
  };
  for (let lead = 0; lead < 0x100; lead++) learn(lead);
  if (encoding !== 'windows-1252') {
    for (let lead = 0x81; lead < 0xff; lead++)
      for (let trail = 0x40; trail < 0xff; trail++) learn(lead, trail);
  }
  return (text) => Uint8Array.from(Array.from(text).flatMap((letter) => table.get(letter)!));
}
const encode = Object.fromEntries(OTHER_ENCODINGS.map((encoding) => [encoding, encoder(encoding)])) as Record<
  OtherEncoding,
  (text: string) => Uint8Array
>;

describe('a text in the encoding its bytes tell', () => {
  test.each([
    ['UTF-8', utf8('a term (术语)'), { text: 'a term (术语)', encoding: 'utf-8' }],
    ['UTF-8 with a mark', bytes(0xef, 0xbb, 0xbf, 0x41), { text: 'A', encoding: 'utf-8' }],
    [
      'UTF-16, little end first',
      bytes(0xff, 0xfe, 0x41, 0, 0x2d, 0x4e),
      { text: 'A中', encoding: 'utf-16le' },
    ],
    ['UTF-16, big end first', bytes(0xfe, 0xff, 0, 0x41, 0x4e, 0x2d), { text: 'A中', encoding: 'utf-16be' }],
  ])('%s', async (_name, file, expected) => {
    expect(await readText(file, detectEncoding)).toEqual(expected);
  });
});

describe('a short text in an encoding that bears no mark', () => {
  test.each<[OtherEncoding, string]>([
    ['gb18030', '战略自主'],
    ['gb18030', '一带一路倡议'],
    ['gb18030', 'high-quality development (高质量发展)'],
    ['gb18030', '网络主权 cyber sovereignty'],
    ['gb18030', 'New productive forces (新质生产力) were named in March, and “again” in May.'],
    ['big5', '戰略自主'],
    ['big5', '網路主權'],
    ['big5', 'high-quality development (高質量發展)'],
    ['big5', 'The minister spoke of 總體國家安全觀, the “overall view”.'],
    ['utf-16le', 'a community (人类命运共同体)'],
    ['utf-16be', 'a community (人类命运共同体)'],
    ['windows-1252', 'The café’s “aide” – naïve'],
    ['windows-1252', 'See “Jirouš” — a term without Chinese, as the résumé says.'],
  ])('%s: %s', async (encoding, text) => {
    expect(await readText(encode[encoding](text), detectEncoding)).toEqual({ text, encoding });
  });
});

describe('where there is doubt the reader is asked', () => {
  const settled = { gb18030: 0.2, big5: 0.1, 'windows-1252': 0.05 };
  const says =
    (confidence: Partial<Record<OtherEncoding, number>>): Detect =>
    async (_bytes, among) =>
      among.map((encoding) => ({ encoding, confidence: confidence[encoding] ?? 0 }));
  const file = encode.gb18030('some words in English, and 战略自主');

  test('when two encodings are about as likely, the likelier first', async () => {
    const read = await readText(file, says(settled));
    expect('doubt' in read && read.doubt.map(({ encoding }) => encoding)).toEqual(['gb18030', 'big5']);
    expect('doubt' in read && read.doubt[0]!.text).toBe('some words in English, and 战略自主');
  });

  test('not when one is far likelier', async () => {
    expect(await readText(file, says({ ...settled, big5: 0.01 }))).toMatchObject({ encoding: 'gb18030' });
  });

  test('when the detector cannot be fetched', async () => {
    const read = await readText(file, () => Promise.reject(new TypeError('no network')));
    expect('doubt' in read && read.doubt.map(({ encoding }) => encoding)).toContain('gb18030');
  });

  test('of Chinese alone in UTF-16, which looks like another Chinese', async () => {
    const read = await readText(encode['utf-16le']('人类命运共同体'), detectEncoding);
    expect('doubt' in read && read.doubt).toContainEqual({ encoding: 'utf-16le', text: '人类命运共同体' });
  });

  test('and is shown where the encodings differ', () => {
    const long = `${'plain words '.repeat(50)}战略自主${' and more'.repeat(50)}`;
    expect(previewOf(long)).toMatch(/^…[a-z ]{1,20}战略自主 and more.*…$/);
    expect(previewOf('战略')).toBe('战略');
    expect(previewOf('no sign\n of it')).toBe('no sign of it');
  });
});

describe('what is no text', () => {
  test.each([
    ['nothing', bytes(), 'empty'],
    ['control characters', bytes(...Array.from({ length: 100 }, (_, i) => (i % 8) + 1)), 'binary'],
    ['bytes of no encoding', bytes(0xff, 0xff, 0xff, 0x20, 0xff), 'binary'],
    ['half a UTF-16 text', bytes(0xff, 0xfe, 0x41), 'binary'],
    ['too much', new Uint8Array(LARGEST_FILE + 1), 'too-large'],
  ])('%s', async (_name, file, problem) => {
    await expect(readText(file, detectEncoding)).rejects.toMatchObject({ name: 'FormatError', problem });
  });
});

describe('a text whose format says how it is encoded', () => {
  const gb = encode.gb18030('战略自主 (strategic autonomy)');

  test.each([
    ['as it says', gb, 'gb2312', '战略自主 (strategic autonomy)'],
    ['with blanks around the label', gb, ' GBK ', '战略自主 (strategic autonomy)'],
    ['Japanese', bytes(0x93, 0xfa, 0x96, 0x7b), 'shift_jis', '日本'],
    ['in Latin-1, which stands for Windows-1252', bytes(0x93, 0x61, 0x94), 'iso-8859-1', '“a”'],
    ['marked otherwise', bytes(0xef, 0xbb, 0xbf, 0x41), 'gb2312', 'A'],
    ['an encoding there is none of', utf8('术语'), 'x-no-such', '术语'],
    ['another than it is in', utf8('新质生产力是中国的一个术语'), 'utf-16', '新质生产力是中国的一个术语'],
    ['a false one', gb, 'utf-8', '战略自主 (strategic autonomy)'],
  ])('%s', async (_name, file, declared, text) => {
    expect(await textOf(file, { detect: detectEncoding }, declared)).toBe(text);
  });

  test('without anybody to ask, the likeliest', async () => {
    expect(await textOf(gb, {})).toBe('战略自主 (strategic autonomy)');
  });

  test('answered by the reader, whatever it declares', async () => {
    expect(await textOf(markedUtf8('战略'), {}, 'big5')).toBe('战略');
  });

  test('its lines end in line feeds', async () => {
    expect(await readPlainText(utf8('a\r\nb\rc\n'), 'x.txt', {})).toEqual({
      name: 'x.txt',
      format: 'text',
      text: 'a\nb\nc\n',
      facts: {},
      dropped: [],
    });
    await expect(readPlainText(utf8(' \n'), 'x.txt', {})).rejects.toMatchObject({ problem: 'empty' });
  });
});
