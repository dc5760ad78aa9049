import { describe, expect, test } from 'vitest';
import { copy, share } from '../../../src/app/ui/share.ts';

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
  const URL = 'https://host.example/tifa/#/term/zhu-quan';
  const fail = (name: string) => () => Promise.reject(new DOMException('no', name));
  test('prefers the system’s sheet and falls back to copying the address', async () => {
    const written: string[] = [];
    const means = { clipboard: clipboard(written) };
    expect(await share('t', URL, { ...means, share: () => Promise.resolve() })).toBe('shared');
    expect(await share('t', URL, { ...means, share: fail('AbortError') })).toBe('dismissed');
    expect(written).toEqual([]);
    expect(await share('t', URL, { ...means, share: fail('NotAllowedError') })).toBe('copied');
    expect(await share('t', URL, means)).toBe('copied');
    expect(written).toEqual([URL, URL]);
    expect(await share('t', URL, { clipboard: clipboard([], false) })).toBe('refused');
  });

  test.each([
    ['https://host.example/tifa/?utm_source=x&ref=a.com#/term/zhu-quan'],
    ['https://host.example/tifa/?#/term/zhu-quan'],
  ])('hands on a screen, and not how it was come to: %s', async (url) => {
    const sent: (string | undefined)[] = [];
    const sheet = (data?: ShareData) => Promise.resolve(void sent.push(data?.url));
    await share('t', url, { clipboard: clipboard(sent as string[]), share: sheet });
    await share('t', url, { clipboard: clipboard(sent as string[]) });
    expect(sent).toEqual([URL, URL]);
  });

  test('keeps the query of the screen itself', async () => {
    const written: string[] = [];
    await share('t', 'https://host.example/?a=1#/look-up?q=guo', { clipboard: clipboard(written) });
    expect(written).toEqual(['https://host.example/#/look-up?q=guo']);
  });
});
