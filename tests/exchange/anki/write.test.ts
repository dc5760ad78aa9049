import { describe, expect, it } from 'vitest';
import { unzipSync } from 'fflate';
import { decompress } from 'fzstd';
import { PbfReader } from 'pbf';
import { writePackage } from '../../../src/exchange/anki/write.ts';
import { cardStyle, FIELDS, TEMPLATES } from '../../../src/exchange/anki/note-type.ts';
import { openPackage } from '../../../src/exchange/anki/read.ts';
import { fieldsOf } from '../../../src/exchange/anki/terms.ts';
import { DIRECTIONS } from '../../../src/schedule/model.ts';
import { createScheduler } from '../../../src/schedule/scheduler.ts';
import { DEFAULT_SETTINGS } from '../../../src/schedule/settings.ts';
import { rebuild } from '../../../src/schedule/memory.ts';
import {
  answer,
  collectionOf,
  exported,
  NOW,
  presentCollectionOf,
  rowsOf,
  sha1,
  sqlite,
  term,
  TERMS,
} from './making.ts';

const write = async (more: Parameters<typeof exported>[0] = {}) =>
  writePackage(await sqlite(), exported(more), sha1);

/** What schema 11 says of a note type, as far as it is compared. */
interface Model {
  readonly id: number;
  readonly name: string;
  readonly mod: number;
  readonly css: string;
  readonly did: number;
  readonly req: readonly unknown[];
  readonly flds: readonly Readonly<Record<string, unknown>>[];
  readonly tmpls: readonly Readonly<Record<string, unknown>>[];
}

/** Fields of a message by their numbers: numbers, and texts. */
function messageIn(bytes: Uint8Array): Map<number, (number | string)[]> {
  const reader = new PbfReader(bytes);
  const fields = new Map<number, (number | string)[]>();
  for (let field = reader.nextField(); field !== 0; field = reader.nextField())
    fields.set(field, [
      ...(fields.get(field) ?? []),
      reader.type === 0 ? reader.readVarint() : reader.readString(),
    ]);
  return fields;
}

/** What Anki's schema 11 says of each table: column, type, whether it may be empty. */
const SCHEMA_11: Readonly<Record<string, string>> = {
  col: 'id crt mod scm ver dty usn ls conf:text models:text decks:text dconf:text tags:text',
  notes: 'id guid:text mid mod usn tags:text flds:text sfld csum flags data:text',
  cards: 'id nid did ord mod usn type queue due ivl factor reps lapses left odue odid flags data:text',
  revlog: 'id cid usn ease ivl lastIvl factor time type',
  graves: 'usn oid type',
};

describe('a package for Anki', () => {
  it('holds a sound database of schema 11', async () => {
    const { bytes } = await write();
    const files = unzipSync(bytes);
    expect(Object.keys(files).sort()).toEqual(['collection.anki2', 'media']);
    expect(new TextDecoder().decode(files['media'])).toBe('{}');
    const database = await collectionOf(bytes);
    expect(rowsOf(database, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    for (const [table, columns] of Object.entries(SCHEMA_11)) {
      const found = rowsOf(database, `PRAGMA table_info(${table})`).map(({ name, type, notnull, pk }) => {
        expect(notnull === 1 || pk === 1, `${table}.${String(name)}`).toBe(true);
        return type === 'INTEGER' ? name : `${String(name)}:${String(type).toLowerCase()}`;
      });
      expect(found.join(' ')).toBe(columns);
    }
    expect(rowsOf(database, 'SELECT id, ver, usn, ls, dty FROM col')).toEqual([
      { id: 1, ver: 11, usn: 0, ls: 0, dty: 0 },
    ]);
    database.close();
  });

  it('has a note for each term, whose fields are HTML and whose name is the term’s', async () => {
    const { bytes, notes, cards } = await write();
    const database = await collectionOf(bytes);
    const rows = rowsOf(database, 'SELECT guid, tags, flds, sfld, csum FROM notes ORDER BY id');
    expect(notes).toBe(3);
    expect(rows.map(({ guid }) => guid)).toEqual(['tifa.改革', 'tifa.国家安全', 'tifa.张三']);
    const fields = Object.fromEntries(
      String(rows[1]!['flds'])
        .split('\x1f')
        .map((value, at) => [FIELDS[at], value]),
    );
    expect(fields).toEqual({
      Hanzi: '国家安全',
      Traditional: '國家安全',
      Pinyin: 'guójiā ānquán',
      Zhuyin: 'ㄍㄨㄛˊ ㄐㄧㄚ ㄢ ㄑㄩㄢˊ',
      English: 'national security &amp; &lt;order&gt;',
      Kind: 'Policy term',
      Source: 'An “article”; List; of words',
      Sentence: 'We talk of <b>国家安全</b> today.',
      Gap: 'We talk of <span class="gap">&nbsp;</span> today.<span class="cue">national security</span>',
      Notes: 'first<br>line<br><br>second',
      'Ask meaning': '1',
      'Ask characters': '1',
      'Ask reading': '',
      'Ask by ear': '',
      'Ask in a sentence': '',
    });
    expect(rows[1]!['tags']).toBe(' tifa::policy-term two_words plain ');
    // As Anki reckons it: the first eight digits of the SHA-1 of 改革.
    expect(rows[0]!['csum']).toBe(parseInt((await sha1('改革')).slice(0, 8), 16));
    expect(rows[0]!['sfld']).toBe('改革');
    // 张三 has no English to be asked by.
    expect(cards).toBe(5);
    expect(rowsOf(database, 'SELECT ord, queue, type, due FROM cards ORDER BY id')).toEqual([
      { ord: 0, queue: 0, type: 0, due: 1 },
      { ord: 1, queue: 0, type: 0, due: 1 },
      { ord: 0, queue: 0, type: 0, due: 2 },
      { ord: 1, queue: 0, type: 0, due: 2 },
      { ord: 0, queue: 0, type: 0, due: 3 },
    ]);
    database.close();
  });

  it('makes a card of each template only where its own field asks for it', () => {
    for (const [at, { question }] of TEMPLATES.entries()) {
      const ask = FIELDS[FIELDS.length - DIRECTIONS.length + at];
      expect(question.startsWith(`{{#${ask}}}`) && question.endsWith(`{{/${ask}}}`)).toBe(true);
    }
    const named = TEMPLATES.flatMap(({ question, answer }) =>
      [...`${question}${answer}`.matchAll(/\{\{([^{}]+)\}\}/g)].map(([, name]) =>
        name!
          .replace(/^[#^/]/, '')
          .split(':')
          .at(-1)!,
      ),
    );
    expect(
      named.filter((name) => name !== 'FrontSide' && !(FIELDS as readonly string[]).includes(name)),
    ).toEqual([]);
  });

  it('keeps fields and templates under the same identifiers, whatever is chosen', async () => {
    const modelOf = async (more: Parameters<typeof exported>[0]) => {
      const database = await collectionOf((await write(more)).bytes);
      const models = JSON.parse(String(rowsOf(database, 'SELECT models FROM col')[0]!['models'])) as Record<
        string,
        { flds: { id: number; name: string }[]; tmpls: { id: number; name: string }[]; css: string }
      >;
      database.close();
      return Object.entries(models).map(([id, { flds, tmpls }]) => [id, flds, tmpls]);
    };
    const other = {
      directions: ['cloze'] as const,
      look: { script: 'traditional', phonetics: 'zhuyin' } as const,
    };
    expect(await modelOf(other)).toEqual(await modelOf({}));
  });

  it('names decks that Anki takes for the same, and one level below its own', async () => {
    const decksOf = async (deck: string, now = NOW) => {
      const database = await collectionOf((await write({ deck, now })).bytes);
      const decks = JSON.parse(String(rowsOf(database, 'SELECT decks FROM col')[0]!['decks'])) as Record<
        string,
        { id: number; name: string }
      >;
      const [{ did }] = rowsOf(database, 'SELECT DISTINCT did FROM cards') as [{ did: number }];
      database.close();
      return { names: Object.values(decks).map(({ name }) => name), of: decks[did]!.name, did };
    };
    expect(await decksOf('')).toMatchObject({ names: ['Default', 'Tifa'], of: 'Tifa' });
    const first = await decksOf('On “A::B”');
    expect(first).toMatchObject({ names: ['Default', 'Tifa', 'Tifa::On “A:B”'], of: 'Tifa::On “A:B”' });
    expect((await decksOf('On “A::B”', NOW + 1e7)).did).toBe(first.did);
  });

  it('writes the learner’s schedule and reviews where they are wanted', async () => {
    const log = [
      answer('改革', 'hanzi-meaning', 20, 3),
      answer('改革', 'hanzi-meaning', 19, 4),
      answer('改革', 'hanzi-meaning', 4, 3),
      answer('国家安全', 'hanzi-meaning', 0, 1),
    ];
    const scheduler = createScheduler(DEFAULT_SETTINGS);
    const { bytes, reviews } = await write({ learned: { log, scheduler } });
    expect(reviews).toBe(4);
    const database = await collectionOf(bytes);
    const memory = rebuild(log, scheduler);
    const [{ crt, conf }] = rowsOf(database, 'SELECT crt, conf FROM col') as [{ crt: number; conf: string }];
    expect(JSON.parse(conf)).toMatchObject({ schedVer: 2, rollover: 4, creationOffset: -60 });
    // Anki counts from the date the collection was made on, by the clock on the wall.
    const first = Math.floor((crt * 1000 + 3_600_000) / 86_400_000);
    const cards = rowsOf(database, 'SELECT * FROM cards ORDER BY id');
    const known = memory.of(log[0]!.card);
    expect(cards[0]).toMatchObject({
      type: 2,
      queue: 2,
      due: known.dueDay - first,
      ivl: known.dueDay - known.lastDay,
      reps: 3,
      lapses: 0,
      factor: 2500,
    });
    expect(JSON.parse(String(cards[0]!['data']))).toMatchObject({
      s: Number(known.stability.toFixed(4)),
      d: Number(known.difficulty.toFixed(3)),
      dr: 0.9,
      lrt: Math.floor(known.lastAt / 1000),
    });
    expect(cards[2]).toMatchObject({
      type: 1,
      queue: 1,
      due: Math.floor(memory.of(log[3]!.card).due / 1000),
      left: 2002,
    });
    const lines = rowsOf(database, 'SELECT id, cid, ease, ivl, type, time FROM revlog ORDER BY id');
    expect(lines.map(({ id }) => id)).toEqual(log.map(({ at }) => at));
    expect(lines.map(({ ease }) => ease)).toEqual([3, 4, 3, 1]);
    expect(lines.map(({ type }) => type)).toEqual([0, 0, 1, 0]);
    expect(lines.map(({ cid }) => cid)).toEqual([0, 0, 0, 2].map((at) => cards[at]!['id']));
    expect(lines[2]!['ivl']).toBe(cards[0]!['ivl']);
    expect(lines[3]!['ivl']).toBe(-60);
    database.close();
  });

  it('sets aside in Anki what is set aside here, and leaves out what was taken back', async () => {
    const [first, second] = [answer('改革', 'hanzi-meaning', 9, 3), answer('改革', 'hanzi-meaning', 8, 3)];
    const log = [
      first,
      second,
      { v: 1, type: 'undo', id: 'ZZ', at: NOW, undoes: second.id } as const,
      { v: 1, type: 'suspend', id: 'ZZZ', at: NOW, card: first.card } as const,
      { v: 1, type: 'flag', id: 'ZZZZ', at: NOW, card: first.card } as const,
    ];
    const scheduler = createScheduler(DEFAULT_SETTINGS);
    const database = await collectionOf((await write({ learned: { log, scheduler } })).bytes);
    expect(rowsOf(database, 'SELECT queue, reps, flags FROM cards ORDER BY id LIMIT 1')).toEqual([
      { queue: -1, reps: 1, flags: 1 },
    ]);
    expect(rowsOf(database, 'SELECT id FROM revlog')).toEqual([{ id: first.at }]);
    database.close();
  });

  it('lets no text of a term break out of its field', async () => {
    const nasty = '"); DROP TABLE notes; --\x1f</div><script>{{Hanzi}}';
    const { bytes } = await write({
      terms: [term('改革', { english: nasty, notes: [nasty], tags: [nasty] })],
    });
    const database = await collectionOf(bytes);
    const [{ flds }] = rowsOf(database, 'SELECT flds FROM notes') as [{ flds: string }];
    expect(flds.split('\x1f')).toHaveLength(FIELDS.length);
    expect(flds).not.toContain('<script>');
    database.close();
  });

  it('is in the present format where that is wanted, with the same notes, cards and reviews', async () => {
    const log = [answer('改革', 'hanzi-meaning', 20, 3), answer('改革', 'hanzi-meaning', 19, 4)];
    const learned = { log, scheduler: createScheduler(DEFAULT_SETTINGS) };
    const more = { learned, deck: 'A list' };
    const present = await write({ ...more, format: 'present' });
    const every = await write(more);
    expect({ ...present, bytes: 0 }).toEqual({ ...every, bytes: 0 });
    expect(Object.keys(unzipSync(present.bytes))).toEqual([
      'meta',
      'collection.anki21b',
      'collection.anki2',
      'media',
    ]);
    const [ours, theirs] = [await presentCollectionOf(present.bytes), await collectionOf(every.bytes)];
    expect(rowsOf(ours, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    for (const table of ['notes', 'cards', 'revlog'])
      expect(rowsOf(ours, `SELECT * FROM ${table}`)).toEqual(rowsOf(theirs, `SELECT * FROM ${table}`));
    expect(rowsOf(ours, 'SELECT crt, mod FROM col')).toEqual(rowsOf(theirs, 'SELECT crt, mod FROM col'));
    const conf = JSON.parse(String(rowsOf(theirs, 'SELECT conf FROM col')[0]!['conf'])) as object;
    expect(
      Object.fromEntries(
        rowsOf(ours, 'SELECT KEY, val FROM config').map(({ KEY, val }) => [
          KEY,
          JSON.parse(new TextDecoder().decode(val as Uint8Array)) as unknown,
        ]),
      ),
    ).toEqual(conf);
    expect(rowsOf(ours, 'SELECT name FROM decks ORDER BY id').map(({ name }) => name)).toEqual([
      'Default',
      'Tifa',
      'Tifa\x1fA list',
    ]);
    expect(rowsOf(ours, 'SELECT DISTINCT typeof(common) AS type FROM decks')).toEqual([{ type: 'blob' }]);
    ours.close();
    theirs.close();
  });

  it('has the same note type in either format', async () => {
    const every = await collectionOf((await write()).bytes);
    const [model] = Object.values(
      JSON.parse(String(rowsOf(every, 'SELECT models FROM col')[0]!['models'])) as Record<string, Model>,
    );
    every.close();
    const present = await presentCollectionOf((await write({ format: 'present' })).bytes);
    const [type] = rowsOf(present, 'SELECT id, name, mtime_secs, config FROM notetypes') as [
      { id: number; name: string; mtime_secs: number; config: Uint8Array },
    ];
    expect(type).toMatchObject({ id: model!.id, name: model!.name, mtime_secs: model!.mod });
    const config = messageIn(type.config);
    expect(config.get(3)).toEqual([model!.css]);
    expect(config.get(4)).toEqual([model!.did]);
    expect(config.get(8)).toHaveLength(model!.req.length);
    expect(
      rowsOf(present, 'SELECT ord, name, config FROM fields ORDER BY ord').map(({ ord, name, config }) => {
        const read = messageIn(config as Uint8Array);
        return { ord, name, id: read.get(9)![0], font: read.get(3)![0], size: read.get(4)![0] };
      }),
    ).toEqual(model!.flds.map(({ ord, name, id, font, size }) => ({ ord, name, id, font, size })));
    expect(
      rowsOf(present, 'SELECT ord, name, config FROM templates ORDER BY ord').map(({ ord, name, config }) => {
        const read = messageIn(config as Uint8Array);
        return { ord, name, id: read.get(8)![0], qfmt: read.get(1)![0], afmt: read.get(2)![0] };
      }),
    ).toEqual(model!.tmpls.map(({ ord, name, id, qfmt, afmt }) => ({ ord, name, id, qfmt, afmt })));
    present.close();
  });

  it('tells an older Anki why there is nothing in the present format', async () => {
    const { bytes } = await write({ format: 'present' });
    const stub = await collectionOf(bytes);
    expect(rowsOf(stub, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(rowsOf(stub, 'SELECT flds FROM notes')).toEqual([
      { flds: 'Please update to the latest Anki version, then import this file again.\x1f' },
    ]);
    expect(rowsOf(stub, 'SELECT ver, did FROM col, cards')).toEqual([{ ver: 11, did: 1 }]);
    stub.close();
    const media = unzipSync(bytes)['media']!;
    expect(decompress(media)).toHaveLength(0);
  });

  it('is read here in the present format, too', async () => {
    const opened = openPackage((await write({ format: 'present' })).bytes, await sqlite());
    expect(opened).toMatchObject({ media: 0, isOldSchedule: false });
    expect(opened.noteTypes).toMatchObject([{ name: 'Tifa term', notes: 3, isCloze: false, fields: FIELDS }]);
    expect(opened.noteTypes[0]!.templates).toEqual(
      TEMPLATES.map(({ name, question }) => ({ name, question })),
    );
    opened.close();
  });

  it('has a look for day and night', () => {
    expect(cardStyle({ script: 'simplified', phonetics: 'pinyin' })).toMatch(
      /nightMode[^{]*\{[^}]*--paper: #161412/,
    );
    expect(fieldsOf(TERMS[0]!, []).split('\x1f').slice(-5)).toEqual(['', '', '', '', '']);
  });
});
