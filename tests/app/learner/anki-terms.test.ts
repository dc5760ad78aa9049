import { describe, expect, it } from 'vitest';
import { ankiTerms } from '../../../src/app/learner/anki-terms.ts';
import { foldLibrary } from '../../../src/library/fold.ts';
import type { Place, SourceId } from '../../../src/library/source.ts';
import {
  at,
  edit,
  find,
  NOTHING_SHIPPED,
  source,
  SOURCE_A,
  SOURCE_B,
  SOURCE_C,
  spell,
  term,
} from '../../library/made-up.ts';

const LOOK = { script: 'simplified' } as const;

const TEXTS: Readonly<Record<string, string>> = {
  [SOURCE_A]: 'They speak of reform (改革) in each of their many long speeches.\n\n改革\n',
  [SOURCE_B]: 'Much has been said on 改革 this year.\n',
};

function places(id: SourceId, hanzi: string): Place[] {
  return TEXTS[id]!.split('\n').flatMap((line, i) =>
    line.includes(hanzi) ? [{ line: i + 1, column: line.indexOf(hanzi) + 1, length: hanzi.length }] : [],
  );
}

const SOURCES = [
  source(SOURCE_A, [find('改革', 'reform', { places: places(SOURCE_A, '改革') })], { title: 'A' }),
  source(SOURCE_B, [find('改革', 'reform', { places: places(SOURCE_B, '改革') })], { title: 'B' }),
  source(SOURCE_C, [find('改革', 'reform'), find('开放', null)], { title: 'C', type: 'word-list' }),
];

async function made(edits: Parameters<typeof foldLibrary>[2] = [], texts = TEXTS) {
  const library = foldLibrary(NOTHING_SHIPPED, SOURCES, edits, spell);
  const asked: SourceId[] = [];
  const textOf = async (id: SourceId) => {
    asked.push(id);
    return texts[id] ?? null;
  };
  return { terms: await ankiTerms(library.entries, library, textOf, LOOK), asked };
}

describe('terms for Anki', () => {
  it('bring a sentence that says more than they do, and ask by one that can be asked', async () => {
    const { terms, asked } = await made();
    const reform = terms.find(({ id }) => id === '改革')!;
    expect(reform).toMatchObject({ english: 'reform', sources: ['C', 'A', 'B'] });
    expect(reform.sentence).toMatchObject({ term: '改革', after: ') in each of their many long speeches.' });
    // The English stands in it, and is cue enough.
    expect(reform.gap).toEqual({
      pieces: ['They speak of reform (', ') in each of their many long speeches.'],
      cue: '',
    });
    expect(terms.find(({ id }) => id === '开放')).toMatchObject({ english: '', sentence: null, gap: null });
    expect(asked).toEqual([...new Set(asked)]);
  });

  it('bring the sentence that the reader has chosen, with their notes and tags', async () => {
    const { terms } = await made([
      edit(1, { of: term('改革'), set: 'sentence', to: at(SOURCE_B, 1, 23) }),
      edit(2, { of: term('改革'), set: 'note', to: 'N', replaces: [] }),
      edit(3, { of: term('改革'), set: 'tag', tag: 't', to: true }),
      edit(4, { of: term('改革'), set: 'gloss', to: 'to reform' }),
    ]);
    expect(terms.find(({ id }) => id === '改革')).toMatchObject({
      english: 'to reform',
      sentence: { before: 'Much has been said on ', term: '改革', after: ' this year.' },
      gap: { pieces: ['Much has been said on ', ' this year.'], cue: 'to reform' },
      notes: ['N'],
      tags: ['t'],
    });
  });

  it('have none where no text is kept', async () => {
    const { terms } = await made([], {});
    expect(terms.every(({ sentence, gap }) => sentence === null && gap === null)).toBe(true);
  });
});
