/**
 * How this device shows the app: theme, script and phonetic notation.
 *
 * Kept in localStorage, not with the learner's data: it must be known before the first paint (the script in
 * index.html reads the same key), and a phone and a desk may well differ.
 */
export const THEMES = ['system', 'light', 'dark'] as const;
export const SCRIPTS = ['simplified', 'traditional'] as const;
export const NOTATIONS = ['pinyin', 'zhuyin'] as const;

export type Theme = (typeof THEMES)[number];
export type Script = (typeof SCRIPTS)[number];
export type Notation = (typeof NOTATIONS)[number];

export interface Appearance {
  readonly theme: Theme;
  readonly script: Script;
  readonly notation: Notation;
}

/** The key in localStorage; index.html names it too. */
export const APPEARANCE_KEY = 'tifa.appearance';

export const DEFAULT_APPEARANCE: Appearance = { theme: 'system', script: 'simplified', notation: 'pinyin' };

/** Reads what was stored. A field that is missing or unknown takes its default; so does all of it if broken. */
export function parseAppearance(stored: string | null): Appearance {
  if (stored === null) return DEFAULT_APPEARANCE;
  let data: unknown;
  try {
    data = JSON.parse(stored);
  } catch (error) {
    if (error instanceof SyntaxError) return DEFAULT_APPEARANCE;
    throw error;
  }
  const { theme, script, notation } = Object(data) as Partial<Record<keyof Appearance, unknown>>;
  return {
    theme: THEMES.find((one) => one === theme) ?? DEFAULT_APPEARANCE.theme,
    script: SCRIPTS.find((one) => one === script) ?? DEFAULT_APPEARANCE.script,
    notation: NOTATIONS.find((one) => one === notation) ?? DEFAULT_APPEARANCE.notation,
  };
}

/** The BCP 47 tag of Chinese text in a script. */
export const languageTag = (script: Script): string => (script === 'simplified' ? 'zh-Hans' : 'zh-Hant');

/** The BCP 47 tag of a reading in a notation. */
export const notationTag = (notation: Notation): string =>
  notation === 'zhuyin' ? 'zh-Bopo' : 'zh-Latn-pinyin';
