/**
 * What a host is told of the app: the headers it should send with every file, as Netlify, Cloudflare Pages and Vercel
 * read them from files that lie beside index.html. hosting/README.md explains each host; hosting/nginx.conf says the
 * same to nginx, and src/cli/serve.ts sends it itself.
 *
 * Each file says nothing of caching: what these hosts do by themselves, to ask again with an ETag, is right for the
 * app, and a lifetime for `assets/` would stick to an answer that one of them is missing, too.
 */
import type { Plugin } from 'vite';
import { HEADERS } from '../src/cli/hosting.ts';

/** For Netlify and Cloudflare Pages. */
export const headersFile = (): string =>
  `/*\n${Object.entries(HEADERS)
    .map(([name, value]) => `  ${name}: ${value}\n`)
    .join('')}`;

/** For Vercel, when the folder itself is deployed. */
export const vercelFile = (): string =>
  `${JSON.stringify(
    {
      $schema: 'https://openapi.vercel.sh/vercel.json',
      // Nothing is left to build.
      framework: null,
      headers: [
        { source: '/(.*)', headers: Object.entries(HEADERS).map(([key, value]) => ({ key, value })) },
      ],
    },
    null,
    2,
  )}\n`;

export function hosting(): Plugin {
  return {
    name: 'tifa:hosting',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile() });
      this.emitFile({ type: 'asset', fileName: 'vercel.json', source: vercelFile() });
    },
  };
}
