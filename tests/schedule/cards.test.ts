import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/glossary/entry.ts';
import { cardsOf } from '../../src/schedule/cards.ts';
import { DEFAULT_SETTINGS } from '../../src/schedule/settings.ts';
import { library } from '../app/learner/in-memory.ts';

const [first] = library.printed;
const entries: Entry[] = [
  { ...first!, id: 'term' },
  { ...first!, id: 'author', drilled: false },
];
const asked = (settings: Partial<typeof DEFAULT_SETTINGS>, reviewed: readonly string[] = []) =>
  cardsOf({ entries }, { ...DEFAULT_SETTINGS, ...settings }, undefined, (card) =>
    reviewed.includes(card),
  ).map(({ id }) => id);

describe('cardsOf', () => {
  it('leaves out what is not drilled until it is asked for', () => {
    expect(asked({})).toEqual(['term:hanzi-meaning']);
    expect(asked({ names: true })).toEqual(['term:hanzi-meaning', 'author:hanzi-meaning']);
  });

  it('keeps a card that has reviews, and only that', () => {
    expect(asked({ directions: ['hanzi-meaning', 'meaning-hanzi'] }, ['author:hanzi-meaning'])).toEqual([
      'term:hanzi-meaning',
      'term:meaning-hanzi',
      'author:hanzi-meaning',
    ]);
  });
});
