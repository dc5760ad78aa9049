/**
 * A package of Anki (.apkg): in the format that every Anki reads, and every other program that reads any, or in the present
 * one. SQLite is an argument.
 */
import { zipSync } from 'fflate';
import type { Database, SqlJsStatic } from 'sql.js';
import { rebuild } from '../../schedule/memory.ts';
import { cardId, DIRECTIONS, type CardRecord } from '../../schedule/model.ts';
import { NEW_CARD } from '../../schedule/scheduler.ts';
import { columnsOf, reviewsOf, standingRecords, type CardColumns, type Today } from './cards.ts';
import { collectionOf, todayOf, UNSYNCED } from './collection.ts';
import type { AnkiExport } from './export.ts';
import { NOTE_TYPE_ID, noteTypeJson } from './note-type.ts';
import { packZstd } from './pack-zstd.ts';
import { messageOf } from './protobuf.ts';
import { TABLES_11, writeCollection11 } from './schema-11.ts';
import { closeNames, TABLES_18, writeCollection18 } from './schema-18.ts';
import { stubCollection } from './stub.ts';
import { directionsOf, DIVIDER, fieldsOf, guidOf, tagsText } from './terms.ts';

export interface AnkiFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly notes: number;
  readonly cards: number;
  readonly reviews: number;
}

/**
 * @param sha1 of a text as UTF-8, in hexadecimal digits
 * @param onshare is told now and then how much is done, 0 to 1
 */
export async function writePackage(
  SQL: SqlJsStatic,
  of: AnkiExport,
  sha1: (text: string) => Promise<string>,
  onshare: (share: number) => void = () => undefined,
): Promise<AnkiFile> {
  const { terms, format, look, now } = of;
  const checksum = async (text: string) => checksumOf(await sha1(text));
  const sums = await Promise.all(terms.map(({ hanzi }) => checksum(hanzi)));
  const today = todayOf(of);
  const collection = collectionOf(of, today);
  const database = new SQL.Database();
  try {
    database.exec(format === 'every' ? TABLES_11 : TABLES_18);
    database.exec('BEGIN');
    if (format === 'every') {
      writeCollection11(database, collection, noteTypeJson(look, Math.floor(now / 1000)));
    } else {
      writeCollection18(database, collection, look);
    }
    const counts = writeNotes(database, of, collection.decks.at(-1)!.id, today, sums, onshare);
    database.exec('COMMIT');
    if (format === 'present') closeNames(database);
    const written = database.export();
    const bytes = zipSync(
      format === 'every'
        ? { 'collection.anki2': written, media: new TextEncoder().encode('{}') }
        : {
            meta: PRESENT_META,
            'collection.anki21b': packZstd(written),
            'collection.anki2': await stubCollection(SQL, collection, checksum),
            media: NO_MEDIA,
          },
      // A zip tells no other years.
      { mtime: new Date(Math.min(Math.max(now, Date.UTC(1981, 0)), Date.UTC(2099, 0))) },
    );
    return { bytes, notes: terms.length, ...counts };
  } finally {
    database.close();
  }
}

/** `PackageMetadata`: the third of Anki's formats. */
const PRESENT_META = messageOf((meta) => meta.writeVarintField(1, 3));

/** `MediaEntries` without any. */
const NO_MEDIA = packZstd(new Uint8Array());

/** The first eight of forty digits, as Anki looks for notes that begin alike. */
const checksumOf = (digest: string): number => parseInt(digest.slice(0, 8), 16);

function writeNotes(
  database: Database,
  { terms, directions, learned, now }: AnkiExport,
  did: number,
  today: Today,
  sums: readonly number[],
  onshare: (share: number) => void,
): { cards: number; reviews: number } {
  const note = database.prepare('INSERT INTO notes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)');
  const card = database.prepare(
    `INSERT INTO cards VALUES (${Array.from({ length: 18 }, () => '?').join(', ')})`,
  );
  const review = database.prepare('INSERT INTO revlog VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const seconds = Math.floor(now / 1000);
  const standing = learned === null ? new Map<string, CardRecord[]>() : standingRecords(learned.log);
  const memory = learned === null ? null : rebuild(learned.log, learned.scheduler);
  const moments = new Set<number>();
  let [cards, reviews] = [0, 0];
  for (const [index, term] of terms.entries()) {
    if (index % 500 === 0) onshare(index / terms.length);
    const asked = directionsOf(term, directions);
    const fields = fieldsOf(term, asked);
    const nid = now + index;
    note.run([
      nid,
      guidOf(term.id),
      NOTE_TYPE_ID,
      seconds,
      UNSYNCED,
      tagsText(term),
      fields,
      fields.slice(0, fields.indexOf(DIVIDER)),
      sums[index]!,
      '',
    ]);
    for (const direction of asked) {
      const id = cardId(term.id, direction);
      const cid = now + cards++;
      const state = memory?.of(id) ?? NEW_CARD;
      const row =
        learned === null ? newColumns(index + 1) : columnsOf(state, index + 1, learned.scheduler, today);
      card.run([
        cid,
        nid,
        did,
        DIRECTIONS.indexOf(direction),
        seconds,
        UNSYNCED,
        ...[row.type, row.queue, row.due, row.ivl, row.factor, row.reps, row.lapses, row.left],
        ...[0, 0, row.flags],
        row.data,
      ]);
      if (learned === null) continue;
      for (const one of reviewsOf(standing.get(id) ?? [], learned.scheduler)) {
        let moment = one.id;
        // A review is named by its moment, and no two by the same.
        while (moments.has(moment)) moment++;
        moments.add(moment);
        review.run([
          ...[moment, cid, UNSYNCED, one.ease, one.ivl, one.lastIvl, one.factor, one.time, one.type],
        ]);
        reviews++;
      }
    }
  }
  for (const statement of [note, card, review]) statement.free();
  return { cards, reviews };
}

const newColumns = (due: number): CardColumns => ({
  ...{ type: 0, queue: 0, due, ivl: 0, factor: 0, reps: 0, lapses: 0, left: 0, flags: 0, data: '{}' },
});
