/** Packages that Anki and other programs have written (packages/README.md). */
import { readFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';
import { PbfReader } from 'pbf';
import type { SqlJsStatic } from 'sql.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { packZstd } from '../../../src/exchange/anki/pack-zstd.ts';
import { openPackage } from '../../../src/exchange/anki/read.ts';
import { historyOf, tableOfType } from '../../../src/exchange/anki/table.ts';
import { writePackage } from '../../../src/exchange/anki/write.ts';
import { unpackZstd } from '../../../src/exchange/anki/zstd.ts';
import { wordsOf } from '../../../src/exchange/word-list.ts';
import { exported, openNames, rowsOf, sha1, sqlite } from './making.ts';

let SQL: SqlJsStatic;
beforeAll(async () => {
  SQL = await sqlite();
});

const packageNamed = (name: string) =>
  new Uint8Array(readFileSync(new URL(`packages/${name}.apkg`, import.meta.url)));
const dayOf = (at: number) => Math.floor(at / 86_400_000);

const presentIn = (bytes: Uint8Array) =>
  new SQL.Database(unpackZstd(unzipSync(bytes)['collection.anki21b']!, 1e8));

/** Every table and index as it is written down, without blanks that mean nothing. */
const layoutOf = (bytes: Uint8Array) => {
  const database = presentIn(bytes);
  const rows = rowsOf(database, "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%'");
  database.close();
  return Object.fromEntries(
    rows.map(({ name, sql }) => [
      name,
      String(sql)
        .replaceAll(/--.*/g, '')
        .replaceAll(/\s+/g, ' ')
        .replaceAll(/\( | \)/g, (sign) => sign.trim()),
    ]),
  );
};

describe('a collection of Anki’s own', () => {
  it('has the tables that ours has', async () => {
    const ours = layoutOf((await writePackage(SQL, exported({ format: 'present' }), sha1)).bytes);
    expect(ours).toEqual(layoutOf(packageNamed('anki-25-empty')));
  });

  it('has the settings that ours has', async () => {
    const settingsOf = (bytes: Uint8Array) => {
      const database = presentIn(bytes);
      openNames(database);
      const [options] = rowsOf(database, 'SELECT id, name, mtime_secs, usn, config FROM deck_config');
      const [deck] = rowsOf(database, 'SELECT id, name, kind FROM decks WHERE id = 1');
      const [col] = rowsOf(
        database,
        'SELECT id, ver, dty, usn, ls, conf, models, decks, dconf, tags FROM col',
      );
      const keys = rowsOf(database, 'SELECT KEY FROM config').map(({ KEY }) => KEY);
      const fields = new Set(
        rowsOf(database, 'SELECT config FROM fields').flatMap(({ config }) => fieldsOf(config as Uint8Array)),
      );
      database.close();
      return { options, deck, col, keys, fields };
    };
    const theirs = settingsOf(packageNamed('anki-25-empty'));
    const ours = settingsOf((await writePackage(SQL, exported({ format: 'present' }), sha1)).bytes);
    expect(ours.options).toEqual(theirs.options);
    expect(ours.deck).toEqual(theirs.deck);
    expect(ours.col).toEqual(theirs.col);
    expect(ours.keys).toEqual(expect.arrayContaining(theirs.keys));
    // Font, size, and the identifier by which Anki knows a field again.
    for (const field of ours.fields) expect(theirs.fields).toContain(field);
  });

  it('is read once it holds notes', () => {
    const files = unzipSync(packageNamed('anki-25-empty'));
    const database = new SQL.Database(unpackZstd(files['collection.anki21b']!, 1e8));
    openNames(database);
    // Anki has taken the note types away that no note has, and left their fields and templates.
    database.exec(
      "INSERT INTO notetypes SELECT ntid, 'Cloze', 0, 0, x'0801' FROM fields WHERE name = 'Text'",
    );
    database.run("INSERT INTO notes SELECT 1, 'a', id, 0, 0, ' hsk ', ?, '', 0, 0, '' FROM notetypes", [
      '{{c1::改革}} means reform\x1f',
    ]);
    const filled = { ...files, 'collection.anki21b': packZstd(database.export()) };
    database.close();
    const opened = openPackage(zipSync(filled), SQL);
    expect(opened).toMatchObject({ media: 0, isOldSchedule: false });
    expect(opened.noteTypes).toMatchObject([
      { name: 'Cloze', isCloze: true, fields: ['Text', 'Back Extra'], notes: 1 },
    ]);
    expect(opened.noteTypes[0]!.templates).toEqual([{ name: 'Cloze', question: '{{cloze:Text}}' }]);
    opened.close();
  });

  it('that is for older versions is read with its gaps, its picture and its reviews', () => {
    const opened = openPackage(packageNamed('anki-25-for-older'), SQL);
    expect(opened).toMatchObject({ media: 1, isOldSchedule: false });
    expect(opened.noteTypes.map(({ name, notes, isCloze }) => [name, notes, isCloze])).toEqual(
      expect.arrayContaining([
        ['Cloze', 3, true],
        ['Basic', 1, false],
        ['Basic (and reversed card)', 1, false],
      ]),
    );
    const type = opened.noteTypes.find(({ name }) => name === 'Basic')!;
    const read = tableOfType(opened, type);
    expect(read.table.rows).toEqual([
      { row: 1, cells: ['This note is of type "Basic"', 'This is the "Back" field of type "Basic".'] },
    ]);
    expect(opened.reviews()).toHaveLength(26);
    const { summary } = historyOf(
      opened,
      read,
      wordsOf(read.table, ['hanzi', 'english']),
      ['hanzi', 'english'],
      dayOf,
    );
    expect(summary.templates).toEqual([{ name: 'Card 1', direction: 'hanzi-meaning', answers: 2 }]);
    opened.close();
  });
});

describe('a package of another program', () => {
  it('is read, and its pictures are counted', () => {
    const opened = openPackage(packageNamed('anki-apkg-export'), SQL);
    expect(opened.media).toBe(1);
    const { table } = tableOfType(opened, opened.noteTypes[0]!);
    expect(table.rows).toEqual([
      { row: 1, cells: ['card #1 front', 'card #1 back'], tags: ['food', 'fruit'] },
      { row: 2, cells: ['card #2 front', 'card #2 back'] },
      { row: 3, cells: ['card #3 with image', 'card #3 back'] },
    ]);
    opened.close();
  });
});

/** Numbers of the fields that a message has. */
function fieldsOf(message: Uint8Array): number[] {
  const reader = new PbfReader(message);
  const found: number[] = [];
  for (let field = reader.nextField(); field !== 0; field = reader.nextField()) found.push(field);
  return found;
}
