import { describe, expect, test } from 'vitest';
import { askableTerms, canBeAsked, GAP, holdsGloss, sentenceWithGap } from '../../src/library/gap.ts';
import { sentencesWith } from '../../src/library/sentences.ts';
import { find } from './made-up.ts';

const FATE = find('命运共同体', 'community of common destiny', {
  traditional: '命運共同體',
  numbered: 'ming4 yun4 gong4 tong2 ti3',
});
const WANG = find('王海', 'Wang Hai', { numbered: 'wang2 hai3' });
const GREEN = find('绿色', null, { traditional: '綠色', numbered: 'lu:4 se4' });

/** The sentence of the text's first mention of the term. */
function sentenceOf(text: string, term: string) {
  const places = [...text.matchAll(new RegExp(term, 'gu'))].map(({ index }) => ({
    line: 1,
    column: index + 1,
    length: term.length,
  }));
  return sentencesWith(text, places)[0]!;
}

describe('a sentence with its term left out', () => {
  test.each([
    [
      'keeps the English beside it, which is the cue',
      FATE,
      'Beijing speaks of a “community of common destiny” (命运共同体) with its neighbours.',
      'Beijing speaks of a “community of common destiny” (_) with its neighbours.',
    ],
    [
      'has a gap wherever the term stands, in either script, with marks and blanks in it',
      FATE,
      '他们说命运共同体，又说命運共同體，还有“命运 共同体”。',
      '他们说_，又说_，还有“_”。',
    ],
    [
      'does not give the answer away by its pinyin, however it is written',
      FATE,
      'The phrase (命运共同体, mìngyùn gòngtóngtǐ), or Mingyun Gongtongti, or ming4yun4 gong4tong2ti3, is old.',
      'The phrase (_, …), or …, or …, is old.',
    ],
    [
      'keeps a name that is its own pinyin: it is the English',
      WANG,
      'The minister Wang Hai (王海) met reporters again.',
      'The minister Wang Hai (_) met reporters again.',
    ],
    [
      'knows ü and v',
      GREEN,
      'So-called 绿色 (lǜsè, or lvse) growth is asked for.',
      'So-called _ (…, or …) growth is asked for.',
    ],
    [
      'knows marks that stand beside their letters, and an ɑ',
      FATE,
      'The phrase (命运共同体, mi\u0300ngyu\u0300n go\u0300ngto\u0301ngti\u030c), or MINGYUN GONGTONGTI, or mìngyùn gòngtóngtǐ.',
      'The phrase (_, …), or …, or ….',
    ],
    [
      'knows an ɑ',
      find('台湾', 'the island', { numbered: 'tai2 wan1' }),
      'They speak of 台湾 (Tɑiwɑn) again.',
      'They speak of _ (…) again.',
    ],
    [
      'leaves longer words alone',
      find('他', null, { numbered: 'ta1' }),
      'Data on tax: 他 came.',
      'Data on tax: _ came.',
    ],
  ])('%s', (_, term, text, asked) => {
    expect(sentenceWithGap(sentenceOf(text, term.hanzi), term).replaceAll(GAP, '_')).toBe(asked);
  });

  test.each([
    ['Beijing speaks of a “community of common destiny” (_).', true],
    ['Beijing speaks of a Community of Common Destiny.', true],
    ['Beijing speaks of communities.', false],
    ['他们说_。', false],
  ])('%s holds the gloss: %s', (sentence, holds) => {
    expect(holdsGloss(sentence, FATE)).toBe(holds);
  });
});

describe('a sentence can be asked by', () => {
  test.each([
    [
      'where it says more than the term',
      'Beijing speaks of its “community of common destiny” (命运共同体).',
      true,
    ],
    ['where it is Chinese', '他们常常谈到命运共同体。', true],
    ['not the term alone', '命运共同体', false],
    ['not term and gloss alone', 'Community of common destiny (命运共同体)', false],
    [
      'not with its pinyin beside it either',
      'Community of common destiny (命运共同体, mingyun gongtongti)',
      false,
    ],
    ['not a number more', '12. Community of common destiny (命运共同体), 2013', false],
    ['where it fits on a phone', `${'word '.repeat(50)}(命运共同体).`, true],
    ['not where it does not', `${'word '.repeat(70)}(命运共同体).`, false],
    ['and Chinese takes twice the room', `${'他们'.repeat(90)}命运共同体。`, false],
  ])('%s', (_, text, can) => {
    expect(canBeAsked(sentenceOf(text, FATE.hanzi), FATE)).toBe(can);
  });

  test('and the terms of a text that have any are known', () => {
    const text = 'Beijing speaks of its community (命运共同体) again.\n\n王海\n\n王海 (Wang Hai)';
    const place = (line: number, length: number, column = 1) => ({ line, column, length });
    expect(
      askableTerms(text, [
        { ...FATE, places: [place(1, 5, 34)] },
        { ...WANG, places: [place(3, 2), place(5, 2)] },
        { ...GREEN, places: [] },
        // Its text has no such place.
        { ...GREEN, places: [place(70, 2)] },
      ]),
    ).toEqual([FATE.term]);
  });
});
