import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { manifest } from '../../build/manifest.ts';
import { SHARE_PATH } from '../../src/app/offline/shared.ts';
import { replyTo } from '../../src/app/offline/precache.ts';

const SCOPE = 'https://host.example/some/where/';
const within = (path: string) => new URL(path, SCOPE).href;

test('what is shared goes to the service worker, which knows it', () => {
  const { action, method, enctype, params } = manifest.share_target;
  expect(within(action)).toBe(`${SCOPE}${SHARE_PATH}`);
  expect([method, enctype]).toEqual(['POST', 'multipart/form-data']);
  expect(params).toMatchObject({ title: 'title', text: 'text', url: 'url', files: [{ name: 'files' }] });
  const asked = { url: within(action), mode: 'navigate', cache: 'default' } as const;
  expect(replyTo({ ...asked, method: 'POST' }, [], SCOPE)).toEqual({ from: 'share' });
  // A reload of it leads home; nobody else may hand anything over.
  expect(replyTo({ ...asked, method: 'GET' }, [], SCOPE)).toEqual({ from: 'home' });
  expect(replyTo({ ...asked, method: 'POST', mode: 'cors' }, [], SCOPE)).toEqual({ from: 'network' });
});

test('files of every kind that is read open with the app, each end of a name once', () => {
  const [{ action, accept }] = manifest.file_handlers as [(typeof manifest.file_handlers)[0]];
  expect(within(action)).toBe(`${SCOPE}#/read`);
  const ends = Object.values(accept).flat();
  expect(new Set(ends).size).toBe(ends.length);
  expect(ends).toEqual(expect.arrayContaining(['.pdf', '.docx', '.epub', '.html', '.txt', '.md', '.zip']));
});

/** The identity a browser gives an app: the manifest's `id`, taken from the root of the host, or its start address. */
function identityOf(address: string): string {
  const start = new URL(manifest.start_url, address);
  const id = Reflect.get(manifest, 'id') as string | undefined;
  const identity = id === undefined ? start : new URL(id, start.origin);
  identity.hash = '';
  return identity.href;
}

test('two copies under two paths of one host are two apps, each at home where it lies', () => {
  for (const place of ['https://host.example/', 'https://host.example/one/', 'https://host.example/two/']) {
    const address = `${place}manifest.webmanifest`;
    expect(identityOf(address)).toBe(place);
    expect(new URL(manifest.scope, address).href).toBe(place);
  }
});

test('screenshots of either form are of one shape, as a browser wants them, and there are enough to choose from', () => {
  for (const form of ['narrow', 'wide']) {
    const sizes = manifest.screenshots
      .filter(({ form_factor }) => form_factor === form)
      .map(({ sizes }) => sizes);
    expect(sizes.length, form).toBeGreaterThanOrEqual(3);
    expect(new Set(sizes).size, form).toBe(1);
  }
});

test('an installed app opens on the paper of its theme, as index.html has it', () => {
  const page = readFileSync('index.html', 'utf8');
  const [paper, bar] = ['paper', 'bar'].map((name) =>
    new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(page)!.slice(1),
  ) as [string[], string[]];
  expect([manifest.background_color, manifest.color_scheme_dark.background_color]).toEqual(paper);
  expect([manifest.theme_color, manifest.color_scheme_dark.theme_color]).toEqual(bar);
});
