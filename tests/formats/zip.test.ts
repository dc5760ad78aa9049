import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { FormatError } from '../../src/formats/document.ts';
import { Archive, LARGEST_CONTENT, unpackZip } from '../../src/formats/zip.ts';
import { withDirectory, zipOf } from './zips.ts';

const textIn = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const problemOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return error instanceof FormatError ? error.problem : error;
  }
  return null;
};

test('the files of a folder, by name, each read when it is asked for', () => {
  const { files, dropped } = unpackZip(
    zipOf({
      'articles/第一.txt': '术语',
      'articles/b.html': '<p>x',
      'articles/figure.png': 'x',
      'articles/old.zip': 'x',
      '__MACOSX/articles/._b.html': 'x',
      'articles/.DS_Store': 'x',
    }),
  );
  expect(files.map(({ name }) => name)).toEqual(['articles/第一.txt', 'articles/b.html']);
  expect(textIn(files[0]!.read())).toBe('术语');
  expect(dropped).toEqual([{ kind: 'files', count: 2 }]);
});

test('a name in the encoding of Windows in Chinese', () => {
  const zip = zipOf({ '....': 'x' });
  // 术语 in GBK, in the entry's own header and in the directory.
  for (let at = 0; at < zip.length; at++) if (zip[at] === 0x2e) zip.set([0xca, 0xf5, 0xd3, 0xef], at);
  expect(new Archive(zip).names).toEqual(['术语']);
});

describe('what could do harm', () => {
  const zeros = (length: number) => new Uint8Array(length);

  test.each([
    [
      'a file that unpacks to a thousand times its length',
      () => zipSync({ 'a.txt': zeros(20_000_000) }),
      'bomb',
    ],
    [
      'a file that says it is shorter than it is',
      () =>
        withDirectory(zipSync({ 'a.txt': zeros(20_000_000) }), (view, at) =>
          view.setUint32(at + 24, 900_000, true),
        ),
      'bomb',
    ],
    [
      'a file that says it is longer',
      () => withDirectory(zipOf({ 'a.txt': 'x' }), (view, at) => view.setUint32(at + 24, 900_000, true)),
      'damaged',
    ],
    [
      'a file with other bytes than were packed',
      () => withDirectory(zipOf({ 'a.txt': 'x' }), (view, at) => view.setUint32(at + 16, 1, true)),
      'damaged',
    ],
    [
      'a file with a password',
      () => withDirectory(zipOf({ 'a.txt': 'x' }), (view, at) => view.setUint16(at + 8, 1, true)),
      'encrypted',
    ],
    [
      'another way of packing',
      () => withDirectory(zipOf({ 'a.txt': 'x' }), (view, at) => view.setUint16(at + 10, 14, true)),
      'unread-format',
    ],
    [
      'a file that begins behind the end',
      () => withDirectory(zipOf({ 'a.txt': 'x' }), (view, at) => view.setUint32(at + 42, 1e9, true)),
      'damaged',
    ],
  ])('%s', (_name, zip, problem) => {
    expect(problemOf(() => unpackZip(zip()).files[0]!.read())).toBe(problem);
  });

  test('files that share their bytes', () => {
    const shared = withDirectory(
      zipOf(
        Object.fromEntries(
          Array.from({ length: 50 }, (_, i) => [`${i}.txt`, 'x'.repeat(i === 0 ? 5_000 : 1)]),
        ),
      ),
      (view, at) => {
        view.setUint32(at + 20, 5_000, true);
        view.setUint32(at + 42, 0, true);
      },
    );
    expect(problemOf(() => unpackZip(shared))).toBe('bomb');
  });

  test('more than any folder of articles, in sum', () => {
    const half = LARGEST_CONTENT / 2 + 1;
    const zip = withDirectory(zipOf({ 'a.txt': 'x', 'b.txt': 'y' }), (view, at) => {
      view.setUint32(at + 20, half / 200, true);
      view.setUint32(at + 24, half, true);
    });
    // The end of what is there is met first, unless the archive is as long as it says.
    const archive = new Archive(padded(zip, 2_000_000));
    expect(problemOf(() => archive.read('a.txt'))).toBe('damaged');
    expect(problemOf(() => archive.read('b.txt'))).toBe('bomb');
  });

  test('more files than a folder has', () => {
    const many = zipOf(Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`${i}.txt`, ''])));
    expect(problemOf(() => unpackZip(many))).toBe('bomb');
  });

  test.each([
    ['nothing readable', { 'a.png': 'x' }],
    ['nothing', {}],
  ])('%s inside', (_name, files) => {
    expect(problemOf(() => unpackZip(zipOf(files)))).toBe('nothing-inside');
  });
});

/** With bytes that belong to nothing before the archive's directory. */
function padded(zip: Uint8Array, length: number): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset);
  const at = view.getUint32(zip.length - 6, true);
  const longer = new Uint8Array(zip.length + length);
  longer.set(zip.subarray(0, at));
  longer.set(zip.subarray(at), at + length);
  new DataView(longer.buffer).setUint32(longer.length - 6, at + length, true);
  return longer;
}
