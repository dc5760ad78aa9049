/** Reading aids: what is kept, where readings stand over which characters, and colours that can be read. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  DEFAULT_AIDS,
  parseAids,
  pinyinParts,
  readWords,
  zhuyinParts,
  type Aids,
} from '../../../src/app/term/aids.ts';
import { TONE_COLOURS, TONE_SCHEMES, toneProperties } from '../../../src/app/term/tone-colours.ts';

describe('parseAids', () => {
  test.each<[string, string | null, Aids]>([
    ['nothing stored', null, DEFAULT_AIDS],
    ['half a record', '{"place":"ab', DEFAULT_AIDS],
    ['another shape', '[1]', DEFAULT_AIDS],
    ['one field', '{"place":"above"}', { ...DEFAULT_AIDS, place: 'above' }],
    [
      'unknown values beside known ones',
      '{"place":"below","tones":"mdbg","size":7}',
      { ...DEFAULT_AIDS, tones: 'mdbg' },
    ],
  ])('%s', (_, stored, aids) => {
    expect(parseAids(stored)).toEqual(aids);
  });
});

describe('readWords', () => {
  const shown = (...of: Parameters<typeof readWords>) =>
    readWords(...of)
      ?.map((word) => word.map(({ text, reading, tone }) => `${text}:${reading}${tone ?? ''}`).join(' '))
      .join(' | ') ?? null;
  const community = {
    hanzi: '人类命运共同体',
    traditional: '人類命運共同體',
    pinyin: 'rénlèi mìngyùn gòngtóngtǐ',
  };

  test('words stay together, in either script', () => {
    expect(shown(community, 'simplified', 'pinyin')).toBe(
      '人:rén2 类:lèi4 | 命:mìng4 运:yùn4 | 共:gòng4 同:tóng2 体:tǐ3',
    );
    expect(shown(community, 'traditional', 'zhuyin')).toBe(
      '人:ㄖㄣˊ2 類:ㄌㄟˋ4 | 命:ㄇㄧㄥˋ4 運:ㄩㄣˋ4 | 共:ㄍㄨㄥˋ4 同:ㄊㄨㄥˊ2 體:ㄊㄧˇ3',
    );
  });

  test('a term’s own zhuyin goes before a converted one', () => {
    const term = { hanzi: '信息', traditional: '信息', pinyin: 'xìnxī', zhuyin: 'ㄒㄧㄣˋ ㄒㄧˊ' };
    expect(shown(term, 'simplified', 'zhuyin')).toBe('信:ㄒㄧㄣˋ4 息:ㄒㄧˊ1');
  });

  test('letters and digits have nothing over them and no tone, light tones and erhua do', () => {
    const term = { hanzi: '主权AI', traditional: '主權AI', pinyin: 'zhǔquán AI', zhuyin: 'ㄓㄨˇ ㄑㄩㄢˊ AI' };
    expect(shown(term, 'simplified', 'pinyin')).toBe('主:zhǔ3 权:quán2 | AI:');
    expect(shown(term, 'traditional', 'zhuyin')).toBe('主:ㄓㄨˇ3 權:ㄑㄩㄢˊ2 | AI:');
    const ours = { hanzi: '我们的花儿', traditional: '我們的花兒', pinyin: 'wǒmen de huār' };
    expect(shown(ours, 'simplified', 'pinyin')).toBe('我:wǒ3 们:men5 | 的:de5 | 花:huā1 儿:r1');
    expect(shown(ours, 'traditional', 'zhuyin')).toBe('我:ㄨㄛˇ3 們:˙ㄇㄣ5 | 的:˙ㄉㄜ5 | 花:ㄏㄨㄚ1 兒:ㄦ1');
  });

  test('a sign of a sentence stays with the word before it', () => {
    const sentence = { hanzi: '“好”，请坐。', traditional: '“好”，請坐。', pinyin: '“Hǎo”, qǐng zuò.' };
    expect(shown(sentence, 'simplified', 'pinyin')).toBe('“: | 好:Hǎo3 ”: ，: | 请:qǐng3 | 坐:zuò4 。:');
  });

  test('what does not go sign by sign is null: another reading, another number of characters', () => {
    expect(shown({ ...community, pinyin: 'rénlèi' }, 'simplified', 'pinyin')).toBeNull();
    expect(shown({ ...community, traditional: '人類' }, 'traditional', 'pinyin')).toBeNull();
    expect(shown({ ...community, traditional: '人類' }, 'simplified', 'pinyin')).not.toBeNull();
  });
});

describe('a written reading in parts', () => {
  const shown = (parts: ReturnType<typeof pinyinParts>) =>
    parts.map(({ text, tone }) => (tone === null ? text : `[${tone}${text}]`)).join('');

  test('pinyin keeps its orthography', () => {
    expect(shown(pinyinParts('西安的A股', 'Xī’ān de A gǔ'))).toBe('[1Xī]’[1ān] [5de] A [3gǔ]');
    expect(shown(pinyinParts('在哪儿唱卡拉OK', 'zài nǎr chàng kǎlā OK'))).toBe(
      '[4zài] [3nǎ][3r] [4chàng] [3kǎ][1lā] OK',
    );
    expect(shown(pinyinParts('西安', 'of another term'))).toBe('of another term');
  });

  test('zhuyin, the light tone before and the others behind', () => {
    expect(shown(zhuyinParts('ㄖㄣˊ ㄌㄟˋ ˙ㄉㄜ AI ㄏㄨㄚ。'))).toBe(
      '[2ㄖㄣˊ] [4ㄌㄟˋ] [5˙ㄉㄜ] AI [1ㄏㄨㄚ]。',
    );
    // What colours a syllable has its colour, behind a blank, too.
    expect(shown(zhuyinParts('ㄋㄚˇ ㄦ ㄦˊ'))).toBe('[3ㄋㄚˇ] [3ㄦ] [2ㄦˊ]');
    expect(shown(zhuyinParts('˙ㄉㄜ˙ㄉㄜ ㄉㄜ˙'))).toBe('[5˙ㄉㄜ][5˙ㄉㄜ] [5ㄉㄜ˙]');
  });
});

describe('colours of tones', () => {
  const html = readFileSync(new URL('../../../index.html', import.meta.url), 'utf8');
  /** The ground that text may stand on, light and dark. */
  const grounds = ['paper', 'sheet', 'bar'].map((name) => {
    const [, light, dark] = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(html)!;
    return { light: light!, dark: dark! };
  });
  const linear = (hex: string) =>
    [1, 3, 5].map((at) => {
      const share = parseInt(hex.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
  const luminance = (hex: string) => {
    const [r, g, b] = linear(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one: string, other: string) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
    return (high + 0.05) / (low + 0.05);
  };
  /** Björn Ottosson's OKLab: hue in degrees, and chroma. */
  const hueOf = (hex: string) => {
    const [r, g, b] = linear(hex);
    const [l, m, s] = [
      0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b,
      0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b,
      0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b,
    ].map(Math.cbrt) as [number, number, number];
    const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
    const blue = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
    return { hue: (Math.atan2(blue, a) * 180) / Math.PI, chroma: Math.hypot(a, blue) };
  };

  test('black on white is 21:1', () => expect(contrast('#000000', '#ffffff')).toBeCloseTo(21));

  test.each(Object.entries(TONE_COLOURS))(
    '%s can be read on every ground, with its own hues',
    (_, colours) => {
      expect(colours).toHaveLength(5);
      for (const { scheme, light, dark } of colours) {
        for (const ground of grounds) {
          expect(contrast(light, ground.light)).toBeGreaterThanOrEqual(4.5);
          expect(contrast(dark, ground.dark)).toBeGreaterThanOrEqual(4.5);
        }
        const own = hueOf(scheme);
        for (const shown of [light, dark].map(hueOf)) {
          if (own.chroma < 0.02) expect(shown.chroma).toBeLessThan(0.02);
          else expect(Math.abs(((shown.hue - own.hue + 540) % 360) - 180)).toBeLessThan(8);
        }
      }
      for (const theme of ['light', 'dark'] as const)
        expect(new Set(colours.map((colour) => colour[theme])).size).toBe(5);
    },
  );

  test('a scheme is five properties, and none takes them away', () => {
    for (const scheme of TONE_SCHEMES) {
      const properties = toneProperties(scheme);
      expect(properties.map(([name]) => name)).toEqual([1, 2, 3, 4, 5].map((one) => `--tone-${one}`));
      expect(properties.every(([, value]) => (value === null) === (scheme === 'none'))).toBe(true);
    }
  });
});
