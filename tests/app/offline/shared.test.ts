import { describe, expect, test } from 'vitest';
import { forgetShared, keepShared, sharedThings } from '../../../src/app/offline/shared.ts';

const SCOPE = 'https://host.example/some/where/';

/** The part of a Cache in use; `room` is how many it takes. */
class MemoryCache {
  readonly stored = new Map<string, Response>();
  room = Infinity;
  keys = () => Promise.resolve([...this.stored.keys()].map((url) => ({ url }) as Request));
  match = (key: string) => Promise.resolve(this.stored.get(key)?.clone());
  put = (key: string, response: Response) =>
    this.stored.size >= this.room
      ? Promise.reject(new DOMException('full', 'QuotaExceededError'))
      : Promise.resolve(void this.stored.set(key, response));
  delete = (key: string) => Promise.resolve(this.stored.delete(key));
  get asCache(): Cache {
    return this as unknown as Cache;
  }
}

function form(fields: Record<string, string>, ...files: File[]): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  for (const file of files) data.append('files', file);
  return data;
}

describe('what is shared', () => {
  test('is there again in its order, file by file, until it is forgotten', async () => {
    const memory = new MemoryCache();
    const cache = memory.asCache;
    const files = [new File(['底线'], '报告.txt'), new File(['x'], 'a/b?.pdf'), new File([], 'empty')];
    await keepShared(
      form({ title: 'T', text: 'X', url: 'https://example.org/' }, ...files),
      cache,
      SCOPE,
      '2',
    );
    await keepShared(form({ text: 'first' }), cache, SCOPE, '1');
    const [first, second] = await sharedThings(cache, SCOPE);
    expect(first).toEqual({ id: '1', title: '', text: 'first', address: '', files: [] });
    expect(second).toMatchObject({ id: '2', title: 'T', text: 'X', address: 'https://example.org/' });
    expect(second!.files.map(({ name, size }) => [name, size])).toEqual([
      ['报告.txt', 6],
      ['a/b?.pdf', 1],
    ]);
    expect(new TextDecoder().decode(await second!.files[0]!.bytes())).toBe('底线');

    await forgetShared(cache, SCOPE, '2');
    expect(await sharedThings(cache, SCOPE)).toHaveLength(1);
    expect([...memory.stored.keys()].every((key) => key.startsWith(`${SCOPE}shared/1/`))).toBe(true);
    await expect(second!.files[0]!.bytes()).rejects.toThrow('not there any more');
  });

  test('where there is no room is not taken for whole', async () => {
    const memory = new MemoryCache();
    memory.room = 1;
    const keeping = keepShared(form({ text: 'x' }, new File(['x'], 'a')), memory.asCache, SCOPE, '1');
    await expect(keeping).rejects.toThrow('full');
    expect(await sharedThings(memory.asCache, SCOPE)).toEqual([]);
    // Nobody would ever ask for it: it would take the room of what is shared next.
    expect([...memory.stored.keys()]).toEqual([]);
  });

  test('with another copy of the app on this origin is not ours', async () => {
    const { asCache } = new MemoryCache();
    await keepShared(form({ text: 'x' }), asCache, 'https://host.example/other/', '1');
    expect(await sharedThings(asCache, SCOPE)).toEqual([]);
  });
});
