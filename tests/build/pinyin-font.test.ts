import { Blob as FontBlob, Face } from 'harfbuzzjs';
import subsetFont from 'subset-font';
import { describe, expect, it } from 'vitest';
import { cutPinyin, PINYIN_LETTERS, rangeOf } from '../../build/pinyin-font.ts';

describe('the face of pinyin', () => {
  it('draws every letter with every tone, in files of a few kilobytes', async () => {
    const drawn = new Set<number>();
    for (const { woff2, letters } of await cutPinyin()) {
      expect(woff2.length).toBeLessThan(16 * 1024);
      const sfnt = await subsetFont(woff2, undefined, { targetFormat: 'sfnt', keepAllGlyphs: true });
      const unicodes = new Set(new Face(new FontBlob(sfnt)).collectUnicodes());
      for (const letter of letters)
        if (unicodes.has(letter.codePointAt(0)!)) drawn.add(letter.codePointAt(0)!);
    }
    expect(PINYIN_LETTERS.filter((letter) => !drawn.has(letter.codePointAt(0)!))).toEqual([]);
    expect(PINYIN_LETTERS).toEqual(expect.arrayContaining([...'ǎǐǒǔǚǍÜ']));
  });

  it('names letters side by side as one range', () => {
    expect(rangeOf([...'cabǎx’'])).toBe('U+61-63,U+78,U+1ce,U+2019');
  });
});
