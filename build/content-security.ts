/**
 * The Content-Security-Policy of every page of the build, as a `meta` element, so that it holds on any static host:
 * nothing from elsewhere, no script and no style but our own files and what stands in the page, each by its hash;
 * no text becomes code (Trusted Types). The development server has none, because it puts scripts of its own there.
 *
 * What a `meta` element cannot say, a host may send as headers (README.md).
 */
import { createHash } from 'node:crypto';
import { parseAst, type Plugin } from 'vite';

export function contentSecurity(): Plugin {
  return {
    name: 'tifa:content-security',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const outputs = Object.values(bundle);
        const styles = outputs.flatMap((output) => (output.type === 'chunk' ? stylesIn(output.code) : []));
        for (const output of outputs) {
          if (output.type !== 'asset' || !output.fileName.endsWith('.html')) continue;
          const html = String(output.source);
          output.source = withPolicy(html, html.includes('<script type="module"') ? styles : []);
        }
      },
    },
  };
}

/** The page with its policy, right behind the character set. Throws an `Error` where there is no place for it. */
export function withPolicy(html: string, styles: readonly string[]): string {
  const place = /<meta charset="utf-8"\s*\/?>/i;
  if (!place.test(html)) throw new Error('A page declares no character set, behind which its policy stands.');
  const policy = policyOf(html, styles);
  return html.replace(
    place,
    (charset) => `${charset}<meta http-equiv="Content-Security-Policy" content="${policy}">`,
  );
}

/** @param styles what the page's code puts into style elements */
export function policyOf(html: string, styles: readonly string[]): string {
  const inline = (tag: 'script' | 'style') =>
    [...html.matchAll(new RegExp(`<${tag}(?![^>]*\\ssrc=)[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))].map(
      ([, text]) => text!,
    );
  const hashes = (texts: readonly string[]) => [...new Set(texts.map(sourceHash))].sort();
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    // WebAssembly is what the trainer of the schedule is; it needs no `eval`.
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...hashes(inline('script'))],
    'style-src': ["'self'", ...hashes([...inline('style'), ...styles])],
    'img-src': ["'self'"],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'manifest-src': ["'self'"],
    'worker-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
    'require-trusted-types-for': ["'script'"],
    // Svelte's, for its own templates; and src/app/shell/own-scripts.ts.
    'trusted-types': ['svelte-trusted-html', 'default'],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}

const sourceHash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * The styles that components bring along in the code of a chunk: Svelte writes each as an object of its `hash` and
 * its `code`. Throws an `Error` when such an object has no plain text.
 */
export function stylesIn(code: string): string[] {
  const styles: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    if ((node as Node).type === 'ObjectExpression') {
      const hash = textOf(property(node as Node, 'hash'));
      if (hash !== undefined && /^svelte-/.test(hash)) {
        const text = textOf(property(node as Node, 'code'));
        if (text === undefined) throw new Error(`The style ${hash} is not plain text.`);
        styles.push(text);
      }
    }
    Object.values(node).forEach(visit);
  };
  if (code.includes('svelte-')) visit(parseAst(code));
  return styles;
}

/** What is read of a node of the syntax tree (ESTree). */
interface Node {
  readonly type: string;
  readonly properties?: readonly {
    readonly key?: { name?: string; value?: unknown };
    readonly value?: Node;
  }[];
  readonly value?: unknown;
  readonly expressions?: readonly unknown[];
  readonly quasis?: readonly { readonly value: { readonly cooked: string } }[];
}

function property(object: Node, name: string): Node | undefined {
  return object.properties?.find(({ key }) => key?.name === name || key?.value === name)?.value;
}

function textOf(node: Node | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions?.length === 0)
    return node.quasis?.[0]?.value.cooked;
  return undefined;
}
