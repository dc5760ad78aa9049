/** The sentences of kept texts in which a word of the dictionary stands, whether or not a source has it as a term. */
import type { LibrarySource } from '../../library/fold.ts';
import { sentenceOf, stretchOfSentence, type Sentence } from '../../library/sentence.ts';
import type { SourceId } from '../../library/source.ts';

export interface WordSentence {
  readonly source: LibrarySource;
  readonly sentence: Sentence;
  /** Offset of the word in the source's text. */
  readonly at: number;
}

/** More texts are not read for one page, and more sentences not shown. */
export const MOST_TEXTS = 40;
export const MOST_SENTENCES = 12;

/**
 * The first `most` sentences, of the sources that were added last.
 *
 * @param forms the word in either script
 * @param textOf the text kept with a source, null where none is
 * @param rest is awaited between texts, so that the screen stays alive
 * @throws what `textOf` does
 */
export async function sentencesWithWord(
  forms: readonly string[],
  sources: readonly LibrarySource[],
  textOf: (id: SourceId) => Promise<string | null>,
  rest: () => Promise<void>,
  most = MOST_SENTENCES,
): Promise<WordSentence[]> {
  const found: WordSentence[] = [];
  const newest = sources
    .filter(({ state, source }) => state !== 'removed' && source.type !== 'word-list')
    .sort((a, b) => b.source.addedAt - a.source.addedAt)
    .slice(0, MOST_TEXTS);
  for (const source of newest) {
    const text = await textOf(source.source.id);
    if (text !== null) found.push(...sentencesIn(text, forms, source, most - found.length));
    if (found.length >= most) break;
    await rest();
  }
  return found;
}

function sentencesIn(
  text: string,
  forms: readonly string[],
  source: LibrarySource,
  most: number,
): WordSentence[] {
  const found: WordSentence[] = [];
  for (const form of new Set(forms)) {
    if (form === '') continue;
    for (let at = text.indexOf(form); at >= 0 && found.length < most;) {
      const word = { start: at, end: at + form.length };
      const sentence = stretchOfSentence(text, word.start, word.end);
      found.push({ source, sentence: sentenceOf(text, sentence, word), at });
      // Once for each sentence.
      at = text.indexOf(form, Math.max(sentence.end, word.end));
    }
  }
  return found.sort((a, b) => a.at - b.at);
}
