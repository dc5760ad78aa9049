import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { glossaryToTbx } from '../../src/exchange/glossary-tbx.ts';
import { WordListError, wordsOf } from '../../src/exchange/word-list.ts';
import { readTbx } from '../../src/exchange/word-list-tbx.ts';
import { parseDetails, parseGlossary } from '../../src/glossary/load.ts';
import { termKey } from '../../src/term/term-key.ts';

const read = (xml: string) => {
  const table = readTbx(xml);
  return wordsOf(table, table.guess);
};
const short = (xml: string) =>
  read(xml).words.map(({ hanzi, traditional, pinyin, gloss, tags, note }) =>
    [hanzi, traditional ?? '', pinyin ?? '', gloss ?? '', tags.join(','), note].join('|').replace(/\|+$/, ''),
  );

const tbx = (concepts: string) => `<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><titleStmt><title>List</title></titleStmt></fileDesc></tbxHeader>
<text><body>${concepts}</body></text></tbx>`;
const section = (language: string, ...terms: string[]) =>
  `<langSec xml:lang="${language}">${terms.map((term) => `<termSec>${term}</termSec>`).join('')}</langSec>`;

describe('the words of a termbase', () => {
  it.each<[what: string, xml: string, words: string[]]>([
    [
      'a concept in three writings, with what is said of it',
      tbx(`<conceptEntry id="c1"><descrip type="subjectField">diplomacy</descrip><note>seen in 2024</note>
        ${section('zh-Hans', '<term>发展</term><note>Pinyin: fāzhǎn</note>')}
        ${section('zh-Hant', '<term>發展</term>')}${section('en', '<term>development</term>')}</conceptEntry>`),
      ['发展|發展|fāzhǎn|development|diplomacy|seen in 2024'],
    ],
    [
      'the English that is not deprecated',
      tbx(
        `<conceptEntry>${section('zh', '<term>改革</term>')}${section(
          'en-GB',
          '<term>reformation</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>',
          '<term>reform</term>',
        )}</conceptEntry>`,
      ),
      ['改革|||reform'],
    ],
    [
      'each of several Chinese terms',
      tbx(
        `<conceptEntry>${section('zh-CN', '<term>爸爸</term>', '<term>父亲</term>')}${section('en', '<term>father</term>')}</conceptEntry>`,
      ),
      ['爸爸|||father', '父亲|||father'],
    ],
    [
      'traditional alone',
      tbx(`<conceptEntry>${section('zh-TW', '<term>臺灣</term>')}</conceptEntry>`),
      ['臺灣|臺灣'],
    ],
    [
      'entities of XML, CDATA and elements within a term',
      tbx(
        `<conceptEntry>${section('zh', '<term>主权<hi type="entailedTerm">AI</hi></term>')}${section('en', '<term><![CDATA[R&D]]> &amp; AI</term>')}</conceptEntry>`,
      ),
      ['主权AI|||R&D & AI'],
    ],
    [
      'the standard of 2008, with a type of document',
      `<?xml version='1.0'?><!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
       <martif type="TBX-Basic" xml:lang="en"><text><body><termEntry id="1">
       <langSet xml:lang="zh"><tig><term>改革</term><termNote type="pronunciation">gai3 ge2</termNote></tig></langSet>
       <langSet xml:lang="en"><ntig><termGrp><term>reform</term></termGrp></ntig></langSet></termEntry></body></text></martif>`,
      ['改革||gai3 ge2|reform'],
    ],
  ])('%s', (_, xml, expected) => {
    expect(short(xml)).toEqual(expected);
  });

  it('names a concept without Chinese', () => {
    const xml = tbx(
      `<conceptEntry>${section('en', '<term>rights</term>')}</conceptEntry><conceptEntry>${section('zh', '<term>改革</term>')}</conceptEntry>`,
    );
    expect(read(xml).without).toEqual([{ row: 1, text: 'rights', problem: 'no-chinese' }]);
    expect(read(xml).words.map(({ row }) => row)).toEqual([2]);
  });

  it('reads the termbase that Tifa writes', () => {
    const folder = 'tests/fixtures/own-issue';
    const of = (name: string) => readFileSync(`${folder}/${name}`, 'utf8');
    const glossary = parseGlossary(of('glossary.json'), 'glossary.json');
    const { words, without } = read(
      glossaryToTbx(glossary, parseDetails(of('details.json'), 'details.json')),
    );
    expect(without).toEqual([]);
    expect(new Map(words.map(({ term, pinyin }) => [term, pinyin]))).toEqual(
      new Map(glossary.entries.map(({ hanzi, pinyin }) => [termKey(hanzi), pinyin])),
    );
    expect(words.filter(({ gloss }) => gloss !== null).length).toBeGreaterThan(words.length / 2);
  });
});

describe('a file that is none', () => {
  const whole = tbx(`<conceptEntry>${section('zh', '<term>改革</term>')}</conceptEntry>`);
  const bomb = `<?xml version="1.0"?><!DOCTYPE tbx [<!ENTITY a "改革改革"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
    <tbx><text><body><conceptEntry>${section('zh', '<term>&c;</term>')}</conceptEntry></body></text></tbx>`;
  it.each([
    ['a page', '<!DOCTYPE html><html><body><p>改革</p></body></html>', 'not-tbx'],
    ['one cut short', whole.slice(0, -30), 'broken-xml'],
    ['one with a wrong end', whole.replace('</term>', '</terms>'), 'broken-xml'],
    ['entities that stand for ever more', bomb, 'broken-xml'],
    ['a file beside it', whole.replace('改革', '&file;'), 'broken-xml'],
  ])('%s', (_, xml, problem) => {
    expect(() => readTbx(xml)).toThrow(expect.objectContaining({ name: 'WordListError', problem }) as Error);
  });

  it('gives words or an error for any change of one sign', () => {
    fc.assert(
      fc.property(fc.nat(whole.length), fc.string({ maxLength: 3 }), (at, signs) => {
        try {
          expect(readTbx(whole.slice(0, at) + signs + whole.slice(at + 1)).rows.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(WordListError);
        }
      }),
    );
  });
});
