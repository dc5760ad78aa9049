import { expect, test } from 'vitest';
import { wordsToAnki, wordsToLines, type ListedWord } from '../../src/exchange/word-list-text.ts';

const WORDS: readonly ListedWord[] = [
  {
    hanzi: '国家',
    traditional: '國家',
    pinyin: 'guójiā',
    gloss: 'state,\t“nation”',
    kind: 'policy-term',
    tags: ['two words', 'x'],
    notes: [{ text: 'One.' }, { text: 'Two\nlines.' }],
  },
  {
    hanzi: '#标签',
    traditional: '#標籤',
    pinyin: 'biāoqiān',
    gloss: null,
    kind: 'expression',
    tags: [],
    notes: [],
  },
];

test('Anki gets a note a line, with tags it keeps whole', () => {
  expect(wordsToAnki(WORDS)).toBe(
    [
      '#separator:tab',
      '#html:false',
      '#tags column:6',
      '#columns:Hanzi\tPinyin\tEnglish\tTraditional\tNote\tTags',
      '国家\tguójiā\tstate, “nation”\t國家\tOne. Two lines.\ttifa policy-term two_words x',
      '"#标签"\tbiāoqiān\t\t"#標籤"\t\ttifa expression',
      '',
    ].join('\n'),
  );
});

test('lines to paste are in the script the reader reads', () => {
  expect(wordsToLines(WORDS, 'traditional')).toBe('國家\tguójiā\tstate, “nation”\n#標籤\tbiāoqiān');
});
