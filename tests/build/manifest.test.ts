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
