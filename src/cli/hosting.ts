/** What any host of the app sends with its files. */

/** What a page cannot say of itself; its own policy (build/content-security.ts) says the rest. */
export const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** The type of each file there is, by the end of its name; what is not here is bytes. */
export const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.csv': 'text/csv; charset=utf-8',
  '.tbx': 'application/xml',
};

/** How long a browser may keep a file without asking: the names of those in `assets/` change with what is in them. */
export const cachingOf = (file: string): string =>
  /(^|\/)assets\//.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache';

/** What is worth compressing; pictures, fonts and what is packed already are not. */
export const isCompressible = (file: string): boolean =>
  /\.(html|js|css|json|webmanifest|svg|csv|tbx|wasm)$/.test(file);
