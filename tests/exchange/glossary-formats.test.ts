import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { create } from 'xmlbuilder2';
import { glossaryToCsv } from '../../src/exchange/glossary-csv.ts';
import { glossaryToHtml } from '../../src/exchange/glossary-html.ts';
import { glossaryToTbx } from '../../src/exchange/glossary-tbx.ts';
import type { Entry, Glossary } from '../../src/glossary/entry.ts';

const entry = (over: Partial<Entry>): Entry => ({
  id: 'jingjie',
  hanzi: '净街',
  traditional: '淨街',
  pinyin: 'jìngjiē',
  pinyinNumbered: 'jing4 jie1',
  zhuyin: 'ㄐㄧㄥˋ ㄐㄧㄝ',
  english: 'tidy streets',
  kind: 'policy-term',
  topic: 'party-discourse',
  tags: [],
  origin: 'printed',
  occurrences: [
    {
      article: 'Streets',
      author: 'A. Author',
      pages: '1–4',
      section: 'Sweeping',
      line: 3,
      column: 9,
      form: 'hanzi',
      printed: '净街',
    },
  ],
  note: 'A campaign for brooms & "order" <everywhere>.',
  words: [
    { hanzi: '净', traditional: '淨', pinyin: 'jìng', gloss: 'clean' },
    { hanzi: '街', traditional: '街', pinyin: 'jiē', gloss: 'street' },
  ],
  characters: [],
  related: ['damen', 'elsewhere'],
  corrections: [],
  quotedTraditional: {},
  ...over,
});
const glossary: Glossary = {
  version: 1,
  issue: {
    id: 'test-1',
    journal: 'Test & Trial',
    publisher: 'Nobody',
    volume: 1,
    issue: 1,
    date: '2024-01-01',
    articles: [],
  },
  entries: [
    entry({}),
    entry({
      id: 'damen',
      hanzi: '大门',
      traditional: '大門',
      pinyin: 'dàmén',
      english: '=1+1',
      suppliedEnglish: 'main gate',
      abbreviation: 'MG',
      related: ['jingjie'],
      background: 'An old gate.',
      example: {
        hanzi: '打开大门。',
        traditional: '打開大門。',
        pinyin: 'Dǎkāi dàmén.',
        english: 'Open the gate.',
      },
      corrections: [{ printed: '太门', corrected: '大门', reason: 'One stroke too many.' }],
    }),
    entry({ id: 'wuming', hanzi: '无名', traditional: '無名', english: null, related: [] }),
  ],
};

describe('glossaryToTbx', () => {
  const text = glossaryToTbx(glossary);
  it('is TBX-Basic, an entry a term, each with its languages', () => {
    const root = create(text).root();
    expect((root.node as unknown as Element).namespaceURI).toBe('urn:iso:std:iso:30042:ed-2');
    const concepts = root.filter((n) => n.node.nodeName === 'conceptEntry', false, true);
    const terms = concepts.map((concept) =>
      concept
        .filter((n) => n.node.nodeName === 'langSec', false, true)
        .map(
          (l) =>
            `${(l.node as unknown as Element).getAttribute('xml:lang')}: ${l
              .filter((n) => n.node.nodeName === 'term', false, true)
              .map((t) => t.node.textContent)
              .join(', ')}`,
        ),
    );
    expect(terms).toEqual([
      ['zh-Hans: 净街', 'zh-Hant: 淨街', 'en: tidy streets'],
      ['zh-Hans: 大门', 'zh-Hant: 大門', 'en: =1+1, MG, main gate'],
      ['zh-Hans: 无名', 'zh-Hant: 無名'],
    ]);
  });
  it('refers only to entries it holds', () => {
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]);
    const targets = [...text.matchAll(/ target="([^"]+)"/g)].map((m) => m[1]);
    expect(targets).toEqual(['term-damen', 'term-jingjie']);
    expect(ids).toEqual(expect.arrayContaining(targets));
  });
  it('escapes what XML reserves', () => expect(text).toContain('brooms &amp; "order" &lt;everywhere&gt;.'));
});

describe('glossaryToCsv', () => {
  const rows = Papa.parse<Record<string, string>>(glossaryToCsv(glossary), {
    header: true,
    skipEmptyLines: true,
  });
  it('reads back as it was written, a row a term', () => {
    expect(rows.errors).toEqual([]);
    expect(rows.data.map((row) => row['simplified'])).toEqual(['净街', '大门', '无名']);
    expect(rows.data[0]).toMatchObject({
      note: glossary.entries[0]!.note,
      occurrences: '1',
      section: 'Sweeping',
    });
    expect(rows.data[2]).toMatchObject({ english: '' });
  });
  it('begins with a byte-order mark, as every table', () =>
    expect(glossaryToCsv(glossary).startsWith('\uFEFFid,simplified,')).toBe(true));
  it('lets no field run as a formula', () => expect(rows.data[1]!['english']).toBe("'=1+1"));
});

describe('glossaryToHtml', () => {
  const html = glossaryToHtml(glossary, {
    ...glossary,
    entries: [entry({ id: 'famen', hanzi: '法门', origin: 'supplied' })],
  });
  it('has an anchor for every term and every link', () => {
    const ids = [...html.matchAll(/<article id="([^"]+)"/g)].map((m) => m[1]);
    const links = [...html.matchAll(/href="#([^"]+)"/g)].map((m) => m[1]);
    expect(ids).toEqual(['jingjie', 'damen', 'wuming', 'famen']);
    for (const link of links) expect(ids).toContain(link);
  });
  it('runs no script and loads no other file', () => expect(html).not.toMatch(/<script|<link|src=|url\(/));
  it('escapes what HTML reserves', () =>
    expect(html).toContain('brooms &amp; &quot;order&quot; &lt;everywhere&gt;.'));
  it('marks Chinese as Chinese', () => {
    const bare = html.replaceAll(/<(\w+)[^>]* lang="zh-Han[st]"[^>]*>[^<]*<\/\1>/g, '');
    expect(bare.match(/<body>[\s\S]*/)![0].replaceAll(/Correction<\/dt><dd>[^<]*/g, '')).not.toMatch(
      /\p{Script=Han}/u,
    );
  });
  it('says which are supplied', () => expect(html).toContain('supplied by us'));
});
