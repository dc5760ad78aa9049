import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { leanCode } from '../../build/lean-libraries.ts';

const SVELTE = 'node_modules/svelte/src/internal';
const lean = (file: string) => leanCode(readFileSync(file, 'utf8'), `/x/${file}`)!;

describe('libraries without what is never asked of them', () => {
  it.each([
    [`${SVELTE}/client/dom/hydration.js`, ['hydrating']],
    [`${SVELTE}/flags/index.js`, ['async_mode_flag', 'legacy_mode_flag', 'tracing_mode_flag']],
  ])('%s has constants for switches', (file, names) => {
    const code = lean(file);
    for (const name of names) {
      expect(code).toContain(`export const ${name} = false;`);
      expect(code).not.toMatch(new RegExp(`^\\s*${name} = `, 'm'));
    }
  });

  it('ts-fsrs leaves `Date` as it is, and has all else', () => {
    const file = 'node_modules/ts-fsrs/dist/index.mjs';
    const code = lean(file);
    expect(code).not.toContain('Date.prototype');
    expect(readFileSync(file, 'utf8').length - code.length).toBeLessThan(600);
    expect(code).toContain('class FSRSAlgorithm');
  });

  it('a component’s style is a sheet that a script makes, and no element of the page', () => {
    const file = `${SVELTE}/client/dom/css.js`;
    const code = lean(file);
    expect(code).toMatch(/export function append_styles\(anchor, css\) \{\n\tif \(adopted/);
    expect(code).not.toContain('create_element(');
    expect(() => leanCode('export function append_styles(anchor, css) {\n}', `/x/${file}`)).toThrow(
      /does not know/,
    );
  });

  it('leaves other files alone', () =>
    expect(leanCode('let hydrating = false;', '/x/own.js')).toBeUndefined());

  it('stops where a library is written in another way', () =>
    expect(() => leanCode('export var hydrating = !1;', `/x/${SVELTE}/client/dom/hydration.js`)).toThrow(
      /does not know/,
    ));

  it('stops where a component asks for what is left out', () =>
    expect(() => leanCode('', `/x/${SVELTE}/flags/legacy.js`)).toThrow(/leaves out/));
});
