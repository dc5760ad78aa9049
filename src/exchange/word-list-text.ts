/** Words as a list for other programs: a table that the import reads back (word-list.ts), notes for Anki, plain lines. */
import type { Kind } from '../term/kinds.ts';
import { notesToAnki } from './anki-text.ts';
import { oneLine, tableToCsv } from './table-csv.ts';

/** A word as a list has it. */
export interface ListedWord {
  readonly hanzi: string;
  readonly traditional: string;
  readonly pinyin: string;
  readonly gloss: string | null;
  readonly kind: Kind;
  readonly tags: readonly string[];
  readonly notes: readonly { readonly text: string }[];
}

const noteOf = ({ notes }: ListedWord): string => notes.map(({ text }) => text).join('\n');

export function wordsToCsv(words: readonly ListedWord[]): string {
  return tableToCsv(
    ['simplified', 'traditional', 'pinyin', 'english', 'kind', 'tags', 'note'],
    words.map((word) => [
      word.hanzi,
      word.traditional,
      word.pinyin,
      word.gloss,
      word.kind,
      word.tags.join('; '),
      noteOf(word),
    ]),
  );
}

export function wordsToAnki(words: readonly ListedWord[]): string {
  return notesToAnki(
    ['Hanzi', 'Pinyin', 'English', 'Traditional', 'Note', 'Tags'],
    words.map((word) => [
      word.hanzi,
      word.pinyin,
      word.gloss ?? '',
      word.traditional,
      noteOf(word),
      // A tag with a blank in it would be two.
      ['tifa', word.kind, ...word.tags.map((tag) => tag.replaceAll(/\s+/g, '_'))].join(' '),
    ]),
  );
}

/** A word a line, for pasting: characters, reading and English, divided by tabs. */
export function wordsToLines(words: readonly ListedWord[], script: 'simplified' | 'traditional'): string {
  return words
    .map((word) =>
      [script === 'traditional' ? word.traditional : word.hanzi, word.pinyin, word.gloss ?? '']
        .map(oneLine)
        .join('\t')
        .trimEnd(),
    )
    .join('\n');
}
