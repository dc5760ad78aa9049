/** The worker for word lists with the dictionary as the app ships it, in a real browser. */
import { afterAll, describe, expect, test } from 'vitest';
import { openSqlite } from '../../../src/app/learner/sqlite.ts';
import { EXTRAS } from '../../../src/app/offline/extras.ts';
import { removeKept } from '../../../src/app/offline/kept-file.ts';
import { writePackage } from '../../../src/exchange/anki/write.ts';
import { sha1 } from '../../../src/platform/hash.ts';
import { DAY, type LogRecord } from '../../../src/schedule/model.ts';
import { createScheduler } from '../../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../../src/schedule/settings.ts';
import type { TermId } from '../../../src/term/term-id.ts';
import { zipOf } from '../../formats/zips.ts';
import { createWordWork, type Progress } from '../../../src/app/words/word-work.ts';

// One worker for all, as on a page: it would read the dictionary again for each.
const work = createWordWork(EXTRAS.dictionary);
afterAll(async () => {
  work.close();
  await removeKept(EXTRAS.dictionary);
});

const USUAL = { kind: 'expression', fillIn: true } as const;

describe('a list', () => {
  test('is looked at without the dictionary, and again as the reader says', async () => {
    // Whatever ran before.
    await removeKept(EXTRAS.dictionary);
    const work = createWordWork(EXTRAS.dictionary);
    const text = 'Chinese,English,Deutsch\n改革,reform,Reform\nrights,rights,Rechte\n改革,change,Wandel\n';
    const first = await work.look({ text });
    expect(first).toMatchObject({
      format: 'csv',
      headed: true,
      names: ['Chinese', 'English', 'Deutsch'],
      columns: ['hanzi', 'english', null],
      rows: 3,
      words: 1,
      terms: ['改革'],
      unglossed: 0,
      withoutCount: 1,
      without: [{ row: 3, problem: 'no-chinese' }],
      doubles: [{ hanzi: '改革', rows: [2, 4] }],
    });
    expect(first.sample[0]).toEqual(['改革', 'reform', 'Reform']);
    const second = await work.look({ text, headed: false, columns: ['hanzi', null, 'english'] });
    expect(second).toMatchObject({ headed: false, rows: 4, columns: ['hanzi', null, 'english'] });
    expect(await caches.has(EXTRAS.dictionary.cache)).toBe(false);
    work.close();
  });

  test('becomes finds', async () => {
    const { finds, ofReader, remarks } = await work.make(
      { text: 'hanzi,pinyin,tags\n重庆,zhong4 qing4,a\n发展,fa1,' },
      USUAL,
      {},
    );
    expect(finds.map(({ hanzi, pinyin, traditional }) => [hanzi, pinyin, traditional])).toEqual([
      ['重庆', 'Zhòngqìng', '重慶'],
      ['发展', 'fāzhǎn', '發展'],
    ]);
    expect(finds.every(({ gloss }) => gloss !== null)).toBe(true);
    expect(ofReader).toEqual([{ term: '重庆', tags: ['a'], note: '' }]);
    expect(remarks).toMatchObject([{ row: 3, hanzi: '发展', about: 'reading' }]);
  });

  test('in a workbook is read sheet by sheet', async () => {
    const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
    const row = (...cells: string[]) =>
      `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`;
    const workbook = zipOf({
      '[Content_Types].xml': '',
      'xl/workbook.xml':
        '<workbook><sheets><sheet name="Notes" r:id="r1"/><sheet name="One" r:id="r2"/><sheet name="Two" r:id="r3"/></sheets></workbook>',
      'xl/worksheets/sheet1.xml': sheet(''),
      'xl/worksheets/sheet2.xml': sheet(row('Chinese', 'English') + row('改革', 'reform')),
      'xl/worksheets/sheet3.xml': sheet(row('重庆', 'zhong4 qing4')),
    });
    const first = await work.look({ text: '', workbook });
    expect(first).toMatchObject({
      format: 'xlsx',
      sheets: ['One', 'Two'],
      sheet: 0,
      headed: true,
      columns: ['hanzi', 'english'],
      rows: 1,
    });
    expect(await work.look({ text: '', workbook, sheet: 1 })).toMatchObject({
      sheet: 1,
      columns: ['hanzi', 'pinyin'],
    });
    const { finds } = await work.make({ text: '', workbook, sheet: 1 }, USUAL, {});
    expect(finds.map(({ hanzi, pinyin }) => [hanzi, pinyin])).toEqual([['重庆', 'Zhòngqìng']]);
    await expect(work.look({ text: '', workbook: workbook.subarray(0, 200) })).rejects.toMatchObject({
      reason: 'broken-workbook',
    });
  });

  test('in a package of Anki is read with its reviews, by SQLite in the worker', async () => {
    const term = {
      traditional: '',
      zhuyin: '',
      kind: 'expression',
      sources: [],
      sentence: null,
      gap: null,
    } as const;
    const record = { v: 1, type: 'grade', card: '改革:hanzi-meaning', grade: 3, took: 900 } as const;
    const at = Date.UTC(2026, 8, 1);
    const log: LogRecord[] = [{ ...record, id: '01K00000000000000000000000', at, day: at / DAY }];
    const { bytes } = await writePackage(
      await openSqlite(),
      {
        format: 'every',
        terms: [
          {
            ...term,
            id: '改革' as TermId,
            hanzi: '改革',
            pinyin: 'gǎigé',
            english: 'reform',
            notes: ['N'],
            tags: ['t'],
          },
          {
            ...term,
            id: '重庆' as TermId,
            hanzi: '重庆',
            pinyin: 'Chóngqìng',
            english: '',
            notes: [],
            tags: [],
          },
        ],
        deck: '',
        directions: ['hanzi-meaning'],
        look: { script: 'simplified', phonetics: 'pinyin' },
        learned: { log, scheduler: createScheduler(DEFAULT_SETTINGS) },
        zone: 'Europe/Prague',
        dayStartsAt: 4,
        now: Date.UTC(2026, 10, 26),
      },
      sha1,
    );
    const anki = new Blob([bytes]);
    expect(await work.look({ text: '', anki })).toMatchObject({
      format: 'apkg',
      sheets: ['Tifa term'],
      words: 2,
      unglossed: 1,
      anki: { answers: 1, cards: 1, media: 0 },
    });
    const reviews = { zone: 'Europe/Prague', dayStartsAt: 4 };
    const { finds, ofReader, records } = await work.make({ text: '', anki }, { ...USUAL, reviews }, {});
    expect(finds.map(({ hanzi, pinyin }) => [hanzi, pinyin])).toEqual([
      ['改革', 'gǎigé'],
      ['重庆', 'Chóngqìng'],
    ]);
    expect(ofReader).toEqual([{ term: '改革', tags: ['t'], note: 'N' }]);
    expect(records).toMatchObject([{ ...record, at, day: at / DAY - 1 }]);
    await expect(work.look({ text: '', anki: anki.slice(0, 900) })).rejects.toMatchObject({
      reason: 'broken-package',
    });
  });

  test('of thousands comes in pieces, and the screen goes on', async () => {
    const characters = Array.from('改革开放发展经济社会主义政治');
    const rows = characters.flatMap((a) =>
      characters.flatMap((b) => characters.map((c) => `${a}${b}${c},word`)),
    );
    const heard: Progress[] = [];
    let frames = 0;
    let isDone = false;
    const count = () => {
      frames++;
      if (!isDone) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    const { finds } = await work.make({ text: rows.join('\n') }, USUAL, {
      onprogress: (one) => heard.push(one),
    });
    isDone = true;
    expect(finds).toHaveLength(new Set(rows).size);
    const making = heard.flatMap((one) => (one.type === 'making' ? [one.done] : []));
    expect(making.length).toBeGreaterThan(5);
    expect(making).toEqual(making.toSorted((a, b) => a - b));
    expect(frames).toBeGreaterThan(making.length);
  });

  test('in TBX is read', async () => {
    const text =
      '<?xml version="1.0"?><tbx><text><body><conceptEntry><langSec xml:lang="zh"><termSec><term>改革</term></termSec></langSec>' +
      '<langSec xml:lang="en"><termSec><term>reform</term></termSec></langSec></conceptEntry></body></text></tbx>';
    expect(await work.look({ text })).toMatchObject({ format: 'tbx', headed: null, words: 1 });
    expect((await work.make({ text }, USUAL, {})).finds).toMatchObject([{ hanzi: '改革', gloss: 'reform' }]);
  });

  test.each([
    ['\n \n', 'empty'],
    ['<html><body>改革</body></html>', 'not-tbx'],
    ['<tbx><text>', 'broken-xml'],
    ['改革\n'.repeat(20_001), 'too-many-rows'],
  ])('that is none is refused: %#', async (text, reason) => {
    await expect(work.look({ text })).rejects.toMatchObject({ name: 'WordWorkError', reason });
    // The worker goes on.
    expect((await work.look({ text: '改革' })).words).toBe(1);
  });

  test('can be given up', async () => {
    const own = new AbortController();
    const made = work.make({ text: '改革' }, USUAL, { signal: own.signal });
    own.abort();
    await expect(made).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a word', () => {
  test('is described with what the dictionary says it means', async () => {
    const { described, meanings } = await work.describe({ hanzi: '主權', kind: 'policy-term' });
    expect(described).toMatchObject({ hanzi: '主权', traditional: '主權', pinyin: 'zhǔquán' });
    expect(meanings[0]).toBe('sovereignty');
  });

  test('is read and divided as the reader says', async () => {
    const { described } = await work.describe({
      hanzi: '網絡主權',
      kind: 'policy-term',
      reading: 'wang3 luo4 zhu3 quan1',
      division: ['網', '絡主權'],
    });
    expect(described.words.map(({ hanzi, pinyin }) => [hanzi, pinyin])).toEqual([
      ['网', 'wǎng'],
      ['络主权', 'luò zhǔquān'],
    ]);
  });
});
