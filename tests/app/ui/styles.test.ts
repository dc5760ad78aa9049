/** What holds for every stylesheet of the app. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCss } from 'svelte/compiler';
import { describe, expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url).pathname;
const sheets = [
  'index.html',
  ...readdirSync(join(root, 'src/app'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.svelte'))
    .map((name) => join('src/app', name)),
].flatMap((name) => {
  const css = /<style>(.*?)<\/style>/s.exec(readFileSync(join(root, name), 'utf8'))?.[1];
  return css === undefined ? [] : [{ name, css }];
});

type Sheet = ReturnType<typeof parseCss>;

/** The selectors of a stylesheet, each with the conditions around it. */
function selectorsOf(css: string): { selector: string; conditions: string[] }[] {
  const walk = (children: Sheet['children'], conditions: string[]): ReturnType<typeof selectorsOf> =>
    children.flatMap((child) => {
      if (child.type === 'Rule') {
        const { start, end } = child.prelude;
        return [{ selector: css.slice(start, end), conditions }];
      }
      if (child.type !== 'Atrule' || child.block === null) return [];
      return walk(child.block.children as Sheet['children'], [...conditions, child.prelude]);
    });
  return walk(parseCss(css).children, []);
}

test('there are stylesheets, and they are read', () => {
  expect(sheets.length).toBeGreaterThan(30);
  expect(selectorsOf('a:hover { x: y } @media (hover: hover) { b { x: y } }')).toEqual([
    { selector: 'a:hover', conditions: [] },
    { selector: 'b', conditions: ['(hover: hover)'] },
  ]);
});

describe('a finger leaves no hover behind: it is asked for only where there is a pointer that hovers', () => {
  test.each(sheets)('$name', ({ css }) => {
    const unasked = selectorsOf(css).filter(
      ({ selector, conditions }) =>
        selector.includes(':hover') && !conditions.some((condition) => condition.includes('hover: hover')),
    );
    expect(unasked).toEqual([]);
  });
});

test('what is heard and not seen is hidden by one rule, the class in index.html', () => {
  const hidden = sheets.flatMap(({ name, css }) =>
    [...css.matchAll(/clip-path: inset\(50%\)/g)].map(() => name),
  );
  expect(hidden).toEqual(['index.html']);
});

test('where rows out of sight are not laid out, the ring of what has the focus is not cut at the edge of its row', () => {
  const containing = sheets.filter(({ css }) => css.includes('content-visibility: auto'));
  expect(containing.length).toBeGreaterThan(3);
  expect(containing.filter(({ css }) => !css.includes('overflow-clip-margin:'))).toEqual([]);
});

test('signs grow with the letters: each size that is drawn has its rule in letters', () => {
  const sources = readdirSync(join(root, 'src/app'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.svelte'))
    .map((name) => readFileSync(join(root, 'src/app', name), 'utf8'));
  const sizes = new Set(
    sources.flatMap((text) =>
      [...text.matchAll(/<[A-Z]\w*\s[^>]*?\bsize=\{(\d+)\}/g)].map(([, px]) => Number(px)),
    ),
  );
  expect(sizes.size).toBeGreaterThan(3);
  const base = sheets.find(({ name }) => name === 'index.html')!.css.replaceAll(/\s+/g, ' ');
  for (const px of sizes)
    expect(base).toContain(`svg[width='${px}'] { width: ${px / 16}rem; height: ${px / 16}rem; }`);
});

test('no column of a grid is wider than a narrow window with large letters: a least width in letters is bounded', () => {
  const unbounded = sheets.flatMap(({ name, css }) =>
    [...css.matchAll(/minmax\(\s*[\d.]+r?em\b/g)].map(([found]) => `${name}: ${found}`),
  );
  expect(unbounded).toEqual([]);
});

test('what looks the same on several screens is one component: no two have a rule of five declarations and more in common', () => {
  const rules = sheets.flatMap(({ name, css }) =>
    [...css.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/\{([^{}]+)\}/g)].flatMap(([, body]) => {
      const declarations = body!.split(';').map((one) => one.trim());
      const said = declarations.filter((one) => one !== '').sort();
      return said.length < 5 ? [] : [{ name, rule: said.join('; ') }];
    }),
  );
  expect(rules.length).toBeGreaterThan(100);
  const doubles = rules.filter(({ name, rule }) =>
    rules.some((other) => other.rule === rule && other.name !== name),
  );
  expect(doubles).toEqual([]);
});
