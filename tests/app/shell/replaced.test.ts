import { describe, expect, test, vi } from 'vitest';
import {
  fetchAnew,
  holdReload,
  isReloadSafe,
  mayReloadFor,
  whatIsServed,
} from '../../../src/app/shell/replaced.ts';

const OWN = './assets/index-1.js';
const page = (entry: string) =>
  `<!doctype html><script>/<script type="module"/</script><script type="module" crossorigin src="${entry}"></script>`;
const answering = (text: string, status = 200) => Promise.resolve(new Response(text, { status }));

describe('what the server has', () => {
  test.each([
    ['the app that runs', page(OWN), 200, 'this-version'],
    ['another version', page('./assets/index-2.js'), 200, 'another-version'],
    ['a log-in page', '<!doctype html><title>Log in</title>', 200, 'stranger'],
    ['an error', page(OWN), 503, 'unknown'],
  ])('%s', async (_, text, status, served) => {
    expect((await whatIsServed(OWN, () => answering(text, status))).served).toBe(served);
  });

  test('nothing, without a network', async () => {
    const none = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await whatIsServed(OWN, none)).toEqual({ served: 'unknown', entry: null });
  });
});

test('a reload waits for all that it would lose', () => {
  let card = true;
  let answer = true;
  const releaseCard = holdReload(() => card);
  const releaseAnswer = holdReload(() => answer);
  expect(isReloadSafe()).toBe(false);
  card = false;
  expect(isReloadSafe()).toBe(false);
  answer = false;
  expect(isReloadSafe()).toBe(true);
  card = true;
  releaseCard();
  releaseAnswer();
  expect(isReloadSafe()).toBe(true);
});

test('a version that does not help is not for ever reloaded for', () => {
  const stored = new Map<string, string>();
  const session = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  };
  for (let time = 1; time <= 3; time++) expect(mayReloadFor('a', session), `time ${time}`).toBe(true);
  expect(mayReloadFor('a', session)).toBe(false);
  expect(mayReloadFor('b', session)).toBe(true);
  for (const key of stored.keys()) stored.set(key, 'often');
  expect(mayReloadFor('b', session)).toBe(false);
});

test('one failure that several parts of a screen show is one reload, and counts as one', async () => {
  const stored = new Map<string, string>();
  const reload = vi.fn();
  vi.stubGlobal('location', { reload });
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  });
  vi.resetModules();
  const { reloadFor } = await import('../../../src/app/shell/replaced.ts');
  for (let part = 1; part <= 5; part++) reloadFor('a');
  expect(reload).toHaveBeenCalledOnce();
  expect([...stored.values()]).toEqual(['1']);
});

describe('files fetched anew', () => {
  const answers =
    (status: Readonly<Record<string, number>>, asked: string[] = []) =>
    (address: string, { cache }: RequestInit) => {
      asked.push(`${address} ${cache}`);
      const code = status[address];
      return code === undefined
        ? Promise.reject(new TypeError('Failed to fetch'))
        : Promise.resolve(new Response('', { status: code }));
    };

  test('are asked for past every copy', async () => {
    const asked: string[] = [];
    expect(await fetchAnew(['a', 'b'], answers({ a: 200, b: 200 }, asked))).toBe(true);
    expect(asked).toEqual(['a reload', 'b reload']);
  });

  test.each([
    ['is missing', { a: 404, b: 200 }],
    ['cannot be reached', { b: 200 }],
  ])('and one that %s is told', async (_, status) => {
    expect(await fetchAnew(['a', 'b'], answers(status))).toBe(false);
  });
});
