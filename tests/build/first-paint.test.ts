import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { inOrder, small } from '../../build/first-paint.ts';

const PAGE = readFileSync('index.html', 'utf8');

test('what is painted first has only its own styles before it', () => {
  const ordered = inOrder(PAGE);
  const place = (text: string) => {
    const at = ordered.indexOf(text);
    expect(at, text).toBeGreaterThan(0);
    return at;
  };
  const painted = place('<div id="first-paint">');
  for (const needed of ['--paper:', '.masthead {', '.lead {', '.how li::before {', '.welcome-first,'])
    expect(place(needed)).toBeLessThan(painted);
  for (const behind of [':focus-visible', ':lang(zh-Hans)', '.unseen', '.repair-first button'])
    expect(place(behind)).toBeGreaterThan(place('Opening the glossary'));
  const rules = (html: string) =>
    [...html.matchAll(/<style>([^]*?)<\/style>/g)]
      .map(([, css]) => css!)
      .join('')
      .replaceAll(/\/\*[^]*?\*\//g, '')
      .replaceAll(/\s+/g, ' ');
  expect(rules(ordered)).toBe(rules(PAGE));
  expect(() => inOrder('<style>p {}</style>')).toThrow(/index\.html/);
});

test('is sent without what nobody reads there, and says and does the same', () => {
  const page =
    '<p>a\n      b</p>\n    <!-- c\n -->\n    <script>\n// d\ntold = `e\n  f`;\n</script>' +
    '<script type="module" src="./g.js"></script>\n  <style>p {\n  }</style>';
  const sent = small(page);
  expect(sent).toContain('<p>a\nb</p>');
  expect(sent).toContain('<script type="module" src="./g.js"></script>');
  expect(sent).toContain('<style>p {\n  }</style>');
  expect(sent).not.toMatch(/<!--| d\b/);
  const told: { told?: string } = {};
  runInNewContext(/<script>([^]*?)<\/script>/.exec(sent)![1]!, told);
  expect(told.told).toBe('e\n  f');
  expect(() => small('<script>let</script>')).toThrow(/script in index\.html/);
});
