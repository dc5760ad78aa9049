/**
 * Libraries without what this app never asks of them, where their way of writing keeps the bundler from seeing that. It
 * is part of the first load otherwise (budget.ts). Each change names what it expects to find, and stops the build where
 * the library has come to be written in another way.
 */
import type { Plugin } from 'vite';

/**
 * What Svelte does only where a variable says so: take over a page that a server has drawn, run components of Svelte 4 or
 * asynchronous ones, trace. It sets the variables by functions that its own code calls, so that the bundler believes them
 * to vary. Here they are constants, and what hangs on them goes.
 */
const SWITCHES = [
  [/\/svelte\/src\/internal\/client\/dom\/hydration\.js$/, ['hydrating']],
  [
    /\/svelte\/src\/internal\/flags\/index\.js$/,
    ['async_mode_flag', 'legacy_mode_flag', 'tracing_mode_flag'],
  ],
] as const;
/** What a component would turn them on by. */
const TURNED_ON = /\/svelte\/src\/internal\/flags\/(?:async|legacy|tracing)\.js$/;

/**
 * A component's style travels in its code. Svelte puts it into the page as an element, which the page's policy would have to
 * allow by its hash: 45 bytes for each component in a page on which the first paint waits. Style sheets that a script makes
 * are no part of the policy; besides, it is made once, and not looked for in the page by each component.
 */
const STYLES = /\/svelte\/src\/internal\/client\/dom\/css\.js$/;
const APPEND =
  /(?<=^export function append_styles\(anchor, css\) )\{(?=[^]*\n\t{3}style\.id = css\.hash;\n\t{3}style\.textContent = css\.code;\n)[^]*?^\}/gm;
const ADOPT = `{
	if (adopted.has(css.hash)) return;
	adopted.add(css.hash);
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(css.code);
	document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
const adopted = new Set();`;

/** ts-fsrs gives every `Date` methods of its own, as it once did; nothing here calls them. */
const FSRS = /\/ts-fsrs\/dist\/index\.mjs$/;
const DATE_METHOD = /^Date\.prototype\.\w+ = function\([^)]*\) \{\n[^}]*\n\};$/gm;

export function leanLibraries(): Plugin {
  return {
    name: 'tifa:lean-libraries',
    apply: 'build',
    transform(code, id) {
      const lean = leanCode(code, id);
      return lean === undefined ? undefined : { code: lean, map: null };
    },
  };
}

/**
 * The file without what is not asked for; undefined where it stays as it is.
 *
 * @throws Error where it is written otherwise than expected, or where a component asks for what is left out
 */
export function leanCode(code: string, id: string): string | undefined {
  if (TURNED_ON.test(id))
    throw new Error(`${id}: a component needs what build/lean-libraries.ts leaves out.`);
  if (FSRS.test(id)) return replacedAll(code, DATE_METHOD, '', id);
  if (STYLES.test(id)) return replacedAll(code, APPEND, ADOPT, id);
  const names = SWITCHES.find(([file]) => file.test(id))?.[1];
  return names?.reduce((before, name) => fixed(before, name, id), code);
}

function fixed(code: string, name: string, id: string): string {
  const declared = `export let ${name} = false;`;
  if (!code.includes(declared)) throw unknown(id);
  const set = new RegExp(`^\\t${name} = \\w+;$`, 'gm');
  return replacedAll(code.replace(declared, declared.replace('let', 'const')), set, '', id);
}

function replacedAll(code: string, pattern: RegExp, by: string, id: string): string {
  const lean = code.replaceAll(pattern, by);
  if (lean === code) throw unknown(id);
  return lean;
}

const unknown = (id: string) =>
  new Error(`build/lean-libraries.ts does not know ${id} as it is written now.`);
