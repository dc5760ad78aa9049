import { describe, expect, test } from 'vitest';
import { copy, share } from '../../src/app/share.ts';

const clipboard = (written: string[], allowed = true) =>
  ({
    writeText: (text: string) =>
      allowed
        ? Promise.resolve(void written.push(text))
        : Promise.reject(new DOMException('no', 'NotAllowedError')),
  }) as Clipboard;

describe('copy', () => {
  test('says whether the text is on the clipboard', async () => {
    const written: string[] = [];
    expect(await copy('命运', { clipboard: clipboard(written) })).toBe(true);
    expect(written).toEqual(['命运']);
    expect(await copy('命运', { clipboard: clipboard([], false) })).toBe(false);
    // A page that is not served securely has none at all.
    expect(await copy('命运', {} as Navigator)).toBe(false);
  });
});

describe('share', () => {
  const fail = (name: string) => () => Promise.reject(new DOMException('no', name));
  test('prefers the system’s sheet and falls back to copying the address', async () => {
    const written: string[] = [];
    const means = { clipboard: clipboard(written) };
    expect(await share('t', 'u', { ...means, share: () => Promise.resolve() })).toBe('shared');
    expect(await share('t', 'u', { ...means, share: fail('AbortError') })).toBe('dismissed');
    expect(written).toEqual([]);
    expect(await share('t', 'u', { ...means, share: fail('NotAllowedError') })).toBe('copied');
    expect(await share('t', 'u', means)).toBe('copied');
    expect(written).toEqual(['u', 'u']);
    expect(await share('t', 'u', { clipboard: clipboard([], false) })).toBe('refused');
  });
});
