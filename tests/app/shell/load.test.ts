import { describe, expect, test, vi } from 'vitest';
import { fetchLibraries } from '../../../src/app/settings/licences.ts';
import { fetchPart, LoadError, loadPart } from '../../../src/app/shell/load.ts';

describe('loadPart', () => {
  test.each([
    ['Chromium', new TypeError('Failed to fetch dynamically imported module: http://x/assets/Drill-1.js')],
    ['Firefox', new TypeError('error loading dynamically imported module: http://x/assets/Drill-1.js')],
    ['Safari', new TypeError('Importing a module script failed.')],
    ['a style sheet that is gone', new Error('Unable to preload CSS for /assets/Chart-1.css')],
    ['half a file', new SyntaxError('Unexpected end of input')],
    ['files of two versions', new SyntaxError("The requested module './a.js' does not provide 'b'")],
  ])('names what did not come: %s', async (_, error) => {
    const failure = await loadPart(() => Promise.reject(error)).catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(LoadError);
    expect(failure).toMatchObject({ reason: 'code', message: error.message, cause: error });
  });

  test('leaves an error of the part itself as it is', async () => {
    const fault = new TypeError("Cannot read properties of undefined (reading 'length')");
    await expect(loadPart(() => Promise.reject(fault))).rejects.toBe(fault);
    expect(await loadPart(() => Promise.resolve(1))).toBe(1);
  });
});

describe('fetchPart', () => {
  const answer = (response: () => Promise<Response>) => vi.stubGlobal('fetch', response);

  test('names what did not come', async () => {
    answer(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(fetchPart('http://x/a.json')).rejects.toMatchObject({
      name: 'LoadError',
      reason: 'unreachable',
    });
    answer(() => Promise.resolve(new Response('', { status: 404 })));
    await expect(fetchPart('http://x/a.json')).rejects.toMatchObject({
      name: 'LoadError',
      reason: 'missing',
    });
    answer(() => Promise.resolve(new Response('{}')));
    expect(await (await fetchPart('http://x/a.json')).text()).toBe('{}');
  });

  test.each([
    ['a log-in page', '<!doctype html>'],
    ['another list', '[{"name":1}]'],
  ])('%s is no list of licences', async (_, body) => {
    vi.stubGlobal('document', { baseURI: 'http://x/' });
    answer(() => Promise.resolve(new Response(body)));
    await expect(fetchLibraries()).rejects.toMatchObject({ name: 'LoadError', reason: 'broken' });
  });
});
