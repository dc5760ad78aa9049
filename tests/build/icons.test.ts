import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compile } from 'svelte/compiler';
import { expect, test } from 'vitest';
import { drawn, iconIn } from '../../build/icons.ts';

const root = new URL('../../', import.meta.url).pathname;
const require = createRequire(import.meta.url);
/** Every icon that a component imports. */
const used = [
  ...new Set(
    readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.svelte'))
      .flatMap((file) =>
        [
          ...readFileSync(`${root}src/${file}`, 'utf8').matchAll(/'@lucide\/svelte\/icons\/([a-z0-9-]+)'/g),
        ].map(([, name]) => name!),
      ),
  ),
];

/** How components draw them. */
const drawings = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.svelte'))
  .flatMap((file) => {
    const text = readFileSync(`${root}src/${file}`, 'utf8');
    const names = [...text.matchAll(/import (\w+) from '@lucide/g)].map(([, name]) => name);
    if (names.length === 0) return [];
    return [...text.matchAll(new RegExp(`<(?:${names.join('|')}|Icon) ([^>]*)/>`, 'g'))].map(
      ([, attributes]) => `${file}: ${attributes!.trim()}`,
    );
  });

test('none is given what it does not take: it hides itself from screen readers', () => {
  expect(drawings.length).toBeGreaterThan(20);
  const takes = /^\S+: (?:(?:size|strokeWidth)=\{[\d.]+\}|color="[^"]*"|\s)*$/;
  expect(drawings.filter((drawing) => !takes.test(drawing))).toEqual([]);
});

test('the icons of the app are found', () => expect(used.length).toBeGreaterThan(20));

test.each(used)('%s is drawn with every line that Lucide gives it', (name) => {
  // Some are other names of one drawing.
  const entry = require.resolve(`@lucide/svelte/icons/${name}`);
  const file = join(dirname(entry), /["']\.\/([^"']+\.svelte)["']/.exec(readFileSync(entry, 'utf8'))![1]!);
  const icon = iconIn(readFileSync(file, 'utf8'), file);
  const code = drawn(icon);
  for (const [tag, attributes] of icon.node) {
    expect(code).toContain(`<${tag} `);
    for (const [attribute, value] of Object.entries(attributes))
      expect(code).toContain(` ${attribute}="${value}"`);
  }
  expect(compile(code, { runes: true, name: 'Icon', filename: `${name}.svelte` }).warnings).toEqual([]);
});

test('an icon that is written in another way stops the build', () => {
  expect(() => iconIn('<Icon node={[]} />', 'icons/x.svelte')).toThrow(/icons\/x\.svelte/);
});
