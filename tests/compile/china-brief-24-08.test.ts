/**
 * The committed glossary of China Brief 24-8, entry by entry: its parts agree with each other, and the files are
 * what the command writes. What needs the issue's text is skipped where there is none.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
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
import type { Lexicon } from '../../src/lexicon/lexicon.ts';
import { toTraditional } from '../../src/lexicon/script.ts';
import { matchRomanisation } from '../../src/pinyin/index.ts';
import { toMarks, toZhuyin } from '../../src/pinyin/syllable.ts';

const folder = 'glossary/china-brief-24-08';
const shared = process.env['TIFA_SHARED'] ?? '../shared';
const source = join(shared, 'source/china-brief-24-08.md');
const hasSource = existsSync(source);

const json = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
const printed = v.parse(GlossarySchema, json('glossary.json'));
const companion = v.parse(GlossarySchema, json('companion.json'));
const details = v.parse(GlossaryDetailsSchema, json('details.json'));
const entries: Entry[] = [...printed.entries, ...companion.entries];
const named = entries.map((entry) => [entry.hanzi, entry, details.entries[entry.id]!] as const);
const written = readWritten(
  readdirSync(join(folder, 'terms')).map((name) => ({ name, data: yaml(join('terms', name)) })),
  { name: 'sets.yaml', data: yaml('sets.yaml') },
);

function yaml(name: string): unknown {
  return parseYaml(readFileSync(join(folder, name), 'utf8'));
}

const hanOf = (text: string) => text.match(/\p{Script=Han}/gu) ?? [];
/** Letters alone, lower case: what is left when word division and capitals are taken away. */
const letters = (pinyin: string) => pinyin.toLowerCase().replaceAll(/[\s'’\-–—·]/g, '');

describe('every entry', () => {
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
    expect(entries.find(({ hanzi }) => hanzi === '方滨兴')!.gloss).toBe('Fang Binxing');
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
    for (const entry of companion.entries) expect(entry.occurrences.length, entry.hanzi).toBeGreaterThan(0);
  });
});

describe('names', () => {
  let lexicon: Lexicon;
  beforeAll(async () => {
    lexicon = await loadLexicon();
  });
  const people = named.filter(
    ([, e]) => (e.kind === 'person' || e.kind === 'place') && e.origin === 'printed',
  );

  it.each(people)('%s reads as its printed name, or the entry says why not', (hanzi, entry, d: Details) => {
    const { verdict } = matchRomanisation(hanzi, entry.english!, lexicon);
    if (verdict !== 'full') expect(d.romanisationNote).toBeTruthy();
    else expect(d.romanisationNote).toBeUndefined();
  });
});

describe('all of it', () => {
  it('keeps the rules for a whole glossary', () => {
    expect(checkGlossary(entries, details, (id) => id)).toEqual([]);
  });

  const files = [
    ...readdirSync('glossary', { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:json|yaml|md)$/.test(name))
      .map((name) => [`glossary/${name}`, readFileSync(join('glossary', name), 'utf8')] as const),
    ...[...glossaryFiles()].map(([name, text]) => [`dist/${name}`, withoutMark(text)] as const),
  ];
  it.each(files)('%s holds no letters of a wrong encoding and no control characters', (name, text) => {
    expect(name.endsWith('.csv') ? strangeEncoding(text) : strangeSign(text)).toBeNull();
  });
});

describe.skipIf(!hasSource)('with the issue text at hand (TIFA_SHARED or ../shared)', () => {
  it('the committed files are what the command writes', async () => {
    const text = readFileSync(source, 'utf8');
    const lexicon = await loadLexicon();
    const fresh = compileGlossary({
      source: text,
      terms: extract(text, { lexicon }),
      issue: readIssueFile(yaml('issue.yaml')),
      written,
      senses: readCharacters(yaml('characters.yaml')),
      ids: readIds(json('ids.json')),
      lexicon,
      radicalOf,
    });
    expect(fresh.faults).toEqual([]);
    expect(fresh.glossary).toEqual(printed);
    expect(fresh.companion).toEqual(companion);
    expect(fresh.details).toEqual(details);
    expect(fresh.ids).toEqual(json('ids.json'));
  });

  it('every occurrence stands in the text where it is said to', () => {
    const lines = readFileSync(source, 'utf8').split('\n');
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

  it('no sentence of the authors is repeated anywhere in the project', () => {
    const check = () =>
      execFileSync('node', [join(shared, 'tools/verbatim-check.mjs')], { encoding: 'utf8' });
    expect(check).not.toThrow();
  });
});
