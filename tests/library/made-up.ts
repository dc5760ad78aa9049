/** Sources, finds and edits to test with. */
import type { Edit, SentencePlace } from '../../src/library/edit.ts';
import type { Spell } from '../../src/library/entry.ts';
import type { Shipped } from '../../src/library/shipped.ts';
import type { Find, Source, SourceId } from '../../src/library/source.ts';
import type { TermId } from '../../src/term/term-id.ts';
import { termIdOf } from '../../src/term/term-key.ts';

export const SOURCE_A = `text-${'a'.repeat(40)}` as SourceId;
export const SOURCE_B = `text-${'b'.repeat(40)}` as SourceId;
export const SOURCE_C = `list-${'c'.repeat(40)}` as SourceId;

export function find(hanzi: string, gloss: string | null, more: Partial<Find> = {}): Find {
  return {
    term: termIdOf(hanzi),
    hanzi,
    traditional: hanzi,
    pinyin: 'pīnyīn',
    numbered: 'pin1 yin1',
    zhuyin: 'ㄆㄧㄣ ㄧㄣ',
    kind: 'policy-term',
    gloss,
    confidence: 0.9,
    words: [],
    places: [{ line: 1, column: 1, length: hanzi.length }],
    ...more,
  };
}

export function source(id: SourceId, finds: readonly Find[], more: Partial<Source> = {}): Source {
  return {
    v: 1,
    id,
    extractor: 1,
    type: id.startsWith('list-') ? 'word-list' : 'article',
    title: `Source ${id.slice(-1)}`,
    addedAt: 1_700_000_000_000,
    finds,
    ...more,
  };
}

/** What an edit does, without its identifier. */
type Bare<E> = E extends unknown ? Omit<E, 'v' | 'id' | 'at'> : never;

/** @param n the edit's place in time: of two edits that with the greater one is later */
export function edit(n: number, what: Bare<Edit>): Edit {
  return { v: 1, id: ulid(n), at: 1_700_000_000_000 + n, ...what } as Edit;
}

export const ulid = (n: number): string => `01HF7YAT00${String(n).padStart(16, '0')}`;

export const term = (hanzi: string): TermId => termIdOf(hanzi);
export const at = (source: SourceId, line: number, column: number): SentencePlace => ({
  source,
  line,
  column,
});

/** Says what it was asked, so that a test sees whether it was. */
export const spell: Spell = (numbered, pinyin) => ({
  pinyin: `${numbered} for ${pinyin}`,
  zhuyin: `zhuyin of ${numbered}`,
});

export const NOTHING_SHIPPED: Shipped = {
  sources: [],
  articles: [],
  written: new Map(),
  formerIds: new Map(),
};
