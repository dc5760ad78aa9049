import { describe, expect, test } from 'vitest';
import { LARGEST_FILE, readTextFile } from '../../../src/app/read/text-file.ts';

const bytes = (...values: number[]) => new Uint8Array(values);
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('a text in the encoding its bytes tell', () => {
  // 的中国人 in GB 18030 and 的中國人 in Big5, as encoders of the two write them.
  test.each([
    ['UTF-8', utf8('a term (术语)'), { text: 'a term (术语)', encoding: 'utf-8' }],
    ['UTF-8 with a mark', bytes(0xef, 0xbb, 0xbf, 0x41), { text: 'A', encoding: 'utf-8' }],
    [
      'UTF-16, little end first',
      bytes(0xff, 0xfe, 0x41, 0, 0x2d, 0x4e),
      { text: 'A中', encoding: 'utf-16le' },
    ],
    ['UTF-16, big end first', bytes(0xfe, 0xff, 0, 0x41, 0x4e, 0x2d), { text: 'A中', encoding: 'utf-16be' }],
    [
      'GB 18030',
      bytes(0xb5, 0xc4, 0xd6, 0xd0, 0xb9, 0xfa, 0xc8, 0xcb),
      { text: '的中国人', encoding: 'gb18030' },
    ],
    ['Big5', bytes(0xaa, 0xba, 0xa4, 0xa4, 0xb0, 0xea, 0xa4, 0x48), { text: '的中國人', encoding: 'big5' }],
  ])('%s', (_name, file, expected) => {
    expect(readTextFile(file)).toEqual(expected);
  });
});

describe('what is no text', () => {
  test.each([
    ['nothing', bytes(), 'empty'],
    ['a PDF', utf8('%PDF-1.7\n…'), 'pdf'],
    ['a word processor’s document', bytes(0x50, 0x4b, 3, 4, 20, 0), 'archive'],
    ['a picture', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0), 'binary'],
    ['control characters', bytes(...Array.from({ length: 100 }, (_, i) => (i % 8) + 1)), 'binary'],
    ['bytes of no encoding', bytes(0xff, 0xff, 0xff, 0x20, 0xff), 'binary'],
    ['half a UTF-16 text', bytes(0xff, 0xfe, 0x41), 'binary'],
    ['too much', new Uint8Array(LARGEST_FILE + 1), 'too-large'],
  ])('%s', (_name, file, problem) => {
    expect(readTextFile(file)).toEqual({ problem });
  });
});
