import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../src/formats/document.ts';
import { recognise, TEXTUAL } from '../../src/formats/recognise.ts';
import { storedZipOf, zipOf } from './zips.ts';

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) =>
  Uint8Array.from([
    0xff,
    0xfe,
    ...Array.from(text, (letter) => letter.charCodeAt(0)).flatMap((c) => [c & 0xff, c >> 8]),
  ]);

describe('by its bytes, whatever its name', () => {
  test.each([
    ['pdf', latin('%PDF-1.7\n')],
    ['pdf', latin('\n\n%PDF-1.4\n')],
    ['docx', zipOf({ '[Content_Types].xml': '', 'word/document.xml': '' })],
    ['xlsx', zipOf({ '[Content_Types].xml': '', 'xl/workbook.xml': '' })],
    ['epub', zipOf({ mimetype: 'application/epub+zip', 'META-INF/container.xml': '' })],
    ['zip', zipOf({ 'a.txt': '术语' })],
    // A PDF is often not packed, since it would hardly be shorter.
    ['zip', storedZipOf({ 'a.pdf': '%PDF-1.7\n', 'b.txt': '术语' })],
    ['rtf', latin('{\\rtf1\\ansi')],
    ['html', utf8('<!DOCTYPE html><p>')],
    ['html', utf8('\ufeff\n<!-- saved from url=(0020)https://example.org -->\n<html lang=en>')],
    ['html', utf8('<?xml version="1.0"?><!doctype html><html xmlns="http://www.w3.org/1999/xhtml">')],
    ['html', utf16('<!DOCTYPE html><p>')],
    ['html', utf8('<?xml version="1.0"?><rss><channel>')],
    ['html', utf8('<div>\n<p>术语</p>')],
    ['tbx', utf8('<?xml version="1.0"?>\n<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n<martif>')],
    ['tbx', utf8('<tbx style="dca" type="TBX-Basic">')],
    [
      'mhtml',
      utf8(
        'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html"\r\n\r\n',
      ),
    ],
    ['subtitles', utf8('WEBVTT\n\n00:01.000 --> 00:02.000\n你好')],
    ['subtitles', utf8('\ufeff1\r\n00:00:01,000 --> 00:00:02,000\r\n你好\r\n')],
    ['text', utf8('High-quality development (高质量发展)')],
    ['text', utf8('<3 and other signs')],
    ['text', utf8('Subject: a line that looks like a header\n\nand is none')],
  ] as const)('%s %#', (format, bytes) => {
    expect(recognise(bytes, 'a')).toBe(format);
  });
});

describe('by its name, where the bytes leave a choice', () => {
  test.each([
    ['table', 'a.csv', 'a,b'],
    ['table', 'A.TSV', 'a\tb'],
    ['subtitles', 'a.srt', '你好'],
    ['html', 'a.htm', 'plain words'],
    ['text', 'a.md', '<p align="center">A title</p>\n\n# One'],
    ['text', 'a.mht', 'no header at all'],
    ['text', 'noname', 'a,b'],
  ] as const)('%s: %s', (format, name, text) => {
    expect(recognise(utf8(text), name)).toBe(format);
  });

  test('which counts for nothing against the bytes', () => {
    expect(recognise(latin('%PDF-1.7'), 'a.html')).toBe('pdf');
    expect(recognise(utf8('<!doctype html>'), 'a.txt')).toBe('html');
  });

  test('a book whose container has gone is no folder of files', () => {
    expect(recognise(zipOf({ 'OEBPS/1.xhtml': '' }), 'a.epub')).toBe('epub');
  });
});

test('what may leave doubt about its encoding is text as a whole', () => {
  expect(FORMATS.filter((format) => !TEXTUAL.includes(format))).toEqual([
    'mhtml',
    'pdf',
    'docx',
    'epub',
    'rtf',
    'xlsx',
    'zip',
  ]);
});

describe('what is known and not read', () => {
  const office = (inside: string) => {
    const bytes = new Uint8Array(2_048);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    bytes.set(Array.from(inside, (letter) => [letter.charCodeAt(0), 0]).flat(), 1_024);
    return bytes;
  };
  test.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['Word of 1997', office('WordDocument'), 'unread-format'],
    ['Word with a password', office('EncryptedPackage'), 'encrypted'],
    ['slides', zipOf({ '[Content_Types].xml': '', 'ppt/presentation.xml': '' }), 'unread-format'],
    ['a binary workbook', zipOf({ '[Content_Types].xml': '', 'xl/workbook.bin': '' }), 'unread-format'],
    [
      'OpenDocument',
      zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '' }),
      'unread-format',
    ],
    ['a deck of Anki', zipOf({ 'collection.anki21': '', media: '{}' }), 'unread-format'],
    ['a RAR', latin('Rar!\x1a\x07\x01\0'), 'unread-format'],
    ['a gzip', latin('\x1f\x8b\x08'), 'unread-format'],
    ['a Kindle book', latin(`${'\0'.repeat(60)}BOOKMOBI`), 'unread-format'],
    ['a picture', latin('\x89PNG\r\n\x1a\n\0\0'), 'image-only'],
    ['a photograph', latin('\xff\xd8\xff\xe0'), 'image-only'],
    ['a zip that is cut short', zipOf({ 'a.txt': 'x'.repeat(100) }).subarray(0, 60), 'damaged'],
  ])('%s', (_name, bytes, problem) => {
    expect(() => recognise(bytes, 'a')).toThrow(expect.objectContaining({ name: 'FormatError', problem }));
  });
});
