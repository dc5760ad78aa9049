import { describe, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import { draftsToTake, readSharedSource } from '../../../src/app/library/shared-file.ts';
import { foldLibrary } from '../../../src/library/fold.ts';
import { writeShare } from '../../../src/library/share.ts';
import { normalisedText, sourceIdOf } from '../../../src/library/source.ts';
import { edit, find, NOTHING_SHIPPED, source, SOURCE_B, spell, term } from '../../library/made-up.ts';

const sha256 = async (text: string) => createHash('sha256').update(text).digest('hex');
const TEXT = normalisedText('Reform (改革) and opening (开放).\n');
const ID = sourceIdOf('article', await sha256(TEXT));
const article = source(ID, [find('改革', 'reform'), find('开放', 'opening')], { title: 'On reform' });
const other = source(SOURCE_B, [find('改革', 'reform')]);
const file = (text: string) => new Blob([text]);
const standings = new Map([[term('改革'), 'known' as const]]);

const read = (content: string, library = foldLibrary(NOTHING_SHIPPED, [other], [], spell)) =>
  readSharedSource(file(content), library, standings, sha256);

describe('a source from a colleague', () => {
  test('is told before it is taken: title, terms, what is new', async () => {
    const renamed = edit(1, { of: ID, set: 'title', to: 'Reform, at last' });
    const shared = await read(writeShare(article, [renamed], TEXT));
    expect(shared).toMatchObject({
      title: 'Reform, at last',
      terms: 2,
      standings: '1 known, 1 new',
      fresh: 1,
      here: null,
    });
    const empty = foldLibrary(NOTHING_SHIPPED, [], [], spell);
    expect(draftsToTake(shared.share, empty)).toEqual([{ of: ID, set: 'title', to: 'Reform, at last' }]);
    expect(shared.share.text).toBe(TEXT);
    expect(shared.first.map(({ hanzi }) => hanzi)).toEqual(['改革', '开放']);
  });

  test('leaves what the reader has put right in it, and takes the rest', async () => {
    const own = edit(9, { of: ID, set: 'title', to: 'My title' });
    const library = foldLibrary(NOTHING_SHIPPED, [article], [own], spell);
    const theirs = [
      edit(10, { of: ID, set: 'title', to: 'Their title' }),
      edit(11, { of: ID, set: 'author', to: 'Li Ling' }),
    ];
    const shared = await read(writeShare(article, theirs, null), library);
    expect(shared.here).toBe('on');
    expect(shared.title).toBe('My title');
    expect(draftsToTake(shared.share, library)).toEqual([{ of: ID, set: 'author', to: 'Li Ling' }]);
  });

  test('a find that is not sound is left out and named', async () => {
    const bad = {
      ...article,
      finds: [...article.finds, { ...find('安全', 'security'), pinyin: 'a\u0000b' }],
    };
    const shared = await read(writeShare(bad, [], null));
    expect(shared.terms).toBe(2);
    expect(shared.share.refusedCount).toBe(1);
  });

  test.each([
    ['no JSON', 'hello', /not JSON/],
    ['another file', '{"app":"other"}', /no source of Tifa/],
    ['a source of a newer extractor', writeShare({ ...article, extractor: 999 }, [], null), /later version/],
    ['an issue', writeShare({ ...article, type: 'issue' }, [], null), /issues come with Tifa only/],
  ])('%s is refused with its reason', async (_what, content, reason) => {
    await expect(read(content)).rejects.toThrow(reason);
  });

  test('a file larger than any source is not even read', async () => {
    const huge = { size: 1e9, text: () => Promise.reject(new Error('It was read.')) };
    const library = foldLibrary(NOTHING_SHIPPED, [], [], spell);
    await expect(readSharedSource(huge, library, standings, sha256)).rejects.toThrow(
      /larger than any source/,
    );
  });
});
