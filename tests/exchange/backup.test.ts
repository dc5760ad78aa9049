import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import {
  backupName,
  BackupError,
  BACKUP_VERSION,
  writeBackup,
  type BackupContents,
} from '../../src/exchange/backup.ts';
import { recordId } from '../../src/exchange/anki/record-id.ts';
import { planImport, type Here } from '../../src/exchange/import-plan.ts';
import {
  checkBackupSize,
  MAX_BACKUP_BYTES,
  readBackup as read,
  type Backup,
} from '../../src/exchange/read-backup.ts';
import { reviewsToCsv } from '../../src/exchange/table-csv.ts';
import type { StoredEdit } from '../../src/library/edit.ts';
import { unionOfEdits, unionOfSources } from '../../src/library/merge.ts';
import { writeShare } from '../../src/library/share.ts';
import { sourceIdOf, type Source } from '../../src/library/source.ts';
import { cardId, DAY, type LogRecord } from '../../src/schedule/model.ts';
import { unionOf } from '../../src/schedule/union.ts';
import { NO_SETTINGS } from '../../src/schedule/settings.ts';
import { withSetting } from '../../src/schedule/change-settings.ts';
import { createCanonical } from '../../src/term/canonical.ts';
import { edit, find, source, SOURCE_A, SOURCE_B, SOURCE_C, term, ulid } from '../library/made-up.ts';
import { logs } from '../schedule/logs.ts';

const NOW = Date.UTC(2026, 10, 25, 9);
const TODAY = Math.floor(NOW / DAY);
const glossary = { id: 'an-issue', version: 1, entries: 3 };
const settings = withSetting(NO_SETTINGS, 'newPerDay', 4, NOW);
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const sha256 = async (text: string) => hash(text);

const partsOf = (contents: Partial<BackupContents> = {}) =>
  writeBackup({ log: [], settings, glossary, damaged: [], ...contents }, NOW, TODAY);
const fileOf = (contents: Partial<BackupContents> = {}) => partsOf(contents).join('');
const readBackup = (text: string) => read([text], sha256);
const here = (some: Partial<Here> = {}): Here => ({
  log: [],
  canonical: (card) => card,
  settings: NO_SETTINGS,
  sources: [],
  edits: [],
  texts: new Set(),
  ...some,
});

const TEXT = 'National security (国家安全) is broad.\nDevelopment (发展) is, too.\n';
const ARTICLE = source(sourceIdOf('article', hash(TEXT)), [find('国家安全', 'national security')]);
const LIST = source(SOURCE_C, [find('发展', 'development', { places: [] })]);
const EDITS: StoredEdit[] = [
  edit(1, { of: ARTICLE.id, set: 'title', to: 'A title' }),
  edit(2, { of: term('发展'), set: 'note', to: 'Two\nlines', replaces: [] }),
  { v: 2, id: ulid(3), set: 'mood', of: term('发展'), to: { deep: [1, 2] } },
];
const LIBRARY = {
  sources: unionOfSources([ARTICLE, LIST]),
  edits: EDITS,
  texts: [{ source: ARTICLE.id, text: TEXT }],
};
const LOG = fc.sample(logs({ minLength: 10 }), { seed: 5, numRuns: 1 })[0]!;

describe('a backup', () => {
  test('brings back exactly what was written, wherever its text is divided', async () => {
    await fc.assert(
      fc.asyncProperty(logs(), fc.array(fc.nat(4000), { maxLength: 20 }), async (log, cuts) => {
        const text = fileOf({ log, ...LIBRARY });
        const at = [0, ...cuts.map((cut) => cut % text.length).sort((a, b) => a - b), text.length];
        const parts = at.slice(1).map((end, index) => text.slice(at[index], end));
        const backup = await read(parts, sha256);
        expect(backup).toMatchObject({ settings, refused: 0, incomplete: false, ...LIBRARY });
        expect(backup.log).toEqual(unionOf(log));
        expect(await read(partsOf({ log, ...LIBRARY }), sha256)).toEqual(backup);
      }),
    );
  });

  test('is plain JSON with the counts in its head, and no text unless given one', () => {
    const { sources, edits } = LIBRARY;
    const value = JSON.parse(fileOf({ log: LOG, sources, edits, damaged: [{ key: 'log/x' }] })) as object;
    expect(value).toMatchObject({
      app: 'tifa',
      version: BACKUP_VERSION,
      exportedAt: '2026-11-25T09:00:00.000Z',
      counts: { records: LOG.length, sources: 2, edits: 3, texts: 0 },
      texts: [],
      damaged: [{ key: 'log/x' }],
    });
    expect(backupName(TODAY)).toBe('tifa-2026-11-25.json');
  });

  test('names the version that wrote it, which is read only where it looks like one', async () => {
    expect((await readBackup(fileOf({ writtenBy: '1.2.0 (9be8b93)' }))).writtenBy).toBe('1.2.0 (9be8b93)');
    expect((await readBackup(fileOf())).writtenBy).toBeNull();
    for (const writtenBy of [7, '', '<b>1.2.0</b>', '1'.repeat(61), '1.2.0\n', { v: 1 }]) {
      const file = JSON.stringify({ ...(JSON.parse(fileOf({ log: LOG })) as object), writtenBy });
      expect(await readBackup(file)).toMatchObject({ writtenBy: null, refused: 0, log: unionOf(LOG) });
    }
  });

  test('has a value a line: no part is longer than one value', () => {
    const parts = partsOf({ log: LOG, ...LIBRARY, damaged: [{ key: 'a' }, { key: 'b' }] });
    const values = [...LOG, ...LIBRARY.sources, ...EDITS, ...LIBRARY.texts];
    const longest = Math.max(...values.map((value) => JSON.stringify(value).length));
    expect(Math.max(...parts.slice(1).map((part) => part.length))).toBeLessThanOrEqual(longest + 2);
    const lines = parts.join('').trim().split('\n');
    // The head, each value, and the end of each list.
    expect(lines).toHaveLength(1 + values.length + 2 + 6);
  });

  test('holds whatever was found in the store, and is read back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.anything({
            withBigInt: true,
            withDate: true,
            withMap: true,
            withSet: true,
            withTypedArray: true,
          }),
        ),
        async (damaged) => {
          const odd = {
            v: 1 as const,
            fields: { fromALaterVersion: { value: new Map([[1n, damaged]]), at: 5 } },
          };
          const text = fileOf({ damaged, later: damaged, settings: odd });
          expect(await readBackup(text)).toMatchObject({ refused: 0, incomplete: false });
        },
      ),
    );
  });

  test.each([
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['other line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['other blanks', (text: string) => JSON.stringify(JSON.parse(text), null, 2)],
    ['no line ends', (text: string) => JSON.stringify(JSON.parse(text))],
  ])('may have %s', async (_, change) => {
    const text = fileOf({ log: LOG, ...LIBRARY });
    expect(change(text)).not.toBe(text);
    expect(await readBackup(change(text))).toEqual(await readBackup(text));
  });
});

describe('a backup of version 1', () => {
  const old = readFileSync(new URL('../fixtures/v0.1.0/tifa-2026-06-15.json', import.meta.url), 'utf8');

  test('is read as it was', async () => {
    const value = JSON.parse(old) as { log: unknown[] };
    const backup = await readBackup(old);
    expect(backup).toMatchObject({ refused: 0, incomplete: false, sources: [], edits: [], texts: [] });
    expect(backup.log).toEqual(value.log);
    expect(await readBackup(JSON.stringify(value))).toEqual(backup);
  });

  test('takes nothing from the library that is here', async () => {
    const plan = planImport(await readBackup(old), here({ sources: [ARTICLE], edits: EDITS }), NOW);
    expect(plan.answers).toBe(400);
    expect(plan.library).toEqual({ sources: [], edits: [], texts: [] });
    expect(plan.changes).toEqual({});
  });
});

describe('a file that is no backup', () => {
  const cases: [name: string, text: string, says: RegExp][] = [
    ['empty', '', /empty/],
    ['not JSON', 'hello', /not JSON/],
    ['cut short in its head', fileOf().slice(0, 100), /cut short/],
    ['JSON of another kind', '{"decks":[]}', /not a backup/],
    ['JSON of another kind, in lines', '{"cards":[\n1,\n2\n]}\n', /not a backup/],
    ['a source handed on', writeShare(ARTICLE, EDITS, null), /a source, not a backup.*library/],
    ['null', 'null', /not a backup/],
    ['of a later version', fileOf().replace('"version":2', '"version":99'), /later version.*99/],
    ['without a log', '{"app":"tifa","version":1}', /damaged: log/],
    ['with a log of another type', '{"app":"tifa","version":1,"log":{}}', /damaged: log/],
  ];
  test.each(cases)('%s: says what is wrong', async (_, text, says) => {
    const reading = readBackup(text);
    await expect(reading).rejects.toThrow(BackupError);
    await expect(reading).rejects.toThrow(says);
  });

  test('too large: is refused before it is read', () => {
    expect(() => checkBackupSize(MAX_BACKUP_BYTES + 1)).toThrow(BackupError);
    expect(() => checkBackupSize(MAX_BACKUP_BYTES)).not.toThrow();
  });

  test('any JSON at all throws no other error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (text) => {
        await expect(readBackup(text)).rejects.toThrow(BackupError);
      }),
    );
  });

  test('any lines between a head and an end throw nothing', async () => {
    const [head] = fileOf().split('\n');
    const line = fc.oneof(
      fc.json(),
      fc.string(),
      fc.constantFrom('],"log":[', '],"edits":[', '],"texts":[', '],"toString":[', ']}', '],"a":3,"b":['),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line), async (lines) => {
        const backup = await readBackup([head, ...lines].join('\n'));
        expect(backup.settings).toEqual(settings);
      }),
    );
  });
});

test('a file that was cut short is read as far as it goes, and says so', async () => {
  const text = fileOf({ log: LOG, ...LIBRARY });
  const head = text.indexOf('\n');
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: head, max: text.trimEnd().length - 1 }), async (length) => {
      const backup = await readBackup(text.slice(0, length));
      expect(backup.incomplete).toBe(true);
      // What is cut through is named; a record never counts as another one.
      expect(backup.refused).toBeLessThanOrEqual(1);
      const whole = unionOf(LOG);
      for (const record of backup.log) expect(whole).toContainEqual(record);
      for (const one of backup.sources) expect(LIBRARY.sources).toContainEqual(one);
    }),
  );
});

describe('a backup with something wrong in it', () => {
  const text = fileOf({ log: LOG });
  const value = JSON.parse(text) as {
    log: Record<string, unknown>[];
    settings: unknown;
    counts: { records: number };
  };
  const sound = value.log;

  test('bad records are left out and named, the others kept', async () => {
    const bad = [
      null,
      3,
      {},
      { ...sound[0], id: 'x' },
      { ...sound[0], type: 'explode' },
      { ...sound[0], v: 2 },
    ];
    const backup = await readBackup(JSON.stringify({ ...value, log: [...bad, ...sound] }));
    expect(backup.log).toEqual(unionOf(LOG));
    expect(backup.refused).toBe(bad.length);
    expect(backup.problems.map(({ where }) => where)).toEqual(
      [1, 2, 3, 4, 5, 6].map((place) => `record ${place}`),
    );
    expect(backup.problems[3]!.problem).toMatch(/^id: /);
    expect(backup.incomplete).toBe(true);
  });

  test('a line that is no JSON costs itself', async () => {
    const lines = text.split('\n');
    const place = lines.indexOf('],"log":[') + 3;
    lines[place] = lines[place]!.replace('{', '{{');
    const backup = await readBackup(lines.join('\n'));
    expect(backup.log).toHaveLength(LOG.length - 1);
    expect(backup.problems).toEqual([{ where: 'record 3', problem: 'is not JSON, or was cut short' }]);
  });

  test.each([
    ['the last identifier', { id: '7ZZZZZZZZZZZZZZZZZZZZZZZZZ' }, /^id: .*2199/],
    ['the last moment', { at: 2 ** 48 - 1 }, /^at: .*2199/],
    ['a record of a later version', { v: 2 }, /later version/],
  ])('%s is left out, the record and the field named', async (_, change, says) => {
    const backup = await readBackup(
      JSON.stringify({ ...value, log: [...sound, { ...sound[0], ...change }] }),
    );
    expect(backup.log).toEqual(unionOf(LOG));
    expect(backup.problems).toEqual([
      { where: `record ${sound.length + 1}`, problem: expect.stringMatching(says) as string },
    ]);
  });

  test('settings are judged field by field: a stamp or a value out of bounds is named, and changes nothing', async () => {
    const chosen = withSetting(withSetting(NO_SETTINGS, 'newPerDay', 9, NOW), 'retention', 0.8, NOW);
    const fields = {
      newPerDay: { value: 3, at: 2 ** 53 - 1 },
      retention: { value: 7, at: NOW + 5 },
      theme: { value: 'dark', at: NOW + 5 },
    };
    const backup = await readBackup(JSON.stringify({ ...value, settings: { v: 1, fields } }));
    expect(backup.problems).toMatchObject([
      { where: 'setting newPerDay', problem: expect.stringMatching(/2199/) as string },
      { where: 'setting retention' },
    ]);
    expect(planImport(backup, here({ settings: chosen }), NOW).settings).toEqual(['theme']);
    expect(backup.log).toEqual(unionOf(LOG));
  });

  test.each([
    ['settings', 5],
    ['settings', { v: 2, fields: [] }],
    ['exportedAt', 'yesterday'],
    ['exportedAt', '2026-13-45T00:00:00Z'],
    ['glossary', null],
    ['counts', { records: 'many' }],
    ['damaged', 3],
    ['sources', 3],
    ['edits', {}],
    ['texts', null],
  ])('with %s that is %j the log is read all the same', async (name, wrong) => {
    const backup = await readBackup(JSON.stringify({ ...value, [name]: wrong }));
    expect(backup.log).toEqual(unionOf(LOG));
    expect(backup.refused).toBe(['settings', 'sources', 'edits', 'texts'].includes(name) ? 1 : 0);
  });

  test('a message quotes little of a hostile file', async () => {
    const backup = await readBackup(
      JSON.stringify({ ...value, log: [{ ...sound[0], type: 'x'.repeat(100_000) }] }),
    );
    expect(backup.problems[0]!.problem.length).toBeLessThan(400);
  });

  test('keys that would reach an object’s prototype do nothing', async () => {
    const fields = '"fields":{"__proto__":{"value":1,"at":5},"constructor":{"value":1,"at":5}}';
    const hostile = text.replace(/"fields":\{.*?\}\}/, fields);
    expect(hostile).not.toBe(text);
    expect((await readBackup(hostile)).settings.fields).toEqual({});
    expect(({} as Record<string, unknown>).value).toBeUndefined();
  });
});

describe('a library with something wrong in it', () => {
  const withLibrary = (library: Partial<Record<'sources' | 'edits' | 'texts', unknown[]>>) =>
    readBackup(JSON.stringify({ ...(JSON.parse(fileOf(LIBRARY)) as object), ...library }));
  const problemsOf = ({ problems }: Backup) => problems.map(({ where, problem }) => `${where}: ${problem}`);

  test('a term that is not sound costs itself, a source that is none costs itself; both are named', async () => {
    const torn = { ...ARTICLE, finds: [...ARTICLE.finds, { ...find('安全', 'x'), gloss: 'a\u202eb' }] };
    const backup = await withLibrary({
      sources: [torn, { ...LIST, address: 'javascript:alert(1)' }, LIST, { ...LIST, v: 2 }, 7, { v: 1 }],
    });
    expect(backup.sources).toEqual(LIBRARY.sources);
    expect(backup.refused).toBe(5);
    expect(problemsOf(backup)).toEqual([
      'source 1 (Source ' +
        ARTICLE.id.slice(-1) +
        '): term 2 (安全): gloss: holds characters that cannot be seen',
      'source 2: address: is no address of a page',
      expect.stringMatching(/^source 4: .*later version/),
      expect.stringMatching(/^source 5: /),
      'source 6: id: is missing',
    ]);
  });

  test('an edit that is none is named; one of a later version is passed on', async () => {
    const backup = await withLibrary({
      edits: [...EDITS, { ...EDITS[0], id: ulid(9), to: 'x'.repeat(9999) }, null],
    });
    expect(backup.edits).toEqual(EDITS);
    expect(problemsOf(backup)).toEqual([
      expect.stringMatching(/^change 4: to: is longer/),
      expect.stringMatching(/^change 5: /),
    ]);
  });

  test('a text must be the one its source is named by', async () => {
    const backup = await withLibrary({
      texts: [
        { source: ARTICLE.id, text: 'Another text.' },
        { source: SOURCE_A, text: TEXT },
        { source: ARTICLE.id, text: 5 },
        { source: ARTICLE.id, text: TEXT.replaceAll('\n', '\r\n') },
      ],
    });
    expect(backup.texts).toEqual(LIBRARY.texts);
    expect(problemsOf(backup)).toEqual([
      expect.stringMatching(/^text 1 .*is not the text of this source/),
      'text 2: is of no source of the file',
      expect.stringMatching(/^text 3: text: /),
    ]);
  });

  test('the text of an issue that comes with the app needs no source in the file', async () => {
    const texts = [{ source: 'china-brief-24-08', text: 'Of an issue (文).' }];
    expect((await withLibrary({ texts })).texts).toEqual(texts);
    expect((await withLibrary({ texts: [{ ...texts[0], source: 'my-words' }] })).texts).toEqual([]);
  });

  test('of more problems than fit on a screen all are counted', async () => {
    const bad = Array.from({ length: 50 }, () => ({ ...find('安全', 'x'), kind: 'weapon' }));
    const backup = await withLibrary({ sources: [{ ...ARTICLE, finds: bad }, 3] });
    expect(backup.refused).toBe(50 + 1);
    expect(backup.problems).toHaveLength(20);
  });
});

describe('the plan of an import', () => {
  test('adds what is missing, counts what is here, and never loses anything', async () => {
    await fc.assert(
      fc.asyncProperty(logs(), logs(), async (mine, theirs) => {
        const plan = planImport(await readBackup(fileOf({ log: theirs })), here({ log: mine }), NOW);
        expect(unionOf(mine, plan.adds)).toEqual(unionOf(mine, theirs));
        expect(plan.known + plan.adds.length).toBe(unionOf(theirs).length);
        expect(plan.answers).toBe(plan.adds.filter(({ type }) => type === 'grade').length);
      }),
    );
  });

  test('counts no answer twice that Anki told of, whichever came first', async () => {
    const at = NOW - DAY;
    const answer = { v: 1, type: 'grade', card: 'a:cloze', at, day: TODAY - 1, grade: 3, took: 900 } as const;
    const own: LogRecord = { ...answer, id: ulid(1) };
    const told: LogRecord = { ...answer, id: recordId(at, 1_700_000_000_001, 'GRADE') };
    const elsewhere: LogRecord = { ...answer, id: ulid(2) };
    const added = async (theirs: LogRecord, mine: LogRecord) =>
      planImport(await readBackup(fileOf({ log: [theirs] })), here({ log: [mine] }), NOW);
    expect(await added(own, told)).toMatchObject({ adds: [], known: 1, answers: 0 });
    expect(await added(told, own)).toMatchObject({ adds: [], known: 1, answers: 0 });
    expect(await added(elsewhere, own)).toMatchObject({ adds: [elsewhere], known: 0, answers: 1 });
  });

  test('nor one whose card had another name when the file was written', async () => {
    const at = NOW - DAY;
    const answer = { v: 1, type: 'grade', at, day: TODAY - 1, grade: 3, took: 900 } as const;
    const then: LogRecord = { ...answer, card: 'gai-ge:cloze', id: ulid(1) };
    const told = { ...answer, card: cardId(term('改革'), 'cloze'), id: recordId(at, 7, 'GRADE') };
    const canonical = createCanonical(new Map([['gai-ge', term('改革')]]));
    const added = async (theirs: LogRecord, mine: LogRecord) =>
      planImport(await readBackup(fileOf({ log: [theirs] })), here({ log: [mine], canonical }), NOW).adds;
    expect(await added(then, told)).toEqual([]);
    expect(await added({ ...told, card: then.card }, { ...then, card: told.card })).toEqual([]);
    // What is added stands in the log as it stands in the file.
    expect(await added({ ...then, at: at + 1 }, told)).toEqual([{ ...then, at: at + 1 }]);
  });

  test('names the settings that would change, and no others', async () => {
    const chosen = withSetting(withSetting(NO_SETTINGS, 'theme', 'dark', NOW + 5), 'newPerDay', 9, NOW - 5);
    const file = withSetting(withSetting(NO_SETTINGS, 'theme', 'light', NOW), 'newPerDay', 4, NOW);
    const plan = planImport(await readBackup(fileOf({ settings: file })), here({ settings: chosen }), NOW);
    expect(plan.settings).toEqual(['newPerDay']);
  });

  test('importing the same file twice adds nothing the second time', async () => {
    await fc.assert(
      fc.asyncProperty(logs(), async (log) => {
        const backup = await readBackup(fileOf({ log, ...LIBRARY }));
        const { adds, library } = planImport(backup, here(), NOW);
        const again = here({
          ...library,
          log: adds,
          settings: backup.settings,
          texts: new Set([ARTICLE.id]),
        });
        expect(planImport(backup, again, NOW)).toMatchObject({
          adds: [],
          settings: [],
          library: { sources: [], edits: [], texts: [] },
          sources: { fresh: 0, newer: 0, known: 2, removed: 0 },
          knownEdits: 3,
          changes: {},
        });
      }),
    );
  });

  const planOf = async (theirs: Partial<BackupContents>, mine: Partial<Here> = {}) =>
    planImport(await readBackup(fileOf(theirs)), here(mine), NOW);

  test('tells sources that are new, read by a newer extractor, known, and removed here', async () => {
    const newer: Source = { ...LIST, extractor: 2 };
    const later: Source = { ...source(SOURCE_B, []), addedAt: LIST.addedAt + 5 };
    const removed = edit(8, { of: SOURCE_A, set: 'removed', to: true });
    const plan = await planOf(
      { sources: [ARTICLE, newer, later, source(SOURCE_A, [])], texts: LIBRARY.texts },
      { sources: [LIST, source(SOURCE_B, [])], edits: [removed] },
    );
    expect(plan.sources).toEqual({ fresh: 1, newer: 1, known: 1, removed: 1 });
    expect(plan.library.texts).toEqual(LIBRARY.texts);
    expect(plan.changes).toEqual({});
  });

  test('tells what the edits change, by kind: not what a later one here has outdone, nor what is so already', async () => {
    const one = term('安全');
    const two = term('发展');
    const mine = [
      edit(10, { of: one, set: 'gloss', to: 'here and later' }),
      edit(1, { of: two, set: 'kind', to: 'event' }),
      edit(2, { of: one, set: 'note', to: 'old', replaces: [] }),
      edit(3, { of: two, set: 'note', to: 'to go', replaces: [] }),
      edit(4, { of: two, set: 'tag', tag: 'x', to: true }),
      edit(6, { of: two, set: 'word', to: find('发展', 'mine') }),
    ];
    const theirs = [
      edit(5, { of: one, set: 'gloss', to: 'older' }),
      edit(11, { of: two, set: 'gloss', to: 'own' }),
      edit(12, { of: two, set: 'kind', to: 'event' }),
      edit(13, { of: one, set: 'note', to: 'new', replaces: [ulid(2)] }),
      edit(14, { of: one, set: 'note', to: 'another', replaces: [] }),
      edit(15, { of: two, set: 'note', to: '', replaces: [ulid(3)] }),
      edit(16, { of: two, set: 'tag', tag: 'x', to: false }),
      edit(17, { of: two, set: 'tag', tag: 'y', to: true }),
      edit(18, { of: one, set: 'study', to: true }),
      edit(19, { of: two, set: 'study', to: false }),
      edit(20, { of: LIST.id, set: 'removed', to: true }),
      edit(21, { of: SOURCE_A, set: 'removed', to: true }),
      edit(22, { of: ARTICLE.id, set: 'title', to: 'B' }),
      edit(23, { of: ARTICLE.id, set: 'date', to: '2017' }),
      edit(24, { of: ARTICLE.id, set: 'off', to: true }),
      edit(25, { of: ARTICLE.id, set: 'find', term: one, to: null }),
      edit(26, { of: ARTICLE.id, set: 'find', term: two, to: find('发展', 'x') }),
      edit(27, { of: one, set: 'word', to: find('安全', 'w') }),
      edit(28, { of: one, set: 'reading', to: 'an1 quan2' }),
      { v: 2, id: ulid(29), set: 'mood', of: one, to: 1 },
    ];
    const plan = await planOf({ edits: theirs }, { sources: [ARTICLE, LIST], edits: unionOfEdits(mine) });
    expect(plan.library.edits).toHaveLength(theirs.length);
    expect(plan.changes).toEqual({
      gloss: 1,
      note: 2,
      'note-away': 1,
      tag: 1,
      'tag-away': 1,
      study: 1,
      'study-off': 1,
      removed: 1,
      title: 1,
      fact: 1,
      off: 1,
      'find-out': 1,
      find: 1,
      word: 1,
      reading: 1,
      later: 1,
    });
  });

  test('names what lies ahead in edits, too', async () => {
    const ahead = { ...edit(1, { of: term('安全'), set: 'gloss', to: 'x' }), at: NOW + 9 * DAY };
    expect((await planOf({ edits: [ahead] })).ahead).toEqual({ records: 1, until: NOW + 9 * DAY });
  });
});

describe('CSV', () => {
  test('has a line for each answer, those taken back marked', () => {
    fc.assert(
      fc.property(logs(), (log) => {
        const csv = reviewsToCsv(log);
        const { data, errors } = Papa.parse<Record<string, string>>(csv, {
          header: true,
          skipEmptyLines: true,
        });
        expect(errors).toEqual([]);
        const undone = new Set(log.flatMap((record) => (record.type === 'undo' ? [record.undoes] : [])));
        expect(data.map(({ id, undone }) => [id, undone])).toEqual(
          log.filter(({ type }) => type === 'grade').map(({ id }) => [id, undone.has(id) ? '1' : '0']),
        );
        expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      }),
    );
  });
});
