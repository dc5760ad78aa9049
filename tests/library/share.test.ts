import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  isAboutSource,
  MAX_SHARE_LENGTH,
  readShare,
  ShareError,
  writeShare,
} from '../../src/library/share.ts';
import { sourceIdOf } from '../../src/library/source.ts';
import { edit, find, source, SOURCE_B, SOURCE_C, term, ulid } from './made-up.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const sha256 = (text: string) => Promise.resolve(hash(text));
const KNOWN = { extractor: 3 };
const read = (content: string) => readShare(content, KNOWN, sha256);

const TEXT = 'About security (安全).\nAnd more.';
const article = source(sourceIdOf('article', hash(TEXT)), [find('安全', 'security'), find('发展', null)]);
const anquan = term('安全');
const about = [
  edit(1, { of: article.id, set: 'title', to: 'A better title' }),
  edit(2, { of: article.id, set: 'find', term: term('发展'), to: null }),
];
const own = [
  edit(3, { of: article.id, set: 'off', to: true }),
  edit(4, { of: article.id, set: 'removed', to: true }),
  edit(5, { of: anquan, set: 'note', to: 'private', replaces: [] }),
  edit(6, { of: anquan, set: 'gloss', to: 'mine' }),
  edit(7, { of: SOURCE_B, set: 'title', to: 'another source' }),
  { v: 2, id: ulid(8), of: article.id, set: 'unknown' },
];

describe('a source in a file', () => {
  test('comes back with what was put right in it, and with nothing of the reader’s own', async () => {
    const file = writeShare(article, [...own, ...about], null, '1.2.0');
    expect(JSON.parse(file)).toMatchObject({ writtenBy: '1.2.0' });
    expect(await read(file)).toEqual({
      source: article,
      edits: about,
      text: null,
      refused: [],
      refusedCount: 0,
    });
    expect(file).not.toMatch(/private|mine|another source/);
    expect(file).not.toContain('And more');
  });

  test('has its text where the reader says so', async () => {
    const file = writeShare(article, [], `\ufeff${TEXT.replace('\n', '\r\n')}`);
    expect((await read(file)).text).toBe(TEXT);
  });

  test('another text than its own is left out', async () => {
    const share = await read(writeShare(article, [], `${TEXT} Forged.`));
    expect(share).toMatchObject({ source: article, text: null, refusedCount: 1 });
    expect(share.refused).toEqual([{ where: 'the text', problem: 'is not the text of this source' }]);
    // A word list has no text at all.
    expect((await read(writeShare(source(SOURCE_C, []), [], TEXT))).text).toBeNull();
  });

  test.each(own.map((one) => [JSON.stringify(one).slice(0, 90), one] as const))(
    'what is not about the source is left out: %s',
    async (_, one) => {
      const file = JSON.stringify({
        ...JSON.parse(writeShare(article, [], null)),
        edits: [one, about[0], 7],
      });
      const share = await read(file);
      expect(share.edits).toEqual([about[0]]);
      expect(share.refused.map(({ where }) => where)).toEqual(['correction 1', 'correction 3']);
    },
  );

  test('a bad find costs itself only', async () => {
    const file = writeShare({ ...article, finds: [article.finds[0]!, find('发展', 'a\u0000')] }, about, null);
    const share = await read(file);
    expect(share.source.finds).toEqual([article.finds[0]]);
    expect(share.edits).toEqual(about);
    expect(share.refused[0]?.where).toBe('term 2 (发展)');
  });
});

describe('no file of a source', () => {
  const file = JSON.parse(writeShare(article, about, null)) as Record<string, unknown>;
  test.each([
    ['nothing', '', /is not JSON/],
    ['half a file', writeShare(article, about, null).slice(0, 200), /is not JSON/],
    ['a backup', JSON.stringify({ app: 'tifa', version: 1, log: [] }), /no source of Tifa/],
    ['a list', '[]', /no source of Tifa/],
    ['null', 'null', /no source of Tifa/],
    ['a later file', JSON.stringify({ ...file, v: 2, edits: {} }), /later version of Tifa/],
    ['a later source', JSON.stringify({ ...file, source: { ...article, v: 2 } }), /later version of Tifa/],
    ['a later extractor', JSON.stringify({ ...file, source: { ...article, extractor: 4 } }), /later version/],
    [
      'an issue',
      JSON.stringify({ ...file, source: { ...article, id: 'china-brief-24-08', type: 'issue' } }),
      /issues/,
    ],
    [
      'a source without a title',
      JSON.stringify({ ...file, source: { ...article, title: 7 } }),
      /no source: title/,
    ],
    ['too much', ' '.repeat(MAX_SHARE_LENGTH + 1), /larger than any source/],
  ])('is %s', async (_, content, message) => {
    const failure = await read(content).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ShareError);
    expect((failure as Error).message).toMatch(message);
    expect((failure as Error).message.length).toBeLessThan(400);
  });

  test('whatever JSON comes, it is read or refused by name', async () => {
    const parts = fc.record(
      { ...Object.fromEntries(Object.keys(file).map((key) => [key, fc.constant(file[key])])) },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(
        parts,
        fc.constantFrom(...Object.keys(file)),
        fc.jsonValue(),
        async (some, key, wrong) => {
          const content = JSON.stringify({ ...some, [key]: wrong });
          const share = await read(content).catch((error: unknown) => error);
          if (share instanceof ShareError) return;
          const { source, edits } = share as Awaited<ReturnType<typeof read>>;
          expect(source).toEqual(article);
          for (const edit of edits) expect(isAboutSource(edit, source)).toBe(true);
        },
      ),
    );
  });
});
