import { expect, test } from 'vitest';
import { facetsOf } from '../../../src/app/dictionary/facets.ts';
import { TERM_STATES, type TermState } from '../../../src/app/dictionary/states.ts';
import type { Written } from '../../../src/library/entry.ts';
import type { CardsInState } from '../../../src/app/term/set-aside.ts';
import { foldLibrary } from '../../../src/library/fold.ts';
import {
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

const library = foldLibrary(
  {
    ...NOTHING_SHIPPED,
    written: new Map([[term('上海'), { tags: ['united-front'] } as unknown as Written]]),
  },
  [
    source(
      SOURCE_A,
      [
        find('网络主权', 'cyber sovereignty', { kind: 'policy-term' }),
        find('李辉', 'Li Hui', { kind: 'person' }),
      ],
      {
        title: 'One',
      },
    ),
    source(SOURCE_B, [find('王毅', 'Wang Yi', { kind: 'person' })], { title: 'Two' }),
    source(SOURCE_C, [find('上海', 'Shanghai', { kind: 'place' })], { title: 'Away' }),
  ],
  [
    edit(1, { of: SOURCE_C, set: 'removed', to: true }),
    edit(2, { of: term('李辉'), set: 'tag', tag: 'tech-war', to: true }),
    edit(3, { of: term('王毅'), set: 'tag', tag: 'tech-war', to: true }),
    edit(4, { of: term('王毅'), set: 'tag', tag: 'united-front', to: true }),
  ],
  spell,
);
const inStates = (states: Partial<Record<TermState, readonly string[]>>) =>
  Object.fromEntries(
    TERM_STATES.map((state) => [state, new Map((states[state] ?? []).map((hanzi) => [term(hanzi), []]))]),
  ) as unknown as Record<TermState, CardsInState>;
const TOPICS = [
  { topic: { id: 'people', label: 'People' }, entries: library.entries.slice(0, 1) },
  { topic: { id: 'nothing', label: 'Nothing' }, entries: [] },
] as unknown as Parameters<typeof facetsOf>[1];

test('each choice has its terms counted; what has none, and what was removed, is no choice', () => {
  const facets = facetsOf(
    library,
    TOPICS,
    new Map([[term('网络主权'), 'known']]),
    inStates({ due: ['李辉', '王毅'], flagged: ['没有此词'] }),
  );
  expect(facets).toEqual({
    topics: [{ value: 'people', label: 'People', count: 1 }],
    sources: [
      { value: SOURCE_A, label: 'One', count: 2 },
      { value: SOURCE_B, label: 'Two', count: 1 },
    ],
    kinds: [
      { value: 'person', label: 'People', count: 2 },
      { value: 'policy-term', label: 'Policy terms', count: 1 },
    ],
    states: [
      { value: 'standing:new', label: 'New', count: 2 },
      { value: 'standing:known', label: 'Known', count: 1 },
      { value: 'state:due', label: 'Due', count: 2 },
    ],
    tags: [
      { value: 'tech-war', label: 'tech-war', count: 2, isOwn: true },
      { value: 'united-front', label: 'united front', count: 1, isOwn: false },
    ],
  });
});

test('before the learner’s data is open every term is new', () => {
  expect(facetsOf(library, [], new Map(), undefined).states).toEqual([
    { value: 'standing:new', label: 'New', count: 3 },
  ]);
});
