import { describe, expect, it } from 'vitest';
import { strangeSign } from '../../src/compile/signs.ts';

describe('strangeSign', () => {
  it.each([
    [
      'a full-width comma decoded as Latin-1',
      '世界多极化不可逆转\u00ef\u00bc\u008c这是时代发展的潮流。',
      'U+008C',
    ],
    [
      'quotation marks decoded as Windows-1252',
      'the \u00e2\u20ac\u0153five always\u00e2\u20ac\u009d',
      'U+009D',
    ],
    ['the same without control characters', 'It\u00e2\u20ac\u2122s', 'U+00E2'],
    ['an accent decoded as Latin-1', 'Jirou\u00c5\u00a1 and Zem\u00c3\u00a1nek', 'U+00C3'],
    ['a replacement character', 'a\ufffdb', 'U+FFFD'],
    ['a Latin comma between characters', '发扬斗争精神,增强', 'U+002C'],
    ['a Latin-1 sign beside a character', '网络¼主权', 'U+00BC'],
    ['a byte-order mark', '\ufeff人', 'U+FEFF'],
  ])('names %s', (_, text, code) => expect(strangeSign(text)).toContain(code));

  it.each([
    'Jirouš and Zemánek, in 2024 — “five always” … ½',
    'zhèngcè……, lǜ, nǚ, é, Ā',
    '习近平·伊力，好。',
    '主权AI, or sovereign AI: 主权人工智能.',
    'In characters 人类, then Latin.',
  ])('passes %s', (text) => expect(strangeSign(text)).toBeNull());
});
