/**
 * The colours that the common schemes give to the tones. The values of Pleco and Hanping are those that the extension
 * Zhongwen ships under their names (github.com/cschiller/zhongwen, css/toneColors-*.css); these and the others are
 * told alike by chromapinyin (_stylize/_color_scheme.py), which gives Nathan Dummitt's of "Chinese Through Tone & Color"
 * (2008), MDBG's, and the ones that John Pasden proposed on Sinosplice ("Tone and Color in Chinese", 11 August 2009).
 *
 * Many of them are too pale for paper, or too dark for the night. Those are shown lighter or darker, in OKLCH, with
 * their hue kept, until their contrast is 4.5:1 on every ground of the app; the rest is shown as it is.
 */
import type { Tone } from '../../pinyin/syllable.ts';

export const TONE_SCHEMES = ['none', 'pleco', 'mdbg', 'dummitt', 'sinosplice', 'hanping'] as const;
export type ToneScheme = (typeof TONE_SCHEMES)[number];

export interface ToneColour {
  /** As the scheme has it. */
  readonly scheme: string;
  /** As it is shown on light ground, and on dark. */
  readonly light: string;
  readonly dark: string;
}

const tone = (scheme: string, light = scheme, dark = scheme): ToneColour => ({ scheme, light, dark });

/** Of each scheme the first to the fourth tone, and then the neutral one. */
export const TONE_COLOURS: Readonly<Record<Exclude<ToneScheme, 'none'>, readonly ToneColour[]>> = {
  pleco: [
    tone('#e30000', '#d50503', '#fd3427'),
    tone('#02b31c', '#047b11'),
    tone('#1510f0', undefined, '#4f7dfe'),
    tone('#8900bf', undefined, '#bd52f8'),
    tone('#777777', '#6a6a6a', '#868686'),
  ],
  mdbg: [
    tone('#ff0000', '#d40302', '#ff3427'),
    tone('#d89000', '#916005'),
    tone('#00a000', '#017b01'),
    tone('#0000ff', undefined, '#487fff'),
    tone('#000000', undefined, '#868686'),
  ],
  dummitt: [
    tone('#f41d2f', '#d30221', '#fe313a'),
    tone('#f9761b', '#ad4d03'),
    tone('#97cd5d', '#4a7503'),
    tone('#589bc8', '#2a6f9a'),
    tone('#808080', '#6a6a6a', '#868686'),
  ],
  sinosplice: [
    tone('#f4a132', '#965d02'),
    tone('#5fcc2f', '#2e7801'),
    tone('#205cb5', undefined, '#4985e2'),
    tone('#d93821', '#cb270f', '#ef4e36'),
    tone('#808080', '#6a6a6a', '#868686'),
  ],
  hanping: [
    tone('#64b4ff', '#136cb2'),
    tone('#30b030', '#017b09'),
    tone('#f08000', '#a25501'),
    tone('#d00020', undefined, '#f73f42'),
    tone('#a0a0a0', '#6a6a6a'),
  ],
};

const TONES: readonly Tone[] = [1, 2, 3, 4, 5];

/** The custom properties `--tone-1` to `--tone-5`; null where a scheme has none, which leaves text its own colour. */
export function toneProperties(
  scheme: ToneScheme,
): readonly (readonly [name: string, value: string | null])[] {
  return TONES.map((one) => {
    const colour = scheme === 'none' ? undefined : TONE_COLOURS[scheme][one - 1];
    return [`--tone-${one}`, colour === undefined ? null : `light-dark(${colour.light}, ${colour.dark})`];
  });
}
