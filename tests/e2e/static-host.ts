/**
 * A static host as plain as they come: files of a folder under a path, nothing else. No fallback to
 * index.html, no rewriting and, unless asked for, no compression; what works here works anywhere.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export interface StaticHost {
  /** Address of the app, ending in a slash. */
  readonly url: string;
  /** Serves another folder from the next request on: a new build is published. */
  publish(folder: string): void;
  /** Stops answering: connections are refused. */
  stop(): Promise<void>;
  /** Answers again, at the same address. */
  resume(): Promise<void>;
}

/**
 * @param path where the app lies on the host, beginning and ending in a slash
 * @param options.gzip whether text is sent compressed, as most hosts do
 */
export async function hostStatically(
  folder: string,
  path = '/',
  { gzip = false }: { gzip?: boolean } = {},
): Promise<StaticHost> {
  let published = folder;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const refuse = () => response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
    if (!pathname.startsWith(path)) return void refuse();
    const below = normalize(decodeURIComponent(pathname.slice(path.length)));
    if (below.startsWith(`..${sep}`) || below === '..') return void refuse();
    const file = join(published, pathname.endsWith('/') ? join(below, 'index.html') : below);
    readFile(file).then((bytes) => {
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      const compress = gzip && /text|javascript|json|svg/.test(type);
      response
        .writeHead(200, {
          'Content-Type': type,
          'Cache-Control': 'no-cache',
          ...(compress && { 'Content-Encoding': 'gzip' }),
        })
        .end(compress ? gzipSync(bytes) : bytes);
    }, refuse);
  });
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve());
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}${path}`,
    publish: (next) => void (published = next),
    stop: () =>
      new Promise<void>((resolve, reject) => {
        if (!server.listening) return resolve();
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
    resume: () => (server.listening ? Promise.resolve() : listen(port)),
  };
}
