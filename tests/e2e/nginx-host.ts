/**
 * A `StaticHost` that is an nginx with hosting/nginx.conf, over TLS and HTTP/2, for `npm run test:host`: one process for
 * each test, at an origin of its own. It cannot be made to fail, so a test that asks for that is skipped.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { test } from '@playwright/test';
import type { StaticHost } from './static-host.ts';

const PUBLISHED = join(dirname(fileURLToPath(import.meta.url)), '../../hosting/nginx.conf');
/** Where Debian has it. */
const BROTLI = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

/** What tests/host/run.ts lays into the folder of a run, in which every host has one of its own. */
export const CERTIFICATE = 'certificate.pem';
export const KEY = 'key.pem';

/**
 * @param folder with what build/compress.ts has written in it
 * @param path where the app lies on the host, beginning and ending in a slash
 * @param run the folder of the run
 */
export async function hostOnNginx(folder: string, path: string, run: string): Promise<StaticHost> {
  const own = mkdtempSync(join(run, 'host-'));
  const place = join(own, 'root', path).replace(/\/$/, '');
  const log = join(own, 'access.log');
  const port = await freePort();
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(join(own, 'nginx.conf'), configurationOf(own, run, port));

  let running: ChildProcess | null = null;

  /** One link takes the place of another, so that no request finds half a version. */
  function publish(next: string): void {
    symlinkSync(resolve(next), `${place}.next`);
    renameSync(`${place}.next`, place);
  }

  async function resume(): Promise<void> {
    if (running !== null) return;
    let said = '';
    let ended = false;
    const child = spawn('nginx', ['-p', own, '-c', join(own, 'nginx.conf')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    child.on('error', (error) => ((said += String(error)), (ended = true)));
    child.on('exit', () => (ended = true));
    while (!(await answers(port))) {
      if (ended) throw new Error(`nginx does not run. ${said}`);
      await wait(20);
    }
    running = child;
  }

  async function stop(): Promise<void> {
    const child = running;
    running = null;
    if (child === null || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }

  publish(folder);
  await resume();
  return {
    url: `https://localhost:${port}${path}`,
    publish,
    intervene: (intervention) => {
      if (intervention !== null) test.skip(true, 'nginx cannot be made to fail');
    },
    get requests() {
      return readFileSync(log, 'utf8')
        .split('\n')
        .filter((line) => line.startsWith(path))
        .map((line) => line.slice(path.length));
    },
    stop,
    resume,
  };
}

/** The published configuration, what is a host's own in it replaced, in the frame that Debian puts around a site. */
function configurationOf(own: string, run: string, port: number): string {
  let site = readFileSync(PUBLISHED, 'utf8');
  for (const [line, replacement] of [
    ['listen 80;', `listen unix:${own}/plain.sock;`],
    ['listen [::]:80;', ''],
    ['listen 443 ssl http2;', `listen 127.0.0.1:${port} ssl http2;`],
    ['listen [::]:443 ssl http2;', ''],
    ['/etc/letsencrypt/live/tifa.example.org/fullchain.pem', join(run, CERTIFICATE)],
    ['/etc/letsencrypt/live/tifa.example.org/privkey.pem', join(run, KEY)],
    ['/var/www/tifa;', `${own}/root;`],
  ] as const) {
    if (!site.includes(line)) throw new Error(`hosting/nginx.conf no longer says: ${line}`);
    site = site.replace(line, replacement);
  }
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (what) => `${what}_temp_path ${own}/${what};`,
  );
  return `load_module ${BROTLI};
daemon off;
master_process off;
pid ${own}/nginx.pid;
error_log stderr;
events {}
http {
  ${temporary.join(' ')}
  log_format asked '$uri';
  access_log ${own}/access.log asked;
  ${site}
}
`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((give) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      give(true);
    });
    socket.on('error', () => give(false));
  });
}
