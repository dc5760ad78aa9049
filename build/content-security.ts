/**
 * The Content-Security-Policy of every page of the build, as a `meta` element, so that it holds on any static host:
 * nothing from elsewhere, no script and no style but our own files and what stands in the page, each by its hash;
 * no text becomes code (Trusted Types). The styles of components are sheets that their code makes (lean-libraries.ts), which
 * no policy judges apart from that code. The development server has none, because it puts scripts of its own there.
 *
 * What a `meta` element cannot say, a host may send as headers (README.md).
 */
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

export function contentSecurity(): Plugin {
  return {
    name: 'tifa:content-security',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const output of Object.values(bundle)) {
          if (output.type === 'asset' && output.fileName.endsWith('.html'))
            output.source = withPolicy(String(output.source));
        }
      },
    },
  };
}

/** The page with its policy, right behind the character set. Throws an `Error` where there is no place for it. */
export function withPolicy(html: string): string {
  const place = /<meta charset="utf-8"\s*\/?>/i;
  if (!place.test(html)) throw new Error('A page declares no character set, behind which its policy stands.');
  const policy = policyOf(html);
  return html.replace(
    place,
    (charset) => `${charset}<meta http-equiv="Content-Security-Policy" content="${policy}">`,
  );
}

export function policyOf(html: string): string {
  const inline = (tag: 'script' | 'style') =>
    [...html.matchAll(new RegExp(`<${tag}(?![^>]*\\ssrc=)[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))].map(
      ([, text]) => text!,
    );
  const hashes = (texts: readonly string[]) => [...new Set(texts.map(sourceHash))].sort();
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    // WebAssembly is what the trainer of the schedule is; it needs no `eval`.
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...hashes(inline('script'))],
    'style-src': ["'self'", ...hashes(inline('style'))],
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
