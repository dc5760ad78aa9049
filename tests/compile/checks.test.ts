/** Each rule for a whole glossary, on a small glossary with one thing wrong. */
import { describe, expect, it } from 'vitest';
import { checkGlossary } from '../../src/compile/checks.ts';
import type { Details, Entry, Occurrence, TermSet } from '../../src/glossary/entry.ts';
import { termIdOf } from '../../src/term/term-key.ts';

const place = (over: Partial<Occurrence> = {}): Occurrence => ({
  article: 'streets',
  section: null,
  line: 3,
  column: 1,
  form: 'english',
  printed: 'tidy streets',
  ...over,
});
const entry = (over: Partial<Entry> = {}): Entry => ({
  id: termIdOf('净街'),
  formerIds: ['jing-jie'],
  hanzi: '净街',
  traditional: '淨街',
  pinyin: 'jìng jiē',
  pinyinNumbered: 'jing4 jie1',
  zhuyin: 'ㄐㄧㄥˋ ㄐㄧㄝ',
  gloss: 'tidy streets',
  english: 'tidy streets',
  kind: 'policy-term',
  topic: 'party-discourse',
  tags: [],
  origin: 'printed',
  drilled: true,
  definition: 'Streets that are swept.',
  words: [],
  renderings: [],
  occurrences: [place()],
  quoted: {},
  ...over,
});
const details = (over: Partial<Details> = {}): Details => ({
  cites: [],
  history: [],
  contrasts: [],
  related: [],
  sharesWord: [],
  corrections: [],
  elsewhere: [],
  characters: [],
  quoted: {},
  ...over,
});
const example = (pinyin: string, hanzi = '净街。') => ({
  hanzi,
  traditional: '淨街。',
  pinyin,
  english: 'x',
});
const misprint: Details['corrections'][number] = {
  type: 'misprint',
  printed: 'tiddy',
  corrected: 'tidy',
  reason: 'x',
  sources: [],
};
const character = { hanzi: '净', traditional: '淨', pinyin: 'jìng', zhuyin: 'ㄐㄧㄥˋ', radical: '冫' };

function check(
  one: Partial<Entry>,
  depth: Partial<Details> = {},
  others: readonly [Entry, Details][] = [],
  sets: TermSet[] = [],
): string[] {
  const all: [Entry, Details][] = [[entry(one), details(depth)], ...others];
  return checkGlossary(
    all.map(([each]) => each),
    { sets, entries: Object.fromEntries(all.map(([each, deep]) => [each.id, deep])) },
    [
      { id: 'streets', title: 'Streets', author: 'Ada Author', pages: '1–4' },
      { id: 'gates', title: 'Gates', author: 'Ada Author', pages: '5–6' },
      { id: 'rivers', title: 'Rivers', author: 'Ben Writer', pages: '7–9' },
    ],
    (id) => `a.yaml: ${id}`,
  );
}

describe('checkGlossary', () => {
  it('finds nothing where nothing is wrong', () => {
    expect(
      check(
        { example: example('Jìng jiē hǎo.'), occurrences: [place(), place({ article: 'gates' })] },
        { context: 'Said in two of the five articles by Ada Author.' },
      ),
    ).toEqual([]);
  });

  it.each<[string, Partial<Entry>, Partial<Details>, string]>([
    ['a wrong encoding', { example: example('Jìng jiē', '净街ï¼') }, {}, 'example.hanzi: holds '],
    [
      'a control character, anywhere',
      {},
      { background: 'a\u008cb' },
      'background: holds a control character',
    ],
    [
      'a misprint kept in a heading',
      { occurrences: [place({ section: 'On tiddy streets' })] },
      { corrections: [misprint] },
      'occurrences: line 3: the section "On tiddy streets" repeats "tiddy"',
    ],
    [
      'a number of articles that is wrong',
      {},
      { context: 'Named in all five articles, as by Ada Author.' },
      'context: says "all five articles", but the term stands in 1',
    ],
    [
      'a date without a source',
      {},
      { background: 'Swept since 1949.' },
      'background: "1949" is a date, and belongs to history with its source',
    ],
    [
      'a number of mentions that is wrong',
      {},
      { context: 'Cited twice, once in a note, by Ada Author.' },
      'context: says "twice, once in a note, by Ada Author", but the term stands there 1 times',
    ],
    [
      'an author left out, in whose article it stands',
      {},
      { context: 'Said of streets.' },
      'context: does not name Ada Author, in whose article the term stands',
    ],
    [
      'a dictionary’s own marks',
      {},
      { characters: [{ ...character, gloss: 'clean (abbr. for 淨土|净土[jing4 tu3])' }] },
      'characters: 净: "clean',
    ],
    [
      'a term read otherwise',
      { example: example('Jìngjiē hǎo.') },
      {},
      'example.pinyin: "jìng jiē" is not in it',
    ],
    ['a capital inside', { example: example('Tā Jìng jiē.') }, {}, 'example.pinyin: "jìng jiē" is not in it'],
    [
      '了 apart',
      { example: example('Jìng jiē dàilái le hǎo.') },
      {},
      'example.pinyin: "dàilái le" is written in one',
    ],
    ['我国 joined', { example: example('Wǒguó jìng jiē.', '我国净街。') }, {}, '"Wǒguó" is written apart'],
    [
      '不同 apart',
      { example: example('Bù tóng jìng jiē.', '不同净街。') },
      {},
      'example.pinyin: 不同 is one word',
    ],
  ])('names %s', (_, one, depth, fault) => {
    expect(check(one, depth).join('\n')).toContain(fault);
    expect(check(one, depth)).toHaveLength(1);
  });

  it('passes 了 at the end of a sentence', () => {
    expect(check({ example: example('Jìng jiē le. Hǎo.') })).toEqual([]);
  });

  const other = (over: Partial<Entry>, depth: Partial<Details> = {}): [Entry, Details] => [
    entry({ id: termIdOf('大门'), hanzi: '大门', ...over }),
    details(depth),
  ];

  it('names a misprint that another entry knows', () => {
    const printed = [place({ printed: 'tiddy streets', line: 9 })];
    expect(check({ occurrences: printed }, {}, [other({}, { corrections: [misprint] })])).toEqual([
      'a.yaml: 净街: corrections: "tiddy", corrected elsewhere, is printed in line 9 and not here',
    ]);
    expect(
      check({ occurrences: printed }, { corrections: [misprint] }, [other({}, { corrections: [misprint] })]),
    ).toEqual([]);
  });

  it('names an author in whose article the term does not stand', () => {
    const theirs = other({ occurrences: [place({ article: 'rivers' })] });
    expect(check({}, { context: 'As Ben Writer says, and Ada Author.' }, [theirs])).toEqual([
      'a.yaml: 净街: context: names Ben Writer, in whose article the term does not stand',
    ]);
    expect(check({}, { context: 'Ada Author says so, but not in Ben Writer’s.' }, [theirs])).toEqual([]);
  });

  it('names a relation that does not lead back', () => {
    const related = [{ entry: termIdOf('大门'), why: 'x' }];
    expect(check({}, { related }, [other({})])).toEqual(['a.yaml: 净街: related: 大门 does not lead back']);
    expect(check({}, { related }, [other({}, { related: [{ entry: termIdOf('净街'), why: 'x' }] })])).toEqual(
      [],
    );
  });

  it('names what is not of the kind of its like', () => {
    const paper = (hanzi: string, kind: Entry['kind']) => other({ id: termIdOf(hanzi), hanzi, kind });
    const faults = check({}, {}, [
      paper('甲日报', 'publication'),
      paper('乙日报', 'publication'),
      paper('丙日报', 'organisation'),
    ]);
    expect(faults).toEqual(['a.yaml: 丙日报: kind: organisation, but a newspaper is otherwise publication']);
  });

  it('looks into sets', () => {
    const set = { id: 's', title: 'a\ufffdb', definition: 'x', sources: [], members: [], quoted: {} };
    expect(check({}, {}, [], [set]).join()).toContain(
      'sets.yaml: s: title: holds letters of a wrong encoding',
    );
  });
});
