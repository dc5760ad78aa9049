import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  answer,
  meantInstead,
  asQuery,
  MOST_HITS,
  NOTHING_ASKED as NOTHING,
  readAsked,
  type Asked,
} from '../../../src/app/dictionary/look-up.ts';
import { prepareTermFinder } from '../../../src/app/dictionary/term-finder.ts';
import { foldLibrary } from '../../../src/library/fold.ts';
import { shippedOf } from '../../../src/library/shipped.ts';
import { edit, find, source, SOURCE_A, spell, term } from '../../library/made-up.ts';
import { termIdOf } from '../../../src/term/term-key.ts';
import { parseGlossary } from '../../../src/glossary/load.ts';

const read = (name: string) =>
  parseGlossary(
    readFileSync(new URL(`../../fixtures/${name}.json`, import.meta.url), 'utf8'),
    `${name}.json`,
  );
const files = [read('glossary'), read('supplied')];
const { issue } = files[0]!;
const shipped = shippedOf(files);
const { entries, source: sourceOf } = foldLibrary(shipped, [], [], spell);
const known = { topics: issue.topics, source: sourceOf };
const finder = prepareTermFinder(entries);
const ask = (asked: Partial<Asked>) => answer(entries, finder, { ...NOTHING, ...asked }, null);
const hanzi = (asked: Partial<Asked>) => {
  const found = ask(asked);
  return found.state === 'hits' ? found.entries.map((entry) => entry.hanzi) : found.state;
};

describe('answer', () => {
  test.each<[Partial<Asked>, string[] | 'index' | 'nothing']>([
    [{}, 'index'],
    [{ q: '  ' }, 'index'],
    [{ q: 'zhuquan' }, ['主权AI基础设施', '网络主权']],
    [{ q: '網絡' }, ['网络主权']],
    [{ q: 'CICIR' }, ['中国现代国际关系研究院']],
    [{ q: 'wolf' }, ['战狼']],
    [{ q: 'zzz' }, 'nothing'],
    [{ kind: 'person' }, ['李辉']],
    [{ topic: 'technology-sovereignty' }, ['网络主权', '主权AI基础设施']],
    [{ tag: 'think tank' }, ['中国现代国际关系研究院']],
    [{ q: 'zhuquan AI' }, ['主权AI基础设施']],
    [{ q: '維護網絡主權' }, ['网络主权']],
    [{ q: 'ㄌㄧˇ ㄏㄨㄟ' }, ['李辉']],
    [{ q: 'zhuquan', kind: 'person' }, 'nothing'],
    [{ kind: 'person', topic: 'technology-sovereignty' }, 'nothing'],
  ])('%o', (asked, expected) => {
    expect(hanzi(asked)).toEqual(expected);
  });

  test('finds by the gloss put right, what is printed, and any rendering', () => {
    const entry = {
      ...entries[0]!,
      gloss: 'Fang Binxing',
      written: {
        ...entries[0]!.written!,
        english: 'Fang Bingxing',
        renderings: [{ english: 'father of the firewall', by: 'press' as const, who: 'x', sources: [] }],
      },
    };
    const finder = prepareTermFinder([entry]);
    for (const q of ['binxing', 'bingxing', 'firewall'])
      expect(answer([entry], finder, { ...NOTHING, q }, null), q).toMatchObject({ state: 'hits', total: 1 });
  });

  test('counts what the filter keeps out', () => {
    expect(ask({ q: 'zhuquan', kind: 'person' })).toEqual({ state: 'nothing', beyond: 2 });
    expect(ask({ q: 'li', kind: 'person' })).toMatchObject({ state: 'hits', total: 1 });
  });

  test('says that the hits are terms inside a longer phrase', () => {
    expect(ask({ q: '維護網絡主權' })).toMatchObject({ state: 'hits', inside: true });
    expect(ask({ q: '網絡' })).toMatchObject({ state: 'hits', inside: false });
  });

  test('offers what was meant, where one slip keeps all from being found', () => {
    const meant = (asked: Partial<Asked>) => meantInstead(ask(asked), finder, { ...NOTHING, ...asked });
    expect(ask({ q: 'sovereignyt' })).toEqual({ state: 'nothing', beyond: 0 });
    expect(meant({ q: 'sovereignyt' })).toBe('sovereignty');
    // What the filter hides is there: nothing was mistyped.
    expect(ask({ q: 'sovereignty', kind: 'person' })).toEqual({ state: 'nothing', beyond: 1 });
    expect(meant({ q: 'sovereignty', kind: 'person' })).toBeUndefined();
  });

  test('shows the best of very many hits, and all of a topic that is browsed', () => {
    const many = Array.from({ length: 150 }, (_, i) => ({ ...entries[0]!, id: termIdOf(`李辉${i}`) }));
    const found = answer(many, prepareTermFinder(many), { ...NOTHING, q: 'li' }, null);
    expect(found).toMatchObject({ state: 'hits', total: 150 });
    expect(found.state === 'hits' && found.entries.length).toBe(MOST_HITS);
    const browsed = answer(many, prepareTermFinder(many), { ...NOTHING, kind: 'person' }, null);
    expect(browsed.state === 'hits' && browsed.entries.length).toBe(150);
  });
});

describe('the terms of the reader’s own sources', () => {
  const own = foldLibrary(
    shipped,
    [source(SOURCE_A, [find('改革', 'reform'), find('开放', 'opening up'), find('网络主权', 'cyber rule')])],
    [
      edit(1, { of: term('开放'), set: 'note', to: 'See the reforms of 1978: 改革。', replaces: [] }),
      edit(2, { of: term('改革'), set: 'tag', tag: 'mine', to: true }),
    ],
    spell,
  );
  const finder = prepareTermFinder(own.entries);
  const look = (asked: Partial<Asked>, inState: Parameters<typeof answer>[3] = null) => {
    const found = answer(own.entries, finder, { ...NOTHING, ...asked }, inState);
    return found.state === 'hits'
      ? { hits: found.entries.map(({ hanzi }) => hanzi), noted: found.noted.map(({ hanzi }) => hanzi) }
      : found.state;
  };

  test('are found like all others, by each source’s English', () => {
    expect(look({ q: 'opening' })).toEqual({ hits: ['开放'], noted: [] });
    expect(look({ q: 'cyber rule' })).toEqual({ hits: ['网络主权'], noted: [] });
    expect(look({ tag: 'mine' })).toEqual({ hits: ['改革'], noted: [] });
  });

  test('are found by a note last, which says that it is one', () => {
    expect(look({ q: 'reform' })).toEqual({ hits: ['改革'], noted: ['开放'] });
    expect(look({ q: '改革' })).toEqual({ hits: ['改革'], noted: ['开放'] });
    expect(look({ q: '1978' })).toEqual({ hits: [], noted: ['开放'] });
    expect(look({ q: '1978', tag: 'mine' })).toBe('nothing');
  });

  test('can be listed by source and by the state of their cards', () => {
    expect(look({ source: SOURCE_A })).toEqual({ hits: ['网络主权', '改革', '开放'], noted: [] });
    const inState = new Map([[term('开放'), [`${term('开放')}:cloze` as never]]]);
    expect(look({ state: 'leech' }, inState)).toEqual({
      hits: ['开放'],
      noted: [],
    });
    expect(look({ state: 'leech' }, new Map())).toBe('nothing');
  });
});

describe('the address of a question', () => {
  test.each<Asked>([
    NOTHING,
    { ...NOTHING, q: '命运' },
    { ...NOTHING, order: 'source' },
    {
      q: 'a b',
      kind: 'place',
      topic: 'party-discourse',
      tag: 'x',
      source: issue.id,
      state: 'leech',
      standing: 'learning',
      order: 'due',
    },
  ])('%o comes back', (asked) => {
    expect(readAsked(asQuery(asked), known)).toEqual(asked);
  });

  test('ignores what is no kind and no topic', () => {
    expect(
      readAsked(
        { q: 'x', kind: 'animal', topic: '__proto__', source: 'gone', state: 'x', other: '1' },
        known,
      ),
    ).toEqual({
      ...NOTHING,
      q: 'x',
    });
  });
});
