import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/glossary.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const committed = join(root, 'tests/fixtures/own-issue');
const generated = ['supplied.json', 'details.json', 'glossary.json', 'ids.json'];

/** A copy of the invented issue, for this test alone. */
let folder = '';
const file = (name: string) => join(folder, name);
const read = (name: string) => readFile(file(name), 'utf8');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tifa-glossary-'));
  await cp(committed, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

/** The command in this process: starting `tsx` takes longer than all it does. */
async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const io = { out: (text: string) => (out += text), err: (text: string) => (err += text) };
  const code = await main(args, io, { name: 'npm run glossary --', issue: 'glossary/china-brief-24-08' });
  return { code, out, err };
}

const compile = (...more: string[]) => run('--source', file('issue.md'), '--issue', folder, ...more);

/** Puts `to` for `from`, which must stand in the file exactly once. */
async function edit(name: string, from: string, to: string): Promise<void> {
  const parts = (await read(name)).split(from);
  expect(parts, `${name} holds ${from} once`).toHaveLength(2);
  await writeFile(file(name), parts.join(to));
}

/** What the generated files hold; null for one that is not there. */
const contents = (where: string) =>
  Promise.all(generated.map((name) => readFile(join(where, name), 'utf8').catch(() => null)));

describe('npm run glossary', () => {
  it('writes the files byte for byte as they are committed, and nothing besides', async () => {
    const before = await readdir(folder);
    await Promise.all(generated.map((name) => name !== 'ids.json' && rm(file(name))));
    expect(await compile()).toEqual({ code: 0, out: '', err: '31 printed terms, 2 supplied terms\n' });
    expect(await contents(folder)).toEqual(await contents(committed));
    expect(await readdir(folder)).toEqual(before);
  });

  it('gives a new issue its first ids', async () => {
    await rm(file('ids.json'));
    expect((await compile()).code).toBe(0);
    expect(await contents(folder)).toEqual(await contents(committed));
  });

  it('keeps an id that a term has, and those of terms no longer there', async () => {
    const ids = JSON.parse(await read('ids.json')) as object;
    const given = {
      ...ids,
      高考: { id: '高考~2', formerIds: ['gao-kao'] },
      旧词: { id: '旧词', formerIds: ['jiu-ci'] },
    };
    await writeFile(file('ids.json'), JSON.stringify(given));
    expect((await compile()).code).toBe(0);
    expect(JSON.parse(await read('ids.json'))).toEqual(given);
    expect(JSON.parse(await read('details.json'))).toHaveProperty(['entries', '高考~2', 'context']);
    const { entries } = JSON.parse(await read('glossary.json')) as { entries: { id: string }[] };
    expect(entries).toContainEqual(expect.objectContaining(given.高考));
  });

  it('does without sets', async () => {
    await rm(file('sets.yaml'));
    expect((await compile()).code).toBe(0);
    expect(JSON.parse(await read('details.json'))).toHaveProperty('sets', []);
  });

  it('writes what is written anew of a term', async () => {
    await edit('terms/village.yaml', 'Made-up saying that words feed nobody.', 'Talk fills no bowl.');
    expect((await compile()).code).toBe(0);
    expect(await read('glossary.json')).toContain('"definition": "Talk fills no bowl."');
  });

  it('as a shell starts it, takes arguments and gives an exit code', async () => {
    await edit('issue.md', 'Huo Qiang (霍 强), who', 'A certain Huo Qiang (霍 强), who');
    const ended = await new Promise((resolve) => {
      execFile(
        'npm',
        ['run', '--silent', 'glossary', '--', '--source', file('issue.md'), '--issue', folder, '--check'],
        { cwd: root },
        (error, out, err) => resolve({ code: error?.code ?? 0, out, err }),
      );
    });
    expect(ended).toEqual({
      code: 1,
      out: '',
      err: `${file('glossary.json')} is not what the glossary command writes\n31 printed terms, 2 supplied terms\n`,
    });
  });
});

describe('npm run glossary -- --check', () => {
  it('finds nothing in the committed files', async () => {
    const { code, err } = await compile('--check');
    expect([code, err]).toEqual([0, '31 printed terms, 2 supplied terms\n']);
  });

  it.each([
    ['a definition', 'terms/village.yaml', 'that words feed nobody', 'that words fill no bowl', ['glossary']],
    ['a relation', 'terms/village.yaml', 'the bank lends for it', 'the bank pays for it', ['details']],
    ['a wording', 'terms/port.yaml', 'english: reform and opening up', 'english: reform', ['supplied']],
    ['nothing that counts', 'issue.md', '*By Ben South*', '*By B. South*', []],
    ['the text', 'issue.md', 'Cameras now read', 'At night, cameras read', ['glossary']],
    ['the text', 'issue.md', '## Executive Summary', '## Summary', ['glossary']],
    ['a file by hand', 'details.json', '"memory"', '"inferred"', ['details']],
    ['an id by hand', 'ids.json', '"id": "高考"', '"id": "高考~2"', ['details', 'glossary']],
  ])('after a change of %s (%s, %s) names what differs', async (_, name, from, to, differing) => {
    if (name === 'details.json') {
      const [first, ...rest] = (await read(name)).split(from);
      await writeFile(file(name), [first, rest.join(from)].join(to));
    } else await edit(name, from, to);
    const before = await contents(folder);
    const { code, err } = await compile('--check');
    const named = err.match(/\w+(?=\.json is not what the glossary command writes)/g) ?? [];
    expect(named.sort()).toEqual(differing);
    expect(code).toBe(differing.length > 0 ? 1 : 0);
    expect(await contents(folder)).toEqual(before);
  });

  it('counts a file that is not there as one that differs, and does not write it', async () => {
    await rm(file('supplied.json'));
    const { code, err } = await compile('--check');
    expect(code).toBe(1);
    expect(err).toContain(`${file('supplied.json')} is not what the glossary command writes\n`);
    expect(await readdir(folder)).not.toContain('supplied.json');
  });
});

/** Faults: in which file what is put for what, and all that the command says of it. */
const faults: readonly (readonly [
  kind: string,
  file: string,
  from: string,
  to: string,
  said: readonly unknown[],
])[] = [
  // Of a term by itself.
  [
    'no definition',
    'terms/village.yaml',
    '    definition: Made-up saying that words feed nobody.\n',
    '',
    ['village.yaml: 口号不煮饭: definition: Invalid key: Expected "definition" but received undefined'],
  ],
  [
    'a definition of two sentences',
    'terms/village.yaml',
    'that words feed nobody.',
    'that words feed nobody. It is true.',
    ['village.yaml: 口号不煮饭: definition: is more than one sentence'],
  ],
  [
    'a field that there is none of',
    'terms/village.yaml',
    '    context: Ben South finds',
    '    contxt: Ben South finds',
    ['village.yaml: 只生一个好: contxt: Invalid key: Expected never but received "contxt"'],
  ],
  [
    'a topic that there is none of',
    'terms/port.yaml',
    'topic: harbour\n    tags: [data]',
    'topic: data\n    tags: [data]',
    ['port.yaml: 国家数据局: topic: no topic data in issue.yaml'],
  ],
  [
    'a topic that no term is of',
    'issue.yaml',
    'topics:\n',
    'topics:\n  - id: weather\n    label: The weather\n',
    ['issue.yaml: topics: weather: no term is of it'],
  ],
  [
    'a topic that stands twice',
    'issue.yaml',
    'topics:\n',
    'topics:\n  - id: harbour\n    label: The quays\n',
    ['issue.yaml: topics.1: has the id of another topic'],
  ],
  [
    'a claim without a source',
    'terms/port.yaml',
    'feed each other.\n        certainty: memory\n',
    'feed each other.\n',
    [
      'port.yaml: 双循环: history.1: needs a source, or `certainty: memory | inferred` where there is none, not both',
    ],
  ],
  [
    'words that are not the term',
    'terms/village.yaml',
    '      - { hanzi: 户籍, gloss: household register }\n',
    '',
    ['village.yaml: 户籍所在地: words: joined they are "所在地"'],
  ],
  [
    'a quotation of something else',
    'terms/port.yaml',
    'hanzi: 港口要走“双循环”的新路。',
    'hanzi: 港口要走新路。',
    ['port.yaml: 双循环: quotation.hanzi: does not contain the term'],
  ],
  [
    'prose with a misprint in it',
    'terms/port.yaml',
    'A city of islands off Zhejiang',
    'A city of islands (丹山) off Zhejiang',
    ['port.yaml: 舟山: prose repeats what is corrected: "丹山"'],
  ],
  [
    'a context that rests on nothing',
    'terms/village.yaml',
    '    cites: [28]\n',
    '',
    ['village.yaml: 高考: cites: missing; which lines of the issue does the context rest on?'],
  ],

  // Of what one leads to.
  [
    'a relation to no entry',
    'terms/village.yaml',
    'to: 共同富裕,',
    'to: 先富起来,',
    ['village.yaml: 范国民: related: no entry 先富起来'],
  ],
  [
    'a contrast to no entry, without English',
    'terms/port.yaml',
    '        english: great international circulation\n',
    '',
    ['port.yaml: 双循环: contrasts: 国际大循环 is no entry, so its english is needed'],
  ],
  [
    'a source that there is none of, and one that nothing rests on',
    'terms/port.yaml',
    '  harbour-page:\n',
    '  harbour-pages:\n',
    [
      'port.yaml: 双循环: history.0.source: no source harbour-page',
      'port.yaml: 双循环: quotation.source: no source harbour-page',
      'port.yaml: sources: harbour-pages: nothing rests on it',
    ],
  ],
  [
    'a term in two files',
    'terms/port.yaml',
    '  智慧港口:\n',
    '  新市民: { topic: village, definition: Newcomers. }\n  智慧港口:\n',
    ['village.yaml: 新市民: stands twice'],
  ],

  // Of the term in the text.
  [
    'a term of the text without data',
    'issue.md',
    'for as long as the factories need them.',
    'for as long as the "factory doors" (工厂大门) stand open.',
    ['terms: 工厂大门: nothing is written of this term, printed in line 28'],
  ],
  [
    'data without a term in the text',
    'issue.md',
    'smart port (智慧港口)',
    'smart port',
    [
      'port.yaml: 智慧港口: english: missing; the issue prints no such characters',
      'port.yaml: 智慧港口: kind: missing; the issue prints no such characters',
      'port.yaml: 智慧港口: wordings: missing; by which English of the issue is it found?',
    ],
  ],
  [
    'a line that the term is not in',
    'terms/village.yaml',
    'cites: [28]',
    'cites: [28, 30]',
    ['village.yaml: 高考: cites: the term is not in line 30; which wording there is it? Add it to wordings'],
  ],
  [
    'a place passed over that is not there',
    'terms/village.yaml',
    '{ line: 32, printed: entrance examination,',
    '{ line: 30, printed: entrance examination,',
    ['village.yaml: 高考: notHere: "entrance examination" is not in line 30 of harbour-notes-1'],
  ],
  [
    'an article that the text has not',
    'issue.yaml',
    "heading: '### The Village That Left for the City'",
    "heading: '### The Village'",
    ['issue.yaml: articles: village-that-left: no line of the text reads "### The Village"'],
  ],

  // Of how it is read and what it means.
  [
    'a name that does not read as it is printed, unexplained',
    'issue.md',
    'Fan Guomin (范国民)',
    'Fan Guoming (范国民)',
    ['village.yaml: 范国民: romanisation: "Fan Guoming" does not read as Fàn Guómín; say why'],
  ],
  [
    'a reading of other characters',
    'terms/port.yaml',
    'pinyin: shǒuzhù dǐxiàn',
    'pinyin: shǒuhù dǐxiàn',
    ['port.yaml: 守住底线: pinyin: "shǒuhù dǐxiàn" does not read the term, shǒuzhu dǐxiàn'],
  ],
  [
    'a word divided inside a word of the pinyin',
    'terms/port.yaml',
    '{ hanzi: 报关员, gloss: customs broker }',
    '{ hanzi: 报关, gloss: customs }\n      - { hanzi: 员, gloss: clerk }',
    ['port.yaml: 数字报关员: words: 关 | 员 is divided inside a word of shùzì bàoguānyuán'],
  ],
  [
    'no gloss of a character',
    'characters.yaml',
    '  煮: [{ gloss: to boil }]\n',
    '',
    ['characters.yaml: no gloss of 煮 (煮 zhǔ) in 口号不煮饭'],
  ],
  [
    'no gloss of a character in this reading',
    'characters.yaml',
    '    - { gloss: firm; row, pinyin: háng }\n',
    '',
    ['characters.yaml: no gloss of 行 (行 háng) in 中国农业发展银行'],
  ],
  [
    'no day on which a person is so described',
    'terms/port.yaml',
    "definition: A made-up student of ports.\n    asOf: '2024-05-02'\n",
    'definition: A made-up student of ports.\n',
    ['port.yaml: 欧阳飞: asOf: missing; on which day is the definition true?'],
  ],
  [
    'no usage of a policy term',
    'terms/port.yaml',
    '    usage: { register: administration }\n',
    '',
    ['port.yaml: 贸易便利化: usage: missing'],
  ],

  // Of the glossary as a whole.
  [
    'a context that names an author of another article',
    'terms/village.yaml',
    'context: Ben South writes that children',
    'context: Ben South and Ada North write that children',
    ['village.yaml: 高考: context: names Ada North, in whose article the term does not stand'],
  ],
  [
    'an example that writes the term otherwise',
    'terms/village.yaml',
    'pinyin: Tā míngnián cānjiā gāokǎo.',
    'pinyin: Tā míngnián cānjiā gāo kǎo.',
    ['village.yaml: 高考: example.pinyin: "gāokǎo" is not in it as the entry writes it'],
  ],
  [
    "a dictionary's own marks",
    'characters.yaml',
    '  煮: [{ gloss: to boil }]',
    '  煮: [{ gloss: variant of 煑 }]',
    ['village.yaml: 口号不煮饭: characters: 煮: "variant of 煑" has a dictionary\'s own marks'],
  ],
  [
    'a set of one',
    'sets.yaml',
    "      - { hanzi: 只生一个好, english: one child is good }\n      - { hanzi: 三孩更好, english: three children are better still, date: '2021' }\n",
    '',
    ['sets.yaml: sets.0.members: Invalid length: Expected >=2 but received 1'],
  ],
];

describe('a fault in the data', () => {
  it.each(faults)('%s', async (_, name, from, to, said) => {
    await edit(name, from, to);
    const before = await contents(folder);
    const { code, out, err } = await compile();
    expect(err.trimEnd().split('\n')).toEqual(said);
    expect([code, out]).toEqual([2, '']);
    expect(await contents(folder)).toEqual(before);
  });

  it('is named with those of the other files', async () => {
    await edit('issue.yaml', 'journal: Harbour Notes\n', '');
    await edit(
      'terms/port.yaml',
      'english: dual circulation, by: issue',
      'english: dual circulation, by: us',
    );
    await edit('terms/village.yaml', 'register: folk', 'register: village');
    await edit('sets.yaml', 'id: wall-slogans', 'id: Wall slogans');
    await edit('characters.yaml', '  煮: [{ gloss: to boil }]', '  煮: []');
    const { code, err } = await compile();
    expect(code).toBe(2);
    expect(err.split('\n').map((line) => /^.*?(?=: (?:Invalid|Expected)|$)/.exec(line)![0])).toEqual([
      'issue.yaml: journal',
      'port.yaml: 双循环: renderings.0.by',
      'village.yaml: 口号不煮饭: usage.register',
      'sets.yaml: sets.0.id',
      'characters.yaml: characters.煮',
      '',
    ]);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['no text', [], '--source FILE is missing: the text of the issue'],
    ['a text that is not there', ['--source', 'nowhere.md'], /^nowhere\.md cannot be read: ENOENT: /],
    ['a folder as a text', ['--source', 'src'], /^src cannot be read: EISDIR: /],
    [
      'an issue that is not there',
      ['--source', 'README.md', '--issue', 'nowhere'],
      /^nowhere cannot be read: ENOENT: /,
    ],
    ['an option that there is none of', ['--sauce', 'x'], "Unknown option '--sauce'; --help explains"],
    ['a word too many', ['issue.md'], /^Unexpected argument 'issue\.md'.*; --help explains$/],
  ])('%s: one line says so, with code 2', async (_, args, said) => {
    const { code, out, err } = await run(...args);
    expect([code, out]).toEqual([2, '']);
    const lines = err.trimEnd().split('\n');
    expect(lines).toEqual([typeof said === 'string' ? said : expect.stringMatching(said)]);
  });

  it.each(['issue.yaml', 'characters.yaml', 'terms'])('%s that is missing', async (name) => {
    await rm(file(name), { recursive: true });
    const { code, err } = await compile();
    expect(code).toBe(2);
    expect(err).toContain(`${file(name)} cannot be read: ENOENT`);
  });

  it.each([
    ['terms/port.yaml', 'terms: [}', /^\S+terms\/port\.yaml: .* at line 1, column \d+/],
    ['terms/port.yaml', '', /^port\.yaml: Invalid type: Expected Object but received null$/m],
    ['ids.json', '{"高考": {', /^\S+ids\.json: .*; take it from an earlier version$/m],
    ['ids.json', '{"高考": "Gao Kao"}', /^\S+ids\.json: .*; take it from an earlier version$/m],
  ])('%s with %j in it, and writes nothing', async (name, content, said) => {
    await writeFile(file(name), content);
    const before = await contents(folder);
    const { code, out, err } = await compile();
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(said);
    expect(await contents(folder)).toEqual(before);
  });

  it('helps a stranger', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    expect(out).toMatch(/--source FILE/);
  });
});
