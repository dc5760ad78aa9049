/**
 * Finds where texts repeat a source word for word: terms, names and titles carry over from an article, its authors'
 * sentences never do.
 */

/** So many words in a row are a sentence of somebody's, no longer a name or a title. */
export const SENTENCE = 10;

/**
 * Gives what finds the stretches of `SENTENCE` words and more that a text shares with `source`, whatever their capitals,
 * marks and line ends; each once, as folded words. Stretches within one of `titles` are none.
 */
export function finderOfRepeats(source: string, titles: readonly string[] = []): (text: string) => string[] {
  const own = wordsOf(source);
  const known = new Set(stretches(own));
  const ownWords = new Set(own);
  const allowed = titles.map((title) => wordsOf(title).join(' '));
  return (text) => {
    const words = wordsOf(text);
    const found: string[] = [];
    const isRepeated = (from: number) => {
      // Most stretches have a word that the source has nowhere: they need not be put together.
      for (let at = from + SENTENCE - 1; at >= from; at--) if (!ownWords.has(words[at]!)) return false;
      const stretch = words.slice(from, from + SENTENCE).join(' ');
      return (
        from + SENTENCE <= words.length && known.has(stretch) && !allowed.some((t) => t.includes(stretch))
      );
    };
    for (let at = 0; at + SENTENCE <= words.length; at++) {
      if (!isRepeated(at)) continue;
      let end = at + 1;
      while (isRepeated(end)) end++;
      found.push(words.slice(at, end - 1 + SENTENCE).join(' '));
      at = end - 2 + SENTENCE;
    }
    return found;
  };
}

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFKC')
      .replaceAll(/<[^>]+>/g, ' ')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function* stretches(words: readonly string[]): Generator<string> {
  for (let at = 0; at + SENTENCE <= words.length; at++) yield words.slice(at, at + SENTENCE).join(' ');
}
