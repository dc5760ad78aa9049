/**
 * The committed glossary of China Brief 24-8, entry by entry: its parts agree with each other, and the files are
 * what the command writes. What needs the issue's text is skipped where there is none.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { radicalOf } from '../../src/cli/radicals.ts';
import { loadLexicon } from '../../src/cli/lexicon.ts';
import { compileGlossary } from '../../src/compile/glossary.ts';
import { readCompanion, readIssueFile, readNotes } from '../../src/compile/written.ts';
import { extract } from '../../src/extract/index.ts';
import { GlossarySchema, type Entry } from '../../src/glossary/entry.ts';
import type { Lexicon } from '../../src/lexicon/lexicon.ts';
import { matchRomanisation } from '../../src/pinyin/index.ts';
import { toMarks, toZhuyin } from '../../src/pinyin/syllable.ts';

const folder = 'glossary/china-brief-24-08';
const shared = process.env['TIFA_SHARED'] ?? '../shared';
const source = join(shared, 'source/china-brief-24-08.md');
const hasSource = existsSync(source);

const read = (file: string) => v.parse(GlossarySchema, JSON.parse(readFileSync(join(folder, file), 'utf8')));
const printed = read('glossary.json');
const companion = read('companion.json');
const entries: Entry[] = [...printed.entries, ...companion.entries];
const named = entries.map((entry) => [entry.hanzi, entry] as const);

const hanOf = (text: string) => text.match(/\p{Script=Han}/gu) ?? [];
/** Letters alone, lower case: what is left when word division and capitals are taken away. */
const letters = (pinyin: string) => pinyin.toLowerCase().replaceAll(/[\s'’\-–—·]/g, '');

describe('every entry', () => {
  it.each(named)(
    '%s: pinyin, numbered pinyin, zhuyin and characters agree syllable for syllable',
    (_, entry) => {
      const numbered = entry.pinyinNumbered.split(' ');
      const han = hanOf(entry.hanzi);
      expect(numbered).toHaveLength(han.length);
      expect(entry.zhuyin.split(' ')).toEqual(numbered.map((syllable) => toZhuyin(syllable)));
      expect(entry.characters.map((c) => c.hanzi)).toEqual([...han]);
      expect(entry.characters.map((c) => c.pinyin)).toEqual(numbered.map((syllable) => toMarks(syllable)));
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

  it.each(named)('%s: the traditional form has a character for each of the simplified', (_, entry) => {
    expect(Array.from(entry.traditional)).toHaveLength(Array.from(entry.hanzi).length);
    expect(entry.characters.map((c) => c.traditional)).toEqual([...hanOf(entry.traditional)]);
  });

  it.each(named.filter(([, e]) => e.example))(
    '%s: the example holds the term once, in either script',
    (_, entry) => {
      const { hanzi, traditional } = entry.example!;
      expect(hanzi.split(entry.hanzi)).toHaveLength(2);
      expect(traditional.split(entry.traditional)).toHaveLength(2);
    },
  );

  it.each(named.filter(([, e]) => e.example))(
    '%s: the example reads the term as the entry does',
    (_, entry) => {
      expect(letters(entry.example!.pinyin)).toContain(letters(entry.pinyin));
    },
  );

  it.each(named.filter(([, e]) => e.kind === 'policy-term'))(
    '%s: a policy term has an example',
    (_, entry) => {
      expect(entry.example).toBeDefined();
    },
  );

  it('has an id of its own, and relates only to entries there are', () => {
    const ids = new Set(entries.map((entry) => entry.id));
    expect(ids.size).toBe(entries.length);
    for (const entry of entries) for (const id of entry.related) expect(ids, entry.hanzi).toContain(id);
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

  it.each(people)('%s reads as its printed name, or the entry says why not', (hanzi, entry) => {
    const { verdict } = matchRomanisation(hanzi, entry.english!, lexicon);
    if (verdict !== 'full') expect(entry.romanisationNote).toBeTruthy();
    else expect(entry.romanisationNote).toBeUndefined();
  });
});

describe.skipIf(!hasSource)('with the issue text at hand (TIFA_SHARED or ../shared)', () => {
  it('the committed files are what the command writes', async () => {
    const text = readFileSync(source, 'utf8');
    const lexicon = await loadLexicon();
    const yaml = (name: string): unknown => parseYaml(readFileSync(join(folder, name), 'utf8'));
    const fresh = compileGlossary({
      source: text,
      terms: extract(text, { lexicon }),
      issue: readIssueFile(yaml('issue.yaml')),
      notes: readNotes(yaml('notes.yaml')),
      companion: readCompanion(yaml('companion.yaml')),
      lexicon,
      radicalOf,
    });
    expect(fresh.glossary).toEqual(printed);
    expect(fresh.companion).toEqual(companion);
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
