/** Whether a host gives every file of the app as it should: byte for byte, compressed, with its type and its headers. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect, type IncomingHttpHeaders } from 'node:http2';
import { extname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { cachingOf, HEADERS, TYPES } from '../../src/cli/hosting.ts';

interface Answer {
  readonly headers: IncomingHttpHeaders;
  readonly status: number;
  readonly body: Buffer;
}

export interface Checked {
  readonly files: number;
  /** Bytes that come over the network for all of it, by what is accepted. */
  readonly bytes: Readonly<Record<'br' | 'gzip' | 'identity', number>>;
  /** What is not as it should be, a line each. */
  readonly faults: readonly string[];
}

const UNPACK: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
};
const END = { br: '.br', gzip: '.gz', identity: '' } as const;

/**
 * @param url of the app, ending in a slash
 * @param folder what is published there
 * @param ca the certificate it is trusted by
 */
export async function checkFiles(url: string, folder: string, ca: Buffer): Promise<Checked> {
  let session = connect(url, { ca });
  const faults: string[] = [];
  const bytes = { br: 0, gzip: 0, identity: 0 };
  const ask = (path: string, headers: Record<string, string>) =>
    new Promise<Answer>((resolve, reject) => {
      const stream = session.request({ ':path': new URL(path, url).pathname, ...headers });
      const parts: Buffer[] = [];
      let got: IncomingHttpHeaders = {};
      stream.on('response', (heads) => (got = heads));
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () =>
        resolve({ headers: got, status: Number(got[':status']), body: Buffer.concat(parts) }),
      );
      stream.on('error', reject);
      stream.end();
    });

  try {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
    for (const [index, name] of files.entries()) {
      // A host ends a connection that has asked for much: nginx after a thousand requests.
      if (index % 250 === 249) {
        session.close();
        session = connect(url, { ca });
      }
      const content = readFileSync(join(folder, name));
      for (const encoding of ['br', 'gzip', 'identity'] as const) {
        const { headers, status, body } = await ask(name, { 'accept-encoding': encoding });
        const fault = (what: string) => faults.push(`${name} (${encoding}): ${what}`);
        bytes[encoding] += body.byteLength;
        if (status !== 200) {
          fault(`status ${status}`);
          continue;
        }
        const packed = encoding !== 'identity' && existsSync(join(folder, name + END[encoding]));
        const sent = headers['content-encoding'] ?? 'identity';
        if (sent !== (packed ? encoding : 'identity')) fault(`comes as ${sent}`);
        const unpacked = UNPACK[sent]?.(body) ?? body;
        if (hash(unpacked) !== hash(content)) fault('other bytes than were published');
        const type = TYPES[extname(name)] ?? 'application/octet-stream';
        if (headers['content-type'] !== type) fault(`type ${headers['content-type']}, not ${type}`);
        if (headers['cache-control'] !== cachingOf(name)) fault(`caching ${headers['cache-control']}`);
        if (packed && !/accept-encoding/i.test(headers.vary ?? ''))
          fault('does not vary by what is accepted');
        for (const [header, value] of Object.entries(HEADERS))
          if (headers[header.toLowerCase()] !== value)
            fault(`${header}: ${String(headers[header.toLowerCase()])}`);
      }
    }

    const home = await ask('./', { 'accept-encoding': 'br' });
    if (home.status !== 200) faults.push(`the app's own address: status ${home.status}`);
    const again = await ask('./', { 'accept-encoding': 'br', 'if-none-match': String(home.headers.etag) });
    if (again.status !== 304) faults.push(`asked again with its ETag: status ${again.status}`);
    const missing = await ask('assets/no-such-file.js', {});
    if (missing.status !== 404) faults.push(`a missing file: status ${missing.status}`);
    if (/max-age|immutable/.test(String(missing.headers['cache-control'])))
      faults.push('that a file is missing is remembered');
    if (missing.headers['x-content-type-options'] !== 'nosniff')
      faults.push('the page of a missing file comes without the headers');
    return { files: files.length, bytes, faults };
  } finally {
    session.close();
  }
}

const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
