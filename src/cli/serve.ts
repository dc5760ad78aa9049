/** A folder of files over HTTP: the built app on one's own computer, as any static host would serve it. */
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cachingOf, HEADERS, TYPES } from './hosting.ts';

/** What lies beside a file, compressed (build/compress.ts), the best first. */
const ENCODINGS = [
  { name: 'br', end: '.br' },
  { name: 'gzip', end: '.gz' },
] as const;

interface Served {
  readonly type: string;
  readonly caching: string;
  /** The ends of those that lie beside it. */
  readonly packed: ReadonlySet<string>;
}

/**
 * A server of what lies in the folder now, not listening yet. What is asked for is looked up in the list of the files,
 * so that no address leads out of the folder.
 *
 * @throws where the folder cannot be read, or has no index.html
 */
export async function serveFolder(folder: string): Promise<Server> {
  const files = await listFolder(folder);
  if (!files.has('index.html')) throw new Error(`${folder} has no index.html: it is no built app.`);
  return createServer((request, response) => {
    answer(folder, files, request, response).catch((error: unknown) => {
      response.destroy();
      // Whoever asked has gone, as browsers do: with all of it, or in the middle of a download that was given up.
      if ((error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE') return;
      process.stderr.write(`${request.url ?? ''}: ${String(error)}\n`);
    });
  });
}

async function listFolder(folder: string): Promise<ReadonlyMap<string, Served>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = new Set(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name).slice(join(folder, sep).length).split(sep).join('/'),
      ),
  );
  const files = new Map<string, Served>();
  for (const name of names) {
    files.set(name, {
      type: TYPES[extname(name)] ?? 'application/octet-stream',
      caching: cachingOf(name),
      packed: new Set(ENCODINGS.map(({ end }) => end).filter((end) => names.has(name + end))),
    });
  }
  return files;
}

async function answer(
  folder: string,
  files: ReadonlyMap<string, Served>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  const refuse = (status: number, text: string) =>
    void response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
  const { method = 'GET', url = '/' } = request;
  if (method !== 'GET' && method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return refuse(405, 'Files are only read here.');
  }
  const name = nameOf(url);
  const served = name === null ? undefined : files.get(name);
  if (name === null || served === undefined) return refuse(404, 'There is no such file.');

  const accepted = (request.headers['accept-encoding'] ?? '').toString();
  const encoding = ENCODINGS.find(
    (one) =>
      served.packed.has(one.end) &&
      new RegExp(`\\b${one.name}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`).test(accepted),
  );
  const file = join(folder, name + (encoding?.end ?? ''));
  const { size, mtimeMs } = await stat(file);
  const tag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}${encoding === undefined ? '' : `-${encoding.name}`}"`;
  response.setHeader('Content-Type', served.type);
  response.setHeader('Cache-Control', served.caching);
  response.setHeader('ETag', tag);
  if (served.packed.size > 0) response.setHeader('Vary', 'Accept-Encoding');
  if ((request.headers['if-none-match'] ?? '').split(/\s*,\s*/).includes(tag)) {
    response.writeHead(304).end();
    return;
  }
  if (encoding !== undefined) response.setHeader('Content-Encoding', encoding.name);
  response.setHeader('Content-Length', size);
  response.writeHead(200);
  if (method === 'HEAD') response.end();
  else await pipeline(createReadStream(file), response);
}

/** The name of the file an address asks for; null where it is no address. */
function nameOf(url: string): string | null {
  try {
    const path = decodeURIComponent(url.split('?', 1)[0]!).slice(1);
    return path === '' || path.endsWith('/') ? `${path}index.html` : path;
  } catch {
    // Whoever writes half an escape asks for nothing that is here.
    return null;
  }
}
