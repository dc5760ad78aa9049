import { readFileSync } from 'node:fs';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { create } from 'xmlbuilder2';
import { glossaryFiles } from '../../build/glossary-pages.ts';
import { glossaryToCsv } from '../../src/exchange/glossary-csv.ts';
import { glossaryToHtml } from '../../src/exchange/glossary-html.ts';
import { glossaryToTbx } from '../../src/exchange/glossary-tbx.ts';
import type { Details, Entry, Glossary, GlossaryDetails } from '../../src/glossary/entry.ts';
import { termIdOf } from '../../src/term/term-key.ts';

const entry = (over: Partial<Entry>): Entry => ({
  id: termIdOf('净街'),
  formerIds: ['jing-jie'],
  hanzi: '净街',
  traditional: '淨街',
  pinyin: 'jìngjiē',
  pinyinNumbered: 'jing4 jie1',
  zhuyin: 'ㄐㄧㄥˋ ㄐㄧㄝ',
  gloss: 'tidy streets',
  english: 'tidy streets',
  kind: 'policy-term',
  topic: 'party-discourse',
  tags: [],
  origin: 'printed',
  drilled: true,
  definition: 'A campaign for brooms & "order" <everywhere>.',
  occurrences: [
    {
      article: 'streets',
      section: 'Sweeping',
      line: 3,
      column: 9,
      form: 'hanzi',
      printed: '净街',
    },
  ],
  words: [
    { hanzi: '净', traditional: '淨', pinyin: 'jìng', gloss: 'clean' },
    { hanzi: '街', traditional: '街', pinyin: 'jiē', gloss: 'street' },
  ],
  renderings: [],
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
const glossary: Glossary = {
  version: 4,
  issue: {
    id: 'test-1',
    journal: 'Test & Trial',
    publisher: 'Nobody',
    volume: 1,
    issue: 1,
    date: '2024-01-01',
    topics: [{ id: 'party-discourse', label: 'Party discourse' }],
    articles: [{ id: 'streets', title: 'Streets', author: 'A. Author', pages: '1–4' }],
  },
  entries: [
    entry({
      renderings: [
        { english: 'swept streets', by: 'official', who: 'Xinhua', sources: ['readout'] },
        { english: 'clean streets', by: 'press', who: 'The Daily', sources: [], certainty: 'memory' },
      ],
    }),
    entry({
      id: termIdOf('大门'),
      formerIds: [],
      hanzi: '大门',
      traditional: '大門',
      pinyin: 'dàmén',
      english: 'mian gate',
      gloss: '=1+1',
      abbreviation: 'MG',
      example: {
        hanzi: '打开大门。',
        traditional: '打開大門。',
        pinyin: 'Dǎkāi dàmén.',
        english: 'Open the gate.',
      },
    }),
    entry({ id: termIdOf('无名'), hanzi: '无名', traditional: '無名', gloss: undefined, english: null }),
  ],
};
const depth: GlossaryDetails = {
  version: 4,
  issue: 'test-1',
  sources: {
    readout: {
      title: 'Readout',
      publisher: 'Xinhua',
      url: 'https://example.org/?a=1&b=2',
      seen: '2026-11-25',
    },
  },
  sets: [
    {
      id: 'two-things',
      title: 'The two things',
      definition: 'Two things named together.',
      sources: ['readout'],
      quoted: {},
      members: [
        { hanzi: '大门', traditional: '大門', pinyin: 'dàmén', english: 'gate', entry: termIdOf('大门') },
        { hanzi: '小门', traditional: '小門', pinyin: 'xiǎomén', english: 'small gate' },
      ],
    },
  ],
  entries: {
    净街: details({
      context: 'Said of streets, as in 净街.',
      related: [{ entry: termIdOf('大门'), why: 'A gate stands in a street.' }],
      history: [{ date: '2017', what: 'First swept.', sources: [], certainty: 'memory' }],
      quotation: {
        hanzi: '净街好。',
        traditional: '淨街好。',
        pinyin: 'Jìngjiē hǎo.',
        english: 'Tidy streets are good.',
        source: 'readout',
      },
    }),
    大门: details({
      background: 'An old gate.',
      related: [{ entry: termIdOf('净街'), why: 'A gate stands in a street.' }],
      contrasts: [
        {
          hanzi: '小门',
          traditional: '小門',
          pinyin: 'xiǎomén',
          english: 'small gate',
          why: 'It is smaller.',
        },
      ],
      elsewhere: [{ where: 'Taiwan', hanzi: '正門' }],
      corrections: [
        {
          type: 'conversion',
          printed: '太门',
          corrected: '大门',
          reason: 'One stroke too many.',
          sources: [],
        },
      ],
    }),
    无名: details(),
    法门: details(),
  },
};

const schema = RelaxNGValidator.fromDoc(
  XmlDocument.fromString(readFileSync(new URL('tbx-basic.rng', import.meta.url), 'utf8')),
);
const validate = (tbx: string) => schema.validate(XmlDocument.fromString(tbx));

describe('glossaryToTbx', () => {
  const text = glossaryToTbx(glossary, depth);
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
      ['zh-Hans: 净街', 'zh-Hant: 淨街', 'en: tidy streets, swept streets, clean streets'],
      ['zh-Hans: 大门', 'zh-Hant: 大門', 'en: =1+1, mian gate, MG'],
      ['zh-Hans: 无名', 'zh-Hant: 無名'],
    ]);
  });
  it('refers only to entries it holds', () => {
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]);
    const targets = [...text.matchAll(/<ref [^>]*target="([^"]+)"/g)].map((m) => m[1]);
    expect(targets).toEqual(['term-大门', 'term-净街']);
    expect(ids).toEqual(expect.arrayContaining(targets));
  });
  it('is valid, as are the files beside the app', () => {
    expect(() => validate(text)).not.toThrow();
    const files = [...glossaryFiles()].filter(([name]) => name.endsWith('.tbx'));
    expect(files).toHaveLength(2);
    for (const [name, tbx] of files) expect(() => validate(tbx), name).not.toThrow();
  });
  it.each([
    ['a value TBX-Basic has not', 'fullForm', 'longForm'],
    [
      'a definition where none may stand',
      '<term>大门</term>',
      '<term>大门</term><descrip type="definition">x</descrip>',
    ],
    ['a reference to nothing', 'target="term-大门"', 'target="term-none"'],
  ])('would not be with %s', (_, right, wrong) => {
    expect(text).toContain(right);
    expect(() => validate(text.replace(right, wrong))).toThrow();
  });
  it('prefers the gloss, admits what others use, and deprecates what is printed in error', () => {
    const statusOf = (term: string) =>
      new RegExp(`<term>${term.replaceAll('+', '\\+')}</term>[\\s\\S]*?administrativeStatus">(\\w+)`).exec(
        text,
      )?.[1];
    expect(['=1+1', 'swept streets', 'mian gate'].map(statusOf)).toEqual([
      'preferredTerm',
      'admittedTerm',
      'deprecatedTerm',
    ]);
  });
  it('names the pages it rests on', () =>
    expect(text).toContain('target="https://example.org/?a=1&amp;b=2">Readout, Xinhua</xref>'));
  it('escapes what XML reserves', () => expect(text).toContain('brooms &amp; "order" &lt;everywhere&gt;.'));
});

describe('glossaryToCsv', () => {
  const rows = Papa.parse<Record<string, string>>(glossaryToCsv(glossary, depth), {
    header: true,
    skipEmptyLines: true,
  });
  it('reads back as it was written, a row a term', () => {
    expect(rows.errors).toEqual([]);
    expect(rows.data.map((row) => row['simplified'])).toEqual(['净街', '大门', '无名']);
    expect(rows.data[0]).toMatchObject({
      definition: glossary.entries[0]!.definition,
      context: 'Said of streets, as in 净街.',
      renderings: 'swept streets (official: Xinhua); clean streets (press: The Daily)',
      quotation_source: 'https://example.org/?a=1&b=2',
      history: '2017: First swept.',
      related: '大门',
      occurrences: '1',
      section: 'Sweeping',
    });
    expect(rows.data[1]).toMatchObject({
      printed_english: 'mian gate',
      sets: 'The two things 1',
      contrasts: '小门',
      corrections: '太门 → 大门 (conversion: One stroke too many.)',
    });
    expect(rows.data[2]).toMatchObject({ gloss: '', printed_english: '' });
  });
  it('begins with a byte-order mark, as every table', () =>
    expect(glossaryToCsv(glossary, depth).startsWith('\uFEFFid,former_ids,simplified,')).toBe(true));
  it('lets no field run as a formula', () => expect(rows.data[1]!['gloss']).toBe("'=1+1"));
});

describe('glossaryToHtml', () => {
  const html = glossaryToHtml(glossary, depth, {
    ...glossary,
    entries: [entry({ id: termIdOf('法门'), hanzi: '法门', origin: 'supplied' })],
  });
  it('has an anchor for every term and every link', () => {
    const ids = [...html.matchAll(/<article id="([^"]+)"/g)].map((m) => m[1]);
    const links = [...html.matchAll(/href="#([^"]+)"/g)].map((m) => m[1]);
    expect(ids).toEqual(['净街', '大门', '无名', '法门', 'set-two-things']);
    for (const link of links) expect(ids).toContain(link);
  });
  it('runs no script and loads no other file', () => expect(html).not.toMatch(/<script|<link|src=|url\(/));
  it('escapes what HTML reserves', () =>
    expect(html).toContain('brooms &amp; &quot;order&quot; &lt;everywhere&gt;.'));
  it('marks Chinese as Chinese', () => {
    const bare = html
      .replaceAll(/<(\w+)[^>]* lang="zh-Han[st]"[^>]*>[^<]*<\/\1>/g, '')
      .replaceAll(/ (?:id|href)="[^"]*"/g, '');
    expect(bare.match(/<body>[\s\S]*/)![0]).not.toMatch(/\p{Script=Han}/u);
  });
  it('links what a claim rests on, and marks what rests on nothing', () => {
    expect(html).toContain(
      '<a href="https://example.org/?a=1&amp;b=2" rel="noreferrer" title="Readout">Xinhua</a>',
    );
    expect(html).toContain('2017: First swept. <small>(from memory, unchecked)</small>');
  });
  it('shows what is printed beside what is right', () =>
    expect(html).toContain('<strong>=1+1</strong> (MG) <small>printed: mian gate</small>'));
  it('says which are supplied', () => expect(html).toContain('<h2>Supplied terms</h2>'));
});
