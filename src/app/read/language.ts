/** Which language a text is in, and in which script its Chinese stands: by its commonest words and characters. */

/** So much of a text tells as much as all of it. UTF-16 code units. */
const SAMPLE = 20_000;
/** Fewer words, or characters of Chinese, tell nothing. */
const FEWEST = 20;

/** Little words that no other of these languages has, or hardly ever. */
const LITTLE_WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to in that is with by from this which',
  de: 'der die das und von zu mit den nicht eine auf ist',
  fr: 'le la les des et du une dans que pour est qui',
  es: 'el los las de y que en por con una para del',
  it: 'il di che la per una con del della sono gli nel',
  pt: 'o de que e do da em um para com uma os',
  nl: 'de het een van en dat niet zijn met voor op te',
};

/** Common characters that the two scripts write differently, pair by pair. */
const SIMPLIFIED =
  '国这来时会发经对没学过们说产动后进种现么机关长当问里点与应战业论东电体两万样开见实无书从头认门车气张';
const TRADITIONAL =
  '國這來時會發經對沒學過們說產動後進種現麼機關長當問裡點與應戰業論東電體兩萬樣開見實無書從頭認門車氣張';

const ONLY_SIMPLIFIED = new RegExp(`[${SIMPLIFIED}]`, 'g');
/** Without what stands in both rows. */
const ONLY_TRADITIONAL = new RegExp(
  `[${Array.from(TRADITIONAL, (sign) => (SIMPLIFIED.includes(sign) ? '' : sign)).join('')}]`,
  'g',
);

export type Script = 'simplified' | 'traditional' | 'both';

/** The script of the Chinese in a text; null where there is too little to tell. */
export function scriptOf(text: string): Script | null {
  const sample = text.slice(0, 10 * SAMPLE);
  const simplified = sample.match(ONLY_SIMPLIFIED)?.length ?? 0;
  const traditional = sample.match(ONLY_TRADITIONAL)?.length ?? 0;
  if (simplified + traditional === 0) return null;
  // A name or a title in the other script leaves a text what it is.
  if (simplified >= 9 * traditional) return 'simplified';
  return traditional >= 9 * simplified ? 'traditional' : 'both';
}

/** A text of other letters than these is no Chinese one; in one that is Chinese, names and abbreviations are Latin. */
const MOSTLY = 0.7;

/**
 * Whether a text is Chinese and nothing else, so that there is no English to find beside its terms: it is read, not
 * searched for terms. A Latin word counts as one character.
 */
export function isChineseText(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  // Run by run: a string for each character is what takes long.
  const chinese = sample.match(/\p{Script=Han}+/gu)?.reduce((sum, run) => sum + run.length, 0) ?? 0;
  if (chinese < 2 || /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(sample)) return false;
  const words = sample.match(/(?:(?!\p{Script=Han})\p{L}\p{M}*)+/gu)?.length ?? 0;
  // Two words of English and more in a row are a phrase: the translation of something.
  const phrases = sample.match(/\p{Script=Latin}{2,}(?:[ \u2019'-]\p{Script=Latin}{2,})+/gu)?.length ?? 0;
  return chinese >= MOSTLY * (chinese + words) && phrases * 60 <= chinese;
}

/** The language of a text as HTML names it (`en`, `zh-Hant`); the empty text where there is too little to tell. */
export function languageOf(text: string): string {
  const sample = text.slice(0, SAMPLE);
  const chinese = sample.match(/\p{Script=Han}/gu)?.length ?? 0;
  const kana = sample.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const words = sample.toLowerCase().match(/\p{Script=Latin}+/gu) ?? [];
  // A word says about as much as two characters.
  if (chinese + kana > 2 * words.length) {
    if (chinese + kana < FEWEST) return '';
    if (kana * 5 > chinese) return 'ja';
    return scriptOf(sample) === 'traditional' ? 'zh-Hant' : 'zh-Hans';
  }
  if (words.length < FEWEST) return '';
  const counted = Object.entries(LITTLE_WORDS).map(([language, list]) => {
    const little = new Set(list.split(' '));
    return { language, count: words.filter((word) => little.has(word)).length };
  });
  const best = counted.reduce((most, one) => (one.count > most.count ? one : most));
  return best.count * 12 >= words.length ? best.language : '';
}

/** Those that a text with Chinese in it is mostly in; the reader chooses among them and the one that was found. */
export const LANGUAGES = ['en', 'zh-Hans', 'zh-Hant', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'ja'] as const;

const names = new Intl.DisplayNames('en', { type: 'language' });

/** "Traditional Chinese" of `zh-Hant`; the tag itself where it is none. */
export function languageName(tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch (error) {
    if (error instanceof RangeError) return tag;
    throw error;
  }
}
