import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  FormatError,
  FORMATS,
  type Document,
  type ReadFormat,
  type Format,
} from '../../src/formats/document.ts';
import { MOST_DOCUMENTS, readFile, type ReadFileOptions } from '../../src/formats/read-file.ts';
import { READERS, type ReadableFormat } from '../../src/formats/readers.ts';
import type { Detect } from '../../src/formats/encoding.ts';
import { markedUtf8, readPlainText } from '../../src/formats/text.ts';
import { unpackZip } from '../../src/formats/zip.ts';
import { storedZipOf, zipOf } from './zips.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const nobody: Detect = () => Promise.resolve([]);

/** A reader that gives what it was given, as a document of its format. */
const echo =
  (format: Format): ReadFormat =>
  (content, name, options): Promise<Document> => {
    options.onprogress?.(1, 1);
    return Promise.resolve({
      name,
      format,
      text: new TextDecoder().decode(content),
      facts: { title: format },
      dropped: [],
    });
  };

/** One that finds little text in much. */
const shortEcho =
  (format: Format): ReadFormat =>
  (content, name, given) =>
    echo(format)(content.subarray(0, 100), name, given);

const asked: ReadableFormat[] = [];
function options(
  files: Readonly<Record<string, () => Uint8Array>> = {},
  more: Partial<ReadFileOptions> = {},
) {
  asked.length = 0;
  return {
    detect: nobody,
    load: {
      reader: (format: ReadableFormat) => {
        asked.push(format);
        return Promise.resolve(format === 'text' ? readPlainText : echo(format));
      },
      unpacker: () =>
        Promise.resolve(() => ({
          files: Object.entries(files).map(([name, read]) => ({ name, read })),
          dropped: [{ kind: 'files' as const, count: 2 }],
        })),
    },
    ...more,
  };
}

/** An archive without files, by its first bytes and its end. */
const zip = new Uint8Array([0x50, 0x4b, 5, 6, ...Array.from({ length: 18 }, () => 0)]);
const problemOf = (reading: Promise<unknown>) =>
  reading.then(
    () => null,
    (error: unknown) => (error instanceof FormatError ? error.problem : error),
  );

test('there is a reader for every format but an archive', () => {
  expect(Object.keys(READERS).sort()).toEqual(FORMATS.filter((format) => format !== 'zip').toSorted());
});

describe('one file', () => {
  test.each([
    ['a.txt', 'the line (底线)', 'text'],
    ['a.md', '# The line (底线)', 'text'],
    ['a.html', '<!doctype html><p>the line (底线)', 'html'],
    ['a', '%PDF-1.7', 'pdf'],
    ['a.rtf', '{\\rtf1 x}', 'rtf'],
    ['a.srt', '1\n00:00:01,000 --> 00:00:02,000\nthe line', 'subtitles'],
    ['a.csv', 'a,b', 'table'],
  ] as const)('%s is read by the reader of its format', async (name, content, format) => {
    const { documents } = await readFile(bytes(content), name, options());
    expect(documents).toMatchObject([{ name, format, text: content }]);
    expect(asked).toEqual([format]);
  });

  test.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['white space', bytes(' \n '), 'empty'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'image-only'],
    [
      'an old document of Word',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'unread-format',
    ],
    ['zeros', new Uint8Array(100), 'binary'],
    ['a text that is too long', new Uint8Array(10 * 1024 * 1024 + 1).fill(0x61), 'too-large'],
  ])('%s is refused', async (_, content, problem) => {
    expect(await problemOf(readFile(content, 'a', options()))).toBe(problem);
  });

  test('a file that gives more text than is read is refused', async () => {
    const long: ReadFormat = (_, name) =>
      Promise.resolve({ name, format: 'pdf', text: 'x'.repeat(11_000_000), facts: {}, dropped: [] });
    const given = options();
    const load = { ...given.load, reader: () => Promise.resolve(long) };
    expect(await problemOf(readFile(bytes('%PDF-1.7'), 'a.pdf', { ...given, load }))).toBe('too-large');
  });
});

describe('an encoding in doubt', () => {
  // 人类命运共同体 in UTF-16 without a mark.
  const codes = Array.from('人类命运共同体', (letter) => letter.charCodeAt(0));
  const unmarked = Uint8Array.from(codes.flatMap((code) => [code & 0xff, code >> 8]));

  test('is told, with the text in each', async () => {
    const { documents, doubtful } = await readFile(unmarked, 'a.txt', options());
    expect(documents).toEqual([]);
    expect(doubtful).toMatchObject([{ name: 'a.txt' }]);
    expect(doubtful[0]!.doubt.map(({ text }) => text)).toContain('人类命运共同体');
  });

  test.each([
    ['a.txt', 'text'],
    ['a.srt', 'subtitles'],
    ['a.html', 'html'],
  ] as const)('settled, %s is read as its format', async (name, format) => {
    const { doubtful } = await readFile(unmarked, 'a.txt', options());
    const right = doubtful[0]!.doubt.find(({ encoding }) => encoding === 'utf-16le')!;
    const { documents } = await readFile(markedUtf8(right.text), name, options());
    expect(documents).toMatchObject([{ format, text: '人类命运共同体' }]);
  });

  test('a page that declares one is left to its reader', async () => {
    const page = Uint8Array.from([...bytes('<html><meta charset="gb2312"><p>'), 0xb5, 0xd7, 0xcf, 0xdf]);
    const { documents, doubtful } = await readFile(page, 'a.html', options());
    expect(doubtful).toEqual([]);
    expect(documents).toHaveLength(1);
  });
});

describe('an archive', () => {
  const good = () => bytes('the line (底线)');

  test('whose names are longer than any, alike or turned round', async () => {
    const [long, other] = ['1', '2'].map((end) => `${'n'.repeat(5_000)}${end}.txt`);
    const read = await readFile(
      zip,
      'a.zip',
      options({ [long!]: good, [other!]: good, 'a\u202egpj.\nb.md': good, 'a gpj. b.md': good }),
    );
    const short = 'n'.repeat(396);
    expect(read.documents.map(({ name }) => name)).toEqual([
      `a.zip/${short}….txt`,
      `a.zip/${short} 2.txt`,
      'a.zip/a gpj. b.md',
      'a.zip/a gpj. b 2.md',
    ]);
  });

  test('whose names are thousands alike', async () => {
    const files = Array.from({ length: 10_000 }, (_, at) => [`${'n'.repeat(500)}${at}.txt`, good] as const);
    const { documents, unread } = await readFile(zip, 'a.zip', options(Object.fromEntries(files)));
    expect(new Set([...documents, ...unread].map(({ name }) => name)).size).toBe(10_000);
    // A second; where each is compared with all before it, forty.
  }, 20_000);

  test('gives a document for each file in it, and says what it could not read', async () => {
    const heard: [number, number][] = [];
    const read = await readFile(
      zip,
      'a.zip',
      options(
        {
          'one.txt': good,
          'in/two.md': good,
          'empty.txt': () => new Uint8Array(),
          'locked.txt': () => {
            throw new FormatError('encrypted');
          },
          'inner.zip': () => zip,
        },
        { onprogress: (done, of) => heard.push([done, of]) },
      ),
    );
    expect(read.documents.map(({ name }) => name)).toEqual(['a.zip/one.txt', 'a.zip/in/two.md']);
    expect(read.unread).toEqual([
      { name: 'a.zip/empty.txt', problem: 'empty' },
      { name: 'a.zip/locked.txt', problem: 'encrypted' },
      { name: 'a.zip/inner.zip', problem: 'unread-format' },
    ]);
    expect(read.dropped).toEqual([{ kind: 'files', count: 2 }]);
    // By files, never by the pages of one of them.
    expect(heard.map(([done]) => done)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(new Set(heard.map(([, of]) => of))).toEqual(new Set([5]));
  });

  test('gives its tables and termbases as they stand, to be taken as word lists', async () => {
    const table = () => bytes('改革,reform\n双循环,dual circulation\n');
    const termbase = () => bytes('<?xml version="1.0"?><tbx type="TBX-Core"><text/></tbx>');
    const refusing = options({ 'one.txt': good, 'words.csv': table, 'in/words.tbx': termbase });
    const { load } = refusing;
    const read = await readFile(zip, 'a.zip', {
      ...refusing,
      load: { ...load, reader: (format) => (format === 'tbx' ? READERS.tbx() : load.reader(format)) },
    });
    expect(read.lists).toEqual([
      { name: 'a.zip/words.csv', bytes: table() },
      { name: 'a.zip/in/words.tbx', bytes: termbase() },
    ]);
    expect(read.documents.map(({ name }) => name)).toEqual(['a.zip/one.txt', 'a.zip/words.csv']);
    expect(read.unread).toEqual([{ name: 'a.zip/in/words.tbx', problem: 'word-list' }]);
    // A termbase alone is no text, and is not lost for that.
    const alone = await readFile(zip, 'a.zip', {
      ...refusing,
      load: {
        ...load,
        unpacker: () =>
          Promise.resolve(() => ({ files: [{ name: 'words.tbx', read: termbase }], dropped: [] })),
        reader: () => READERS.tbx(),
      },
    });
    expect(alone.lists.map(({ name }) => name)).toEqual(['a.zip/words.tbx']);
  });

  test('gives what each file is, as it would be alone: whatever its name, however long', async () => {
    const given = options();
    const load = { ...given.load, unpacker: () => Promise.resolve(unpackZip) };
    const long = new Uint8Array(11 * 1024 * 1024).fill(0x20);
    long.set(bytes('%PDF-1.7\n'));
    const archive = storedZipOf({
      'named as of old.doc': zipOf({ '[Content_Types].xml': '', 'word/document.xml': '' }),
      'long.pdf': long,
      'long.txt': new Uint8Array(11 * 1024 * 1024).fill(0x61),
      'inner.txt': zipOf({ 'a.txt': 'x' }),
    });
    const read = await readFile(archive, 'a.zip', {
      ...given,
      load: { ...load, reader: (format) => Promise.resolve(shortEcho(format)) },
    });
    expect(read.documents.map(({ name, format }) => [name, format])).toEqual([
      ['a.zip/named as of old.doc', 'docx'],
      ['a.zip/long.pdf', 'pdf'],
    ]);
    expect(read.unread).toEqual([
      { name: 'a.zip/long.txt', problem: 'too-large' },
      { name: 'a.zip/inner.txt', problem: 'unread-format' },
    ]);
  });

  test('of which nothing can be read says so', async () => {
    expect(await problemOf(readFile(zip, 'a.zip', options({})))).toBe('nothing-inside');
    const one = { 'a.txt': () => new Uint8Array() };
    expect(await problemOf(readFile(zip, 'a.zip', options(one)))).toBe('empty');
  });

  test('that is a bomb is refused as a whole', async () => {
    const bomb = {
      'a.txt': good,
      'b.txt': () => {
        throw new FormatError('bomb');
      },
    };
    expect(await problemOf(readFile(zip, 'a.zip', options(bomb)))).toBe('bomb');
  });

  test('gives no more documents than a reading has', async () => {
    const many = Object.fromEntries(
      Array.from({ length: MOST_DOCUMENTS + 3 }, (_, i) => [`${i}.txt`, good] as const),
    );
    const read = await readFile(zip, 'a.zip', options(many));
    expect(read.documents).toHaveLength(MOST_DOCUMENTS);
    expect(read.unread.map(({ problem }) => problem)).toEqual(['too-large', 'too-large', 'too-large']);
  });

  test('stops between two files', async () => {
    const stop = new AbortController();
    const files = {
      'a.txt': () => {
        stop.abort(new Error('Enough.'));
        return good();
      },
      'b.txt': () => {
        throw new Error('read on');
      },
    };
    await expect(readFile(zip, 'a.zip', options(files, { signal: stop.signal }))).rejects.toThrow('Enough.');
  });
});

test('an error that is none of the file passes', async () => {
  const given = options();
  const load = { ...given.load, reader: () => Promise.reject(new Error('not loaded')) };
  await expect(readFile(bytes('x'), 'a.txt', { ...given, load })).rejects.toThrow('not loaded');
});

test('any bytes give documents or a FormatError', async () => {
  const names = fc.constantFrom('a', 'a.txt', 'a.html', 'a.csv', 'a.zip', 'a.pdf', 'a.tbx');
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), names, async (content, name) => {
      try {
        const { documents, doubtful } = await readFile(content, name, options());
        expect(documents.length + doubtful.length).toBe(1);
      } catch (error) {
        expect(error).toBeInstanceOf(FormatError);
      }
    }),
    { numRuns: 500 },
  );
});
