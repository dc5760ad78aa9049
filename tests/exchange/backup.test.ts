import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import {
  backupName,
  BackupError,
  BACKUP_VERSION,
  checkBackupSize,
  MAX_BACKUP_BYTES,
  planImport,
  readBackup,
  writeBackup,
} from '../../src/exchange/backup.ts';
import { reviewsToCsv } from '../../src/exchange/table-csv.ts';
import { DAY, unionOf } from '../../src/schedule/model.ts';
import { NO_SETTINGS, withSetting } from '../../src/schedule/settings.ts';
import { logs } from '../schedule/logs.ts';

const NOW = Date.UTC(2026, 10, 25, 9);
const TODAY = Math.floor(NOW / DAY);
const glossary = { id: 'an-issue', version: 1, entries: 3 };
const settings = withSetting(NO_SETTINGS, 'newPerDay', 4, NOW);

function fileOf(contents: Partial<Parameters<typeof writeBackup>[0]> = {}): string {
  return writeBackup({ log: [], settings, glossary, damaged: [], ...contents }, NOW, TODAY).join('');
}

describe('a backup', () => {
  test('brings back exactly what was written', () => {
    fc.assert(
      fc.property(logs(), (log) => {
        const backup = readBackup(fileOf({ log }));
        expect(backup).toMatchObject({ settings, refused: 0, incomplete: false });
        expect(backup.log).toEqual(unionOf(log));
      }),
    );
  });

  test('is plain JSON with the counts in its head', () => {
    const log = fc.sample(logs({ minLength: 5 }), { seed: 3, numRuns: 1 })[0]!;
    const value = JSON.parse(fileOf({ log, damaged: [{ key: 'log/x' }] })) as Record<string, unknown>;
    expect(value).toMatchObject({
      app: 'tifa',
      version: BACKUP_VERSION,
      exportedAt: '2026-11-25T09:00:00.000Z',
      counts: { records: log.length },
      damaged: [{ key: 'log/x' }],
    });
    expect(backupName(TODAY)).toBe('tifa-2026-11-25.json');
  });

  test('holds whatever was found in the store, and is read back', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.anything({
            withBigInt: true,
            withDate: true,
            withMap: true,
            withSet: true,
            withTypedArray: true,
          }),
        ),
        (damaged) => {
          const odd = {
            v: 1 as const,
            fields: { fromALaterVersion: { value: new Map([[1n, damaged]]), at: 5 } },
          };
          const text = fileOf({ damaged, later: damaged, settings: odd });
          expect(readBackup(text)).toMatchObject({ refused: 0, incomplete: false });
        },
      ),
    );
  });

  test('may begin with a byte order mark', () => {
    expect(readBackup(`\ufeff${fileOf()}`).log).toEqual([]);
  });
});

describe('a file that is no backup', () => {
  const cases: [name: string, text: string, says: RegExp][] = [
    ['empty', '', /empty/],
    ['not JSON', 'hello', /not JSON/],
    [
      'cut short',
      fileOf({ log: fc.sample(logs({ minLength: 3 }), { seed: 1, numRuns: 1 })[0]! }).slice(0, -30),
      /cut short/,
    ],
    ['JSON of another kind', '{"decks":[]}', /not a backup/],
    ['null', 'null', /not a backup/],
    [
      'of a later version',
      fileOf().replace(`"version":${BACKUP_VERSION}`, '"version":99'),
      /later version.*99/,
    ],
    ['without a log', '{"app":"tifa","version":1}', /damaged: /],
    ['with a log of another type', fileOf().replace('"log":[\n]', '"log":{}'), /damaged: log/],
  ];
  test.each(cases)('%s: says what is wrong', (_, text, says) => {
    expect(() => readBackup(text)).toThrow(BackupError);
    expect(() => readBackup(text)).toThrow(says);
  });

  test('too large: is refused before it is read', () => {
    expect(() => checkBackupSize(MAX_BACKUP_BYTES + 1)).toThrow(BackupError);
    expect(() => checkBackupSize(MAX_BACKUP_BYTES)).not.toThrow();
  });

  test('any JSON at all throws no other error', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(() => readBackup(text)).toThrow(BackupError);
      }),
    );
  });
});

describe('a backup with something wrong in it', () => {
  const [log] = fc.sample(logs({ minLength: 10 }), { seed: 5, numRuns: 1 });
  const text = fileOf({ log: log! });
  const value = JSON.parse(text) as {
    log: Record<string, unknown>[];
    settings: unknown;
    counts: { records: number };
  };
  const sound = value.log;

  test('bad records are left out and named, the others kept', () => {
    const bad = [
      null,
      3,
      {},
      { ...sound[0], id: 'x' },
      { ...sound[0], type: 'explode' },
      { ...sound[0], v: 2 },
    ];
    const backup = readBackup(JSON.stringify({ ...value, log: [...bad, ...sound] }));
    expect(backup.log).toEqual(unionOf(log!));
    expect(backup.refused).toBe(bad.length);
    expect(backup.problems.map(({ where }) => where)).toEqual(
      [1, 2, 3, 4, 5, 6].map((place) => `record ${place}`),
    );
    expect(backup.problems[3]!.problem).toMatch(/^id: /);
    expect(backup.incomplete).toBe(true);
  });

  test.each([
    ['the last identifier', { id: '7ZZZZZZZZZZZZZZZZZZZZZZZZZ' }, /^id: .*2199/],
    ['the last moment', { at: 2 ** 48 - 1 }, /^at: .*2199/],
    ['a record of a later version', { v: 2 }, /later version/],
  ])('%s is left out, the record and the field named', (_, change, says) => {
    const backup = readBackup(JSON.stringify({ ...value, log: [...sound, { ...sound[0], ...change }] }));
    expect(backup.log).toEqual(unionOf(log!));
    expect(backup.problems).toEqual([
      { where: `record ${sound.length + 1}`, problem: expect.stringMatching(says) as string },
    ]);
  });

  test('settings are judged field by field: a stamp or a value out of bounds is named, and changes nothing', () => {
    const here = withSetting(withSetting(NO_SETTINGS, 'newPerDay', 9, NOW), 'retention', 0.8, NOW);
    const fields = {
      newPerDay: { value: 3, at: 2 ** 53 - 1 },
      retention: { value: 7, at: NOW + 5 },
      theme: { value: 'dark', at: NOW + 5 },
    };
    const backup = readBackup(JSON.stringify({ ...value, settings: { v: 1, fields } }));
    expect(backup.problems).toMatchObject([
      { where: 'setting newPerDay', problem: expect.stringMatching(/2199/) as string },
      { where: 'setting retention' },
    ]);
    expect(planImport(backup, { log: [], settings: here }).settings).toEqual(['theme']);
    expect(backup.log).toEqual(unionOf(log!));
  });

  test.each([
    ['settings', 5],
    ['settings', { v: 2, fields: [] }],
    ['exportedAt', 'yesterday'],
    ['exportedAt', '2026-13-45T00:00:00Z'],
    ['glossary', null],
    ['counts', { records: 'many' }],
    ['damaged', 3],
  ])('with %s that is %j the log is read all the same', (name, wrong) => {
    const backup = readBackup(JSON.stringify({ ...value, [name]: wrong }));
    expect(backup.log).toEqual(unionOf(log!));
    expect(backup.refused).toBe(name === 'settings' ? 1 : 0);
  });

  test('a message quotes little of a hostile file', () => {
    const backup = readBackup(
      JSON.stringify({ ...value, log: [{ ...sound[0], type: 'x'.repeat(100_000) }] }),
    );
    expect(backup.problems[0]!.problem.length).toBeLessThan(400);
  });

  test('keys that would reach an object’s prototype do nothing', () => {
    const fields = '"fields":{"__proto__":{"value":1,"at":5},"constructor":{"value":1,"at":5}}';
    const hostile = text.replace(/"fields":\{.*?\}\}/, fields);
    expect(hostile).not.toBe(text);
    try {
      readBackup(hostile);
    } catch (error) {
      expect(error).toBeInstanceOf(BackupError);
    }
    expect(({} as Record<string, unknown>).value).toBeUndefined();
  });
});

describe('the plan of an import', () => {
  test('adds what is missing, counts what is here, and never loses anything', () => {
    fc.assert(
      fc.property(logs(), logs(), (mine, theirs) => {
        const plan = planImport(readBackup(fileOf({ log: theirs })), { log: mine, settings: NO_SETTINGS });
        expect(unionOf(mine, plan.adds)).toEqual(unionOf(mine, theirs));
        expect(plan.known + plan.adds.length).toBe(unionOf(theirs).length);
        expect(plan.answers).toBe(plan.adds.filter(({ type }) => type === 'grade').length);
      }),
    );
  });

  test('names the settings that would change, and no others', () => {
    const here = withSetting(withSetting(NO_SETTINGS, 'theme', 'dark', NOW + 5), 'newPerDay', 9, NOW - 5);
    const file = withSetting(withSetting(NO_SETTINGS, 'theme', 'light', NOW), 'newPerDay', 4, NOW);
    const plan = planImport(readBackup(fileOf({ settings: file })), { log: [], settings: here });
    expect(plan.settings).toEqual(['newPerDay']);
  });

  test('importing the same file twice adds nothing the second time', () => {
    fc.assert(
      fc.property(logs(), (log) => {
        const backup = readBackup(fileOf({ log }));
        const { adds } = planImport(backup, { log: [], settings: NO_SETTINGS });
        expect(planImport(backup, { log: adds, settings: backup.settings })).toMatchObject({
          adds: [],
          settings: [],
        });
      }),
    );
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
