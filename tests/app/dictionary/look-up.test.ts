import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answer, asQuery, MOST_HITS, readAsked, type Asked } from '../../../src/app/dictionary/look-up.ts';
import { termIdOf } from '../../../src/term/term-key.ts';
import { prepareEntryFinder } from '../../../src/glossary/entry-finder.ts';
import { joinGlossaries } from '../../../src/glossary/library.ts';
import { parseGlossary } from '../../../src/glossary/load.ts';

const read = (name: string) =>
  parseGlossary(
    readFileSync(new URL(`../../fixtures/${name}.json`, import.meta.url), 'utf8'),
    `${name}.json`,
  );
const { entries, issue } = joinGlossaries([read('glossary'), read('supplied')]);
const finder = prepareEntryFinder(entries);
const NOTHING: Asked = { q: '', kind: '', topic: '', tag: '' };
const ask = (asked: Partial<Asked>) => answer(entries, finder, { ...NOTHING, ...asked });
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
      english: 'Fang Bingxing',
      renderings: [{ english: 'father of the firewall', by: 'press' as const, who: 'x', sources: [] }],
    };
    const finder = prepareEntryFinder([entry]);
    for (const q of ['binxing', 'bingxing', 'firewall'])
      expect(answer([entry], finder, { ...NOTHING, q }), q).toMatchObject({ state: 'hits', total: 1 });
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
    expect(ask({ q: 'sovereignyt' })).toEqual({ state: 'nothing', beyond: 0, meant: 'sovereignty' });
    // What the filter hides is there: nothing was mistyped.
    expect(ask({ q: 'sovereignty', kind: 'person' })).toEqual({ state: 'nothing', beyond: 1 });
  });

  test('shows the best of very many hits, and all of a topic that is browsed', () => {
    const many = Array.from({ length: 150 }, (_, i) => ({ ...entries[0]!, id: termIdOf(`李辉${i}`) }));
    const found = answer(many, prepareEntryFinder(many), { ...NOTHING, q: 'li' });
    expect(found).toMatchObject({ state: 'hits', total: 150 });
    expect(found.state === 'hits' && found.entries.length).toBe(MOST_HITS);
    const browsed = answer(many, prepareEntryFinder(many), { ...NOTHING, kind: 'person' });
    expect(browsed.state === 'hits' && browsed.entries.length).toBe(150);
  });
});

describe('the address of a question', () => {
  test.each<Asked>([
    NOTHING,
    { ...NOTHING, q: '命运' },
    { q: 'a b', kind: 'place', topic: 'party-discourse', tag: 'x' },
  ])('%o comes back', (asked) => {
    expect(readAsked(asQuery(asked), issue.topics)).toEqual(asked);
  });

  test('ignores what is no kind and no topic', () => {
    expect(readAsked({ q: 'x', kind: 'animal', topic: '__proto__', other: '1' }, issue.topics)).toEqual({
      ...NOTHING,
      q: 'x',
    });
  });
});
