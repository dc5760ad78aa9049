/** What the screens show of the dictionary, and how they ask for it. */
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { layersOf } from '../../../src/app/dictionary/layers.ts';
import { aboutWord, findIn } from '../../../src/app/dictionary/look-up-jobs.ts';
import { regionalNote } from '../../../src/app/dictionary/regional-note.ts';
import { createLookUpWork, LookUpError } from '../../../src/app/dictionary/look-up-work.ts';
import type { Answer } from '../../../src/app/dictionary/look-up.ts';
import type { FoundInDictionary, Job, Report } from '../../../src/app/dictionary/messages.ts';
import { FoundSchema, AboutWordSchema } from '../../../src/app/dictionary/messages.ts';
import {
  forgetLookUps,
  MOST_RECENT,
  recentLookUps,
  rememberLookUp,
  withLookUp,
} from '../../../src/app/dictionary/recent.ts';
import { glossLine, partsOfSense, plainGloss, showWord } from '../../../src/app/dictionary/show-word.ts';
import { STATE_CHOICES, termsInStates } from '../../../src/app/dictionary/states.ts';
import {
  fieldsToStudy,
  hasPleco,
  plecoHref,
  readingsOfWord,
} from '../../../src/app/dictionary/word-readings.ts';
import { problemsOf, wantedWord } from '../../../src/app/words/own-word.ts';
import type { KeptFile } from '../../../src/app/offline/kept-file.ts';
import { readLexicon } from '../../../src/cli/lexicon.ts';
import type { Entry } from '../../../src/library/entry.ts';
import { openDictionary } from '../../../src/look-up/dictionary/index.ts';
import { toZhuyin } from '../../../src/pinyin/syllable.ts';
import { cardId, type CardId } from '../../../src/schedule/model.ts';
import type { CardMemory } from '../../../src/schedule/scheduler.ts';
import { NEW_CARD } from '../../../src/schedule/scheduler.ts';
import { term } from '../../library/made-up.ts';
import * as v from 'valibot';

const text = await readLexicon();
const dictionary = openDictionary(text, toZhuyin);
const word = (characters: string) => showWord(dictionary.word(characters)!, dictionary.lexicon);
const factsOf = (sign: string) => (sign === '权' ? { radical: '木', strokes: 6 } : undefined);
const names = (words: readonly { readonly hanzi: string }[]) => words.map(({ hanzi }) => hanzi);

describe('what a query finds', () => {
  test('a phrase that is no word is shown word by word, and its characters', () => {
    const { words, parts, characters, total } = findIn(dictionary, '构建人类命运共同体');
    expect([words, total]).toEqual([[], 0]);
    expect(names(parts)).toEqual(['构建', '人类', '命运', '共同体']);
    expect(names(characters)).toEqual([...'构建人类命运共同体']);
    expect(names(findIn(dictionary, '一帶一路倡議').parts)).toContain('一带一路');
  });

  test('of a word that is listed only its characters stand beside it', () => {
    const { words, parts, characters, best } = findIn(dictionary, '共产党');
    expect([words[0]!.hanzi, best, parts]).toEqual(['共产党', 'exact', []]);
    expect(names(characters)).toEqual(['共', '产', '党']);
    expect(findIn(dictionary, '人').characters).toEqual([]);
  });

  test('of what sounds alike the words come soon, and the characters have a place of their own', () => {
    const { words, characters } = findIn(dictionary, 'ren');
    expect(names(words).slice(0, 2)).toEqual(['人', '任']);
    expect(Array.from(words[2]!.hanzi).length).toBe(2);
    expect(names(characters)).toEqual(expect.arrayContaining(['人', '任', '认', '忍', '仁']));
  });

  test.each([
    ['xian', '先', '见'],
    ['yin', '因', '听'],
    ['jue', '觉', '脚'],
    ['zheng', '正', '丁'],
    // Particles, and readings of which there is something to say.
    ['le', '了', ''],
    ['mei', '没', ''],
    ['hang', '行', ''],
    ['zhang', '长', ''],
  ])('%s is %s first of all, and %s is seldom read so', (query, first, rare) => {
    const found = names(findIn(dictionary, query).words).slice(0, 2);
    expect(found[0]).toBe(first);
    expect(found).not.toContain(rare);
  });

  test('a character is shown as it mostly is read', () => {
    expect(['南', '见', '了'].map((char) => word(char).senses[0]!.pinyin)).toEqual(['nán', 'jiàn', 'liǎo']);
  });

  test('a slip is told where nothing is found', () => {
    expect(findIn(dictionary, 'soveregnty').meant).toBe('sovereignty');
    expect(findIn(dictionary, '*权主')).toMatchObject({ words: [], parts: [] });
  });

  test('whatever is asked, what is told can be told', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom('人', '權', 'ren', '*', '?', ' ', 'AI', '2', 'ㄖㄣˊ', 'demo', '\ud800'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
        const query = pieces.join('');
        expect(v.is(FoundSchema, findIn(dictionary, query))).toBe(true);
        expect(v.is(AboutWordSchema, aboutWord(dictionary, query, factsOf))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a word', () => {
  test.each([
    ['共产党', 'Gòngchǎndǎng'],
    ['西安', "Xī'ān"],
    ['绿', 'lǜ'],
    ['中国共产党', 'Zhōngguó Gòngchǎndǎng'],
    ['人类免疫缺陷病毒', 'rénlèi miǎnyì quēxiàn bìngdú'],
    ['人之初，性本善', 'rén zhī chū, xìng běn shàn'],
    ['卡拉OK', 'kǎlā OK'],
    ['AA制', 'AA zhì'],
    // As a term of the library is.
    ['阿尔及利亚', "Ā'ěrjílìyà"],
    ['三个代表', 'Sān gè Dàibiǎo'],
    ['一带一路', 'Yīdài Yīlù'],
    ['中宣部', 'Zhōngxuānbù'],
    ['社会主义', 'shèhuì zhǔyì'],
    ['实事求是', 'shíshì-qiúshì'],
  ])('%s is read %s', (characters, pinyin) => {
    expect(word(characters).senses[0]!.pinyin).toBe(pinyin);
  });

  test('its glosses name other words in the reader’s script, and say what they are counted with', () => {
    expect(plainGloss('variant of 髮|发[fa4]', 'simplified')).toBe('variant of 发 (fà)');
    expect(plainGloss('variant of 髮|发[fa4]', 'traditional')).toBe('variant of 髮 (fà)');
    const glosses = ['bank', 'CL:家[jia1],個|个[ge4]', 'Taiwan pr. [yin2 hang2]'];
    expect(partsOfSense({ glosses }, 'simplified')).toEqual({
      meanings: ['bank'],
      asides: [
        { label: 'Measure word', text: '家 (jiā), 个 (gè)' },
        { label: 'In Taiwan', text: 'yínháng' },
      ],
    });
    expect(glossLine(word('银行'), 'simplified')).toBe('bank');
  });

  test.each([
    ['是', ['是'], 'Also written: 昰'],
    ['历', ['歷', '曆'], 'Also written: 厤'],
    ['岛', ['島'], 'Also written: 㠀'],
    // It says more than that it is a variant.
    ['念', ['念', '唸'], ''],
    // Another reading of the same word, and another word, are pointed to.
    ['血', ['血'], ''],
  ])('%s: that it is a variant of itself is no meaning', (characters, traditional, aside) => {
    const readings = readingsOfWord(word(characters), 'simplified');
    expect(readings[0]!.traditional).toEqual(traditional);
    expect(readings.flatMap(({ meanings }) => meanings)).not.toContainEqual(
      expect.stringMatching(`variant of ${characters}`),
    );
    expect(readings[0]!.asides.map(({ label, text }) => `${label}: ${text}`).join('; ')).toContain(aside);
  });

  test('what points to another reading stays', () => {
    expect(glossLine(word('血'), 'simplified')).toContain('see 血 (xuè)');
    expect(glossLine(word('是'), 'simplified')).not.toContain('variant');
  });

  test('every reading of every word means something', () => {
    const lines = new TextDecoder()
      .decode(text)
      .split('\n')
      .filter((line) => /\t[^\t]*(?:variant of|see|written) /.test(line));
    const empty = [...new Set(lines.map((line) => line.split('\t')[0]!))].filter((hanzi) =>
      readingsOfWord(word(hanzi), 'simplified').some(
        ({ meanings, asides }) => meanings.length + asides.length === 0,
      ),
    );
    expect(lines.length).toBeGreaterThan(3000);
    expect(empty).toEqual([]);
  });

  test('several readings are several, one reading of two forms is one', () => {
    const hang = readingsOfWord(word('行'), 'simplified');
    expect(hang.map(({ sense }) => sense.pinyin)).toEqual(expect.arrayContaining(['háng', 'xíng']));
    const [send, hair] = readingsOfWord(word('发'), 'simplified');
    expect([send!.traditional, hair!.traditional]).toEqual([['發'], ['髮']]);
  });

  test('what is studied of one passes as a word of one’s own', () => {
    for (const characters of ['行', '发', '中国共产党', '绿', '卡拉OK', '西安']) {
      const shown = word(characters);
      for (const reading of readingsOfWord(shown, 'simplified')) {
        const fields = fieldsToStudy(shown, reading);
        expect(problemsOf(fields), characters).toEqual({});
        expect(wantedWord(fields)).toMatchObject({ hanzi: characters });
        expect(wantedWord(fields)!.reading).toBeDefined();
      }
    }
  });

  test('its page has its characters and the words with it', () => {
    const about = aboutWord(dictionary, '主權', factsOf);
    expect(about.word!.hanzi).toBe('主权');
    expect(names(about.parts)).toEqual(['主', '权']);
    expect(about.signs).toEqual([{ sign: '权', radical: '木', strokes: 6 }]);
    expect(names(about.containing)).toEqual(expect.arrayContaining(['自主权', '主权国家']));
    expect(aboutWord(dictionary, '构建共同体', factsOf)).toMatchObject({
      word: null,
      parts: [{ hanzi: '构建' }, { hanzi: '共同体' }],
    });
  });

  test('Pleco is offered where it runs', () => {
    expect(plecoHref('主权')).toBe('plecoapi://x-callback-url/s?q=%E4%B8%BB%E6%9D%83');
    expect(hasPleco('Mozilla/5.0 (Linux; Android 14; Pixel 8)', 5)).toBe(true);
    expect(hasPleco('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 5)).toBe(true);
    expect(hasPleco('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 0)).toBe(false);
    expect(hasPleco('Mozilla/5.0 (X11; Linux x86_64)', 0)).toBe(false);
  });
});

describe('the layers', () => {
  const found: FoundInDictionary = {
    query: '民主',
    words: [word('民主'), word('民主党')],
    total: 2,
    best: 'exact',
    parts: [],
    characters: [],
  };
  const hits = (best: 'exact' | 'prefix', ...ids: string[]): Answer => ({
    state: 'hits',
    entries: ids.map((id) => ({ id, hanzi: id }) as unknown as Entry),
    total: ids.length,
    beyond: 0,
    inside: false,
    best,
    noted: [],
  });
  const NONE: Answer = { state: 'nothing', beyond: 0 };
  const inLibrary = (hanzi: string) => (hanzi === '民主党' ? '民主党' : undefined);

  test('what was just typed stands first where no term of the library is it', () => {
    expect(layersOf(hits('prefix', '民主党派'), found, inLibrary)).toMatchObject({
      first: { hanzi: '民主' },
      words: [{ hanzi: '民主党' }],
    });
    expect(layersOf(hits('exact', '民主论'), found, inLibrary).first).toBeUndefined();
    // What fits no better stands before a term that it is a part of.
    const alike: FoundInDictionary = { ...found, best: 'prefix' };
    expect(layersOf(hits('prefix', '民主论'), alike, inLibrary).first).toMatchObject({ hanzi: '民主' });
    expect(layersOf(hits('prefix', '论民'), alike, inLibrary).first).toBeUndefined();
    expect(layersOf(NONE, found, inLibrary)).toMatchObject({ first: undefined, isEmpty: false });
  });

  test('what the library’s list shows is not shown twice', () => {
    expect(names(layersOf(hits('exact', '民主党'), found, inLibrary).words)).toEqual(['民主']);
    expect(layersOf(hits('exact'), undefined, inLibrary)).toMatchObject({ words: [], isEmpty: true });
  });
});

test.each([
  ['軟體', ['软体', '软件'], 'simplified', 'Taiwan writes 軟體 for 软件.'],
  ['软体', ['软件'], 'traditional', 'Taiwan writes 軟體 for 軟件.'],
  ['網路主權', ['网络主权'], 'simplified', 'Taiwan writes 網路 for 网络.'],
  ['網路與網路主權', ['网络与网络主权'], 'simplified', 'Taiwan writes 網路 for 网络.'],
  ['喬治亞', ['格鲁吉亚'], 'simplified', 'Taiwan writes 喬治亞 for 佐治亚 or 格鲁吉亚.'],
  ['軟體', ['软体'], 'simplified', undefined],
  ['软件', ['软件'], 'simplified', undefined],
  ['software', ['软件'], 'simplified', undefined],
] as const)('%s beside %j: why it is found', (query, shown, script, note) => {
  expect(
    regionalNote(
      query,
      shown.map((hanzi) => ({ hanzi })),
      script,
    ),
  ).toBe(note);
});

describe('what was looked up lately', () => {
  afterEach(() => vi.unstubAllGlobals());
  const stored = (value?: string) => {
    const notes = new Map(value === undefined ? [] : [['tifa.looked-up', value]]);
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => notes.get(key) ?? null,
      setItem: (key: string, text: string) => void notes.set(key, text),
      removeItem: (key: string) => void notes.delete(key),
    });
  };

  test('the latest stands first, each once, and no more than a handful', () => {
    stored();
    for (const query of ['ren', ' 人类 ', 'REN', '', 'x'.repeat(61)]) rememberLookUp(query);
    expect(recentLookUps()).toEqual(['REN', '人类']);
    const many = Array.from({ length: 40 }, (_, i) => `word ${i}`).reduce<readonly string[]>(withLookUp, []);
    expect(many).toHaveLength(MOST_RECENT);
    expect(many[0]).toBe('word 39');
    forgetLookUps();
    expect(recentLookUps()).toEqual([]);
  });

  test.each(['{', '7', '["", 1]', '["a"', JSON.stringify(['x'.repeat(1000)])])('%s is no list', (note) => {
    stored(note);
    expect(recentLookUps()).toEqual([]);
  });
});

describe('the state of a term', () => {
  const memory = (more: Partial<CardMemory>): CardMemory => ({ ...NEW_CARD, ...more });
  const id = (hanzi: string): CardId => cardId(term(hanzi), 'hanzi-meaning');
  test('due, weak and set aside, each by its cards', () => {
    const cards = new Map<CardId, CardMemory>([
      [id('改革'), memory({ phase: 'review', reps: 3, dueDay: 100, lastDay: 90 })],
      [id('开放'), memory({ phase: 'review', reps: 3, dueDay: 101, lastDay: 90 })],
      [
        id('主权'),
        memory({ phase: 'relearning', reps: 5, lapses: 3, dueDay: 100, lastDay: 100, forgotten: 100 }),
      ],
      [id('命运'), memory({ phase: 'review', reps: 3, dueDay: 90, lastDay: 80, setAside: 'suspended' })],
      [id('人类'), memory({ phase: 'review', reps: 3, dueDay: 90, lastDay: 80, buriedUntil: 101 })],
      [id('峰会'), memory({ setAside: 'known' })],
    ]);
    const lists = termsInStates({ memory: { cards } as never, today: () => 100 });
    const terms = (state: keyof typeof lists) => [...lists[state].keys()];
    expect(terms('due')).toEqual(['改革', '主权']);
    expect(terms('weak')).toEqual(['主权']);
    expect(terms('aside')).toEqual(['命运', '人类', '峰会']);
    expect(terms('suspended')).toEqual(['命运']);
    expect(terms('known')).toEqual(['峰会']);
  });

  test('every state has one choice, with a name of its own', () => {
    expect(new Set(STATE_CHOICES.map(({ label }) => label)).size).toBe(STATE_CHOICES.length);
    expect(STATE_CHOICES).toHaveLength(11);
  });
});

describe('asking the worker', () => {
  const FILE: KeptFile = { cache: 'c', address: 'https://a.example/b', bytes: 1, sha256: '' };
  const found = (query: string): FoundInDictionary => ({
    query,
    words: [],
    total: 0,
    best: null,
    parts: [],
    characters: [],
  });
  function start() {
    const posted: Job[] = [];
    const workers: { onmessage: ((event: { data: unknown }) => void) | null; ended: boolean }[] = [];
    const work = createLookUpWork(FILE, () => {
      const worker = {
        onmessage: null as ((event: { data: unknown }) => void) | null,
        ended: false,
        postMessage: (job: Job) => void posted.push(job),
        terminate: () => void (worker.ended = true),
      };
      workers.push(worker);
      return worker as unknown as Worker;
    });
    const answer = (report: Report) => workers.at(-1)!.onmessage?.({ data: report });
    return { work, posted, workers, answer };
  }

  test('of what is typed while it works only the last is asked', async () => {
    const { work, posted, answer } = start();
    const [first, second, third] = [work.find('r'), work.find('re'), work.find('ren')];
    expect(await second).toBeNull();
    expect(posted).toMatchObject([{ query: 'r' }]);
    answer({ type: 'found', job: posted[0]!.job, found: found('r') });
    expect(await first).toMatchObject({ query: 'r' });
    expect(posted).toMatchObject([{ query: 'r' }, { query: 'ren' }]);
    answer({ type: 'found', job: posted[1]!.job, found: found('ren') });
    expect(await third).toMatchObject({ query: 'ren' });
  });

  test('it is opened before anything is asked, and once', async () => {
    const { work, posted, workers, answer } = start();
    const opened = work.open();
    expect(posted).toMatchObject([{ type: 'open' }]);
    const first = work.find('r');
    answer({ type: 'open', job: posted[0]!.job });
    await opened;
    answer({ type: 'found', job: posted[1]!.job, found: found('r') });
    expect(await first).toMatchObject({ query: 'r' });
    await work.open();
    expect(posted).toHaveLength(2);
    expect(workers).toHaveLength(1);
  });

  test('a page is asked for however much is typed', async () => {
    const { work, posted, answer } = start();
    void work.find('r');
    const about = work.about('人');
    void work.find('re');
    answer({ type: 'found', job: posted[0]!.job, found: found('r') });
    expect(posted[1]).toMatchObject({ type: 'word', characters: '人' });
    answer({
      type: 'word',
      job: posted[1]!.job,
      about: { characters: '人', word: null, parts: [], signs: [], containing: [], containingCount: 0 },
    });
    expect(await about).toMatchObject({ characters: '人' });
  });

  test('a failure is told and the next question is asked anew', async () => {
    const { work, posted, workers, answer } = start();
    const first = work.find('r');
    answer({ type: 'failed', job: posted[0]!.job, reason: 'absent', details: 'none' });
    await expect(first).rejects.toBeInstanceOf(LookUpError);
    const second = work.find('re');
    workers[0]!.onmessage?.({ data: { type: 'found', job: posted[1]!.job, found: 7 } });
    await expect(second).rejects.toMatchObject({ reason: 'fault' });
    expect(workers[0]!.ended).toBe(true);
    const third = work.find('ren');
    work.close();
    await expect(third).rejects.toMatchObject({ name: 'AbortError' });
    expect(workers).toHaveLength(2);
  });
});
