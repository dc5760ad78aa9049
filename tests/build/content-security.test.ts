import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { policyOf, withPolicy } from '../../build/content-security.ts';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const PAGE =
  '<!doctype html><meta charset="utf-8" /><script>a()</script><style>p{}</style>' +
  '<script type="module" crossorigin src="./b.js"></script>';

describe('the policy of a page', () => {
  const directives = new Map(
    policyOf(PAGE)
      .split('; ')
      .map((directive) => [directive.split(' ')[0]!, directive.split(' ').slice(1)]),
  );

  test('names what stands in the page, and nothing else, by its hash', () => {
    expect(directives.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'", hash('a()')]);
    expect(directives.get('style-src')).toEqual(["'self'", hash('p{}')]);
    expect([...directives.values()].flat()).not.toContain("'unsafe-inline'");
    expect([...directives.values()].flat()).not.toContain("'unsafe-eval'");
  });

  test('lets nothing in from elsewhere, and nothing out', () => {
    for (const [name, only] of [
      ['default-src', "'none'"],
      ['object-src', "'none'"],
      ['connect-src', "'self'"],
      ['base-uri', "'self'"],
      ['form-action', "'self'"],
      ['require-trusted-types-for', "'script'"],
    ] as const)
      expect(directives.get(name), name).toEqual([only]);
  });

  test('stands behind the character set, and before what it governs', () => {
    expect(withPolicy(PAGE)).toMatch(
      /^<!doctype html><meta charset="utf-8" \/><meta http-equiv="Content-Sec/,
    );
    expect(() => withPolicy('<p>')).toThrow(/character set/);
  });
});
