/**
 * The committed issues, entry by entry: China Brief 24-8 and the one made up for the tests. Their parts agree with each
 * other, and the files are what the command writes of the text; China Brief's text is not part of the project, so
 * for it that is tested where the text is at hand (TIFA_SHARED or ../shared).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { radicalOf } from '../../src/cli/radicals.ts';
import { loadLexicon } from '../../src/cli/lexicon.ts';
import { glossaryFiles } from '../../build/glossary-pages.ts';
import { checkGlossary } from '../../src/compile/checks.ts';
import { compileGlossary } from '../../src/compile/glossary.ts';
import { readIds } from '../../src/compile/ids.ts';
import { strangeEncoding, strangeSign } from '../../src/compile/signs.ts';
import { readCharacters, readIssueFile, readWritten } from '../../src/compile/written.ts';
import { withoutMark } from '../../src/exchange/table-csv.ts';
import { extract } from '../../src/extract/index.ts';
import { GlossaryDetailsSchema, GlossarySchema, type Details, type Entry } from '../../src/glossary/entry.ts';
import { termPattern } from '../../src/glossary/marks.ts';
import { toTraditional } from '../../src/lexicon/script.ts';
import { matchRomanisation } from '../../src/pinyin/index.ts';
import { toMarks, toZhuyin } from '../../src/pinyin/syllable.ts';

const lexicon = await loadLexicon();

/** An issue's folder, and where its text stands, which may not be at hand. */
function readIssue(name: string, folder: string, text: string) {
  const json = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const yaml = (file: string): unknown => parseYaml(readFileSync(join(folder, file), 'utf8'));
  const printed = v.parse(GlossarySchema, json('glossary.json'));
  const supplied = v.parse(GlossarySchema, json('supplied.json'));
  const details = v.parse(GlossaryDetailsSchema, json('details.json'));
  const entries: Entry[] = [...printed.entries, ...supplied.entries];
  return {
    name,
    text,
    printed,
    supplied,
    details,
    entries,
    named: entries.map((entry) => [entry.hanzi, entry, details.entries[entry.id]!] as const),
    ids: readIds(json('ids.json')),
    issue: readIssueFile(yaml('issue.yaml')),
    senses: readCharacters(yaml('characters.yaml')),
    written: readWritten(
      readdirSync(join(folder, 'terms')).map((file) => ({ name: file, data: yaml(join('terms', file)) })),
      { name: 'sets.yaml', data: yaml('sets.yaml') },
    ),
  };
}

const own = readIssue(
  'the issue made up for the tests',
  'tests/fixtures/own-issue',
  'tests/fixtures/own-issue/issue.md',
);
const chinaBrief = readIssue(
  'China Brief 24-8',
  'glossary/china-brief-24-08',
  join(process.env['TIFA_SHARED'] ?? '../shared', 'source/china-brief-24-08.md'),
);
const issues = [own, chinaBrief];

const hanOf = (text: string) => text.match(/\p{Script=Han}/gu) ?? [];
/** Letters alone, lower case: what is left when word division and capitals are taken away. */
const letters = (pinyin: string) => pinyin.toLowerCase().replaceAll(/[\s'’\-–—·]/g, '');

describe.each(issues)('every entry of $name', ({ printed, supplied, details, entries, named, written }) => {
  it.each(named)(
    '%s: pinyin, numbered pinyin, zhuyin and characters agree syllable for syllable',
    (_, entry, { characters }) => {
      const signs = entry.hanzi.match(/\p{Script=Han}|[A-Z0-9]+/gu) ?? [];
      const inOrder = entry.pinyinNumbered.split(' ');
      expect(inOrder).toHaveLength(signs.length);
      // Latin letters stay as they are, in each notation.
      const latin = (sign: string) => /^[A-Z0-9]/.test(sign);
      expect(inOrder.filter((_, i) => latin(signs[i]!))).toEqual(signs.filter(latin));
      expect(entry.zhuyin.split(' ')).toEqual(
        inOrder.map((syllable, i) => (latin(signs[i]!) ? syllable : toZhuyin(syllable))),
      );
      const numbered = inOrder.filter((_, i) => !latin(signs[i]!));
      const han = hanOf(entry.hanzi);
      expect(characters.map((c) => c.hanzi)).toEqual([...han]);
      expect(characters.map((c) => c.pinyin)).toEqual(numbered.map((syllable) => toMarks(syllable)));
      let rest = letters(entry.pinyin);
      for (const char of entry.hanzi.replaceAll(/[^\p{L}\p{N}+]/gu, '')) {
        const reading = /\p{Script=Han}/u.test(char) ? toMarks(numbered.shift()!) : char.toLowerCase();
        expect(rest.startsWith(reading), `"${rest}" begins with ${reading}`).toBe(true);
        rest = rest.slice(reading.length);
      }
      expect(rest).toBe('');
    },
  );

  it.each(named)('%s: the words are the term, in either script and in pinyin', (_, entry) => {
    const readable = (text: string) => text.replaceAll(/[^\p{L}\p{N}+]/gu, '');
    expect(readable(entry.words.map((w) => w.hanzi).join(''))).toBe(readable(entry.hanzi));
    expect(readable(entry.words.map((w) => w.traditional).join(''))).toBe(readable(entry.traditional));
    expect(letters(entry.words.map((w) => w.pinyin).join(''))).toBe(letters(entry.pinyin));
  });

  it.each(named)('%s: the traditional form is Taiwan’s, sign by sign', (hanzi, entry, { characters }) => {
    expect(Array.from(entry.traditional)).toHaveLength(Array.from(entry.hanzi).length);
    expect(characters.map((c) => c.traditional)).toEqual([...hanOf(entry.traditional)]);
    // The exceptions stand in the written data.
    expect(entry.traditional).toBe(written.terms.get(hanzi)!.traditional ?? toTraditional(hanzi));
  });

  it.each(named)('%s: a character’s gloss is by hand, its radicals are known', (_, entry, { characters }) => {
    for (const c of characters) {
      expect(c.gloss, c.hanzi).not.toMatch(/\[[a-z]+\d|\||CL:|abbr\.|\(Tw\)|Taiwan pr/);
      expect(c.radical).toBe(radicalOf(c.hanzi));
      expect(c.traditionalRadical ?? c.radical).toBe(radicalOf(c.traditional));
    }
    // 小花梅 is what her village called her.
    if (entry.kind === 'person' && entry.hanzi !== '小花梅') expect(characters[0]!.gloss).toMatch(/^surname/);
  });

  it.each(named.filter(([, e]) => e.example))(
    '%s: the example holds the term once, in either script',
    (_, entry) => {
      const { hanzi, traditional } = entry.example!;
      expect([...hanzi.matchAll(termPattern(entry.hanzi))]).toHaveLength(1);
      expect([...traditional.matchAll(termPattern(entry.traditional))]).toHaveLength(1);
    },
  );

  it.each(named.filter(([, e]) => e.kind === 'policy-term' || e.kind === 'expression'))(
    '%s: a policy term or expression says how it is used',
    (_, __, { usage }) => {
      expect(usage).toBeDefined();
    },
  );

  it('tells of what is printed in error by what is right', () => {
    for (const [, entry, { corrections }] of named)
      for (const { printed, corrected } of corrections)
        if (entry.english?.includes(printed) && entry.origin === 'printed') {
          expect(entry.gloss).not.toContain(printed);
          expect([corrected, written.terms.get(entry.hanzi)!.english]).toContainEqual(
            expect.stringContaining(entry.gloss!.slice(0, 4)),
          );
        }
  });

  it('has an id of its own, and relates only to entries there are, from both sides', () => {
    const ids = new Set(entries.map((entry) => entry.id));
    expect(ids.size).toBe(entries.length);
    expect(new Set(Object.keys(details.entries))).toEqual(ids);
    const leadsTo = (id: string, field: 'related' | 'contrasts' | 'sharesWord') =>
      details.entries[id]![field].flatMap((one) => ('entry' in one ? [one.entry] : []));
    for (const id of ids)
      for (const field of ['related', 'contrasts', 'sharesWord'] as const)
        for (const other of leadsTo(id, field)) expect(leadsTo(other, field), other).toContain(id);
  });

  it('rests on sources there are', () => {
    const known = new Set(['issue', ...Object.keys(details.sources)]);
    const claims = named.flatMap(([, entry, d]) => [...entry.renderings, ...d.history, ...d.corrections]);
    for (const { sources } of claims) for (const source of sources) expect(known).toContain(source);
    for (const set of details.sets) for (const source of set.sources) expect(known).toContain(source);
    for (const { certainty, sources } of claims.filter((claim) => !('type' in claim)) as {
      certainty?: string;
      sources: string[];
    }[])
      expect(certainty === undefined).toBe(sources.length > 0);
  });

  it('reads every Chinese it quotes', () => {
    const toned = /\p{M}/u;
    for (const [hanzi, entry, d] of named)
      for (const [stretch, { pinyin }] of Object.entries({ ...entry.quoted, ...d.quoted }))
        expect(
          toned.test(pinyin.normalize('NFD')) || /^[的了着们吗]$/u.test(stretch),
          `${hanzi}: ${stretch}`,
        ).toBe(true);
  });

  it('stands somewhere in the issue', () => {
    for (const entry of printed.entries)
      expect(
        entry.occurrences.some((o) => o.form === 'hanzi'),
        entry.hanzi,
      ).toBe(true);
    for (const entry of supplied.entries) expect(entry.occurrences.length, entry.hanzi).toBeGreaterThan(0);
  });
});

describe.each(issues)('names in $name', ({ named }) => {
  const people = named.filter(
    ([, e]) => (e.kind === 'person' || e.kind === 'place') && e.origin === 'printed',
  );

  it.each(people)('%s reads as its printed name, or the entry says why not', (hanzi, entry, d: Details) => {
    const { verdict } = matchRomanisation(hanzi, entry.english!, lexicon);
    if (verdict !== 'full') expect(d.romanisationNote).toBeTruthy();
    else expect(d.romanisationNote).toBeUndefined();
  });
});

describe.each(issues)('all of $name', ({ entries, details, issue }) => {
  it('keeps the rules for a whole glossary', () => {
    expect(checkGlossary(entries, details, issue.articles, (id) => id)).toEqual([]);
  });
});

describe('a file', () => {
  const files = [
    ...['glossary', 'tests/fixtures/own-issue'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(?:json|yaml|md)$/.test(name))
        .map((name) => [`${folder}/${name}`, readFileSync(join(folder, name), 'utf8')] as const),
    ),
    ...[...glossaryFiles()].map(([name, text]) => [`dist/${name}`, withoutMark(text)] as const),
  ];
  it.each(files)('%s holds no letters of a wrong encoding and no control characters', (name, text) => {
    expect(name.endsWith('.csv') ? strangeEncoding(text) : strangeSign(text)).toBeNull();
  });
});

describe.each(issues.filter(({ text }) => existsSync(text)))(
  'the text of $name',
  ({ text: file, printed, supplied, details, entries, ids, issue, senses, written }) => {
    const source = readFileSync(file, 'utf8');

    it('gives the committed files', () => {
      const terms = extract(source, { lexicon });
      const parts = { source, terms, issue, written, senses, ids, lexicon, radicalOf };
      expect(compileGlossary(parts)).toEqual({ glossary: printed, supplied, details, ids, faults: [] });
    });

    it('has every occurrence where it is said to stand', () => {
      const lines = source.split('\n');
      for (const { hanzi, occurrences } of entries)
        for (const { line, column, printed: words } of occurrences)
          expect(
            lines
              .slice(line - 1, line + 2)
              .join('\n')
              .slice(column - 1)
              .startsWith(words),
            `${hanzi} ${line}:${column}`,
          ).toBe(true);
    });
  },
);

/** What compiling adds to what was extracted and written, each once; a file written anew may not lose it. */
describe('the issue made up for the tests', () => {
  const entry = (hanzi: string) => own.entries.find((one) => one.hanzi === hanzi)!;
  const depth = (hanzi: string) => own.details.entries[entry(hanzi).id]!;
  const places = (hanzi: string) =>
    entry(hanzi).occurrences.map(({ line, form, printed }) => `${line} ${form} ${printed}`);

  it('has a misprinted place under its right characters, and remembers the wrong ones', () => {
    expect(entry('丹山')).toBeUndefined();
    expect(entry('舟山')).toMatchObject({ pinyin: 'Zhōushān', gloss: 'Zhoushan' });
    expect(places('舟山')).toEqual(['18 hanzi 丹山']);
    expect(depth('舟山').corrections).toMatchObject([
      { type: 'misprint', printed: '丹山', corrected: '舟山' },
    ]);
    expect(depth('舟山').characters.map(({ gloss }) => gloss)).toEqual(['boat', 'mountain']);
  });

  it('closes a name that the conversion broke', () => {
    expect(places('霍强')).toEqual(['22 hanzi 霍 强']);
    expect(depth('霍强').corrections).toMatchObject([{ type: 'conversion', printed: '霍 强' }]);
  });

  it('shows the better translation, and keeps what is printed', () => {
    expect(entry('高水平对外开放')).toMatchObject({
      english: 'high-quality opening up',
      gloss: 'high-standard opening up',
    });
  });

  it('reads a heading right', () => {
    expect(entry('数字报关员').occurrences.map(({ section }) => section)).toEqual([
      'What AI Sees at the Gate',
    ]);
  });

  it('stands in its article, and in no section after the list of a summary', () => {
    expect(entry('双循环').occurrences).toMatchObject([{ article: 'who-runs-the-quays', section: null }]);
    expect(entry('领导小组').occurrences).toMatchObject([{ section: 'Executive Summary' }]);
    expect(entry('沈丹').occurrences[0]).toMatchObject({
      article: 'village-that-left',
      section: 'Words on the Wall',
    });
  });

  it('finds surnames, abbreviations and English after the first place', () => {
    expect(places('白松涛')).toEqual(['10 hanzi 白松涛', '12 english Bai']);
    expect(places('孟丽华')).toEqual(['12 hanzi 孟丽华', '18 english Meng']);
    expect(places('沈丹')).toEqual(['32 hanzi 沈丹', '32 english Shen']);
    expect(places('中央纪律检查委员会')).toEqual(['10 hanzi 中央纪律检查委员会', '18 abbreviation CCDI']);
  });

  it('finds what is printed in English only, and puts it among the supplied terms', () => {
    expect(own.supplied.entries.map(({ hanzi }) => hanzi)).toEqual(['改革开放', '只生一个好']);
    expect(places('改革开放')).toEqual([
      '16 english reform and opening up',
      '32 english reform and opening up',
    ]);
    expect(places('只生一个好')).toEqual(['32 english One child is good']);
  });

  it('passes over a place that is said to be another thing', () => {
    expect(readFileSync(own.text, 'utf8').split('\n')[31]).toContain('entrance examination');
    expect(places('高考')).toEqual(['28 hanzi 高考']);
  });

  it('tells a relation and a contrast from both sides, with one reason', () => {
    const why = 'teacher and student, who warned together';
    expect(depth('孟丽华').related).toContainEqual({ entry: '欧阳飞', why });
    expect(depth('欧阳飞').related).toEqual([{ entry: '孟丽华', why }]);
    expect(depth('新市民').contrasts).toMatchObject([{ entry: '留守老人' }]);
    expect(depth('双循环').contrasts).toMatchObject([
      { hanzi: '国际大循环', traditional: '國際大循環', pinyin: 'guójì dà xúnhuán' },
    ]);
    expect(depth('新质生产力').sharesWord).toEqual([{ entry: '码头上的新质生产力', word: '生产力' }]);
  });

  it('has a set with members that are entries and one that is none', () => {
    const [set] = own.details.sets;
    expect(set!.members.map(({ pinyin, entry }) => [pinyin, entry])).toEqual([
      ['wǎn, xī, shǎo', undefined],
      ['zhǐ shēng yī gè hǎo', '只生一个好'],
      ['sānhái gèng hǎo', '三孩更好'],
    ]);
    expect(set!.quoted['稀']).toEqual({ traditional: '稀', pinyin: 'xī' });
  });

  it('orders history by its days, with a source or the word that there is none', () => {
    expect(depth('双循环').history.map(({ date, sources, certainty }) => [date, sources, certainty])).toEqual(
      [
        ['2020-05-14', [], 'memory'],
        ['2024-04-20', ['harbour-page'], undefined],
      ],
    );
  });

  it('writes a quotation in either script and reads it', () => {
    expect(depth('双循环').quotation).toMatchObject({
      traditional: '港口要走“雙循環”的新路。',
      pinyin: 'Gǎngkǒu yào zǒu “shuāng xúnhuán” de xīnlù.',
      source: 'harbour-page',
    });
  });

  it('leaves titles out of the drill', () => {
    expect(own.entries.filter(({ drilled }) => !drilled).map(({ hanzi }) => hanzi)).toEqual([
      '吊机与干部',
      '码头上的新质生产力',
    ]);
  });

  it('takes what is written of script, reading and sense before any rule', () => {
    expect(entry('范国民').traditional).toBe('范國民');
    expect(depth('范国民').characters[0]!.gloss).toBe('surname; name of an old state');
    expect(entry('守住底线').pinyin).toBe('shǒuzhù dǐxiàn');
    expect(entry('中国农业发展银行').abbreviation).toBe('ADBC');
    expect(depth('吊机与干部').characters.at(3)).toMatchObject({
      traditional: '幹',
      gloss: 'trunk; main part',
    });
    expect(depth('数字报关员').elsewhere).toMatchObject([{ where: 'Taiwan', hanzi: '數位報關員' }]);
  });
});

it('China Brief 24-8 has Fang Binxing by his right name', () => {
  expect(chinaBrief.entries.find(({ hanzi }) => hanzi === '方滨兴')!.gloss).toBe('Fang Binxing');
});
