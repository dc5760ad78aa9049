import fc from 'fast-check';
import { zipSync } from 'fflate';
import type { Database, SqlJsStatic } from 'sql.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { isAnkiPackage } from '../../../src/exchange/anki/is-package.ts';
import { PackageError } from '../../../src/exchange/anki/package-error.ts';
import { notHereYet } from '../../../src/exchange/anki/not-here-yet.ts';
import { packZstd } from '../../../src/exchange/anki/pack-zstd.ts';
import { openPackage } from '../../../src/exchange/anki/read.ts';
import { historyOf, tableOfType } from '../../../src/exchange/anki/table.ts';
import { writePackage } from '../../../src/exchange/anki/write.ts';
import { unpackZstd } from '../../../src/exchange/anki/zstd.ts';
import { wordsOf, WordListError } from '../../../src/exchange/word-list.ts';
import { FormatError } from '../../../src/formats/document.ts';
import { LogRecordSchema } from '../../../src/schedule/schemas.ts';
import { createScheduler } from '../../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../../src/schedule/settings.ts';
import * as v from 'valibot';
import { answer, collectionOf, exported, sha1, sqlite } from './making.ts';
import { field, presentCollection } from './present.ts';

let SQL: SqlJsStatic;
beforeAll(async () => {
  SQL = await sqlite();
});

const encode = (text: string) => new TextEncoder().encode(text);
const dayOf = (at: number) => Math.floor(at / 86_400_000);

/** A package whose collection is what `change` makes of a sound one. */
async function changed(
  change: (database: Database) => void,
  named = 'collection.anki2',
): Promise<Uint8Array> {
  const database = await collectionOf((await writePackage(SQL, exported(), sha1)).bytes);
  change(database);
  const bytes = database.export();
  database.close();
  return zipSync({ [named]: bytes, media: encode('{}') }, { level: 1 });
}

/** A foreign deck in the present format. */
const PRESENT = () =>
  zipSync({
    meta: Uint8Array.from(field(1, 3)),
    'collection.anki21b': packZstd(
      presentCollection(
        SQL,
        [
          {
            id: 1_500_000_000_001,
            name: 'Chinese; with audio',
            fields: ['Simplified', 'Pinyin', 'Meaning', 'Audio'],
            templates: [
              ['Recognise', '{{Simplified}}'],
              ['Recall', '{{#Meaning}}{{Meaning}}{{/Meaning}}'],
              ['By ear', '{{Audio}}'],
              ['Both', '{{Simplified}} {{Meaning}}'],
            ],
          },
          {
            id: 1_500_000_000_002,
            name: 'Basic',
            fields: ['Front', 'Back'],
            templates: [['Card 1', '{{Front}}']],
          },
        ],
        (database) => {
          const note = (id: number, mid: number, flds: string[], tags = '') =>
            database.run("INSERT INTO notes VALUES (?, ?, ?, 0, 0, ?, ?, '', 0, 0, '')", [
              id,
              `guid${id}`,
              mid,
              tags,
              flds.join('\x1f'),
            ]);
          const card = (id: number, nid: number, ord: number, queue = 2) =>
            database.run(
              "INSERT INTO cards VALUES (?, ?, 1, ?, 1600000000, 0, 2, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, '')",
              [id, nid, ord, queue],
            );
          const review = (id: number, cid: number, ease: number, type = 1, ivl = 5, factor = 2500) =>
            database.run('INSERT INTO revlog VALUES (?, ?, 0, ?, ?, 1, ?, 3000, ?)', [
              id,
              cid,
              ease,
              ivl,
              factor,
              type,
            ]);
          note(
            1,
            1_500_000_000_001,
            ['<b>改革</b>', 'gǎi gé', 'reform&nbsp;', '[sound:a.mp3]'],
            ' hsk leech ',
          );
          note(2, 1_500_000_000_001, ['开放', 'kāi fàng', 'to open', '']);
          note(3, 1_500_000_000_002, ['what', 'that']);
          card(11, 1, 0);
          card(12, 1, 1, -1);
          card(13, 1, 2);
          card(14, 1, 3);
          card(15, 2, 0);
          review(1_600_000_000_000, 11, 3, 0, -600);
          review(1_600_000_100_000, 11, 3);
          // By hand, and in a preview: no answers.
          review(1_600_000_200_000, 11, 0, 4);
          review(1_600_000_300_000, 11, 2, 3, 0, 0);
          review(1_600_000_400_000, 13, 4);
          review(1_600_000_500_000, 14, 4);
          review(1_600_000_600_000, 99, 4);
        },
      ),
    ),
    media: packZstd(new Uint8Array()),
    '0': encode('sound'),
    '1': encode('picture'),
  });

describe('reading a package of Anki', () => {
  it('gives what was written: terms, and the answers that are not here yet', async () => {
    const log = [
      answer('改革', 'hanzi-meaning', 20, 3),
      answer('改革', 'hanzi-meaning', 19, 4, { days: 4 }),
      answer('国家安全', 'meaning-hanzi', 2, 1),
    ];
    const learned = { log, scheduler: createScheduler(DEFAULT_SETTINGS) };
    const opened = openPackage((await writePackage(SQL, exported({ learned }), sha1)).bytes, SQL);
    const [type] = opened.noteTypes;
    expect(opened).toMatchObject({ media: 0, isOldSchedule: false });
    expect(type).toMatchObject({ name: 'Tifa term', notes: 3, isCloze: false });
    const read = tableOfType(opened, type!);
    const listed = wordsOf(read.table, read.table.guess);
    expect(listed.without).toEqual([]);
    expect(
      listed.words.map(({ hanzi, traditional, gloss, kind, tags, note }) => ({
        hanzi,
        traditional,
        gloss,
        kind,
        tags,
        note,
      })),
    ).toEqual([
      { hanzi: '改革', gloss: 'reform', kind: 'policy-term', tags: [], note: '', traditional: undefined },
      {
        hanzi: '国家安全',
        traditional: '國家安全',
        gloss: 'national security & <order>',
        kind: 'policy-term',
        tags: ['two_words', 'plain'],
        note: 'first line second',
      },
      { hanzi: '张三', gloss: null, kind: 'person', tags: [], note: '', traditional: undefined },
    ]);
    const { records, summary } = historyOf(opened, read, listed, read.table.guess, dayOf);
    expect(records.map(({ type, ...rest }) => ({ type, ...rest }))).toEqual(
      log.map(({ card, at, day, grade, took }, i) => ({
        v: 1,
        type: 'grade',
        id: records[i]!.id,
        card,
        at,
        day,
        grade,
        took,
        ...(i === 1 && { days: expect.any(Number) as number }),
      })),
    );
    expect(summary.answers).toBe(3);
    opened.close();
  });

  it('reads the present format, and knows what each template asks', () => {
    const opened = openPackage(PRESENT(), SQL);
    expect(opened.noteTypes.map(({ name, notes }) => [name, notes])).toEqual([
      ['Chinese; with audio', 2],
      ['Basic', 1],
    ]);
    expect(opened.media).toBe(2);
    const read = tableOfType(opened, opened.noteTypes[0]!);
    expect(read.table).toMatchObject({
      format: 'apkg',
      headed: null,
      names: ['Simplified', 'Pinyin', 'Meaning', 'Audio'],
    });
    expect(read.table.rows[0]).toEqual({ row: 1, cells: ['改革', 'gǎi gé', 'reform', ''], tags: ['hsk'] });
    expect(read.table.guess).toEqual(['hanzi', 'pinyin', 'english', null]);
    const { records, summary } = historyOf(
      opened,
      read,
      wordsOf(read.table, read.table.guess),
      read.table.guess,
      dayOf,
    );
    expect(summary).toEqual({
      answers: 3,
      cards: 3,
      templates: [
        { name: 'Recognise', direction: 'hanzi-meaning', answers: 3 },
        { name: 'Recall', direction: 'meaning-hanzi', answers: 0 },
        { name: 'By ear', direction: 'listening', answers: 1 },
        { name: 'Both', direction: null, answers: 1 },
      ],
    });
    expect(records.map((record) => [record.type, 'card' in record && record.card, record.at])).toEqual([
      ['grade', '改革:hanzi-meaning', 1_600_000_000_000],
      ['suspend', '改革:meaning-hanzi', 1_600_000_000_000],
      ['grade', '改革:hanzi-meaning', 1_600_000_100_000],
      ['grade', '改革:listening', 1_600_000_400_000],
    ]);
    for (const record of records) expect(v.safeParse(LogRecordSchema, record).issues).toBeUndefined();
    const again = historyOf(opened, read, wordsOf(read.table, read.table.guess), read.table.guess, dayOf);
    expect(again.records).toEqual(records);
    opened.close();
  });

  it('takes answers of three buttons for what they were', async () => {
    const bytes = await changed((database) => {
      database.run("UPDATE col SET conf = '{}'");
      database.run(
        'INSERT INTO revlog SELECT 1600000000000, id, 0, 2, -60, -60, 2500, 1000, 0 FROM cards WHERE ord = 0 LIMIT 1',
      );
      database.run(
        'INSERT INTO revlog SELECT 1600000000001, id, 0, 2, 5, 3, 2500, 1000, 1 FROM cards WHERE ord = 0 LIMIT 1',
      );
    });
    const opened = openPackage(bytes, SQL);
    expect(opened.isOldSchedule).toBe(true);
    const read = tableOfType(opened, opened.noteTypes[0]!);
    const { records } = historyOf(
      opened,
      read,
      wordsOf(read.table, read.table.guess),
      read.table.guess,
      dayOf,
    );
    expect(records.map((record) => record.type === 'grade' && record.grade)).toEqual([3, 2]);
    opened.close();
  });

  it('adds no answer that has gone to Anki and come back', async () => {
    const log = [answer('改革', 'hanzi-meaning', 20, 3), answer('改革', 'hanzi-meaning', 19, 4)];
    const learned = { log, scheduler: createScheduler(DEFAULT_SETTINGS) };
    const opened = openPackage((await writePackage(SQL, exported({ learned }), sha1)).bytes, SQL);
    const read = tableOfType(opened, opened.noteTypes[0]!);
    const listed = wordsOf(read.table, read.table.guess);
    const { records } = historyOf(opened, read, listed, read.table.guess, dayOf);
    expect(records).toHaveLength(2);
    expect(notHereYet(records, log)).toEqual([]);
    expect(notHereYet(records, log.slice(1))).toEqual(records.slice(0, 1));
    opened.close();
  });

  it('prefers the collection itself to the empty one beside it', async () => {
    const database = await collectionOf((await writePackage(SQL, exported(), sha1)).bytes);
    const whole = database.export();
    database.run('DELETE FROM notes WHERE id > (SELECT min(id) FROM notes)');
    const opened = openPackage(
      zipSync({ 'collection.anki2': database.export(), 'collection.anki21': whole, media: encode('{}') }),
      SQL,
    );
    expect(opened.noteTypes[0]!.notes).toBe(3);
    opened.close();
    database.close();
  });

  it('tells packages from other archives', () => {
    expect(isAnkiPackage(PRESENT(), 'x.zip')).toBe(true);
    expect(isAnkiPackage(zipSync({ 'a.txt': encode('a') }), 'a.zip')).toBe(false);
    expect(isAnkiPackage(encode('改革'), 'a.colpkg')).toBe(true);
    expect(isAnkiPackage(encode('PK\x03\x04 cut'), 'a.zip')).toBe(false);
  });
});

describe('a hostile package', () => {
  const problemOf = (bytes: Uint8Array) => {
    try {
      const opened = openPackage(bytes, SQL);
      for (const type of opened.noteTypes) tableOfType(opened, type);
      opened.cards();
      opened.reviews();
      opened.close();
      return null;
    } catch (error) {
      if (error instanceof PackageError || error instanceof WordListError) return error.problem;
      throw error;
    }
  };

  it('ends in a clear error', async () => {
    const zeros = new Uint8Array(3 * 1024 * 1024);
    const table: readonly (readonly [string, Uint8Array, string])[] = [
      ['no archive', encode('改革'), 'broken-package'],
      ['nothing in it', zipSync({}), 'broken-package'],
      ['no collection', zipSync({ media: encode('{}') }), 'broken-package'],
      ['no database', zipSync({ 'collection.anki2': encode('SQL') }), 'broken-package'],
      [
        'a database cut short',
        zipSync({ 'collection.anki2': encode('SQLite format 3\0') }),
        'broken-package',
      ],
      [
        'of a later Anki',
        zipSync({ meta: Uint8Array.from(field(1, 4)), 'collection.anki21b': zeros.subarray(0, 9) }),
        'newer-package',
      ],
      ['a zip bomb', zipSync({ 'collection.anki2': zeros }), 'large-package'],
      ['no frame of zstd', zipSync({ 'collection.anki21b': zeros.subarray(0, 99) }), 'broken-package'],
      ['no table', await changed((database) => database.run('DROP TABLE notes')), 'broken-package'],
      ['no notes', await changed((database) => database.run('DELETE FROM notes')), 'no-notes'],
      [
        'no note types',
        await changed((database) => database.run("UPDATE col SET models = '{}'")),
        'broken-package',
      ],
      [
        'broken note types',
        await changed((database) => database.run("UPDATE col SET models = '{'")),
        'broken-package',
      ],
      [
        'a view without end in the place of notes',
        await changed((database) =>
          database.exec(
            "DROP TABLE notes; CREATE VIEW notes AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id, '' AS guid, 1 AS mid, '' AS tags, '' AS flds FROM n",
          ),
        ),
        'broken-package',
      ],
      [
        'a table that is made when it is asked',
        await changed((database) =>
          database.exec(
            'DROP TABLE revlog; CREATE VIRTUAL TABLE revlog USING fts3(id, cid, ease, ivl, factor, time, type)',
          ),
        ),
        'broken-package',
      ],
      [
        'columns that are reckoned',
        await changed((database) =>
          database.exec(
            'DROP TABLE revlog; CREATE TABLE revlog (id, cid, ease, ivl AS (length(zeroblob(100000000))), factor, time, type)',
          ),
        ),
        'broken-package',
      ],
      [
        'more notes than anybody has',
        await changed((database) =>
          database.run(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200001) INSERT INTO notes SELECT i, '', 1, 0, 0, '', '', '', 0, 0, '' FROM n",
          ),
        ),
        'large-package',
      ],
    ];
    expect(table.map(([what, bytes]) => [what, problemOf(bytes)])).toEqual(
      table.map(([what, , problem]) => [what, problem]),
    );
  });

  it('may have any names: none of them becomes a part of a statement', async () => {
    const evil = `"'; DROP TABLE notes; --`;
    const bytes = await changed((database) => {
      database.exec(`CREATE TABLE "${evil.replaceAll('"', '""')}" (id)`);
      database.run('UPDATE col SET models = replace(models, ?, ?)', [
        '"name":"English"',
        `"name":${JSON.stringify(evil)}`,
      ]);
    });
    const opened = openPackage(bytes, SQL);
    expect(tableOfType(opened, opened.noteTypes[0]!).table.names).toContain(evil);
    expect(opened.notes(opened.noteTypes[0]!)).toHaveLength(3);
    opened.close();
  });

  it('never ends in anything but an error of its reader, whatever bytes are changed', async () => {
    const sound = [(await writePackage(SQL, exported(), sha1)).bytes, PRESENT()];
    const collection = (await collectionOf(sound[0]!)).export();
    fc.assert(
      fc.property(
        fc.constantFrom('archive', 'collection'),
        fc.nat(1),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 20 }),
        fc.nat(),
        (what, which, changes, cut) => {
          const of = what === 'archive' ? sound[which]! : collection;
          const bytes = of.slice(0, cut % 4 === 0 ? (cut % of.length) + 1 : of.length);
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          problemOf(what === 'archive' ? bytes : zipSync({ 'collection.anki2': bytes }, { level: 0 }));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('zstd', () => {
  it('gives back what it packs', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        expect(unpackZstd(packZstd(bytes), 3000)).toEqual(bytes);
      }),
      { numRuns: 30 },
    );
    const long = Uint8Array.from({ length: 300_000 }, (_, at) => at % 251);
    // Byte by byte it would take seconds.
    expect(Buffer.compare(unpackZstd(packZstd(long), 300_000), long)).toBe(0);
  });

  it.each([
    ['with its length', 'KLUv/aCghgEAVQAAEGFhAQCbhjnAAg=='],
    ['without, and with a checksum', 'KLUv/QRYVQAAEGFhAQCbhjnAAi9O/v0='],
  ])('reads what the program zstd makes of a hundred thousand letters, %s', (_, base64) => {
    const unpacked = unpackZstd(Uint8Array.from(Buffer.from(base64, 'base64')), 100_000);
    expect(new TextDecoder().decode(unpacked)).toBe('a'.repeat(100_000));
  });

  it('refuses what unpacks to too much, before or while it does', () => {
    expect(() => unpackZstd(packZstd(new Uint8Array(1000)), 999)).toThrow(FormatError);
    // Nothing is said of its length: blocks of 128 KB of one byte, each in four bytes.
    const block = [0x02, 0x00, 0x10, 0x61];
    const stream = Uint8Array.from([
      0x28,
      0xb5,
      0x2f,
      0xfd,
      0x00,
      0x58,
      ...Array.from({ length: 100 }, () => block).flat(),
      0x01,
      0,
      0,
    ]);
    expect(unpackZstd(stream, 13_107_200)).toHaveLength(13_107_200);
    expect(() => unpackZstd(stream, 10_000_000)).toThrow(/more than/);
    // And a window of two gigabytes for each of them.
    const wide = stream.slice();
    wide[5] = 0xa8;
    expect(() => unpackZstd(wide, 13_107_200)).toThrow(/look back/);
  });
});
