import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { policyOf, stylesIn, withPolicy } from '../../build/content-security.ts';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const PAGE =
  '<!doctype html><meta charset="utf-8" /><script>a()</script><style>p{}</style>' +
  '<script type="module" crossorigin src="./b.js"></script>';

describe('the policy of a page', () => {
  const directives = new Map(
    policyOf(PAGE, ['q{}'])
      .split('; ')
      .map((directive) => [directive.split(' ')[0]!, directive.split(' ').slice(1)]),
  );

  test('names what stands in the page, and nothing else, by its hash', () => {
    expect(directives.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'", hash('a()')]);
    expect(directives.get('style-src')).toEqual(expect.arrayContaining(["'self'", hash('p{}'), hash('q{}')]));
    expect(directives.get('style-src')).toHaveLength(3);
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
    expect(withPolicy(PAGE, [])).toMatch(
      /^<!doctype html><meta charset="utf-8" \/><meta http-equiv="Content-Sec/,
    );
    expect(() => withPolicy('<p>', [])).toThrow(/character set/);
  });
});

describe('styles that travel in code', () => {
  test('are found however they are written', () => {
    expect(
      stylesIn('var a={hash:"svelte-1",code:"p{content:\\"x\\"}"};b({hash:`svelte-2`,code:`q{}`})'),
    ).toEqual(['p{content:"x"}', 'q{}']);
    expect(stylesIn('f({hash:"other",code:x})')).toEqual([]);
  });

  test('stop the build where they are no plain text', () => {
    expect(() => stylesIn('var a={hash:"svelte-1",code:x}')).toThrow(/svelte-1/);
  });
});
