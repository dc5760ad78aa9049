/** Files of other projects, as they stand there (fixtures/README.md): what comes of each. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { pdfTable } from '../../src/cli/pdf-tables.ts';
import { detectWith } from '../../src/formats/detect-encoding.ts';
import type { Document, FormatError } from '../../src/formats/document.ts';
import { readFile } from '../../src/formats/read-file.ts';
import { READERS, unpacker } from '../../src/formats/readers.ts';

const folder = fileURLToPath(new URL('fixtures/', import.meta.url));

const read = (name: string) =>
  readFile(new Uint8Array(readFileSync(folder + name)), name, {
    load: { reader: (format) => READERS[format](), unpacker },
    detect: detectWith(() => import('jschardet')),
    table: pdfTable,
  });

const READ: readonly (readonly [name: string, Partial<Omit<Document, 'text'>>, text: RegExp])[] = [
  ['SimFang-variant.pdf', { format: 'pdf', pages: [1] }, /^全世界无产者，联合起来/],
  [
    'XiaoBiaoSong.pdf',
    { format: 'pdf', facts: { title: '目 录' } },
    /^# 目 录$[^]*关于红军作战的原则[^]*（一九三七年八月一日）[^]*中日战争爆发后的形势与任务/m,
  ],
  ['vertical.pdf', { format: 'pdf', pages: [1, 1, 1] }, /^あいうえお日本語$/m],
  [
    'noembed-sjis.pdf',
    {
      format: 'pdf',
      facts: { title: 'Jaoanese noembed test PDF', author: 'vyv03354', date: '2013-01-16' },
    },
    /^あいうえお$/m,
  ],
  // Its readings stand above the characters, and are no part of them.
  ['testWORD_phonetic.docx', { format: 'docx' }, /^東京$/],
  // A flow chart: all of it stands in boxes, each twice.
  [
    'textbox.docx',
    { format: 'docx' },
    /(?<![^])(?![^]*caregiver[^]*caregiver)[^]*^1\. If necessary, provide health education/m,
  ],
  // Its box stands there twice, for new programs and for old ones.
  ['textbox_alternates_contrived.docx', { format: 'docx' }, /^A text box$/],
  [
    'testEPUB.epub',
    {
      format: 'epub',
      facts: {
        title: 'An ePub for Tika',
        author: 'Bart Hanssens',
        publication: 'Apache',
        date: '2009-10-07',
        language: 'en',
      },
    },
    /^# Chapter 1\n\nThis is the text for chapter One\n\n[^]*- First item\n- Second item[^]*\| Table header \| Table data \|$/m,
  ],
  ['testEXCEL_phonetic.xlsx', { format: 'xlsx' }, /^\| 3 \| 日本 \| 会社 \| 製品 \|$/m],
  [
    'testEXCEL.strict.xlsx',
    { format: 'xlsx', facts: { title: 'Sample Spreadsheet', author: 'Nick Burch' } },
    /^# First Sheet\n\n\| Test spreadsheet \|[^]*^# Sheet Number 2\n\n\| Start of 2nd sheet \|/m,
  ],
  [
    'testRTF-ms932.rtf',
    { format: 'rtf', facts: { title: 'タイトル', author: 'shinsuke', date: '2010-10-08' } },
    /^Hello\n\nこんにちは\n\nTest\n\nテスト$/,
  ],
  ['testRTFTableCellSeparation.rtf', { format: 'rtf' }, /^\| a \| b \|\n\| c \| d \|\n\| ä \| ë \|/],
  ['testRTFUnicodeGothic.rtf', { format: 'rtf' }, /^𐌲𐌿𐍄𐌹𐍃𐌺$/u],
  ['testHTML_charset_utf16le.html', { format: 'html', facts: { title: 'Title' } }, /^This is a sample text$/],
  ['testCSV.csv', { format: 'table' }, /^\| +\| 15 \| 225 \|$/m],
  ['testWebVTT.vtt', { format: 'subtitles' }, /^Everyone wants the most from life Like internet experiences/],
  // In Windows-1252, as subtitles of that age are.
  [
    'test_subrip.srt',
    { format: 'subtitles' },
    /^On peut écrire avec des accents, sur une ou plusieurs lignes\.$/m,
  ],
];

const REFUSED: readonly (readonly [name: string, problem: FormatError['problem']])[] = [
  ['protectedFile.xlsx', 'encrypted'],
  // A page in an encoding there is none of, and without a word.
  ['testUserDefinedCharset.mhtml', 'empty'],
  // Its one file is empty.
  ['gbk.zip', 'empty'],
];

describe('files of other projects', () => {
  test.each(READ)('%s', async (name, expected, text) => {
    const { documents, doubtful, unread } = await read(name);
    expect({ doubtful, unread, count: documents.length }).toEqual({ doubtful: [], unread: [], count: 1 });
    expect(documents[0]).toMatchObject({ name, ...expected });
    expect(documents[0]!.text).toMatch(text);
  });

  test.each(REFUSED)('%s is refused: %s', async (name, problem) => {
    await expect(read(name)).rejects.toMatchObject({ name: 'FormatError', problem });
  });

  test('are all read here', () => {
    const named = [...READ, ...REFUSED].map(([name]) => name);
    const files = readdirSync(folder).filter((name) => !/^(?:README\.md$|LICENSE|NOTICE)/.test(name));
    expect(files).toEqual(named.sort());
  });
});
