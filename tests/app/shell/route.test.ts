import { describe, expect, test } from 'vitest';
import { formatRoute, parseRoute, type Route } from '../../../src/app/shell/route.ts';

describe('an address and its route', () => {
  const pairs: [string, Route][] = [
    ['#/', { screen: 'today' }],
    ['#/drill', { screen: 'drill', query: {} }],
    ['#/drill?topic=foreign-policy', { screen: 'drill', query: { topic: 'foreign-policy' } }],
    ['#/look-up', { screen: 'look-up', query: {} }],
    ['#/look-up?q=lei4', { screen: 'look-up', query: { q: 'lei4' } }],
    [
      '#/look-up?q=%E5%91%BD%E8%BF%90&kind=person',
      { screen: 'look-up', query: { q: '命运', kind: 'person' } },
    ],
    ['#/look-up?q=a%26b%3D%23%3F', { screen: 'look-up', query: { q: 'a&b=#?' } }],
    ['#/term/renlei-mingyun-gongtongti', { screen: 'term', id: 'renlei-mingyun-gongtongti' }],
    ['#/term/%E6%9D%8E%E8%BE%89', { screen: 'term', id: '李辉' }],
    ['#/term/%E8%A1%8C~2', { screen: 'term', id: '行~2' }],
    ['#/term/%E4%B8%BB%E6%9D%83ai', { screen: 'term', id: '主权ai' }],
    ['#/term/a%2Fb', { screen: 'term', id: 'a/b' }],
    ['#/word/%E6%B0%91%E4%B8%BB', { screen: 'word', id: '民主' }],
    ['#/set/five-marks', { screen: 'set', id: 'five-marks' }],
    ['#/read', { screen: 'read', query: {} }],
    ['#/issue?at=120', { screen: 'issue', at: 120 }],
    ['#/source/text-0?at=7', { screen: 'source', id: 'text-0', at: 7 }],
    ['#/words', { screen: 'words', query: {} }],
    ['#/words?do=add', { screen: 'words', query: { do: 'add' } }],
    ['#/library', { screen: 'library' }],
    ['#/source/china-brief-24-08', { screen: 'source', id: 'china-brief-24-08' }],
    ['#/issue', { screen: 'issue' }],
    ['#/issue/rural-women', { screen: 'article', id: 'rural-women' }],
    ['#/choose', { screen: 'choose', query: {} }],
    ['#/choose?ask=weak', { screen: 'choose', query: { ask: 'weak' } }],
    ['#/statistics', { screen: 'statistics' }],
    ['#/settings', { screen: 'settings' }],
    ['#/licences', { screen: 'licences' }],
  ];
  test.each(pairs)('%s', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
    expect(formatRoute(route)).toBe(hash);
  });
});

describe('other spellings of an address', () => {
  test.each<[string, Route]>([
    ['', { screen: 'today' }],
    ['#', { screen: 'today' }],
    ['/issue', { screen: 'issue' }],
    ['#//', { screen: 'today' }],
    ['#/issue/', { screen: 'issue' }],
    ['#/term/李辉', { screen: 'term', id: '李辉' }],
    ['#/term/%e6%9d%8e辉', { screen: 'term', id: '李辉' }],
    ['#/issue?x=1', { screen: 'issue' }],
    ['#/issue?at=x', { screen: 'issue' }],
    ['#/read?copy=open', { screen: 'issue', at: 0 }],
    ['#/read?copy=open&at=120', { screen: 'issue', at: 120 }],
    ['#/look-up?q=a&q=b', { screen: 'look-up', query: { q: 'a' } }],
    ['#/look-up?q=', { screen: 'look-up', query: {} }],
    ['#/look-up?q=%E5%91', { screen: 'look-up', query: { q: '\ufffd' } }],
    ['#/look-up?q=100%', { screen: 'look-up', query: { q: '100%' } }],
  ])('%s', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
  });
});

describe('an address no screen answers to', () => {
  test.each([
    '#/nowhere',
    '#/Issue',
    '#nowhere',
    '#/term',
    '#/term/',
    '#/term/a/b',
    '#/issue/a/b/c',
    '#/settings/more',
    '#//evil.example/',
    '#/term/%',
    '#/term/%E5%91',
    '#/__proto__',
    '#/constructor',
    '#javascript:alert(1)',
  ])('%s', (hash) => {
    expect(parseRoute(hash).screen).toBe('not-found');
  });

  test('longer than any the app writes', () => {
    expect(parseRoute(`#/term/${'a'.repeat(10_000)}`).screen).toBe('not-found');
  });

  test('keeps the fields of a query apart from what objects inherit', () => {
    const route = parseRoute('#/look-up?__proto__=x&constructor=y');
    expect(route.screen === 'look-up' && route.query['constructor']).toBe('y');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});
