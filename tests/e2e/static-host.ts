/**
 * A static host as plain as they come: files of a folder under a path, nothing else. No fallback to
 * index.html, no rewriting and, unless asked for, no compression; what works here works anywhere. What goes wrong
 * on the way to a host or on it (tests/e2e/bad-hosts.ts) is put before it by `intervene`.
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

/** What a host in order says a file is, by its name. */
export const typeOf = (file: string): string => TYPES[extname(file)] ?? 'application/octet-stream';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** What is asked for, and what a host in order would answer. */
export interface Asked {
  /** Below the app, without a query: `assets/x.js`, `index.html` for the app itself. */
  readonly file: string;
  /** How many requests came before, since this began to intervene. */
  readonly before: number;
  readonly answer: Answer;
}

/** Gives another answer than the host would, or that one. */
export type Intervention = (asked: Asked) => Answer | Promise<Answer>;

export interface StaticHost {
  /** Address of the app, ending in a slash. */
  readonly url: string;
  /** Serves another folder from the next request on: a new build is published. */
  publish(folder: string): void;
  /** Lets something change the answers from the next request on; null leaves them alone again. */
  intervene(intervention: Intervention | null): void;
  /** What has been asked for, as `Asked.file` names it. */
  readonly requests: readonly string[];
  /** Stops answering: connections are refused. */
  stop(): Promise<void>;
  /** Answers again, at the same address. */
  resume(): Promise<void>;
}

const NOT_FOUND: Answer = { status: 404, headers: { 'Content-Type': 'text/plain' }, body: 'Not found' };

/**
 * @param path where the app lies on the host, beginning and ending in a slash
 * @param options.gzip whether text is sent compressed, as most hosts do
 * @param options.headers sent with every file
 */
export async function hostStatically(
  folder: string,
  path = '/',
  { gzip = false, headers = {} }: { gzip?: boolean; headers?: Readonly<Record<string, string>> } = {},
): Promise<StaticHost> {
  let published = folder;
  let intervention: Intervention | null = null;
  let before = 0;
  const requests: string[] = [];

  async function answer(below: string): Promise<Answer> {
    const file = join(published, below);
    let bytes: Buffer;
    try {
      bytes = await readFile(file);
    } catch {
      return NOT_FOUND;
    }
    const type = typeOf(file);
    const compress = gzip && /text|javascript|json|svg/.test(type);
    return {
      status: 200,
      headers: {
        'Content-Type': type,
        'Cache-Control': 'no-cache',
        ...headers,
        ...(compress && { 'Content-Encoding': 'gzip' }),
      },
      body: compress ? gzipSync(bytes) : bytes,
    };
  }

  const server = createServer((request, response) => {
    const send = ({ status, headers, body }: Answer) => response.writeHead(status, headers).end(body);
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (!pathname.startsWith(path)) return void send(NOT_FOUND);
    const asked = normalize(decodeURIComponent(pathname.slice(path.length)));
    if (asked.startsWith(`..${sep}`) || asked === '..') return void send(NOT_FOUND);
    const file = pathname.endsWith('/') ? join(asked, 'index.html') : asked;
    requests.push(file);
    const between = intervention;
    const order = between === null ? 0 : before++;
    answer(file)
      .then((own) => (between === null ? own : between({ file, before: order, answer: own })))
      .then(send, (error: unknown) => send({ status: 500, headers: {}, body: String(error) }));
  });
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}${path}`,
    publish: (next) => void (published = next),
    intervene: (next) => {
      intervention = next;
      before = 0;
    },
    requests,
    stop: () =>
      new Promise<void>((resolve, reject) => {
        if (!server.listening) return resolve();
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
    resume: () => (server.listening ? Promise.resolve() : listen(port)),
  };
}
