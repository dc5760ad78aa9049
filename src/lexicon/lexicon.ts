/**
 * A Chinese–English dictionary held in memory: CC-CEDICT's words with jieba's word counts.
 *
 * The text form has one sense per line, tab-separated, sorted by nothing in particular:
 *
 *     simplified  traditional  pinyin  count  gloss/gloss/…
 *
 * where traditional is empty when it equals simplified, pinyin is CC-CEDICT's (`ren2 lei4`, capitals in
 * proper names) and count is jieba's (occurrences in its corpus of some 60 million words; 0 when absent). A line
 * without pinyin only counts a word: the dictionary says nothing of it.
 * Opening scans the text once, O(n); a look-up is O(1) and parses only the lines it returns, once for a while.
 */
export interface Sense {
  readonly simplified: string;
  readonly traditional: string;
  /** CC-CEDICT's numbered syllables, separated by blanks: `Zhong1 guo2`, `lu:4`. */
  readonly pinyin: string;
  readonly glosses: readonly string[];
}

export interface Lexicon {
  /** The senses of a word in simplified or traditional characters; empty when it is not listed. */
  senses(word: string): readonly Sense[];
  has(word: string): boolean;
  /** How often the word was counted in jieba's corpus, listed or not; 0 when it was not. */
  count(word: string): number;
  /** Length of the longest word, in UTF-16 code units. */
  readonly longest: number;
  /** Length of the longest word that begins with the same UTF-16 code unit as `text`; 0 where none does. */
  reach(text: string): number;
}

const NONE: readonly Sense[] = [];
/** So many words keep their senses at a time: some three megabytes. */
const MOST_RECENT = 8_000;

/** Opens the text form described above. Throws `TypeError` when the text is not a lexicon. */
export function openLexicon(text: string): Lexicon {
  const lines = new Map<string, number | number[]>();
  const counts = new Map<string, number>();
  let longest = 0;
  /** By the first code unit of a word. */
  const reach = new Uint8Array(0x10000);
  const add = (word: string, at: number) => {
    const known = lines.get(word);
    if (known === undefined) lines.set(word, at);
    else if (typeof known === 'number') lines.set(word, [known, at]);
    else known.push(at);
    if (word.length > longest) longest = word.length;
    const head = word.charCodeAt(0);
    if (word.length > reach[head]!) reach[head] = Math.min(word.length, 0xff);
  };
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at);
    const stop = end < 0 ? text.length : end;
    const a = text.indexOf('\t', at);
    const b = text.indexOf('\t', a + 1);
    const c = text.indexOf('\t', b + 1);
    const d = text.indexOf('\t', c + 1);
    if (a < 0 || b < 0 || c < 0 || d < 0 || d > stop)
      throw new TypeError(`not a lexicon: bad line at character ${at}`);
    const simplified = text.slice(at, a);
    if (c > b + 1) add(simplified, at);
    if (b > a + 1) add(text.slice(a + 1, b), at);
    if (d > c + 2 || text[c + 1] !== '0') {
      const count = Number(text.slice(c + 1, d));
      counts.set(simplified, count);
      if (b > a + 1) counts.set(text.slice(a + 1, b), count);
    }
    at = stop + 1;
  }
  const sense = (at: number): Sense => {
    const end = text.indexOf('\n', at);
    const [simplified = '', traditional = '', pinyin = '', , glosses = ''] = text
      .slice(at, end < 0 ? text.length : end)
      .split('\t');
    return { simplified, traditional: traditional || simplified, pinyin, glosses: glosses.split('/') };
  };
  /** What was asked for lately: reading one term asks for the same words many times. */
  const recent = new Map<string, readonly Sense[]>();
  return {
    longest,
    reach: (text) => {
      const length = text === '' ? 0 : reach[text.charCodeAt(0)]!;
      // A byte holds no more; such a word is looked for as if it were the longest.
      return length < 0xff ? length : longest;
    },
    has: (word) => lines.has(word),
    count: (word) => counts.get(word) ?? 0,
    senses: (word) => {
      const at = lines.get(word);
      if (at === undefined) return NONE;
      let found = recent.get(word);
      if (!found) {
        found = typeof at === 'number' ? [sense(at)] : at.map(sense);
        if (recent.size >= MOST_RECENT) recent.clear();
        recent.set(word, found);
      }
      return found;
    },
  };
}
